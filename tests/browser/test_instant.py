"""With Material's `navigation.instant`, which swaps pages without loading them, and below a sub-path."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

from projects import build, project, with_instant
from server import serve
from visits import Visit, visiting

pytestmark = pytest.mark.browser

FIRST, SECOND = "articles/jd-com-europe-entry/", "articles/alibaba-haier-goodaymart/"


@pytest.fixture(scope="module")
def instant(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("instant")
    root = with_instant(project(folder / "project"))
    (folder / "served").mkdir()
    server = serve(folder / "served")
    address = f"http://127.0.0.1:{server.server_port}/briefing/"
    # The theme only swaps pages that lie below the site's address.
    result = build(root, folder / "served" / "briefing", SITE_URL=address)
    assert result.status == 0, result.output
    yield address
    server.shutdown()


@pytest.fixture
def visit(browser: Browser, instant: str) -> Iterator[Visit]:
    with visiting(browser, instant) as visit:
        yield visit


def _is_same_document(visit: Visit) -> bool:
    return bool(visit.page.evaluate("window.stays === true"))


def test_the_reader_works_on_every_page_that_comes(visit: Visit) -> None:
    page = visit.open("")
    page.evaluate("window.stays = true")
    for path in (FIRST, SECOND):
        page.locator(f'a[href$="{path}"]').first.click()
        page.wait_for_url(f"**/{path}")
        expect(page.locator(".brief-switch")).to_be_visible()
        for key, name in (("1", "English"), ("3", "Deutsch"), ("2", "Both")):
            page.keyboard.press(key)
            expect(page.get_by_role("button", name=name)).to_have_attribute("aria-pressed", "true")
        page.get_by_role("button", name="English").click()
        assert page.url == f"{visit.address}{path}?view=en"
        page.evaluate("scrollTo(0, 0)")
        # A step is one step: no listener is doubled.
        english = page.locator('.brief-pair > [lang="en"]')
        page.keyboard.press("j")
        at = page.evaluate(
            "[...document.querySelectorAll('.brief-pair')].indexOf(document.activeElement.parentElement)"
        )
        page.keyboard.press("j")
        expect(english.nth(at + 1)).to_be_focused()
        page.keyboard.press("k")
        expect(english.nth(at)).to_be_focused()
        page.keyboard.press("Enter")
        expect(page.locator(".brief-actions")).to_have_count(1)
        page.keyboard.press("Escape")
        expect(page.locator(".brief-actions")).to_have_count(0)
        page.get_by_role("button", name="Figures").click()
        pressed = page.get_by_role("button", name="Figures").get_attribute("aria-pressed")
        assert pressed == ("true" if path == FIRST else "false")
        page.keyboard.press("2")
        page.locator("a.brief-term").first.focus()
        expect(page.locator(".brief-gloss:popover-open")).to_have_count(1)
        if path == FIRST:
            page.locator(".brief-name").click()
            page.wait_for_url(visit.address)
            expect(page.locator(".brief-card").first).to_be_visible()
    assert _is_same_document(visit)
    page.go_back()
    page.wait_for_url(visit.address)
    page.go_back()
    page.wait_for_url(f"**/{FIRST}?view=both")
    expect(page.get_by_role("button", name="Both")).to_have_attribute("aria-pressed", "true")
    page.keyboard.press("3")
    expect(page.get_by_role("button", name="Deutsch")).to_have_attribute("aria-pressed", "true")
    assert _is_same_document(visit)


def test_a_link_to_a_sentence_opens_at_it(visit: Visit) -> None:
    page = visit.open(SECOND)
    page.evaluate("window.stays = true; document.querySelector('.brief-reader').dataset.first = ''")
    page.keyboard.press("1")
    # The theme's script fetches the page anew for the first link on it, and on a slow connection forgets the link.
    page.route(f"**/{SECOND}", lambda route: (page.wait_for_timeout(600), route.continue_()))
    # On the same page, again and again.
    point = page.locator(".brief-key-points a").first
    for _ in range(2):
        point.click()
        expect(page.locator("[data-first]")).to_have_count(0)
        expect(page.locator(":target")).to_be_focused()
        expect(page.locator(":target")).to_be_in_viewport()
        page.evaluate("scrollTo(0, 0)")
    # From another page.
    page.locator('.brief-block [lang="en"] a', has_text="ShopRunner").first.click()
    page.wait_for_url("**/companies/shoprunner/")
    page.locator(".brief-said a", has_text="206 Millionen US-Dollar kosten lassen").first.press("Enter")
    page.wait_for_url("**/articles/alibaba-shoprunner-alliance/#s-*")
    sentence = page.locator(f"[id='{page.url.split('#')[1]}']")
    expect(sentence).to_be_focused()
    expect(sentence).to_be_in_viewport()
    page.wait_for_timeout(300)
    expect(sentence).to_be_in_viewport()
    assert _is_same_document(visit)


def test_the_header_says_where_one_is_and_tables_sort(visit: Visit) -> None:
    page = visit.open("glossary/")
    page.evaluate("window.stays = true")
    current = page.locator(".brief-pages [aria-current]")
    expect(current).to_have_text("Glossary")
    for _ in range(2):
        page.locator(".brief-pages a", has_text="Figures").click()
        page.wait_for_url("**/figures/")
        expect(current).to_have_text("Figures")
        when = page.get_by_role("columnheader", name="When")
        expect(when.get_by_role("button")).to_have_count(1)
        when.get_by_role("button").click()
        expect(when).to_have_attribute("aria-sort", "ascending")
        when.get_by_role("button").click()
        expect(when).to_have_attribute("aria-sort", "descending")
        page.locator(".brief-pages a", has_text="Articles").click()
        page.wait_for_url("**/articles/")
        expect(current).to_have_text("Articles")
    page.locator(".brief-card a, .md-content a[href*='articles/']").first.click()
    page.wait_for_url("**/articles/*/")
    expect(current).to_have_count(0)
    assert _is_same_document(visit)


def test_single_keys_stay_switched_off_across_pages(visit: Visit) -> None:
    page = visit.open("about/")
    page.evaluate("window.stays = true")
    page.get_by_role("checkbox", name="Single keys are shortcuts").uncheck()
    page.locator(".brief-name").click()
    page.wait_for_url(visit.address)
    page.locator(f'a[href$="{FIRST}"]').first.click()
    page.wait_for_url(f"**/{FIRST}")
    page.keyboard.press("1")
    expect(page.get_by_role("button", name="Both")).to_have_attribute("aria-pressed", "true")
    page.get_by_role("button", name="Help").click()
    expect(page.get_by_role("checkbox", name="Single keys are shortcuts")).not_to_be_checked()
    assert _is_same_document(visit)
