"""The articles in; what a search can be narrowed to out: companies, years and outlets, each with a word of its own.

The word stands, out of sight, in the search pages of its articles. Pagefind has filters, but writes a filter of several
values in an order that differs from build to build, and of each filter loads everything at once.
"""

import hashlib
from collections import Counter
from collections.abc import Iterator, Sequence

from briefing.articles.analysed_article import AnalysedArticle
from briefing.search.shards import Shard, year_of

_MOST = {"Company": 30, "Year": 30, "Outlet": 15}
"""To choose from: those with the most articles; of the years, the newest."""
_LETTERS = str.maketrans("0123456789abcdef", "abcdefghijklmnop")

Facet = tuple[str, str, str]
"""Its kind, its name as readers see it, and what it is known by."""


def facet_words(analysed: AnalysedArticle) -> Iterator[str]:
    """Yield the words of what an article belongs to."""
    yield from map(_word, _facets(analysed))


def facets(shards: Sequence[Shard]) -> dict[str, list[tuple[str, str, list[int]]]]:
    """Return the names and words to choose from by their kind, each with the numbers of the shards that have it."""
    found = [Counter(facet for analysed in shard.articles for facet in _facets(analysed)) for shard in shards]
    counted = sum(found, Counter())
    return {
        kind: [
            (facet[1], _word(facet), [number for number, own in enumerate(found) if facet in own])
            for facet in _chosen(kind, counted)
        ]
        for kind in _MOST
    }


def _chosen(kind: str, counted: Counter[Facet]) -> Sequence[Facet]:
    own = [facet for facet in counted if facet[0] == kind]
    if kind == "Year":
        return sorted(own, reverse=True)[: _MOST[kind]]
    return sorted(own, key=lambda facet: (-counted[facet], facet))[: _MOST[kind]]


def _facets(analysed: AnalysedArticle) -> Iterator[Facet]:
    yield from (("Company", named.entity.name, named.entity.id.slug) for named in analysed.companies)
    if year := year_of(analysed):
        yield "Year", year, year
    if outlet := analysed.outlet.value:
        yield "Outlet", outlet, outlet


def _word(facet: Facet) -> str:
    """Return a word that nobody writes and no stemmer changes; those of one kind stand together in an index."""
    kind, _, known_by = facet
    return f"qz{kind.lower()[0]}{hashlib.sha256(known_by.encode()).hexdigest()[:8].translate(_LETTERS)}x"
