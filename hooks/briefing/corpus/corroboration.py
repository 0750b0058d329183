"""The figures of all articles in; for each those that other articles state of the same matter, agreeing or not, out."""

from collections import defaultdict
from collections.abc import Hashable, Iterator, Mapping, Sequence
from itertools import islice
from typing import NamedTuple

from briefing.articles.analysed_article import AnalysedArticle
from briefing.articles.facts import StatedFigure
from briefing.desk.reference import Group, Key
from briefing.german.numbers.grammar import Figure, Qualifier, QuantityKind

_SMALLEST_COUNT = 100
"""Two articles that both speak of three companies say nothing about each other."""
_MOST = 3
_CEILINGS = (Qualifier.UP_TO, Qualifier.LESS_THAN, Qualifier.AT_MOST, Qualifier.ALMOST)
_FLOORS = (Qualifier.MORE_THAN, Qualifier.AT_LEAST)
_AMOUNTS = (QuantityKind.MONEY, QuantityKind.PERCENT, QuantityKind.SHARE)


class Echo(NamedTuple):
    """A figure in another article on the same matter."""

    analysed: AnalysedArticle
    stated: StatedFigure
    agrees: bool


Places = dict[Hashable, dict[Hashable, tuple[AnalysedArticle, StatedFigure]]]
"""What may be compared, by what it has in common; of each article a quantity counts once."""


def echoes(articles: Sequence[AnalysedArticle]) -> Mapping[tuple[str, StatedFigure], tuple[Echo, ...]]:
    """Return the echoes of figures, by the id of their article and themselves; most figures have none.

    Two figures agree when they are equal and the same company is named beside both. They differ when they measure the
    same ("Beteiligung", in percent) beside the same company for the same time, and are not equal. An article that
    agrees is not said to differ as well.
    """
    equal: Places = defaultdict(dict)
    alike: Places = defaultdict(dict)
    for analysed in articles:
        for stated in analysed.facts.figures:
            if _is_telling(stated.figure):
                for company in _companies(analysed, stated.sentence):
                    quantity = _quantity(stated.figure)
                    equal[company, quantity].setdefault((analysed.article.id, quantity), (analysed, stated))
                    if stated.figure.measure:
                        matter = (company, *_matter(analysed, stated))
                        alike[matter].setdefault((analysed.article.id, quantity), (analysed, stated))
    found: dict[tuple[str, StatedFigure], dict[str, Echo]] = {}
    for places, agree in ((equal, True), (alike, False)):
        for place in places.values():
            # The first few point the matter out; a common figure must not cost more the more it is repeated.
            first = list(islice(place.values(), _MOST + 1))
            for analysed, stated in place.values():
                others = found.setdefault((analysed.article.id, stated), {})
                for echo in _others(analysed, stated, first, agree):
                    others.setdefault(echo.analysed.article.id, echo)
    return {key: tuple(others.values())[:_MOST] for key, others in found.items() if others}


def _is_telling(figure: Figure) -> bool:
    return figure.kind in _AMOUNTS or (figure.kind is QuantityKind.COUNT and figure.value >= _SMALLEST_COUNT)


def _companies(analysed: AnalysedArticle, sentence: str) -> list[Key]:
    keys = dict.fromkeys(mention.entry.key for mention in analysed.mentions.get(sentence, ()))
    return [key for key in keys if key.group is Group.COMPANIES]


def _quantity(figure: Figure) -> Hashable:
    return figure.value, figure.to, figure.unit


def _matter(analysed: AnalysedArticle, stated: StatedFigure) -> tuple[Hashable, ...]:
    """Return what must be the same of two figures for a difference between them to mean something."""
    times = tuple(found.expression.value for found in analysed.facts.times if found.sentence == stated.sentence)
    published = analysed.notes.published.date[:4] if analysed.notes.published else analysed.article.id
    return stated.figure.measure, stated.figure.kind, stated.figure.unit, times or published


def _others(
    analysed: AnalysedArticle, stated: StatedFigure, places: Sequence[tuple[AnalysedArticle, StatedFigure]], agree: bool
) -> Iterator[Echo]:
    for other, figure in places:
        equal = _quantity(figure.figure) == _quantity(stated.figure)
        contradicts = equal and _contradict(stated.figure.qualifier, figure.figure.qualifier)
        if other is not analysed and equal is agree and not contradicts:
            yield Echo(other, figure, agree)


def _contradict(one: Qualifier | None, other: Qualifier | None) -> bool:
    """Whether one says that it is no more, the other that it is no less: "bis zu 206" and "mehr als 206"."""
    return (one in _CEILINGS and other in _FLOORS) or (one in _FLOORS and other in _CEILINGS)
