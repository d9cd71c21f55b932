// Every page of somebody who is logged in: the end of the session is said two minutes before, what still waits in this
// tab is sent, and a log-out takes it away.
const WARNING = 120; // seconds
const LOOK = 1_000; // milliseconds
const banner = document.querySelector("[data-session]");
const tabs = "BroadcastChannel" in window ? new BroadcastChannel("counterpart.session") : null;
let ends = 0;

function set(seconds) {
  ends = Date.now() + seconds * 1000;
  look();
}
// What an answer of the server says about the session; the other tabs hear of it.
export function learn(answer) {
  const header = answer.headers ? answer.headers.get("Session-Seconds") : answer.getResponseHeader("Session-Seconds");
  if (!header) return;
  set(Number(header));
  tabs?.postMessage(Number(header));
}

// The server has refused a request because there is no session any more.
export function end() {
  set(0);
}

function look() {
  if (!banner) return;
  const left = Math.round((ends - Date.now()) / 1000);
  const state = left <= 0 ? "ended" : left <= WARNING ? "ending" : "";
  if (banner.dataset.session === state) return;
  banner.dataset.session = state;
  banner.hidden = !state;
  for (const part of banner.querySelectorAll("[data-session-when]")) part.hidden = part.dataset.sessionWhen !== state;
}

if (banner) {
  set(Number(banner.dataset.seconds));
  tabs?.addEventListener("message", (event) => set(event.data));
  window.setInterval(look, LOOK);
  document.addEventListener("htmx:afterRequest", (event) => learn(event.detail.xhr));
  banner.querySelector("form").addEventListener("submit", async function (event) {
    event.preventDefault();
    const before = ends;
    const answer = await fetch(event.target.action, { method: "POST", body: new FormData(event.target), redirect: "manual" }).catch(() => null);
    if (answer && answer.ok) learn(answer);
    else if (answer) end();
    // After so many hours nothing extends a session.
    if (ends - before < 10_000) banner.querySelector("[data-session-final]").hidden = false;
  });
}
