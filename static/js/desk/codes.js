// Codes to insert at the cursor: questions, options, clauses and terms, found by their names.
import { LOGGED_OUT, bar, form, make } from "./form.js";
import { openDrawer, openWith } from "./drawer.js";
import { write } from "./writing.js";

const MOST_CODES = 60;
let target = null; // where the cursor was last
form.addEventListener("focusin", function (event) {
  const control = event.target;
  if (control.tagName === "TEXTAREA" && control.dataset.language) {
    target = control;
    showCodes();
  }
});

let codes = null;
const inserter = bar.querySelector("[data-desk-insert]");
inserter.setAttribute("role", "button");
inserter.addEventListener("click", async function (event) {
  event.preventDefault();
  const drawer = openDrawer("codes", "Codes to insert", inserter);
  const label = make("label", "", "Find a question, option, clause or term");
  const filter = make("input", "vTextField");
  filter.type = "search";
  filter.id = "desk-codes-filter";
  label.htmlFor = filter.id;
  const hint = make("p", "quiet");
  hint.dataset.hint = "";
  const list = make("ul", "codes");
  drawer.append(label, filter, hint, list);
  filter.addEventListener("input", showCodes);
  filter.focus();
  if (!codes) {
    hint.textContent = "The codes are fetched ...";
    const answer = await fetch(`${bar.dataset.codesUrl}?part=1`).catch(() => null);
    if (!answer) { hint.textContent = "The codes could not be fetched. Close this and open it again."; return; }
    if (answer.redirected || !answer.ok) { hint.textContent = LOGGED_OUT; return; }
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    codes = Array.from(page.querySelectorAll("[data-in-text]"), function (item) {
      return {
        kind: item.querySelector(".code-kind").textContent,
        title: item.querySelector(".code-title").textContent,
        text: item.dataset.inText,
        condition: item.dataset.inCondition,
      };
    });
  }
  showCodes();
});
function showCodes() {
  const drawer = openWith("codes");
  if (!codes || !drawer) return;
  const list = drawer.querySelector("ul.codes");
  const words = drawer.querySelector("#desk-codes-filter").value.toLowerCase().split(/\s+/).filter(Boolean);
  const isCondition = target && target.dataset.language === "condition";
  const fitting = codes.filter(function (code) {
    const searched = `${code.kind} ${code.title} ${code.text} ${code.condition}`.toLowerCase();
    return (isCondition ? code.condition : code.text) && words.every((word) => searched.includes(word));
  });
  const where = target ? `Inserted at the cursor in “${nameOf(target)}”` : "First put the cursor into a text or a condition";
  const more = fitting.length > MOST_CODES ? ` The first ${MOST_CODES} of ${fitting.length}.` : "";
  drawer.querySelector("[data-hint]").textContent = fitting.length ? `${where}.${more}` : "Nothing that fits here has this name.";
  list.replaceChildren(...fitting.slice(0, MOST_CODES).map(function (code) {
    const item = make("li");
    const button = make("button", "code-insert");
    button.type = "button";
    button.disabled = !target;
    button.append(make("span", "code-kind", code.kind), make("span", "code-title", code.title), make("code", "", isCondition ? code.condition : code.text));
    button.addEventListener("click", function () { write(target, isCondition ? code.condition : code.text); });
    item.append(button);
    return item;
  }));
}
function nameOf(control) {
  const label = control.labels && control.labels[0] ? control.labels[0].textContent.replace(/:$/, "") : control.name;
  const part = control.closest(".inline-related");
  const title = part && part.querySelector(".inline_label");
  return title ? `${label}, ${title.textContent.trim()}` : label;
}
