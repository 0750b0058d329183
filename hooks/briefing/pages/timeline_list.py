"""The events of the timeline by year; where there are too many for one page, a page for each year."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from briefing.articles.analysed_article import AnalysedArticle
from briefing.corpus.timeline import Event
from briefing.output import Output
from briefing.pages.list_page import Heading, list_page
from briefing.pages.page import Page
from briefing.pages.paging import ListPart, paged
from briefing.pages.templates import Templates
from briefing.settings import Publisher

MOST_EVENTS = 200
"""Events on a page."""

Year = tuple[str, list[Event]]


def is_split(events: Sequence[Event]) -> bool:
    """Return whether each year has a page of its own."""
    return len(events) > MOST_EVENTS


def path_of_year(year: str, events: Sequence[Event]) -> str:
    """Return the address of a year's events: on the timeline's page, or on one of its own."""
    return f"timeline/{year}/" if is_split(events) else f"timeline/#y{year}"


def years_of(events: Sequence[Event]) -> list[Year]:
    """Return events that come in their order by their years."""
    return [(year, list(of_year)) for year, of_year in groupby(events, key=lambda event: event.year)]


def timeline_pages(events: Sequence[Event], templates: Templates, publisher: Publisher) -> Iterator[Output[Page]]:
    """Yield the pages of the years, which are none where one page has all events."""
    for year, of_year in years_of(events) if is_split(events) else ():
        for part in paged(of_year, MOST_EVENTS, path_of_year(year, events)):
            yield Output(part.path, _page, (year, part, templates, publisher))


def _page(year: str, part: ListPart[Event], templates: Templates, publisher: Publisher) -> Page:
    events = f"{part.total:,} {'event' if part.total == 1 else 'events'}"
    intro = f"{events}: what happened, as the articles say, and which articles appeared, in the order of time."
    heading = Heading(year, f"Timeline of {year} in German articles", intro, "timeline/", "Timeline")
    return list_page(
        heading,
        part,
        "events.html",
        templates,
        publisher,
        shown=_articles(part),
        events=part.items,
    )


def _articles(part: ListPart[Event]) -> list[AnalysedArticle]:
    return [event.analysed for event in part.items]
