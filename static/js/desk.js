// Legal's desk: findings while somebody writes, numbered lines, codes to insert, the preview, and nothing lost
// when a session ends. Every page works without this file.
(function () {
  "use strict";

  const bar = document.querySelector("[data-desk]");
  if (!bar) return;
  const form = bar.closest("form");
  const status = bar.querySelector("[data-desk-status]");
  const elsewhere = bar.querySelector("[data-desk-elsewhere]");
  const PAUSE = 500; // milliseconds without a key before the page is checked
  const LEVELS = { error: "Error", warning: "Warning", hint: "Hint" };
  const LOGGED_OUT = "You are logged out. Log in in another tab, then go on here: what you typed is still on this page.";

  function make(tag, className, words) {
    const element = document.createElement(tag);
    if (className) element.className = className;
    if (words) element.textContent = words;
    return element;
  }
  function say(words) {
    if (status.textContent !== words) status.textContent = words;
  }
  // After a log-in in another tab the token of this page is old; the cookie holds the new one.
  function freshToken() {
    const cookie = document.cookie.match(/(?:^|; )(?:__Host-)?csrftoken=([^;]+)/);
    if (cookie) form.elements.csrfmiddlewaretoken.value = cookie[1];
  }
  async function send(url) {
    freshToken();
    const answer = await fetch(url, { method: "POST", body: new FormData(form), signal: abort.signal });
    if (answer.redirected || answer.status === 403) throw new Error(LOGGED_OUT);
    if (!answer.ok) throw new Error("The page could not be checked. It is checked again when you go on.");
    return answer;
  }

  // 1. Findings while somebody writes.
  let abort = new AbortController();
  let waiting = 0;
  let isTouched = false;

  async function check() {
    abort.abort();
    abort = new AbortController();
    try {
      const found = await (await send(bar.dataset.checkUrl)).json();
      show(found);
    } catch (trouble) {
      if (trouble.name !== "AbortError") say(trouble.message);
    }
    if (drawer && drawer.dataset.shows === "preview") preview();
  }
  function checkSoon() {
    window.clearTimeout(waiting);
    waiting = window.setTimeout(check, PAUSE);
  }
  for (const kind of ["input", "change"]) {
    form.addEventListener(kind, function () {
      isTouched = true;
      checkSoon();
    });
  }
  document.addEventListener("formset:added", checkSoon);
  document.addEventListener("formset:removed", checkSoon);

  function show(found) {
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
        showAt(control, byField.get(control.name) || [], found.in_words[control.name] || "");
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
  function showAt(control, findings, words) {
    const box = boxOf(control);
    const key = JSON.stringify([findings, words]);
    if (control.type === "hidden" || control.dataset.shown === key) return;
    // What the last save refused stays in sight until somebody goes on writing.
    const refused = box.parentElement.querySelector(".errorlist") || box.closest(".form-row")?.querySelector(":scope > .errorlist");
    if (refused && !isTouched) return;
    if (refused) refused.hidden = true;
    control.dataset.shown = key;
    const id = `live-${control.name}`;
    document.getElementById(id)?.remove();
    const described = (control.getAttribute("aria-describedby") || "").split(" ").filter((one) => one && one !== id);
    if (findings.length || words) {
      const list = make("div", "live");
      list.id = id;
      if (words) list.append(make("p", "live-words", `In words: ${words}`));
      for (const finding of findings) list.append(lineOf(finding, control));
      box.after(list);
      described.unshift(id);
    }
    control.setAttribute("aria-describedby", described.join(" "));
    const isWrong = findings.some((one) => one.level === "error");
    if (isWrong) control.setAttribute("aria-invalid", "true");
    else control.removeAttribute("aria-invalid");
    markLines(control, findings);
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

  // 2. Numbered lines beside a text, and a mark at each line that has a finding.
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
  function markLines(control, findings) {
    if (!numbered.has(control)) return;
    const marks = new Map();
    for (const level of ["hint", "warning", "error"]) {
      for (const one of findings) if (one.level === level && one.line) marks.set(one.line, level);
    }
    numbered.get(control).marks = marks;
    drawLines(control);
  }
  function goToLine(area, line) {
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
  numberAll();
  document.addEventListener("formset:added", numberAll);

  // 3. A drawer at the side: the codes to insert, or the preview.
  let drawer = null;
  let opener = null;
  let target = null; // where the cursor was last
  form.addEventListener("focusin", function (event) {
    const control = event.target;
    if (control.tagName === "TEXTAREA" && control.dataset.language) {
      target = control;
      if (drawer && drawer.dataset.shows === "codes") showCodes();
    }
  });
  function openDrawer(shows, title, from) {
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

  // 3a. Codes.
  let codes = null;
  const inserter = bar.querySelector("[data-desk-insert]");
  inserter.setAttribute("role", "button");
  inserter.addEventListener("click", async function (event) {
    event.preventDefault();
    openDrawer("codes", "Codes to insert", inserter);
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
      const answer = await fetch(`${bar.dataset.codesUrl}?part=1`);
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
  const MOST_CODES = 60;
  function showCodes() {
    const list = drawer.querySelector("ul.codes");
    if (!codes || !list) return;
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
      button.addEventListener("click", function () { insert(isCondition ? code.condition : code.text); });
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
  function insert(code) {
    target.focus();
    // The old command is the only one that keeps the browser's own undo.
    if (!document.execCommand("insertText", false, code)) {
      target.setRangeText(code, target.selectionStart, target.selectionEnd, "end");
      target.dispatchEvent(new Event("input", { bubbles: true }));
    }
  }

  // 3b. The preview.
  const previewer = bar.querySelector("[data-desk-preview]");
  let previewed = new AbortController();
  if (previewer) {
    previewer.addEventListener("click", function (event) {
      event.preventDefault();
      openDrawer("preview", "Preview", previewer);
      drawer.append(make("div", "desk-preview"));
      drawer.querySelector("button").focus();
      preview();
    });
  }
  async function preview() {
    const place = drawer.querySelector(".desk-preview");
    freshToken();
    const sent = new FormData(form);
    for (const control of place.querySelectorAll("select")) sent.set(control.name, control.value);
    sent.set("part", "1");
    previewed.abort();
    previewed = new AbortController();
    try {
      const answer = await fetch(previewer.formAction, { method: "POST", body: sent, signal: previewed.signal });
      if (answer.redirected || answer.status === 403) throw new Error(LOGGED_OUT);
      if (!answer.ok) throw new Error("The preview could not be made.");
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

  // 4. Nothing lost: a session may end before the save, and a page may be left by mistake.
  const KEPT = "typed in the desk before the log-in";
  let isSubmitted = false;
  form.addEventListener("submit", function (event) {
    freshToken();
    isSubmitted = !(event.submitter && event.submitter.formTarget === "_blank");
    const fields = Array.from(new FormData(form)).filter(([name]) => name !== "csrfmiddlewaretoken");
    sessionStorage.setItem(KEPT, JSON.stringify({ path: location.pathname, fields: fields }));
  });
  window.addEventListener("beforeunload", function (event) {
    if (isTouched && !isSubmitted) event.preventDefault();
  });
  function restore(fields) {
    for (const [name, value] of fields) {
      const prefix = name.match(/^(.+)-TOTAL_FORMS$/);
      if (!prefix) continue;
      const add = document.querySelector(`#${CSS.escape(prefix[1])}-group .add-row a`);
      const total = form.elements[name];
      for (let tries = 0; add && total && Number(total.value) < Number(value) && tries < 50; tries += 1) add.click();
    }
    for (const box of form.querySelectorAll('input[type="checkbox"]')) {
      if (!box.name.includes("__prefix__")) box.checked = false;
    }
    for (const [name, value] of fields) {
      const control = form.elements[name];
      if (!control || /-(TOTAL|INITIAL|MIN_NUM|MAX_NUM)_FORMS$|-id$/.test(name)) continue;
      if (control.type === "checkbox") control.checked = true;
      else control.value = value;
    }
  }
  function start() {
    const kept = JSON.parse(sessionStorage.getItem(KEPT) || "null");
    sessionStorage.removeItem(KEPT);
    const cameFromLogin = /^(\/admin)?\/login\/$/.test(document.referrer ? new URL(document.referrer).pathname : "");
    if (kept && cameFromLogin && kept.path === location.pathname) {
      restore(kept.fields);
      isTouched = true;
      const note = make("p", "desk-restored", "What you typed before you logged in is back. It is not saved yet.");
      note.setAttribute("role", "status");
      form.prepend(note);
      for (const area of form.querySelectorAll("textarea")) if (numbered.has(area)) drawLines(area);
    }
    check();
  }
  // The admin's own scripts put the links that add a part into the page first.
  if (window.django && window.django.jQuery) window.django.jQuery(start);
  else window.addEventListener("load", start);
})();
