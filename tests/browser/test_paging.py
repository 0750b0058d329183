"""Long lists in pages: nothing that is on a page grows with the desk, and everything is on one that links lead to.

The limits are made small here, so that a desk of some dozen articles is a large one.
"""

import json
import re
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urldefrag, urljoin
from xml.etree import ElementTree

import pytest
import yaml
from bs4 import BeautifulSoup
from playwright.sync_api import Browser, expect

import invariants
from briefing.exports.sitemap import sitemap
from briefing.pages.paging import paged
from briefing.settings import Settings
from briefing.site import Site, make_site
from desk_of_many import write_desk
from projects import Build, Limits, build, page, project, set_limits
from server import serve
from visits import visiting

ROOT = "http://127.0.0.1:8000/"
SETTINGS = Settings("Press Briefing", ROOT)
ARTICLES = 48
LIMITS: Limits = {
    "pages.article_list": {"MOST_LISTED": 8, "_MOST_CHOICES": 4, "_MOST_FOLDED": 4},
    "pages.entity_page": {"MOST_ARTICLES": 5, "MOST_SAID": 20},
    "pages.entity_list": {"MOST_ENTITIES": 5},
    "pages.timeline_list": {"MOST_EVENTS": 12},
    "pages.figure_list": {"MOST_FIGURES": 12},
    "pages.initiative_list": {"MOST_REPORTS": 3, "MOST_ON_A_PAGE": 4},
    "exports.catalogue": {"MOST_ARTICLES": 6},
    "exports.sitemap": {"MOST_ADDRESSES": 50},
    # What is bounded already must have reached its bound, too.
    "pages.print_page": {"NEWEST": 10},
    "exports.epub": {"NEWEST": 10},
    "exports.feeds": {"NEWEST": 5},
}
SPACE = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def write(root: Path, articles: int) -> Path:
    """Write a desk that has, besides dated articles, some of a month, of a year and undated, and plans and deals."""
    seeds = root / "seeds"
    seeds.mkdir(parents=True, exist_ok=True)
    write_desk(seeds, articles, names=0)
    for number in range(articles):
        path = seeds / f"{number:05}.yml"
        notes = yaml.safe_load(path.read_text(encoding="utf-8"))
        # A third of the desk in one month, so that a month has several pages.
        date = [None, "2018", "2018-03", "2019-05-19", "2019-05-02", notes["published"]["date"]][number % 6]
        del notes["published"]
        if date:
            notes["published"] = {"date": date}
        if number % 3 == 0:
            notes["initiatives"] = [_initiative(number, f"plan-{number}" if number % 2 else "plan-of-many")]
        path.write_text(yaml.safe_dump(notes, allow_unicode=True, sort_keys=False), encoding="utf-8")
    return root


def _initiative(number: int, id: str) -> dict[str, Any]:
    return {
        "id": id,
        "kind": "alliance",
        "name": f"Plan {id}",
        "parties": [{"who": "alibaba", "role": "investor"}, {"who": "jd-com", "role": "partner"}],
        "status": "planned",
        "evidence": [f"Meldung {number + 1} aus dem Handel der Welt"],
    }


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> Iterator[list[Site]]:
    """The sites of a large desk and of one twice as large."""
    with pytest.MonkeyPatch.context() as patch:
        set_limits(patch, LIMITS)
        folder = tmp_path_factory.mktemp("paging")
        made = [make_site(write(folder / str(count), count), SETTINGS) for count in (ARTICLES, 2 * ARTICLES)]
        assert not [error for site in made for error in site.errors]
        yield made


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Build:
    """A real build of the large desk, by a copy of the program in which the limits are small."""
    folder = tmp_path_factory.mktemp("built")
    root = project(folder / "project", {})
    write(root, ARTICLES)
    for name, limits in LIMITS.items():
        path = root / "hooks" / "briefing" / f"{name.replace('.', '/')}.py"
        code = path.read_text(encoding="utf-8")
        for limit, value in limits.items():
            code, count = re.subn(rf"^{limit} = [\d_]+$", f"{limit} = {value}", code, flags=re.MULTILINE)
            assert count == 1, limit
        path.write_text(code, encoding="utf-8")
    result = build(root, folder / "site")
    assert result.status == 0, result.output
    assert "WARNING" not in result.output
    return result


# The pages of a list


def test_a_list_that_fits_is_one_page() -> None:
    for items in ([], [1], [1, 2, 3]):
        [part] = paged(items, 3, "figures/")
        assert (part.items, part.path, part.previous, part.next, part.in_words) == (
            tuple(items),
            "figures/",
            None,
            None,
            "",
        )


