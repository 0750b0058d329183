// An article's page: the language switch, moving from sentence to sentence, the copy button.
// Without it everything is readable, in both languages.

const reader = document.querySelector(".brief-reader");
const VIEW = "briefing.view";

function show(view) {
  reader.dataset.view = view;
  for (const button of reader.querySelectorAll("[data-show]")) {
    button.setAttribute("aria-pressed", String(button.dataset.show === view));
  }
  makeReachable(reader.querySelector("[data-s][tabindex='0']")?.dataset.s);
}

// One sentence at a time is a tab stop (a "roving tabindex"): tabbing through an article must not take fifty stops.
function makeReachable(id) {
  const sentences = visibleSentences();
  const current = sentences.find((sentence) => sentence.dataset.s === id) ?? sentences[0];
  for (const sentence of reader.querySelectorAll("[data-s]")) sentence.tabIndex = sentence === current ? 0 : -1;
}

function visibleSentences() {
  return [...reader.querySelectorAll("[data-s]")].filter((sentence) => sentence.getClientRects().length > 0);
}

function step(by) {
  const lang = document.activeElement?.matches?.("[data-s]") ? document.activeElement.lang : null;
  const sentences = visibleSentences().filter((sentence) => !lang || sentence.lang === lang);
  const at = sentences.indexOf(document.activeElement);
  const next = at < 0 ? sentences.find((sentence) => sentence.tabIndex === 0) ?? sentences[0] : sentences[at + by];
  next?.focus();
}

// A link to a German sentence must not lead to one that the English view hides.
function reveal() {
  // Ids of sentences are plain letters, so the hash needs no decoding, which may fail.
  const target = document.getElementById(location.hash.slice(1));
  if (!target?.matches(".brief-reader [data-s]")) return;
  if (target.getClientRects().length === 0) show("both");
  target.scrollIntoView({ block: "center" });
  target.focus({ preventScroll: true });
}

// Storage may be switched off; the choice then lasts for the page.
function remember(view) {
  try {
    localStorage.setItem(VIEW, view);
  } catch {
    // Then it is not remembered.
  }
}

function remembered() {
  try {
    return localStorage.getItem(VIEW);
  } catch {
    return null;
  }
}

// The address names the view, so that a link opens what its sender saw.
function choose(view) {
  show(view);
  remember(view);
  const address = new URL(location.href);
  address.searchParams.set("view", view);
  history.replaceState(history.state, "", address);
}

if (reader) {
  const buttons = [...reader.querySelectorAll("[data-show]")];
  const views = buttons.map((button) => button.dataset.show);
  const named = [new URLSearchParams(location.search).get("view"), remembered()];
  show(named.find((view) => views.includes(view)) ?? "both");
  for (const button of buttons) button.addEventListener("click", () => choose(button.dataset.show));
  document.addEventListener("keydown", (event) => {
    const elsewhere = event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, textarea, select");
    const button = buttons[["1", "2", "3"].indexOf(event.key)];
    if (button && !elsewhere) choose(button.dataset.show);
  });
  reader.addEventListener("focusin", (event) => {
    if (event.target.matches("[data-s]")) makeReachable(event.target.dataset.s);
  });
  reader.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "j") step(1);
    if (event.key === "k") step(-1);
  });
  addEventListener("hashchange", reveal);
  // A second click on the same link changes no hash.
  document.addEventListener("click", (event) => {
    if (event.target.closest("a[data-ref]")?.hash === location.hash) reveal();
  });
  reveal();

  const copy = document.querySelector(".brief-copy");
  copy.addEventListener("click", async () => {
    const citation = document.getElementById("citation");
    try {
      await navigator.clipboard.writeText(citation.textContent);
      copy.textContent = copy.nextElementSibling.textContent = "Copied";
      setTimeout(() => (copy.textContent = "Copy"), 2000);
    } catch {
      // The browser refuses: at least it is selected for the reader's own copying.
      getSelection().selectAllChildren(citation);
    }
  });
}
