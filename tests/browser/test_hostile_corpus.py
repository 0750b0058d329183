"""Hundreds of hostile words in every field of a desk: a real build of it, read in a real browser, which finds words.

Nothing in them may run, become an element or an attribute, lead anywhere or ask another host for anything.
"""

import io
import json
import re
import zipfile
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import bibtexparser
import polib
import pytest
import rispy
import yaml
from lxml import etree
from playwright.sync_api import Browser, ConsoleMessage, Page, expect

from briefing.german.bidi import find_controls
from hostile_desk import Desk, all_cases, cases, hostile_desk, squeezed
from projects import build, files, project
from server import serve

# `eval` is what Playwright itself works with.
SENTINEL = """
window.ran = [];
for (const name of ["alert", "confirm", "prompt", "open"]) window[name] = (...words) => ran.push([name, ...words]);
window.addEventListener("securitypolicyviolation", (event) => ran.push(["policy", event.blockedURI]));
"""
READ = (Path(__file__).parent / "hostile_reader.js").read_text(encoding="utf-8").split("\n", 1)[1].rstrip(";\n")

# What no page of the five articles has: isolated characters, an article without English.
OWN = {"bdi", "bdi class", "bdi title", "bdi data-turn"}
OWN |= {"i", "i class", "dd class", "time", "time datetime", "b aria-current"}
OWN |= {f"{name} {attribute}" for name in ("a", "b", "h1") for attribute in ("lang", "translate", "data-ref")}


@dataclass
class Hostile:
    """The site of the hostile desk, served, in a browser."""

    desk: Desk
    site: Path
    address: str
    page: Page
    reader: Page
    """A page of nobody's, to read documents in: no policy of the site's keeps it from anything."""
    requests: list[str]
    complaints: list[str]

    def read(self, text: str, kind: str = "text/html") -> dict[str, Any]:
        """Return what the browser makes of a document."""
        return self.reader.evaluate(f"([html, type]) => ({READ})(html, type)", [text, kind])

    def visit(self, path: str) -> Page:
        """Open a page as a reader does."""
        self.page.goto(self.address + path)
        self.page.wait_for_load_state("networkidle")
        return self.page

    def unrest(self) -> list[object]:
        """Return what of theirs has run, was asked for or became markup."""
        inside = "document.querySelectorAll('[id*=pwned], [class*=pwned], [onerror], [onload], [onclick]').length"
        return [
            *self.page.evaluate("window.ran"),
            *self.reader.evaluate("window.ran"),
            *self.complaints,
            *(url for url in self.requests if not url.startswith((self.address, "data:", "blob:"))),
            *(["markup of theirs"] if self.page.evaluate(inside) else []),
        ]


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory, browser: Browser) -> Iterator[Hostile]:
    """The site with all words in all fields."""
    folder = tmp_path_factory.mktemp("hostile")
    desk = hostile_desk(all_cases())
    built = build(project(folder / "project", desk.files), folder / "site")
    assert built.status == 0, built.output
    assert "Traceback" not in built.output
    with _served(browser, built.site, desk) as found:
        yield found


class _served:
    """A site on a port of its own, in a window that notices what runs."""

    def __init__(self, browser: Browser, site: Path, desk: Desk) -> None:
        self._server = serve(site)
        self._context = browser.new_context(viewport={"width": 1280, "height": 900})
        self._context.add_init_script(SENTINEL)
        page, reader = self._context.new_page(), self._context.new_page()
        reader.evaluate(SENTINEL)
        address = f"http://127.0.0.1:{self._server.server_port}/"
        self._found = Hostile(desk, site, address, page, reader, [], [])
        self._context.on("request", lambda request: self._found.requests.append(request.url))
        self._context.on("console", self._complain)
        missing = {"path": site / "404.html", "status": 404, "content_type": "text/html"}
        page.route("**/nothing-here", lambda route: route.fulfill(**missing))
        page.on("pageerror", lambda error: self._found.complaints.append(str(error)))
        page.on("dialog", lambda dialog: self._found.complaints.append(dialog.message) or dialog.dismiss())

    def _complain(self, message: ConsoleMessage) -> None:
        # What is not there is asked for on purpose.
        if not message.location["url"].endswith(("nothing-here", "favicon.ico")):
            self._found.complaints.append(message.text)

    def __enter__(self) -> Hostile:
        return self._found

    def __exit__(self, *_: object) -> None:
        self._context.close()
        self._server.shutdown()


