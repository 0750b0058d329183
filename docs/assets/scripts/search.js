// Search over both languages: two Pagefind bundles, one index each, since an index stems one language only.
// Results are grouped by article and open at the sentence that matches.

const search = document.querySelector(".brief-search");
const input = search.querySelector("input");
const panel = search.querySelector(".brief-results");
const status = search.querySelector(".brief-results-status");
const list = search.querySelector(".brief-results-list");
const root = new URL(search.dataset.root, location.href);

const MOST_ARTICLES = 10;
const MOST_SENTENCES = 2;
const PAUSE = 120; // milliseconds between the last key and the search

let loading;
function bundles() {
  loading ??= Promise.all(
    ["en", "de"].map(async (lang) => {
      const pagefind = await import(new URL(`search/${lang}/pagefind.js`, root).href);
      await pagefind.options({ baseUrl: "/", excerptLength: 0 });
      await pagefind.init();
      return { lang, pagefind };
    }),
  );
  loading.catch(() => (loading = undefined)); // so that the next key tries again
  return loading;
}

// Articles that either language found, best first: each list counts by rank, since scores of two indexes do not compare.
async function find(query) {
  const found = await Promise.all(
    (await bundles()).map(async ({ lang, pagefind }) => {
      const { results } = await pagefind.search(query);
      return Promise.all(results.slice(0, MOST_ARTICLES).map(async (result) => ({ lang, data: await result.data() })));
    }),
  );
  const articles = new Map();
  for (const results of found) {
    results.forEach(({ lang, data }, rank) => {
      const article = articles.get(data.raw_url) ?? { ...data.meta, url: data.raw_url, weight: 0, hits: [] };
      article.weight += 1 / (rank + 1);
      article.hits.push(...hits(data, lang));
      articles.set(data.raw_url, article);
    });
  }
  return [...articles.values()].sort((a, b) => b.weight - a.weight);
}

// The places of an article that match: the element of the page that each stands in, its words, and its twin.
function hits(data, lang) {
  const words = data.raw_content.split(/\s+/);
  const twins = JSON.parse(data.meta.twins);
  const anchors = data.anchors.toSorted((a, b) => a.location - b.location);
  const byAnchor = new Map();
  for (const { location, balanced_score: score } of data.weighted_locations) {
    const at = anchors.findLastIndex((anchor) => anchor.location <= location);
    if (at < 0) continue;
    const hit = byAnchor.get(at) ?? { marked: new Set(), score: 0 };
    hit.marked.add(location);
    hit.score += score;
    byAnchor.set(at, hit);
  }
  return [...byAnchor].map(([at, { marked, score }]) => {
    const start = anchors[at].location;
    const end = anchors[at + 1]?.location ?? words.length;
    const { id } = anchors[at];
    return { id, lang, score, start, words: words.slice(start, end), marked, twin: twins[id.replace(/^s-/, "")] };
  });
}

// The best places of an article, a sentence once even if both its languages match.
function best(article) {
  const ranked = article.hits.filter(says(article)).toSorted((a, b) => b.score - a.score);
  const seen = new Set();
  return ranked.filter(({ id }) => !seen.has(id) && seen.add(id)).slice(0, MOST_SENTENCES);
}

// Whether a place says more than the title of the result does.
function says(article) {
  const plain = (text) => text.replace(/[^\p{L}\p{N}]+/gu, " ").trim();
  return ({ words }) => plain(words.join(" ")) !== plain(article.title);
}

function element(tag, properties, ...children) {
  const made = Object.assign(document.createElement(tag), properties);
  made.append(...children);
  return made;
}

function marked({ words, start, marked }) {
  return words.flatMap((word, i) => [marked.has(start + i) ? element("mark", {}, word) : word, " "]);
}

function entry(article) {
  const places = best(article);
  // Pagefind gives the name of the file, which may hold what an address must not.
  const path = article.url.split("/").map(encodeURIComponent).join("/");
  const url = new URL(path.replace(/^\//, ""), root);
  if (places[0]) url.hash = places[0].id;
  const link = element("a", { href: url.href }, element("strong", { lang: article.lang }, article.title), element("small", {}, article.about));
  for (const place of places) {
    const lines = [element("span", { lang: place.lang }, ...marked(place))];
    if (place.twin) lines.push(element("span", { lang: place.lang === "de" ? "en" : "de" }, place.twin));
    if (place.lang === "de") lines.reverse(); // English first, whichever language was found
    link.append(element("span", { className: "brief-hit" }, ...lines));
  }
  return element("li", {}, link);
}

let timer;
let latest = 0;
let shown = ""; // the words that the list answers
async function update() {
  const query = input.value.trim();
  const turn = ++latest;
  if (!query) return close();
  panel.hidden = false;
  try {
    const articles = await find(query);
    if (turn !== latest) return; // a later key has overtaken this one
    list.replaceChildren(...articles.slice(0, MOST_ARTICLES).map(entry));
    shown = query;
    const many = articles.length > MOST_ARTICLES;
    const count = many ? `The ${MOST_ARTICLES} best articles` : articles.length === 1 ? "1 article" : `${articles.length} articles`;
    status.textContent = articles.length ? count : `Nothing found for “${query}”. Try one word, in English or German.`;
  } catch (error) {
    status.textContent = "Search could not be loaded. Check the connection and type again.";
    throw error;
  }
}

function close() {
  clearTimeout(timer);
  latest++;
  shown = "";
  panel.hidden = true;
  list.replaceChildren();
  status.textContent = "";
}

input.addEventListener("focus", () => void bundles());
input.addEventListener("input", () => {
  clearTimeout(timer);
  timer = setTimeout(update, PAUSE);
});

search.addEventListener("keydown", async (event) => {
  const stops = [input, ...list.querySelectorAll("a")];
  const at = stops.indexOf(document.activeElement);
  if (event.key === "Escape") {
    close();
    input.focus();
  } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
    event.preventDefault();
    stops[at + (event.key === "ArrowDown" ? 1 : -1)]?.focus();
  } else if (event.key === "Enter" && document.activeElement === input) {
    clearTimeout(timer);
    if (shown !== input.value.trim()) await update();
    list.querySelector("a")?.click();
  }
});
// A result on the same page only changes the hash: the panel must not stay in front of it.
list.addEventListener("click", (event) => event.target.closest("a") && setTimeout(close));
document.addEventListener("click", (event) => search.contains(event.target) || close());
search.addEventListener("focusout", (event) => event.relatedTarget && !search.contains(event.relatedTarget) && close());
document.addEventListener("keydown", (event) => {
  if (event.key !== "/" || event.ctrlKey || event.metaKey || event.target.closest("input, textarea, select")) return;
  event.preventDefault();
  input.focus();
});
