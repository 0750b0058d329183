// The list of articles: what is chosen narrows it and is put into the address, to be kept, sent and gone back to.
// An article must have one of the chosen values of each facet. Without this script the list is whole, newest first.

import { onPage } from "./page.js";

const collator = new Intl.Collator("en", { numeric: true, ignorePunctuation: true });
const compare = {
  date: (one, other) => (one.date < other.date ? -1 : Number(one.date > other.date)),
  length: (one, other) => one.words - other.words,
  title: (one, other) => collator.compare(one.title, other.title),
};
let restore = () => {};

function listButton(text, className, press) {
  const item = document.createElement("li");
  const button = document.createElement("button");
  button.type = "button";
  button.className = className;
  button.textContent = text;
  button.addEventListener("click", press);
  item.append(button);
  return item;
}

function start(form) {
  const list = document.querySelector(".brief-overview");
  const status = document.querySelector(".brief-found-count");
  const chips = document.querySelector(".brief-chosen");
  const toggle = form.querySelector(".brief-filters-toggle");
  const order = form.elements.sort;
  const boxes = [...form.querySelectorAll("[type='checkbox']")];
  const facets = [...new Set(boxes.map((box) => box.name))];
  const articles = [...list.children].map((item, place) => ({
    item,
    place,
    date: item.dataset.date,
    words: Number(item.dataset.words),
    title: item.querySelector(".brief-overview-title").textContent,
    values: facets.map((facet) => item.dataset[facet].split(" ")),
  }));
  let sorted = order.options[0].value;

  function sort() {
    if (order.value === sorted) return;
    sorted = order.value;
    const [by, direction] = sorted.split(" ");
    const sign = direction === "asc" ? 1 : -1;
    // Undated articles stay at the end in both directions.
    const undatedLast = (one, other) => (by === "date" ? !one.date - !other.date : 0);
    const ranked = [...articles].sort(
      (one, other) => undatedLast(one, other) || sign * compare[by](one, other) || one.place - other.place,
    );
    list.append(...ranked.map((article) => article.item));
  }

  /**
   * Hide the articles that do not fit. Return how many do, and for each facet how many articles have a value among
   * those that fit the other facets.
   */
  function narrow(checked) {
    const chosen = facets.map((facet) => new Set(checked.filter((box) => box.name === facet).map((box) => box.value)));
    const counts = facets.map(() => new Map());
    let found = 0;
    for (const { item, values } of articles) {
      const unmet = [...facets.keys()].filter(
        (at) => chosen[at].size > 0 && !values[at].some((value) => chosen[at].has(value)),
      );
      item.hidden = unmet.length > 0;
      if (unmet.length > 1) continue;
      if (unmet.length === 0) found++;
      for (const at of unmet.length ? unmet : facets.keys()) {
        for (const value of values[at]) counts[at].set(value, (counts[at].get(value) ?? 0) + 1);
      }
    }
    return { found, counts };
  }

  function show() {
    const checked = boxes.filter((box) => box.checked);
    sort();
    const { found, counts } = narrow(checked);
    for (const box of boxes) {
      const count = counts[facets.indexOf(box.name)].get(box.value) ?? 0;
      const label = box.parentElement;
      label.lastElementChild.textContent = count;
      label.classList.toggle("brief-idle", count === 0);
    }
    const all = `${articles.length} ${articles.length === 1 ? "article" : "articles"}`;
    if (found === 0) status.textContent = "No article fits all of these filters.";
    else status.textContent = found === articles.length ? all : `${found} of ${all}`;
    toggle.textContent = checked.length ? `Filter (${checked.length})` : "Filter";
    chips.hidden = checked.length === 0;
    chips.replaceChildren(
      ...checked.map(chip),
      listButton("Clear all", "brief-clear", () => undo(checked, 0)),
    );
  }

  function chip(box, at) {
    const name = box.nextElementSibling.textContent;
    const item = listButton(name, "brief-chip", () => undo([box], at));
    // With its elements, if it has any: they isolate what changes the direction of writing.
    item.firstChild.replaceChildren(...box.nextElementSibling.cloneNode(true).childNodes);
    item.firstChild.setAttribute("aria-label", `Remove the filter ${name}`);
    return item;
  }

  /** Clear some filters, and move the focus to the chip that is now in the place of the one that was clicked. */
  function undo(chosen, at) {
    for (const box of chosen) box.checked = false;
    change();
    const left = [...chips.querySelectorAll(".brief-chip")];
    (left[at] ?? left.at(-1) ?? status).focus();
  }

  const defaultOrder = (by) => [...order.options].find((option) => option.value.startsWith(`${by} `))?.value;

  function change() {
    show();
    const query = new URLSearchParams();
    for (const box of boxes) if (box.checked) query.append(box.name, box.value);
    const [by, direction] = order.value.split(" ");
    if (order.selectedIndex > 0) query.set("sort", by);
    if (order.value !== defaultOrder(by)) query.set("order", direction);
    history.pushState(null, "", String(query) ? `?${query}` : location.pathname);
  }

  // Filters of the address that the page does not have are ignored.
  restore = () => {
    const query = new URLSearchParams(location.search);
    for (const box of boxes) {
      box.checked = query.getAll(box.name).includes(box.value);
      if (box.checked) box.closest("details")?.setAttribute("open", "");
    }
    const by = query.get("sort") ?? "date";
    order.value = `${by} ${query.get("order")}`;
    if (order.selectedIndex < 0) order.value = defaultOrder(by) ?? order.options[0].value;
    show();
  };

  form.addEventListener("change", change);
  form.addEventListener("submit", (event) => event.preventDefault());
  toggle.addEventListener("click", () => {
    toggle.setAttribute("aria-expanded", String(form.toggleAttribute("data-open")));
  });
  restore();
}

addEventListener("popstate", () => restore());
onPage(() => {
  const form = document.querySelector(".brief-filters");
  if (form) start(form);
});
