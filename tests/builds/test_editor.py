"""What an editor may lay on the desk, and what becomes of it: real builds of small desks."""

import json
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from briefing.articles import attribution
from briefing.desk.folder import read_desk
from projects import ARTICLE, build, files, page, project

TEXT_ONLY = "Neue Größe & Co.txt"


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site made of one of each: a bare text, a draft, a withdrawn and a moved article, and hostile text."""
    folder = tmp_path_factory.mktemp("desk")
    other = ARTICLE.replace("Handel", "Absatz")
    seeds: dict[str, str | bytes] = {
        TEXT_ONLY: ARTICLE,
        "draft.txt": ARTICLE.replace("Handel", "Entwurf"),
        "draft.yml": "draft: true\n",
        "gone.txt": ARTICLE.replace("Handel", "Verkauf"),
        "gone.yml": "withdrawn: The publisher <b>objected</b>.\nheadline: {en: Secret}\nredirect_from: was-here\n",
        "moved.txt": other,
        "moved.yml": "slug: new-place\nsummary: Sales grow.\nredirect_from: [old-place, 000_old]\n",
        "hostile.txt": HOSTILE,
        "hostile.yml": f"headline:\n  en: {json.dumps(MARKUP)}\nsummary: {json.dumps(MARKUP)}\n"
        f"outlet: {json.dumps(MARKUP)}\ntopics: [{json.dumps(MARKUP)}]\n",
        "reference/topics.yml": f"topics:\n  - {{id: x, name: {json.dumps(MARKUP)}, is: {json.dumps(MARKUP)}}}\n",
    }
    result = build(project(folder / "project", seeds), folder / "site")
    assert result.status == 0, result.output
    return result.site


MARKUP = "<script>alert(1)</script> & {{ config }} \"quoted\" 'single' `code` </title>"
HOSTILE = f"""{MARKUP}

# Keine Überschrift in **Markdown**. 1. <img src=x onerror=alert(1)> nicht. {{% raw %}} {{{{ page }}}} bleibt.

