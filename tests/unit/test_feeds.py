"""Atom and JSON Feed: whether they are what they claim to be, whatever the articles say."""

import json
from pathlib import Path
from typing import Any

import feedparser
import polib
import pytest
from bs4 import BeautifulSoup
from jsonschema import Draft202012Validator
from lxml import etree

from briefing.exports.feeds import NEWEST
from briefing.exports.xml import xml_bytes
from briefing.settings import Settings
from briefing.site import Site
from hostile import ADDRESS, CHANGED, GERMAN, HEADLINE, SLUG, hostile_site
from invariants import SCHEMAS
from projects import FIVE, TESTS, page

ATOM = etree.RelaxNG(etree.parse(TESTS / "cases" / "feeds" / "atom.rng"))
JSON_FEED = Draft202012Validator(json.loads((SCHEMAS / "feed.schema.json").read_text(encoding="utf-8")))
HAIER = "articles/alibaba-haier-goodaymart/"


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Site:
    return hostile_site(tmp_path_factory.mktemp("hostile"))


def atom(data: bytes) -> etree._Element:
    root = etree.fromstring(data)
    ATOM.assertValid(root)
    return root


def json_feed(data: bytes) -> dict[str, Any]:
    document = json.loads(data)
    JSON_FEED.validate(document)
    return document


def test_every_feed_of_the_five_is_valid_and_both_kinds_say_the_same(site: Path) -> None:
    paths = sorted(site.rglob("feed.xml"))
    assert len(paths) > 20
    assert {path.parent for path in paths} == {path.parent for path in site.rglob("feed.json")}
    for path in paths:
        atom(path.read_bytes())
        parsed = feedparser.parse(path.read_bytes())
        assert not parsed.bozo
        other = json_feed(path.with_name("feed.json").read_bytes())
        assert parsed.feed.title == other["title"]
        assert [(entry.id, entry.link, entry.title) for entry in parsed.entries] == [
            (item["id"], item["url"], item["title"]) for item in other["items"]
        ]


def test_the_feeds_of_companies_and_topics_have_their_articles(site: Path) -> None:
    everything = json_feed((site / "feed.json").read_bytes())["items"]
    catalogue = json.loads((site / "articles.json").read_text(encoding="utf-8"))["articles"]
    assert [item["url"].removeprefix("http://127.0.0.1:8000") for item in everything] == [a["url"] for a in catalogue]
    for group in ("companies", "topics"):
        folders = {path.parent.name for path in site.glob(f"{group}/*/index.html")}
        assert folders == {path.parent.name for path in site.glob(f"{group}/*/feed.xml")}
        for folder in folders:
            items = json_feed((site / group / folder / "feed.json").read_bytes())["items"]
            named = [a for a in catalogue if folder in {entry["id"] for entry in a["metadata"][group]}]
            assert [item["id"].removeprefix("http://127.0.0.1:8000") for item in items] == [a["url"] for a in named]


def test_an_entry_says_what_the_article_is_and_who_wrote_it(site: Path) -> None:
    entry = next(e for e in feedparser.parse((site / "feed.xml").read_bytes()).entries if HAIER in e.id)
    article = json.loads((site / HAIER / "article.json").read_text(encoding="utf-8"))
    soup = BeautifulSoup(entry.content[0].value, "html.parser")
    text = " ".join(soup.text.split())
    assert entry.title_detail.language == "en"
    assert article["summary"]["en"] in text
    for point in article["key_points"]:
        assert point["en"] in text
    assert "by AI, not reviewed by a person" in text
    assert "About December 2013 (inferred)" in text
    assert "German headline entered by AI, the original has none" in text
    assert {tag.term for tag in entry.tags} == {"logistics", "joint-ventures", "stock-market"}
    assert {link["href"] for link in entry.links} == {entry.id, f"{entry.id}original.txt"}


def test_german_is_marked_as_german(site: Path) -> None:
    # feedparser drops the attribute from what it cleans, hence the feed itself.
    content = atom((site / "feed.xml").read_bytes()).findtext(".//{*}entry/{*}content")
    assert content is not None
    soup = BeautifulSoup(content, "html.parser")
    for quoted in soup.find_all(string=lambda text: "„" in text):
        assert quoted.parent["lang"] == "de"
    assert (
        soup.select_one("i[lang=de]").text == "Alibaba öffnet AliExpress für ausländische Händler und zielt auf Amazon"
    )


