// Opening a sentence that is tapped, clicked or entered: it and its twin stay marked, the twin shows where the view
// hides it, and below stand how the English came about, a link to the sentence, and its words with their source.

import { element } from "../page.js";
import { keepInPlace, sentencesOf, visibleSentence } from "./pairs.js";
import { copyLink, copyWords } from "./quoting.js";

const PAUSE = 100; // milliseconds until a screen reader is told
const MOST_IN_MAIL = 500; // characters of an address for each sentence; mail programs take few
const MOST_IN_FORM = 2000;

let opened; // the pair
let actions; // what stands below it

export function open(pair) {
  close();
  opened = pair;
  actions = actionsOf(pair);
  pair.dataset.open = "";
  pair.append(actions);
}

export function close() {
  if (!opened) return;
  const focused = opened.contains(document.activeElement);
  const { lang } = document.activeElement.closest("[data-s]") ?? {};
  actions.remove();
  delete opened.dataset.open;
  if (focused) visibleSentence(opened, lang).focus({ preventScroll: true });
  opened = undefined;
}

/**
 * Open or close the sentence that an event is on, or whose mark it is on. The end of a selection is no click, nor is
 * the second half of a double click.
 */
export function toggle(event) {
  const pair = event.target.closest(".brief-pair");
  if (!pair || event.detail > 1 || event.target.closest("a, .brief-actions")) return;
  if (event.type === "click" && !getSelection().isCollapsed) return;
  keepInPlace(pair, () => (pair === opened ? close() : open(pair)));
}

function actionsOf(pair) {
  const state = pair.querySelector(".brief-state")?.getAttribute("aria-label");
  const status = element("span", { role: "status", className: "brief-hidden" });
  // A screen reader is told of what changes in the page, not of what comes with it.
  setTimeout(() => {
    status.textContent ||= "Open, with its twin; what can be done with it follows";
  }, PAUSE);
  const action = (words, copy) => {
    const button = element("button", { type: "button" }, words);
    button.addEventListener("click", async () => {
      status.className = "";
      status.textContent = await copy(pair, state);
    });
    return button;
  };
  return element(
    "span",
    { className: "brief-actions brief-screen", role: "group", ariaLabel: "This sentence" },
    element("span", {}, state ? `English ${state}` : "No English yet"),
    action("Link to this sentence", copyLink),
    action("Copy with attribution", copyWords),
    ...reportLink(pair),
    status,
  );
}

/** Return the link to report an error in a sentence, where the page's foot has one for the whole page. */
function reportLink(pair) {
  const whole = document.querySelector(".brief-report a");
  if (!whole) return [];
  const isMail = whole.protocol === "mailto:";
  const [name, lineEnd] = isMail ? ["subject", "\r\n"] : ["title", "\n"];
  const [base, query] = whole.href.split("?");
  const parameters = new URLSearchParams(query);
  // The foot's first two lines: the article and its address.
  const [article, address] = parameters.get("body").split(lineEnd);
  const most = isMail ? MOST_IN_MAIL : MOST_IN_FORM;
  const [german, english] = sentencesOf(pair).map(({ textContent }) => shorten(textContent, most));
  const place = `${address}#${pair.firstElementChild.id}`;
  const lines = [article, place, "", `German: ${german}`, "", `English: ${english}`, "", "What is wrong:", "", ""];
  const body = encodeURIComponent(lines.join(lineEnd));
  const href = `${base}?${name}=${encodeURIComponent(parameters.get(name))}&body=${body}`;
  return [element("a", { href, rel: "external noopener" }, "Report an error")];
}

/** Return as much of a text as fits into so many characters of an address. */
function shorten(text, most) {
  let kept = "";
  let length = 0;
  for (const letter of text.replace(/\s+/g, " ").trim()) {
    length += encodeURIComponent(letter).length;
    if (length > most) return `${kept.trimEnd()}…`;
    kept += letter;
  }
  return kept;
}
