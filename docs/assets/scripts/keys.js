// Whether single keys are shortcuts, which a reader may switch off (WCAG 2.1.4), and what else the browser remembers.
// Switched off here, they reach none of the site's scripts, nor those of the theme.

import { onPage } from "./page.js";

const memory = new Map();

// Storage may be switched off; a choice then lasts for the page.
export function remember(name, value) {
  memory.set(name, value);
  try {
    localStorage.setItem(`briefing.${name}`, value);
  } catch {
    // Then it is not remembered.
  }
}

export function recall(name) {
  try {
    return localStorage.getItem(`briefing.${name}`) ?? memory.get(name) ?? null;
  } catch {
    return memory.get(name) ?? null;
  }
}

export function isShortcut(event) {
  const typing = event.target.closest?.("input:not([type=checkbox]), textarea, select, [contenteditable]");
  return event.key.length === 1 && event.key !== " " && !event.ctrlKey && !event.metaKey && !event.altKey && !typing;
}

const areOn = () => recall("keys") !== "off";

// Before any other listener, wherever that may be.
addEventListener("keydown", (event) => !areOn() && isShortcut(event) && event.stopImmediatePropagation(), true);
document.addEventListener("change", ({ target }) => {
  if (target.matches(".brief-keys input")) remember("keys", target.checked ? "on" : "off");
});
onPage(() => {
  for (const box of document.querySelectorAll(".brief-keys input")) box.checked = areOn();
});