def test_the_pages_of_a_list_are_all_of_it_in_its_order() -> None:
    parts = paged(list(range(10)), 4, "companies/alibaba/")
    assert [part.items for part in parts] == [(0, 1, 2, 3), (4, 5, 6, 7), (8, 9)]
    assert [(part.first, part.last, part.total) for part in parts] == [(1, 4, 10), (5, 8, 10), (9, 10, 10)]
    assert [part.path for part in parts] == [f"companies/alibaba/{end}" for end in ("", "2/", "3/")]
    assert [part.root for part in parts] == ["../../", "../../../", "../../../"]
    assert [(part.previous, part.next) for part in parts] == [
        (None, "companies/alibaba/2/"),
        ("companies/alibaba/", "companies/alibaba/3/"),
        ("companies/alibaba/2/", None),
    ]
    assert [part.in_words for part in parts] == ["page 1 of 3", "page 2 of 3", "page 3 of 3"]


def test_what_is_heavy_has_fewer_beside_it_and_what_is_too_heavy_none() -> None:
    parts = paged([1, 2, 9, 1, 1, 1, 3, 2], 3, "x/", weight=lambda item: item, heaviest=4)
    assert [part.items for part in parts] == [(1, 2), (9,), (1, 1, 1), (3,), (2,)]


def test_a_page_names_few_others_and_leads_to_all() -> None:
    parts = paged(list(range(30_000)), 5, "x/")
    assert max(len(part.numbers) for part in parts) <= 11
    reached, edge = {1}, {1}
    for _ in range(70):
        edge = {other for number in edge for other in parts[number - 1].numbers} - reached
        reached |= edge
    assert len(reached) == len(parts) == 6000


# What a page holds does not grow


KINDS: dict[str, Callable[[str], bool]] = {
    "articles": re.compile(r"articles/.+/").fullmatch,
    "months": re.compile(r"months/.+").fullmatch,
    "entries": re.compile(r"(companies|people|places|topics|outlets|events)/.+").fullmatch,
    "timeline": re.compile(r"timeline/.+").fullmatch,
    "figures": re.compile(r"figures/.+").fullmatch,
    "initiatives": re.compile(r"initiatives/.+").fullmatch,
    "lists": re.compile(r"lists/.+").fullmatch,
    "print": "print/".__eq__,
}  # type: ignore[dict-item]


def sizes(site: Site) -> dict[str, list[int]]:
    """The bytes of the pages of each kind, and of each list on a page written by hand."""
    found: dict[str, list[int]] = {}
    for made in (output.make() for output in site.pages):
        [kind] = [kind for kind, is_it in KINDS.items() if is_it(made.address)]
        found.setdefault(kind, []).append(len(made.html) + len(made.head))
    return found


def test_no_page_grows_when_the_articles_double_but_their_number_does(sites: list[Site]) -> None:
    small, large = map(sizes, sites)
    assert small.keys() == large.keys() == KINDS.keys()
    for kind in KINDS:
        assert max(large[kind]) <= 1.35 * max(small[kind]), kind
    for kind in ("articles", "months", "entries", "timeline", "figures", "initiatives"):
        assert len(large[kind]) > 1.3 * len(small[kind]), kind


def test_no_overview_grows_when_the_articles_double(sites: list[Site]) -> None:
    small, large = (site.overviews for site in sites)
    assert small.keys() == large.keys()
    for address, overview in small.items():
        assert len(large[address].html) <= 1.3 * len(overview.html), address
        assert len(large[address].items) <= 13
    assert len(sites[1].not_found) <= 1.1 * len(sites[0].not_found)


def test_no_file_but_the_memory_and_the_list_of_parts_grows_when_the_articles_double(sites: list[Site]) -> None:
    small, large = (Counter({_kind_of_file(path): 0 for path in site.files}) for site in sites)
    for counted, site in zip((small, large), sites, strict=True):
        for path, data in ((path, file.make()) for path, file in site.files.items()):
            counted[_kind_of_file(path)] = max(counted[_kind_of_file(path)], len(data))
    assert small.keys() == large.keys()
    grown = {kind for kind, size in small.items() if large[kind] > 1.5 * size}
    # A hundred bytes for each part, that is for a thousand articles.
    assert grown == {"translations.tmx", "articles.json"}
    assert len(sites[1].files["articles.json"].make()) < 100 * 2 * ARTICLES / 6 + 1000


def _kind_of_file(path: str) -> str:
    return re.sub(r"^(articles|catalogue|companies|topics)/.*/?([^/]*)\.(\w+)$", r"\1/*.\3", path)