[Verweis](javascript:alert(1)) und <!-- briefing --> und &amp; und </textarea></style></script> sind Wörter.
"""


def test_a_bare_text_becomes_a_page_that_invents_nothing(desk: Path) -> None:
    soup = page(desk, "articles/Neue Größe & Co")
    assert soup.select_one("h1").text == "Der Onlinehandel wächst"
    assert soup.select_one("h1")["lang"] == "de"
    assert soup.select_one("#in-brief").text == "Automatic summary"
    assert "in German: there is no English yet" in soup.select_one(".brief-automatic").text
    assert "Der Handel im Netz wächst weiter." in soup.select_one('.brief-extract [lang="de"]').text
    assert {span.text for span in soup.select('[data-s][lang="en"]')} == {"[No English yet]"}
    assert {pair["data-state"] for pair in soup.select(".brief-pair")} == {"missing"}
    assert "Outlet not stated" in " ".join(soup.select_one(".brief-byline").text.split())
    assert "5 sentences: 5 without English" in soup.select_one(".brief-disclosure").text
    article = json.loads((desk / "articles/Neue Größe & Co/article.json").read_text(encoding="utf-8"))
    assert article["url"] == "/articles/Neue%20Gr%C3%B6%C3%9Fe%20%26%20Co/"
    assert article["headline"]["en"] == {"value": None, "provenance": "unknown"}
    auto_summary = article["summary"].pop("extract")
    assert auto_summary[0] == article["blocks"][1]["sentences"][0]["id"]
    assert article["summary"] == {"en": None, "origin": None, "review": "none"}
    assert article["metadata"]["published"] == {"value": None, "provenance": "unknown"}
    assert article["translation"]["missing"] == 5


def test_a_headline_comes_from_the_first_words_where_there_is_none(tmp_path: Path) -> None:
    text = "Der Handel im Netz wächst weiter und weiter und weiter und weiter. Das gilt.\n\nEs ist gut so, wie es ist."
    result = build(project(tmp_path / "project", {"a.txt": text}), tmp_path / "site")
    assert result.status == 0, result.output
    soup = page(result.site, "articles/a")
    assert soup.select_one("h1").text == "Der Handel im Netz wächst weiter und weiter und weiter …"
    assert "these are its first words" in soup.select_one(".brief-original-headline").text
    assert "no English summary - write one as 'summary' in seeds/a.yml" in result.output
    assert "3 of 3 sentences have no English - write it in seeds/a.en.po" in result.output


def test_an_empty_desk_builds(tmp_path: Path) -> None:
    result = build(project(tmp_path / "project", {}), tmp_path / "site")
    assert result.status == 0, result.output
    assert "No articles yet" in page(result.site, ".").text


def test_a_draft_is_nowhere(desk: Path) -> None:
    assert not [name for name, data in files(desk).items() if "draft" in name or b"Entwurf" in data]


def test_a_withdrawn_article_leaves_a_page_that_says_so_and_nothing_else(desk: Path) -> None:
    assert "Reason: The publisher <b>objected</b>." in page(desk, "articles/gone").select_one("article").text
    assert not (desk / "articles" / "gone" / "original.txt").exists()
    assert not [name for name, data in files(desk).items() if b"Verkauf" in data or b"Secret" in data]


def test_old_addresses_lead_to_the_new_one(desk: Path) -> None:
    for old in ("old-place", "000_old"):
        soup = page(desk, f"articles/{old}")
        assert soup.select_one("meta[http-equiv=refresh]")["content"] == "0; url=../../articles/new-place/"
        assert soup.select_one("a")["href"] == "../../articles/new-place/"


def test_hostile_text_is_words_and_never_markup(desk: Path) -> None:
    html = (desk / "articles" / "hostile" / "index.html").read_text(encoding="utf-8")
    soup = BeautifulSoup(html, "html.parser")
    assert soup.select_one("title").text == MARKUP  # too long for the site’s name beside it
    assert soup.select_one("h1").text == MARKUP
    assert soup.select_one('meta[name="description"]')["content"] == MARKUP
    assert not [tag for tag in soup.select('script:not([type="application/ld+json"])') if "alert" in tag.text]
    assert [json.loads(tag.text) for tag in soup.select('script[type="application/ld+json"]')]
    assert not soup.select("img, [onerror], textarea, a[href^=javascript]")
    spans = soup.select('[data-s][lang="de"]')
    assert "".join("".join(span.text.split()) for span in spans) == "".join(HOSTILE.split())
    listed = page(desk, "articles").find("a", href="../articles/hostile/")
    assert listed.text == MARKUP


@pytest.mark.parametrize("text", ["Foto: dpa", "Stand: 12.05.2019", "Handel"])
def test_a_text_of_one_odd_line_builds(tmp_path: Path, text: str) -> None:
    result = build(project(tmp_path / "project", {"a.txt": text}), tmp_path / "site")
    assert result.status == 0, result.output
    assert page(result.site, "articles/a").select_one('[data-s][lang="de"]').text == text


def test_what_ai_entered_is_not_passed_off_as_an_editors(tmp_path: Path) -> None:
    seeds: dict[str, str | bytes] = {"a.txt": ARTICLE, "a.yml": "origin: ai\noutlet: X\nauthor: [Ann, Ben]\n"}
    result = build(project(tmp_path / "project", seeds), tmp_path / "site")
    byline = " ".join(page(result.site, "articles/a").select_one(".brief-byline").text.split())
    assert byline.startswith("X entered by AI · By Ann, Ben entered by AI")


@pytest.mark.parametrize(
    ("lines", "author"),
    [
        ("12.05.2019, 10:15 Uhr\nVon Hans Müller | 12.05.2019", "Hans Müller"),
        ("Text: Anna von der Heide", "Anna von der Heide"),
        ("Von Anna Alt und Bernd Neu, Berlin", "Anna Alt und Bernd Neu"),
        ("Über den Autor: Max Müller schreibt seit 2010 für uns.", "Max Müller"),
        ("Stand: 12.05.2019", None),
    ],
)
def test_an_author_is_what_the_byline_says_and_no_more(tmp_path: Path, lines: str, author: str | None) -> None:
    head, rest = ARTICLE.split("\n", 1)
    project(tmp_path, {"a.txt": f"{head}\n{lines}\n{rest}"})
    [article] = read_desk(tmp_path).articles
    assert attribution.author(article).value == author
