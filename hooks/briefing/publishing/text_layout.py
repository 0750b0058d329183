"""Text in; the lines in which it fits into a box, in letters that the font has, out.

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
"""More than fit into any picture: what is longer is not measured."""


class Lettering:
    """One face of the family in all sizes; it loads each size once."""

    def __init__(self, face: str) -> None:
        self._path = FONTS / f"BriefingSerif-{face}.ttf"
        self._sizes: dict[int, ImageFont.FreeTypeFont] = {}
        self._covered: dict[str, bool] = {}

    def font(self, size: int) -> ImageFont.FreeTypeFont:
        """Return the font in a size; laid out by Pillow itself, since not every machine has Raqm."""
        if size not in self._sizes:
            self._sizes[size] = ImageFont.truetype(self._path, size, layout_engine=ImageFont.Layout.BASIC)
        return self._sizes[size]

    def drawable(self, text: str) -> str:
        """Return a text in one line, without what the font has no letters for.

        Emoji and invisible characters go without a trace; words of other scripts leave `[…]`.
        """
        letters = unicodedata.normalize("NFC", text).replace("\u202f", "\u00a0")
        marked = "".join(self._letter(letter) for letter in letters)
        marked = re.sub(r"[(\[]?\0(?:[\0\s\W]*\0)?[)\]]?", _OMITTED, marked)
        return re.sub(r"[^\S\u00a0]+", " ", marked).strip()

    def fitted(self, text: str, width: int, height: int, sizes: tuple[int, ...]) -> tuple[int, list[str]]:
        """Return the first size in which a text fits into a box, and its lines, none much shorter than the others.

        In the last size, words that are too wide are broken, and what is too long is cut.
        """
        words = [word for word in text[:_MOST_LETTERS].split(" ") if word]
        for size in sizes:
            widths = [self.width(word, size) for word in words]
            breaks = _breaks(widths, self.width(" ", size), width)
            if len(breaks) <= height // leading(size) and max(widths) <= width:
                return size, _lines(words, _balanced(widths, self.width(" ", size), width))
        size = sizes[-1]
        words = [piece for word in words for piece in self._broken(word, size, width)]
        lines = _lines(words, _breaks([self.width(word, size) for word in words], self.width(" ", size), width))
        most = height // leading(size)
        last = [self.cut(" ".join(lines[most - 1 :]), size, width)] if len(lines) >= most else []
        return size, [*lines[: most - 1], *last]

    def cut(self, text: str, size: int, width: int) -> str:
        """Return a text, or its beginning and `…` where it is too wide."""
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
        """Return how wide a text is, in pixels."""
        return self.font(size).getlength(text)

    def _broken(self, word: str, size: int, width: int) -> list[str]:
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
    """Return the distance of two lines."""
    return round(size * _LEADING)


def _breaks(widths: Sequence[float], space: float, width: float) -> list[int]:
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


def _balanced(widths: Sequence[float], space: float, width: float) -> list[int]:
    """Return the breaks of lines as few as at full width, and as narrow as so many can be."""
    low, high = max(widths), width
    count = len(_breaks(widths, space, width))
    while high - low > 1:
        middle = (low + high) / 2
        if len(_breaks(widths, space, middle)) > count:
            low = middle
        else:
            high = middle
    return _breaks(widths, space, high)


def _lines(words: Sequence[str], breaks: Sequence[int]) -> list[str]:
    ends = [*breaks[1:], len(words)]
    return [" ".join(words[start:end]) for start, end in zip(breaks, ends, strict=True)]
