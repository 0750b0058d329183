"""What turns the direction of writing, in a real browser: seen by its name, of no effect on what stands around it."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from briefing.german.bidi import escape_controls, isolate
from projects import ROOT

_STYLE = (ROOT / "docs/assets/styles/briefing.css").read_text(encoding="utf-8")
_TURNS = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
# Where each letter of a paragraph is drawn, from left to right.
_DRAWN = """
() => {
  const places = [], walker = document.createTreeWalker(document.querySelector("p"), NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    for (let at = 0; at < walker.currentNode.data.length; at++) {
      const letter = walker.currentNode.data[at];
      if (!/[a-z0-9]/.test(letter)) continue;
      const range = new Range();
      range.setStart(walker.currentNode, at);
      range.setEnd(walker.currentNode, at + 1);
      places.push([range.getBoundingClientRect().left, letter]);
    }
  }
  return places.sort((one, other) => one[0] - other[0]).map(([, letter]) => letter).join("");
}
"""


@pytest.mark.parametrize("styled", [True, False], ids=["styled", "bare"])
def test_what_follows_is_not_turned(browser: Browser, styled: bool) -> None:
    page = browser.new_page()
    page.set_content(f"<style>{_STYLE if styled else ''} p {{ white-space: nowrap }}</style><p></p>")
    sequences = [*_TURNS, _TURNS, "\u2067\u202e", "\u202e\u2069", "\u2069\u2069\u202e", "\u2067\u2067", "\u202e\u202e"]
    turned = 0
    for sequence in sequences:
        html = f"abc{sequence}def 123, {sequence}ghi"
        page.evaluate("html => { document.querySelector('p').innerHTML = html }", html)
        turned += page.evaluate(_DRAWN) != "abcdef123ghi"
        page.evaluate("html => { document.querySelector('p').innerHTML = html }", isolate(html))
        assert page.evaluate(_DRAWN) == "abcdef123ghi", ascii(sequence)
        assert page.locator("p").text_content() == html
        if styled:
            names = page.locator("bdi").evaluate_all("all => all.map(one => getComputedStyle(one, '::before').content)")
            assert names[: len(sequence)] == [f'"U+{ord(letter):04X}"' for letter in sequence]
            assert all(box["width"] > 5 for box in [one.bounding_box() for one in page.locator("bdi").all()])
    assert turned > 4  # The browser would turn them.
    page.close()


@pytest.mark.parametrize(
    ("html", "settled"),
    [
        ("<p>plain</p>", "<p>plain</p>"),
        ('<p title="a\u202eb">x</p>', '<p title="a[U+202E]b">x</p>'),
        ("<title>a\u202eb</title>", "<title>a[U+202E]b</title>"),
        ("<svg><text>a\u2067b</text></svg>", "<svg><text>a[U+2067]b</text></svg>"),
        ("<option>\u200f</option>", "<option>[U+200F]</option>"),
        ("<script>'\u202e'</script>", "<script>'\u202e'</script>"),
        ("<style>/*\u202e*/</style>", "<style>/*\u202e*/</style>"),
        ("<!-- \u202e -->", "<!-- \u202e -->"),
    ],
)
def test_it_becomes_what_its_place_allows(html: str, settled: str) -> None:
    assert isolate(html) == settled


def test_isolating_twice_is_isolating_once() -> None:
    once = isolate(f"<p>a{_TURNS}b</p>")
    assert once.count("<bdi ") == len(_TURNS)
    assert isolate(once) == once
    assert isolate(f"{once}<i title='\u202e'>") == f"{once}<i title='[U+202E]'>"


def test_no_other_character_is_touched() -> None:
    others = "".join(letter for letter in map(chr, range(0x20, 0x3000)) if letter not in _TURNS)
    assert escape_controls(others) == others
    assert escape_controls(_TURNS).isascii()


def test_the_book_names_it_too() -> None:
    css = Path(ROOT / "hooks/theme/pages/epub/book.css").read_text(encoding="utf-8")
    assert "attr(data-turn)" in css
