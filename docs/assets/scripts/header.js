// The header: the link to the present page is marked, and a button switches between light and dark.

import { onPage } from "./page.js";

const pathOf = (address) => address.pathname.replace(/index\.html$/, "");
const button = document.querySelector(".brief-scheme");
const TITLES = { default: "Switch to dark mode", slate: "Switch to light mode" };

onPage(() => {
  for (const link of document.querySelectorAll(".brief-pages a")) {
    if (pathOf(link) === pathOf(location)) link.setAttribute("aria-current", "page");
    else link.removeAttribute("aria-current");
  }
});

function nameButton() {
  button.title = TITLES[document.body.dataset.mdColorScheme];
  button.ariaLabel = button.title;
  button.hidden = false;
}

button.addEventListener("click", () => {
  const scheme = document.body.dataset.mdColorScheme === "slate" ? "default" : "slate";
  document.body.dataset.mdColorScheme = scheme;
  nameButton();
  try {
    localStorage.setItem("briefing.scheme", scheme);
  } catch {
    // Storage is switched off: the choice lasts for the page.
  }
});
nameButton();
