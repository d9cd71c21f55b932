// The desk's form is kept as every form is (../kept-form.js); its parts are numbered, so that room for new ones is made first.
import { form, typing } from "./form.js";
import { drawAllLines } from "./lines.js";
import { keepForm } from "../kept-form.js";

const MOST_PARTS = 50; // that are added by themselves
const COUNTED = /^(.+)-TOTAL_FORMS$/;

// Fields of parts, under the numbers that the parts have on this page: each goes to the row it was typed for, a new part
// (or one whose row is gone) to a new one.
function prepare(fields) {
  const values = new Map(fields);
  const renamed = new Map(); // "positions-3" -> "positions-4"
  for (const [name, count] of fields) {
    const list = name.match(COUNTED)?.[1];
    if (!list) continue;
    const rowOf = (number) => form.elements[`${list}-${number}-id`]?.value;
    const shown = Number(form.elements[`${list}-INITIAL_FORMS`].value);
    const byRow = new Map(Array.from({ length: shown }, (_, number) => [rowOf(number), number]));
    for (let number = 0; number < Number(count); number += 1) {
      const row = values.get(`${list}-${number}-id`);
      const to = row && byRow.has(row) ? byRow.get(row) : added(list);
      if (to !== undefined) renamed.set(`${list}-${number}`, `${list}-${to}`);
    }
  }
  // The state that was seen when it was typed: whoever saved meanwhile is not overwritten in silence.
  if (form.elements.row_state && values.has("row_state")) form.elements.row_state.value = values.get("row_state");
  return fields.map(function ([name, value]) {
    const [part, rest] = name.match(/^(.+-\d+)(-.+)$/)?.slice(1) || [name, ""];
    return [`${renamed.get(part) || part}${rest}`, value];
  });
}
// Adds a part; gives its number, undefined where the page has no room for more.
function added(list) {
  const add = document.querySelector(`#${CSS.escape(list)}-group .add-row a`);
  const total = form.elements[`${list}-TOTAL_FORMS`];
  const number = Number(total.value);
  if (!add || number >= MOST_PARTS) return undefined;
  add.click();
  return Number(total.value) > number ? number : undefined;
}

// Parts are added by the admin's own scripts, which must have run.
export function keepTyped() {
  keepForm(form, {
    prepare,
    restored() {
      typing.isTouched = true;
      drawAllLines();
    },
  });
}
