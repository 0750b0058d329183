"""All briefs in; what happened when, as the articles say, and when they appeared, out."""

from collections.abc import Sequence
from dataclasses import dataclass

from briefing.articles.analysed_article import Brief
from briefing.articles.facts import StatedTime
from briefing.desk.metadata import Published


@dataclass(frozen=True)
class Event:
    """Something with a date: a sentence that states one, or an article's appearance."""

    date: str
    """An ISO 8601 date of any precision, for sorting and grouping: `2013-10`, `2019-Q3`."""
    brief: Brief
    stated: StatedTime | None = None
    """The time in its sentence; None when the article's own appearance is meant."""
    published: Published | None = None

    @property
    def year(self) -> str:
        """The year, or the first of a decade."""
        return self.date[:4]


def timeline(briefs: Sequence[Brief]) -> tuple[Event, ...]:
    """Return all events from the earliest on; what is known to the year comes before that year's days."""
    events = [
        Event(stated.expression.value, brief, stated=stated)
        for brief in briefs
        for stated in brief.facts.times
        if stated.expression.value
    ]
    events += [
        # "About 2016", but not before 25 March, comes after what happened that March.
        Event(brief.notes.published.after or brief.notes.published.date, brief, published=brief.notes.published)
        for brief in briefs
        if brief.notes.published
    ]
    return tuple(sorted(events, key=lambda event: (event.date, event.brief.article.id, event.stated is None)))
