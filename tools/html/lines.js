// The card tells what is known of the line under the pointer or the focus, and keys
// move the focus.
{
  const card = byId("card");
  let shownRow = null;
  let pointedRow = null;
  let pointedAt = "";
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
    row.setAttribute("aria-describedby", "card");
    shownRow = row;
    placeCard();
  };

  const placeCard = () => {
    card.hidden = false;
    const box = shownRow.getBoundingClientRect();
    const below = box.bottom + 4;
    const fits = below + card.offsetHeight < innerHeight;
    card.style.top = `${fits ? below : Math.max(0, box.top - card.offsetHeight - 4)}px`;
    card.hidden = box.bottom < 0 || box.top > innerHeight;
  };

  const waitToShow = (row) => {
    clearTimeout(waiting);
    pointedRow = row;
    if (row) waiting = setTimeout(showCard, shownRow ? 30 : 250, row);
    else if (!hasFocus()) hideCard();
  };

  const lines = "tr.ran, tr.never";
  const rowOf = (target) => target.closest?.(".lines") && target.closest(lines);
  const hasFocus = () => shownRow && shownRow === document.activeElement;
  // Where the page moves below a pointer at rest, the focus keeps the card.
  const hasMoved = ({ screenX, screenY }) => {
    const before = pointedAt;
    pointedAt = `${screenX} ${screenY}`;
    return before !== pointedAt;
  };
  addEventListener("pointerover", (event) => {
    if (hasMoved(event) || !hasFocus()) waitToShow(rowOf(event.target));
  });
  addEventListener("pointermove", hasMoved, { passive: true });
  document.documentElement.addEventListener("pointerleave", () => waitToShow(null));
  addEventListener("focusin", (event) => {
    const row = rowOf(event.target);
    if (row) showCard(row);
    else hideCard();
  });
  // It comes after the focus or the pointer that was the reason to scroll.
  addEventListener("scroll", () => {
    if (hasFocus()) placeCard();
    else {
      hideCard();
      waitToShow(pointedRow);
    }
  }, { passive: true });

  // Lines: each table is one stop of the Tab key, arrows move within it.

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

  addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const row = document.activeElement.matches(".lines tr") && document.activeElement;
    if (event.key === "Escape") hideCard();
    else if (row && moveInLines(row, event.key)) event.preventDefault();
  });
}
