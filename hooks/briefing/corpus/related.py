"""All analysed articles in; for each the articles that it has most in common with, and in what, out."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from heapq import nsmallest
from math import log2

from briefing.articles.analysed_article import AnalysedArticle
from briefing.desk.reference import Entry, Group, Key

_MOST = 3
"""Articles shown."""
_MOST_SHARED = 3
"""Names given as the reason."""
_MOST_CANDIDATES = 50
"""Articles compared with one, however many there are: those that share its rarest names."""
# Places and outlets join articles of different matters: "both on China" says little.
_GROUPS = (Group.COMPANIES, Group.PEOPLE, Group.EVENTS, Group.TOPICS)


@dataclass(frozen=True)
class Related:
    """Another article and what it has in common with one."""

    analysed: AnalysedArticle
    shared: tuple[Entry, ...]
    """The most telling first."""


def related(articles: Sequence[AnalysedArticle]) -> Mapping[str, tuple[Related, ...]]:
    """Return for each article, by its id, those most like it, the most alike first."""
    entries = [{entry.key: entry for entry in _subjects(analysed)} for analysed in articles]
    holders: dict[Key, list[int]] = defaultdict(list)
    for number, subjects in enumerate(entries):
        for key in subjects:
            holders[key].append(number)
    # The rarer a shared name, the more it says; one that every article has still counts a little.
    weights = {key: log2(1 + len(articles) / len(having)) for key, having in holders.items()}
    ranked = {key: rank for rank, key in enumerate(sorted(weights, key=lambda key: (-weights[key], str(key))))}
    found: dict[str, tuple[Related, ...]] = {}
    for number, analysed in enumerate(articles):
        rarest_first = sorted(entries[number], key=ranked.__getitem__)
        best = _most_alike(number, rarest_first, weights, holders)
        shared = ((other, _shared(rarest_first, entries[number], entries[other])) for other in best)
        found[analysed.article.id] = tuple(Related(articles[other], names) for other, names in shared)
    return found


def _subjects(analysed: AnalysedArticle) -> list[Entry]:
    named = [named.entry for named in analysed.named.values() if named.entry.key.group in _GROUPS]
    return named + [topic.entry for topic in analysed.topics]


def _most_alike(
    number: int, rarest_first: Sequence[Key], weights: Mapping[Key, float], holders: Mapping[Key, Sequence[int]]
) -> list[int]:
    """Return the numbers of the articles that share the most telling of an article's names."""
    scores: dict[int, float] = {}
    for key in rarest_first:
        for other in _near(holders[key], number):
            if other != number and (other in scores or len(scores) < _MOST_CANDIDATES):
                scores[other] = scores.get(other, 0) + weights[key]
    return nsmallest(_MOST, scores, key=lambda other: (-scores[other], other))


def _near(holders: Sequence[int], number: int) -> Sequence[int]:
    """Return the holders of a name that stand nearest to an article in the order of the site, a bounded number."""
    if len(holders) <= _MOST_CANDIDATES:
        return holders
    place = bisect_left(holders, number)
    first = max(0, min(place - _MOST_CANDIDATES // 2, len(holders) - _MOST_CANDIDATES))
    return holders[first : first + _MOST_CANDIDATES]


def _shared(rarest_first: Sequence[Key], own: Mapping[Key, Entry], others: Mapping[Key, Entry]) -> tuple[Entry, ...]:
    return tuple(own[key] for key in rarest_first if key in others)[:_MOST_SHARED]
