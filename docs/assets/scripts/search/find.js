// The words of a query in; the articles and other pages that they find, best first, out. There are two Pagefind
// bundles, one for each language, since an index stems one language only. Each word is searched for by itself in both:
// Pagefind finds only what has all words, and what one language says of the first the other may say of the second.
// A large desk has further bundles of each language, the shards, which Pagefind searches with the first as one, once
// they are joined to it. A search asks the newest articles only, whatever it finds there, those of years that it names,
// and the others when the reader wants them: what it costs before it answers does not grow with the desk.

import { count, narrow } from "./facets.js";
import { fold, parse, stem } from "./query.js";
import { Words } from "./words.js";

const MOST_LOADED = { article: 5, entry: 5 }; // of each language, pages whose text is looked at, two more for a word or two; an article has 4 kB
const KINDS = Object.keys(MOST_LOADED);
const EXACT = 512; // Pagefind's `balanced_score` of a word as it was searched for, where a word counts once
const NEARLY = 0.6; // of the best coverage, what is still worth showing
const GROUPS = ["companies", "people", "places", "topics", "events", "outlets", "initiatives", "terms"];

export async function open(root, visit) {
  const vocabulary = async () => new Words(await (await fetch(new URL("search/suggestions.json", root))).json());
  const loading = vocabulary();
  const options = { baseUrl: "/", excerptLength: 0, metaCacheTag: visit };
  const bundle = async (lang) => {
    // One file for both: with a fragment it is another module, which has the WebAssembly of another language.
    const { createInstance } = await import(new URL(`search/de/pagefind.js#${lang}`, root).href);
    const path = new URL(`search/${lang}/`, root).href;
    // A worker would be one more file to load, for each language.
    const pagefind = createInstance({ ...options, basePath: path, noWorker: true });
    await pagefind.init();
    const join = (shard) => pagefind.mergeIndex(`${path}${shard}/`, { ...options, language: lang });
    return { lang, pagefind, join, known: new Map(), checked: new Map(), read: reader() };
  };
  const [words, ...bundles] = await Promise.all([loading, bundle("en"), bundle("de")]);
  const [[, newest], ...others] = words.shards;
  const shards = others.map(([name, articles]) => ({ name, articles, years: name.match(/\d{4}/g) ?? [], joined: false }));
  async function join(wanted) {
    const missing = wanted.filter(({ joined }) => !joined);
    await Promise.all(bundles.flatMap((one) => missing.map(({ name }) => one.join(name))));
    for (const shard of missing) shard.joined = true;
    if (missing.length) for (const one of bundles) one.known.clear(), (one.joined = true); // what was found without them
  }
  let joining = Promise.resolve();
  return { words, find: async (query, chosen, older) => {
    const named = query.match(/\b\d{4}\b/g) ?? [];
    const wanted = shards.filter(({ years }) => older || named.some((year) => years[0] <= year && year <= years.at(-1)));
    await (joining = joining.catch(() => {}).then(() => join(wanted)));
    const asked = shards.filter(({ joined }) => joined);
    const searched = asked.reduce((sum, { articles }) => sum + articles, newest);
    const found = await find(query, chosen, bundles, words, searched);
    return { ...found, newest, besides: asked.map(({ years }) => years), older: words.articles - searched };
  } };
}

// A page's text with where one word stands in it, and what it carries along: as JSON in the id of an element, since
// Pagefind indexes everything else. It writes the places into one object for each page, whatever search they are of,
// hence one reading after the other.
function reader() {
  const readings = new Map();
  return (result) => {
    const before = readings.get(result.id) ?? Promise.resolve();
    const reading = before.then(() => result.data()).then((data) => {
      const [carrying, ...anchors] = data.anchors.toSorted((a, b) => a.location - b.location || (b.element === "data") - (a.element === "data"));
      return { ...data, anchors, carried: JSON.parse(carrying.id.replaceAll("+", " ")) };
    });
    readings.set(result.id, reading.catch(() => {}));
    return reading;
  };
}

