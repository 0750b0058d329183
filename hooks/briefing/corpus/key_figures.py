"""Key figures: of each of the newest articles, the one figure that a reader in a hurry should see."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from briefing.articles.analysed_article import AnalysedArticle
from briefing.articles.facts import StatedFigure
from briefing.german.numbers.figures import QuantityKind

_MOST = 6
_KINDS = (QuantityKind.MONEY, QuantityKind.PERCENT, QuantityKind.MULTIPLE, QuantityKind.DURATION, QuantityKind.COUNT)
"""The most telling first, for somebody who has not read the article."""


@dataclass(frozen=True)
class KeyFigure:
    """An article's key figure."""

    analysed: AnalysedArticle
    stated: StatedFigure


def choose_key_figures(articles: Sequence[AnalysedArticle]) -> tuple[KeyFigure, ...]:
    """Return the key figures of the first few articles that have one."""
    found = (KeyFigure(analysed, stated) for analysed in articles for stated in _best(analysed))
    return tuple(islice(found, _MOST))


def _best(analysed: AnalysedArticle) -> Iterator[StatedFigure]:
    """Yield the figure, if there is one, that an editor wrote a label for and on whose sentence a key point rests."""
    evidence = {point.sentence for point in analysed.metadata.key_points}
    amounts = {initiative.amount for initiative in analysed.metadata.initiatives}
    eligible = [s for s in analysed.facts.figures if s.label and s.sentence in evidence and s.figure.kind in _KINDS]
    # The amount of a deal before any other; of equals, the one that the article states first.
    yield from sorted(eligible, key=lambda s: (s.place not in amounts, _KINDS.index(s.figure.kind)))[:1]
