"""Annotations: the names, figures, times and terms to mark in a sentence and in its English.

They are offsets in the texts as they are, in reading order and without overlaps: a name goes before a figure, that
before a time, and that before a term of the glossary. In the English only what is certain is marked: a name in one of
its spellings, a figure or time in the very words that the site has for it.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from operator import attrgetter
from typing import NamedTuple, TypeVar

from briefing.articles.analysed_article import AnalysedArticle
from briefing.articles.facts import StatedFigure, StatedTime, TermUse
from briefing.desk.mentions import Mention
from briefing.desk.reference import Entity, Term
from briefing.german.normalize import normalize, offsets

_Found = TypeVar("_Found", StatedFigure, StatedTime, TermUse)

# What stands by itself begins and ends where these match: "150" is no part of "1,150" or "150.5".
_BEGINS = re.compile(r"(?<![\w$€£])(?<!\d[.,])")
_ENDS = re.compile(r"(?!\w|[.,]\d)")
_APART = frozenset({"", " "})


class Mark(StrEnum):
    """The kind of an annotation; the values stand in the pages."""

    NAME = "name"
    FIGURE = "figure"
    TIME = "time"
    TERM = "term"


class Annotation(NamedTuple):
    """A stretch of a text that is marked."""

    start: int
    end: int
    mark: Mark
    subject: Entity | Term | None = None
    """The entity that it names, or the term that it is."""


class SentenceFacts(NamedTuple):
    """The facts of one sentence, each kind in reading order."""

    mentions: Sequence[Mention]
    figures: Sequence[StatedFigure]
    times: Sequence[StatedTime]
    terms: Sequence[TermUse]


def facts_by_sentence(analysed: AnalysedArticle) -> dict[str, SentenceFacts]:
    """Return the facts of each sentence of an article, by its id."""
    facts = analysed.facts
    figures, times, terms = _by_sentence(facts.figures), _by_sentence(facts.times), _by_sentence(facts.terms)
    return {
        id: SentenceFacts(analysed.mentions.get(id, ()), figures.get(id, ()), times.get(id, ()), terms.get(id, ()))
        for id in analysed.german
    }


def _by_sentence(found: Iterable[_Found]) -> dict[str, list[_Found]]:
    grouped: dict[str, list[_Found]] = {}
    for one in found:
        grouped.setdefault(one.sentence, []).append(one)
    return grouped


def german_annotations(text: str, stated: SentenceFacts) -> Sequence[Annotation]:
    """Return the annotations of a German sentence: names, figures, times and terms."""
    found = [Annotation(mention.start, mention.end, Mark.NAME, mention.entity) for mention in stated.mentions]
    if stated.figures or stated.times:
        # These are found in the composed text, which is shorter where this one has soft hyphens.
        at = offsets(text)
        found += [Annotation(at[one.figure.start], at[one.figure.end], Mark.FIGURE) for one in stated.figures]
        found += [Annotation(at[one.expression.start], at[one.expression.end], Mark.TIME) for one in stated.times]
    found += [Annotation(use.start, use.end, Mark.TERM, use.term) for use in stated.terms]
    return _apart(text, found)


def english_annotations(german: str, english: str, stated: SentenceFacts) -> Sequence[Annotation]:
    """Return the annotations of the English of a sentence: names, figures and times."""
    found = [*_names(german, english, stated.mentions)] if stated.mentions else []
    if stated.figures:
        found += _verbatim(english, map(_wordings, stated.figures), Mark.FIGURE)
    if stated.times:
        found += _verbatim(english, [(time.en,) for time in stated.times if time.en], Mark.TIME)
    return _apart(english, found)


def _names(german: str, english: str, mentions: Sequence[Mention]) -> Iterator[Annotation]:
    """Yield the names of the German sentence in its English, in the German spelling or the English one."""
    owners: dict[str, list[Entity]] = {}
    for mention in mentions:
        for name in (normalize(german[mention.start : mention.end]), mention.entity.name):
            entities = owners.setdefault(name, [])
            if mention.entity not in entities:
                entities.append(mention.entity)
    for start, end in _spans(owners, english):
        # Of two of the same name, the first named comes first.
        entities = owners[english[start:end]]
        yield Annotation(start, end, Mark.NAME, entities.pop(0) if len(entities) > 1 else entities[0])


def _wordings(stated: StatedFigure) -> tuple[str, ...]:
    """Return "about US$360 million" and "US$360 million"."""
    qualifier = stated.figure.qualifier
    return (stated.en, stated.en.removeprefix(f"{qualifier} ")) if qualifier else (stated.en,)


def _verbatim(english: str, wanted: Iterable[tuple[str, ...]], mark: Mark) -> Iterator[Annotation]:
    """Yield the stretches of some words, if there are as many as wanted: otherwise some mean something else."""
    counts: dict[tuple[str, ...], int] = {}
    for wordings in wanted:
        counts[wordings] = counts.get(wordings, 0) + 1
    for wordings, count in counts.items():
        found = _spans(wordings, english)
        if len(found) == count:
            yield from (Annotation(start, end, mark) for start, end in found)


def _spans(words: Iterable[str], text: str) -> list[tuple[int, int]]:
    """Return the spans of words that stand alone; the longest, so that "Alibaba.com" is not "Alibaba"."""
    found: list[tuple[int, int]] = []
    # Looked for one by one: a regular expression of them all would be compiled for every sentence anew.
    for word in words:
        start = text.find(word) if word else -1
        while start >= 0:
            if _stands_alone(text, start, start + len(word)):
                found.append((start, -len(word)))
            start = text.find(word, start + 1)
    spans, done = [], 0
    for start, length in sorted(found):
        if start >= done:
            done = start - length
            spans.append((start, done))
    return spans


def _stands_alone(text: str, start: int, end: int) -> bool:
    # Most words stand between spaces, which is seen quickest so.
    begins = text[start - 1 : start] in _APART or _BEGINS.match(text, start)
    return bool(begins and (text[end : end + 1] in _APART or _ENDS.match(text, end)))


def _apart(text: str, found: Sequence[Annotation]) -> Sequence[Annotation]:
    """Return annotations in reading order; of two that overlap, the one that was found first."""
    if len(found) < 2:
        return [place for place in found if place.start < place.end]
    taken = bytearray(len(text))
    kept: list[Annotation] = []
    for place in found:
        start, end = place.start, place.end
        if start < end and taken.find(1, start, end) < 0:
            taken[start:end] = b"\1" * (end - start)
            kept.append(place)
    return sorted(kept, key=attrgetter("start"))
