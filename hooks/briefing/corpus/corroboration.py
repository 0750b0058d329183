"""Corroboration: figures of different articles on the same matter, which agree or differ."""

from collections import defaultdict
from collections.abc import Hashable, Iterator, Mapping, Sequence
from itertools import islice
from typing import NamedTuple

from briefing.articles.analysed_article import AnalysedArticle
from briefing.articles.facts import StatedFigure
from briefing.desk.reference import EntityId, EntityType
from briefing.german.numbers.figures import Figure, Qualifier, QuantityKind

_SMALLEST_COUNT = 100
"""Two articles that both speak of three companies say nothing about each other."""
_MOST = 3
"""Articles shown beside a figure."""
_CEILINGS = (Qualifier.UP_TO, Qualifier.LESS_THAN, Qualifier.AT_MOST, Qualifier.ALMOST)
_FLOORS = (Qualifier.MORE_THAN, Qualifier.AT_LEAST)
_AMOUNTS = (QuantityKind.MONEY, QuantityKind.PERCENT, QuantityKind.SHARE)


class Corroboration(NamedTuple):
    """A figure of another article on the same matter."""

    analysed: AnalysedArticle
    """The other article."""
    stated: StatedFigure
    agrees: bool
    """False where it contradicts."""


Corroborations = Mapping[StatedFigure, tuple[Corroboration, ...]]
"""Of the figures of an article, of those that have some."""

_Stated = tuple[AnalysedArticle, StatedFigure]
_Comparable = dict[Hashable, dict[Hashable, _Stated]]
"""The figures that may be compared, by what they have in common; of each article a quantity counts once."""


def find_corroborations(articles: Sequence[AnalysedArticle]) -> Mapping[str, Corroborations]:
    """Return the corroborations of figures by the id of their article and by the figure, of those that have some.

    Two figures agree when they are equal and the same company is named beside both. They differ when they measure the
    same ("Beteiligung", in percent) beside the same company for the same time, and are not equal. An article that
    agrees is not shown as one that differs, too.
    """
    equal: _Comparable = defaultdict(dict)
    measured: _Comparable = defaultdict(dict)
    for analysed in articles:
        for stated in analysed.facts.figures:
            if _is_telling(stated.figure):
                quantity, place = _quantity(stated.figure), (analysed, stated)
                id = (analysed.article.id, quantity)
                matter = _matter(analysed, stated) if stated.figure.measure else None
                for company in _companies(analysed, stated.sentence):
                    equal[company, quantity].setdefault(id, place)
                    if matter:
                        measured[company, matter].setdefault(id, place)
    found: dict[str, dict[StatedFigure, dict[str, Corroboration]]] = {}
    for groups, agree in ((equal, True), (measured, False)):
        for group in groups.values():
            if len(group) == 1:
                continue
            # The first few are enough; a common figure must not cost more the more it is repeated.
            first = list(islice(group.values(), _MOST + 1))
            for analysed, stated in group.values():
                for other in _others(analysed, stated, first, agree):
                    own = found.setdefault(analysed.article.id, {}).setdefault(stated, {})
                    own.setdefault(other.analysed.article.id, other)
    return {
        id: {stated: tuple(others.values())[:_MOST] for stated, others in of_article.items()}
        for id, of_article in found.items()
    }


def _is_telling(figure: Figure) -> bool:
    return figure.kind in _AMOUNTS or (figure.kind is QuantityKind.COUNT and figure.value >= _SMALLEST_COUNT)


def _companies(analysed: AnalysedArticle, sentence: str) -> list[EntityId]:
    keys = dict.fromkeys(mention.entity.id for mention in analysed.mentions.get(sentence, ()))
    return [key for key in keys if key.type is EntityType.COMPANIES]


def _quantity(figure: Figure) -> Hashable:
    return figure.value, figure.to, figure.unit


def _matter(analysed: AnalysedArticle, stated: StatedFigure) -> Hashable:
    """Return what must be the same of two figures for a difference between them to mean something."""
    times = tuple(found.expression.value for found in analysed.facts.times if found.sentence == stated.sentence)
    published = analysed.metadata.year or analysed.article.id
    return stated.figure.measure, stated.figure.kind, stated.figure.unit, times or published


def _others(
    analysed: AnalysedArticle, stated: StatedFigure, group: Sequence[_Stated], agree: bool
) -> Iterator[Corroboration]:
    for other, figure in group:
        if other is not analysed:
            equal = _quantity(figure.figure) == _quantity(stated.figure)
            contradicts = equal and _contradict(stated.figure.qualifier, figure.figure.qualifier)
            if equal is agree and not contradicts:
                yield Corroboration(other, figure, agree)


def _contradict(one: Qualifier | None, other: Qualifier | None) -> bool:
    """Whether one is a ceiling and the other a floor: "bis zu 206" and "mehr als 206"."""
    return (one in _CEILINGS and other in _FLOORS) or (one in _FLOORS and other in _CEILINGS)
