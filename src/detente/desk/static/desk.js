// Keys for all pages; and on a page beside its sources: words light up with their cell, cells with their words.
"use strict";

const keys = {
  "/": find, j: () => step(1), k: () => step(-1), m: () => choose("m"), x: () => choose("x"),
  a: () => choose("a", "accept"), r: () => choose("r", "reject"), e: () => choose("e", "edit"), u: undo,
};

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, select, textarea")) return;
  if (event.key === "Enter" && event.target.matches("mark.said")) rest(event.target);
  if (keys[event.key]) {
    event.preventDefault();
    keys[event.key]();
  }
});

function find() {
  document.getElementById("find").focus();
}

function step(by) {
  const items = [...document.querySelectorAll("[data-item]")];
  const now = items.findIndex((item) => item.contains(document.activeElement));
  const next = items[now < 0 ? (by > 0 ? 0 : items.length - 1) : now + by];
  if (next) (next.tabIndex >= 0 ? next : next.querySelector("[data-open]") ?? next.querySelector("a, button, input"))?.focus();
}

// goes to a button of what one is at, so that Enter decides: a key alone never does; or to the page that has the button
function choose(key, way) {
  const here = document.activeElement.closest("[data-item]") ?? document.querySelector("[data-item]");
  const button = here?.querySelector(`[data-key="${key}"]`);
  const judge = way && here?.querySelector("[data-judge]");
  if (button) button.focus();
  else if (judge) {
    const to = new URL(judge.href);
    to.searchParams.set("do", way);
    location.assign(to);
  }
}

// goes to the undoing of what one is at, or else of what was decided last
function undo() {
  const at = document.activeElement.closest("[data-item]")?.querySelector("[data-undo]");
  (at ?? document.querySelector("[data-undo]"))?.focus();
}

// the words that support a value are those that one marks in a report
const wanted = document.querySelector("[data-words]");
if (wanted) {
  document.addEventListener("selectionchange", () => {
    const marked = getSelection();
    if (!marked.isCollapsed && marked.anchorNode?.parentElement?.closest(".text")) wanted.value = marked.toString().replace(/\s+/g, " ").trim();
  });
}

// files are sent with a sign of how far they are, and may be dropped anywhere on a page that takes them
const add = document.querySelector("[data-add]");
if (add) {
  const files = add.querySelector("[type=file]"), told = add.querySelector("[data-sent]"), bar = add.querySelector("progress");
  const send = (given) => {
    const form = new FormData(add);
    form.delete("files");
    for (const file of given) form.append("files", file, file.webkitRelativePath || file.name);
    const request = new XMLHttpRequest();
    request.open("POST", add.action);
    request.upload.addEventListener("progress", (now) => {
      bar.hidden = false;
      bar.value = now.loaded / now.total;
      told.textContent = `${Math.round((100 * now.loaded) / now.total)}% sent`;
    });
    request.addEventListener("load", () => {
      if (request.status === 200) location.assign(request.responseURL);
      else {
        const page = new DOMParser().parseFromString(request.responseText, "text/html");
        told.textContent = page.querySelector("main")?.textContent.replace(/\s+/g, " ").trim() || `refused (${request.status})`;
      }
    });
    request.addEventListener("error", () => { told.textContent = "The Desk did not answer; nothing was taken. Send them again."; });
    request.send(form);
  };
  add.addEventListener("submit", (event) => {
    event.preventDefault();
    send(files.files);
  });
  document.addEventListener("dragover", (event) => {
    event.preventDefault();
    add.classList.add("over");
  });
  document.addEventListener("dragleave", () => add.classList.remove("over"));
  document.addEventListener("drop", (event) => {
    event.preventDefault();
    add.classList.remove("over");
    if (event.dataTransfer.files.length) send(event.dataTransfer.files);
  });
}

// what is being put together is asked for again in a moment
if (document.querySelector("[data-later]")) setTimeout(() => location.reload(), 2000);

// how far the reading is; when it is done the page is loaded once more
const running = document.querySelector("[data-adding=running]");
if (running) {
  const ask = async () => {
    const { state } = await (await fetch("/adding.json")).json();
    if (!state.running) return location.reload();
    const bar = running.querySelector("progress"), head = running.querySelector("h2");
    if (state.total) {
      bar.max = state.total;
      bar.value = state.done;
    }
    const phases = { waiting: "Waiting for what is under way", adding: "Taking files in: " + state.done, reading: state.total ? `Reading ${state.done} of ${state.total} reports` : "Reading", joining: "Joining what the reports tell" };
    if (head.textContent !== phases[state.phase]) head.textContent = phases[state.phase];
    running.querySelector(".src").textContent = state.name;
    setTimeout(ask, 700);
  };
  setTimeout(ask, 700);
}

