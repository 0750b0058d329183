"""The pictures that social networks and messengers show beside a link to a page, as PNG.

A picture has three inks on paper and is composed of levels of these, which takes a fraction of the time and of the
bytes of an image in full colour.
"""

import io
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from importlib.metadata import version
from pathlib import Path

from PIL import Image, ImageDraw

from briefing.articles.analysed_article import AnalysedArticle
from briefing.pages.metadata import CARD_SIZE, SITE_CARD, social_card_path
from briefing.pages.wording import disclosures, sources
from briefing.publishing import text_layout
from briefing.publishing.text_layout import FONTS, Typeface, leading
from briefing.store import Store, digest

MARK = (
    ((2, 2), (14, 2), (14, 30), (8, 24), (2, 24)),
    ((18, 2), (30, 2), (30, 24), (24, 24), (18, 30)),
)
"""The shapes of `docs/assets/mark.svg` on its grid of 32: German, English."""
MARGIN = 80
_WIDTH, _HEIGHT = CARD_SIZE
_LINE = _WIDTH - 2 * MARGIN
_SIZES = (88, 80, 72, 66, 60, 54, 48, 42)
_BASELINE = 0.93
"""Of a line's size: room for a capital with its accent above, and the rest for descenders."""
_TOP, _BOTTOM = 168, 508
"""The headline is between these."""

_PROGRAM = (Path(__file__), Path(text_layout.__file__))
"""The modules that draw."""
PAPER = (0xFD, 0xFC, 0xFA)
INKS = {"ink": ((0x1D, 0x1D, 0x1B), 8), "quiet": ((0x5C, 0x5A, 0x55), 4), "accent": ((0x0A, 0x5F, 0x68), 3)}
"""The colours of the light pages, and the number of levels of each: with the paper 16, which are four bits."""


@dataclass(frozen=True)
class Card:
    """The texts of a picture."""

    headline: str
    line: str
    """The line below the headline: `Logistics · 12 June 2019`."""
    made: str
    """Who wrote the English: `English by AI, unreviewed`."""
    site_name: str


def cards(articles: Sequence[AnalysedArticle], site_name: str, description: str) -> dict[str, Card]:
    """Return the site's card and that of each article, by their paths below the site's root."""
    site = Card(description or site_name, "", "", site_name)
    of_articles = {
        social_card_path(analysed): Card(
            analysed.title, _line(analysed), disclosures.made_in_words(analysed), site_name
        )
        for analysed in articles
    }
    return {SITE_CARD: site} | of_articles


class CardRenderer:
    """Draws cards, with fonts that are loaded once."""

    def __init__(self) -> None:
        self._bold, self._regular = Typeface("Bold"), Typeface("Regular")

    def render(self, cards: Mapping[str, Card], folder: Path, store: Store | None = None) -> None:
        """Write the pictures of cards below a folder; only those are drawn that the store does not have."""
        store = store or Store()
        program = digest(version("pillow"), *(file.read_bytes() for file in (*_PROGRAM, *sorted(FONTS.iterdir()))))
        with ThreadPoolExecutor() as pool:
            for path, picture in zip(cards, pool.map(partial(self._kept, store, program), cards.values()), strict=True):
                (folder / path).parent.mkdir(parents=True, exist_ok=True)
                (folder / path).write_bytes(picture)
        store.forget_unused()

    def _kept(self, store: Store, program: str, card: Card) -> bytes:
        key = digest(program, repr(card))
        picture = store.get(key)
        if picture is None:
            picture = self.png(card)
            store.put(key, picture)
        return picture

    def png(self, card: Card) -> bytes:
        """Return the picture of a card."""
        canvas = Image.new("L", CARD_SIZE)
        _draw_mark(canvas, MARGIN, 68)
        made = self._regular.truncate(self._regular.drawable(card.made), 27, _LINE // 2)
        made_from = _WIDTH - MARGIN - round(self._regular.width(made, 27))
        self._write(canvas, (made_from, 78), made, "quiet", self._regular, 27)
        name = self._bold.truncate(self._bold.drawable(card.site_name), 38, made_from - MARGIN - 120)
        self._write(canvas, (MARGIN + 78, 70), name, "ink", self._bold, 38)
        self._headline(canvas, self._bold.drawable(card.headline))
        line = self._regular.truncate(self._regular.drawable(card.line), 30, _LINE)
        self._write(canvas, (MARGIN, 536), line, "quiet", self._regular, 30)
        canvas.paste(_levels("accent")[255], (0, _HEIGHT - 14, _WIDTH, _HEIGHT))
        return _encoded(canvas)

    def _headline(self, canvas: Image.Image, text: str) -> None:
        if not any(letter.isalnum() for letter in text):
            text = "An article in the German press"
        size, lines = self._bold.fit(text, _LINE, _BOTTOM - _TOP, _SIZES)
        top = (_TOP + _BOTTOM - leading(size) * len(lines)) // 2
        for number, line in enumerate(lines):
            self._write(canvas, (MARGIN, top + leading(size) * number), line, "ink", self._bold, size)

    def _write(
        self, canvas: Image.Image, at: tuple[int, int], text: str, ink: str, typeface: Typeface, size: int
    ) -> None:
        # A little more than the advance widths: the last letter may lean over its own.
        line = Image.new("L", (round(typeface.width(text, size)) + size // 2, leading(size)))
        ImageDraw.Draw(line).text((0, round(size * _BASELINE)), text, 255, typeface.font(size), anchor="ls")
        canvas.paste(line.point(_levels(ink)), at)


def _draw_mark(canvas: Image.Image, left: int, top: int) -> None:
    for ink, shape in zip(("ink", "accent"), MARK, strict=True):
        # Drawn four times as large, for smooth edges.
        large = Image.new("L", (256, 256))
        ImageDraw.Draw(large).polygon([(x * 8, y * 8) for x, y in shape], 255)
        small = large.reduce(4).point(_levels(ink))
        box = small.getbbox() or (0, 0, 0, 0)
        canvas.paste(small.crop(box), (left - 4 + box[0], top - 4 + box[1]))


def _line(analysed: AnalysedArticle) -> str:
    topic = [analysed.topics[0].entity.name] if analysed.topics else []
    outlet = [analysed.outlet.value] if analysed.outlet.value else []
    return " · ".join([*topic, *outlet, sources.date_in_words(analysed.metadata.published)])


def _levels(ink: str) -> list[int]:
    """Return, for each strength from 0 to 255, the index into the palette."""
    before = 0
    for name, (_, count) in INKS.items():
        if name == ink:
            break
        before += count
    count = INKS[ink][1]
    steps = [(strength * count + 127) // 255 for strength in range(256)]
    return [step and before + step for step in steps]


def _encoded(canvas: Image.Image) -> bytes:
    palette = [*PAPER]
    for colour, count in INKS.values():
        for level in range(1, count + 1):
            palette += [p + (c - p) * level // count for p, c in zip(PAPER, colour, strict=True)]
    canvas.putpalette(palette)
    file = io.BytesIO()
    # Level 6 takes three times as long for a seventh of the bytes.
    canvas.save(file, "PNG", bits=4, compress_level=3)
    return file.getvalue()