async function find(query, chosen, bundles, words, searched) {
  const { tokens, plain, asksMeaning } = parse(query, words.common, words.scales);
  const corrected = [], missing = [];
  // Whatever is asked of the index is asked at once.
  const [likely] = await Promise.all([likelyPages(tokens, bundles), asOne(tokens, bundles)]);
  let wanted = await Promise.all(tokens.map((token) => lookUp(token, bundles, likely)));
  const replaced = await Promise.all(
    wanted.map(async (token) => {
      if (token.pages) return [token];
      const meant = token.soft ? undefined : words.correction(token.fold);
      const others = meant ? [meant] : words.parts(token.fold);
      const found = await Promise.all(others.map((fold) => lookUp({ ...token, text: words.written(fold), form: words.written(fold), fold }, bundles, likely)));
      const kept = found.filter(({ pages }) => pages);
      if (kept.length) corrected.push({ from: token.text, to: kept.map(({ text }) => text) });
      else missing.push(token.text);
      return kept;
    }),
  );
  wanted = replaced.flat();
  for (const token of wanted) token.weight = Math.log(1 + searched / Math.max(1, token.articles)) * (token.soft ? 0.3 : 1) + 0.01;
  const folded = corrected.length ? wanted.map(({ fold }) => fold) : plain;
  const left = await narrow(wanted, chosen, facetPages);
  const matching = (tokens) => bundles.map((bundle) => ({ bundle, ids: matches(tokens, bundle) }));
  const [articles, entries] = await Promise.all([findArticles(left, bundles), chosen.length ? [] : findEntries(wanted, folded, bundles)]);
  return {
    results: inOrder(articles, entries, asksMeaning, !missing.length),
    total: Math.max(articles.length, ...matching(left).map(({ ids }) => ids.size)),
    facets: () => count(words.facets, chosen, wanted, facetPages, matching),
    corrected,
    missing,
  };
}

// The articles of one language with a facet's word, which only some shards have.
async function facetPages({ word, shards }, { lang, pagefind, known }) {
  const key = `facet ${word}`;
  const own = new Set(shards.map((name) => (name ? `${lang}-x-${name}` : lang)));
  const pages = async () => new Set((await pagefind.search(word)).results.filter((result) => own.has(shardOf(result))).map(({ id }) => id));
  if (!known.has(key)) known.set(key, pages());
  return known.get(key);
}

// The articles of one language that have enough of what is searched for.
function matches(tokens, bundle) {
  const covered = new Map();
  for (const token of tokens) {
    const results = token.found.find((found) => found.bundle === bundle)?.article ?? [];
    for (const { id } of results) covered.set(id, (covered.get(id) ?? 0) + token.weight);
  }
  const most = [...covered.values()].reduce((a, b) => Math.max(a, b), 0);
  return new Set([...covered.keys()].filter((id) => covered.get(id) >= NEARLY * most));
}

// How often each page of each bundle has a word.
async function lookUp(token, bundles, likely = new Map()) {
  const found = await Promise.all(languagesOf(token, bundles).map((bundle) => honest(token, bundle, likely)));
  const articles = Math.max(...found.map(({ article }) => article.length));
  return { ...token, found, articles, pages: articles + Math.max(...found.map(({ entry }) => entry.length)) };
}

const languagesOf = ({ only }, bundles) => bundles.filter(({ lang }) => !only || only === lang);

function pagesWith(form, kind, { pagefind, known }) {
  const key = `${kind} ${form}`;
  // The filter has one value only: Pagefind writes several in an order that differs from build to build.
  const filters = kind === "entry" ? { kind } : { not: { kind: "entry" } };
  if (!known.has(key)) known.set(key, pagefind.search(form, { filters }).then(({ results }) => results));
  return known.get(key);
}

// What each page promises: those with the most words, and of these the best, are sure to be looked at.
async function likelyPages(tokens, bundles) {
  const likely = new Map();
  const each = tokens.flatMap((token) => languagesOf(token, bundles).flatMap((bundle) => KINDS.map((kind) => pagesWith(token.form, kind, bundle))));
  for (const { id, score } of (await Promise.all(each)).flat()) likely.set(id, (likely.get(id) ?? 0) + 1000 + Math.min(score, 100));
  return likely;
}

// Where no page has a word or one that begins with it, Pagefind takes the longest beginning that there is: "good" for
// "Goodymart". That is no answer; the same stem is. Each shard does so by itself, and is the beginning of its ids; any
// of its pages tells, hence one that is loaded anyway.
async function honest({ form, fold: wanted }, bundle, likely) {
  const [article, entry] = await Promise.all(KINDS.map((kind) => pagesWith(form, kind, bundle)));
  if (!bundle.joined && (await hasItself(form, bundle))) return { bundle, article, entry };
  const telling = new Map();
  const promise = (result) => (result ? likely.get(result.id) ?? 0 : -1);
  for (const result of [...article, ...entry]) if (promise(result) > promise(telling.get(shardOf(result)))) telling.set(shardOf(result), result);
  const { checked, read } = bundle;
  const check = (key, result) => checked.get(key) ?? checked.set(key, has(result, form, wanted, read)).get(key);
  const verdicts = await Promise.all([...telling].map(async ([shard, result]) => [shard, await check(`${form} ${shard}`, result)]));
  const kept = new Map(verdicts);
  const own = (results) => results.filter((result) => kept.get(shardOf(result)));
  return { bundle, article: own(article), entry: own(entry) };
}

