// The English of German words that are in the glossary: shown on hover, focus or a first tap, until the pointer or the
// focus leaves both, or Escape (WCAG 1.4.13). Without this script the words are links to the glossary.

const PAUSE = 200; // milliseconds to rest on a word before its English is shown, or to reach that
const GAP = 6; // pixels

let shown; // the word
let gloss; // the popover with its English
let timer;
let firstTap = false; // a first tap shows the English, a second one follows the link

function place() {
  const [line] = shown.getClientRects();
  const room = document.documentElement.clientWidth - gloss.offsetWidth - GAP;
  const below = line.bottom + GAP + gloss.offsetHeight < innerHeight;
  gloss.style.left = `${scrollX + Math.max(GAP, Math.min(line.left, room))}px`;
  gloss.style.top = `${scrollY + (below ? line.bottom + GAP : line.top - GAP - gloss.offsetHeight)}px`;
}

function show(word) {
  clearTimeout(timer);
  if (word === shown) return;
  hide();
  shown = word;
  gloss = document.getElementById(word.getAttribute("aria-describedby"));
  gloss.showPopover();
  place();
}

function hide() {
  clearTimeout(timer);
  // Another page may have come meanwhile.
  if (gloss?.isConnected) gloss.hidePopover();
  shown = gloss = undefined;
}

function afterPause(act) {
  clearTimeout(timer);
  timer = setTimeout(act, PAUSE);
}

const wordAt = (target) => target.closest?.("a.brief-term");

document.addEventListener("pointerover", ({ target, pointerType }) => {
  if (pointerType === "touch") return;
  const word = wordAt(target);
  if (word) afterPause(() => show(word));
  else if (gloss?.contains(target) || (shown && shown === document.activeElement)) clearTimeout(timer);
  else afterPause(hide);
});
document.addEventListener("focusin", ({ target }) => (wordAt(target) ? show(wordAt(target)) : hide()));
document.addEventListener("focusout", ({ target }) => target === shown && hide());
document.addEventListener("pointerdown", ({ target, pointerType }) => {
  const word = wordAt(target);
  firstTap = pointerType === "touch" && word && word !== shown;
  if (!word && !gloss?.contains(target)) hide();
});
// Before Material's own listener, which follows links even if others prevent it.
document.addEventListener(
  "click",
  (event) => {
    const word = wordAt(event.target);
    if (!firstTap || !word) return;
    firstTap = false;
    event.preventDefault();
    event.stopImmediatePropagation();
    show(word);
  },
  true,
);
document.addEventListener(
  "keydown",
  (event) => {
    if (event.key !== "Escape" || !shown) return;
    event.stopImmediatePropagation();
    hide();
  },
  true,
);
