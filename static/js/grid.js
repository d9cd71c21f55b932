// Tables of the wizard: Enter goes down and adds a row at the end, cells pasted from a spreadsheet fill rows, rows are
// added and removed in place. Every page works without this file.
(function () {
  "use strict";

  const form = document.querySelector(".step-form");
  if (!form) return;

  function order(key) {
    return form.elements[`order-${key}`];
  }
  function rowsOf(grid) {
    return Array.from(grid.tBodies[0].rows);
  }
  function cellsOf(row) {
    return Array.from(row.querySelectorAll("input, select"));
  }

  // The rows say by themselves which they are; numbers are for people and follow the order.
  function settle(grid) {
    const rows = rowsOf(grid);
    order(grid.dataset.grid).value = rows.map((row) => row.dataset.row).join(",");
    rows.forEach(function (row, index) {
      for (const named of row.querySelectorAll("[aria-label]")) {
        named.setAttribute("aria-label", named.getAttribute("aria-label").replace(/row (\d+|NUMBER)/, `row ${index + 1}`));
      }
    });
  }
  function newKey() {
    return Array.from(window.crypto.getRandomValues(new Uint8Array(4)), (one) => one.toString(16).padStart(2, "0")).join("");
  }
  function addRow(grid, rowKey = newKey()) {
    const pattern = form.querySelector(`[data-grid-row="${CSS.escape(grid.dataset.grid)}"]`);
    const row = pattern.content.firstElementChild.cloneNode(true);
    row.dataset.row = rowKey;
    for (const cell of cellsOf(row)) cell.name = cell.name.replace("-ROW-", `-${rowKey}-`);
    grid.tBodies[0].append(row);
    settle(grid);
    return row;
  }
  function changed(grid) {
    grid.dispatchEvent(new Event("input", { bubbles: true }));
  }

  form.addEventListener("click", function (event) {
    const button = event.target.closest("button");
    if (!button) return;
    const row = button.closest("[data-grid] tbody tr");
    if (row) {
      event.preventDefault();
      const grid = row.closest("[data-grid]");
      const next = row.nextElementSibling || row.previousElementSibling;
      row.remove();
      const stays = next || addRow(grid);
      settle(grid);
      cellsOf(stays)[0].focus();
      changed(grid);
    } else if (button.dataset.gridAdd) {
      event.preventDefault();
      const grid = form.querySelector(`[data-grid="${CSS.escape(button.dataset.gridAdd)}"]`);
      cellsOf(addRow(grid))[0].focus();
    }
  });

  // Enter in a cell would send the page.
  form.addEventListener("keydown", function (event) {
    const cell = event.target.closest("[data-grid] input");
    if (!cell || event.key !== "Enter" || event.isComposing) return;
    event.preventDefault();
    const row = cell.closest("tr");
    const column = cellsOf(row).indexOf(cell);
    const isLast = !row.nextElementSibling;
    const next = row.nextElementSibling || addRow(row.closest("[data-grid]"));
    cellsOf(next)[isLast ? 0 : column].focus();
  });

  function put(cell, words) {
    const text = words.trim();
    if (cell.tagName !== "SELECT") {
      cell.value = text;
      return;
    }
    const found = Array.from(cell.options).find((one) => one.text.toLowerCase() === text.toLowerCase());
    // What is no option stays to be seen; the server says what is wrong with it.
    if (!found) cell.add(new Option(text, text));
    cell.value = found ? found.value : text;
  }
  // A cell in quotes may hold line breaks and tabs, as spreadsheets copy it.
  function linesIn(text) {
    const lines = [[]];
    for (const [, quoted, plain, end] of text.replace(/\r\n?/g, "\n").matchAll(/(?:"((?:[^"]|"")*)"|([^\t\n]*))(\t|\n|$)/g)) {
      lines.at(-1).push(quoted === undefined ? plain : quoted.replaceAll('""', '"'));
      if (end === "\n") lines.push([]);
      if (end === "") break;
    }
    return lines.filter((line) => line.some((cell) => cell.trim()));
  }
  form.addEventListener("paste", function (event) {
    const cell = event.target.closest("[data-grid] input, [data-grid] select");
    const text = event.clipboardData ? event.clipboardData.getData("text/plain") : "";
    if (!cell || !/[\t\n\r]/.test(text.trim())) return;
    event.preventDefault();
    const grid = cell.closest("[data-grid]");
    let row = cell.closest("tr");
    const from = cellsOf(row).indexOf(cell);
    const lines = linesIn(text);
    const heads = Array.from(grid.tHead.rows[0].cells, (head) => head.firstChild?.textContent.trim().toLowerCase());
    if (lines[0].every((words, index) => heads[from + index]?.split(" (")[0] === words.trim().toLowerCase())) lines.shift();
    if (lines.some((line) => line.slice(cellsOf(row).length - from).some((words) => words.trim()))) {
      // More columns than there are: below the table the server says what is wrong, and nothing is lost.
      const below = form.elements[`paste-${grid.dataset.grid}`];
      below.closest("details").open = true;
      below.value = text;
      below.focus();
      return;
    }
    lines.forEach(function (line, index) {
      if (index) row = row.nextElementSibling || addRow(grid);
      line.forEach((words, column) => put(cellsOf(row)[from + column], words));
    });
    changed(grid);
  });

  // A live update takes the rows in which nobody typed from the answers: of hundreds, one is sent.
  function isTyped(row) {
    return cellsOf(row).some((cell) => cell.tagName === "SELECT"
      ? Array.from(cell.options).some((one) => one.selected !== one.defaultSelected && (one.value || one.defaultSelected))
      : cell.value !== cell.defaultValue);
  }
  form.addEventListener("htmx:configRequest", function (event) {
    const { parameters } = event.detail;
    for (const grid of form.querySelectorAll("[data-grid]")) {
      delete parameters[`base-${grid.dataset.grid}`];
      if (!("asAnswered" in grid.dataset)) continue;
      parameters[`sparing-${grid.dataset.grid}`] = "yes";
      for (const cell of rowsOf(grid).filter((row) => !isTyped(row)).flatMap(cellsOf)) delete parameters[cell.name];
    }
  });

  // What waited in this tab is put back: its rows first.
  form.addEventListener("putback", putBack, true);
  function putBack(event) {
    for (const grid of event.target.querySelectorAll("[data-grid]")) {
      const keys = (event.detail.get(`order-${grid.dataset.grid}`) || "").split(",").filter(Boolean);
      if (!keys.length) continue;
      const there = new Map(rowsOf(grid).map((row) => [row.dataset.row, row]));
      for (const [key, row] of there) if (!keys.includes(key)) row.remove();
      for (const key of keys) grid.tBodies[0].append(there.get(key) || addRow(grid, key));
      settle(grid);
    }
  }
})();
