// What is typed and not saved yet. It waits in this tab only, is sent in order, and goes when the server has it.
// No values of one person are ever sent for another, and none outlives a log-out.
import { learn } from "./session.js";
import { token } from "./token.js";

const PLACE = "counterpart.unsent";
const LARGEST_LAST_BREATH = 60_000; // what a browser still sends while a page goes is 64 KB

// Why a sending did not come to its end: "offline", "logged out", "gone" or "trouble".
export class NotSent extends Error {}

export function waiting() {
  const person = document.body.dataset.person;
  try {
    const kept = JSON.parse(sessionStorage.getItem(PLACE) || "null");
    return kept && person && kept.person === person ? kept.entries : [];
  } catch {
    return [];
  }
}

function store(entries) {
  try {
    if (entries.length) sessionStorage.setItem(PLACE, JSON.stringify({ person: document.body.dataset.person, entries }));
    else sessionStorage.removeItem(PLACE);
  } catch {
    // The tab's storage is full: the values stay on the page, and the warning before leaving stands.
  }
}

export function clear() {
  sessionStorage.removeItem(PLACE);
}

// Of another person, who logged in after a session had ended: not ours to show or to send.
if (document.body.dataset.person && sessionStorage.getItem(PLACE) && !waiting().length) clear();

let stamp = Date.now();
// An entry is what stands in the fields of one question: { url, page, key, seen, fields, left }.
export function put(entry) {
  stamp += 1;
  const others = waiting().filter((one) => one.url !== entry.url || one.key !== entry.key);
  store([...others, { ...entry, stamp }]);
}

function groups(entries) {
  const found = new Map();
  for (const entry of entries) {
    const name = `${entry.url} ${entry.page}`;
    found.set(name, [...(found.get(name) || []), entry]);
  }
  return [...found.values()];
}

function asForm(entries) {
  const data = new URLSearchParams({ page: entries[0].page });
  for (const entry of entries) {
    data.append(`seen-${entry.key}`, entry.seen);
    data.append(`shown-${entry.key}`, '{"decided": true}');
    for (const [name, value] of entry.fields) data.append(name, value);
    if (entry.left) data.append("left", entry.key);
  }
  return data;
}

async function post(entries, keepalive) {
  const body = asForm(entries);
  let answer;
  try {
    answer = await fetch(entries[0].url, {
      method: "POST",
      body,
      headers: { "X-CSRFToken": token() },
      redirect: "manual",
      keepalive: keepalive && body.toString().length < LARGEST_LAST_BREATH,
    });
  } catch {
    throw new NotSent("offline");
  }
  // Somebody logged in is refused for his role; without a session the token is refused too.
  const isRefused = answer.status === 403 && Number(answer.headers.get("Session-Seconds")) > 0;
  if (answer.type === "opaqueredirect" || (answer.status === 403 && !isRefused)) throw new NotSent("logged out");
  if (isRefused || [404, 409].includes(answer.status)) throw new NotSent("gone");
  if (!answer.ok) throw new NotSent("trouble");
  learn(answer);
  return answer.json();
}

let last = Promise.resolve();
// Sends what waits, one request after another. Gives the replies with the entries that each is about; raises NotSent.
export function send({ keepalive = false } = {}) {
  const next = last.catch(() => {}).then(() => sendAll(keepalive));
  last = next;
  return next;
}

async function sendAll(keepalive) {
  const replies = [];
  for (const entries of groups(waiting())) {
    const reply = await post(entries, keepalive);
    const sent = new Set(entries.map((one) => one.stamp));
    store(waiting().filter((one) => !sent.has(one.stamp)));
    replies.push({ reply, entries });
  }
  return replies;
}

// While a page goes there is no time to wait for the one before.
export function sendAtOnce() {
  for (const entries of groups(waiting())) post(entries, true).catch(() => {});
}
