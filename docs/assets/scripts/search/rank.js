// The articles that answer a query, best first, each with the places that have its words.

import { fold } from "./query.js";

const MOST_READ = 5; // pages of each language whose text is loaded, some 4 kB each
const MORE_READ = 2; // for a word or two, where no shard is joined
const NEARLY = 0.6; // of the best coverage, what is still worth showing
const AS_SEARCHED = 512; // Pagefind's `balanced_score` of a word in the form that was searched for
const IN_HEADLINE = 3; // strength of a word

/**
 * Return the ids of the articles of one language that have enough of what is searched for. The weights of the words
 * that a page has are its coverage.
 */
export function matches(tokens, bundle) {
  const coverage = new Map();
  for (const token of tokens) {
    const results = token.found.find((found) => found.bundle === bundle)?.article ?? [];
    for (const { id } of results) coverage.set(id, (coverage.get(id) ?? 0) + token.weight);
  }
  const most = [...coverage.values()].reduce((a, b) => Math.max(a, b), 0);
  return new Set([...coverage.keys()].filter((id) => coverage.get(id) >= NEARLY * most));
}

/** Return the pages of one language with the most of what is searched for, and what each was found by. */
export function bestPages(tokens, kind, bundle) {
  const pages = new Map();
  for (const token of tokens) {
    const results = token.found.find((found) => found.bundle === bundle)?.[kind] ?? [];
    for (const result of results) {
      const page = pages.get(result.id) ?? { id: result.id, bundle, covered: 0, score: 0, results: [] };
      page.covered += token.weight;
      page.score += token.weight * result.score;
      page.results.push({ token, result });
      pages.set(result.id, page);
    }
  }
  const ranked = [...pages.values()].sort((a, b) => b.covered - a.covered || b.score - a.score);
  return ranked.slice(0, MOST_READ + (tokens.length < 3 && !bundle.hasShards ? MORE_READ : 0));
}

/** Return the articles that cover a query best, in order. */
export async function findArticles(tokens, bundles) {
  const pages = bundles.flatMap((bundle) => bestPages(tokens, "article", bundle));
  const articles = new Map();
  for (const page of await Promise.all(pages.map(read))) {
    const { raw_url: url, display } = page.data;
    const article = articles.get(url) ?? { url, ...display, places: new Map(), best: new Map() };
    addPlaces(article, page);
    articles.set(url, article);
  }
  const total = tokens.reduce((sum, { weight }) => sum + weight, 0);
  for (const article of articles.values()) rate(article, total);
  const ranked = [...articles.values()].sort((a, b) => b.score - a.score);
  const most = Math.max(0, ...ranked.map(({ covered }) => covered));
  return ranked.filter(({ covered }) => covered >= NEARLY * most);
}

/** Return a page's text, with the places of each word that it was found by. */
async function read({ bundle, results }) {
  const uses = await Promise.all(
    results.map(async ({ token, result }) => ({ token, data: await bundle.read(result) })),
  );
  return { lang: bundle.lang, data: uses[0].data, uses };
}

/**
 * Add what was found on a page to its article's places: a sentence in both languages, the headline, a key point. Each
 * has the words that were found there, with their strengths, and its text by language, with the words to mark.
 */
function addPlaces(article, { lang, data, uses }) {
  const regions = regionsOf(data, lang);
  const { anchors, display } = data;
  const other = lang === "de" ? "en" : "de";
  for (const { token, data: found } of uses) {
    for (const { location, balanced_score: score } of found.weighted_locations) {
      const at = anchors.findLastIndex((anchor) => anchor.location <= location);
      if (at < 0) continue;
      const { name, key, start, shown, hidden } = regions[at];
      const place = article.places.get(key) ?? { id: name, has: new Map(), texts: {} };
      const strength = Math.sqrt(score / AS_SEARCHED);
      place.has.set(token, Math.max(place.has.get(token) ?? 0, strength));
      article.best.set(token, Math.max(article.best.get(token) ?? 0, strength));
      place.texts[lang] ??= { words: shown, marked: new Set() };
      if (hidden) markWithin(place.texts[lang], token);
      else place.texts[lang].marked.add(location - start);
      const twin = display.twins[name.replace(/^s-/, "")];
      if (twin) place.texts[other] ??= { words: twin.split(/\s+/), marked: new Set() };
      article.places.set(key, place);
    }
  }
}

/** Return for each anchor of a page the visible text that it belongs to; `v-NAME` has hidden words of `NAME`. */
function regionsOf({ raw_content: content, anchors }, lang) {
  const words = content.split(/\s+/);
  return anchors.map(({ id }, at) => {
    const name = id.replace(/^v-/, "");
    const hidden = name !== id;
    // Key points share one id, and each is followed by its own hidden words.
    const own = !hidden ? at : anchors[at - 1]?.id === name ? at - 1 : undefined;
    const start = own === undefined ? 0 : anchors[own].location;
    const shown = own === undefined ? [] : words.slice(start, anchors[own + 1]?.location ?? words.length);
    return { name, start, shown, hidden, key: name.startsWith("s-") ? name : `${lang} ${own ?? at}` };
  });
}

/** Mark the visible word that a hidden one is mostly a part of: "Logistiknetzwerk" for "netzwerk". */
function markWithin({ words, marked }, { fold: wanted, scaled }) {
  const part = wanted.length > 5 ? wanted.slice(0, -2) : wanted;
  words.forEach((word, i) => {
    if (part.length < 2 || !fold(word).includes(part)) return;
    marked.add(i);
    if (scaled && words[i + 1]) marked.add(i + 1); // "360 Millionen"
  });
}

/** Set the score of an article and its places; `total` is the weight of all words. */
function rate(article, total) {
  const share = (has, value) => {
    return [...has].reduce((sum, [token, strength]) => sum + token.weight * value(strength), 0) / total;
  };
  article.covered = share(article.best, () => 1);
  for (const place of article.places.values()) {
    place.score = share(place.has, (strength) => Math.min(1, 0.4 + 0.6 * strength));
  }
  const together = Math.max(0, ...[...article.places.values()].map(({ score }) => score));
  const asSearched = share(article.best, (strength) => Math.min(1, strength));
  const headline = share(article.best, (strength) => (strength > IN_HEADLINE ? 1 : 0));
  const often = Math.log(1 + article.places.size);
  article.score = article.covered + 0.5 * together + 0.4 * asSearched + 0.2 * headline + 0.04 * often;
}