@dataclass
class Known:
    """What the pages of the five articles are made of."""

    attributes: set[str]
    """Elements, and with a space after these their attributes."""
    hosts: set[str]

    def lead_all(self, addresses: list[str]) -> None:
        """Check that a document leads to pages of the site, to hosts of ours, and by no other way."""
        for address in addresses:
            parts = urlsplit(address.strip())
            assert parts.scheme in ("", "http", "https", "mailto"), address
            assert parts.netloc in self.hosts or parts.netloc.startswith("127.0.0.1:"), address


@pytest.fixture(scope="module")
def known(site: Path, hostile: Hostile) -> Known:
    """The elements and attributes of the pages of the five articles, and the hosts that they lead to."""
    pages = [path.read_text(encoding="utf-8") for path in site.rglob("*.html") if "search" not in path.parts]
    read = [hostile.read(page) for page in pages]
    hosts = {urlsplit(address).netloc for page in read for address in page["addresses"]}
    assert hosts >= {"", "127.0.0.1:8000", "www.wikidata.org"}
    assert len(hosts) < 12
    return Known(OWN.union(*(page["attributes"] for page in read)), {*hosts, "example.com"})


def test_the_corpus_is_large_and_each_word_of_it_its_own() -> None:
    found = cases()
    assert len(found) >= 15
    assert len(all_cases()) >= 300
    assert all(case.strip() for case in all_cases())


def test_every_page_is_made_of_what_ours_are_made_of_and_shows_all_words(hostile: Hostile, known: Known) -> None:
    # A list that goes on is one text: which of its pages holds a word is of no account.
    texts: dict[str, str] = defaultdict(str)
    for path in sorted(hostile.site.rglob("*.html")):
        address = path.relative_to(hostile.site).parent.as_posix().removeprefix(".") + "/"
        html = path.read_text(encoding="utf-8")
        found = hostile.read(html)
        moved = {"meta http-equiv"} if "/old-" in address else set()
        assert set(found["attributes"]) <= known.attributes | moved, address
        assert all(re.fullmatch(r"0; url=\.\./\.\./articles/a\d+/", content) for content in found["refreshes"])
        assert not found["odd"], address
        assert not found["turned"], address
        assert not list(find_controls(found["title"]))
        known.lead_all(found["addresses"])
        if path.name == "404.html":
            continue
        texts[re.sub(r"(?<=/)\d+/$", "", address.lstrip("/"))] += squeezed(found["text"])
        if original := hostile.desk.german.get(address):
            assert squeezed(found["german"]) == squeezed(original)
            english = squeezed(found["english"])
            assert not [words for words in hostile.desk.english[address] if squeezed(words) not in english]
    for address, shown in hostile.desk.shown.items():
        missing = [words for words in shown if squeezed(words) not in texts[address]]
        assert not missing, f"{address}: {missing[:3]}"


# One of each kind; their articles have scripts, handlers, addresses, templates, drawings and turning characters.
OPENED = [
    "", "articles/", "companies/", "initiatives/", "timeline/", "figures/", "glossary/", "topics/", "print/",
    "imprint/", "companies/x0/", "people/x10/", "topics/t20/", "articles/w0/", "articles/a000/", "articles/a033/",
    "articles/a061/",
    "articles/a126/",
    "articles/%3Cimg%20src=x%20onerror=alert(1)%3E/%22%3E%3Csvg%20onload=alert(1)%3E/nothing-here",
]  # fmt: skip


@pytest.mark.sweep
def test_nothing_runs_when_pages_are_opened_and_used(hostile: Hostile) -> None:
    for path in OPENED:
        page = hostile.page
        page.goto(hostile.address + path)
        page.wait_for_load_state()
        # What waits for a pointer, the focus or the end of the page.
        page.mouse.move(400, 300)
        page.keyboard.press("Tab")
        page.mouse.wheel(0, 2000)
        assert hostile.unrest() == []


