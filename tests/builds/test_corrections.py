"""What was wrong and put right is told wherever an article is, and a reader can tell of an error."""

import io
import json
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qs, quote, unquote, urlsplit

import feedparser
import pytest
from bs4 import BeautifulSoup
from playwright.sync_api import Browser

from briefing.settings import Imprint, Settings
from briefing.site import Site
from hostile import hostile_site
from invariants import validator
from projects import build, page, project
from server import serve
from visits import Visit, visiting

NEWER = "An earlier version gave the sale as $25 million & <b>more</b>; it was $25 billion."
OLDER = "The author’s name was wrong. {{ 7*7 }}"
QUOTED = "Der Umsatz stieg auf 25 Milliarden Dollar"
TITLE = "Sales “up” 5% & more + #1 <i>ü</i> 😀?"
LONG = "Ünder 日本 😀 " * 400
SEEDS = {
    "a.txt": f"""Der Handel „wächst“ & gedeiht

{QUOTED}. Das „sagte“ der Verband & Ölhändler 😀 in Berlin, 5 % + #1?

{LONG}das ist alles.
""",
    "a.yml": f"""origin: ai
headline: {{en: '{TITLE}'}}
summary: Trade grows.
published: {{date: 2026-10-02, basis: stated}}
reviewed: {{by: Ann Other, date: 2026-11-10, depth: full}}
corrections:
  - {{date: 2026-11-12, en: '{OLDER}'}}
  - {{date: 2026-11-20, en: '{NEWER}', evidence: '{QUOTED}'}}
""",
    "a.en.po": (
        'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n\n'
        f'msgid "{QUOTED}."\nmsgstr "Sales rose to $25 billion, said “Öl” & \'more\' 😀 +1?"\n'
    ),
    "b.txt": "Der Handel im Netz\n\nDer Handel im Netz wächst weiter, und die Kunden sind damit zufrieden.\n",
    "b.yml": "published: {date: 2026-11-15, basis: stated}\n",
    # Nothing of it is in English, but for what was wrong on its page.
    "c.txt": "Der Handel am Markt\n\nDer Handel am Markt wächst nicht, und die Händler sind es nicht gern.\n",
    "c.yml": "corrections: {date: 2026-11-01, en: The outlet was wrong.}\n",
}
PRESS = Settings("Press", "https://example.org/press/")
A = "articles/a/"


