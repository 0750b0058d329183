"""Estimated width of text, and line breaks by it.

The reader's font is not known at build time, so widths are those of a wide sans serif: text that fits by them fits.
"""

from collections.abc import Sequence
from dataclasses import dataclass

_NARROW = frozenset("iljtfrI.,:;'’‘|!()[] ·-–")
_WIDE = frozenset("mwMWQG@%&—…")
_OF_NARROW, _OF_SMALL, _OF_LARGE, _OF_WIDE = 0.36, 0.58, 0.7, 0.92


@dataclass(frozen=True)
class ChartText:
    """Words in one language."""

    text: str
    german: bool = False


@dataclass(frozen=True)
class Box:
    """A rectangle of the drawing, in its units."""

    x: float
    y: float
    """`x` and `y` are of its upper left corner."""
    width: float
    height: float


def width_of(text: str, size: float) -> float:
    """Return the width of a text of a font size, rather too much than too little."""
    return size * sum(map(_width, text))


def _width(letter: str) -> float:
    if letter in _NARROW:
        return _OF_NARROW
    if letter in _WIDE or ord(letter) > 0x2E80:  # From there on, most are as wide as high.
        return _OF_WIDE
    return _OF_LARGE if letter.isupper() else _OF_SMALL


def wrapped(text: str, size: float, width: float, most: int) -> tuple[str, ...]:
    """Return a text as at most so many lines that are no wider; what is left out is marked by an ellipsis."""
    lines: list[str] = []
    # More than fits anyhow need not be measured.
    rest = text[: int(most * width / size * 4)].split()
    while rest and len(lines) < most:
        last = len(lines) == most - 1
        fitting = len(rest)
        while fitting > 1 and width_of(_line(rest, fitting, last), size) > width:
            fitting -= 1
        lines.append(_line(rest, fitting, last))
        rest = rest[fitting:]
    return tuple(shortened(line, size, width) for line in lines)


def _line(words: Sequence[str], number: int, last: bool) -> str:
    return " ".join(words[:number]) + ("…" if last and number < len(words) else "")


def shortened(text: str, size: float, width: float) -> str:
    """Return a text that is no wider, with an ellipsis where letters had to go."""
    if width_of(text, size) <= width:
        return text
    text = text.rstrip("…")[: int(width / size * 4)]
    while text and width_of(f"{text}…", size) > width:
        text = text[:-1]
    return f"{text.rstrip()}…"
