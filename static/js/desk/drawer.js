// The drawer at the side: the codes to insert, or the preview.
import { make } from "./form.js";

let drawer = null;
let opener = null;

// The drawer where it is open and shows this.
export function openWith(shows) {
  return drawer && drawer.dataset.shows === shows ? drawer : null;
}
// Opens it in the place of the one before; `shows` says what is in it.
export function openDrawer(shows, title, from) {
  if (drawer) drawer.remove();
  opener = from;
  drawer = make("aside", "desk-drawer");
  drawer.dataset.shows = shows;
  drawer.setAttribute("aria-label", title);
  const head = make("div", "desk-drawer-head");
  const close = make("button", "desk-drawer-close", "Close");
  close.type = "button";
  close.addEventListener("click", closeDrawer);
  head.append(make("h2", "", title), close);
  drawer.append(head);
  document.body.append(drawer);
  document.body.classList.add("has-drawer");
  drawer.addEventListener("keydown", function (event) { if (event.key === "Escape") closeDrawer(); });
  return drawer;
}
function closeDrawer() {
  drawer.remove();
  drawer = null;
  document.body.classList.remove("has-drawer");
  if (opener) opener.focus();
}
