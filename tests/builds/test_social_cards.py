"""The pictures that social networks show: in letters that the font has, inside the margins, always alike."""

import io
import re
from pathlib import Path

import pytest
from PIL import Image

from briefing.pages.metadata import CARD_SIZE
from briefing.publishing.social_cards import MARGIN, MARK, Card, CardRenderer
from briefing.publishing.text_layout import Typeface
from briefing.store import Store
from projects import ROOT, build, project

RENDERER = CardRenderer()
LONG_WORD = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft" * 3
HEADLINES = {
    "usual": "Alibaba puts about US$360 million into Haier’s logistics network",
    "one word": "JD.com",
    "long": "A headline of many words that goes on and on and comes to no end at all " * 8,
    "endless": "x " * 20_000,
    "one long word": LONG_WORD,
    "endless word": "x" * 20_000,
    "umlauts": "ÄÖÜ äöüß ẞ „Größe“ – 3 €",
    "accents on capitals": "Ắ Ấ Ů Ş Ģ Į Ç Ö Å g j y q p",
    "Chinese": "Jack Ma (马云) spricht in Hangzhou über 杭州 und Asien",
    "emoji": "Rekord 🎉👩‍💻 am Singles’ Day 🇨🇳",
    "right to left": "مرحبا בעולם und Deutsch",
    "markup": "<b>&amp;</b> {{ 7 * 7 }}",
    "nothing to draw": "马云 🎉",
    "empty": "",
}
every_headline = pytest.mark.parametrize("headline", HEADLINES.values(), ids=HEADLINES)


def card(headline: str) -> Card:
    return Card(headline, "Logistics · Handelsblatt · about May 2019 (inferred)", "English by AI", "Press Briefing")


def drawn(one: Card) -> Image.Image:
    return Image.open(io.BytesIO(RENDERER.png(one))).convert("RGB")


def ink(image: Image.Image) -> tuple[int, int, int, int]:
    """The box around all that is not paper."""
    paper = image.getpixel((0, 0))
    return image.convert("L").point(lambda level: 255 * (level < sum(paper) // 3 - 12)).getbbox() or (0, 0, 0, 0)


def headline_area(image: Image.Image) -> Image.Image:
    return image.crop((0, 135, CARD_SIZE[0], 525))


@every_headline
def test_text_stays_inside_its_margins(headline: str) -> None:
    image = drawn(card(headline))
    assert image.size == CARD_SIZE
    left, top, right, bottom = ink(headline_area(image))
    assert left >= MARGIN - 4  # the overhang of a J
    assert right <= CARD_SIZE[0] - MARGIN + 4
    # There is something between the name and the line below, and it touches neither.
    assert bottom - top > 20
    assert top > 10
    assert bottom < 525 - 135 - 5


@every_headline
def test_no_letter_is_an_empty_box(headline: str) -> None:
    bold = Typeface("Bold")
    text = bold.drawable(headline)
    box = bytes(bold.font(40).getmask("\U0010ffff"))
    assert box
    assert not [letter for letter in text if letter != " " and bytes(bold.font(40).getmask(letter)) == box]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Jack Ma (马云) spricht", "Jack Ma […] spricht"),
        ("über 杭州 – 杭州 und", "über […] und"),
        ("Rekord 🎉 am Tag", "Rekord am Tag"),
        ("Gro\u0308ße\u00ad \u200bund\n mehr", "Größe und mehr"),
        ("360\u202fMillionen", "360\u00a0Millionen"),
        ("A\x00B\ufe0f", "AB"),
        ("Ωmega и Привет", "Ωmega и Привет"),
    ],
)
def test_what_the_font_lacks_is_left_out_visibly_if_it_is_text(text: str, expected: str) -> None:
    assert Typeface("Bold").drawable(text) == expected


def test_every_letter_of_german_and_english_is_there() -> None:
    letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyzÄÖÜäöüßẞ0123456789„“”‚‘’»«›‹–—…€$£¥%&§©°½№→·×"
    for face in ("Bold", "Regular"):
        assert Typeface(face).drawable(letters) == letters


