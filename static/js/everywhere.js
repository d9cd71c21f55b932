// Every page of somebody who is logged in: what still waits in this tab is sent or put back, and a log-out
// takes it away.
import "./session.js";
import { keepForm } from "./kept-form.js";
import { send, waiting } from "./outbox.js";
import { dropAll } from "./unsaved.js";

const PATIENCE = 5_000; // milliseconds that a log-out waits for what is not saved yet

// The page of a step sends by itself, because it shows what became of each question.
if (!document.querySelector("[data-autosave]")) {
  const sendRest = () => send().catch(() => {});
  if (waiting().length) sendRest();
  window.addEventListener("online", sendRest);
}

// The desk keeps its own form, when the scripts of the admin have made its parts.
for (const form of document.querySelectorAll("form[data-keep]")) keepForm(form);

// The admin's own form of the log-out bears an id.
document.querySelector("[data-log-out], #logout-form")?.addEventListener("submit", async function (event) {
  event.preventDefault();
  const pause = new Promise((resolve) => { window.setTimeout(resolve, PATIENCE); });
  await Promise.race([send().catch(() => {}), pause]);
  dropAll();
  event.target.submit();
});
