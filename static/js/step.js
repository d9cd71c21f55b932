// The step page: the panel of the agreement on smaller screens, and its scrolling.
// Every page works without this file.
(function () {
  "use strict";

  const narrow = window.matchMedia("(max-width: 75rem)");
  const oneColumn = window.matchMedia("(max-width: 45rem)");
  const panel = document.getElementById("document-panel");
  const paper = document.getElementById("paper");
  const opener = document.querySelector("[data-panel-opener]");
  const closer = document.querySelector("[data-panel-closer]");
  const rail = document.querySelector("[data-rail]");
  // The rail is a menu where there is one column only.
  function foldRail() {
    if (rail) rail.open = !oneColumn.matches;
  }
  foldRail();
  // Folding moves the page up under the reader: what is wrong stays in sight.
  const wrong = document.querySelector("[data-focus]");
  if (wrong && oneColumn.matches) wrong.scrollIntoView();
  oneColumn.addEventListener("change", foldRail);

  // The panel opens over the questions where there is no room beside them.
  function setPanel(isOpen) {
    panel.classList.toggle("is-open", isOpen);
    opener.setAttribute("aria-expanded", String(isOpen));
    closer.hidden = !isOpen;
    (isOpen ? closer : opener).focus();
  }
  if (panel && opener && closer) {
    opener.setAttribute("role", "button");
    opener.setAttribute("aria-expanded", "false");
    opener.addEventListener("click", function (event) {
      if (!narrow.matches) return;
      event.preventDefault();
      setPanel(true);
      if (lastQuestion) scrollTo(lastQuestion);
    });
    closer.addEventListener("click", function () { setPanel(false); });
    panel.addEventListener("keydown", function (event) {
      if (event.key === "Escape" && narrow.matches) setPanel(false);
    });
  }

  // The paper follows the question in hand: to the first clause that reads its answer.
  let lastQuestion = "";
  function scrollTo(key) {
    const places = paper.querySelectorAll('.clause[data-questions~="' + CSS.escape(key) + '"]');
    // The definitions read nearly every answer; they are the place only where there is no other.
    const place = Array.from(places).find(isNoDefinition) || places[0];
    if (place) showInPaper(place);
  }
  function isNoDefinition(clause) {
    return !clause.querySelector(".definitions");
  }
  function showInPaper(place) {
    const top = place.getBoundingClientRect().top - paper.getBoundingClientRect().top;
    paper.scrollTo({ top: paper.scrollTop + top - 16 });
  }
  function follow(element) {
    const question = element.closest("[data-question]");
    if (!question || question.dataset.question === lastQuestion) return;
    lastQuestion = question.dataset.question;
    scrollTo(lastQuestion);
  }
  document.addEventListener("focusin", function (event) { follow(event.target); });

  const form = document.querySelector(".step-form");
  // An answer to what was typed before would put its defaults over what is typed now.
  if (form) {
    form.addEventListener("input", function () { window.htmx.trigger(form, "htmx:abort"); });
  }

  // The mark of a default goes when the user decides. Then it is an answer, even where it says the same
  // as the default: what was shown is replaced by what no answer can be.
  document.addEventListener("input", function (event) {
    const question = event.target.closest("[data-question]");
    if (!question) return;
    const mark = question.querySelector(".default-mark");
    const shown = question.querySelector('[name="shown-' + CSS.escape(question.dataset.question) + '"]');
    if (mark) mark.remove();
    if (shown) shown.value = '{"decided": true}';
  });

  document.addEventListener("htmx:load", function (event) {
    if (event.target !== paper && !paper.contains(event.target)) return;
    const first = document.querySelector("[data-question]");
    const marks = paper.querySelectorAll(".clause.new, .clause.changed");
    const marked = Array.from(marks).find(isNoDefinition) || marks[0];
    if (marked) showInPaper(marked);
    else if (lastQuestion || first) scrollTo(lastQuestion || first.dataset.question);
  });
})();
