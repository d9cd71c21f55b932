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

  // The paper follows the question in hand: to the part of the agreement that it decides, as the server says.
  let lastQuestion = "";
  function scrollTo(key) {
    const known = document.querySelector('#places [data-place-of="' + CSS.escape(key) + '"]');
    const place = known && document.getElementById(known.dataset.anchor);
    if (place) showInPaper(place);
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

  // A live update names the parts that the paper shows, so that it brings only what is another now.
  function shownParts() {
    return Array.from(paper.querySelectorAll("[data-digest]")).map(function (part) {
      const around = part.parentElement.closest("[data-digest]");
      return [part.id, part.dataset.number || "", part.dataset.digest, around ? around.id : ""].join(" ");
    }).join(";");
  }
  if (form) {
    form.addEventListener("htmx:configRequest", function (event) {
      event.detail.parameters["showing"] = shownParts();
      event.detail.parameters["in-hand"] = lastQuestion;
    });
  }

  // Another number comes alone: the part, what stands under it, and all that refer to it say it.
  function renumber(line) {
    const { anchor, number } = line.dataset;
    const part = document.getElementById(anchor);
    for (const link of paper.querySelectorAll('a.reference[href="#' + CSS.escape(anchor) + '"]')) {
      // The heading in brackets stands where it stood: the first time in a clause, and not in what leads.
      const isHeaded = link.textContent.includes(" (");
      link.textContent = isHeaded ? line.textContent : line.textContent.replace(/ \(.*$/, "");
    }
    const old = part && part.dataset.number;
    if (!part || old === number) return;
    part.dataset.number = number;
    const letter = part.querySelector(":scope > .schedule-heading .schedule-letter");
    if (letter) letter.textContent = "Schedule " + number;
    if (!letter) numberSigns(part.querySelectorAll(":scope > :is(.section-heading, .clause-heading, .paragraph) > .number"), old, number);
  }
  function numberSigns(signs, old, number) {
    for (const sign of signs) {
      const rest = sign.textContent.slice(old.length);
      if (sign.textContent.startsWith(old) && (!rest || rest.startsWith("."))) sign.textContent = number + rest;
    }
  }

  // Of a part that changed come only the blocks and rows that are not here yet; the others move over from the old one.
  document.addEventListener("htmx:oobBeforeSwap", function (event) {
    const { target: old, fragment } = event.detail;
    const piece = fragment.firstElementChild;
    const why = piece && piece.querySelector(":scope > [data-keeps-why]");
    const its = old.querySelector(":scope > .because");
    if (why && its) why.replaceWith(its);
    else if (why) piece.dataset.digest = ""; // it is asked for again with the next update
    const places = Array.from(piece ? piece.querySelectorAll("[data-kept]") : []);
    // All are looked up before the first moves, for they are counted from where the old part has them.
    const kept = places.map((place) => keptFor(place, old));
    places.forEach(function (place, number) {
      const [count] = place.dataset.kept.split(" ").slice(-1).map(Number);
      // What cannot be found is asked for again with the next update.
      if (kept[number].length !== count) piece.dataset.digest = "";
      if (place.localName !== "tr" && !old.matches(".schedule")) {
        const signs = kept[number].flatMap((line) => Array.from(line.querySelectorAll(":scope > .number")));
        numberSigns(signs, old.dataset.number, piece.dataset.number);
      }
      // Between blocks stands a space, so that what is copied from the paper does not run together.
      place.replaceWith(...(place.localName === "tr" ? kept[number] : kept[number].flatMap((line) => [line, "\n"])));
    });
  });
  // What speaks against options is sent anew at each answer; what somebody has opened to read stays open.
  document.addEventListener("htmx:oobBeforeSwap", function (event) {
    const { target: old, fragment } = event.detail;
    if (!old.matches(".against")) return;
    const opened = Array.from(old.querySelectorAll("details"), (one) => one.open);
    fragment.querySelectorAll("details").forEach(function (one, number) { one.open = Boolean(opened[number]); });
  });
  // For blocks: how many the old part has, the first that stays, how many stay. For rows: the blocks, the table, and the same.
  function keptFor(place, old) {
    const [total, ...at] = place.dataset.kept.split(" ").map(Number);
    const blocks = Array.from(old.children).slice(-total);
    const [begin, count] = at.slice(-2);
    if (place.localName !== "tr") return blocks.slice(begin, begin + count);
    const body = blocks[at[0]] && blocks[at[0]].querySelector("tbody");
    return body ? Array.from(body.rows).slice(begin, begin + count) : [];
  }

  document.addEventListener("htmx:afterSettle", settled);
  document.addEventListener("htmx:oobAfterSwap", settled);
  function settled() {
    const places = document.getElementById("places");
    if (!places || "done" in places.dataset || !paper.firstElementChild) return;
    places.dataset.done = "";
    for (const line of places.querySelectorAll("[data-number]")) renumber(line);
    const shown = places.dataset.show && document.getElementById(places.dataset.show);
    const first = document.querySelector("[data-question]");
    if (shown) showInPaper(shown);
    else if (lastQuestion || first) scrollTo(lastQuestion || first.dataset.question);
  }
})();
