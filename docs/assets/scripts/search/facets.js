// What many results can be narrowed to: companies, years and outlets, each with the number of articles that it leaves.
// The build adds a word for each to the search pages of its articles (`hooks/briefing/search/filters.py`). It is looked
// up like any other word, hence loaded when the reader asks for it, and not with every search.

/** Leave of each word's pages the articles that have what was chosen: one facet of each kind. */
export async function narrow(tokens, chosen) {
  if (!chosen.length) return tokens;
  const kinds = [...Map.groupBy(chosen, ({ kind }) => kind).values()];
  const narrowed = async (found) => {
    const sets = await Promise.all(
      kinds.map(async (own) => {
        const ids = await Promise.all(own.map((facet) => found.bundle.articlesOf(facet)));
        return new Set(ids.flatMap((some) => [...some]));
      }),
    );
    return { ...found, article: found.article.filter(({ id }) => sets.every((ids) => ids.has(id))), entity: [] };
  };
  const narrowedToken = async (token) => ({ ...token, found: await Promise.all(token.found.map(narrowed)) });
  return Promise.all(tokens.map(narrowedToken));
}

/**
 * Return each kind of facet with how many articles each choice leaves of those that are found, in the language that
 * finds more of them. `matching` returns the ids of the articles of each bundle that have enough of the tokens.
 */
export async function count(facets, chosen, tokens, matching) {
  const counted = async ({ kind, values }) => {
    const others = chosen.filter((facet) => facet.kind !== kind);
    const matched = matching(await narrow(tokens, others));
    const withCount = async (facet) => {
      const numbers = matched.map(async ({ bundle, ids }) => common(ids, await bundle.articlesOf(facet)));
      return { ...facet, count: Math.max(0, ...(await Promise.all(numbers))) };
    };
    return { kind, values: await Promise.all(values.map(withCount)) };
  };
  return Promise.all(facets.map(counted));
}

/** Return how many ids two sets have in common. */
function common(ids, others) {
  let number = 0;
  for (const id of ids) number += others.has(id);
  return number;
}
