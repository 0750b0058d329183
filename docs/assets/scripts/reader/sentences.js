// A pair is a sentence and its twin, as the markup has them: what is visible of it is asked of the markup, not of the
// layout, which is slow to answer in a long article.

export function isHidden(sentence) {
  const pair = sentence.parentElement;
  const { view } = pair.closest(".brief-reader").dataset;
  if (view === "both" || sentence.lang === view || "open" in pair.dataset) return false;
  return sentence.lang === "en" || pair.dataset.state !== "missing";
}

// The sentence of a pair that can be seen, in a language if both can.
export function face(pair, lang) {
  const visible = [...pair.querySelectorAll(":scope > [data-s]")].filter((sentence) => !isHidden(sentence));
  return visible.find((sentence) => sentence.lang === lang) ?? visible[0];
}

// The first pair that a reader sees, roughly: what stands at a few places of the window.
export function pairInView(reader) {
  const { left, width } = reader.getBoundingClientRect();
  for (const share of [0.15, 0.3, 0.45, 0.6, 0.75, 0.9]) {
    const pair = document.elementFromPoint(left + width / 4, innerHeight * share)?.closest(".brief-pair");
    if (pair) return pair;
  }
  return null;
}

// Do what moves the text, and keep the place that is being read where it was.
export function heldInPlace(pair, change) {
  const before = pair?.getBoundingClientRect().top;
  change();
  if (pair) scrollBy({ top: pair.getBoundingClientRect().top - before, behavior: "instant" });
}