# Everything is on one page


def mentions(soup: BeautifulSoup) -> list[str]:
    return [str(link["href"]).replace("../", "") for link in soup.select(".brief-appearance > .brief-said > a")]


def test_every_mention_of_an_entry_is_on_exactly_one_of_its_pages(sites: list[Site]) -> None:
    site = sites[0]
    catalogue = [article for path, file in site.files.items() if path.startswith("catalogue/")
                 for article in json.loads(file.make())["articles"]]  # fmt: skip
    assert len(catalogue) == ARTICLES
    expected: dict[str, list[str]] = {}
    for article in catalogue:
        for group in ("companies", "people", "places", "events", "topics"):
            for named in article["metadata"][group]:
                places = [f"{article['url'][1:]}#s-{id}" for id in named.get("sentences", ())]
                expected.setdefault(f"{group}/{named['id']}/", []).extend(places)
    found: dict[str, list[str]] = {}
    for made in (output.make() for output in site.pages):
        if match := re.match(r"(companies|people|places|events|topics)/[^/]+/", made.address):
            soup = BeautifulSoup(made.html, "html.parser")
            assert len(soup.select(".brief-appearance")) <= 5
            assert len(soup.select(".brief-contents li")) in (0, len(soup.select(".brief-appearance")))
            found.setdefault(match[0], []).extend(mentions(soup))
    # In the order of the site, too: newest first.
    assert found == expected
    assert len([made for made in site.pages if made.address.startswith("companies/alibaba/")]) > 5


def test_the_parts_together_are_the_catalogue(sites: list[Site]) -> None:
    for site, count in zip(sites, (ARTICLES, 2 * ARTICLES), strict=True):
        entry = json.loads(site.files["articles.json"].make())
        assert entry["count"] == count == sum(part["count"] for part in entry["parts"])
        paths = [part["url"].removeprefix("/") for part in entry["parts"]]
        assert set(paths) == {path for path in site.files if path.startswith("catalogue/")}
        assert {part["year"] for part in entry["parts"]} >= {None, "2018", "2019"}
        assert "catalogue/undated.json" in paths
        assert "catalogue/2019/2.json" in paths
        found = []
        for part, path in zip(entry["parts"], paths, strict=True):
            articles = json.loads(site.files[path].make())["articles"]
            assert 0 < len(articles) == part["count"] <= 6
            for article in articles:
                date = article["metadata"]["published"]["value"]
                assert (date and date[:4]) == part["year"]
                whole = json.loads(site.files[f"articles/{article['slug']}/article.json"].make())
                del whole["blocks"]
                assert whole == article
            found += [article["slug"] for article in articles]
        assert len(set(found)) == len(found) == count
        dates = [
            json.loads(site.files[f"articles/{slug}/article.json"].make())["metadata"]["published"]["value"]
            for slug in found
        ]
        assert [date or "" for date in dates] == sorted((date or "" for date in dates), reverse=True)


def test_every_figure_and_every_event_is_on_exactly_one_page_of_its_year(sites: list[Site]) -> None:
    site = sites[0]
    rows: list[str] = []
    events: list[str] = []
    for made in (output.make() for output in site.pages):
        soup = BeautifulSoup(made.html, "html.parser")
        if made.address.startswith("figures/"):
            on_page = [row.td.a["href"] + row.td["data-sort"] for row in soup.select(".brief-figures tbody tr")]
            assert 0 < len(on_page) <= 12
            rows += on_page
        if made.address.startswith("timeline/"):
            assert 0 < len(soup.select(".brief-timeline > li")) <= 12
            events += [str(item) for item in soup.select(".brief-timeline > li")]
    files = site.files.items()
    articles = [json.loads(file.make())["metadata"] for path, file in files if path.endswith("/article.json")]
    assert len(rows) == sum(len(article["figures"]) for article in articles)
    appeared = sum(article["published"]["value"] is not None for article in articles)
    assert len(events) == appeared + sum(bool(time["value"]) for article in articles for time in article["times"])


# Links and addresses, in a real build


def soups(site: Path) -> dict[str, BeautifulSoup]:
    """Every page by its address below the root."""
    folders = (path.parent.relative_to(site).as_posix() for path in site.rglob("index.html"))
    return {"" if folder == "." else f"{folder}/": page(site, folder) for folder in folders}


@pytest.fixture(scope="module")
def pages(built: Build) -> dict[str, BeautifulSoup]:
    return soups(built.site)


