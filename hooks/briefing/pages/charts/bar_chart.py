"""Horizontal bar charts: rows of a mark along an axis and the words that describe it.

In a wide drawing the words have a column of their own, left of the axis; in a narrow one, they stand above their mark.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from briefing.pages.charts.axes import Tick
from briefing.pages.charts.canvas import Canvas
from briefing.pages.charts.chart_links import ChartLink
from briefing.pages.charts.text_width import Box, ChartText, shortened, width_of, wrapped

_ABOVE = 8.0
"""Free above the words of a row, and below them."""
_INDENT = 3.0
"""Free to the left of words, since a J reaches over its beginning."""
_HEADING = 1.08
"""How much larger a heading is than what is below it."""
_THIN = 4.0
"""A mark is at least as wide, so that one day can be seen."""
_TARGET = 24.0
"""Width and height of a link that is a number; 24 is the least that fingers hit (WCAG 2.2, 2.5.8)."""


class OpenEnd(StrEnum):
    """At which end a mark goes on: "since 2015", "more than"."""

    START = "start"
    END = "end"


@dataclass(frozen=True)
class Bar:
    """A row before it has its place: where its mark lies along the axis, and its words."""

    start: float
    end: float
    """Where its mark begins and ends, in units of the drawing."""
    look: str
    """A word for the style sheet: `event`, `article derived`."""
    heading: str
    words: ChartText
    links: tuple[ChartLink, ...]
    """The first is that of the mark and its words; the others have numbers of their own."""
    open_end: OpenEnd | None = None
    second_end: float | None = None
    """Where a second mark ends that begins where the first ends."""


@dataclass(frozen=True)
class TextLine:
    """A line of words with its place."""

    x: float
    y: float
    """Of its baseline."""
    phrase: ChartText


@dataclass(frozen=True)
class NumberedLink:
    """A further link, in a box of its own."""

    box: Box
    number: int
    link: ChartLink


@dataclass(frozen=True)
class Row:
    """A mark with its words, each with its place."""

    mark: Box
    second_mark: Box | None
    look: str
    open_end: OpenEnd | None
    link: ChartLink
    heading: TextLine
    lines: tuple[TextLine, ...]
    numbers: tuple[NumberedLink, ...]
    target: Box
    """What can be clicked: all of the row."""


@dataclass(frozen=True)
class BarChart:
    """A drawing of rows."""

    canvas: Canvas
    height: float
    ticks: tuple[Tick, ...]
    top: float
    """Where the lines of the ticks begin, below their labels."""
    rows: tuple[Row, ...]


def bar_chart(canvas: Canvas, ticks: Sequence[Tick], bars: Sequence[Bar]) -> BarChart:
    """Return the chart of these rows, one below the other, in the order given."""
    top = canvas.line_height + 8
    y, rows = top + 2, []
    for bar in bars:
        row = _row(canvas, bar, y)
        rows.append(row)
        y = row.target.y + row.target.height
    return BarChart(canvas, y, tuple(ticks), top, tuple(rows))


def _row(canvas: Canvas, bar: Bar, y: float) -> Row:
    start, end = _span(canvas, bar)
    large = canvas.font_size * _HEADING
    room = canvas.words_width - 2 * _INDENT
    shown = shortened(bar.heading, large, room - _TARGET * len(bar.links[1:]) - 8)
    texts = wrapped(bar.words.text, canvas.font_size, room, canvas.most_lines)
    first = y + _ABOVE
    lines = tuple(
        TextLine(_INDENT, first + canvas.line_height * n - 4, ChartText(text, bar.words.german))
        for n, text in enumerate(texts, 2)
    )
    below = first + canvas.line_height * (1 + len(texts))
    middle = (first + below) / 2 if canvas.words_beside else below + 10
    return Row(
        mark=Box(start, middle - 5, end - start, 10),
        second_mark=Box(bar.end, middle - 5, bar.second_end - bar.end, 10) if bar.second_end is not None else None,
        look=bar.look,
        open_end=bar.open_end,
        link=bar.links[0],
        heading=TextLine(_INDENT, first + canvas.line_height - 4, ChartText(shown)),
        lines=lines,
        numbers=_numbers(bar, _INDENT + width_of(shown, large) + 8, y),
        target=Box(0, y, canvas.width, (below if canvas.words_beside else below + 18) + _ABOVE - y),
    )


def _span(canvas: Canvas, bar: Bar) -> tuple[float, float]:
    if bar.second_end is not None:
        return bar.start, bar.end
    missing = max(0.0, _THIN - (bar.end - bar.start)) / 2
    return max(0.0, bar.start - missing), min(canvas.width, bar.end + missing)


def _numbers(bar: Bar, x: float, y: float) -> tuple[NumberedLink, ...]:
    return tuple(
        NumberedLink(Box(x + _TARGET * n, y, _TARGET, _TARGET), n + 2, link) for n, link in enumerate(bar.links[1:])
    )
