// Parts are dragged into another place by the script of django-admin-sortable2, which sets their numbers. Here it is made part
// of the desk: parts fold to their headings meanwhile (desk.css), and a new order counts as typed.
import { form } from "./form.js";

function isList(target) {
  return target instanceof Element && target.matches("fieldset.sortable, fieldset.sortable tbody");
}
form.addEventListener("start", function (event) {
  // Folded, the part is somewhere else.
  if (isList(event.target)) event.item.scrollIntoView({ block: "center" });
});
form.addEventListener("end", function (event) {
  // The numbers are set after this event.
  if (isList(event.target)) window.setTimeout(() => event.target.dispatchEvent(new Event("input", { bubbles: true })));
});
