// The panel below the search box: what is found, words to go on with, and the keys.

import { element } from "../page.js";
import { facetPanel } from "./facet-panel.js";
import { open } from "./find.js";
import { foundMessage, NOT_LOADED, nothingMessage, olderMessage, SEARCHING_OLDER } from "./messages.js";
import { isArticle, resultItem } from "./results.js";

const MOST_ARTICLES = 10;
const PAUSE = 120; // milliseconds between the last key and the search

/** Let a search box search; `root` is the site's address, `visit` a word for this visit, see search.js. */
export function start(search, root, visit) {
  const input = search.querySelector("input");
  const panel = search.querySelector(".brief-results");
  const status = search.querySelector(".brief-results-status");
  const words = search.querySelector(".brief-results-words");
  const list = search.querySelector(".brief-results-list");
  const facets = facetPanel(() => update());
  list.before(facets.element);
  const older = element("button", { type: "button", className: "brief-results-older", hidden: true });
  list.after(older);
  older.addEventListener("click", () => {
    input.focus();
    older.hidden = true;
    status.textContent = SEARCHING_OLDER;
    update(true);
  });

  let opening;
  const engine = () => {
    opening ??= open(root, visit);
    opening.catch(() => {
      opening = undefined; // so that the next key tries again
    });
    return opening;
  };

  let timer;
  let latest = 0; // the number of the last search
  async function update(everything = false) {
    clearTimeout(timer);
    const query = input.value.trim();
    const turn = ++latest;
    if (!query) {
      close();
      return;
    }
    panel.hidden = false;
    try {
      const { find, words: vocabulary } = await engine();
      if (turn !== latest) return; // a later key has overtaken this one
      const found = await find(query, facets.chosenFor(query), everything);
      if (turn !== latest) return;
      show(query, found, vocabulary);
      await facets.show(found);
    } catch (error) {
      status.textContent = NOT_LOADED;
      throw error;
    }
  }

  function show(query, found, vocabulary) {
    const { results } = found;
    const articles = results.filter(isArticle);
    const shown = articles.slice(0, MOST_ARTICLES);
    const kept = results.filter((result) => !isArticle(result) || shown.includes(result));
    list.replaceChildren(...kept.map((result) => resultItem(result, root)));
    status.textContent = results.length
      ? foundMessage(found, articles.length, shown.length, kept.length - shown.length)
      : nothingMessage(query, found);
    const offered = results.length ? vocabulary.completions(query) : vocabulary.alternatives(query);
    words.replaceChildren(...offered.map(word));
    if (!results.length) words.append(element("a", { href: new URL("articles/", root).href }, "All articles"));
    words.hidden = !words.children.length;
    older.textContent = olderMessage(found.older);
    older.hidden = !found.older;
    list.dataset.query = query; // what the list answers
  }

  function word({ text, lang }) {
    const button = element("button", { type: "button", lang }, text);
    button.addEventListener("click", () => {
      input.value = text;
      input.focus();
      update();
    });
    return button;
  }

  function close() {
    clearTimeout(timer);
    latest++;
    delete list.dataset.query;
    panel.hidden = true;
    list.replaceChildren();
    words.replaceChildren();
    facets.chosenFor("");
    facets.show();
    older.hidden = true;
    status.textContent = "";
  }

  /** Move the focus between the box and the results. */
  function step(by) {
    const stops = [input, ...list.querySelectorAll("a")];
    const at = stops.indexOf(document.activeElement);
    // From the words to go on with, down leads into the list and up back to the box.
    stops[at < 0 ? Math.max(by, 0) : at + by]?.focus();
  }

  /** Follow the first result of what is typed, or go on to the older articles. */
  async function followFirst() {
    if (list.dataset.query !== input.value.trim()) await update();
    const first = list.querySelector("a");
    if (first) first.click();
    else if (!older.hidden) older.click();
  }

  input.addEventListener("focus", () => void engine());
  input.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(() => update(), PAUSE);
  });
  search.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      step(event.key === "ArrowDown" ? 1 : -1);
    } else if (event.key === "Enter" && document.activeElement === input) followFirst();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || panel.hidden) return;
    if (search.contains(document.activeElement)) input.focus();
    close();
  });
  // A result on the same page only changes the hash: the panel must not stay in front of it.
  list.addEventListener("click", (event) => event.target.closest("a") && setTimeout(close));
  document.addEventListener("click", ({ target }) => search.contains(target) || !target.isConnected || close());
  search.addEventListener(
    "focusout",
    ({ relatedTarget }) => relatedTarget && !search.contains(relatedTarget) && close(),
  );

  void engine();
  if (search.contains(document.activeElement)) update(); // for what was typed meanwhile
  return { update };
}
