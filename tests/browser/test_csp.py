"""The Content-Security-Policy of the pages: it stands on each, lets all of the site work, and nothing else run."""

import base64
import hashlib
import re
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from playwright.sync_api import Browser, Page, expect

from briefing.publishing.csp import content_security_policy
from hostile import hostile_site
from invariants import policies
from previews import PATIENCE, Preview, free_port
from projects import ARTICLE, build, project, swept, with_instant
from server import serve
from visits import Visit, visiting

ARTICLE_PAGE = "articles/alibaba-haier-goodaymart/"
KINDS = (
    "", "about/", "articles/", ARTICLE_PAGE, "companies/", "companies/alibaba/", "topics/logistics/", "initiatives/",
    "timeline/", "figures/", "glossary/", "print/", "imprint/", "404.html",
)  # fmt: skip
WATCH = """
    globalThis.violations = [];
    addEventListener("securitypolicyviolation", ({effectiveDirective, blockedURI}) =>
        violations.push(`${effectiveDirective} ${blockedURI}`));
"""
MOVED = {
    "a.txt": ARTICLE,
    "a.yml": "slug: new\nredirect_from: [old]\n",
    "b.txt": "Fort.\n",
    "b.yml": "withdrawn: Why\n",
}


def parsed(path: Path) -> BeautifulSoup:
    return BeautifulSoup(path.read_text(encoding="utf-8"), "html.parser")


def directives(text: str) -> dict[str, list[str]]:
    """A policy's sources by directive; a browser ignores a directive's second mention, so there may be none."""
    parts = [part.split() for part in text.split(";")]
    assert len({part[0] for part in parts}) == len(parts)
    return {name: sources for name, *sources in parts}


def source(content: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()}'"


