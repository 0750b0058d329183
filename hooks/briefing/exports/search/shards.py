"""The articles in; the shards out that they are searched in: one for a desk of any usual size, several for a large one.

Every search begins with the newest, and loads what grows with their articles: a list of them, the places of a common
word. Pagefind needs memory for all that it indexes at once, and an article that changes has its whole shard indexed
anew. Hence none is large; years that are over stay as they are.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from briefing.knowledge.brief import Brief

MOST_SENTENCES = 20_000
"""In one shard; some 1,000 articles of 350 words."""
UNDATED = "undated"


@dataclass(frozen=True)
class Shard:
    """Articles that are indexed together."""

    name: str
    """Its folder below that of the language: `2013-2015`; empty for the one with the newest articles."""
    briefs: tuple[Brief, ...]
    """In reading order."""


def shards_of(briefs: Sequence[Brief], most: int = MOST_SENTENCES) -> list[Shard]:
    """Return the shards of articles in reading order, the newest first; there is always one, and it has no name."""
    pieces = [piece for year, own in _years(briefs) for piece in _parts(year, own, most)]
    joined: list[list[tuple[str, list[Brief]]]] = [[]]
    # From the oldest on, so that a new article changes the last shard only.
    for piece in reversed(pieces):
        if joined[-1] and _size(brief for _, own in (*joined[-1], piece) for brief in own) > most:
            joined.append([])
        joined[-1].append(piece)
    older = [Shard(_name([label for label, _ in run]), _briefs(run)) for run in joined[:-1]]
    return [Shard("", _briefs(joined[-1])), *reversed(older)]


def _years(briefs: Iterable[Brief]) -> Iterator[tuple[str, list[Brief]]]:
    years: dict[str, list[Brief]] = {}
    for brief in briefs:
        years.setdefault(year_of(brief) or UNDATED, []).append(brief)
    yield from years.items()


def year_of(brief: Brief) -> str:
    """Return the year in which an article appeared, as far as it is known."""
    return brief.notes.published.date[:4] if brief.notes.published else ""


def _parts(year: str, briefs: list[Brief], most: int) -> list[tuple[str, list[Brief]]]:
    """Return a year whole, or one that is too large in parts, the newest first."""
    if _size(briefs) <= most:
        return [(year, briefs)]
    parts: list[list[Brief]] = [[]]
    for brief in reversed(briefs):
        if parts[-1] and _size((*parts[-1], brief)) > most:
            parts.append([])
        parts[-1].append(brief)
    return [(f"{year}-{number}", part[::-1]) for number, part in reversed([*enumerate(parts, start=1)])]


def _size(briefs: Iterable[Brief]) -> int:
    return sum(len(brief.article.sentences) for brief in briefs)


def _name(labels: Sequence[str]) -> str:
    return labels[0] if len(labels) == 1 else f"{labels[0]}-{labels[-1]}"


def _briefs(run: list[tuple[str, list[Brief]]]) -> tuple[Brief, ...]:
    return tuple(brief for _, own in reversed(run) for brief in own)
