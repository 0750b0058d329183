"""A reader's visit to a site in a real browser, which is to find nothing wrong there."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Page

_ANSWERED = """(list, query) => new Promise((resolve, reject) => {
  setTimeout(reject, 30_000, `no answer to ${query}`);
  const links = () => Array.from(list.querySelectorAll("a"), ({ href }) => href);
  const answer = () => list.dataset.query === query && resolve(links());
  new MutationObserver(answer).observe(list, { attributes: true });
  answer();
})"""
_ASKED = """async ([queries, root]) => {
  const script = (name) => import(new URL(`assets/scripts/search/${name}.js`, root));
  const [{ open }, { resultItem }] = await Promise.all([script("find"), script("results")]);
  const { find } = await open(root, "tests");
  const german = (link) => Array.from(link.querySelectorAll(".brief-hit [lang=de]"), ({ textContent }) => textContent);
  const answers = [];
  for (const query of queries) {
    const links = (await find(query, [], false)).results.map((result) => resultItem(result, root).firstChild);
    answers.push(links.map((link) => [link.href, german(link)]));
  }
  return answers;
}"""


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
        links = self.page.locator(".brief-results-list").evaluate(_ANSWERED, words.strip())
        self.page.get_by_role("searchbox").fill("")
        self.page.locator(".brief-results").wait_for(state="hidden")
        return [link.removeprefix(self.address) for link in links]

    def answers(self, queries: list[str]) -> list[list[tuple[str, list[str]]]]:
        """What many searches find, asked of the page's own scripts: each result's address and the German it shows."""
        found = self.page.evaluate(_ASKED, [queries, self.address])
        return [[(link.removeprefix(self.address).split("#")[0], german) for link, german in one] for one in found]


@contextmanager
def visiting(browser: Browser, address: str, **window: Any) -> Iterator[Visit]:
    """Visit a site in a window of its own; at the end nothing may have gone wrong, nor another host been asked."""
    context = browser.new_context(**{"viewport": {"width": 1280, "height": 900}} | window)
    visit = Visit(context, address)
    yield visit
    context.close()
    assert not visit.complaints
    assert not [url for url in visit.requests if not url.startswith(address)]
