// Numbered lines beside a text, and a mark at each line that has a finding.
import { form, make } from "./form.js";

const numbered = new WeakMap();

function number(area) {
  if (numbered.has(area)) return;
  const frame = make("div", "lined");
  const back = make("div", "lined-back");
  back.setAttribute("aria-hidden", "true");
  area.before(frame);
  frame.append(back, area);
  numbered.set(area, { back: back, marks: new Map() });
  area.addEventListener("input", function () { drawLines(area); });
  area.addEventListener("scroll", function () { back.scrollTop = area.scrollTop; });
  new ResizeObserver(function () { drawLines(area); }).observe(area);
}
function drawLines(area) {
  const { back, marks } = numbered.get(area);
  back.style.width = `${area.clientWidth + 2}px`;
  back.style.height = `${area.offsetHeight}px`;
  back.replaceChildren(...area.value.split("\n").map(function (words, index) {
    const mark = marks.get(index + 1);
    return make("div", mark ? `lined-line lined-${mark}` : "lined-line", words || "\u200b");
  }));
  back.scrollTop = area.scrollTop;
}
export function markLines(control, findings) {
  if (!numbered.has(control)) return;
  const marks = new Map();
  for (const level of ["hint", "warning", "error"]) {
    for (const one of findings) if (one.level === level && one.line) marks.set(one.line, level);
  }
  numbered.get(control).marks = marks;
  drawLines(control);
}
export function goToLine(area, line) {
  const lines = area.value.split("\n");
  const start = lines.slice(0, line - 1).join("\n").length + (line > 1 ? 1 : 0);
  area.focus();
  area.setSelectionRange(start, start + (lines[line - 1] || "").length);
  if (!numbered.has(area)) return;
  const place = numbered.get(area).back.children[line - 1];
  if (place) area.scrollTop = place.offsetTop - area.clientHeight / 3;
}
function numberAll() {
  for (const area of form.querySelectorAll("textarea.draft-text")) {
    if (area.dataset.language === "text" && !area.name.includes("__prefix__")) number(area);
  }
}
// After a value was set by a script, which no event tells.
export function drawAllLines() {
  for (const area of form.querySelectorAll("textarea")) if (numbered.has(area)) drawLines(area);
}

numberAll();
document.addEventListener("formset:added", numberAll);
