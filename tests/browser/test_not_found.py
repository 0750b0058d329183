"""The page for addresses that do not exist: it says so, searches for the words of the address, and offers lists."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from playwright.sync_api import Browser, Page, expect

from projects import build, project
from server import listen, serve_below

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A host with the site below the path /press/."""
    folder = tmp_path_factory.mktemp("host")
    result = build(project(folder / "project"), folder / "host" / "press", SITE_URL="https://example.org/press/")
    assert result.status == 0, result.output
    return folder / "host"


@pytest.fixture(scope="module")
def host(root: Path) -> Iterator[str]:
    server = listen()
    serve_below(server, root / "press", "/press/")
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context()
    yield context.new_page()
    context.close()


def words(page: Page) -> str | None:
    return page.locator(".brief-search").get_attribute("data-query")


WORDS = {
    "articles/alibaba-haier/": "alibaba haier",
    "articles/alibaba-haier/article.json": "alibaba haier",
    "haier": "haier",
    "haier.html": "haier",
    "articles/jd-com_europe/index.html": "jd com europe",
    "companies/gr%C3%B6%C3%9Fe-%E9%A9%AC%E4%BA%91/": "größe 马云",
    "companies/gr%F6sse/": "gr sse",
    "articles/001_7cb4263ec4e62f10/": None,
    "articles/%3Cimg%20src=x%20onerror=alert(1)%3E/": "img src x onerror alert 1".removesuffix(" 1"),
    "one/two/three/four-five/": "two three four five",
    "articles/" + "-".join("abcdefghijkl"): "a b c d e f g h",
}


def test_the_words_of_the_address_are_searched(page: Page, host: str) -> None:
    complaints: list[str] = []
    page.on("pageerror", lambda error: complaints.append(str(error)))
    for address, expected in WORDS.items():
        assert page.goto(f"{host}press/{address}").status == 404
        page.wait_for_load_state("networkidle")
        offer = page.locator(".brief-missing-words")
        assert words(page) == expected, address
        if expected:
            expect(offer).to_have_text(f"Search the articles for “{expected}”")
        else:
            expect(offer).to_be_hidden()
        assert page.locator("main img").count() == 0, address
    assert not complaints


def test_the_words_are_there_before_the_search_begins(root: Path) -> None:
    soup = BeautifulSoup((root / "press" / "404.html").read_text(encoding="utf-8"), "html.parser")
    scripts = [script["src"] for script in soup.select("script[type=module]")]
    names = [source.rsplit("/", 1)[-1] for source in scripts]
    assert names.index("not-found.js") < names.index("search.js")
    # No other page loads it.
    assert "not-found.js" not in (root / "press" / "index.html").read_text(encoding="utf-8")


def test_the_offer_finds_the_article_that_was_meant(page: Page, host: str) -> None:
    page.goto(f"{host}press/articles/alibaba-haier/")
    page.locator(".brief-missing-words button").press("Enter")
    expect(page.get_by_role("searchbox")).to_have_value("alibaba haier")
    expect(page.get_by_role("searchbox")).to_be_focused()
    result = page.locator(".brief-results-list a").first
    expect(result).to_contain_text("Haier")
    result.click()
    page.wait_for_url("**/press/articles/alibaba-haier-goodaymart/**")


def test_it_is_of_help_without_scripts_at_any_depth(browser: Browser, host: str) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 320, "height": 700})
    page = context.new_page()
    page.goto(f"{host}press/a/b/c/d/")
    expect(page.locator("h1")).to_have_text("There is no page at this address")
    expect(page.locator(".brief-search")).to_be_hidden()
    expect(page.locator(".brief-missing-words")).to_be_hidden()
    assert page.evaluate("document.documentElement.scrollWidth") == 320
    assert page.evaluate("getComputedStyle(document.querySelector('h1')).fontFamily").startswith("Charter")
    links = page.locator("main a").evaluate_all("links => links.map(link => link.href)")
    assert len([link for link in links if link.startswith(f"{host}press/articles/")]) == 6
    assert f"{host}press/topics/logistics/" in links
    page.locator(".brief-missing a").first.click()
    expect(page.locator(".brief-article h1")).to_be_visible()
    context.close()


def test_a_desk_without_articles_has_the_page_too(tmp_path: Path) -> None:
    result = build(project(tmp_path / "project", {"a.txt": "Fort.\n", "a.yml": "withdrawn: Gone\n"}), tmp_path / "site")
    assert result.status == 0, result.output
    soup = BeautifulSoup((result.site / "404.html").read_text(encoding="utf-8"), "html.parser")
    assert soup.select_one('meta[name="robots"]')["content"] == "noindex"
    assert not soup.select("link[rel=canonical], main h2")


def test_what_articles_and_companies_are_called_does_not_become_markup(tmp_path: Path) -> None:
    hostile = "<script>alert(1)</script>"
    companies = f"companies:\n  - id: evil\n    name: {{en: '{hostile}', de: Evil}}\n    is: A firm.\n"
    seeds = {
        "a.txt": "Der Konzern Evil wächst.\n",
        "a.yml": f"origin: human\nheadline: {{en: '{hostile}'}}\n",
        "reference/companies.yml": companies,
    }
    result = build(project(tmp_path / "project", seeds), tmp_path / "site")
    assert result.status == 0, result.output
    soup = BeautifulSoup((result.site / "404.html").read_text(encoding="utf-8"), "html.parser")
    assert not [script for script in soup.select("main script") if script.text.startswith("alert")]
    assert [link.text for link in soup.select(".brief-missing a")].count(hostile) == 2