// Whether any page has the stem of a word, in quotes nothing else: as a rule, and then no page has to tell. The filter
// leaves as few as can be of those that need not be listed.
async function hasItself(form, { pagefind, known }) {
  const key = `itself ${form}`;
  const itself = async () => (await pagefind.search(`"${form}"`, { filters: { kind: "entry" } })).unfilteredResultCount > 0;
  if (!known.has(key)) known.set(key, itself());
  return known.get(key);
}

const shardOf = ({ id }) => id.slice(0, id.lastIndexOf("_"));

async function has(result, form, wanted, read) {
  const { raw_content: content, weighted_locations: locations } = await read(result);
  const words = content.split(/\s+/);
  const found = new Set(locations.flatMap(({ location }) => [words[location], ...words[location].split(/[^\p{L}\p{N}]+/u)]).map(fold));
  return [...found].some((word) => isFormOf(word, form.startsWith("qz") ? form : wanted));
}

const ENDINGS = /(?:ies|ings?|ments?|ations?|ers?|ed|ly|al|ern|e[mns]?|ung(?:en)?|n|s|y)$/;
function isFormOf(word, wanted) {
  if (wanted.startsWith("qz")) return word === wanted;
  const base = wanted.length < 5 ? wanted : wanted.replace(ENDINGS, "").replace(/(.)\1$/, "$1");
  return word.startsWith(base.length < 3 ? wanted : base);
}

// The pages of one language with the most of what is searched for.
function bestPages(tokens, kind, bundle) {
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
  return ranked.slice(0, MOST_LOADED[kind] + (tokens.length < 3 && !bundle.joined ? 2 : 0));
}

// A page's text, with where each word that is searched for stands.
async function load({ bundle, results }) {
  const uses = await Promise.all(results.map(async ({ token, result }) => ({ token, data: await bundle.read(result) })));
  return { lang: bundle.lang, data: uses[0].data, uses };
}

async function findArticles(tokens, bundles) {
  const loaded = await Promise.all(bundles.flatMap((bundle) => bestPages(tokens, "article", bundle)).map(load));
  const articles = new Map();
  for (const page of loaded) {
    const { raw_url: url, carried } = page.data;
    const article = articles.get(url) ?? { url, ...carried, places: new Map(), best: new Map() };
    addPlaces(article, page);
    articles.set(url, article);
  }
  const total = tokens.reduce((sum, { weight }) => sum + weight, 0);
  for (const article of articles.values()) rank(article, total);
  const ranked = [...articles.values()].sort((a, b) => b.score - a.score);
  const most = Math.max(0, ...ranked.map(({ covered }) => covered));
  return ranked.filter(({ covered }) => covered >= NEARLY * most);
}

// The places of an article: a sentence in both languages, the headline, a key point, each with the words it has.
function addPlaces(article, { lang, data, uses }) {
  const words = data.raw_content.split(/\s+/);
  const { anchors, carried: { twins } } = data;
  const owners = anchors.map(({ id }, at) => {
    const name = id.replace(/^v-/, "");
    // Key points share one id, and each is followed by its own hidden words.
    const own = name === id ? at : anchors[at - 1]?.id === name ? at - 1 : undefined;
    const start = own === undefined ? 0 : anchors[own].location;
    const shown = own === undefined ? [] : words.slice(start, anchors[own + 1]?.location ?? words.length);
    return { name, start, shown, key: name.startsWith("s-") ? name : `${lang} ${own ?? at}`, hidden: name !== id };
  });
  for (const { token, data: { weighted_locations: locations } } of uses) {
    for (const { location, balanced_score: score } of locations) {
      const at = anchors.findLastIndex((anchor) => anchor.location <= location);
      if (at < 0) continue;
      const { name, key, start, shown, hidden } = owners[at];
      const place = article.places.get(key) ?? { id: name, has: new Map(), texts: {} };
      const strength = Math.sqrt(score / EXACT);
      place.has.set(token, Math.max(place.has.get(token) ?? 0, strength));
      article.best.set(token, Math.max(article.best.get(token) ?? 0, strength));
      const other = lang === "de" ? "en" : "de";
      place.texts[lang] ??= { words: shown, marked: new Set() };
      if (!hidden) place.texts[lang].marked.add(location - start);
      else markWithin(place.texts[lang], token);
      const twin = twins[name.replace(/^s-/, "")];
      if (twin) place.texts[other] ??= { words: twin.split(/\s+/), marked: new Set() };
      article.places.set(key, place);
    }
  }
}

// What was found out of sight is mostly part of a word in sight: "netzwerk" of "Logistiknetzwerk".
function markWithin({ words, marked }, { fold: wanted, scaled }) {
  const part = wanted.length > 5 ? wanted.slice(0, -2) : wanted;
  words.forEach((word, i) => {
    if (part.length < 2 || !fold(word).includes(part)) return;
    marked.add(i);
    if (scaled && words[i + 1]) marked.add(i + 1); // "360 Millionen"
  });
}

