// The preview of what is typed, in the drawer, under the answers that are chosen there.
import { ask, bar, make } from "./form.js";
import { openDrawer, openWith } from "./drawer.js";

const previewer = bar.querySelector("[data-desk-preview]");
let previewed = new AbortController();
previewer?.addEventListener("click", function (event) {
  event.preventDefault();
  const drawer = openDrawer("preview", "Preview", previewer);
  drawer.append(make("div", "desk-preview"));
  drawer.querySelector("button").focus();
  preview();
});

// Makes it anew where it is open.
export async function preview() {
  const place = openWith("preview")?.querySelector(".desk-preview");
  if (!place) return;
  const chosen = Array.from(place.querySelectorAll("select"), (control) => [control.name, control.value]);
  previewed.abort();
  previewed = new AbortController();
  try {
    const options = { signal: previewed.signal, also: { ...Object.fromEntries(chosen), part: "1" } };
    const answer = await ask(previewer.formAction, "The preview could not be made.", options);
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const held = document.activeElement && document.activeElement.name;
    place.replaceChildren(...page.querySelector("[data-preview]").children);
    for (const control of place.querySelectorAll("select")) {
      control.addEventListener("change", preview);
      if (control.name === held) control.focus();
    }
  } catch (trouble) {
    if (trouble.name !== "AbortError") place.replaceChildren(make("p", "", trouble.message));
  }
}