@pytest.mark.sweep
def test_nothing_runs_in_the_reader_and_the_filters(hostile: Hostile) -> None:
    page = hostile.visit("articles/a078/")
    for pair in page.locator(".brief-pair").all()[:6]:
        pair.locator("[lang=de]").first.click(position={"x": 3, "y": 5})
        assert hostile.unrest() == []
    page.keyboard.press("2")
    page.keyboard.press("j")
    page.locator(".brief-copy").click()
    assert hostile.unrest() == []
    page = hostile.visit("articles/")
    page.locator(".brief-facet details").evaluate_all("all => all.forEach((one) => (one.open = true))")
    for box in page.locator(".brief-facet [type=checkbox]").all()[::9]:
        box.evaluate("box => box.click()")
    assert page.locator(".brief-chip").count() > 5
    page.evaluate("location.hash = '<img src=x onerror=alert(1)>'")
    assert hostile.unrest() == []


# What results are made of besides the page's own.
INSIDE = set(
    """mark|li|small|small class|details|details class|details hidden|summary|button hidden|strong|span lang|strong lang
    |span class|button type|button lang|a href|button|ol data-query""".replace("\n    ", "").split("|")
)
QUERIES = [
    "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", '"><svg onload=alert(1)>', "onmouseover alert",
    "javascript:alert(1)", "evil.example", "__proto__", "constructor", "toString", "{{ 7*7 }}", "\u202eLednah",
    "Companies0", "alert term", "*.*(", "\\", "x" * 3000,
]  # fmt: skip


@pytest.mark.parametrize("where", ["", "articles/a078/"])
def test_nothing_runs_in_search(hostile: Hostile, known: Known, where: str) -> None:
    page = hostile.visit(where)
    own = hostile.read(page.content())["attributes"]
    results = 0
    for query in QUERIES if not where else QUERIES[:4]:
        page.get_by_role("searchbox").fill(query)
        answer = page.locator(".brief-results-list")
        expect(answer).to_have_attribute("data-query", query.strip(), timeout=30_000)
        html = page.locator(".brief-results").evaluate("panel => panel.outerHTML")
        found = hostile.read(html)
        results += page.locator(".brief-results-list li").count()
        assert set(found["attributes"]) <= {*own, *INSIDE}
        assert not found["odd"]
        # What the list answers, as it was typed, is nothing that is shown.
        assert not [one for one in found["turned"] if not one.startswith("data-query=")]
        known.lead_all(found["addresses"])
        assert hostile.unrest() == []
    assert results > 10
    page.get_by_role("searchbox").fill("")


