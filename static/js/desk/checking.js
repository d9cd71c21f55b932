// Findings while somebody writes: the page is checked a moment after the last key.
import { ask, bar, form, typing } from "./form.js";
import { say, show } from "./findings.js";
import { preview } from "./preview.js";
import { keepTyped } from "./keeping.js";
import "./codes.js";
import "./keys.js";
import "./ordering.js";

const PAUSE = 500; // milliseconds without a key before the page is checked
let abort = new AbortController();
let waiting = 0;

async function check() {
  abort.abort();
  abort = new AbortController();
  try {
    const trouble = "The page could not be checked. It is checked again when you go on.";
    show(await (await ask(bar.dataset.checkUrl, trouble, { signal: abort.signal })).json());
  } catch (trouble) {
    if (trouble.name !== "AbortError") say(trouble.message);
  }
  preview();
}
function checkSoon() {
  window.clearTimeout(waiting);
  waiting = window.setTimeout(check, PAUSE);
}
for (const kind of ["input", "change"]) {
  form.addEventListener(kind, function () {
    typing.isTouched = true;
    checkSoon();
  });
}
document.addEventListener("formset:added", checkSoon);
document.addEventListener("formset:removed", checkSoon);

function start() {
  keepTyped();
  check();
}
// The admin's own scripts put the links that add a part into the page first.
if (window.django && window.django.jQuery) window.django.jQuery(start);
else if (document.readyState === "complete") start();
else window.addEventListener("load", start);
