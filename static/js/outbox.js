// What is typed in the wizard is sent from here, in order, until the server has it.
import { end, learn } from "./session.js";
import { token } from "./token.js";
import { amend, drop, keep, kept } from "./unsaved.js";

const LARGEST_LAST_BREATH = 60_000; // what a browser still sends while a page goes is 64 KB

// Why a sending did not come to its end: "offline", "logged out", "gone" or "trouble".
export class NotSent extends Error {}

// An entry of ours is what stands in the fields of one question: { url, page, key, seen, fields, left }.
export function put(entry) {
  keep({ ...entry, isAnswer: true });
}
export function waiting() {
  return kept().filter((one) => one.isAnswer && !one.savedAt);
}

// While a page goes, the next one may be made already, from what stood before: what is saved in that moment is put back on
// it and sent again, which changes nothing where the server has it. On later pages it is done with.
let isGoing = false;
window.addEventListener("beforeunload", () => { isGoing = true; });
drop((one) => one.savedAt && one.savedAt < performance.timeOrigin);
amend((one) => one.savedAt, { savedAt: 0 });

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
  if (answer.type === "opaqueredirect" || (answer.status === 403 && !isRefused)) {
    end();
    throw new NotSent("logged out");
  }
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
    if (isGoing) amend((one) => sent.has(one.stamp), { savedAt: Date.now() });
    else drop((one) => sent.has(one.stamp));
    replies.push({ reply, entries });
  }
  return replies;
}

// While a page goes there is no time to wait for the one before.
export function sendAtOnce() {
  for (const entries of groups(waiting())) post(entries, true).catch(() => {});
}
