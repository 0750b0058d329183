// A search: from what the reader typed to what is shown, best first.

import { Bundle, Shards } from "./bundles.js";
import { findEntities, joinedPhrase, Level } from "./entities.js";
import { count, narrow } from "./facets.js";
import { candidates, lookUpOrCorrect } from "./lookup.js";
import { parse } from "./query.js";
import { findArticles, matches } from "./rank.js";
import { Words } from "./words.js";

const SOFT_WEIGHT = 0.3;
const LEAST_WEIGHT = 0.01;
const MOST_NAMED = 3; // entities before the first article, and as many after it

/** Load the index; return the vocabulary and the function that searches. `visit` is a word for this visit. */
export async function open(root, visit) {
  const vocabulary = async () => new Words(await (await fetch(new URL("search/suggestions.json", root))).json());
  const [words, ...bundles] = await Promise.all([
    vocabulary(),
    Bundle.open("en", root, visit),
    Bundle.open("de", root, visit),
  ]);
  const shards = new Shards(words.shards, bundles);

  /** Return what a query finds among the chosen facets, in the newest articles or in all. */
  async function find(query, chosen, everything) {
    await shards.join(query, everything);
    const searched = shards.articles;
    const years = shards.joined.map((shard) => shard.years);
    const found = await search(query, chosen, bundles, words, searched);
    return { ...found, newest: shards.newest, besides: years, older: words.articles - searched };
  }

  return { words, find };
}

async function search(query, chosen, bundles, words, searched) {
  const { tokens: asked, plain, asksMeaning } = parse(query, words.common, words.scales);
  // Whatever is asked of the index is asked at once.
  const [likelihood] = await Promise.all([candidates(asked, bundles), joinedPhrase(asked, bundles)]);
  const lookedUp = await Promise.all(asked.map((token) => lookUpOrCorrect(token, bundles, likelihood, words)));
  const [tokens, corrected, missing] = ["tokens", "corrected", "missing"].map((part) =>
    lookedUp.flatMap((result) => result[part]),
  );
  for (const token of tokens) token.weight = weight(token, searched);
  const folded = corrected.length ? tokens.map(({ fold }) => fold) : plain;
  const narrowed = await narrow(tokens, chosen);
  const [articles, entities] = await Promise.all([
    findArticles(narrowed, bundles),
    chosen.length ? [] : findEntities(tokens, folded, bundles),
  ]);
  const matching = (own) => bundles.map((bundle) => ({ bundle, ids: matches(own, bundle) }));
  return {
    results: inOrder(articles, entities, asksMeaning, !missing.length),
    total: Math.max(articles.length, ...matching(narrowed).map(({ ids }) => ids.size)),
    facets: () => count(words.facets, chosen, tokens, matching),
    corrected,
    missing,
  };
}

/** Return how much a word tells: the more, the fewer articles have it (inverse document frequency). */
function weight({ articles, soft }, searched) {
  return Math.log(1 + searched / Math.max(1, articles)) * (soft ? SOFT_WEIGHT : 1) + LEAST_WEIGHT;
}

/** Return the entities that the query names, the best article, other entities, and the other articles. */
function inOrder(articles, entities, asksMeaning, allFound) {
  const best = entities[0]?.level;
  const isNamed = ({ level, group }) =>
    level > Level.AMONG_OTHERS &&
    (level === best || level === Level.WHOLE_NAME) &&
    (group !== "terms" || asksMeaning || !articles.length);
  const named = entities.filter(isNamed).slice(0, MOST_NAMED);
  const isWorthIt = ({ level }) => level > Level.ONE_WORD || (allFound && !articles.length);
  const others = entities.filter((entity) => !named.includes(entity) && isWorthIt(entity)).slice(0, MOST_NAMED);
  if (asksMeaning) named.sort((a, b) => (b.group === "terms") - (a.group === "terms"));
  return [...named, ...articles.slice(0, 1), ...others, ...articles.slice(1)];
}
