"use strict";
const all = (selector, root = document) => [...root.querySelectorAll(selector)];
const byId = (id) => document.getElementById(id);
const make = (name, text, properties = {}) =>
  Object.assign(document.createElement(name), { textContent: text }, properties);

// Light or dark: as the system has it until the reader chooses.
{
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
}

// Lists of functions and files: sorted by a click on a heading, filtered.
{
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
  addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    if (event.key !== "/" || document.activeElement.matches("input")) return;
    filter.focus();
    filter.select();
    event.preventDefault();
  });
}
