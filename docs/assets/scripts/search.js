// The search box. What searches is loaded with the first focus, or at once for words that the page brings with it:
// `?q=words` in any page's address, or `data-query` on the <search> element (`.brief-search`), read when the page has
// loaded; a page that wants a search shown, such as the one for what is not found, sets it before.

import { onPage } from "./page.js";

const search = document.querySelector(".brief-search");
const input = search.querySelector("input");
// Read once: with navigation.instant the header stays while the address changes.
const root = new URL(search.dataset.root, location.href);

// What a search begins with. Most of it is imported by another part, and would be asked for after that.
const SCRIPTS = [
  "panel",
  "bundles",
  "entities",
  "facet-panel",
  "facets",
  "find",
  "lookup",
  "messages",
  "query",
  "rank",
  "results",
  "words",
];
const LANGUAGES = ["en", "de"];
const visit = `${Date.now()}`; // so that no list of an index is taken from before the last build

function hint(rel, href, as = "") {
  document.head.append(Object.assign(document.createElement("link"), { rel, as, href, crossOrigin: "anonymous" }));
}

function askAhead() {
  for (const name of SCRIPTS) hint("modulepreload", new URL(`search/${name}.js`, import.meta.url));
  for (const lang of LANGUAGES) hint("modulepreload", new URL(`search/de/pagefind.js#${lang}`, root));
  const files = [
    "suggestions.json",
    ...LANGUAGES.flatMap((lang) => [`${lang}/pagefind-entry.json?ts=${visit}`, `${lang}/wasm.${lang}.pagefind`]),
  ];
  for (const file of files) hint("preload", new URL(`search/${file}`, root), "fetch");
}

let loading;
function panel() {
  if (!loading) askAhead();
  loading ??= import("./search/panel.js").then(({ start }) => start(search, root, visit));
  loading.catch(() => {
    loading = undefined; // so that the next key tries again
    search.querySelector(".brief-results").hidden = false;
    search.querySelector(".brief-results-status").textContent =
      "Search could not be loaded. Check the connection and type again.";
  });
  return loading;
}

input.addEventListener("focus", panel);
input.addEventListener("input", () => loading ?? panel());

document.addEventListener("keydown", (event) => {
  if (event.key !== "/" || event.ctrlKey || event.metaKey || event.target.closest("input, textarea, select")) return;
  event.preventDefault();
  input.focus();
});

let asked;
function ask() {
  const words = new URLSearchParams(location.search).get("q") ?? search.dataset.query;
  if (!words || words === asked) return;
  asked = input.value = words;
  panel().then(({ update }) => update());
}

onPage(ask);
