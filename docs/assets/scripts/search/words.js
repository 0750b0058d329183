// The words of /search/suggestions.json: completions while typing, what a word with a mistake may have meant, and what
// comes nearest to words that nothing has.

import { fold } from "./query.js";

const MOST = 5;

export class Words {
  constructor({ articles, shards, facets, common, scales, en, de }) {
    this.articles = articles;
    this.shards = shards; // the newest first, each with its name and the number of its articles
    const named = (numbers) => numbers.map((number) => shards[number][0]);
    this.facets = Object.entries(facets).map(([kind, values]) => ({ kind, values: values.map(([name, word, numbers]) => ({ kind, name, word, shards: named(numbers) })) }));
    this.common = { en: new Set(common.en.map(fold)), de: new Set(common.de.map(fold)) };
    this.scales = new Map(Object.entries(scales));
    const all = [...en.map((text) => [text, "en"]), ...de.map((text) => [text, "de"])];
    this.list = all.map(([text, lang]) => ({ text, lang, fold: fold(text), parts: text.split(/[\s-]+/).map(fold) }));
    this.known = [...new Set(this.list.flatMap(({ fold, parts }) => [fold, ...parts]))].filter((word) => word.length > 3);
  }

  // What the words typed so far may become: the whole of them, else the last.
  completions(query) {
    const whole = fold(query);
    const [, before, last] = /^(.*\s)?(\S*)$/s.exec(query.trim());
    const start = fold(last);
    const found = this.list.filter((word) => word.fold.startsWith(whole));
    const inside = start.length < 2 ? [] : this.list.filter(({ parts }) => parts.some((part) => part.startsWith(start)));
    const texts = new Map(found.map(({ text, lang }) => [text, lang]));
    for (const { text, lang } of before ? inside.slice(0, 2) : inside) {
      texts.set(before && !found.length ? before + text : text, lang);
    }
    return [...texts].filter(([text]) => fold(text) !== whole).slice(0, MOST).map(([text, lang]) => ({ text, lang }));
  }

  // The known word that a mistyped one is a letter or two away from.
  correction(word) {
    const allowed = word.length < 4 ? 0 : word.length < 8 ? 1 : 2;
    let best, least = allowed + 1;
    for (const known of this.known) {
      if (Math.abs(known.length - word.length) >= least) continue;
      const away = distance(word, known, least);
      if (away < least) [best, least] = [known, away];
    }
    return best;
  }

  // The known words that a longer, unknown one begins or ends with: Netzwerk of "Netzwerkausbau".
  parts(word) {
    if (word.length < 8) return [];
    const longest = (fits) => this.known.filter((known) => fits(known) && known.length < word.length).sort((a, b) => b.length - a.length)[0];
    const found = [longest((known) => word.startsWith(known)), longest((known) => word.endsWith(known))];
    return [...new Set(found.filter((part) => part?.length > 4))];
  }

  // How a known word is written, for readers.
  written(folded) {
    const whole = this.list.find(({ fold }) => fold === folded);
    return whole?.text ?? this.list.flatMap(({ text }) => text.split(/[\s-]+/)).find((part) => fold(part) === folded);
  }

  // What comes nearest, by pairs of letters; where nothing is near, what the articles name most.
  nearest(query) {
    const own = pairs(fold(query));
    const near = this.list.map((word) => ({ ...word, near: likeness(own, pairs(word.fold)) })).filter(({ near }) => near > 0.45);
    return [...near.sort((a, b) => b.near - a.near), ...this.list].slice(0, MOST);
  }
}

// Letters that were left out, added, replaced or swapped with the next; `limit` or more is as good as any.
function distance(a, b, limit) {
  let before = [], last = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      row[j] = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) row[j] = Math.min(row[j], before[j - 2] + 1);
    }
    if (Math.min(...row) >= limit) return limit;
    [before, last] = [last, row];
  }
  return last[b.length];
}

const pairs = (word) => new Set(Array.from({ length: Math.max(0, word.length - 1) }, (_, i) => word.slice(i, i + 2)));
const likeness = (a, b) => (2 * [...a].filter((pair) => b.has(pair)).length) / (a.size + b.size || 1);
