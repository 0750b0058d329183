"""Related articles: those that have most in common with an article, and what they have in common."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from heapq import nsmallest
from math import log2

from briefing.articles.analysed_article import AnalysedArticle
from briefing.desk.reference import Entity, EntityId, EntityType

_MOST = 3
"""Articles shown."""
_MOST_SHARED = 3
"""Entities given as the reason."""
_MOST_CANDIDATES = 50
"""Articles compared with one, however many there are: those that share its rarest entities."""
_GROUPS = (EntityType.COMPANIES, EntityType.PEOPLE, EntityType.EVENTS, EntityType.TOPICS)
"""Places and outlets join articles on different matters: "both on China" says little."""


@dataclass(frozen=True)
class RelatedArticle:
    """An article that has much in common with another."""

    analysed: AnalysedArticle
    shared: tuple[Entity, ...]
    """What both are on, the rarest first."""


def find_related(articles: Sequence[AnalysedArticle]) -> Mapping[str, tuple[RelatedArticle, ...]]:
    """Return the related articles of each, by its id, the most alike first."""
    subjects = [{entity.id: entity for entity in _subjects(analysed)} for analysed in articles]
    numbers: dict[EntityId, list[int]] = defaultdict(list)
    for number, entities in enumerate(subjects):
        for key in entities:
            numbers[key].append(number)
    # The rarer a shared entity, the more it says; one that every article has still counts a little.
    weights = {key: log2(1 + len(articles) / len(having)) for key, having in numbers.items()}
    ranks = {key: rank for rank, key in enumerate(sorted(weights, key=lambda key: (-weights[key], str(key))))}
    found: dict[str, tuple[RelatedArticle, ...]] = {}
    for number, analysed in enumerate(articles):
        rarest_first = sorted(subjects[number], key=ranks.__getitem__)
        found[analysed.article.id] = tuple(
            RelatedArticle(articles[other], _shared(rarest_first, subjects[number], subjects[other]))
            for other in _most_alike(number, rarest_first, weights, numbers)
        )
    return found


def _subjects(analysed: AnalysedArticle) -> list[Entity]:
    named = [named.entity for named in analysed.named.values() if named.entity.id.type in _GROUPS]
    return named + [topic.entity for topic in analysed.topics]


def _most_alike(
    number: int,
    rarest_first: Sequence[EntityId],
    weights: Mapping[EntityId, float],
    numbers: Mapping[EntityId, Sequence[int]],
) -> list[int]:
    """Return the numbers of the articles that share an article's rarest entities, the most alike first."""
    scores: dict[int, float] = {}
    for key in rarest_first:
        weight = weights[key]
        for other in _nearest(numbers[key], number):
            if other in scores:
                scores[other] += weight
            elif other != number and len(scores) < _MOST_CANDIDATES:
                scores[other] = weight
    return nsmallest(_MOST, scores, key=lambda other: (-scores[other], other))


def _nearest(numbers: Sequence[int], number: int) -> Sequence[int]:
    """Return the numbers nearest to an article's own, a bounded number of them."""
    if len(numbers) <= _MOST_CANDIDATES:
        return numbers
    place = bisect_left(numbers, number)
    first = max(0, min(place - _MOST_CANDIDATES // 2, len(numbers) - _MOST_CANDIDATES))
    return numbers[first : first + _MOST_CANDIDATES]


def _shared(
    rarest_first: Sequence[EntityId], own: Mapping[EntityId, Entity], others: Mapping[EntityId, Entity]
) -> tuple[Entity, ...]:
    return tuple([own[key] for key in rarest_first if key in others][:_MOST_SHARED])
