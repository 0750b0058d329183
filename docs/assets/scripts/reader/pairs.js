// A pair is a German sentence and its English. What is visible of it is read from the markup, not from the layout, which
// a browser computes slowly in a long article.

/** Return whether the chosen view hides a sentence of a pair. */
export function isHidden(sentence) {
  const pair = sentence.parentElement;
  const { view } = pair.closest(".brief-reader").dataset;
  if (view === "both" || sentence.lang === view || "open" in pair.dataset) return false;
  return sentence.lang === "en" || pair.dataset.state !== "missing";
}

/** Return the German and the English sentence of a pair. */
export const sentencesOf = (pair) => [...pair.querySelectorAll(":scope > [data-s]")];

/** Return the visible sentence of a pair, in a language if both are visible. */
export function visibleSentence(pair, lang) {
  const visible = sentencesOf(pair).filter((sentence) => !isHidden(sentence));
  return visible.find((sentence) => sentence.lang === lang) ?? visible[0];
}

/** Return roughly the first pair in the window: the one at the first of a few heights that has any. */
export function pairInView(reader) {
  const { left, width } = reader.getBoundingClientRect();
  for (const share of [0.15, 0.3, 0.45, 0.6, 0.75, 0.9]) {
    const pair = document.elementFromPoint(left + width / 4, innerHeight * share)?.closest(".brief-pair");
    if (pair) return pair;
  }
  return null;
}

/** Make a change that moves the text, and scroll so that a pair stays where it was in the window. */
export function keepInPlace(pair, change) {
  const before = pair?.getBoundingClientRect().top;
  change();
  if (pair) scrollBy({ top: pair.getBoundingClientRect().top - before, behavior: "instant" });
}
