// On the page for an address that does not exist: search for the words of that address, often those of a headline.

const MOST_WORDS = 8;

const search = document.querySelector(".brief-search");
const offer = document.querySelector(".brief-missing-words");
const words = wordsOf(location.pathname.replace(new URL(search.dataset.root, location.href).pathname, ""));

/** Return the words of a path without the section, names of files, and the ids of articles without a headline. */
function wordsOf(path) {
  let parts = decoded(path).split("/").filter(Boolean);
  if (parts.length > 1) parts = parts.slice(1);
  if (parts.length > 1) parts = parts.filter((part) => !/\.\w+$/.test(part));
  const found =
    parts
      .join(" ")
      .replace(/\.(html?|php|md)$/i, "")
      .match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  return found
    .filter((word) => !/^(index|\d{1,3}|(?=.*\d)[\da-f]{8,})$/i.test(word))
    .slice(0, MOST_WORDS)
    .join(" ");
}

/** Return a path decoded; bytes that are no UTF-8 become spaces. */
function decoded(path) {
  try {
    return decodeURIComponent(path);
  } catch {
    return path.replace(/%[\da-f]{2}/gi, " ");
  }
}

if (words) {
  // The search box begins with these words and shows what it finds.
  search.dataset.query = words;
  offer.querySelector("span").textContent = words;
  offer.hidden = false;
  offer.querySelector("button").addEventListener("click", (event) => {
    // Else the click would count as one outside the results, and close them.
    event.stopPropagation();
    const input = search.querySelector("input");
    input.value = words;
    input.focus();
    input.dispatchEvent(new Event("input", { bubbles: true }));
  });
}
