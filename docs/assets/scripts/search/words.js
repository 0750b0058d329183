// The vocabulary of the site (`search/suggestions.json`): words to complete, to correct mistakes with and to offer.

import { fold } from "./query.js";

const MOST_OFFERED = 5;
const LEAST_LIKENESS = 0.45; // of two words, from 0 to 1
const SHORTEST_COMPOUND = 8; // letters

export class Words {
  constructor({ articles, shards, facets, common, scales, en, de }) {
    this.articles = articles; // their number
    this.shards = shards; // the newest first, each with its name and the number of its articles
    this.facets = Object.entries(facets).map(([kind, values]) => ({
      kind,
      values: values.map(([name, word, numbers]) => ({
        kind,
        name,
        word,
        shards: numbers.map((number) => shards[number][0]),
      })),
    }));
    this.common = { en: new Set(common.en.map(fold)), de: new Set(common.de.map(fold)) };
    this.scales = new Map(Object.entries(scales)); // powers of ten
    const listed = [...en.map((text) => [text, "en"]), ...de.map((text) => [text, "de"])];
    this.list = listed.map(([text, lang]) => ({
      text,
      lang,
      fold: fold(text),
      parts: text.split(/[\s-]+/).map(fold),
    }));
    const known = new Set(this.list.flatMap(({ fold, parts }) => [fold, ...parts]));
    this.known = [...known].filter((word) => word.length > 3);
  }

  /** Return what the words typed so far may become: the whole of them, else the last. */
  completions(query) {
    const whole = fold(query);
    const [, before, last] = /^(.*\s)?(\S*)$/s.exec(query.trim());
    const start = fold(last);
    const found = this.list.filter((word) => word.fold.startsWith(whole));
    const within = ({ parts }) => parts.some((part) => part.startsWith(start));
    const inside = start.length < 2 ? [] : this.list.filter(within);
    const texts = new Map(found.map(({ text, lang }) => [text, lang]));
    for (const { text, lang } of before ? inside.slice(0, 2) : inside) {
      texts.set(before && !found.length ? before + text : text, lang);
    }
    const others = [...texts].filter(([text]) => fold(text) !== whole);
    return others.slice(0, MOST_OFFERED).map(([text, lang]) => ({ text, lang }));
  }

  /** Return the known word that a mistyped one is a letter or two away from; undefined if there is none. */
  correctSpelling(word) {
    let least = (word.length < 4 ? 0 : word.length < 8 ? 1 : 2) + 1;
    let closest;
    for (const known of this.known) {
      if (Math.abs(known.length - word.length) >= least) continue;
      const away = editDistance(word, known, least);
      if (away < least) [closest, least] = [known, away];
    }
    return closest;
  }

  /** Return the known words that a longer, unknown one begins or ends with: "netzwerk" of "netzwerkausbau". */
  compoundParts(word) {
    if (word.length < SHORTEST_COMPOUND) return [];
    const shorter = this.known.filter((known) => known.length < word.length).sort((a, b) => b.length - a.length);
    const found = [shorter.find((known) => word.startsWith(known)), shorter.find((known) => word.endsWith(known))];
    return [...new Set(found.filter((part) => part?.length > 4))];
  }

  /** Return a folded word as the articles write it. */
  spelling(folded) {
    const whole = this.list.find(({ fold }) => fold === folded);
    return whole?.text ?? this.list.flatMap(({ text }) => text.split(/[\s-]+/)).find((part) => fold(part) === folded);
  }

  /** Return the words most like a query, by their pairs of letters; then those that the articles name most. */
  alternatives(query) {
    const own = letterPairs(fold(query));
    const compared = this.list.map((word) => ({ ...word, likeness: likeness(own, letterPairs(word.fold)) }));
    const like = compared.filter((word) => word.likeness > LEAST_LIKENESS);
    return [...like.sort((a, b) => b.likeness - a.likeness), ...this.list].slice(0, MOST_OFFERED);
  }
}

/**
 * Return how many letters were left out, added, replaced or swapped with the next (Damerau-Levenshtein distance).
 * The count stops at `limit`.
 */
function editDistance(a, b, limit) {
  let beforeLast = [];
  let last = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const replaced = last[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1);
      row[j] = Math.min(last[j] + 1, row[j - 1] + 1, replaced);
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      if (swapped) row[j] = Math.min(row[j], beforeLast[j - 2] + 1);
    }
    if (Math.min(...row) >= limit) return limit;
    [beforeLast, last] = [last, row];
  }
  return last[b.length];
}

function letterPairs(word) {
  return new Set(Array.from({ length: Math.max(0, word.length - 1) }, (_, i) => word.slice(i, i + 2)));
}

/** Return the Dice coefficient of two sets. */
function likeness(a, b) {
  return (2 * [...a].filter((pair) => b.has(pair)).length) / (a.size + b.size || 1);
}
