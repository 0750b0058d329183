// Which pages have a word. Each word is looked up by itself in both languages: Pagefind finds only pages that have all
// words of a query, and one language may have the first word of an article, the other the second.

import { shardOf } from "./bundles.js";
import { fold } from "./query.js";

export const KINDS = ["article", "entity"];
const PER_WORD = 1000; // what a page's promise grows by with each word that it has, more than any score
const ENDINGS = /(?:ies|ings?|ments?|ations?|ers?|ed|ly|al|ern|e[mns]?|ung(?:en)?|n|s|y)$/;

const languagesOf = ({ only }, bundles) => bundles.filter(({ lang }) => !only || only === lang);

/**
 * Return how likely each page is to be read for its text, by the page's id: pages with the most words come first, and
 * of these the best. A page that is read anyway also tells whether a word was found as it is (see `verifyMatch`).
 */
export async function candidates(tokens, bundles) {
  const searches = tokens.flatMap((token) =>
    languagesOf(token, bundles).flatMap((bundle) => KINDS.map((kind) => bundle.pagesWith(token.form, kind))),
  );
  const likelihood = new Map();
  for (const { id, score } of (await Promise.all(searches)).flat()) {
    likelihood.set(id, (likelihood.get(id) ?? 0) + PER_WORD + Math.min(score, 100));
  }
  return likelihood;
}

/**
 * Return the tokens to search for in place of one, with what was found of each: the token itself, known words where it
 * is unknown (`corrected`), or nothing (`missing`).
 */
export async function lookUpOrCorrect(token, bundles, likelihood, words) {
  const found = await lookUp(token, bundles, likelihood);
  if (found.pages) return { tokens: [found], corrected: [], missing: [] };
  const known = token.soft ? undefined : words.correctSpelling(token.fold);
  const others = (known ? [known] : words.compoundParts(token.fold)).map((fold) => {
    const text = words.spelling(fold);
    return { ...token, text, form: text, fold };
  });
  const lookedUp = await Promise.all(others.map((other) => lookUp(other, bundles, likelihood)));
  const tokens = lookedUp.filter(({ pages }) => pages);
  if (!tokens.length) return { tokens, corrected: [], missing: [token.text] };
  return { tokens, corrected: [{ from: token.text, to: tokens.map(({ text }) => text) }], missing: [] };
}

/** Return a token with its pages in each bundle, and how many articles and pages of any kind there are. */
async function lookUp(token, bundles, likelihood) {
  const found = await Promise.all(languagesOf(token, bundles).map((bundle) => verifyMatch(token, bundle, likelihood)));
  const articles = Math.max(...found.map(({ article }) => article.length));
  const pages = articles + Math.max(...found.map(({ entity }) => entity.length));
  return { ...token, found, articles, pages };
}

/**
 * Return the pages of one language that have a form of a word. Where no page has the word or one that begins with it,
 * Pagefind takes the longest beginning that there is: "good" for "Goodymart". Each shard does so by itself. Any page of
 * a shard tells, hence one is asked that is loaded anyway.
 */
async function verifyMatch({ form, fold: wanted }, bundle, likelihood) {
  const [article, entity] = await Promise.all(KINDS.map((kind) => bundle.pagesWith(form, kind)));
  // As a rule a page has the stem, and then none has to tell.
  if (!bundle.hasShards && (await bundle.hasStem(form))) return { bundle, article, entity };
  const likely = (result) => (result ? (likelihood.get(result.id) ?? 0) : -1);
  const telling = new Map();
  for (const result of [...article, ...entity]) {
    const shard = shardOf(result);
    if (likely(result) > likely(telling.get(shard))) telling.set(shard, result);
  }
  const checks = [...telling].map(async ([shard, result]) => {
    const check = async () => hasForm(await bundle.read(result), form, wanted);
    return [shard, await bundle.checkOnce(form, shard, check)];
  });
  const verdicts = new Map(await Promise.all(checks));
  const verified = (results) => results.filter((result) => verdicts.get(shardOf(result)));
  return { bundle, article: verified(article), entity: verified(entity) };
}

/** Return whether the words that a page was found by are forms of the wanted one. */
function hasForm({ raw_content: content, weighted_locations: locations }, form, wanted) {
  const words = content.split(/\s+/);
  const wholeAndParts = ({ location }) => [words[location], ...words[location].split(/[^\p{L}\p{N}]+/u)];
  const found = new Set(locations.flatMap(wholeAndParts).map(fold));
  const isNumber = form.startsWith("qz");
  return [...found].some((word) => (isNumber ? word === form : isFormOf(word, wanted)));
}

function isFormOf(word, wanted) {
  const base = wanted.length < 5 ? wanted : wanted.replace(ENDINGS, "").replace(/(.)\1$/, "$1");
  return word.startsWith(base.length < 3 ? wanted : base);
}
