// A pair is a sentence and its twin. What is visible of it is asked of the markup, not of the layout, which is slow to
// answer in a long article.

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

// --- Opening: a sentence that was tapped, clicked or entered and its twin stay marked, the twin shows where the view
// hides it, and below are how the English came about, a link to the sentence, and its words with their source.

const PAUSE = 100; // milliseconds

let opened; // the pair
let actions; // what stands below it

function element(tag, properties, ...children) {
  const made = Object.assign(document.createElement(tag), properties);
  made.append(...children);
  return made;
}

function actionsOf(pair) {
  const state = pair.querySelector(".brief-state")?.getAttribute("aria-label");
  const said = element("span", { role: "status", className: "brief-hidden" });
  // A screen reader is told once this is in the page.
  setTimeout(() => (said.textContent ||= "Open, with its twin; what can be done with it follows"), PAUSE);
  const offer = (words, copy) => {
    const button = element("button", { type: "button" }, words);
    button.addEventListener("click", async () => {
      said.className = "";
      said.textContent = await copy(pair, state);
    });
    return button;
  };
  return element(
    "span",
    { className: "brief-actions brief-screen", role: "group", ariaLabel: "This sentence" },
    element("span", {}, state ? `English ${state}` : "No English yet"),
    offer("Link to this sentence", copyLink),
    offer("Copy with attribution", copyWords),
    ...report(pair),
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

// --- Copying: words that leave the page carry their source.

const ENOUGH = 60; // characters; what is shorter is looked up, not quoted

function address(hash = "") {
  const url = new URL(location.href);
  url.hash = hash;
  return url.href;
}

// `english` says who wrote it; an empty text that there is none.
function attribution(pair, english) {
  const { source } = document.querySelector(".brief-reader").dataset;
  const url = new URL(address(pair ? pair.firstElementChild.id : ""));
  url.search = "";
  return `${source}.${english ? ` ${english}.` : ""} ${url.href}`;
}

async function write(text, otherwise) {
  try {
    await navigator.clipboard.writeText(text);
    return "Copied";
  } catch {
    return otherwise();
  }
}

function copyLink(pair) {
  const { id } = pair.firstElementChild;
  return write(address(id), () => {
    location.hash = id;
    return "The address bar has it";
  });
}

function copyWords(pair, state) {
  const [german, english] = pair.querySelectorAll(":scope > [data-s]");
  const words = [`„${german.textContent}“`, ...(state ? [`“${english.textContent}”`] : [])];
  const text = [...words, attribution(pair, state ? `English ${state}` : "")].join("\n");
  return write(text, () => {
    getSelection().selectAllChildren(pair);
    return "Selected, for you to copy";
  });
}

// --- Reporting: where the page's foot says how to tell of an error, a sentence's own link names the sentence.

// As much of a text as fits in so many characters of an address; mail programs take few.
function fitted(text, most) {
  let kept = "";
  let length = 0;
  for (const letter of text.replace(/\s+/g, " ").trim()) {
    length += encodeURIComponent(letter).length;
    if (length > most) return `${kept.trimEnd()}…`;
    kept += letter;
  }
  return kept;
}

function report(pair) {
  const whole = document.querySelector(".brief-report a");
  if (!whole) return [];
  const mail = whole.protocol === "mailto:";
  const [name, lineEnd] = mail ? ["subject", "\r\n"] : ["title", "\n"];
  const [base, query] = whole.href.split("?");
  const said = new URLSearchParams(query);
  // The foot's first two lines: the article and its address.
  const [article, place] = said.get("body").split(lineEnd);
  const [german, english] = [...pair.querySelectorAll(":scope > [data-s]")].map(({ textContent }) => fitted(textContent, mail ? 500 : 2000));
  const lines = [article, `${place}#${pair.firstElementChild.id}`, "", `German: ${german}`, "", `English: ${english}`, "", "What is wrong:", "", ""];
  const href = `${base}?${name}=${encodeURIComponent(said.get(name))}&body=${encodeURIComponent(lines.join(lineEnd))}`;
  return [element("a", { href, rel: "external noopener" }, "Report an error")];
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
  const source = attribution(null, english ? document.querySelector(".brief-reader").dataset.made : "");
  const paragraph = document.createElement("p");
  paragraph.append(source);
  holder.append(paragraph);
  event.clipboardData.setData("text/plain", `${words.trimEnd()}\n\n${source}`);
  event.clipboardData.setData("text/html", holder.outerHTML);
  event.preventDefault();
}
