// The panel below the search box: what is found, words to go on with, and the keys.

import { facets } from "./facets.js";
import { open } from "./find.js";
import { fold } from "./query.js";

const MOST_ARTICLES = 10;
const MOST_SENTENCES = 2;
const PAUSE = 120; // milliseconds between the last key and the search

export function start(search, root) {
  const input = search.querySelector("input");
  const panel = search.querySelector(".brief-results");
  const status = search.querySelector(".brief-results-status");
  const words = search.querySelector(".brief-results-words");
  const list = search.querySelector(".brief-results-list");
  const narrowing = facets(() => update());
  list.before(narrowing.element);
  const older = element("button", { type: "button", className: "brief-results-older", hidden: true }, "Search older articles, too");
  list.after(older);
  older.addEventListener("click", async () => {
    input.focus();
    await update(true);
  });

  let opening;
  const engine = () => {
    opening ??= open(root);
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
      const found = await find(query, narrowing.chosenFor(query), everything, (newest) => {
        if (turn !== latest) return;
        show(query, newest, known);
        delete list.dataset.query; // older ones are on their way
        older.hidden = true;
      });
      if (turn !== latest) return; // a later key has overtaken this one
      show(query, found, known);
      await narrowing.show(found);
    } catch (error) {
      status.textContent = "Search could not be loaded. Check the connection and type again.";
      throw error;
    }
  }

  function show(query, { results, total, more, corrected, missing }, known) {
    const articles = results.filter(({ places }) => places);
    const kept = results.filter((result) => !result.places || articles.indexOf(result) < MOST_ARTICLES);
    list.replaceChildren(...kept.map((result) => (result.places ? article(result, root) : entry(result, root))));
    status.textContent = results.length ? count(articles.length, total, kept.length - Math.min(articles.length, MOST_ARTICLES)) + notes(corrected, missing) : `Nothing found for “${query}”. Try one word, in English or German.`;
    const offered = results.length ? known.completions(query) : known.nearest(query);
    words.replaceChildren(...offered.map(word));
    if (!results.length) words.append(element("a", { href: new URL("articles/", root).href }, "All articles"));
    words.hidden = !words.children.length;
    older.hidden = !more;
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
      list.querySelector("a")?.click();
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
  if (search.contains(document.activeElement)) timer = setTimeout(() => update(), PAUSE); // for what was typed meanwhile
  return { update };
}

function count(articles, total, pages) {
  const shown = Math.min(articles, MOST_ARTICLES);
  const all = Math.max(articles, total);
  const found = all > MOST_ARTICLES ? `The ${shown} best of ${all} articles` : articles === 1 ? "1 article" : `${articles || "No"} article${articles ? "s" : ""}`;
  return pages ? `${found}, ${pages} other ${pages === 1 ? "page" : "pages"}` : found;
}

function notes(corrected, missing) {
  const quoted = (texts) => texts.map((text) => `“${text}”`).join(" and ");
  const meant = corrected.map(({ from, to }) => `. Nothing has “${from}”: searched for ${quoted(to)} instead`);
  return meant.join("") + (missing.length ? `. Nothing has ${quoted(missing)}` : "");
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
  const made = JSON.parse(found.made);
  for (const { id, texts } of places) {
    // English first, whichever language was found.
    const lines = ["en", "de"].filter((lang) => texts[lang]?.words.length).map((lang) => element("span", { lang }, ...marked(texts[lang])));
    // Who wrote it, and whether a person has reviewed it.
    const by = isSentence({ id }) ? made[id.slice(2)] ?? made[""] : made.beside;
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
