// Every page of somebody who is logged in: what still waits in this tab is sent, and a log-out takes it away.
import "./session.js";
import { clear, send, waiting } from "./outbox.js";

const PATIENCE = 5_000; // milliseconds that a log-out waits for what is not saved yet

// The page of a step sends by itself, because it shows what became of each question.
if (!document.querySelector("[data-autosave]")) {
  const sendRest = () => send().catch(() => {});
  if (waiting().length) sendRest();
  window.addEventListener("online", sendRest);
}

document.querySelector("[data-log-out]")?.addEventListener("submit", async function (event) {
  event.preventDefault();
  const pause = new Promise((resolve) => { window.setTimeout(resolve, PATIENCE); });
  await Promise.race([send().catch(() => {}), pause]);
  clear();
  event.target.submit();
});
