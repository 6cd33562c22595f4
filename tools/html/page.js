"use strict";
(() => {
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const byId = (id) => document.getElementById(id);
  const make = (name, text, properties = {}) =>
    Object.assign(document.createElement(name), { textContent: text }, properties);

  // Light or dark: as the system has it until the reader chooses.

  const theme = byId("theme");
  const systemIsDark = matchMedia("(prefers-color-scheme: dark)");
  let chosen = null;
  try {
    chosen = localStorage.getItem("lineprof-theme");
  } catch {
    // Pages from files may have no storage.
  }
  const isDark = () => (chosen ? chosen === "dark" : systemIsDark.matches);
  const showTheme = () => {
    document.documentElement.classList.toggle("dark", chosen === "dark");
    document.documentElement.classList.toggle("light", chosen === "light");
    theme.textContent = isDark() ? "Light" : "Dark";
  };
  theme.addEventListener("click", () => {
    chosen = isDark() ? "light" : "dark";
    showTheme();
    try {
      localStorage.setItem("lineprof-theme", chosen);
    } catch {
      // It holds for this page, then.
    }
  });
  systemIsDark.addEventListener("change", showTheme);
  theme.hidden = false;
  showTheme();

  // Lists of functions and files: sorted by a click on a heading, filtered.

  const tables = all(".overview");
  const keyOf = (row, column) => {
    const cell = row.cells[column];
    return cell.dataset.v ?? cell.textContent;
  };
  const collator = new Intl.Collator(undefined, { numeric: true });

  const sortTable = (table, heading) => {
    const column = heading.cellIndex;
    const first = heading.dataset.order;
    const other = first === "ascending" ? "descending" : "ascending";
    const order = heading.getAttribute("aria-sort") === first ? other : first;
    for (const each of table.tHead.rows[0].cells) each.removeAttribute("aria-sort");
    heading.setAttribute("aria-sort", order);
    const isNumber = first === "descending";
    const sign = order === "ascending" ? 1 : -1;
    const rows = [...table.tBodies[0].rows].map((row) => [keyOf(row, column), row]);
    rows.sort(([a], [b]) => sign * (isNumber ? a - b : collator.compare(a, b)));
    table.tBodies[0].append(...rows.map(([, row]) => row));
  };

  for (const table of tables) {
    for (const heading of table.tHead.rows[0].cells) {
      const button = make("button", heading.textContent, { type: "button" });
      heading.replaceChildren(button);
      button.addEventListener("click", () => sortTable(table, heading));
    }
    const rows = table.tBodies[0].rows.length;
    if (rows > 40) {
      table.classList.add("cut");
      const more = make("button", `Show all ${rows}`, { className: "more", type: "button" });
      more.addEventListener("click", () => {
        table.classList.remove("cut");
        more.remove();
      });
      table.after(more);
    }
  }

  const filter = byId("filter");
  const applyFilter = () => {
    const words = filter.value.toLowerCase().split(/\s+/).filter(Boolean);
    for (const table of tables) {
      let matches = 0;
      for (const row of table.tBodies[0].rows) {
        const text = row.textContent.toLowerCase();
        row.hidden = !words.every((word) => text.includes(word));
        matches += !row.hidden;
      }
      const more = table.nextElementSibling;
      if (more?.matches(".more")) {
        table.classList.toggle("cut", words.length === 0);
        more.hidden = words.length !== 0;
      }
      if (table.id === "functions-table")
        byId("matches").textContent = words.length ? `${matches} found` : "";
    }
  };
  filter.addEventListener("input", applyFilter);
  filter.closest(".tools").hidden = false;

  // The card tells what is known of the line under the pointer or the focus.

  const card = byId("card");
  let shownRow = null;
  let waiting = 0;

  const hideCard = () => {
    clearTimeout(waiting);
    shownRow?.removeAttribute("aria-describedby");
    shownRow = null;
    card.hidden = true;
  };

  const showCard = (row) => {
    if (row === shownRow) return;
    hideCard();
    const cells = [...row.cells];
    const headings = row.closest("table").tHead.rows[0].cells;
    const facts = cells.slice(1, -1).map((cell, i) => {
      const [name, unit = ""] = headings[i + 1].textContent.split(", ");
      return cell.textContent && `${name} ${cell.textContent} ${unit}`.trim();
    });
    card.replaceChildren(
      make("p", `Line ${cells[0].textContent}: ${facts.filter(Boolean).join(" · ")}`));
    // The title is for pages without script; two boxes would be one too many.
    const time = cells[2];
    if (time.title) {
      time.dataset.title = time.title;
      time.removeAttribute("title");
    }
    if (row.matches(".never"))
      card.append(make("p", "Never reached"));
    else if (time.dataset.title)
      card.append(make("p", `Time: ${time.dataset.title}`));
    const list = row.querySelector("details ul");
    if (list) card.append(list.cloneNode(true));
    card.hidden = false;
    const box = row.getBoundingClientRect();
    const below = box.bottom + 4;
    const fits = below + card.offsetHeight < innerHeight;
    card.style.top = `${fits ? below : Math.max(0, box.top - card.offsetHeight - 4)}px`;
    row.setAttribute("aria-describedby", "card");
    shownRow = row;
  };

  const rowOf = (target) => target.closest?.(".lines tr.ran, .lines tr.never");
  addEventListener("pointerover", (event) => {
    const row = rowOf(event.target);
    clearTimeout(waiting);
    if (row) waiting = setTimeout(showCard, shownRow ? 30 : 250, row);
    else if (shownRow && shownRow !== document.activeElement) hideCard();
  });
  addEventListener("focusin", (event) => {
    const row = rowOf(event.target);
    if (row) showCard(row);
    else hideCard();
  });
  addEventListener("scroll", hideCard, { passive: true });

  // Lines: each table is one stop of the Tab key, arrows move within it.

  const lines = "tr.ran, tr.never";
  const stop = (row, isOne) => row && (row.tabIndex = isOne ? 0 : -1);
  for (const table of all(".lines")) stop(table.querySelector(lines), true);

  const moveInLines = (row, key) => {
    const rows = all(lines, row.closest("table"));
    const at = rows.indexOf(row);
    const next = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: rows.length - 1 }[key];
    if (!rows[next]) return false;
    stop(row, false);
    stop(rows[next], true);
    rows[next].scrollIntoView({ block: "nearest" });
    rows[next].focus({ preventScroll: true });
    return true;
  };

  // Flame graph: a click or Enter shows a frame as wide as the picture.

  const graph = byId("flame-graph");
  const frames = graph
    ? all("svg", graph).map((box) => ({
        box,
        link: box.firstElementChild,
        begin: parseFloat(box.getAttribute("x")),
        width: parseFloat(box.getAttribute("width")),
        top: parseFloat(box.getAttribute("y")),
      }))
    : [];
  const frameOf = (target) => frames.find(({ link }) => link === target.closest?.("a"));
  const slack = 1e-3;
  const isWithin = (inner, outer) =>
    inner.begin >= outer.begin - slack &&
    inner.begin + inner.width <= outer.begin + outer.width + slack;
  let zoomed = null;

  const zoomTo = (frame) => {
    zoomed = frame;
    const { begin, width, top } = frame ?? { begin: 0, width: 100, top: -1 };
    for (const each of frames) {
      const isContext = each.top < top && frame && isWithin(frame, each);
      const isShown = isContext || (each.top >= top && (!frame || isWithin(each, frame)));
      each.box.style.display = isShown ? "" : "none";
      each.link.classList.toggle("context", Boolean(isContext));
      each.box.setAttribute("x", isContext ? "0%" : `${((each.begin - begin) / width) * 100}%`);
      each.box.setAttribute("width", isContext ? "100%" : `${(each.width / width) * 100}%`);
    }
  };

  const status = byId("flame-status");
  const atRest = status?.textContent;
  const tell = (frame) => {
    if (!frame) {
      status.textContent = atRest;
      return;
    }
    status.textContent = `${frame.link.getAttribute("aria-label")} `;
    const target = frame.link.getAttribute("href");
    if (target) status.append(make("a", "show lines", { href: target }));
    if (zoomed) {
      const whole = make("button", "whole graph", { type: "button" });
      whole.addEventListener("click", () => {
        zoomTo(null);
        tell(null);
        frames[0].link.focus();
      });
      status.append(" ", whole);
    }
  };

  const focusFrame = (frame) => {
    if (!frame) return;
    for (const { link } of frames) link.setAttribute("tabindex", "-1");
    frame.link.setAttribute("tabindex", "0");
    frame.link.focus();
  };

  const choose = (frame) => {
    zoomTo(zoomed === frame ? null : frame);
    focusFrame(frame);
    tell(frame);
  };

  const neighbour = (frame, key) => {
    const shown = frames.filter(({ box }) => box.style.display !== "none");
    const height = frames[0].box.height.baseVal.value + 1;
    const row = (top) => shown.filter((each) => Math.abs(each.top - top) < height / 2);
    switch (key) {
      case "ArrowUp":
        return row(frame.top - height).find((each) => isWithin(frame, each));
      case "ArrowDown":
        return row(frame.top + height).find((each) => isWithin(each, frame));
      case "ArrowLeft":
        return row(frame.top).findLast((each) => each.begin < frame.begin);
      case "ArrowRight":
        return row(frame.top).find((each) => each.begin > frame.begin);
    }
    return null;
  };

  if (graph) {
    frames.forEach(({ link }, i) => link.setAttribute("tabindex", i ? "-1" : "0"));
    graph.addEventListener("click", (event) => {
      const frame = frameOf(event.target);
      if (!frame) return;
      event.preventDefault();
      choose(frame);
    });
    graph.addEventListener("pointerover", (event) => tell(frameOf(event.target) ?? zoomed));
    graph.addEventListener("focusin", (event) => tell(frameOf(event.target)));
    graph.addEventListener("keydown", (event) => {
      const frame = frameOf(event.target);
      if (!frame) return;
      const next = neighbour(frame, event.key);
      if (event.key === "Enter" || event.key === " ") choose(frame);
      else if (event.key === "Escape" && zoomed) choose(zoomed);
      else if (next) focusFrame(next);
      else return;
      event.preventDefault();
    });
  }

  addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const row = document.activeElement.matches(".lines tr") && document.activeElement;
    if (event.key === "Escape") hideCard();
    else if (event.key === "/" && !document.activeElement.matches("input")) {
      filter.focus();
      filter.select();
      event.preventDefault();
    } else if (row && moveInLines(row, event.key)) event.preventDefault();
  });
})();
