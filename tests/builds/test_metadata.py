"""What search engines and social networks read of every page, and the files that lead them to it."""

import io
import json
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit
from xml.etree import ElementTree

import pytest
from bs4 import BeautifulSoup
from PIL import Image

from briefing.pages.descriptions import description, window_title
from projects import ROOT, build, files, page, project

ROOT_ADDRESS = "http://127.0.0.1:8000/"
SUB_PATH = "https://example.org/press/briefing/"
HOSTILE = "A & B </title><script>alert(1)</script> \"q\" 'r' <i>x</i>"
GERMAN = re.compile(r"\b(der|die|das|und|nicht|ist|für|mit)\b")


def pages(site: Path) -> Iterator[tuple[str, BeautifulSoup]]:
    """Every page but the one for what is not found, with its address below the root."""
    for path in sorted(site.rglob("index.html")):
        folder = path.parent.relative_to(site).as_posix()
        yield "" if folder == "." else f"{folder}/", page(site, folder)


def name(soup: BeautifulSoup, key: str) -> str | None:
    element = soup.select_one(f'meta[name="{key}"]')
    return element["content"] if element else None


def og(soup: BeautifulSoup, key: str) -> str | None:
    element = soup.select_one(f'meta[property="{key}"]')
    return element["content"] if element else None


def sitemap(site: Path) -> list[str]:
    tree = ElementTree.fromstring((site / "sitemap.xml").read_bytes())
    space = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
    assert tree.tag == f"{space}urlset"
    assert {child.tag for child in tree.iter()} == {f"{space}urlset", f"{space}url", f"{space}loc"}
    return [loc.text or "" for loc in tree.iter(f"{space}loc")]


def test_titles_and_descriptions_are_english_unlike_and_short(site: Path) -> None:
    titles, descriptions = {}, {}
    for address, soup in pages(site):
        assert len(soup.select("title, meta[name=description]")) == 2, address
        title, text = soup.title.text, name(soup, "description")
        assert titles.setdefault(title, address) == address
        assert descriptions.setdefault(text, address) == address
        assert 35 <= len(text) <= 160, text
        assert not GERMAN.search(text), text
        # An article's headline is its editor's business.
        assert 15 <= len(title) <= (100 if address.startswith("articles/") else 65), title
    assert len(titles) > 50
    assert titles["German press articles in English – Press Briefing"] == ""
    assert titles["Alibaba in the German press – Press Briefing"] == "companies/alibaba/"


def test_every_page_names_its_own_address_and_has_a_picture(site: Path) -> None:
    for address, soup in pages(site):
        assert [link["href"] for link in soup.select("link[rel=canonical]")] == [ROOT_ADDRESS + address]
        assert og(soup, "og:url") == ROOT_ADDRESS + address
        assert name(soup, "twitter:card") == "summary_large_image"
        assert og(soup, "og:site_name") == "Press Briefing"
        for key in ("og:type", "og:title", "og:description", "og:image:alt"):
            assert og(soup, key), (address, key)
        is_article = bool(re.fullmatch(r"articles/.+/", address))
        picture = f"{address}social.png" if is_article else "social.png"
        assert og(soup, "og:image") == ROOT_ADDRESS + picture
        image = Image.open(io.BytesIO((site / picture).read_bytes()))
        assert (image.format, [*image.size]) == (
            "PNG",
            [int(og(soup, f"og:image:{key}")) for key in ("width", "height")],
        )
        assert og(soup, "og:image:type") == "image/png"
        # None of the five states its date.
        assert og(soup, "article:published_time") is None
        # The page for printing says what the others say.
        assert name(soup, "robots") == ("noindex" if address == "print/" else None)


def test_a_date_is_given_as_that_of_publication_only_if_it_is_stated_to_the_day(tmp_path: Path) -> None:
    dates = {"a": "{date: 2019-05-19, basis: stated}", "b": "{date: 2019-05, basis: stated}",
             "c": "{date: 2019-05-19, basis: inferred, reason: Why}"}  # fmt: skip
    seeds = {f"{stem}.txt": f"Satz {stem}.\n" for stem in dates}
    seeds |= {f"{stem}.yml": f"origin: human\npublished: {date}\n" for stem, date in dates.items()}
    result = build(project(tmp_path / "project", seeds), tmp_path / "site")
    assert result.status == 0, result.output
    found = {stem: og(page(result.site, f"articles/{stem}"), "article:published_time") for stem in dates}
    assert found == {"a": "2019-05-19", "b": None, "c": None}


