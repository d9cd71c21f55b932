// A form that is saved with its button: what is typed into it waits in this tab until the server has taken it.
import { askBeforeLeaving, drop, fieldsOf, keep, kept, putBack } from "./unsaved.js";
import { token } from "./token.js";

const REFUSED = ".has-errors, .errornote, .errorlist, .error-summary"; // what was typed stands in the form already

// `prepare` makes room for what is put back and gives its fields; `restored` is told when they stand in the form.
export function keepForm(form, { prepare = (fields) => fields, restored = () => {} } = {}) {
  const place = { url: location.pathname, key: form.dataset.keep || form.id };
  const isMine = (one) => one.url === place.url && one.key === place.key;
  let isSent = false;
  const keepNow = () => keep({ ...place, fields: fieldsOf(form), isSent });
  for (const kind of ["input", "change"]) form.addEventListener(kind, keepNow);
  for (const kind of ["formset:added", "formset:removed"]) document.addEventListener(kind, keepNow);
  form.addEventListener("submit", function (event) {
    if (event.submitter?.formTarget === "_blank") return;
    // After a log-in in another tab the token of this page is old.
    form.elements.csrfmiddlewaretoken.value = token();
    isSent = true;
    keepNow();
  });
  // Back to a page that the browser had kept: what was sent may have failed.
  window.addEventListener("pageshow", (event) => { if (event.persisted) isSent = false; });
  askBeforeLeaving(() => !isSent && kept().some(isMine));

  const isRefused = "refused" in form.dataset || form.querySelector(REFUSED);
  if (isRefused) keepNow();
  const waiting = kept().find(isMine);
  if (!waiting || isRefused) return;
  putBack(form, prepare(waiting.fields));
  form.prepend(noteOn(isMine));
  restored();
  keepNow();
}

function noteOn(isMine) {
  const note = document.createElement("p");
  note.className = "typed-again";
  note.setAttribute("role", "status");
  const other = document.createElement("button");
  other.type = "button";
  other.className = "link-button";
  other.textContent = "Drop it";
  other.addEventListener("click", function () {
    drop(isMine);
    location.reload();
  });
  note.append("What you typed here before is back. It is not saved yet. ", other);
  return note;
}
