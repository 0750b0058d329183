// An article's page: the language switch, moving from sentence to sentence, links to sentences, highlights.
// Without this script everything is readable, in both languages. No step takes longer in a longer article: what is
// visible is read from the markup, and there is one listener for all sentences.

import { isShortcut, recall, remember } from "./keys.js";
import { onPage } from "./page.js";
import "./reader/glossary.js";
import { isHidden, keepInPlace, pairInView, visibleSentence } from "./reader/pairs.js";
import { addSource } from "./reader/quoting.js";
import { close, open, toggle } from "./reader/sentences.js";

let reader; // of the page that is there
let current; // the sentence that is a tab stop

/** Make one sentence the tab stop (a "roving tabindex"), since tabbing past an article must not take fifty stops. */
function makeReachable(sentence) {
  current.tabIndex = -1;
  current = sentence;
  current.tabIndex = 0;
}

function show(view) {
  const focused = document.activeElement === current;
  reader.dataset.view = view;
  for (const button of reader.querySelectorAll("[data-show]")) {
    button.setAttribute("aria-pressed", String(button.dataset.show === view));
  }
  if (isHidden(current)) makeReachable(visibleSentence(current.parentElement));
  if (focused) current.focus({ preventScroll: true });
}

/** Show a view and put it into the address, so that a link opens what its sender saw. */
function choose(view) {
  keepInPlace(pairInView(reader), () => show(view));
  remember("view", view);
  const address = new URL(location.href);
  address.searchParams.set("view", view);
  history.replaceState(history.state, "", address);
}

function highlight(marks) {
  reader.dataset.marks = marks;
  for (const button of reader.querySelectorAll("[data-highlight]")) {
    button.setAttribute("aria-pressed", String(marks.split(" ").includes(button.dataset.highlight)));
  }
}

function toggleHighlight(mark) {
  const marks = new Set(reader.dataset.marks.split(" ").filter(Boolean));
  if (!marks.delete(mark)) marks.add(mark);
  highlight([...marks].join(" "));
  remember("marks", reader.dataset.marks);
}

/** Return the next pair, or the last one for -1; between blocks of pairs there may be pictures and the like. */
function neighbour(pair, by) {
  const side = by > 0 ? "nextElementSibling" : "previousElementSibling";
  if (pair[side]) return pair[side];
  let block = pair.parentElement[side];
  while (block && !block.matches(".brief-block")) block = block[side];
  return by > 0 ? block?.firstElementChild : block?.lastElementChild;
}

function step(by) {
  const from = document.activeElement.closest(".brief-reader .brief-pair");
  const pair = from ? neighbour(from, by) : (pairInView(reader) ?? current.parentElement);
  if (pair) visibleSentence(pair, document.activeElement.closest("[data-s]")?.lang ?? current.lang).focus();
}

/** Show the sentence that the address names; one that the view hides is opened, but for a heading. */
function reveal() {
  // Ids of sentences are plain letters, so the hash needs no decoding, which may fail.
  const target = document.getElementById(location.hash.slice(1));
  if (!reader?.contains(target) || !target.matches("[data-s]")) return;
  // With `navigation.instant`, the page may come after the browser has looked for the sentence.
  if (!target.matches(":target")) location.replace(location.hash);
  const pair = target.parentElement;
  if (isHidden(target) && pair.parentElement.localName === "p") open(pair);
  const sentence = visibleSentence(pair, "de");
  sentence.scrollIntoView({ block: "center" });
  sentence.focus({ preventScroll: true });
}

async function copyCitation(button) {
  const citation = document.getElementById("citation");
  try {
    await navigator.clipboard.writeText(citation.textContent);
    button.nextElementSibling.textContent = "Copied";
    button.textContent = "Copied";
    setTimeout(() => {
      button.textContent = "Copy";
    }, 2000);
  } catch {
    // The browser refuses: the citation is selected, for the reader to copy.
    getSelection().selectAllChildren(citation);
  }
}

function onClick(event) {
  const button = event.target.closest("button");
  if (button?.dataset.show) choose(button.dataset.show);
  else if (button?.dataset.highlight) toggleHighlight(button.dataset.highlight);
  else toggle(event);
}

onPage(() => {
  document.querySelector(".brief-copy")?.addEventListener("click", (event) => copyCitation(event.target));
  reader = document.querySelector(".brief-reader");
  if (!reader) return;
  const sentences = reader.querySelectorAll("[data-s]");
  for (const sentence of sentences) sentence.tabIndex = -1;
  current = sentences[0];
  const views = [...reader.querySelectorAll("[data-show]")].map((button) => button.dataset.show);
  const named = [new URLSearchParams(location.search).get("view"), recall("view")];
  show(named.find((view) => views.includes(view)) ?? "both");
  makeReachable(visibleSentence(current.parentElement));
  highlight(recall("marks") ?? "");
  // Not on the document, where phones report no tap on anything but a button or link.
  reader.addEventListener("click", onClick);
  reader.addEventListener("copy", addSource);
  reader.addEventListener("focusin", ({ target }) => target.matches("[data-s]") && makeReachable(target));
  reveal();
});

document.addEventListener("keydown", (event) => {
  if (!reader) return;
  if (event.key === "Escape") close();
  if (event.key === "Enter" && event.target.matches("[data-s]")) toggle(event);
  if (!isShortcut(event)) return;
  const view = ["1", "2", "3"].indexOf(event.key);
  if (view >= 0) choose(reader.querySelectorAll("[data-show]")[view].dataset.show);
  if (event.key === "j") step(1);
  if (event.key === "k") step(-1);
});
addEventListener("hashchange", reveal);
// A second click on the same link changes no hash, and with `navigation.instant` no click causes a `hashchange`.
document.addEventListener("click", ({ target }) => {
  const link = target.closest("a[href*='#']");
  if (link?.hash === location.hash && link.pathname === location.pathname) reveal();
});
