// What a reader typed in; the words to search for out, without the many that say nothing, figures in one notation.

// Lower case, without accents, umlauts in any spelling: "Übernahme", "Uebernahme" and "Ubernahme" are one.
export function fold(text) {
  const plain = text.toLowerCase().replace(/ß/g, "ss").normalize("NFKD").replace(/\p{M}/gu, "");
  return plain.replace(/([aou])e/g, "$1").replace(/[^\p{L}\p{N}]+/gu, "");
}

// A name with and without the commonest endings is the same: "Übernahmen", "Alibabas".
export const stem = (folded) => (folded.length > 5 ? folded.replace(/(?:ern|e[nrs]?|n|s)$/, "") : folded);

const words = (text) => new Set(text.split(/\s+/).map(fold));
const MEANING = words("mean means meaning definition define translation translate bedeutet bedeutung heißt");

// Without a prototype: "constructor" and "toString" are words that readers may search for.
const UNITS = { __proto__: null, $: "dollar", "€": "euro", "£": "pound", "¥": "yuan", "%": "percent", prozent: "percent", cent: "percent" };
// Say little beside the figure that they belong to.
const SOFT = words("dollar dollars euro euros pound yuan percent percentage prozent year years jahr jahre jahren jahres us");
const NUMBER = /^(?:us-?)?([$€£¥])?(\d+(?:[.,]\d+)*)(?:-?(\p{L}+)\.?)?([%$€£¥])?$/iu;

// The word that the build makes of the same number (search/number_tokens.py).
function numberWord(digits, power = 0) {
  const thousands = /^\d{1,3}(?:[.,]\d{3})+$/.test(digits);
  const value = Number(thousands ? digits.replace(/\D/g, "") : digits.replace(",", ".")) * 10 ** power;
  const plain = String(Number(value.toPrecision(15)));
  return `qz${[...plain].map((digit) => "abcdefghijk"["0123456789.".indexOf(digit)] ?? "").join("")}x`;
}

const token = (text, form = text, soft = SOFT.has(fold(text))) => ({ text, form, fold: fold(text), soft });

// `tokens` are what to search for, `plain` every word, `asksMeaning` whether a word's meaning is asked for. `common` are
// the words of each language that say nothing, `scales` the powers of ten of "million", "Mio" and others.
export function parse(query, common, scales) {
  const written = query.split(/[\s/]+/).filter((word) => /[\p{L}\p{N}$€£¥]/u.test(word));
  const raw = written.map((word) => word.replace(/^[^\p{L}\p{N}$€£¥]+|[^\p{L}\p{N}%$€£¥]+$/gu, ""));
  // "3 Bio. Euro", but "3 Bio Eier".
  const scaleAt = (i) => {
    const word = raw[i]?.toLowerCase();
    return scales.get(word) ?? (written[i]?.endsWith(".") ? scales.get(`${word}.`) : undefined);
  };
  const tokens = [];
  for (let i = 0; i < raw.length; i++) {
    const word = raw[i].replace(/[’'´`]s?$/, "");
    const number = NUMBER.exec(word);
    const own = number?.[3]?.toLowerCase();
    if (UNITS[word]) tokens.push(token(UNITS[word]));
    else if (number && (!own || scales.has(own) || own.startsWith("prozent"))) {
      const scale = scales.get(own) ?? scaleAt(i + 1);
      if (scale && !scales.has(own)) i++;
      tokens.push({ ...token(number[2], numberWord(number[2], scale), false), scaled: !!scale });
      const unit = UNITS[number[1] ?? number[4]] ?? (own?.startsWith("prozent") && "percent");
      if (unit) tokens.push(token(unit));
    } else if (/^per$/i.test(word) && /^cent$/i.test(raw[i + 1] ?? "")) tokens.push(token("percent")), i++;
    else tokens.push(token(UNITS[word.toLowerCase()] ?? word));
  }
  // "Was war" and "trade war".
  const german = raw.map(fold).some((word) => common.de.has(word) && !common.en.has(word));
  for (const one of tokens) if (one.fold === "war") one.only = "en";
  const telling = tokens.filter(({ fold }) => fold && !common.en.has(fold) && !common.de.has(fold) && !(german && fold === "war"));
  const asked = telling.filter(({ fold }) => !MEANING.has(fold));
  const asksMeaning = asked.length > 0 && asked.length < telling.length;
  const kept = asksMeaning ? asked : telling.length ? telling : tokens;
  const seen = new Set();
  return { plain: raw.map(fold), asksMeaning, tokens: kept.filter(({ form }) => !seen.has(form) && seen.add(form)) };
}
