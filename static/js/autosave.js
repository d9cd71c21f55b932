// The step page: what is typed is saved while it is typed, question by question. Half-typed values are kept as they are;
// one becomes an answer when its field is left, or after five seconds without a key. Every page works without this file.
import { NotSent, put, send, sendAtOnce, waiting } from "./outbox.js";
import { askBeforeLeaving, fieldsOf, putBack } from "./unsaved.js";

const PAUSE = 1_000; // milliseconds without a key before what is typed is kept
const QUIET = 5_000; // before it counts as settled
const AGAIN = 10_000; // before a sending that failed is tried again

const form = document.querySelector("[data-autosave]");
const sign = document.querySelector("[data-save-sign]");
const url = form.dataset.autosave;
const page = form.elements.page.value;
const touched = new Map(); // key -> its timers
const kept = new Set(); // keys that the server keeps as typed, because they do not fit
const clashes = new Map(); // key -> who answered meanwhile

function questionOf(key) {
  return form.querySelector(`[data-question="${CSS.escape(key)}"]`);
}
function hidden(key, kind) {
  return form.elements[`${kind}-${key}`];
}

// 1. What is typed waits in this tab from the first key on.
function note(key, left) {
  const question = questionOf(key);
  if (!question) return;
  // Which of two answers counts is decided by the button, not in passing.
  const isSettled = left && !question.querySelector(".clash");
  put({ url, page, key, seen: hidden(key, "seen").value, fields: fieldsOf(question, form), left: isSettled });
}
function touch(key) {
  stop(key);
  note(key, false);
  touched.set(key, [window.setTimeout(sendNow, PAUSE), window.setTimeout(leave, QUIET, key)]);
}
function stop(key) {
  for (const timer of touched.get(key) || []) window.clearTimeout(timer);
  touched.delete(key);
}
function leave(key) {
  if (!touched.has(key)) return;
  stop(key);
  note(key, true);
  sendSoon();
}
function leaveAll() {
  for (const key of [...touched.keys()]) {
    stop(key);
    note(key, true);
  }
}
let soon = 0;
// The live panel is asked first, so that it can show what changes.
function sendSoon() {
  window.clearTimeout(soon);
  soon = window.setTimeout(sendNow, PAUSE);
}

form.addEventListener("input", function (event) {
  const question = event.target.closest("[data-question]");
  if (question) touch(question.dataset.question);
});
form.addEventListener("change", function (event) {
  const question = event.target.closest("[data-question]");
  const isAll = question && (event.target.type === "radio" || question.querySelectorAll("[name]:not([type=hidden])").length === 1);
  if (isAll) leave(question.dataset.question);
});
form.addEventListener("focusout", function (event) {
  const question = event.target.closest("[data-question]");
  if (question && !question.contains(event.relatedTarget)) leave(question.dataset.question);
});

// 2. What became of it.
async function sendNow() {
  try {
    const replies = await send();
    for (const { reply, entries } of replies) take(reply, entries);
    // The menu of the sections shows by itself what that has changed.
    if (replies.some(({ reply }) => Object.keys(reply.settled).length)) document.body.dispatchEvent(new Event("settled"));
    say();
  } catch (trouble) {
    if (!(trouble instanceof NotSent)) throw trouble;
    say(trouble.message);
    if (trouble.message === "trouble" || trouble.message === "offline") window.setTimeout(sendNow, AGAIN);
  }
}
function take(reply, entries) {
  for (const entry of entries.filter((one) => one.url === url)) {
    const { key } = entry;
    const isNewer = touched.has(key) || waiting().some((one) => one.url === url && one.key === key);
    kept.delete(key);
    if (key in reply.clashes) clashes.set(key, reply.clashes[key]);
    else if (key in reply.settled) {
      clashes.delete(key);
      // The page stands on its own save from here on.
      const { seen, shown } = reply.settled[key];
      if (hidden(key, "seen")) hidden(key, "seen").value = seen;
      if (hidden(key, "shown") && !isNewer) hidden(key, "shown").value = shown;
      if (!isNewer) showTrouble(key, []);
    } else if (entry.left && !isNewer && reply.kept[key]?.length) {
      kept.add(key);
      showTrouble(key, reply.kept[key]);
    }
  }
}
function showTrouble(key, messages) {
  const question = questionOf(key);
  const place = question?.querySelector("[data-trouble]");
  if (!place) return;
  for (const old of question.querySelectorAll(".question-errors, .invalid-feedback")) if (old !== place) old.remove();
  for (const field of question.querySelectorAll("[aria-invalid]")) field.removeAttribute("aria-invalid");
  for (const field of question.querySelectorAll(".is-invalid")) field.classList.remove("is-invalid");
  question.classList.toggle("has-errors", messages.length > 0);
  place.replaceChildren(...messages.map(function (message) {
    const line = document.createElement("p");
    line.textContent = message;
    return line;
  }));
  place.hidden = !messages.length;
}

