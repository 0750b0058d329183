"""A reader's visit to a site in a real browser, which is to find nothing wrong there."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Page, expect


class Visit:
    """A tab on the site that remembers what went wrong and who was asked for anything."""

    def __init__(self, context: BrowserContext, address: str) -> None:
        self.address = address
        self.requests: list[str] = []
        self.complaints: list[str] = []
        self.page: Page = context.new_page()
        self.page.on("request", lambda request: self.requests.append(request.url))
        self.page.on("console", lambda message: self.complaints.append(message.text))
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))

    def open(self, path: str) -> Page:
        self.page.goto(self.address + path)
        self.page.wait_for_load_state("networkidle")
        return self.page

    def search(self, words: str) -> list[str]:
        """The addresses of the articles that a search finds, in order, below the root and without the place."""
        found = [link for link in self.results(words) if link.startswith("articles/")]
        return [link.removeprefix("articles/").split("/")[0] for link in found]

    def results(self, words: str) -> list[str]:
        """The addresses of everything that a search finds, in order, below the root."""
        self.page.get_by_role("searchbox").fill(words)
        answer = self.page.locator(".brief-results-list")
        expect(answer).to_have_attribute("data-query", words.strip())
        links = answer.locator("a").evaluate_all("links => links.map(link => link.href)")
        self.page.get_by_role("searchbox").fill("")
        expect(self.page.locator(".brief-results")).to_be_hidden()
        return [link.removeprefix(self.address) for link in links]


@contextmanager
def visiting(browser: Browser, address: str, **window: Any) -> Iterator[Visit]:
    """Visit a site in a window of its own; at the end nothing may have gone wrong, nor another host been asked."""
    context = browser.new_context(**{"viewport": {"width": 1280, "height": 900}} | window)
    visit = Visit(context, address)
    yield visit
    context.close()
    assert not visit.complaints
    assert not [url for url in visit.requests if not url.startswith(address)]
