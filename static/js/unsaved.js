// What somebody typed and the server does not have yet. It waits in this tab from the first key on, is put back into its
// fields after a reload or a log-in, and a page is not left in silence while it could be lost. It belongs to one person: it is
// never shown or sent for another, and none of it outlives a log-out. The wizard sends it by itself (outbox.js), other forms
// with their button (kept-form.js).
const PLACE = "counterpart.unsaved";
const person = document.querySelector("[data-person]")?.dataset.person || "";
let inMemory = null; // where the tab has no room for it: as long as this page stands

// An entry is what stands in some fields: { url, key, fields } and what its sender adds. Its `stamp` tells it from a later one.
export function kept() {
  if (inMemory) return inMemory;
  try {
    const found = JSON.parse(sessionStorage.getItem(PLACE) || "null");
    return found && person && found.person === person ? found.entries : [];
  } catch {
    return [];
  }
}

function store(entries) {
  try {
    if (entries.length) sessionStorage.setItem(PLACE, JSON.stringify({ person, entries }));
    else sessionStorage.removeItem(PLACE);
    inMemory = null;
  } catch {
    inMemory = entries;
  }
}

let stamp = Date.now();
// Takes the place of what was kept for the same fields before.
export function keep(entry) {
  stamp += 1;
  const others = kept().filter((one) => one.url !== entry.url || one.key !== entry.key);
  store([...others, { ...entry, stamp }]);
}
export function drop(isDone) {
  if (kept().some(isDone)) store(kept().filter((one) => !isDone(one)));
}
// Changes what is kept besides the fields; they stay.
export function amend(isMeant, more) {
  if (kept().some(isMeant)) store(kept().map((one) => (isMeant(one) ? { ...one, ...more } : one)));
}
export function dropAll() {
  inMemory = null;
  sessionStorage.removeItem(PLACE);
}

// Of another person, who logged in after a session had ended: not ours to show or to send.
if (person && sessionStorage.getItem(PLACE) && !kept().length) dropAll();

// What was sent with a button has come to an answer of the server, unless that was an error, a log-in, or a way back here.
const [arrival = {}] = performance.getEntriesByType("navigation");
const cameFromLogIn = document.referrer && /\/login\/$/.test(new URL(document.referrer).pathname);
const isDone = arrival.type !== "back_forward" && (arrival.responseStatus || 200) < 400 && !cameFromLogIn;
if (person && isDone) drop((one) => one.isSent);

// The fields of a part of a page, as its form would send them: [[name, value], ...].
export function fieldsOf(part, form = part) {
  const names = new Set(Array.from(part.querySelectorAll("[name]"), (field) => field.name));
  const isOfPage = /^csrfmiddlewaretoken$|^(seen|shown|paste)-/;
  return Array.from(new FormData(form)).filter(
    ([name, value]) => names.has(name) && !isOfPage.test(name) && typeof value === "string",
  );
}
// Hidden fields are the page's own and stay as they are.
export function putBack(part, fields) {
  // Rows that a script had added are made again first.
  part.dispatchEvent(new CustomEvent("putback", { detail: new Map(fields) }));
  for (const box of part.querySelectorAll('[type="checkbox"], [type="radio"]')) box.checked = false;
  for (const [name, value] of fields) {
    for (const field of part.querySelectorAll(`[name="${CSS.escape(name)}"]`)) {
      if (["radio", "checkbox"].includes(field.type)) field.checked ||= field.value === value;
      else if (field.type !== "hidden") field.value = value;
    }
  }
}

// The browser asks before this page goes while `isAtStake()`, or while the tab had no room.
export function askBeforeLeaving(isAtStake) {
  let isGoing = false; // the log-in of the banner leads back here, where everything is put back
  document.querySelector("[data-session] a")?.addEventListener("click", () => { isGoing = true; });
  window.addEventListener("beforeunload", function (event) {
    if (inMemory?.length || (isAtStake() && !isGoing)) event.preventDefault();
  });
}