function rank(article, total) {
  const sum = (has, value) => [...has].reduce((all, [token, strength]) => all + token.weight * value(strength), 0) / total;
  article.covered = sum(article.best, () => 1);
  for (const place of article.places.values()) place.score = sum(place.has, (strength) => Math.min(1, 0.4 + 0.6 * strength));
  const together = Math.max(0, ...[...article.places.values()].map(({ score }) => score));
  const asSearched = sum(article.best, (strength) => Math.min(1, strength));
  const headline = sum(article.best, (strength) => (strength > 3 ? 1 : 0));
  const often = Math.log(1 + article.places.size);
  article.score = article.covered + 0.5 * together + 0.4 * asSearched + 0.2 * headline + 0.04 * often;
}

// Companies, people and so on that the query names or that all its words are about.
async function findEntries(tokens, plain, bundles) {
  if (!tokens.length) return [];
  const joined = tokens.map(({ fold }) => fold).join("");
  const asked = [...tokens, ...(await asOne(tokens, bundles))];
  // What is found of an entry in both languages is read in one: its page is the same, and so is the end of its ids.
  const pages = new Map();
  for (const page of bundles.flatMap((bundle) => bestPages(asked, "entry", bundle))) {
    const end = page.id.slice(page.id.lastIndexOf("_"));
    pages.set(end, [...(pages.get(end) ?? []), page]);
  }
  const read = async ([{ bundle, results }]) => (await bundle.read(results[0].result)).carried;
  const entries = new Map();
  for (const [found, carried] of await Promise.all([...pages.values()].map(async (found) => [found, await read(found)]))) {
    const known = entries.get(carried.url) ?? { ...carried, has: new Set() };
    for (const { token } of found.flatMap(({ results }) => results)) known.has.add(token);
    entries.set(carried.url, known);
  }
  const runs = runsOf(plain);
  for (const entry of entries.values()) entry.level = level(entry, tokens, joined, runs);
  return [...entries.values()].filter((entry) => entry.level).sort((a, b) => b.level - a.level || GROUPS.indexOf(a.group) - GROUPS.indexOf(b.group));
}

// A few words as the one that they may be: "JD com" is "JD.com", "ali express" is "AliExpress".
async function asOne(tokens, bundles) {
  if (tokens.length < 2 || tokens.length > 3) return [];
  const form = tokens.map(({ text }) => text).join("-");
  const pages = async (bundle) => ({ bundle, entry: (await hasItself(form, bundle)) ? await pagesWith(form, "entry", bundle) : [] });
  return [{ form, weight: 1, found: await Promise.all(bundles.map(pages)) }];
}

// All neighbouring words of a query, joined.
function runsOf(plain) {
  const runs = new Set();
  plain.forEach((_, start) => {
    for (let end = start + 1; end <= Math.min(plain.length, start + 5); end++) runs.add(stem(plain.slice(start, end).join("")));
  });
  return runs;
}

const ALL = 4; // the query is the name
const PART = 3; // a person's first name or surname
const START = 2; // a name that is still being typed
const ONE = 1; // a name among other words, or all words in what is said of it
const WORD = 0.5; // one word in what is said of it: worth showing where no article has it
function level(entry, tokens, joined, runs) {
  const { names } = entry;
  const folded = names.map(fold);
  const actor = entry.group === "companies" || entry.group === "people";
  if (folded.some((name) => stem(name) === stem(joined) || (stem(name).length >= joined.length && runs.has(stem(name))))) return ALL;
  const parts = names.map((name) => name.split(/[\s-]+/).map(fold));
  if (entry.group === "people" && parts.some((own) => tokens.every((token) => own.some((part) => part === token.fold || (token.fold.length > 2 && part.startsWith(token.fold)))))) return PART;
  if (joined.length > 2 && folded.some((name) => name.startsWith(joined))) return actor ? START : ONE;
  if (entry.group !== "terms" && folded.some((name) => name.length > 1 && runs.has(stem(name)))) return ONE;
  return tokens.every((token) => entry.has.has(token)) ? (tokens.length > 1 ? ONE : WORD) : 0;
}

// What the query names comes first, then the best article, whatever else it speaks of, and the other articles.
function inOrder(articles, entries, asksMeaning, alone) {
  const first = (entry) => entry.level > ONE && (entry.group !== "terms" || asksMeaning || !articles.length);
  const named = entries.filter((entry) => first(entry) && (entry.level === entries[0].level || entry.level === ALL)).slice(0, 3);
  const others = entries.filter((entry) => !named.includes(entry) && (entry.level > WORD || (alone && !articles.length))).slice(0, 3);
  if (asksMeaning) named.sort((a, b) => (b.group === "terms") - (a.group === "terms"));
  return [...named, ...articles.slice(0, 1), ...others, ...articles.slice(1)];
}