@pytest.fixture(scope="module")
def corrected(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """A site on which something has been corrected."""
    return hostile_site(tmp_path_factory.mktemp("corrected"), SEEDS, PRESS)


def html(site: Site, address: str) -> BeautifulSoup:
    """Return a page without the site's header and footer."""
    return BeautifulSoup(next(page.make().html for page in site.pages if page.address == address), "html.parser")


def flat(text: str) -> str:
    """Return a text on one line."""
    return " ".join(text.split())


def test_the_page_tells_of_corrections_at_its_top_and_in_a_log(corrected: Site) -> None:
    soup = html(corrected, A)
    link = soup.select_one("header .brief-disclosure + .brief-corrected a")
    assert (flat(link.text), link["href"]) == ("Corrected 2 times, last on 20 November 2026", "#corrections")
    log = soup.find(id="corrections").parent
    assert soup.select_one(".brief-reader") in log.find_all_previous("section")
    entries = log.select("li")
    assert [entry.time["datetime"] for entry in entries] == ["2026-11-20", "2026-11-12"]
    assert flat(entries[0].text) == f"20 November 2026: {NEWER} In the original: „{QUOTED}“"
    assert flat(entries[1].text) == f"12 November 2026: {OLDER}"
    assert not log.select("b, i")
    evidence = entries[0].select_one("a")
    assert soup.find(id=evidence["href"][1:]).text == f"{QUOTED}."
    assert evidence.select_one("[lang=de][translate=no]").text == f"„{QUOTED}“"
    assert "Entered by AI" in log.text
    once = html(corrected, "articles/c/")
    assert flat(once.select_one(".brief-corrected").text) == "Corrected on 1 November 2026"
    assert "Entered by an editor" in once.find(id="corrections").parent.text
    assert not html(corrected, "articles/b/").select(".brief-corrected, #corrections, .brief-corrections")


def test_paper_and_the_book_tell_of_them(corrected: Site) -> None:
    with zipfile.ZipFile(io.BytesIO(corrected.files["briefing.epub"].make())) as book:
        chapters = [book.read(name) for name in sorted(book.namelist()) if "article-" in name]
        assert b"2026-11-20T00:00:00Z" in book.read("EPUB/package.opf")
    paper = html(corrected, "print/").select(".brief-whole-article")
    assert len(paper) == len(chapters) == 3
    for articles in (paper, [BeautifulSoup(chapter, "html.parser") for chapter in chapters]):
        # The newest first: b, then a.
        plain, whole, _ = articles
        text = flat(whole.text)
        assert "Corrected 2 times, last on 20 November 2026" in text
        assert text.index(f"20 November 2026: {NEWER}") < text.index(f"12 November 2026: {OLDER}")
        for link in whole.select("a[href^='#']"):
            assert whole.find(id=link["href"][1:]), link
        assert "orrect" not in plain.text


def test_programs_learn_of_them(corrected: Site) -> None:
    article = json.loads(corrected.files[f"{A}article.json"].make())
    catalogue = json.loads(corrected.files["articles.json"].make())
    validator("article.schema.json").validate(article)
    validator("articles.schema.json").validate(catalogue)
    [sentence] = [s["id"] for block in article["blocks"] for s in block["sentences"] if s["de"] == f"{QUOTED}."]
    assert article["corrections"] == [
        {"date": "2026-11-20", "en": NEWER, "sentence": sentence},
        {"date": "2026-11-12", "en": OLDER, "sentence": None},
    ]
    assert [len(entry["corrections"]) for entry in catalogue["articles"]] == [0, 2, 1]
    assert catalogue["articles"][1]["corrections"] == article["corrections"]


def test_structured_data_names_them(corrected: Site) -> None:
    graphs = {}
    for one in (output.make() for output in corrected.pages):
        data = BeautifulSoup(one.head, "html.parser").find("script", type="application/ld+json").string
        assert "</" not in data
        graphs[one.address] = {node["@id"].removeprefix(PRESS.site_url): node for node in json.loads(data)["@graph"]}
    translation = graphs[A][f"{A}#translation"]
    assert translation["dateModified"] == "2026-11-20"
    assert translation["correction"] == [
        {"@type": "CorrectionComment", "datePublished": date, "inLanguage": "en", "text": text}
        for date, text in (("2026-11-20", NEWER), ("2026-11-12", OLDER))
    ]
    # The German original is not what was corrected.
    assert "correction" not in graphs[A][f"{A}#original"]
    without = graphs["articles/c/"]
    assert "articles/c/#translation" not in without
    assert (without["articles/c/"]["@type"], len(without["articles/c/"]["correction"])) == ("WebPage", 1)
    assert "correction" not in json.dumps(graphs["articles/b/"])


def test_feeds_take_them_for_changes(corrected: Site) -> None:
    feed = feedparser.parse(corrected.files["feed.xml"].make())
    moments = {entry.id.rsplit("/", 2)[1]: entry.updated for entry in feed.entries}
    assert moments == {"a": "2026-11-20T00:00:00Z", "b": "2026-11-15T00:00:00Z", "c": "2026-11-01T00:00:00Z"}
    assert feed.feed.updated == "2026-11-20T00:00:00Z"
    document = json.loads(corrected.files["feed.json"].make())
    validator("feed.schema.json").validate(document)
    items = {item["url"].rsplit("/", 2)[1]: item for item in document["items"]}
    assert items["a"]["date_modified"] == "2026-11-20T00:00:00Z"
    assert "date_modified" not in items["b"]
    assert items["a"]["_briefing"]["corrections"] == [
        {"date": "2026-11-20", "text": NEWER}, {"date": "2026-11-12", "text": OLDER},
    ]  # fmt: skip
    content = BeautifulSoup(items["a"]["content_html"], "html.parser")
    assert f"Correction, 20 November 2026 (entered by AI): {NEWER}" in flat(content.text)
    assert "Correction" not in items["b"]["content_html"]


def test_a_review_after_the_last_correction_is_the_last_change(tmp_path: Path) -> None:
    later = SEEDS["a.yml"].replace("date: 2026-11-10", "date: 2026-11-21")
    site = hostile_site(tmp_path, SEEDS | {"a.yml": later}, PRESS)
    item = next(item for item in json.loads(site.files["feed.json"].make())["items"] if "/a/" in item["url"])
    assert item["date_modified"] == "2026-11-21T00:00:00Z"


def test_the_text_in_both_languages_tells_of_them(corrected: Site) -> None:
    head = corrected.files[f"{A}bilingual.txt"].make().decode().split("-----")[0]
    assert f"Correction, 20 November 2026 (entered by AI): {NEWER}\n    It concerns: „{QUOTED}“\n" in head
    assert head.index(NEWER) < head.index(OLDER)
    assert "Correction" not in corrected.files["articles/b/bilingual.txt"].make().decode()


# --- Telling of an error

IMPRINT = Imprint("Ann Other", "Street 1\n10115 Berlin", "desk+news&more@example.org")
HERE = "https://example.org/press/articles/a/"


def told(address: str) -> tuple[str, str, str]:
    """Return to whom an address tells of an error, in which words for a title and with which text."""
    parts = urlsplit(address)
    # In a mail's address "+" is a plus (RFC 6068).
    query = parse_qs(parts.query.replace("+", "%2B"), strict_parsing=True)
    assert set(query) == ({"subject", "body"} if parts.scheme == "mailto" else {"title", "body"})
    [title], [body] = query.get("subject", query.get("title")), query["body"]
    to = unquote(parts.path) if parts.scheme == "mailto" else f"{parts.scheme}://{parts.netloc}{parts.path}"
    return to, title, body


@pytest.mark.parametrize(
    ("source", "imprint", "to"),
    [
        ("https://github.com/Some.One/press-desk", IMPRINT, "https://github.com/Some.One/press-desk/issues/new"),
        ("https://github.com/one/desk.git", None, "https://github.com/one/desk/issues/new"),
        ("https://www.github.com/one/desk/", None, "https://www.github.com/one/desk/issues/new"),
        ("https://codeberg.org/one/desk", IMPRINT, IMPRINT.email),
        ("https://github.com.example.org/one/desk", IMPRINT, IMPRINT.email),
        ("https://github.com/one", IMPRINT, IMPRINT.email),
        ("https://github.com/one/desk/tree/main", IMPRINT, IMPRINT.email),
        (None, IMPRINT, IMPRINT.email),
        ("https://codeberg.org/one/desk", None, None),
        (None, None, None),
    ],
)
def test_an_error_is_told_on_github_or_by_mail_or_not_at_all(
    tmp_path: Path, source: str | None, imprint: Imprint | None, to: str | None
) -> None:
    site = hostile_site(tmp_path, SEEDS, Settings("Press", PRESS.site_url, source=source, imprint=imprint))
    links = html(site, A).select(".brief-foot .brief-report a")
    if to is None:
        assert not links
        assert "Report an error" not in html(site, A).text
        return
    [link] = links
    assert (link.text, link["rel"]) == ("Report an error", ["external", "noopener"])
    found, title, body = told(link["href"])
    assert (found, title) == (to, f"Error in “{TITLE}”")
    lines = [f"Article: {TITLE}", f"Address: {HERE}", "", "What is wrong:", "", ""]
    assert body == ("\r\n" if "@" in to else "\n").join(lines)
    assert re.fullmatch(r"[!-~]+", link["href"])


def test_a_long_title_is_cut(tmp_path: Path) -> None:
    settings = Settings("Press", PRESS.site_url, source="https://github.com/one/desk")
    seeds = SEEDS | {"a.yml": f"headline: {{en: '{LONG}'}}\n"}
    long = html(hostile_site(tmp_path, seeds, settings), A).select_one(".brief-report a")["href"]
    assert len(long) < 1500
    assert told(long)[1].endswith("…”")


@pytest.fixture(scope="module")
def reporting(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, str]]:
    """A site whose source lies on GitHub, and where it is served."""
    folder = tmp_path_factory.mktemp("reporting")
    root = project(folder / "project", {**SEEDS})
    config = (root / "mkdocs.yml").read_text(encoding="utf-8")
    assert "    # source: https" in config
    (root / "mkdocs.yml").write_text(re.sub(r"    # source: .*", "    source: https://github.com/one/desk", config))
    result = build(root, folder / "site", SITE_URL=PRESS.site_url)
    assert result.status == 0, result.output
    server = serve(result.site)
    yield result.site, f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()


