"""The timeline: the dates that articles state, and when the articles appeared."""

from collections.abc import Sequence
from dataclasses import dataclass

from briefing.articles.analysed_article import AnalysedArticle
from briefing.articles.facts import StatedTime
from briefing.desk.metadata import PublicationDate


@dataclass(frozen=True)
class Event:
    """A sentence that states a date, or an article's appearance."""

    date: str
    """An ISO 8601 date of any precision, for sorting and grouping: `2013-10`, `2019-Q3`."""
    analysed: AnalysedArticle
    stated: StatedTime | None = None
    """The date in its sentence; None for an article's appearance."""
    published: PublicationDate | None = None
    """When the article appeared; None for a sentence."""

    @property
    def year(self) -> str:
        """The year, or the first of a decade."""
        return self.date[:4]


def build_timeline(articles: Sequence[AnalysedArticle]) -> tuple[Event, ...]:
    """Return all events from the earliest on; what is known to the year comes before that year's days."""
    events = [
        Event(stated.expression.value, analysed, stated=stated)
        for analysed in articles
        for stated in analysed.facts.times
        if stated.expression.value
    ]
    for analysed in articles:
        if published := analysed.metadata.published:
            # "About 2016", but not before 25 March, comes after what happened that March.
            events.append(Event(published.after or published.date, analysed, published=published))
    return tuple(sorted(events, key=lambda event: (event.date, event.analysed.article.id, event.stated is None)))
