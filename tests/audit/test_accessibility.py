"""Axe on every kind of page and in every state a page can be put into, in light and dark, on phone and desktop."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from conftest import TOOLS
from playwright.sync_api import BrowserContext, Page, expect
from published import Published

AXE = TOOLS / "axe-core" / "axe.min.js"
RUN = Path(__file__).with_name("axe.js").read_text(encoding="utf-8")
PHONE, DESKTOP = 360, 1280


def states(page: Page, views: bool) -> Iterator[str]:
    """Put a page into one state after the other and say what each is; an article's views only where asked for."""
    # What is folded away is hidden from axe.
    page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true })")
    yield "as loaded, with all details open"
    for number in range(page.locator("dialog").count()):
        page.evaluate("n => document.querySelectorAll('dialog')[n].showModal()", number)
        yield f"with dialog {number + 1} open"
        page.evaluate("n => document.querySelectorAll('dialog')[n].close()", number)
    for kind in ("[popover]:not([popover=manual])", "[popover=manual]"):
        if page.locator(kind).count():
            page.evaluate("kind => document.querySelector(kind).showPopover()", kind)
            yield f"with {kind} open"
            page.evaluate("kind => document.querySelector(kind).hidePopover()", kind)
    folded = page.locator("main [aria-expanded=false]:visible")
    if folded.count():
        folded.first.click()
        yield "with what was folded shown"
    for button in page.locator(".brief-switch button[aria-pressed=false]").all() if views else ():
        name = button.inner_text()
        button.click()
        yield f"with the view {name}"


def searched(page: Page) -> None:
    """Search for something that every desk speaks of, and wait for the answer."""
    page.get_by_role("searchbox").fill("Handel")
    expect(page.locator(".brief-results-list a").first).to_be_visible()


def violations(page: Page, where: str) -> list[str]:
    found = page.evaluate(RUN)
    # Were axe to see nothing it would find nothing.
    assert {"html-has-lang", "document-title"} <= set(found["passed"]), where
    return [f"{where}: {line}" for line in found["lines"]]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [PHONE, DESKTOP])
def test_axe_finds_nothing(
    published: Published, window: Callable[..., BrowserContext], width: int, scheme: str
) -> None:
    context = window(width, scheme)
    context.add_init_script(path=AXE)
    page = context.new_page()
    found: list[str] = []
    for path in published.kinds:
        if path not in published.framed:
            continue
        page.goto(published.address + path)
        for state in states(page, views=path == published.article):
            found += violations(page, f"/{path} {state}")
    page.goto(published.address)
    searched(page)
    found += violations(page, "/ with search results")
    assert not found, "\n".join(found)


def test_axe_finds_nothing_where_there_is_no_frame(published: Published, window: Callable[..., BrowserContext]) -> None:
    # Such a page allows no script, not even the check's.
    context = window(DESKTOP, bypass_csp=True)
    context.add_init_script(path=AXE)
    page = context.new_page()
    found: list[str] = []
    for path in set(published.kinds) - set(published.framed):
        # A page that sends on at once is read without going on.
        page.set_content(published.source(path).replace('http-equiv="refresh"', 'name="refresh"'))
        page.add_script_tag(path=AXE)
        found += violations(page, f"/{path}")
    assert not found, "\n".join(found)
