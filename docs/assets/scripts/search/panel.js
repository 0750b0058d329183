// The panel below the search box: what is found, words to go on with, and the keys.

import { facets } from "./facets.js";
import { open } from "./find.js";
import { fold } from "./query.js";

const MOST_ARTICLES = 10;
const MOST_SENTENCES = 2;
const PAUSE = 120; // milliseconds between the last key and the search

// `visit` is a word for this visit, see search.js.
export function start(search, root, visit) {
  const input = search.querySelector("input");
  const panel = search.querySelector(".brief-results");
  const status = search.querySelector(".brief-results-status");
  const words = search.querySelector(".brief-results-words");
  const list = search.querySelector(".brief-results-list");
  const narrowing = facets(() => update());
  list.before(narrowing.element);
  const older = element("button", { type: "button", className: "brief-results-older", hidden: true });
  list.after(older);
  older.addEventListener("click", () => {
    input.focus();
    older.hidden = true;
    status.textContent = "Searching older articles, too";
    update(true);
  });

  let opening;
  const engine = () => {
    opening ??= open(root, visit);
    opening.catch(() => (opening = undefined)); // so that the next key tries again
    return opening;
  };

  let timer;
  let latest = 0;
  async function update(everything = false) {
    clearTimeout(timer);
    const query = input.value.trim();
    const turn = ++latest;
    if (!query) return close();
    panel.hidden = false;
    try {
      const { find, words: known } = await engine();
      if (turn !== latest) return; // a later key has overtaken this one
      const found = await find(query, narrowing.chosenFor(query), everything);
      if (turn !== latest) return;
      show(query, found, known);
      await narrowing.show(found);
    } catch (error) {
      status.textContent = "Search could not be loaded. Check the connection and type again.";
      throw error;
    }
  }

  function show(query, found, known) {
    const { results } = found;
    const articles = results.filter(({ places }) => places);
    const kept = results.filter((result) => !result.places || articles.indexOf(result) < MOST_ARTICLES);
    list.replaceChildren(...kept.map((result) => (result.places ? article(result, root) : entry(result, root))));
    status.textContent = results.length ? count(articles.length, kept.length - Math.min(articles.length, MOST_ARTICLES), found) + notes(found) : nothing(query, found);
    const offered = results.length ? known.completions(query) : known.nearest(query);
    words.replaceChildren(...offered.map(word));
    if (!results.length) words.append(element("a", { href: new URL("articles/", root).href }, "All articles"));
    words.hidden = !words.children.length;
    older.textContent = found.older === 1 ? "Search the older article, too" : `Search the ${number(found.older)} older articles, too`;
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
    narrowing.chosenFor("");
    narrowing.show();
    older.hidden = true;
    status.textContent = "";
  }

  input.addEventListener("focus", () => void engine());
  input.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(() => update(), PAUSE);
  });
  search.addEventListener("keydown", async (event) => {
    const stops = [input, ...list.querySelectorAll("a")];
    const at = stops.indexOf(document.activeElement);
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      // From the words to go on with, down leads into the list and up back to the box.
      stops[at < 0 ? (event.key === "ArrowDown" ? 1 : 0) : at + (event.key === "ArrowDown" ? 1 : -1)]?.focus();
    } else if (event.key === "Enter" && document.activeElement === input) {
      if (list.dataset.query !== input.value.trim()) await update();
      const first = list.querySelector("a");
      if (first) first.click();
      else if (!older.hidden) older.click();
    }
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || panel.hidden) return;
    if (search.contains(document.activeElement)) input.focus();
    close();
  });
  // A result on the same page only changes the hash: the panel must not stay in front of it.
  list.addEventListener("click", (event) => event.target.closest("a") && setTimeout(close));
  document.addEventListener("click", (event) => search.contains(event.target) || !event.target.isConnected || close());
  search.addEventListener("focusout", (event) => event.relatedTarget && !search.contains(event.relatedTarget) && close());

  void engine();
  if (search.contains(document.activeElement)) update(); // for what was typed meanwhile
  return { update };
}

