"""What lies along an axis in; a chart of rows out, each a mark and its words, which stand where no other row reaches.

In a wide drawing the words have a column of their own, left of the axis; in a narrow one, they stand above their mark.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from briefing.pages.charts.axes import Tick
from briefing.pages.charts.text_width import Box, Wording, lines_of, shortened, width_of

_ABOVE = 8.0
"""Free above the words of a row, and below them."""
_INDENT = 3.0
"""Of words, since a J reaches to the left of where it stands."""
_HEADING = 1.08
"""How much larger a heading is than what is below it."""
_THIN = 4.0
"""A mark is at least as wide, so that one day can be seen."""
_TARGET = 24.0
"""Width and height of a link that is a number; 24 is the least that fingers hit (WCAG 2.2, 2.5.8)."""


class Open(StrEnum):
    """At which end a mark goes on: "since 2015", "more than"."""

    START = "start"
    END = "end"


@dataclass(frozen=True)
class Canvas:
    """How large a drawing is and how its words are set."""

    width: float
    size: float
    """Of the type. A drawing is shown at seven eighths of its size at least, hence never in less than 11 pixels."""
    line: float
    """From line to line."""
    most_lines: int
    """Of words below a row's heading."""
    words: float
    """Width of a row's words."""
    name: str
    """Of its style: `wide` or `narrow`."""

    @property
    def beside(self) -> bool:
        """Whether words stand beside their mark."""
        return self.words < self.width

    @property
    def axis(self) -> tuple[float, float]:
        """Where an axis begins and ends: beside the words, with room for half a label at both ends."""
        return (self.words if self.beside else 0) + _HALF_A_LABEL, self.width - _HALF_A_LABEL


_HALF_A_LABEL = 24.0
WIDE = Canvas(760, 13, 17, 2, 350, "wide")
NARROW = Canvas(320, 13, 17, 2, 320, "narrow")
CANVASES = (WIDE, NARROW)


@dataclass(frozen=True)
class Link:
    """Where something leads."""

    path: str
    """From the site's root: `articles/jd-com/#s-1`."""
    says: Wording
    """What is there."""


@dataclass(frozen=True)
class Entry:
    """What is to have a row."""

    start: float
    end: float
    """Where its mark begins and ends."""
    look: str
    """A word for the style sheet: `event`, `article derived`."""
    heading: str
    words: Wording
    links: tuple[Link, ...]
    """The first is that of the mark and its words; the others have numbers of their own."""
    open: Open | None = None
    then: float | None = None
    """Where a second mark ends that begins where the first ends."""


@dataclass(frozen=True)
class Line:
    """A line of words in its place."""

    x: float
    y: float
    """Of its baseline."""
    wording: Wording


@dataclass(frozen=True)
class Number:
    """A further link, in a box of its own."""

    box: Box
    number: int
    link: Link


@dataclass(frozen=True)
class Row:
    """A mark with its words."""

    mark: Box
    second: Box | None
    look: str
    open: Open | None
    link: Link
    heading: Line
    lines: tuple[Line, ...]
    numbers: tuple[Number, ...]
    target: Box
    """What can be clicked: all of the row."""


@dataclass(frozen=True)
class Chart:
    """A drawing of rows."""

    canvas: Canvas
    height: float
    ticks: tuple[Tick, ...]
    top: float
    """Where the lines of the ticks begin, below their labels."""
    rows: tuple[Row, ...]


def chart(canvas: Canvas, ticks: Sequence[Tick], entries: Sequence[Entry]) -> Chart:
    """Return the rows one below the other, in the order given."""
    top = canvas.line + 8
    y, rows = top + 2, []
    for entry in entries:
        row = _row(canvas, entry, y)
        rows.append(row)
        y = row.target.y + row.target.height
    return Chart(canvas, y, tuple(ticks), top, tuple(rows))


def _row(canvas: Canvas, entry: Entry, y: float) -> Row:
    start, end = _span(canvas, entry)
    large = canvas.size * _HEADING
    room = canvas.words - 2 * _INDENT
    shown = shortened(entry.heading, large, room - _TARGET * len(entry.links[1:]) - 8)
    texts = lines_of(entry.words.text, canvas.size, room, canvas.most_lines)
    first = y + _ABOVE
    lines = tuple(
        Line(_INDENT, first + canvas.line * n - 4, Wording(text, entry.words.german)) for n, text in enumerate(texts, 2)
    )
    below = first + canvas.line * (1 + len(texts))
    middle = (first + below) / 2 if canvas.beside else below + 10
    return Row(
        mark=Box(start, middle - 5, end - start, 10),
        second=Box(entry.end, middle - 5, entry.then - entry.end, 10) if entry.then is not None else None,
        look=entry.look,
        open=entry.open,
        link=entry.links[0],
        heading=Line(_INDENT, first + canvas.line - 4, Wording(shown)),
        lines=lines,
        numbers=_numbers(entry, _INDENT + width_of(shown, large) + 8, y),
        target=Box(0, y, canvas.width, (below if canvas.beside else below + 18) + _ABOVE - y),
    )


def _span(canvas: Canvas, entry: Entry) -> tuple[float, float]:
    if entry.then is not None:
        return entry.start, entry.end
    missing = max(0.0, _THIN - (entry.end - entry.start)) / 2
    return max(0.0, entry.start - missing), min(canvas.width, entry.end + missing)


def _numbers(entry: Entry, x: float, y: float) -> tuple[Number, ...]:
    return tuple(
        Number(Box(x + _TARGET * n, y, _TARGET, _TARGET), n + 2, link) for n, link in enumerate(entry.links[1:])
    )