def test_dates_are_not_made_up(hostile: Site, site: Path) -> None:
    feed = json_feed((site / "feed.json").read_bytes())
    assert not [item for item in feed["items"] if "date_published" in item or "date_modified" in item]
    moments = {entry.id: entry for entry in feedparser.parse((site / "feed.xml").read_bytes()).entries}
    assert not [entry for entry in moments.values() if "published" in entry]
    assert moments[f"http://127.0.0.1:8000/{HAIER}"].updated == "2013-12-01T00:00:00Z"
    # A stated day is a date; the last review of any of the English counts as the last change; else it is not known.
    dated, undated = json_feed(hostile.files["feed.json"].make())["items"]
    assert (dated["date_published"], dated["date_modified"]) == ("2020-03-02T00:00:00Z", "2020-05-02T00:00:00Z")
    assert "date_published" not in undated
    entries = feedparser.parse(hostile.files["feed.xml"].make()).entries
    assert [entry.updated for entry in entries] == ["2020-05-02T00:00:00Z", "1970-01-01T00:00:00Z"]
    assert entries[0].published == "2020-03-02T00:00:00Z"


def test_hostile_texts_stay_texts(hostile: Site) -> None:
    root = atom(hostile.files["feed.xml"].make())
    entry = root.find("{*}entry")
    assert entry is not None
    assert entry.findtext("{*}title") == HEADLINE
    assert root.findtext("{*}title") == "Bell  & <b>Sons</b>"
    soup = BeautifulSoup(entry.findtext("{*}content"), "html.parser")
    assert not soup.select("script, b")
    assert "49" not in soup.text
    assert soup.select_one("i[lang=de]").text == HEADLINE
    item = json_feed(hostile.files["feed.json"].make())["items"][0]
    assert (item["title"], item["external_url"]) == (HEADLINE, ADDRESS)
    assert item["_briefing"]["original"]["author"] == HEADLINE


def test_a_title_without_english_is_german(hostile: Site) -> None:
    bare = atom(hostile.files["feed.xml"].make()).findall("{*}entry")[1]
    assert bare.find("{*}title").attrib == {"{http://www.w3.org/XML/1998/namespace}lang": "de"}
    item = json_feed(hostile.files["feed.json"].make())["items"][1]
    assert (item["title"], item["language"]) == ("Der Handel wächst", "de")
    assert BeautifulSoup(item["content_html"], "html.parser").select_one("span[lang=de]")


def test_what_is_withdrawn_or_a_draft_is_nowhere(hostile: Site) -> None:
    files = {path: file.make() for path, file in hostile.files.items()}
    everywhere = [path for path, data in files.items() if b"anderen Handel" in data or b"dritte Handel" in data]
    assert not everywhere
    assert not [path for path in hostile.files if "gone" in path or "unfinished" in path]
    assert {path for path in hostile.files if path.startswith(f"articles/{SLUG}/")} == {
        f"articles/{SLUG}/{name}"
        for name in (
            "original.txt", "bilingual.txt", "article.tmx", "article.po", "article.json", "citation.bib",
            "citation.ris",
        )
    }  # fmt: skip


def test_a_feed_is_bounded(tmp_path: Path) -> None:
    text = "Der Handel Nummer {0}\n\nDer Handel im Netz wächst im Jahr {0} weiter, und die Kunden sind zufrieden.\n"
    seeds = {f"{n:03}.txt": text.format(n) for n in range(NEWEST + 3)}
    seeds |= {f"{n:03}.yml": f"published: {{date: {1900 + n}, basis: stated}}\n" for n in range(NEWEST + 3)}
    feed = json_feed(hostile_site(tmp_path, seeds).files["feed.json"].make())
    assert [item["title"] for item in feed["items"]] == [f"Der Handel Nummer {NEWEST + 2 - n}" for n in range(NEWEST)]


