// Words that leave the page carry their source: a selection, a sentence, a link to it.

import { isHidden } from "./sentences.js";

const ENOUGH = 60; // characters; what is shorter is looked up, not quoted

function address(hash = "") {
  const url = new URL(location.href);
  url.hash = hash;
  return url.href;
}

function attribution(pair, english) {
  const { source, made } = document.querySelector(".brief-reader").dataset;
  const url = new URL(address(pair ? pair.firstElementChild.id : ""));
  url.search = "";
  return `${source}.${english ? ` ${english === true ? made : english}.` : ""} ${url.href}`;
}

async function write(text, otherwise) {
  try {
    await navigator.clipboard.writeText(text);
    return "Copied";
  } catch {
    return otherwise();
  }
}

export function copyLink(pair) {
  const { id } = pair.firstElementChild;
  return write(address(id), () => {
    location.hash = id;
    return "The address bar has it";
  });
}

export function copyWords(pair, state) {
  const [german, english] = pair.querySelectorAll(":scope > [data-s]");
  const words = [`„${german.textContent}“`, ...(state ? [`“${english.textContent}”`] : [])];
  const text = [...words, attribution(pair, state && `English ${state}`)].join("\n");
  return write(text, () => {
    getSelection().selectAllChildren(pair);
    return "Selected, for you to copy";
  });
}

// What is selected, as it is seen, for pasting where there is formatting.
function seen(range) {
  const holder = document.createElement("div");
  holder.append(range.cloneContents());
  for (const sentence of holder.querySelectorAll("[data-s]")) {
    const german = document.getElementById(`s-${sentence.dataset.s}`);
    if (isHidden(sentence.lang === "de" ? german : german.nextElementSibling)) sentence.remove();
  }
  for (const control of holder.querySelectorAll(".brief-state, .brief-screen, .brief-gloss")) control.remove();
  for (const link of holder.querySelectorAll("a")) link.setAttribute("href", link.href);
  for (const one of holder.querySelectorAll("*")) {
    for (const name of one.getAttributeNames()) if (!["href", "lang"].includes(name)) one.removeAttribute(name);
  }
  return holder;
}

export function copied(event) {
  const selection = getSelection();
  const words = selection.toString();
  if (words.trim().length <= ENOUGH || !selection.rangeCount) return;
  const range = selection.getRangeAt(0);
  const around = range.commonAncestorContainer;
  const inside = (around.closest ? around : around.parentElement).closest("[lang]");
  const holder = seen(range);
  const english = inside.matches("[data-s]") ? inside.lang === "en" : Boolean(holder.querySelector('[lang="en"]'));
  const source = attribution(null, english);
  const paragraph = document.createElement("p");
  paragraph.append(source);
  holder.append(paragraph);
  event.clipboardData.setData("text/plain", `${words.trimEnd()}\n\n${source}`);
  event.clipboardData.setData("text/html", holder.outerHTML);
  event.preventDefault();
}
