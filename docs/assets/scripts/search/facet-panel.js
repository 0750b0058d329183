// The choices below the search box that narrow many results, by company, year and outlet.

import { element } from "../page.js";

const FEW = 10; // articles that nobody needs to narrow down

/** Return the panel; `onChange` is called when the reader has chosen. */
export function facetPanel(onChange) {
  const summary = element("summary", {});
  const groups = element("div", {});
  const details = element("details", { className: "brief-results-facets", hidden: true }, summary, groups);
  const chosen = new Map(); // facets by their words
  let query;
  let found;

  details.addEventListener("toggle", () => details.open && refresh());

  /** Show how many articles each choice leaves. */
  async function refresh() {
    const own = found;
    const counted = own ? await own.facets() : [];
    if (own !== found) return; // there is a newer search
    if (!groups.children.length) groups.append(...counted.map(group));
    const counts = new Map(counted.flatMap(({ values }) => values.map(({ word, count }) => [word, count])));
    for (const button of groups.querySelectorAll("button")) {
      const { word } = button.dataset;
      const count = counts.get(word) ?? 0;
      button.lastChild.textContent = count;
      button.setAttribute("aria-pressed", chosen.has(word));
      button.hidden = !count && !chosen.has(word);
    }
    for (const group of groups.children) group.hidden = !group.querySelector("button:not([hidden])");
    groups.dataset.counted = query; // what the numbers are of
  }

  function group({ kind, values }, number) {
    const name = element("span", { id: `brief-facet-${number}` }, kind);
    const choices = element("p", {}, name, ...values.map(choice));
    choices.setAttribute("role", "group");
    choices.setAttribute("aria-labelledby", name.id);
    return choices;
  }

  function choice(facet) {
    const button = element("button", { type: "button" }, `${facet.name} `, element("small", {}));
    button.dataset.word = facet.word;
    button.addEventListener("click", () => {
      if (!chosen.delete(facet.word)) chosen.set(facet.word, facet);
      onChange();
    });
    return button;
  }

  /** Return what was chosen for a query; another query begins anew. */
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

  /** Show the choices for the results of a search. */
  async function show(answer) {
    found = answer;
    details.hidden = !chosen.size && !(answer?.total > FEW);
    const names = [...chosen.values()].map(({ name }) => name);
    summary.textContent = names.length ? `Narrowed to ${names.join(", ")}` : "Narrow by company, year or outlet";
    if (details.open) await refresh();
  }

  return { element: details, chosenFor, show };
}
