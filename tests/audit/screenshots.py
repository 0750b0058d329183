"""Pictures of the site at four widths, light and dark: screenshots/article-both-1280-dark.png and so on.

The README's picture is one of them, cut to the first window. The site is built from the desk as it is.
"""

import argparse
import tempfile
from collections.abc import Iterator
from pathlib import Path

import conftest
from playwright.sync_api import Browser, Page, expect, sync_playwright
from published import Published

from projects import ROOT

WIDTHS = (360, 768, 1280, 1920)
SCHEMES = ("light", "dark")
README = ("article-both", 1280, "light")


def subjects(published: Published) -> dict[str, str]:
    """What pictures are taken of, and its address below the root; an article's views are chosen by their address."""
    article, company = published.article, published.company
    return {
        "home": "",
        "article-both": f"{article}?view=both",
        "article-english": f"{article}?view=en",
        "article-german": f"{article}?view=de",
        "company": company,
        "timeline": "timeline/",
        "figures": "figures/",
        "search": "",
        "404": "404.html",
    }


def take(page: Page, published: Published, name: str, path: str, target: Path) -> None:
    """Take one picture: the whole page, or of a search what the window shows."""
    page.goto(published.address + path)
    page.wait_for_load_state("networkidle")
    if name == "search":
        page.get_by_role("searchbox").fill("Logistik")
        expect(page.locator(".brief-results-list a").first).to_be_visible()
        page.wait_for_load_state("networkidle")
    page.screenshot(path=target, full_page=name != "search")


def take_all(published: Published, browser: Browser, folder: Path, only: str) -> Iterator[str]:
    """Take every picture whose name begins with `only`, and yield their names as they are done."""
    for scheme in SCHEMES:
        for width in WIDTHS:
            height = 780 if width < 768 else 900
            context = browser.new_context(
                viewport={"width": width, "height": height}, color_scheme=scheme, reduced_motion="reduce"
            )
            page = context.new_page()
            for name, path in subjects(published).items():
                picture = f"{name}-{width}-{scheme}.png"
                if picture.startswith(only):
                    take(page, published, name, path, folder / picture)
                    yield picture
                if (name, width, scheme) == README and not only:
                    page.screenshot(path=ROOT / ".github" / "screenshot.png")
                    yield "the README's picture, .github/screenshot.png"
            context.close()


def main() -> None:
    parser = argparse.ArgumentParser(prog="make screenshots", description=__doc__.partition("\n")[0])
    parser.add_argument(
        "--only", default="", help="only those whose names begin so, as article-both-1280; not the README's"
    )
    parser.add_argument("--out", type=Path, default=ROOT / "screenshots", help="the folder for them (screenshots/)")
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as temporary, sync_playwright() as playwright:
        print("building the site ...", flush=True)
        with conftest.publish(Path(temporary), {}) as published:
            browser = playwright.chromium.launch(executable_path=conftest.installed(), args=conftest.FLAGS)
            for done in take_all(published, browser, options.out, options.only):
                print(done, flush=True)
            browser.close()


if __name__ == "__main__":
    main()