def links(address: str, soup: BeautifulSoup) -> Iterator[tuple[str, str]]:
    for link in soup.select("main [href]"):
        target, place = urldefrag(urljoin(ROOT + address, str(link["href"])))
        if target.startswith(ROOT):
            yield unquote(target.removeprefix(ROOT)).partition("?")[0], place


def test_every_link_leads_to_what_is_there(built: Build, pages: dict[str, BeautifulSoup]) -> None:
    ids = {address: {str(element["id"]) for element in soup.select("[id]")} for address, soup in pages.items()}
    checked = 0
    for address, soup in pages.items():
        for target, place in links(address, soup):
            if target in pages:
                assert not place or unquote(place) in ids[target], (address, target, place)
            else:
                assert (built.site / target).is_file(), (address, target)
            checked += 1
    assert checked > 5000


def test_every_article_is_reached_from_the_lists_and_every_page_from_the_front(
    pages: dict[str, BeautifulSoup],
) -> None:
    of = {address: {target for target, _ in links(address, soup)} for address, soup in pages.items()}
    listing = {address for address in pages if address.startswith(("articles/", "months/"))}
    lists = {address for address in listing if address == "articles/" or address.startswith("months/")}
    reached = _reached("articles/", {address: of[address] & listing for address in lists})
    assert lists <= reached
    assert len([address for address in reached if re.fullmatch(r"articles/.+/", address)]) == ARTICLES
    footer = {address for address in pages if address.count("/") <= 1}
    assert _reached("", of | {"": of[""] | footer}) >= pages.keys()


def _reached(start: str, of: dict[str, set[str]]) -> set[str]:
    reached, edge = {start}, {start}
    while edge:
        edge = set().union(*(of.get(address, set()) for address in edge)) - reached
        reached |= edge
    return reached


def test_pages_of_a_list_name_each_other_and_themselves(pages: dict[str, BeautifulSoup]) -> None:
    checked = 0
    for address, soup in pages.items():
        assert soup.select_one("link[rel=canonical]")["href"] == ROOT + address
        for relation, back in (("prev", "next"), ("next", "prev")):
            for link in soup.select(f"head link[rel={relation}]"):
                other = str(link["href"]).removeprefix(ROOT)
                assert pages[other].select_one(f"head link[rel={back}]")["href"] == ROOT + address
                assert soup.select_one(f".brief-pager a[rel={relation}]")
                checked += 1
        for pager in soup.select(".brief-pager"):
            [current] = pager.select("[aria-current=page]")
            number = re.search(r"/(\d{1,3})/$", address)
            assert current.find(string=True, recursive=False).strip() == (number[1] if number else "1")
    assert checked > 50


def test_titles_and_descriptions_of_all_pages_differ(pages: dict[str, BeautifulSoup]) -> None:
    heads = {address: soup for address, soup in pages.items() if not re.fullmatch(r"articles/.+/|print/", address)}
    for found in (
        [soup.title.text for soup in heads.values()],
        [str(soup.select_one("meta[name=description]")["content"]) for soup in heads.values()],
    ):
        assert [text for text, count in Counter(found).items() if count > 1] == []
        assert all(15 <= len(text) <= 160 for text in found)
    assert heads["companies/alibaba/2/"].title.text == "Alibaba in the German press, page 2 – Press Briefing"
    assert heads["months/2019-05/"].h1.text == "May 2019"
    assert heads["months/2019-05/2/"].h1.text == "May 2019 page 2 of 2"


def test_the_list_says_that_it_has_the_newest_only_and_how_many_each_month_has(
    pages: dict[str, BeautifulSoup],
) -> None:
    soup = pages["articles/"]
    assert f"the newest 8 of {ARTICLES} articles; the filters are over these" in soup.select_one(".brief-part").text
    assert len(soup.select(".brief-overview > li")) == 8
    tallies = {link: link.find_next("span", class_="brief-provenance") for link in soup.select(".brief-months a")}
    months = {str(link["href"])[3:]: int(str(tally.find(string=True))) for link, tally in tallies.items()}
    assert sum(months.values()) == ARTICLES
    assert (months["months/2019-05/"], months["months/undated/"], months["months/2018/"]) == (16, 8, 8)
    for address, count in months.items():
        parts = [other for other in pages if re.fullmatch(rf"{address}(\d+/)?", other)]
        assert sum(len(pages[other].select(".brief-overview > li")) for other in parts) == count
    for facet in soup.select(".brief-facet"):
        assert len(facet.select("label")) <= 8
    assert soup.select(".brief-facet .brief-unknown")
    # There, a company's articles would be fewer than its page says.
    assert not pages["companies/alibaba/"].select('.brief-box a[href*="?company"]')


