"""The chart of the timeline: a row for each event, or one for each year where there are many."""

import datetime
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from briefing.articles.analysed_article import AnalysedArticle
from briefing.corpus.timeline import Event
from briefing.desk.metadata import Basis
from briefing.german.dates.calendar import Period
from briefing.german.dates.time_expressions import TimeRelation
from briefing.pages.charts.axes import Tick, YearAxis
from briefing.pages.charts.bar_chart import Bar, BarChart, OpenEnd, bar_chart
from briefing.pages.charts.canvas import CANVASES, Canvas
from briefing.pages.charts.chart_links import ChartLink, article_link, headline_phrase, sentence_link
from briefing.pages.charts.date_ranges import days_of_published, days_of_time
from briefing.pages.charts.text_width import ChartText
from briefing.pages.timeline_list import path_of_year
from briefing.pages.wording import labels, sources

_MOST = 40
"""Rows; a longer list of events is one of years instead."""
_MOST_YEARS = 24
"""Rows of such a list, the last ones."""
_YEARS_BACK, _YEARS_AHEAD = 40, 20
"""From the article that appeared last. The chart is about the present; a 17th century would leave no room for it."""
_ROOM_OF_A_YEAR = 46
_OPEN = {
    TimeRelation.SINCE: OpenEnd.END,
    TimeRelation.FROM: OpenEnd.END,
    TimeRelation.AFTER: OpenEnd.END,
    TimeRelation.BY: OpenEnd.START,
    TimeRelation.UNTIL: OpenEnd.START,
    TimeRelation.BEFORE: OpenEnd.START,
}


@dataclass(frozen=True)
class DatedEvent:
    """An event with the days that it can mean, in words; a row of the table."""

    event: Event
    days: Period
    when: str
    known: str
    """How the date is known."""
    words: ChartText
    link: ChartLink

    @property
    def look(self) -> str:
        """A word for the style sheet: whether it is an event or an article, and whether its date is derived."""
        kind = "event" if self.event.stated else "article"
        return f"{kind} derived" if _is_derived(self.event) else kind


@dataclass(frozen=True)
class YearCounts:
    """How many events and articles a year has, where the chart is one of years; a row of the table."""

    year: int
    events: int
    articles: int
    link: ChartLink


@dataclass(frozen=True)
class TimelineChart:
    """The drawings and their table."""

    charts: tuple[BarChart, ...]
    """For wide windows and for narrow ones."""
    dated: tuple[DatedEvent, ...]
    """The rows of the charts, unless these show years."""
    years: tuple[YearCounts, ...]
    left_out: int
    """Events too long ago, or too far ahead, to be drawn."""


def timeline_chart(events: Sequence[Event]) -> TimelineChart:
    """Return the chart of events that come in their order."""
    found = [(event, days) for event in events if (days := _days(event))]
    shown = _near(found)
    if len(shown) > _MOST:
        years = _years(shown, events)
        counted = sum(year.events + year.articles for year in years)
        return TimelineChart(tuple(_chart_of_years(c, years) for c in CANVASES), (), years, len(events) - counted)
    dated = tuple(_dated(event, days) for event, days in shown)
    return TimelineChart(
        tuple(_chart(canvas, dated) for canvas in CANVASES if dated), dated, (), len(events) - len(shown)
    )


def _days(event: Event) -> Period | None:
    if event.stated:
        return days_of_time(event.stated.expression)
    return days_of_published(event.published) if event.published else None


def _near(found: Sequence[tuple[Event, Period]]) -> list[tuple[Event, Period]]:
    """Return the events not too far from the article that appeared last, or else from the latest event."""
    latest = max((days.last.year for event, days in found if event.published), default=None)
    latest = latest or max((days.last.year for _, days in found), default=0)
    around = range(latest - _YEARS_BACK, latest + _YEARS_AHEAD)
    return [(event, days) for event, days in found if days.first.year in around and days.last.year in around]


def _dated(event: Event, days: Period) -> DatedEvent:
    analysed = event.analysed
    if event.stated:
        when = labels.sentence_case(event.stated.en or event.date)
        known = f"known to the {event.stated.expression.precision}, " + sources.time_provenance_in_words(
            event.stated, analysed
        )
        link = sentence_link(analysed, event.stated.sentence)
        return DatedEvent(event, days, when, known, _sentence(analysed, event.stated.sentence), link)
    when = labels.sentence_case(sources.date_in_words(event.published))
    precision = event.published.precision if event.published else "day"
    return DatedEvent(event, days, when, f"known to the {precision}", headline_phrase(analysed), article_link(analysed))


def _is_derived(event: Event) -> bool:
    if event.stated:
        return event.stated.expression.relative
    return event.published is not None and event.published.basis is Basis.INFERRED


def _sentence(analysed: AnalysedArticle, id: str) -> ChartText:
    english = analysed.translation.english[id].text
    return ChartText(analysed.german[id], True) if english is None else ChartText(english)


def _chart(canvas: Canvas, dated: Sequence[DatedEvent]) -> BarChart:
    first, last = min(one.days.first.year for one in dated), max(one.days.last.year for one in dated)
    axis = YearAxis(first, last, *canvas.axis)
    bars = [
        Bar(
            start=axis.at(one.days.first),
            end=axis.at(one.days.last + datetime.timedelta(days=1)),
            look=one.look,
            heading=one.when if one.event.stated else f"Article, {one.when[:1].lower()}{one.when[1:]}",
            words=one.words,
            links=(one.link,),
            open_end=_open(one.event),
        )
        for one in dated
    ]
    return bar_chart(canvas, axis.ticks(_ROOM_OF_A_YEAR), bars)


def _open(event: Event) -> OpenEnd | None:
    relation = event.stated.expression.relation if event.stated else None
    return _OPEN.get(relation) if relation else None


def _years(found: Sequence[tuple[Event, Period]], all_events: Sequence[Event]) -> tuple[YearCounts, ...]:
    """Return the last years that have something, counted by where the list on the timeline's page has it."""
    events = Counter(event.year for event, _ in found if event.stated)
    articles = Counter(event.year for event, _ in found if event.published)
    years = sorted({*events, *articles})[-_MOST_YEARS:]
    return tuple(
        YearCounts(
            int(year),
            events[year],
            articles[year],
            ChartLink(path_of_year(year, all_events), ChartText(f"{year} on the timeline")),
        )
        for year in years
    )


def _chart_of_years(canvas: Canvas, years: Sequence[YearCounts]) -> BarChart:
    most = max(year.events + year.articles for year in years)
    start, end = canvas.axis
    step = (end - start) / most
    ticks = [Tick(start, "0"), Tick(end, f"{most:,}")]
    bars = [
        Bar(
            start=start,
            end=start + step * year.events,
            second_end=start + step * (year.events + year.articles),
            look="event",
            heading=str(year.year),
            words=ChartText(f"{_counted(year.events, 'event')}, {_counted(year.articles, 'article')}"),
            links=(year.link,),
        )
        for year in years
    ]
    return bar_chart(canvas, ticks, bars)


def _counted(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