def test_the_sitemap_holds_every_page_to_be_found_and_no_other(tmp_path: Path) -> None:
    seeds = {
        "größe.txt": "Ein Satz.\n",
        "b.txt": "Noch ein Satz.\n",
        "b.yml": "slug: new\nredirect_from: [old]\n",
        "c.txt": "Fort.\n",
        "c.yml": "withdrawn: Gone\n",
    }
    result = build(project(tmp_path / "project", seeds), tmp_path / "site", SITE_URL=SUB_PATH, SOURCE_DATE_EPOCH="1")
    assert result.status == 0, result.output
    listed = sitemap(result.site)
    assert len(listed) == len(set(listed))
    articles = {unquote(address.removeprefix(f"{SUB_PATH}articles/")) for address in listed if "/articles/" in address}
    assert articles == {"", "größe/", "new/"}
    assert all(address.startswith(SUB_PATH) and address.isascii() for address in listed)
    others = {address for address, soup in pages(result.site) if name(soup, "robots") == "noindex"}
    assert others >= {"articles/c/", "articles/old/"}
    old = page(result.site, "articles/old").select_one("link[rel=canonical]")["href"]
    assert old == f"{SUB_PATH}articles/new/"
    known = {unquote(address.removeprefix(SUB_PATH)) for address in listed}
    assert known == {address for address, _ in pages(result.site)} - others
    assert not (result.site / "sitemap.xml.gz").exists()
    assert b"1970" not in (result.site / "sitemap.xml").read_bytes()


def test_below_a_sub_path_every_address_is_whole(tmp_path: Path) -> None:
    result = build(project(tmp_path / "project"), tmp_path / "site", SITE_URL=SUB_PATH)
    assert result.status == 0, result.output
    robots = (result.site / "robots.txt").read_text(encoding="utf-8")
    assert robots == f"User-agent: *\nAllow: /\n\nSitemap: {SUB_PATH}sitemap.xml\n"
    assert set(sitemap(result.site)) == {SUB_PATH + address for address, _ in pages(result.site)} - {
        f"{SUB_PATH}print/"
    }
    for address, soup in pages(result.site):
        assert soup.select_one("link[rel=canonical]")["href"] == og(soup, "og:url") == SUB_PATH + address
        picture = og(soup, "og:image")
        assert picture.startswith(SUB_PATH)
        assert (result.site / picture.removeprefix(SUB_PATH)).is_file()
        icon = soup.select_one("link[rel=icon]")["href"]
        assert (result.site / address / icon).resolve() == (result.site / "assets/mark.svg").resolve()
    missing = BeautifulSoup((result.site / "404.html").read_text(encoding="utf-8"), "html.parser")
    addresses = [element.get("href") or element.get("src") for element in missing.select("[href], script[src]")]
    inside = [urlsplit(address).path for address in addresses if not address.startswith("http")]
    assert len(inside) > 30
    assert all(path.startswith("/press/briefing/") for path in inside)


