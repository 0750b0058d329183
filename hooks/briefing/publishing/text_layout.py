"""Layout of text in a box, in lines of the characters that a font has.

The fonts come from `hooks/theme/fonts`, so that every machine measures and draws the same.
"""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Sequence
from math import ceil
from pathlib import Path

from PIL import ImageFont

FONTS = Path(__file__).parents[2] / "theme" / "fonts"
"""Where the fonts are."""
_NO_LETTER = "\U0010ffff"
_OMITTED = "[…]"
_LEADING = 1.2
_MOST_LETTERS = 600
"""More than fit into any picture; the rest of a longer text is not measured."""


class Typeface:
    """One face of the font family in all sizes, each loaded once."""

    def __init__(self, face: str) -> None:
        self._path = FONTS / f"BriefingSerif-{face}.ttf"
        self._sizes: dict[int, ImageFont.FreeTypeFont] = {}
        self._covered: dict[str, bool] = {}

    def font(self, size: int) -> ImageFont.FreeTypeFont:
        """Return the font in a size, with Pillow's own layout, since not every machine has Raqm."""
        if size not in self._sizes:
            self._sizes[size] = ImageFont.truetype(self._path, size, layout_engine=ImageFont.Layout.BASIC)
        return self._sizes[size]

    def drawable(self, text: str) -> str:
        """Return a text in one line, without the characters that the font lacks.

        Emoji and invisible characters are removed; words of other scripts become `[…]`.
        """
        letters = unicodedata.normalize("NFC", text).replace("\u202f", "\u00a0")
        marked = "".join(self._letter(letter) for letter in letters)
        marked = re.sub(r"[(\[]?\0(?:[\0\s\W]*\0)?[)\]]?", _OMITTED, marked)
        return re.sub(r"[^\S\u00a0]+", " ", marked).strip()

    def fit(self, text: str, width: int, height: int, sizes: tuple[int, ...]) -> tuple[int, list[str]]:
        """Return the first size in which a text fits into a box, and its lines, of about the same length.

        In the last size, words that are too wide are hyphenated, and a text that is too long is truncated.
        """
        words = [word for word in text[:_MOST_LETTERS].split(" ") if word]
        for size in sizes:
            widths = [self.width(word, size) for word in words]
            breaks = _line_breaks(widths, self.width(" ", size), width)
            if len(breaks) <= height // leading(size) and max(widths) <= width:
                return size, _lines(words, _balanced_breaks(widths, self.width(" ", size), width))
        size = sizes[-1]
        words = [piece for word in words for piece in self._hyphenate(word, size, width)]
        lines = _lines(words, _line_breaks([self.width(word, size) for word in words], self.width(" ", size), width))
        most = height // leading(size)
        last = [self.truncate(" ".join(lines[most - 1 :]), size, width)] if len(lines) >= most else []
        return size, [*lines[: most - 1], *last]

    def truncate(self, text: str, size: int, width: int) -> str:
        """Return a text, or its beginning with `…` where it is too wide."""
        if self.width(text, size) <= width:
            return text
        most = bisect_right(range(len(text)), width, key=lambda length: ceil(self.width(f"{text[:length]} …", size)))
        return f"{text[: max(most - 1, 0)].rstrip()} …"

    def _letter(self, letter: str) -> str:
        if letter.isspace():
            return letter if letter == "\u00a0" else " "
        if letter not in self._covered:
            font = self.font(32)
            self._covered[letter] = bytes(font.getmask(letter)) != bytes(font.getmask(_NO_LETTER))
        # Categories: others (controls, joiners), symbols (emoji), marks (variation selectors).
        kind = unicodedata.category(letter)
        if kind[0] == "C":
            return ""
        return letter if self._covered[letter] else "" if kind[0] in "SM" else "\0"

    def width(self, text: str, size: int) -> float:
        """Return the width of a text in pixels."""
        return self.font(size).getlength(text)

    def _hyphenate(self, word: str, size: int, width: int) -> list[str]:
        """Return a word in as few pieces of equal length as fit, with hyphens."""
        count = 1
        while True:
            length = -(-len(word) // count)
            pieces = [word[start : start + length] for start in range(0, len(word), length)]
            hyphened = [*(f"{piece}-" for piece in pieces[:-1]), pieces[-1]]
            if length == 1 or all(self.width(piece, size) <= width for piece in hyphened):
                return hyphened
            count += 1


def leading(size: int) -> int:
    """Return the distance between two baselines in pixels."""
    return round(size * _LEADING)


def _line_breaks(widths: Sequence[float], space: float, width: float) -> list[int]:
    """Return the index of each line's first word; widths add up, since Pillow's own layout does not kern."""
    breaks: list[int] = []
    used = width
    for index, wide in enumerate(widths):
        if not breaks or used + space + wide > width:
            breaks.append(index)
            used = wide
        else:
            used += space + wide
    return breaks


def _balanced_breaks(widths: Sequence[float], space: float, width: float) -> list[int]:
    """Return the breaks of as many lines as at full width, in the narrowest box that they fit into."""
    low, high = max(widths), width
    count = len(_line_breaks(widths, space, width))
    while high - low > 1:
        middle = (low + high) / 2
        if len(_line_breaks(widths, space, middle)) > count:
            low = middle
        else:
            high = middle
    return _line_breaks(widths, space, high)


def _lines(words: Sequence[str], breaks: Sequence[int]) -> list[str]:
    ends = [*breaks[1:], len(words)]
    return [" ".join(words[start:end]) for start, end in zip(breaks, ends, strict=True)]
