// What the reader typed, as words to search for: without words that say nothing, and with numbers in one notation.

/** Return a text in lower case, without accents: "Übernahme", "Uebernahme" and "Ubernahme" are the same. */
export function fold(text) {
  const plain = text.toLowerCase().replace(/ß/g, "ss").normalize("NFKD").replace(/\p{M}/gu, "");
  return plain.replace(/([aou])e/g, "$1").replace(/[^\p{L}\p{N}]+/gu, "");
}

/** Return a folded name without the commonest endings, as of "Übernahmen" and "Alibabas". */
export const stem = (folded) => (folded.length > 5 ? folded.replace(/(?:ern|e[nrs]?|n|s)$/, "") : folded);

const foldedWords = (text) => new Set(text.split(/\s+/).map(fold));
const MEANING = foldedWords("mean means meaning definition define translation translate bedeutet bedeutung heißt");

// Without a prototype: "constructor" and "toString" are words that readers may search for.
const UNITS = {
  __proto__: null,
  $: "dollar",
  "€": "euro",
  "£": "pound",
  "¥": "yuan",
  "%": "percent",
  prozent: "percent",
  cent: "percent",
};
// These say little beside the number that they belong to.
const UNIT_WORDS = foldedWords(
  "dollar dollars euro euros pound yuan percent percentage prozent year years jahr jahre jahren jahres us",
);
const NUMBER = /^(?:us-?)?([$€£¥])?(\d+(?:[.,]\d+)*)(?:-?(\p{L}+)\.?)?([%$€£¥])?$/iu;

/**
 * A word to search for.
 *
 * @typedef {object} Token
 * @property {string} text As the reader typed it, or as the articles write it where it was corrected.
 * @property {string} form What Pagefind is asked for: the text, or the word for a number, such as "qzdghihx".
 * @property {string} fold The folded text.
 * @property {boolean} soft Whether it counts less than the others, as "dollar" does.
 * @property {boolean} [scaled] Whether a scale followed the number, as in "360 million".
 * @property {string} [only] The one language to search in.
 */

/** Return the token of a word. */
const makeToken = (text) => ({ text, form: text, fold: fold(text), soft: UNIT_WORDS.has(fold(text)) });

/** Return the word that the build adds for the same number (`hooks/briefing/search/number_tokens.py`). */
function numberToken(digits, power = 0) {
  const thousands = /^\d{1,3}(?:[.,]\d{3})+$/.test(digits);
  const value = Number(thousands ? digits.replace(/\D/g, "") : digits.replace(",", ".")) * 10 ** power;
  const plain = String(Number(value.toPrecision(15)));
  return `qz${[...plain].map((digit) => "abcdefghijk"["0123456789.".indexOf(digit)] ?? "").join("")}x`;
}

/**
 * Return the tokens of a number with its unit, and whether the next word is its scale; undefined for other words.
 * `nextScale` is the power of ten that the next word stands for, if it is a scale.
 */
function parseNumber(word, scales, nextScale) {
  const match = NUMBER.exec(word);
  if (!match) return undefined;
  const [, sign, digits, letters, signAfter] = match;
  const suffix = letters?.toLowerCase();
  const isPercent = suffix?.startsWith("prozent");
  if (suffix && !scales.has(suffix) && !isPercent) return undefined;
  const scale = scales.get(suffix) ?? nextScale;
  const form = numberToken(digits, scale);
  const number = { text: digits, form, fold: fold(digits), soft: false, scaled: Boolean(scale) };
  const unit = UNITS[sign ?? signAfter] ?? (isPercent ? "percent" : undefined);
  const usesNext = Boolean(nextScale) && !scales.has(suffix);
  return { tokens: unit ? [number, makeToken(unit)] : [number], usesNext };
}

/** Return the tokens of all words, with one for "per cent" and one for a number and its scale. */
function tokenize(words, written, scales) {
  const tokens = [];
  // "3 Bio. Euro", but "3 Bio Eier".
  const scaleAt = (i) => {
    const word = words[i]?.toLowerCase();
    return scales.get(word) ?? (written[i]?.endsWith(".") ? scales.get(`${word}.`) : undefined);
  };
  for (let i = 0; i < words.length; i++) {
    const word = words[i].replace(/[’'´`]s?$/, "");
    const number = UNITS[word] ? undefined : parseNumber(word, scales, scaleAt(i + 1));
    if (number) {
      tokens.push(...number.tokens);
      if (number.usesNext) i++;
    } else if (/^per$/i.test(word) && /^cent$/i.test(words[i + 1] ?? "")) {
      tokens.push(makeToken("percent"));
      i++;
    } else tokens.push(makeToken(UNITS[word] ?? UNITS[word.toLowerCase()] ?? word));
  }
  return tokens;
}

/**
 * Return what a query asks for.
 *
 * @param {string} query
 * @param {{en: Set<string>, de: Set<string>}} common The folded words of each language that say nothing.
 * @param {Map<string, number>} scales The powers of ten of "million", "mio" and others.
 * @returns {{tokens: Token[], plain: string[], asksMeaning: boolean}} The words to search for, all words folded, and
 *   whether the reader asks what a word means.
 */
export function parse(query, common, scales) {
  const written = query.split(/[\s/]+/).filter((word) => /[\p{L}\p{N}$€£¥]/u.test(word));
  const words = written.map((word) => word.replace(/^[^\p{L}\p{N}$€£¥]+|[^\p{L}\p{N}%$€£¥]+$/gu, ""));
  const tokens = tokenize(words, written, scales);
  // "Was war" and "trade war".
  const isGerman = words.map(fold).some((word) => common.de.has(word) && !common.en.has(word));
  for (const token of tokens) if (token.fold === "war") token.only = "en";
  const saysNothing = (word) => !word || common.en.has(word) || common.de.has(word) || (isGerman && word === "war");
  const telling = tokens.filter((token) => !saysNothing(token.fold));
  const withoutMeaning = telling.filter((token) => !MEANING.has(token.fold));
  const asksMeaning = withoutMeaning.length > 0 && withoutMeaning.length < telling.length;
  const kept = asksMeaning ? withoutMeaning : telling.length ? telling : tokens;
  const isFirst = ({ form }, i) => kept.findIndex((token) => token.form === form) === i;
  return { plain: words.map(fold), asksMeaning, tokens: kept.filter(isFirst) };
}
