// The table of figures: a press on a column's heading sorts by it, a second one the other way round.
// Without it the table stands in the order of the articles.

import { onPage } from "./page.js";

const collator = new Intl.Collator("en", { numeric: true });

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
  // What is unknown stays at the end, whichever way the rest is sorted.
  rows.sort((one, other) => {
    const [a, b] = [key(one, column), key(other, column)];
    if (!a || !b) return a ? -1 : b ? 1 : 0;
    return (descending ? -1 : 1) * collator.compare(a, b);
  });
  table.tBodies[0].append(...rows);
}

// On phones the rows are blocks, which some browsers no longer take for a table's unless they are told.
const roles = { TABLE: "table", THEAD: "rowgroup", TBODY: "rowgroup", TR: "row", TH: "columnheader", TD: "cell" };

// Also after Material has brought another page (`navigation.instant`).
onPage(() => {
  for (const part of document.querySelectorAll(".brief-figures, .brief-figures :is(thead, tbody, tr, th, td)")) {
    part.role = roles[part.tagName];
  }
  for (const heading of document.querySelectorAll(".brief-figures thead th")) {
    const button = document.createElement("button");
    button.type = "button";
    button.append(...heading.childNodes);
    button.addEventListener("click", () => sortBy(heading.closest("table"), heading));
    heading.append(button);
  }
});
