"""What a search can be narrowed to: companies, years and outlets, each with a token of its own.

The token is in the search pages of its articles, where it is not shown. Pagefind has filters, but writes a filter of
several values in an order that differs from build to build, and loads all values of a filter at once.
"""

import hashlib
from collections import Counter
from collections.abc import Iterator, Sequence

from briefing.articles.analysed_article import AnalysedArticle
from briefing.search.shards import Shard, year_of

_MOST = {"Company": 30, "Year": 30, "Outlet": 15}
"""How many choices there are: those with the most articles, or the newest years."""
_LETTERS = str.maketrans("0123456789abcdef", "abcdefghijklmnop")

Facet = tuple[str, str, str]
"""Its kind, its name for readers, and its id."""


def facet_tokens(analysed: AnalysedArticle) -> Iterator[str]:
    """Yield the tokens of an article's facets."""
    yield from map(_token, _facets(analysed))


def facet_choices(shards: Sequence[Shard]) -> dict[str, list[tuple[str, str, list[int]]]]:
    """Return the choices by kind: name, token, and the numbers of the shards that have it."""
    found = [Counter(facet for analysed in shard.articles for facet in _facets(analysed)) for shard in shards]
    counted = sum(found, Counter())
    return {
        kind: [
            (facet[1], _token(facet), [number for number, own in enumerate(found) if facet in own])
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


def _token(facet: Facet) -> str:
    """Return a word that nobody writes and no stemmer changes; those of one kind are neighbours in an index."""
    kind, _, id = facet
    return f"qz{kind.lower()[0]}{hashlib.sha256(id.encode()).hexdigest()[:8].translate(_LETTERS)}x"
