// The results of a search as list items.

import { element } from "../page.js";
import { fold } from "./query.js";

const MOST_SENTENCES = 2; // of an article
const BESIDE_SENTENCES = 0.6; // what a place counts that is no sentence, as a key point
const NEARLY = 0.5; // of the best place's value, what is still worth showing

export const isArticle = ({ places }) => Boolean(places);
const isSentence = ({ id }) => id.startsWith("s-");

/** Return the item of an article or another page; `root` is the site's address. */
export function resultItem(result, root) {
  return element("li", {}, isArticle(result) ? articleLink(result, root) : entityLink(result, root));
}

function entityLink({ url, title, lang, kind, about }, root) {
  const name = element("strong", {}, element("span", { lang }, title), " ");
  name.append(element("span", { className: "brief-kind" }, kind));
  return element("a", { href: new URL(url, root).href }, name, element("small", {}, about));
}

function articleLink(article, root) {
  const places = bestPlaces(article);
  // Pagefind gives the name of the file, which may hold what an address must not.
  const path = article.url.split("/").map(encodeURIComponent).join("/");
  const url = new URL(path.replace(/^\//, ""), root);
  if (places[0]) url.hash = places[0].id;
  const title = element("strong", { lang: article.lang }, article.title);
  const link = element("a", { href: url.href }, title, element("small", {}, article.about));
  link.append(...places.map((place) => excerpt(place, article.made)));
  return link;
}

/** Return a place's text in both languages, and who wrote the English; `made` says that by sentence. */
function excerpt({ id, texts }, made) {
  // English first, whichever language was found.
  const lines = ["en", "de"]
    .filter((lang) => texts[lang]?.words.length)
    .map((lang) => element("span", { lang }, ...marked(texts[lang])));
  const by = isSentence({ id }) ? (made[id.slice(2)] ?? made[""]) : made.beside;
  if (texts.en?.words.length && by) {
    lines[0].append(element("small", { className: "brief-hit-made" }, `(${by})`));
  }
  return element("span", { className: "brief-hit" }, ...lines);
}

/** Return the places with most of the words; sentences come before what was written about them. */
function bestPlaces({ places, title }) {
  const folded = (text) => fold(text.words.join(" "));
  const hasText = ({ texts }) => Object.values(texts).some(({ words }) => words.length);
  const repeatsTitle = ({ texts }) => Object.values(texts).some((text) => folded(text) === fold(title));
  const telling = [...places.values()].filter(
    (place) => hasText(place) && place.id !== "headline" && !repeatsTitle(place),
  );
  const value = (place) => place.score * (isSentence(place) ? 1 : BESIDE_SENTENCES);
  const ranked = telling.toSorted((a, b) => value(b) - value(a));
  return ranked.filter((place) => value(place) > NEARLY * value(ranked[0])).slice(0, MOST_SENTENCES);
}

function marked({ words, marked }) {
  return words.flatMap((word, i) => [marked.has(i) ? element("mark", {}, word) : word, " "]);
}
