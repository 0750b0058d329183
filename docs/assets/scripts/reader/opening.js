// A sentence that was tapped, clicked or entered: it and its twin stay marked, the twin shows where the view hides it,
// and below are how the English came about, a link to the sentence, and its words with their source.

import { copyLink, copyWords } from "./copying.js";
import { face, heldInPlace } from "./sentences.js";

let opened; // the pair
let actions; // what stands below it

function element(tag, properties, ...children) {
  const made = Object.assign(document.createElement(tag), properties);
  made.append(...children);
  return made;
}

function actionsOf(pair) {
  const state = pair.querySelector(".brief-state")?.getAttribute("aria-label");
  const said = element("span", { role: "status" });
  const offer = (words, copy) => {
    const button = element("button", { type: "button" }, words);
    button.addEventListener("click", async () => (said.textContent = await copy(pair, state)));
    return button;
  };
  return element(
    "span",
    { className: "brief-actions brief-screen", role: "group", ariaLabel: "This sentence" },
    element("span", {}, state ? `English ${state}` : "No English yet"),
    offer("Link to this sentence", copyLink),
    offer("Copy with attribution", copyWords),
    said,
  );
}

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
  if (focused) face(opened, lang).focus({ preventScroll: true });
  opened = undefined;
}

// On a sentence, or on the mark behind it; not at the end of a selection, and not on the second half of a double click.
export function press(event) {
  const pair = event.target.closest(".brief-pair");
  if (!pair || event.detail > 1 || event.target.closest("a, .brief-actions")) return;
  if (event.type === "click" && !getSelection().isCollapsed) return;
  heldInPlace(pair, () => (pair === opened ? close() : open(pair)));
}
