// Words of an article that leave the page carry their source.

import { isHidden, sentencesOf } from "./pairs.js";

const SHORT = 60; // characters: what is shorter is looked up elsewhere, not quoted

/** Put the link to a sentence on the clipboard; return what to tell the reader. */
export function copyLink(pair) {
  const { id } = pair.firstElementChild;
  return copyText(addressOf(id), () => {
    location.hash = id;
    return "The address bar has it";
  });
}

/** Put a sentence in both languages on the clipboard, with its source; return what to tell the reader. */
export function copyWords(pair, state) {
  const [german, english] = sentencesOf(pair);
  const lines = [`„${german.textContent}“`];
  if (state) lines.push(`“${english.textContent}”`);
  lines.push(attribution(pair.firstElementChild.id, state ? `English ${state}` : ""));
  return copyText(lines.join("\n"), () => {
    getSelection().selectAllChildren(pair);
    return "Selected, for you to copy";
  });
}

/** Add the source to what the reader copies, as text and as HTML. */
export function addSource(event) {
  const selection = getSelection();
  const words = selection.toString();
  if (words.trim().length <= SHORT || !selection.rangeCount) return;
  const range = selection.getRangeAt(0);
  const container = range.commonAncestorContainer;
  const inside = (container.closest ? container : container.parentElement).closest("[lang]");
  const copy = visibleCopy(range);
  const hasEnglish = inside.matches("[data-s]") ? inside.lang === "en" : Boolean(copy.querySelector('[lang="en"]'));
  const source = attribution("", hasEnglish ? document.querySelector(".brief-reader").dataset.made : "");
  const paragraph = document.createElement("p");
  paragraph.append(source);
  copy.append(paragraph);
  event.clipboardData.setData("text/plain", `${words.trimEnd()}\n\n${source}`);
  event.clipboardData.setData("text/html", copy.outerHTML);
  event.preventDefault();
}

function addressOf(id) {
  const url = new URL(location.href);
  url.hash = id;
  return url.href;
}

/** Return the article's source, who wrote the English (empty if there is none), and the address of a sentence. */
function attribution(id, english) {
  const { source } = document.querySelector(".brief-reader").dataset;
  const url = new URL(addressOf(id));
  url.search = "";
  return `${source}.${english ? ` ${english}.` : ""} ${url.href}`;
}

/** Put a text on the clipboard; `otherwise` is called where the browser refuses. */
async function copyText(text, otherwise) {
  try {
    await navigator.clipboard.writeText(text);
    return "Copied";
  } catch {
    return otherwise();
  }
}

/** Return a copy of what is selected without what is hidden, the controls, and attributes of this site. */
function visibleCopy(range) {
  const copy = document.createElement("div");
  copy.append(range.cloneContents());
  for (const sentence of copy.querySelectorAll("[data-s]")) {
    const german = document.getElementById(`s-${sentence.dataset.s}`);
    if (isHidden(sentence.lang === "de" ? german : german.nextElementSibling)) sentence.remove();
  }
  for (const control of copy.querySelectorAll(".brief-state, .brief-screen, .brief-gloss")) control.remove();
  for (const link of copy.querySelectorAll("a")) link.setAttribute("href", link.href);
  for (const element of copy.querySelectorAll("*")) {
    const unwanted = element.getAttributeNames().filter((name) => !["href", "lang"].includes(name));
    for (const name of unwanted) element.removeAttribute(name);
  }
  return copy;
}