@pytest.fixture
def reader(browser: Browser, reporting: tuple[Path, str]) -> Iterator[Visit]:
    """A visit to that site."""
    with visiting(browser, reporting[1]) as visit:
        yield visit


def sentences(site: Path) -> list[tuple[str, str, str]]:
    """Return the ids and the words of the article's sentences as its page has them."""
    pairs = page(site, A).select(".brief-pair")
    return [(de["id"], flat(de.text), flat(en.text)) for de, en in (pair.select("[data-s]") for pair in pairs)]


def shortened(text: str) -> str:
    """Return a pattern of a text, or of its beginning where the address had to be cut."""
    return text if len(text) < 200 else text[:50]


@pytest.mark.parametrize("way", ["github", "mail"])
def test_a_sentence_tells_of_its_own_error(reader: Visit, reporting: tuple[Path, str], way: str) -> None:
    tab = reader.open(A)
    foot = tab.locator(".brief-foot .brief-report a")
    if way == "mail":
        by_mail = mail_for(IMPRINT.email, told(foot.get_attribute("href") or ""))
        foot.evaluate("(link, href) => (link.href = href)", by_mail)
    known = sentences(reporting[0])
    assert len(known) == 4
    for id, german, english in known:
        tab.locator(f"#{id}").press("Enter")
        link = tab.get_by_role("group", name="This sentence").get_by_role("link", name="Report an error")
        assert link.get_attribute("rel") == "external noopener"
        href = link.get_attribute("href") or ""
        assert len(href) < (2000 if way == "mail" else 7000)
        to, title, body = told(href)
        assert to == (IMPRINT.email if way == "mail" else "https://github.com/one/desk/issues/new")
        assert title == f"Error in “{TITLE}”"
        article, place, *rest = body.split("\r\n" if way == "mail" else "\n")
        assert (article, place) == (f"Article: {TITLE}", f"Address: {HERE}#{id}")
        said = [line for line in rest if line]
        assert said[0].startswith(f"German: {shortened(german)}")
        assert said[1].startswith(f"English: {shortened(english)}")
        assert said[2] == "What is wrong:"
        assert len(german) < 200 or said[0].endswith("…")
        tab.keyboard.press("Escape")
    # Each is a link that waits for the reader: nobody was asked, which the visit's end looks at.


