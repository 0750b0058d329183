// The header: which page is there, and light or dark. With Material's `navigation.instant`, pages come and go below it.

import { onPage } from "./page.js";

const place = (address) => address.pathname.replace(/index\.html$/, "");
const button = document.querySelector(".brief-scheme");
const schemes = { default: "Switch to dark mode", slate: "Switch to light mode" };

onPage(() => {
  for (const link of document.querySelectorAll(".brief-pages a")) {
    if (place(link) === place(location)) link.setAttribute("aria-current", "page");
    else link.removeAttribute("aria-current");
  }
});

function name() {
  button.title = button.ariaLabel = schemes[document.body.dataset.mdColorScheme];
  button.hidden = false;
}

button.addEventListener("click", () => {
  const scheme = document.body.dataset.mdColorScheme === "slate" ? "default" : "slate";
  document.body.dataset.mdColorScheme = scheme;
  name();
  try {
    localStorage.setItem("briefing.scheme", scheme);
  } catch {
    // Storage is switched off: the choice lasts for the page.
  }
});
name();