@pytest.fixture(scope="module")
def moved(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site with a page that leads elsewhere, and one that says why there is no article."""
    folder = tmp_path_factory.mktemp("moved")
    result = build(project(folder / "project", MOVED), folder / "site")
    assert result.status == 0, result.output
    return result.site


def test_every_page_has_one_policy_before_all_that_it_is_about(site: Path, moved: Path) -> None:
    pages = [*site.rglob("*.html"), *moved.rglob("*.html")]
    assert {"404.html", "old/index.html", "articles/b/index.html"} <= {
        path.relative_to(root).as_posix() for path in pages for root in path.parents
    }
    for path in pages:
        soup = parsed(path)
        assert len(policies(soup)) == 1, path
        first = soup.find(["meta", "script", "style", "link", "title"])
        assert first.get("charset") == "utf-8", path
        assert first.find_next_sibling().get("http-equiv") == "Content-Security-Policy", path
        assert [meta["content"] for meta in soup.select("meta[name=referrer]")] == ["no-referrer"], path


def test_the_policy_is_strict(site: Path, moved: Path) -> None:
    for path in (site / "index.html", moved / "articles" / "old" / "index.html"):
        [text] = policies(parsed(path))
        allowed = directives(text)
        assert allowed["default-src"] == allowed["base-uri"] == allowed["form-action"] == ["'none'"]
        sources = {source for found in allowed.values() for source in found}
        assert not sources & {"'unsafe-inline'", "'unsafe-eval'", "'unsafe-hashes'", "'strict-dynamic'", "*"}
        # No other host.
        assert not [source for source in sources if source[0] != "'" and source != "data:"]
        assert [name for name, found in allowed.items() if "data:" in found] in ([], ["img-src"])


def test_pages_have_the_same_policy_and_hold_what_it_names(site: Path) -> None:
    pages = {path: parsed(path) for path in site.rglob("*.html")}
    [text] = {text for soup in pages.values() for text in policies(soup)}
    allowed = directives(text)
    for path, soup in pages.items():
        scripts = [one.string for one in soup.select("script:not([src]):not([type])")]
        assert [source(script) for script in scripts] == [one for one in allowed["script-src"] if "sha256" in one], path
        styles = [source(one.string) for one in soup.select("style")]
        assert styles == [one for one in allowed["style-src"] if "sha256" in one], path
        # Neither has a hash that would let it through.
        for element in soup.find_all(True):
            assert not [name for name in element.attrs if name == "style" or name.startswith("on")], (path, element)
            assert not str(element.get("href", "")).lower().startswith(("javascript:", "data:")), (path, element)


def test_a_script_from_an_article_is_not_in_the_policy(tmp_path: Path) -> None:
    """Even if a template forgot to escape: the policy is made before any article is in a page."""
    root = project(tmp_path / "project", {"a.txt": ARTICLE, "a.yml": "summary: <script>alert(1)</script>\n"})
    template = root / "hooks" / "theme" / "pages" / "article.html"
    template.write_text("{{ metadata.summary | safe }}" + template.read_text(encoding="utf-8"), encoding="utf-8")
    result = build(root, tmp_path / "site")
    assert result.status == 0, result.output
    soup = parsed(result.site / "articles" / "a" / "index.html")
    assert "alert(1)" in [script.string for script in soup.select("script")]
    [text] = policies(soup)
    assert "sha256" in text
    assert source("alert(1)") not in text


def test_every_inline_script_and_style_is_named_once() -> None:
    text = content_security_policy(
        "<script>a</script><script>b</script>\n<style>c</style><script>a</script><script src=d></script>"
    )
    assert directives(text)["script-src"] == ["'self'", "'wasm-unsafe-eval'", source("a"), source("b")]
    assert directives(text)["style-src"] == ["'self'", source("c")]


def test_the_redirects_of_a_hostile_desk_allow_nothing(tmp_path: Path) -> None:
    site = hostile_site(tmp_path, {"a.txt": ARTICLE, "a.yml": "redirect_from: [\"x' 'unsafe-inline\"]\n"})
    [html] = [file.make() for path, file in site.files.items() if path.endswith(".html")]
    [text] = policies(BeautifulSoup(html, "html.parser"))
    assert directives(text) == {
        "default-src": ["'none'"], "img-src": ["'self'"], "base-uri": ["'none'"], "form-action": ["'none'"],
    }  # fmt: skip


@pytest.fixture
def watched(browser: Browser, address: str) -> Iterator[Visit]:
    """A visit that notes on each page what the policy keeps from happening, and finds no complaint."""
    with visiting(browser, address) as visit:
        visit.page.context.add_init_script(WATCH)
        yield visit


def kept(page: Page) -> list[str]:
    return list(page.evaluate("violations"))


@pytest.mark.sweep
@pytest.mark.browser
def test_no_page_asks_for_what_its_policy_forbids(watched: Visit) -> None:
    for path in KINDS:
        page = watched.open(path)
        # The pictures of the other scheme and of paper are asked for only then.
        for media in ({"color_scheme": "dark"}, {"media": "print"}, {"media": "screen", "color_scheme": "light"}):
            page.emulate_media(**media)
        assert kept(page) == [], path
        assert not watched.complaints, path
        # It is in force, and the inline script before the page's text ran under it.
        assert page.evaluate("document.body.dataset.mdColorScheme") == "default"


@pytest.mark.browser
def test_a_page_that_leads_elsewhere_does_so(browser: Browser, moved: Path) -> None:
    server = serve(moved)
    with visiting(browser, f"http://127.0.0.1:{server.server_port}/") as visit:
        visit.page.goto(visit.address + "articles/old/")
        visit.page.wait_for_url("**/articles/new/")
        expect(visit.page.locator(".brief-reader")).to_be_visible()
    server.shutdown()


@pytest.mark.browser
def test_all_that_moves_works(watched: Visit) -> None:
    page = watched.open(ARTICLE_PAGE)
    page.get_by_role("button", name="Switch to dark mode").click()
    assert page.evaluate("document.body.dataset.mdColorScheme") == "slate"
    page.keyboard.press("2")
    page.locator("a.brief-term").first.focus()
    expect(page.locator(".brief-gloss:popover-open")).to_have_count(1)
    assert watched.search("Haier")[0] == "alibaba-haier-goodaymart"
    assert kept(page) == []
    watched.open("figures/")
    # What was chosen is there before anything is drawn: the inline script ran.
    assert page.evaluate("document.body.dataset.mdColorScheme") == "slate"
    page.get_by_role("columnheader", name="When").get_by_role("button").click()
    expect(page.get_by_role("columnheader", name="When")).to_have_attribute("aria-sort", "ascending")
    expect(page.locator("main svg").first).to_be_visible()
    assert kept(page) == []
    watched.open("articles/")
    box = page.locator(".brief-filters input[type=checkbox]").first
    box.evaluate("box => box.click()")
    page.wait_for_url("**/articles/?*")
    assert kept(page) == []


@pytest.mark.browser
def test_search_works_in_the_page_itself_where_there_are_no_workers(watched: Visit) -> None:
    watched.page.context.add_init_script("delete globalThis.Worker")
    page = watched.open("")
    assert watched.search("Haier")[0] == "alibaba-haier-goodaymart"
    assert page.workers == []
    assert kept(page) == []


INJECTED = {
    "an inline script": (
        "const one = document.createElement('script'); one.textContent = 'bitten = true'; document.body.append(one)",
        "script-src-elem inline",
    ),
    "a handler": (
        "document.body.insertAdjacentHTML('beforeend', '<svg onload=\"bitten = true\"></svg>')",
        "script-src-attr inline",
    ),
    "a link": (
        "document.body.insertAdjacentHTML('beforeend', '<a id=x href=\"javascript:bitten = true\">x</a>'); x.click()",
        "script-src-elem inline",
    ),
    "a script of another host": (
        "document.head.append(Object.assign(document.createElement('script'), {src: 'http://127.0.0.1:9/x.js'}))",
        "script-src-elem http://127.0.0.1:9/x.js",
    ),
    "a script as data": (
        "document.head.append(Object.assign(document.createElement('script'), {src: 'data:text/javascript,bitten=1'}))",
        "script-src-elem data",
    ),
    "code from text": ("setTimeout('bitten = true')", "script-src eval"),
    "a style": ("document.body.setAttribute('style', 'color: red')", "style-src-attr inline"),
    "a frame": (
        "document.body.append(Object.assign(document.createElement('iframe'), {src: 'http://127.0.0.1:9/'}))",
        "frame-src http://127.0.0.1:9",
    ),
    "a plug-in": (
        "document.body.append(Object.assign(document.createElement('object'), {data: 'about.swf'}))",
        "object-src ",
    ),
    "a base": (
        "document.head.append(Object.assign(document.createElement('base'), {href: 'http://127.0.0.1:9/'}))",
        "base-uri http://127.0.0.1:9",
    ),
    "a form": (
        "document.body.insertAdjacentHTML('beforeend', '<form id=x action=//127.0.0.1:9/></form>'); x.submit()",
        "form-action http://127.0.0.1:9",
    ),
    "a request": (
        "fetch('http://127.0.0.1:9/').catch(() => {})",
        "connect-src http://127.0.0.1:9",
    ),
    "a picture of another host": (
        "document.body.append(Object.assign(new Image(), {src: 'http://127.0.0.1:9/x.png'}))",
        "img-src http://127.0.0.1:9/x.png",
    ),
}  # fmt: skip


@pytest.mark.browser
@pytest.mark.parametrize("name", ["a link", *swept(*(name for name in INJECTED if name != "a link"))])
def test_what_is_injected_is_blocked(browser: Browser, address: str, name: str) -> None:
    script, expected = INJECTED[name]
    context = browser.new_context()
    context.add_init_script(WATCH)
    page = context.new_page()
    page.goto(address + ARTICLE_PAGE)
    # The page may not evaluate text, but the test may.
    page.evaluate(f"() => {{ {script} }}")
    # Not `wait_for_function`, which needs what the policy forbids.
    end = time.monotonic() + PATIENCE
    while not [one for one in kept(page) if one.startswith(expected)]:
        assert time.monotonic() < end, kept(page)
        page.wait_for_timeout(20)
    page.wait_for_timeout(50)
    assert page.evaluate("globalThis.bitten") is None
    assert page.evaluate("getComputedStyle(document.body).color") != "rgb(255, 0, 0)"
    assert page.evaluate("document.baseURI") == address + ARTICLE_PAGE
    context.close()


@pytest.mark.sweep
@pytest.mark.browser
def test_pages_that_are_swapped_live_under_the_first_ones_policy(
    browser: Browser, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("instant")
    root = with_instant(project(folder / "project"))
    (folder / "served").mkdir()
    server = serve(folder / "served")
    address = f"http://127.0.0.1:{server.server_port}/press/"
    result = build(root, folder / "served" / "press", SITE_URL=address)
    assert result.status == 0, result.output
    with visiting(browser, address) as visit:
        visit.page.context.add_init_script(WATCH)
        page = visit.open("")
        page.evaluate("globalThis.stays = true")
        for name, path in (("Figures", "figures/"), ("Timeline", "timeline/"), ("Articles", "articles/")):
            page.locator(".brief-pages a", has_text=name).click()
            page.wait_for_url(f"**/press/{path}")
            expect(page.locator("h1")).to_be_visible()
        page.locator(f'main a[href$="{ARTICLE_PAGE}"]').first.click()
        page.wait_for_url(f"**/press/{ARTICLE_PAGE}")
        expect(page.locator(".brief-switch")).to_be_visible()
        assert visit.search("Haier")[0] == "alibaba-haier-goodaymart"
        assert kept(page) == []
        assert page.evaluate("globalThis.stays") is True
    server.shutdown()
    assert len({text for path in result.site.rglob("*.html") for text in policies(parsed(path))}) == 1


@pytest.mark.browser
def test_a_preview_has_no_policy_and_reloads(browser: Browser, tmp_path: Path) -> None:
    preview = Preview(project(tmp_path / "project", {"a.txt": ARTICLE}), free_port())
    try:
        preview.wait_for(lambda: "brief-lead" in preview.page())
        [address] = re.findall(r"Serving on (http://127\.0\.0\.1:\d+/)", preview.output())
        page = browser.new_page()
        complaints: list[str] = []
        page.on("console", lambda message: complaints.append(message.text))
        page.goto(f"{address}articles/a/")
        assert page.locator("meta[http-equiv='Content-Security-Policy']").count() == 0
        expect(page.locator("h1")).to_have_text("Der Onlinehandel wächst")
        (preview.root / "seeds" / "a.yml").write_text("headline: {en: Online trade grows}\n")
        expect(page.locator("h1")).to_have_text("Online trade grows", timeout=PATIENCE * 1000)
        # What MkDocs' own script says is in order.
        assert "Enabled live reload" in complaints
        assert not [complaint for complaint in complaints if "Content Security Policy" in complaint]
        page.close()
    finally:
        preview.process.terminate()
        preview.process.wait(PATIENCE)