def mail_for(email: str, issue: tuple[str, str, str]) -> str:
    """Return the mail's address that says the same as an issue's."""
    _, title, body = issue
    said = (quote(text, safe="") for text in (email, title, body.replace("\n", "\r\n")))
    return "mailto:{}?subject={}&body={}".format(*said)


def test_the_link_can_be_hit_and_reached(reader: Visit) -> None:
    tab = reader.open(A)
    sentence = tab.locator(".brief-pair [data-s][lang=de]").nth(1)
    sentence.click()
    link = tab.locator(".brief-actions a")
    box = link.bounding_box()
    assert box
    assert box["height"] >= 24
    for _ in range(6):
        tab.keyboard.press("Tab")
        if link.evaluate("link => link === document.activeElement"):
            break
    assert link.evaluate("link => link === document.activeElement")


def test_without_anybody_to_tell_a_sentence_offers_no_link(visit: Visit, site: Path) -> None:
    catalogue = json.loads((site / "articles.json").read_text(encoding="utf-8"))["articles"]
    tab = visit.open(catalogue[0]["url"].lstrip("/"))
    assert not tab.locator(".brief-report").count()
    tab.locator(".brief-pair [data-s][lang=de]").nth(1).click()
    assert tab.locator(".brief-actions").is_visible()
    assert not tab.locator(".brief-actions a").count()
