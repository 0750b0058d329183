// The table of figures: a click on a column's heading sorts by it, a second one the other way round.
// Without this script the table is in the order of the articles.

import { onPage } from "./page.js";

const collator = new Intl.Collator("en", { numeric: true });

/** Return what a row is sorted by. */
function key(row, column) {
  const cell = row.cells[column];
  return cell.dataset.sort ?? cell.textContent.trim();
}

function sortBy(table, heading) {
  const column = heading.cellIndex;
  const descending = heading.getAttribute("aria-sort") === "ascending";
  for (const other of heading.parentElement.cells) other.removeAttribute("aria-sort");
  heading.setAttribute("aria-sort", descending ? "descending" : "ascending");
  const rows = [...table.tBodies[0].rows];
  // Unknown values stay at the end in both directions.
  rows.sort((one, other) => {
    const [a, b] = [key(one, column), key(other, column)];
    if (!a || !b) return a ? -1 : b ? 1 : 0;
    return (descending ? -1 : 1) * collator.compare(a, b);
  });
  table.tBodies[0].append(...rows);
}

// On phones the rows are blocks; without their roles, some browsers no longer report them as a table's.
const ROLES = { TABLE: "table", THEAD: "rowgroup", TBODY: "rowgroup", TR: "row", TH: "columnheader", TD: "cell" };

onPage(() => {
  for (const part of document.querySelectorAll(".brief-figures, .brief-figures :is(thead, tbody, tr, th, td)")) {
    part.role = ROLES[part.tagName];
  }
  for (const heading of document.querySelectorAll(".brief-figures thead th")) {
    const button = document.createElement("button");
    button.type = "button";
    button.append(...heading.childNodes);
    button.addEventListener("click", () => sortBy(heading.closest("table"), heading));
    heading.append(button);
  }
});
