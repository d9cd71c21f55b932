// Nothing lost: a session may end before the save, and a page may be left by mistake.
import { form, make, refreshToken, typing } from "./form.js";
import { drawAllLines } from "./lines.js";

const KEPT = "typed in the desk before the log-in";
let isSubmitted = false;
form.addEventListener("submit", function (event) {
  refreshToken();
  isSubmitted = !(event.submitter && event.submitter.formTarget === "_blank");
  const fields = Array.from(new FormData(form)).filter(([name]) => name !== "csrfmiddlewaretoken");
  sessionStorage.setItem(KEPT, JSON.stringify({ path: location.pathname, fields: fields }));
});
window.addEventListener("beforeunload", function (event) {
  if (typing.isTouched && !isSubmitted) event.preventDefault();
});
function restore(fields) {
  for (const [name, value] of fields) {
    const prefix = name.match(/^(.+)-TOTAL_FORMS$/);
    if (!prefix) continue;
    const add = document.querySelector(`#${CSS.escape(prefix[1])}-group .add-row a`);
    const total = form.elements[name];
    for (let tries = 0; add && total && Number(total.value) < Number(value) && tries < 50; tries += 1) add.click();
  }
  for (const box of form.querySelectorAll('input[type="checkbox"]')) {
    if (!box.name.includes("__prefix__")) box.checked = false;
  }
  for (const [name, value] of fields) {
    const control = form.elements[name];
    if (!control || /-(TOTAL|INITIAL|MIN_NUM|MAX_NUM)_FORMS$|-id$/.test(name)) continue;
    if (control.type === "checkbox") control.checked = true;
    else control.value = value;
  }
}
// After a log-in that leads back here, what was typed before it stands in the form again.
export function restoreAfterLogin() {
  const kept = JSON.parse(sessionStorage.getItem(KEPT) || "null");
  sessionStorage.removeItem(KEPT);
  const cameFromLogin = /^(\/admin)?\/login\/$/.test(document.referrer ? new URL(document.referrer).pathname : "");
  if (!kept || !cameFromLogin || kept.path !== location.pathname) return;
  restore(kept.fields);
  typing.isTouched = true;
  const note = make("p", "desk-restored", "What you typed before you logged in is back. It is not saved yet.");
  note.setAttribute("role", "status");
  form.prepend(note);
  drawAllLines();
}