def test_nothing_of_the_configuration_becomes_markup(tmp_path: Path) -> None:
    root = project(tmp_path / "project", {"a.txt": "Ein Satz.\n"})
    config = (root / "mkdocs.yml").read_text(encoding="utf-8")
    config = config.replace("site_name: Press Briefing", f"site_name: {json.dumps(HOSTILE)}")
    config = re.sub(r"site_description: .*", lambda _: f"site_description: {json.dumps(HOSTILE)}", config)
    config = config.replace("  - Timeline: timeline.md", f"  - {json.dumps('N ' + HOSTILE)}: timeline.md")
    config = config.replace("      - Topics: topics.md", f"      - {json.dumps('T ' + HOSTILE)}: topics.md")
    (root / "mkdocs.yml").write_text(config, encoding="utf-8")
    hostile = json.dumps("D " + HOSTILE)
    (root / "docs/timeline.md").write_text(f"---\ndescription: {hostile}\n---\nNo heading.\n", encoding="utf-8")
    (root / "docs/about.md").write_text("# R & D <i>here</i> `<b>`\n\n## Disclosure\n", encoding="utf-8")
    (root / "docs/people.md").write_text(f"---\ntitle: {hostile}\n---\n# People\n", encoding="utf-8")
    result = build(root, tmp_path / "site")
    assert result.status == 0, result.output
    documents = [soup for _, soup in pages(result.site)]
    documents.append(BeautifulSoup((result.site / "404.html").read_text(encoding="utf-8"), "html.parser"))
    for soup in documents:
        assert "alert(1)" not in "".join(script.text for script in soup.select("script:not([type*=json])"))
        assert len(soup.select("title")) == 1
        assert not [element for element in soup.select("i, body > title") if element.text != "here"]
        assert soup.select_one(".brief-name").text == HOSTILE
        assert f"N {HOSTILE}" in [link.text for link in soup.select(".brief-pages a")]
        assert f"T {HOSTILE}" in [link.text for link in soup.select(".brief-footer a")]
    timeline, about, people = (page(result.site, place) for place in ("timeline", "about", "people"))
    assert timeline.title.text == f"N {HOSTILE}"
    assert timeline.h1.text == f"N {HOSTILE}"
    assert name(timeline, "description") == og(timeline, "og:description") == f"D {HOSTILE}"
    assert name(about, "description") == HOSTILE
    assert people.title.text == f"D {HOSTILE}"
    assert documents[-1].title.text == f"Not found – {HOSTILE}"
    structured = json.loads(timeline.select_one('script[type="application/ld+json"]').text)
    assert structured["@graph"][0]["name"] == HOSTILE


def test_a_heading_with_signs_is_a_title_with_the_same(tmp_path: Path) -> None:
    root = project(tmp_path / "project", {"a.txt": "Ein Satz.\n"})
    (root / "docs/about.md").write_text("# R & D <i>here</i> `<b>`\n\n## Disclosure\n", encoding="utf-8")
    config = (root / "mkdocs.yml").read_text(encoding="utf-8").replace("About: about.md", "about.md")
    (root / "mkdocs.yml").write_text(config, encoding="utf-8")
    result = build(root, tmp_path / "site")
    assert result.status == 0, result.output
    about = page(result.site, "about")
    assert about.title.text == "R & D here <b> – Press Briefing"
    assert "R & D here <b>" in [link.text for link in about.select(".brief-pages a")]


def test_of_the_theme_only_what_some_page_loads_is_published(site: Path) -> None:
    theirs = ("assets/javascripts/", "assets/stylesheets/", "assets/images/")
    published = {path for path in files(site) if path.startswith(theirs)}
    loaded = set()
    for address, soup in pages(site):
        for element in soup.select("link[rel=stylesheet], link[rel=icon], script[src]"):
            reference = element.get("href") or element.get("src")
            loaded.add((site / address / reference).resolve().relative_to(site.resolve()).as_posix())
    assert published == {path for path in loaded if path.startswith(theirs)}
    assert "assets/mark.svg" in loaded & set(files(site))


def test_the_icon_is_one_small_picture_for_light_and_dark() -> None:
    svg = (ROOT / "docs/assets/mark.svg").read_text(encoding="utf-8")
    ElementTree.fromstring(svg)
    assert "prefers-color-scheme:dark" in svg
    assert len(svg) < 600


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Short.", "Short."),
        ("One  \n two.", "One two."),
        ("A" * 120 + ". " + "B" * 60, "A" * 120 + "."),
        ("A" * 120 + ".” " + "B" * 60, "A" * 120 + ".”"),
        ("word " * 40, "word " * 30 + "word …"),
        ("w" * 150 + ", and so on and on", "w" * 150 + ", and so …"),
        ("w" * 156 + ", and so on and on", "w" * 156 + " …"),
        ("x" * 200, "x" * 158 + " …"),
    ],
)
def test_a_description_ends_with_a_sentence_or_a_word(text: str, expected: str) -> None:
    assert description(text) == expected
    assert len(description(text)) <= 160


def test_a_long_title_stands_alone() -> None:
    assert window_title("Alibaba", "Press Briefing") == "Alibaba – Press Briefing"
    assert window_title("x" * 48, "Press Briefing") == "x" * 48 + " – Press Briefing"
    assert window_title("x" * 49, "Press Briefing") == "x" * 49
