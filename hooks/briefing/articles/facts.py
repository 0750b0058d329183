"""Facts: the figures, dates and glossary terms in an article, each with its sentence."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import NamedTuple

from briefing.desk.article import Article
from briefing.desk.metadata import FigurePlace, PublicationDate
from briefing.desk.reference import Term
from briefing.german.dates import english_dates
from briefing.german.dates.calendar import Period
from briefing.german.dates.time_expressions import TimeExpression, find_times
from briefing.german.names.name_index import Alias, NameIndex
from briefing.german.normalize import nfc, normalize
from briefing.german.numbers import english_figures
from briefing.german.numbers.figures import Figure, QuantityKind


@dataclass(frozen=True)
class StatedFigure:
    """A figure in its sentence."""

    figure: Figure
    en: str
    """`about US$360 million`"""
    label: str | None
    """What it measures, in English, where an editor wrote it down."""
    place: FigurePlace

    def __hash__(self) -> int:
        # Of an article's figures each has a place of its own, and a hash of all that is known of it takes long.
        return hash(self.place)

    @property
    def sentence(self) -> str:
        """The id of the sentence that states it."""
        return self.place.sentence


@dataclass(frozen=True)
class StatedTime:
    """A date or period in its sentence."""

    expression: TimeExpression
    en: str | None
    """`October 2013`; None where it stays relative."""
    sentence: str


class TermUse(NamedTuple):
    """A term of the glossary in its sentence."""

    term: Term
    sentence: str
    start: int
    end: int


@dataclass(frozen=True)
class Facts:
    """What the sentences of an article state, in reading order."""

    figures: tuple[StatedFigure, ...]
    times: tuple[StatedTime, ...]
    terms: tuple[TermUse, ...]


class Glossary:
    """The glossary's terms, ready to be found."""

    def __init__(self, terms: tuple[Term, ...]) -> None:
        self._terms = terms
        self._names: NameIndex[int] = NameIndex(Alias(form, i) for i, term in enumerate(terms) for form in term.forms)

    def uses(self, article: Article) -> tuple[TermUse, ...]:
        """Return every use of a term in an article."""
        found = self._names.find([sentence.text for sentence in article.sentences])
        return tuple(
            TermUse(self._terms[use.owner], sentence.id, use.start, use.end)
            for sentence, uses in zip(article.sentences, found, strict=True)
            for use in uses
        )


def find_facts(article: Article, glossary: Glossary) -> Facts:
    """Return the facts of an article."""
    appeared = _period(article.metadata.published)
    labels = {label.place: label.of for label in article.metadata.figure_labels}
    figures: list[StatedFigure] = []
    times: list[StatedTime] = []
    for sentence in article.sentences:
        found = find_times(nfc(sentence.text), appeared)
        times += [StatedTime(time, english_dates.in_english(time), sentence.id) for time in found]
        for number, figure in enumerate(article.figures.get(sentence.id, ())):
            place = FigurePlace(sentence.id, number)
            if not _is_part_of_a_time(figure, found):
                figures.append(StatedFigure(figure, english_figures.in_english(figure), labels.get(place), place))
    return Facts(tuple(_with_labels_of_repetitions(figures)), tuple(times), glossary.uses(article))


def _with_labels_of_repetitions(figures: list[StatedFigure]) -> Iterator[StatedFigure]:
    """Yield the figures; one that the article states again, word for word, has the same label."""
    known = {normalize(stated.figure.text): stated.label for stated in figures if stated.label}
    for stated in figures:
        label = None if stated.label else known.get(normalize(stated.figure.text))
        yield replace(stated, label=label) if label else stated


def _is_part_of_a_time(figure: Figure, times: tuple[TimeExpression, ...]) -> bool:
    """Return whether a duration only says when: "zwei Jahre später folgte der Börsengang"."""
    return figure.kind is QuantityKind.DURATION and any(t.start < figure.end and figure.start < t.end for t in times)


def _period(published: PublicationDate | None) -> Period | None:
    return Period.of(published.date, published.after, published.before) if published else None