def test_an_empty_desk_and_a_site_without_an_address_have_valid_feeds(tmp_path: Path) -> None:
    empty = hostile_site(tmp_path / "empty", {})
    assert not atom(empty.files["feed.xml"].make()).findall("{*}entry")
    assert json_feed(empty.files["feed.json"].make())["items"] == []
    nowhere = hostile_site(tmp_path / "nowhere", settings=Settings("Nowhere", ""))
    ids = [element.text for element in atom(nowhere.files["feed.xml"].make()).iter("{*}id")]
    assert len(set(ids)) == 3
    assert all(id.startswith("urn:uuid:") for id in ids)


def test_what_xml_forbids_is_left_out_of_it() -> None:
    forbidden = "".join(map(chr, [*range(9), 11, 12, *range(14, 32), 0xD800, 0xDFFF, 0xFFFE, 0xFFFF]))
    assert etree.fromstring(xml_bytes(f"<a>b{forbidden}c\t\n\x7f\x85 ü😀</a>")).text == "bc\t\n\x7f\x85 ü😀"


def test_pages_lead_to_their_feeds(site: Path) -> None:
    for address, own in (("", 0), ("about", 0), (HAIER, 0), ("companies/haier", 1), ("topics/logistics", 1)):
        soup = page(site, address)
        links = soup.select('head link[rel~="alternate"][type="application/atom+xml"]')
        found = [(site / address / link["href"]).resolve() for link in links]
        assert found == [(site / "feed.xml").resolve(), (site / address / "feed.xml").resolve()][: 1 + own]
        assert len({link["title"] for link in links}) == len(links)
        assert len(soup.select('head link[type="application/feed+json"]')) == len(links)
        visible = {(site / address / link["href"]).resolve() for link in soup.select("body a[href$='feed.xml']")}
        assert visible >= set(found)
    assert not page(site, "people/jack-ma").select(".brief-subscribe")


def test_the_bilingual_text_has_every_sentence_in_both_languages_and_order(site: Path, hostile: Site) -> None:
    article = json.loads((site / HAIER / "article.json").read_text(encoding="utf-8"))
    text = (site / HAIER / "bilingual.txt").read_text(encoding="utf-8")
    sentences = [sentence for block in article["blocks"] for sentence in block["sentences"]]
    made = "[by AI, not reviewed]"
    wanted = [line for sentence in sentences for line in (f"DE  {sentence['de']}", f"EN  {sentence['en']} {made}")]
    assert [line for line in text.split("\n") if line.startswith(("DE  ", "EN  "))] == wanted
    for part in (
        article["headline"]["en"]["value"],
        "about December 2013 (inferred)",
        "not reviewed by a person",
        HAIER,
    ):
        assert part in text.split("-----")[0]
    bare = hostile.files["articles/001_bare/bilingual.txt"].make().decode()
    assert bare.count("EN  [No English yet]") == 2
    doubtful = hostile.files[f"articles/{SLUG}/bilingual.txt"].make().decode()
    assert f"DE  {GERMAN}\n" in doubtful
    assert f"DE  {CHANGED}\nEN  He said so. [by machine, out of date: the German has changed since]\n" in doubtful


def test_the_memory_can_be_taken_away(site: Path, hostile: Site) -> None:
    top, rest = (site / HAIER / "article.po").read_bytes().split(b"\n", 1)
    assert top.startswith(b"# About this English: Headline, summary and key points by AI, not reviewed by a person.")
    assert rest == (FIVE / "001_7cb4263ec4e62f10.en.po").read_bytes()
    bare = polib.pofile(hostile.files["articles/001_bare/article.po"].make().decode(), wrapwidth=0)
    assert [(entry.msgid, entry.msgstr) for entry in bare] == [
        ("Der Handel wächst", ""),
        ("Der Handel im Netz wächst weiter, und die Kunden sind damit zufrieden.", ""),
    ]
    article = json.loads((site / HAIER / "article.json").read_text(encoding="utf-8"))
    german = [sentence["de"] for block in article["blocks"] for sentence in block["sentences"]]
    units = etree.fromstring((site / HAIER / "article.tmx").read_bytes()).findall(".//tu")
    assert [unit.findtext("tuv[@{http://www.w3.org/XML/1998/namespace}lang='de']/seg") for unit in units] == german