def test_a_headline_has_no_orphan() -> None:
    bold = Typeface("Bold")
    for headline in (
        HEADLINES["usual"],
        "Jack Ma seeks partners for a world trade platform and could imagine Amazon as one",
    ):
        size, lines = bold.fit(headline, 1040, 340, (88, 80, 72, 66, 60, 54, 48, 42))
        widths = [bold.width(line, size) for line in lines]
        assert " ".join(lines) == headline
        assert len(lines) > 1
        assert min(widths) > max(widths) / 2


def test_headlines_that_differ_give_pictures_that_differ() -> None:
    assert RENDERER.png(card("Alibaba")) != RENDERER.png(card("Amazon"))
    assert RENDERER.png(card("杭州")) == RENDERER.png(card("马云"))


@every_headline
def test_the_same_card_gives_the_same_bytes_and_few(headline: str) -> None:
    picture = RENDERER.png(card(headline))
    assert picture == CardRenderer().png(card(headline))
    assert len(picture) < 40_000


def test_the_mark_is_everywhere_the_same() -> None:
    paths = ["M" + "L".join(f"{x} {y}" for x, y in shape) + "Z" for shape in MARK]
    places = [ROOT / "docs/assets/mark.svg", ROOT / "hooks/theme/overrides/partials/header.html"]
    for place in places:
        found = re.findall(r' d="(M[^"]+Z)"', place.read_text(encoding="utf-8"))
        assert [corners(path) for path in found] == [corners(path) for path in paths], place


def corners(path: str) -> list[tuple[int, int]]:
    """The corners of a shape made of straight lines."""
    x = y = 0
    found = []
    for command, numbers in re.findall(r"([MLHV])([\d ]+)", path):
        values = [int(number) for number in numbers.split()]
        x, y = (values[0], y) if command == "H" else (x, values[0]) if command == "V" else (values[0], values[1])
        found.append((x, y))
    return found


def test_only_what_changed_is_drawn_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    renderer, drawings = CardRenderer(), []
    original = renderer.png
    monkeypatch.setattr(renderer, "png", lambda one: drawings.append(one.headline) or original(one))
    for site, expected in (
        ({"a/social.png": card("A"), "b/social.png": card("B")}, ["A", "B"]),
        ({"a/social.png": card("A"), "b/social.png": card("C")}, ["C"]),
        ({"a/social.png": card("B")}, ["B"]),
        ({"a/social.png": card("B")}, []),
    ):
        renderer.render(site, tmp_path / "site", Store(tmp_path / "cache"))
        assert sorted(drawings) == expected
        drawings.clear()
    assert (tmp_path / "site/a/social.png").read_bytes() == original(card("B"))
    # What no picture is any more is not kept.
    assert sum(path.is_file() for path in (tmp_path / "cache").rglob("*")) == 1


def test_the_pictures_of_a_site_say_what_its_articles_say(tmp_path: Path) -> None:
    seeds = {
        "a.txt": "Ein Satz ohne alles.\n",
        "größe.txt": "Noch ein Satz.\n",
        "größe.yml": "origin: ai\nheadline: {en: 'Size <matters>'}\npublished: {date: 2019-05, basis: stated}\n",
        "c.txt": "Fort.\n",
        "c.yml": "withdrawn: Gone\n",
        "d.txt": "Entwurf.\n",
        "d.yml": "draft: true\n",
    }
    result = build(project(tmp_path / "project", seeds), tmp_path / "site")
    assert result.status == 0, result.output
    pictures = {path.relative_to(result.site).as_posix() for path in result.site.rglob("*.png")}
    assert pictures == {"social.png", "articles/a/social.png", "articles/größe/social.png", "assets/mark.png"}
    expected = Card("Size <matters>", "May 2019", "English by AI, unreviewed", "Press Briefing")
    assert (result.site / "articles/größe/social.png").read_bytes() == RENDERER.png(expected)
    expected = Card("Ein Satz ohne alles.", "date not stated", "no English yet", "Press Briefing")
    assert (result.site / "articles/a/social.png").read_bytes() == RENDERER.png(expected)
