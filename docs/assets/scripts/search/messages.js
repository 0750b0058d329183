// What the search box tells the reader.

export const NOT_LOADED = "Search could not be loaded. Check the connection and type again.";
export const SEARCHING_OLDER = "Searching older articles, too";

const formatNumber = (value) => value.toLocaleString("en-GB");
const quoted = (texts) => texts.map((text) => `“${text}”`).join(" and ");

/** Return what was found, in how many articles, and what was corrected or is missing. */
export function foundMessage(found, articles, shown, pages) {
  const all = Math.max(articles, found.total);
  const counted =
    all > shown
      ? `The ${shown} best of ${formatNumber(all)} articles`
      : `${articles || "No"} ${articles === 1 ? "article" : "articles"}`;
  const among = found.older ? ` among ${scope(found)}` : "";
  const others = pages ? `, ${pages} other ${pages === 1 ? "page" : "pages"}` : "";
  return counted + among + others + notes(found);
}

export function nothingMessage(query, found) {
  const among = found.older ? ` in ${scope(found)}` : "";
  return `Nothing found for “${query}”${among}. Try one word, in English or German.`;
}

export function olderMessage(older) {
  return older === 1 ? "Search the older article, too" : `Search the ${formatNumber(older)} older articles, too`;
}

/** Return which articles were searched, where it was not all: what is found or not found holds of these alone. */
function scope({ newest, besides }) {
  const named = besides.filter(({ length }) => length);
  const periods = new Set(named.map((years) => [...new Set([years[0], years.at(-1)])].join("–")));
  const others = periods.size ? ` and those of ${[...periods].join(" and ")}` : "";
  return `the newest ${newest === 1 ? "article" : `${formatNumber(newest)} articles`}${others}`;
}

function notes({ corrected, missing, ...found }) {
  const none = found.older ? `None of ${scope(found)} has` : "Nothing has";
  const meant = corrected.map(({ from, to }) => `. ${none} “${from}”: searched for ${quoted(to)} instead`);
  return meant.join("") + (missing.length ? `. ${none} ${quoted(missing)}` : "");
}