def test_the_feed_is_beside_the_first_page_of_an_entry(pages: dict[str, BeautifulSoup]) -> None:
    for address, count in (("companies/alibaba/", 2), ("companies/alibaba/2/", 0)):
        assert len(pages[address].select('head link[href="feed.xml"], head link[href="feed.json"]')) == count
        assert len(pages[address].select(".brief-subscribe a")) == count
    graph = json.loads(pages["companies/alibaba/2/"].select_one("script[type*=ld]").text)["@graph"]
    [thing] = [node for node in graph if "subjectOf" in node]
    assert thing["@id"] == f"{ROOT}companies/alibaba/#entry"
    assert len(thing["subjectOf"]) == len(pages["companies/alibaba/2/"].select(".brief-appearance"))


def test_the_catalogue_of_a_large_desk_keeps_its_schema(built: Build) -> None:
    entry = invariants.catalogue(built.site)
    assert entry["count"] == ARTICLES
    for part in entry["parts"]:
        invariants.check_catalogue(json.loads((built.site / part["url"][1:]).read_text(encoding="utf-8")))


def test_the_sitemap_of_a_large_site_is_an_index_of_several(built: Build, pages: dict[str, BeautifulSoup]) -> None:
    index = ElementTree.fromstring((built.site / "sitemap.xml").read_bytes())
    assert index.tag == f"{SPACE}sitemapindex"
    assert {child.tag for child in index} == {f"{SPACE}sitemap"}
    parts = [str(loc.text).removeprefix(ROOT) for loc in index.iter(f"{SPACE}loc")]
    assert len(parts) == len(set(parts)) > 3
    listed: list[str] = []
    for part in parts:
        tree = ElementTree.fromstring((built.site / part).read_bytes())
        assert tree.tag == f"{SPACE}urlset"
        found = [str(loc.text) for loc in tree.iter(f"{SPACE}loc")]
        assert 0 < len(found) <= 50
        listed += found
    assert sorted(listed) == sorted(ROOT + address for address in pages if address != "print/")


def test_a_sitemap_is_also_split_by_its_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    addresses = [f"https://example.org/{'a' * 60}/{number}?a&b" for number in range(40)]
    monkeypatch.setattr("briefing.exports.sitemap.MOST_BYTES", 1000)
    files = sitemap(addresses, "https://example.org/")
    assert len(files) > 4
    assert all(len(data) <= 1000 for path, data in files.items() if path != "sitemap.xml")
    found = [loc.text for path, data in files.items() if path != "sitemap.xml"
             for loc in ElementTree.fromstring(data).iter(f"{SPACE}loc")]  # fmt: skip
    assert found == addresses
    assert list(sitemap([], "https://example.org/")) == ["sitemap.xml"]


def test_a_small_desk_has_no_further_pages(site: Path) -> None:
    found = soups(site)
    assert not [soup for soup in found.values() if soup.select(".brief-pager, .brief-part, link[rel=next]")]
    assert not [address for address in found if re.match("(months|lists)/|(timeline|figures|initiatives)/.", address)]
    assert not [address for address in found if address.count("/") > 2]
    assert list(json.loads((site / "articles.json").read_text(encoding="utf-8"))) == ["articles"]
    assert not (site / "catalogue").exists()
    assert ElementTree.fromstring((site / "sitemap.xml").read_bytes()).tag == f"{SPACE}urlset"


# In a browser


@pytest.mark.browser
def test_a_reader_finds_an_old_article_by_its_month(built: Build, browser: Browser) -> None:
    server = serve(built.site)
    try:
        with visiting(
            browser, f"http://127.0.0.1:{server.server_port}/", viewport={"width": 360, "height": 800}
        ) as visit:
            page = visit.open("articles/")
            page.get_by_role("link", name="By month").click()
            page.locator(".brief-months").get_by_role("link", name="May 2019").click()
            expect(page.get_by_role("heading", level=1)).to_have_text("May 2019")
            page.get_by_role("link", name="Next page").click()
            expect(page.locator(".brief-overview > li")).to_have_count(8)
            for path in ("articles/", "months/2019-05/2/", "companies/alibaba/2/", "timeline/", "figures/2019/",
                         "initiatives/2/", "lists/companies/2/"):  # fmt: skip
                page = visit.open(path)
                assert page.evaluate("document.documentElement.scrollWidth") <= 360, path
                small = page.locator(".brief-pager a, .brief-years a, .brief-months a").evaluate_all(
                    "all => all.filter(a => Math.min(a.offsetHeight, a.offsetWidth) < 24).map(a => a.textContent)"
                )
                assert not small, path
    finally:
        server.shutdown()
