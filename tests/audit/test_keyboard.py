"""Every kind of page by the Tab key alone, as somebody without a mouse goes through it."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, expect
from published import Published

SCRIPT = Path(__file__).with_name("keyboard.js").read_text(encoding="utf-8")


@pytest.mark.parametrize("width", [360, 1280])
def test_tab_reaches_everything_in_order_and_shows_where_it_is(
    published: Published, window: Callable[..., BrowserContext], width: int
) -> None:
    page = window(width).new_page()
    found: list[str] = []
    for path in published.kinds:
        if path not in published.framed:
            continue
        page.goto(published.address + path)
        page.evaluate(SCRIPT)
        stops = page.evaluate("audit.stops")
        assert stops > 5, path
        for _ in range(stops):
            page.keyboard.press("Tab")
        found += [f"/{path}: {line}" for line in page.evaluate("audit.found()")]
    assert not found, "\n".join(found[:60])


def test_light_and_dark_are_a_key_away(published: Published, window: Callable[..., BrowserContext]) -> None:
    page = window(1280).new_page()
    page.goto(published.address)
    page.get_by_role("button", name="Switch to dark mode").focus()
    page.keyboard.press("Enter")
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    page.keyboard.press("Enter")
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "default")
