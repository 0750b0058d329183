// The companies, years and outlets that many results can be narrowed to, each with the number of articles it leaves.
// Each has a word of its own in the search pages of its articles (exports/search/facets.py): what it narrows to is
// found like any other word, hence loaded when the reader asks for it, and not with every search.

const FEW = 10; // articles that nobody needs to narrow down

// Return the element to put between the words and the results; `again` is called when the reader has chosen.
export function facets(again) {
  const summary = make("summary", {});
  const groups = make("div", {});
  const details = make("details", { className: "brief-results-facets", hidden: true }, summary, groups);
  const chosen = new Map(); // by their words
  let query, found;

  details.addEventListener("toggle", () => details.open && refresh());

  async function refresh() {
    const own = found;
    const counted = own ? await own.facets() : [];
    if (own !== found) return; // there is a newer search
    if (!groups.children.length) groups.append(...counted.map(group));
    const counts = new Map(counted.flatMap(({ values }) => values.map(({ word, count }) => [word, count])));
    for (const button of groups.querySelectorAll("button")) {
      const count = counts.get(button.dataset.word) ?? 0;
      button.lastChild.textContent = count;
      button.setAttribute("aria-pressed", chosen.has(button.dataset.word));
      button.hidden = !count && !chosen.has(button.dataset.word);
    }
    for (const one of groups.children) one.hidden = ![...one.querySelectorAll("button")].some(({ hidden }) => !hidden);
    groups.dataset.counted = query; // what the numbers are of
  }

  function group({ kind, values }, number) {
    const name = make("span", { id: `brief-facet-${number}` }, kind);
    const made = make("p", {}, name, ...values.map(choice));
    made.setAttribute("role", "group");
    made.setAttribute("aria-labelledby", name.id);
    return made;
  }

  function choice(facet) {
    const { name, word } = facet;
    const button = make("button", { type: "button" }, `${name} `, make("small", {}));
    button.dataset.word = word;
    button.addEventListener("click", () => {
      if (!chosen.delete(word)) chosen.set(word, facet);
      again();
    });
    return button;
  }

  // What was chosen for a query; another one begins anew.
  function chosenFor(asked) {
    if (asked !== query) {
      chosen.clear();
      groups.replaceChildren();
      delete groups.dataset.counted;
      details.open = false;
    }
    query = asked;
    return [...chosen.values()];
  }

  async function show(answer) {
    found = answer;
    details.hidden = !chosen.size && !(answer?.total > FEW);
    summary.textContent = chosen.size ? `Narrowed to ${[...chosen.values()].map(({ name }) => name).join(", ")}` : "Narrow by company, year or outlet";
    if (details.open) await refresh();
  }

  return { element: details, chosenFor, show };
}

// Leave of each word's pages those that have what was chosen: one of each kind.
export async function narrow(tokens, chosen, pagesOf) {
  if (!chosen.length) return tokens;
  const kinds = [...new Set(chosen.map(({ kind }) => kind))];
  const left = (found) => Promise.all(found.map(async (one) => {
    const sets = await Promise.all(kinds.map(async (kind) => {
      const own = chosen.filter((facet) => facet.kind === kind);
      const pages = await Promise.all(own.map((facet) => pagesOf(facet, one.bundle)));
      return new Set(pages.flatMap((ids) => [...ids]));
    }));
    return { ...one, article: one.article.filter(({ id }) => sets.every((ids) => ids.has(id))), entry: [] };
  }));
  return Promise.all(tokens.map(async (token) => ({ ...token, found: await left(token.found) })));
}

// How many articles each choice leaves of those that are found, in the language that finds more of them.
export async function count(all, chosen, tokens, pagesOf, matching) {
  return Promise.all(all.map(async ({ kind, values }) => {
    const others = chosen.filter((facet) => facet.kind !== kind);
    const bundles = matching(await narrow(tokens, others, pagesOf));
    const counted = await Promise.all(values.map(async (facet) => {
      const numbers = await Promise.all(bundles.map(async ({ bundle, ids }) => common(ids, await pagesOf(facet, bundle))));
      return { ...facet, count: Math.max(0, ...numbers) };
    }));
    return { kind, values: counted };
  }));
}

function common(ids, others) {
  let number = 0;
  for (const id of others) number += ids.has(id);
  return number;
}

function make(tag, properties, ...children) {
  const made = Object.assign(document.createElement(tag), properties);
  made.append(...children);
  return made;
}
