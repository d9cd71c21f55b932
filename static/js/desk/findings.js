// What a check has found: at its field, and in other places because of it.
import { bar, form, make, typing } from "./form.js";
import { goToLine, markLines } from "./lines.js";
import { rewrite } from "./writing.js";

const LEVELS = { error: "Error", warning: "Warning", hint: "Hint" };
const status = bar.querySelector("[data-desk-status]");
const elsewhere = bar.querySelector("[data-desk-elsewhere]");

export function say(words) {
  if (status.textContent !== words) status.textContent = words;
}
export function show(found) {
  const byField = new Map();
  const general = [];
  for (const finding of found.findings) {
    const control = finding.field && form.elements[finding.field];
    if (!control || control.type === "hidden") general.push(finding);
    else if (byField.has(finding.field)) byField.get(finding.field).push(finding);
    else byField.set(finding.field, [finding]);
  }
  for (const control of form.elements) {
    if (control.name && !control.name.includes("__prefix__")) {
      showAt(control, byField.get(control.name) || [], found.in_words[control.name] || "", found.mends[control.name]);
    }
  }
  showElsewhere(general, found);
  say(verdict(found));
}
function verdict(found) {
  const counts = Object.keys(LEVELS)
    .map((level) => [LEVELS[level].toLowerCase(), found.findings.filter((one) => one.level === level).length])
    .filter(([, count]) => count)
    .map(([word, count]) => `${count} ${word}${count === 1 ? "" : "s"}`);
  const here = counts.length ? `On this page: ${counts.join(", ")}.` : "Nothing wrong on this page.";
  const others = found.elsewhere.length + found.more_elsewhere;
  return others ? `${here} In other places, because of it: ${others}.` : here;
}
// The field's own box, after which its findings stand.
function boxOf(control) {
  return control.closest(".flex-container:not(.form-multiline)") || control.parentElement;
}
function showAt(control, findings, words, mend) {
  const box = boxOf(control);
  // What the last save refused stays in sight until somebody goes on writing; only how to mend it comes beside.
  const refused = box.parentElement.querySelector(".errorlist") || box.closest(".form-row")?.querySelector(":scope > .errorlist");
  const isAsSaved = refused && !typing.isTouched;
  if (isAsSaved) [findings, words] = [[], ""];
  else if (refused) refused.hidden = true;
  const key = JSON.stringify([findings, words, mend, isAsSaved]);
  if (control.type === "hidden" || control.dataset.shown === key) return;
  control.dataset.shown = key;
  const id = `live-${control.name}`;
  document.getElementById(id)?.remove();
  const described = (control.getAttribute("aria-describedby") || "").split(" ").filter((one) => one && one !== id);
  if (findings.length || words || mend) {
    const list = make("div", "live");
    list.id = id;
    if (words) list.append(make("p", "live-words", `In words: ${words}`));
    for (const finding of findings) list.append(lineOf(finding, control));
    if (mend) list.append(mender(control, mend));
    (isAsSaved ? refused : box).after(list);
    described.unshift(id);
  }
  control.setAttribute("aria-describedby", described.join(" "));
  if (isAsSaved) return;
  const isWrong = findings.some((one) => one.level === "error");
  if (isWrong) control.setAttribute("aria-invalid", "true");
  else control.removeAttribute("aria-invalid");
  markLines(control, findings);
}
// Writes the mended text into the field: a change like any other, which the browser's undo takes back.
function mender(control, mend) {
  const button = make("button", "live-mend", mend.words);
  button.type = "button";
  button.addEventListener("click", function () { rewrite(control, mend.text); });
  return button;
}
function lineOf(finding, control) {
  const line = make("p", `live-finding live-${finding.level}`);
  line.append(make("strong", "", `${LEVELS[finding.level]}: `));
  const isNumbered = finding.line && control && control.tagName === "TEXTAREA";
  if (isNumbered) {
    const jump = make("button", "line-link", `Line ${finding.line}`);
    jump.type = "button";
    jump.addEventListener("click", function () { goToLine(control, finding.line); });
    line.append(jump, document.createTextNode(finding.words.replace(/^Line \d+/, "")));
  } else line.append(document.createTextNode(finding.words));
  return line;
}
function showElsewhere(general, found) {
  elsewhere.replaceChildren();
  for (const finding of general) elsewhere.append(lineOf(finding, null));
  if (!found.elsewhere.length) return;
  const details = make("details");
  details.append(make("summary", "", "What this change does in other places"));
  for (const finding of found.elsewhere) {
    const line = make("p", `live-finding live-${finding.level}`);
    line.append(make("strong", "", `${LEVELS[finding.level]}: `));
    if (finding.url) {
      const link = make("a", "", finding.place);
      link.href = finding.url;
      link.target = "_blank";
      line.append(link);
    } else line.append(document.createTextNode(finding.place));
    line.append(document.createTextNode(`: ${finding.words}`));
    details.append(line);
  }
  if (found.more_elsewhere) details.append(make("p", "", `And ${found.more_elsewhere} more.`));
  elsewhere.append(details);
}
