// In the page: what the Tab key ought to reach, in order, and what is wrong with the stop it has come to.
(() => {
  const interactive =
    "a[href], button, input, select, textarea, summary, iframe, audio[controls], video[controls], " +
    "[tabindex], [contenteditable]";
  const name = (element) => element.outerHTML.slice(0, 120).replace(/\s+/g, " ");
  // Of a group of radio buttons the Tab key reaches one.
  const reachedOf = (group) => {
    const buttons = [...document.getElementsByName(group)];
    return buttons.find(({ checked }) => checked) ?? buttons[0];
  };
  const isReached = (element) =>
    element.tabIndex >= 0 &&
    !element.disabled &&
    !element.closest("[inert]") &&
    element.checkVisibility({ visibilityProperty: true }) &&
    (element.type !== "radio" || element === reachedOf(element.name));
  const expected = [...document.querySelectorAll(interactive)].filter(isReached);
  const reached = new Set();
  const wrong = expected
    .filter((element) => element.tabIndex > 0)
    .map((element) => `its tabindex is above 0: ${name(element)}`);

  // Where focus may be shown: on the element, on what is around or in it.
  const shown = (element) =>
    [element, element.parentElement, element.firstElementChild]
      .filter(Boolean)
      .map((one) => {
        const style = getComputedStyle(one);
        return [
          style.outlineStyle === "none" ? "" : style.outline,
          style.boxShadow,
          style.backgroundColor,
          style.borderColor,
          style.textDecoration,
          style.stroke,
        ].join();
      })
      .join("|");
  // With the pointer and focus away; elements move their style when they lose it, so it is taken before the first step.
  const plain = new Map(expected.map((element) => [element, shown(element)]));

  function covered(element) {
    const boxes = [...element.getClientRects()].filter(({ width, height }) => width && height);
    const inside = boxes.filter(
      ({ top, bottom, left, right }) => bottom > 0 && right > 0 && top < innerHeight && left < innerWidth,
    );
    if (!inside.length) return "it is outside the window";
    const isFree = ({ top, bottom, left, right }) => {
      const x = (Math.max(left, 0) + Math.min(right, innerWidth)) / 2;
      const y = (Math.max(top, 0) + Math.min(bottom, innerHeight)) / 2;
      const top_ = document.elementFromPoint(x, y);
      return top_ && (element.contains(top_) || top_.contains(element));
    };
    return inside.some(isFree) ? "" : "something covers it";
  }

  let last = -1;
  function step() {
    const element = document.activeElement;
    const complaints = wrong.splice(0);
    const place = expected.indexOf(element);
    if (place < 0) {
      if (element !== document.body) complaints.push(`unexpected: ${name(element)}`);
      return complaints;
    }
    if (reached.has(element)) return complaints;
    reached.add(element);
    if (place < last) complaints.push(`out of order: ${name(element)}`);
    last = place;
    const hidden = covered(element);
    if (hidden) complaints.push(`${hidden}: ${name(element)}`);
    if (shown(element) === plain.get(element)) complaints.push(`focus does not show: ${name(element)}`);
    return complaints;
  }

  const found = [];
  // By then the focus has moved and is scrolled to.
  addEventListener("keyup", ({ key }) => key === "Tab" && found.push(...step()));
  const missed = () =>
    expected.filter((element) => !reached.has(element)).map((element) => `not reached: ${name(element)}`);
  window.audit = { stops: expected.length, found: () => [...found, ...missed()] };
})();
