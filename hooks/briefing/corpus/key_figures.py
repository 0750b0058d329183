"""Analysed articles in; the one figure of each that a reader in a hurry should see, out."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from briefing.articles.analysed_article import AnalysedArticle
from briefing.articles.facts import StatedFigure
from briefing.german.numbers.grammar import QuantityKind

_MOST = 6
# What says most to somebody who has not read the article.
_KINDS = (QuantityKind.MONEY, QuantityKind.PERCENT, QuantityKind.MULTIPLE, QuantityKind.DURATION, QuantityKind.COUNT)


@dataclass(frozen=True)
class KeyFigure:
    """A figure that stands for its article."""

    analysed: AnalysedArticle
    stated: StatedFigure


def key_figures(articles: Sequence[AnalysedArticle]) -> tuple[KeyFigure, ...]:
    """Return one figure for each of the first articles that have one: said in English, and a key point rests on it."""
    found = (KeyFigure(analysed, stated) for analysed in articles for stated in _best(analysed))
    return tuple(islice(found, _MOST))


def _best(analysed: AnalysedArticle) -> Iterator[StatedFigure]:
    carrying = {point.sentence for point in analysed.notes.key_points}
    amounts = {record.amount for record in analysed.notes.initiatives}
    told = [s for s in analysed.facts.figures if s.of and s.sentence in carrying and s.figure.kind in _KINDS]
    # The amount of a deal before any other; of equals, the one that the article states first.
    yield from sorted(told, key=lambda s: (s.place not in amounts, _KINDS.index(s.figure.kind)))[:1]
