"""The shards that articles are searched in: one for a desk of any usual size, several for a large one.

Every search begins with the shard of the newest articles, and loads what grows with their number: a list of them, the
places of a common word. Hence these are few. Pagefind needs memory for all that it indexes at once, and when an article
changes, its whole shard is indexed anew; but each shard makes a search of all articles a little slower. The shards of
past years do not change.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from briefing.articles.analysed_article import AnalysedArticle

MOST_SENTENCES = 10_000
"""In a part of a year; some 500 articles of 350 words. The newest shard has half to one and a half times as many,
if the desk has them; the others have up to twice as many."""
UNDATED = "undated"


@dataclass(frozen=True)
class Shard:
    """Articles that are indexed together."""

    name: str
    """Its folder below that of the language: `2013-2015`; empty for the one with the newest articles."""
    articles: tuple[AnalysedArticle, ...]
    """In reading order."""


_Period = tuple[str, list[AnalysedArticle]]
"""The name of a year, or of a part of one, and its articles."""


def shards_of(articles: Sequence[AnalysedArticle], most: int = MOST_SENTENCES) -> list[Shard]:
    """Return the shards of articles in reading order, the newest first; there is always one, and it has no name."""
    periods = [period for year, own in _years(articles) for period in _parts(year, own, most)]
    newest = 1
    # A year, or a part of one, may have just begun.
    while newest < len(periods) and _size_of(periods[:newest]) < most / 2:
        newest += 1
    joined: list[list[_Period]] = []
    # From the oldest on, so that a new article changes the last shards only.
    for period in reversed(periods[newest:]):
        if not joined or _size_of([*joined[-1], period]) > 2 * most:
            joined.append([])
        joined[-1].append(period)
    older = [Shard(_name([label for label, _ in run]), _articles(run)) for run in joined]
    return [Shard("", _articles(periods[newest - 1 :: -1] if periods else [])), *reversed(older)]


def _years(articles: Iterable[AnalysedArticle]) -> Iterator[tuple[str, list[AnalysedArticle]]]:
    years: dict[str, list[AnalysedArticle]] = {}
    for analysed in articles:
        years.setdefault(year_of(analysed) or UNDATED, []).append(analysed)
    yield from years.items()


def year_of(analysed: AnalysedArticle) -> str:
    """Return the year in which an article appeared, empty if it is not known."""
    return analysed.metadata.year or ""


def _parts(year: str, articles: list[AnalysedArticle], most: int) -> list[_Period]:
    """Return a year whole, or one that is too large in parts, the newest first."""
    if _size(articles) <= most:
        return [(year, articles)]
    parts: list[list[AnalysedArticle]] = [[]]
    for analysed in reversed(articles):
        if parts[-1] and _size((*parts[-1], analysed)) > most:
            parts.append([])
        parts[-1].append(analysed)
    return [(f"{year}-{number}", part[::-1]) for number, part in reversed([*enumerate(parts, start=1)])]


def _size(articles: Iterable[AnalysedArticle]) -> int:
    return sum(len(analysed.article.sentences) for analysed in articles)


def _size_of(periods: Iterable[_Period]) -> int:
    return sum(_size(own) for _, own in periods)


def _name(labels: Sequence[str]) -> str:
    return labels[0] if len(labels) == 1 else f"{labels[0]}-{labels[-1]}"


def _articles(run: list[_Period]) -> tuple[AnalysedArticle, ...]:
    return tuple(analysed for _, own in reversed(run) for analysed in own)