// the cells that a click chose: they stay lit until another click, or Escape
let chosen = document.querySelector("mark[data-cells~=asked]") ? ["asked"] : [];
// a page that moved under a pointer at rest has put something there that nobody points at
let still = false;
const beside = document.querySelector("[data-beside]");
if (beside) {
  beside.addEventListener("mouseover", (event) => { if (!still) light(cellsAt(event.target)); });
  document.addEventListener("mousemove", (event) => {
    if (!still || !(event.movementX || event.movementY)) return;
    still = false;
    light(cellsAt(event.target));
  });
  beside.addEventListener("mouseleave", () => light(cellsAt(document.activeElement)));
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") light((chosen = []));
  });
  beside.addEventListener("focusin", (event) => {
    const cells = cellsAt(event.target);
    light(cells);
    if (event.target.closest("[data-cell]")) show(cells, event.target.dataset.report);
  });
  beside.addEventListener("focusout", () => light([]));
  beside.addEventListener("click", (event) => {
    const tab = event.target.closest("[data-tab]");
    const cite = event.target.closest("a[data-report]");
    const said = event.target.closest("mark.said");
    if (tab && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      open(tab.dataset.tab);
      history.replaceState(null, "", tab.href);
    } else if (cite) {
      const way = cite.getAttribute("href");
      if (!way.startsWith("#") || event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      light((chosen = cellsAt(cite)));
      open(cite.dataset.report);
      bring(document.getElementById(way.slice(1)));
      history.replaceState(null, "", way);
    } else if (said) {
      rest(said);
    } else if (!tab) {
      light((chosen = cellsAt(event.target)));
    }
  });
  if (location.hash.startsWith("#p-")) {
    const spot = document.getElementById(location.hash.slice(1));
    if (spot) {
      open(spot.closest("[data-sheet]").dataset.sheet);
      spot.scrollIntoView({ block: "center" });
    }
  }
}

function cellsAt(node) {
  const cell = node.closest?.("[data-cell]");
  if (cell) return [cell.dataset.cell];
  const said = node.closest?.("mark.said");
  return said ? said.dataset.cells.split(" ") : [];
}

function holds(node, cells) {
  return node.dataset.cells.split(" ").some((key) => cells.includes(key));
}

function light(wanted) {
  const cells = wanted.length ? wanted : chosen;
  for (const node of beside.querySelectorAll(".lit")) node.classList.remove("lit");
  if (!cells.length) return;
  for (const node of beside.querySelectorAll("[data-cell]")) node.classList.toggle("lit", cells.includes(node.dataset.cell));
  for (const node of beside.querySelectorAll("mark[data-cells], a[data-cells]")) node.classList.toggle("lit", holds(node, cells));
}

// opens a report where a cell's words stand, the one now open if it holds any, and brings the words into view
function show(cells, report) {
  const marks = [...beside.querySelectorAll("mark.said")].filter((node) => holds(node, cells));
  const here = marks.find((node) => (report ? node.closest("[data-sheet]").dataset.sheet === report : !node.closest("[hidden]"))) ?? marks[0];
  if (!here) return;
  const sheet = here.closest("[data-sheet]");
  open(sheet.dataset.sheet);
  if (sheet.scrollHeight > sheet.clientHeight) bring(here);
}

// brings words into view: within their sheet where it scrolls by itself, else the page is moved, and the pointer means nothing till it moves
function bring(words) {
  const sheet = words.closest("[data-sheet]");
  const from = sheet.getBoundingClientRect(), at = words.getBoundingClientRect();
  if (sheet.scrollHeight > sheet.clientHeight) {
    if (at.top < from.top || at.bottom > from.bottom) sheet.scrollTop += at.top - from.top - from.height / 3;
  } else {
    still = true;
    words.scrollIntoView({ block: "center" });
  }
}

function open(report) {
  if (![...beside.querySelectorAll("[data-sheet]")].some((node) => node.dataset.sheet === report)) return;
  for (const node of beside.querySelectorAll("[data-sheet]")) node.hidden = node.dataset.sheet !== report;
  for (const tab of beside.querySelectorAll("[data-tab]")) {
    if (tab.dataset.tab === report) tab.setAttribute("aria-current", "true");
    else tab.removeAttribute("aria-current");
  }
}

function rest(said) {
  const cells = said.dataset.cells.split(" ");
  const rows = [...beside.querySelectorAll(".cell, td[data-cell]")].filter((node) => cells.includes(node.dataset.cell));
  light((chosen = cells));
  still = true;
  rows[0]?.scrollIntoView({ block: "nearest" });
  const names = rows.map((row) => row.dataset.name ?? `${row.querySelector("dt, .dt").textContent} ${row.querySelector(".value").textContent}`);
  beside.querySelector("[data-live]").textContent = `${rows.length === 1 ? "1 cell rests" : `${rows.length || "no"} cells rest`} on these words: ${names.join("; ")}`;
}
