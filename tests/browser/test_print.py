"""Articles on paper: what a reader gets who prints, read back from the PDF."""

import io
import json
import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext
from pypdf import PdfReader

from projects import page, swept

pytestmark = pytest.mark.browser

EUGEN = "articles/alibaba-world-trade-platform/"
AKTIONAER = "articles/aliexpress-opens-to-foreign-sellers/"
NAVIGATION = (
    "Previous article", "Next article", "Copy", "English Both Deutsch", "Download", "Related articles", "Search",
    "Made with MkDocs", "BibTeX", "Atom feed", "Skip to", "What that means", "All articles",
)  # fmt: skip


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    # Dark on the screen; paper is white.
    context = browser.new_context(color_scheme="dark", viewport={"width": 1280, "height": 900})
    yield context
    context.close()


def printed(context: BrowserContext, address: str) -> list[str]:
    """The texts of the pages that a page is printed on, without their numbers, in the order in which they were set."""
    tab = context.new_page()
    tab.goto(address)
    tab.wait_for_load_state("networkidle")
    sheets = [sheet.extract_text() for sheet in PdfReader(io.BytesIO(tab.pdf(format="A4"))).pages]
    numbers = [f"{number} / {len(sheets)}" for number in range(1, len(sheets) + 1)]
    for number, sheet in zip(numbers, sheets, strict=True):
        assert sheet.count(number) == 1
    return [bare(sheet.replace(number, "")) for number, sheet in zip(numbers, sheets, strict=True)]


def bare(text: str) -> str:
    """A text without white space, hyphens, ligatures and what else setting it in lines may change."""
    return re.sub(r"[\s\u00ad\u2010-]+", "", unicodedata.normalize("NFKC", text))


def sentences(site: Path, path: str) -> list[dict[str, Any]]:
    article = json.loads((site / path / "article.json").read_text(encoding="utf-8"))
    return [sentence for block in article["blocks"] for sentence in block["sentences"]]


def assert_in_order(wanted: list[str], text: str) -> None:
    position = 0
    for part in wanted:
        found = text.find(bare(part), position)
        assert found >= 0, part
        position = found + len(bare(part))


@pytest.mark.parametrize("view", ["de", *swept("both", "en")])
def test_an_article_prints_in_both_languages_whatever_the_screen_shows(
    context: BrowserContext, site: Path, address: str, view: str
) -> None:
    text = "".join(printed(context, f"{address}{EUGEN}?view={view}"))
    wanted = [sentence[key] for sentence in sentences(site, EUGEN) for key in ("de", "en")]
    assert_in_order(wanted, text)


def test_paper_has_the_head_the_evidence_and_the_addresses_and_no_navigation(
    context: BrowserContext, site: Path, address: str
) -> None:
    text = "".join(printed(context, address + EUGEN))
    article = json.loads((site / EUGEN / "article.json").read_text(encoding="utf-8"))
    disclosure = "Headline, summary and key points by AI, not reviewed by a person."
    points = [point["en"] for point in article["key_points"]]
    assert_in_order([article["headline"]["en"]["value"], disclosure, article["summary"]["en"], *points], text)
    assert bare(f"Press Briefing, http://127.0.0.1:8000/{EUGEN}") in text
    for word in NAVIGATION:
        assert bare(word) not in text, word


@pytest.mark.sweep
def test_addresses_outside_the_site_are_printed(context: BrowserContext, address: str) -> None:
    text = "".join(printed(context, f"{address}companies/alibaba/"))
    assert bare("Q1359568 <https://www.wikidata.org/wiki/Q1359568>") in text
    assert bare("New articles on") not in text


@pytest.mark.sweep
def test_no_sentence_is_cut_by_the_end_of_a_page(context: BrowserContext, site: Path, address: str) -> None:
    for path in (EUGEN, AKTIONAER):
        sheets = printed(context, address + path)
        assert len(sheets) > 1
        for sentence in sentences(site, path):
            pages = [{n for n, sheet in enumerate(sheets) if bare(sentence[key]) in sheet} for key in ("de", "en")]
            assert pages[0] & pages[1], sentence
        # A heading is on the page of what it heads.
        for heading in ("The article", "Key points", "About this article"):
            assert not [sheet for sheet in sheets if sheet.endswith(bare(heading))]


@pytest.mark.sweep
def test_the_whole_briefing_prints_article_by_article(context: BrowserContext, site: Path, address: str) -> None:
    sheets = printed(context, f"{address}print/")
    text = "".join(sheets)
    catalogue = json.loads((site / "articles.json").read_text(encoding="utf-8"))["articles"]
    position = text.index("Contents")
    assert_in_order([entry["headline"]["en"]["value"] for entry in catalogue], sheets[0])
    for entry in catalogue:
        path = entry["url"].strip("/")
        headline = bare(entry["headline"]["en"]["value"])
        # Each begins on a page of its own.
        assert [sheet for sheet in sheets[1:] if sheet.startswith(headline)], headline
        position = text.index(headline, position + 1)
        pairs = [sentence[key] for sentence in sentences(site, path) for key in ("de", "en")]
        rest = text[position:]
        assert_in_order([f"http://127.0.0.1:8000{entry['url']}", entry["summary"]["en"], *pairs], rest)
        assert bare("by AI, not reviewed by a person") in rest
    for word in NAVIGATION:
        assert bare(word) not in text, word


def test_the_page_for_printing_marks_languages_and_leads_to_the_evidence(site: Path) -> None:
    soup = page(site, "print")
    pairs = soup.select(".brief-whole-block .brief-whole-pair")
    catalogue = json.loads((site / "articles.json").read_text(encoding="utf-8"))["articles"]
    assert len(pairs) == sum(entry["translation"]["sentences"] for entry in catalogue)
    for pair in pairs:
        assert [span["lang"] for span in pair.select("span")] == ["de", "en"]
    ids = [element["id"] for element in soup.select("[id]")]
    assert len(ids) == len(set(ids))
    for link in soup.select("article .brief-evidence"):
        assert link["href"].removeprefix("#") in ids


def test_the_page_for_printing_can_be_read_on_a_phone(browser: Browser, address: str) -> None:
    tab = browser.new_page(viewport={"width": 320, "height": 700})
    complaints: list[str] = []
    tab.on("console", lambda message: complaints.append(message.text))
    tab.on("pageerror", lambda error: complaints.append(str(error)))
    tab.goto(f"{address}print/")
    assert tab.evaluate("document.documentElement.scrollWidth") == 320
    assert not complaints
    tab.close()