const number = (value) => value.toLocaleString("en-GB");

// Said wherever not all articles were searched: what is found there, and what is not, holds of these alone.
function where({ newest, besides }) {
  const named = besides.filter(({ length }) => length).map((years) => [...new Set([years[0], years.at(-1)])].join("–"));
  const periods = [...new Set(named)];
  return `the newest ${newest === 1 ? "article" : `${number(newest)} articles`}${periods.length ? ` and those of ${periods.join(" and ")}` : ""}`;
}

function count(articles, pages, found) {
  const shown = Math.min(articles, MOST_ARTICLES);
  const all = Math.max(articles, found.total);
  const said = all > shown ? `The ${shown} best of ${number(all)} articles` : articles === 1 ? "1 article" : `${articles || "No"} article${articles ? "s" : ""}`;
  return said + (found.older ? ` among ${where(found)}` : "") + (pages ? `, ${pages} other ${pages === 1 ? "page" : "pages"}` : "");
}

function notes({ corrected, missing, ...found }) {
  const quoted = (texts) => texts.map((text) => `“${text}”`).join(" and ");
  const none = found.older ? `None of ${where(found)} has` : "Nothing has";
  const meant = corrected.map(({ from, to }) => `. ${none} “${from}”: searched for ${quoted(to)} instead`);
  return meant.join("") + (missing.length ? `. ${none} ${quoted(missing)}` : "");
}

function nothing(query, found) {
  return `Nothing found for “${query}”${found.older ? ` in ${where(found)}` : ""}. Try one word, in English or German.`;
}

function element(tag, properties, ...children) {
  const made = Object.assign(document.createElement(tag), properties);
  made.append(...children);
  return made;
}

function entry({ url, title, lang, kind, about }, root) {
  const name = element("strong", {}, element("span", { lang }, title), " ", element("span", { className: "brief-kind" }, kind));
  return element("li", {}, element("a", { href: new URL(url, root).href }, name, element("small", {}, about)));
}

function article(found, root) {
  const places = best(found);
  // Pagefind gives the name of the file, which may hold what an address must not.
  const path = found.url.split("/").map(encodeURIComponent).join("/");
  const url = new URL(path.replace(/^\//, ""), root);
  if (places[0]) url.hash = places[0].id;
  const link = element("a", { href: url.href }, element("strong", { lang: found.lang }, found.title), element("small", {}, found.about));
  for (const { id, texts } of places) {
    // English first, whichever language was found.
    const lines = ["en", "de"].filter((lang) => texts[lang]?.words.length).map((lang) => element("span", { lang }, ...marked(texts[lang])));
    // Who wrote it, and whether a person has reviewed it.
    const by = isSentence({ id }) ? found.made[id.slice(2)] ?? found.made[""] : found.made.beside;
    if (texts.en?.words.length && by) lines[0].append(element("small", { className: "brief-hit-made" }, `(${by})`));
    link.append(element("span", { className: "brief-hit" }, ...lines));
  }
  return element("li", {}, link);
}

const isSentence = ({ id }) => id.startsWith("s-");

// The places to show: those with most of the words; sentences before what was written about them.
function best({ places, title }) {
  const plain = (text) => fold(text.words.join(" "));
  const shown = [...places.values()].filter(({ texts }) => Object.values(texts).some(({ words }) => words.length));
  const telling = shown.filter(({ id, texts }) => id !== "headline" && Object.values(texts).every((text) => plain(text) !== fold(title)));
  const value = (place) => place.score * (isSentence(place) ? 1 : 0.6);
  const ranked = telling.toSorted((a, b) => value(b) - value(a));
  return ranked.filter((place) => value(place) > 0.5 * value(ranked[0])).slice(0, MOST_SENTENCES);
}

function marked({ words, marked }) {
  return words.flatMap((word, i) => [marked.has(i) ? element("mark", {}, word) : word, " "]);
}
