// The companies, people and so on that a query names, or that all its words are about.

import { fold, stem } from "./query.js";
import { bestPages } from "./rank.js";

const GROUPS = ["companies", "people", "places", "topics", "events", "outlets", "initiatives", "terms"];
const MOST_WORDS_IN_NAME = 5;

/** How well a query fits an entity. */
export const Level = Object.freeze({
  WHOLE_NAME: 4,
  PART_OF_NAME: 3, // a person's first name or surname
  BEGINNING: 2, // a name that is still being typed
  AMONG_OTHERS: 1, // a name among other words, or all words in its description
  ONE_WORD: 0.5, // one word in its description: worth showing where no article has it
});

/** Return the entities that a query finds, best first; `plain` are its words, folded. */
export async function findEntities(tokens, plain, bundles) {
  if (!tokens.length) return [];
  const asked = [...tokens, ...(await joinedPhrase(tokens, bundles))];
  const found = bundles.flatMap((bundle) => bestPages(asked, "entity", bundle));
  // An entity's page is the same in both languages, and so is the end of its ids: it is read in one of them.
  const byEnd = Map.groupBy(found, ({ id }) => id.slice(id.lastIndexOf("_")));
  const read = async (pages) => {
    const [{ bundle, results }] = pages;
    return { pages, display: (await bundle.read(results[0].result)).display };
  };
  const entities = new Map();
  for (const { pages, display } of await Promise.all([...byEnd.values()].map(read))) {
    const entity = entities.get(display.url) ?? { ...display, has: new Set() };
    for (const { token } of pages.flatMap(({ results }) => results)) entity.has.add(token);
    entities.set(display.url, entity);
  }
  const query = { tokens, joined: tokens.map(({ fold }) => fold).join(""), runs: runsOf(plain) };
  for (const entity of entities.values()) entity.level = levelOf(entity, query);
  const byGroup = (a, b) => GROUPS.indexOf(a.group) - GROUPS.indexOf(b.group);
  return [...entities.values()].filter(({ level }) => level).sort((a, b) => b.level - a.level || byGroup(a, b));
}

/** Return two or three words as the one that they may be: "JD com" as "JD.com", "ali express" as "AliExpress". */
export async function joinedPhrase(tokens, bundles) {
  if (tokens.length < 2 || tokens.length > 3) return [];
  const form = tokens.map(({ text }) => text).join("-");
  const pages = async (bundle) => ({
    bundle,
    entity: (await bundle.hasStem(form)) ? await bundle.pagesWith(form, "entity") : [],
  });
  return [{ form, weight: 1, found: await Promise.all(bundles.map(pages)) }];
}

/** Return all neighbouring words of a query, joined. */
function runsOf(plain) {
  const runs = new Set();
  plain.forEach((_, start) => {
    const last = Math.min(plain.length, start + MOST_WORDS_IN_NAME);
    for (let end = start + 1; end <= last; end++) runs.add(stem(plain.slice(start, end).join("")));
  });
  return runs;
}

/** Return how well a query fits an entity, 0 if it does not. */
function levelOf(entity, { tokens, joined, runs }) {
  const names = entity.names.map(fold);
  const isWhole = (name) => name === stem(joined) || (name.length >= joined.length && runs.has(name));
  if (names.map(stem).some(isWhole)) return Level.WHOLE_NAME;
  if (entity.group === "people" && hasParts(entity.names, tokens)) return Level.PART_OF_NAME;
  if (joined.length > 2 && names.some((name) => name.startsWith(joined))) {
    return entity.group === "companies" || entity.group === "people" ? Level.BEGINNING : Level.AMONG_OTHERS;
  }
  const isAmong = (name) => name.length > 1 && runs.has(stem(name));
  if (entity.group !== "terms" && names.some(isAmong)) return Level.AMONG_OTHERS;
  if (!tokens.every((token) => entity.has.has(token))) return 0;
  return tokens.length > 1 ? Level.AMONG_OTHERS : Level.ONE_WORD;
}

/** Return whether one of a person's names has all words, or words that begin with them. */
function hasParts(names, tokens) {
  return names.some((name) => {
    const parts = name.split(/[\s-]+/).map(fold);
    const isPart = ({ fold: word }) => parts.some((part) => (word.length > 2 ? part.startsWith(word) : part === word));
    return tokens.every(isPart);
  });
}
