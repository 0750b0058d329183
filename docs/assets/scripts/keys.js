// Shortcuts of one key, which a reader may switch off (WCAG 2.1.4), and what else the browser remembers.
// Where they are switched off, such keys reach no script of the site or the theme.

import { onPage } from "./page.js";

const memory = new Map();

/** Keep a choice; where storage is switched off, it lasts for the page. */
export function remember(name, value) {
  memory.set(name, value);
  try {
    localStorage.setItem(`briefing.${name}`, value);
  } catch {
    // Storage is switched off.
  }
}

/** Return what was remembered under a name, or null. */
export function recall(name) {
  try {
    return localStorage.getItem(`briefing.${name}`) ?? memory.get(name) ?? null;
  } catch {
    return memory.get(name) ?? null;
  }
}

/** Return whether a key is pressed alone, and not to type. */
export function isShortcut(event) {
  const typing = event.target.closest?.("input:not([type=checkbox]), textarea, select, [contenteditable]");
  return event.key.length === 1 && event.key !== " " && !event.ctrlKey && !event.metaKey && !event.altKey && !typing;
}

const areOn = () => recall("keys") !== "off";

// On the window and in the capture phase, hence before all other listeners.
addEventListener("keydown", (event) => !areOn() && isShortcut(event) && event.stopImmediatePropagation(), true);
document.addEventListener("change", ({ target }) => {
  if (target.matches(".brief-keys input")) remember("keys", target.checked ? "on" : "off");
});
onPage(() => {
  for (const box of document.querySelectorAll(".brief-keys input")) box.checked = areOn();
});