@pytest.mark.sweep
def test_nothing_runs_in_what_feeds_and_the_book_carry(hostile: Hostile, known: Known) -> None:
    page = hostile.visit("about/")
    items = json.loads((hostile.site / "feed.json").read_text(encoding="utf-8"))["items"]
    atom = etree.parse(hostile.site / "feed.xml")
    contents = [item["content_html"] for item in items]
    assert contents == [content.text for content in atom.findall(".//{*}content")]
    hostile.reader.evaluate(
        "(all) => { for (const html of all) document.body.insertAdjacentHTML('beforeend', html) }", contents
    )
    hostile.reader.wait_for_timeout(200)
    assert hostile.unrest() == []
    for item in items:
        found = hostile.read(item["content_html"])
        assert {name.split()[0] for name in found["attributes"]} <= set(
            "html head body p i a ul li span strong bdi".split()
        )
        assert not found["turned"]
        known.lead_all(found["addresses"])
        assert not list(find_controls(item["title"] + item.get("summary", "")))
    with zipfile.ZipFile(io.BytesIO((hostile.site / "briefing.epub").read_bytes())) as book:
        for name in book.namelist():
            if name.endswith(".xhtml"):
                found = hostile.read(book.read(name).decode(), "application/xhtml+xml")
                assert not found["odd"], name
                assert not found["turned"], name
                assert "script" not in found["attributes"]
                known.lead_all(found["addresses"])
            elif not name.endswith((".css", "mimetype")):
                etree.fromstring(book.read(name))
        chapters = [name for name in book.namelist() if "article-" in name]
        (hostile.site / "unpacked").mkdir(exist_ok=True)
        for name in chapters[:: len(chapters) // 5]:
            (hostile.site / "unpacked" / Path(name).name).write_bytes(book.read(name))
            page.goto(f"{hostile.address}unpacked/{Path(name).name}")
            assert page.evaluate("document.contentType") == "application/xhtml+xml"
            assert page.evaluate("window.ran") == []


def test_what_programs_read_is_whole(hostile: Hostile) -> None:
    published = files(hostile.site)
    for name, data in published.items():
        if name.endswith(".json") and not name.startswith("search/"):
            json.loads(data)
        elif name.endswith((".xml", ".tmx")):
            etree.fromstring(data, etree.XMLParser(resolve_entities=False))
    sitemap = etree.fromstring(published["sitemap.xml"])
    assert all(re.fullmatch(r"http://127\.0\.0\.1:8000/[\w/%.-]*", one.text) for one in sitemap.iter("{*}loc"))
    whole = squeezed(published["translations.tmx"].decode())
    assert whole.count("<tu") == whole.count("</tu")
    segments = {squeezed(seg.text) for seg in etree.fromstring(published["translations.tmx"]).iter("seg")}
    for address, english in hostile.desk.english.items():
        memory = polib.pofile(published[f"{address}article.po"].decode(), wrapwidth=0)
        assert [entry.msgstr for entry in memory if entry.msgstr] == english
        assert not [text for text in english if squeezed(text) not in segments]
        [record] = rispy.loads(published[f"{address}citation.ris"].decode())
        assert record["type_of_reference"] == "NEWS"
        assert set(bibtexparser.parse_string(published[f"{address}citation.bib"].decode()).entries_dict) == {
            address.split("/")[1]
        }
        text = published[f"{address}bilingual.txt"].decode()
        assert not list(find_controls(text))
        assert published[f"{address}original.txt"].decode("utf-8-sig") == hostile.desk.german[address]


def test_every_word_has_stood_in_every_part_of_an_article(hostile: Hostile) -> None:
    where: dict[str, str] = {}
    for address in hostile.desk.german:
        article = json.loads((hostile.site / address / "article.json").read_text(encoding="utf-8"))
        for block in article["blocks"]:
            words = "".join(sentence["de"] for sentence in block["sentences"])
            where[block["kind"]] = where.get(block["kind"], "") + squeezed(words)
    most = len(all_cases())
    for kind in ("headline", "lead", "subheading", "paragraph", "caption", "credit", "author_box"):
        held = sum(squeezed(case) in where[kind] for case in all_cases())
        # The layout takes a line for a headline or a credit by its form, which some words undo.
        assert held > 0.7 * most, (kind, held)


@pytest.mark.sweep
def test_nothing_of_the_settings_becomes_more_than_words(tmp_path: Path, browser: Browser, known: Known) -> None:
    words = " ".join(all_cases())
    root = project(tmp_path / "project", {"a.txt": "Ein Satz über den Handel.\n"})
    config = (root / "mkdocs.yml").read_text(encoding="utf-8")
    imprint = {"name": words, "address": f"{words}\n{words}", "email": "desk@example.com", "phone": words}
    imprint |= {"responsible": words, "register": words, "vat": words}
    new = {"site_name: .*": {"site_name": words}, "site_description: .*": {"site_description": words}}
    new |= {"    rights: .*": {"rights": "full", "imprint": imprint}}
    for pattern, value in new.items():
        text = yaml.safe_dump(value, allow_unicode=True, width=10**9).rstrip("\n")
        indent = "    " if pattern.startswith(" ") else ""
        written = "\n".join(indent + line for line in text.split("\n"))
        config, count = re.subn(f"(?m)^{pattern}$", lambda _, written=written: written, config)
        assert count == 1
    (root / "mkdocs.yml").write_text(config, encoding="utf-8")
    built = build(root, tmp_path / "site")
    assert built.status == 0, built.output
    with _served(browser, built.site, Desk()) as found:
        found.visit("imprint/")
        for path in sorted(built.site.rglob("*.html")):
            read = found.read(path.read_text(encoding="utf-8"))
            assert set(read["attributes"]) <= known.attributes
            assert not read["odd"]
            assert not read["turned"]
            assert squeezed(words) in squeezed(read["text"]) or "redirect" in path.name
        text = squeezed(found.read((built.site / "imprint/index.html").read_text(encoding="utf-8"))["text"])
        assert text.count(squeezed(words)) >= 8
        for path in ("", "imprint/", "articles/a/", "print/", "nothing-here"):
            found.page.goto(found.address + path)
            assert found.unrest() == []
    for name in ("feed.xml", "sitemap.xml", "translations.tmx"):
        etree.parse(built.site / name)