// 3. The sign. It changes only when there is something to know, so that nobody is disturbed.
const WORDS = {
  offline: "You are offline. What you typed waits in this tab and is saved when the connection is back. Keep the tab open.",
  "logged out": "Your session has ended. What you typed waits in this tab: log in again to save it.",
  gone: "This agreement can no longer be changed here, so what you typed last is not saved. Copy it before you leave.",
  trouble: "Saving does not work at this moment. What you typed waits in this tab; it is tried again by itself.",
};
function say(state = "") {
  let words = WORDS[state] || "Saved";
  if (!state && clashes.size) {
    const [[key, who]] = clashes;
    words = `Answered meanwhile by ${who}: ${shortOf(key)}. Load the page again to choose which answer counts.`;
  } else if (!state && kept.size) {
    words = kept.size === 1 ? "Saved, but for 1 answer that does not fit yet" : `Saved, but for ${kept.size} answers that do not fit yet`;
  }
  sign.dataset.saveSign = state || (clashes.size ? "clash" : kept.size ? "kept" : "saved");
  if (sign.textContent !== words) sign.textContent = words;
}
function shortOf(key) {
  return questionOf(key)?.querySelector(".question-ask")?.textContent.trim() || key;
}

// 4. Leaving: links, Back, reload, another tab. What waits is sent, and it still waits here if that fails.
document.addEventListener("visibilitychange", function () {
  if (document.visibilityState === "hidden") leaveAll();
  if (document.visibilityState === "hidden" && waiting().length) sendAtOnce();
});
window.addEventListener("pagehide", function () {
  leaveAll();
  if (waiting().length) sendAtOnce();
});
window.addEventListener("online", sendNow);
window.addEventListener("offline", function () { if (waiting().length) say("offline"); });
askBeforeLeaving(() => waiting().length > 0 && sign.dataset.saveSign in WORDS);

// 5. A button sends the whole page, after what still waits; without a connection the page stays.
let isReady = false;
form.addEventListener("submit", async function (event) {
  if (isReady) return;
  leaveAll();
  if (!waiting().length) return;
  event.preventDefault();
  await sendNow();
  if (waiting().length && ["offline", "logged out"].includes(sign.dataset.saveSign)) {
    sign.scrollIntoView({ block: "nearest" });
    return;
  }
  isReady = true;
  form.requestSubmit(event.submitter);
});

// 6. What waited when the page was left, or when the session ended, is put back and sent.
function restore(entry) {
  const question = questionOf(entry.key);
  if (question) putBack(question, entry.fields);
}
const mine = waiting().filter((one) => one.url === url);
mine.forEach(restore);
if (waiting().length) sendNow();
// Questions and clauses that come with it are asked for as if it was typed now.
if (mine.length) window.addEventListener("load", () => form.dispatchEvent(new Event("input", { bubbles: true })));
// What the server kept as it was typed counts as touched, so that it is settled where it fits by now.
for (const mark of form.querySelectorAll("[data-unsettled]")) {
  const { question } = mark.closest("[data-question]").dataset;
  touched.set(question, [window.setTimeout(leave, QUIET, question)]);
}
