"""Lighthouse's mobile preset, median of five, and what a first visit transfers and moves."""

import json
import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from statistics import median
from typing import Any
from urllib.parse import urlsplit

import pytest
from conftest import installed
from playwright.sync_api import Browser, BrowserContext
from published import Published

RUNS = 5
LEAST = {"performance": 98, "accessibility": 100, "best-practices": 100, "seo": 100}


def measured(published: Published) -> dict[str, str]:
    """One page of each kind that is measured: what it is, and its address."""
    return {"home": "", "article": published.article, "entity": published.company, "timeline": "timeline/"}


def lighthouse(addresses: list[str], browser: Browser) -> list[dict[str, Any]]:
    """Return what Lighthouse says of each address, in order."""
    node = shutil.which("node")
    assert node, "no node found: Lighthouse wants version 18.20 or newer, as in apt-get install nodejs npm"
    script = Path(__file__).with_name("lighthouse.js")
    run = subprocess.run(
        [node, str(script)],
        input="\n".join(addresses),
        env=os.environ | {"CHROME_PATH": installed() or browser.browser_type.executable_path},
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    return [json.loads(line) for line in run.stdout.splitlines()]


def test_lighthouse(published: Published, browser: Browser, capsys: pytest.CaptureFixture[str]) -> None:
    pages = measured(published)
    results = lighthouse([published.address + page for page in pages.values()] * RUNS, browser)
    table = [" ".join(f"{title:>15}" for title in ("", *LEAST, "layout shift"))]
    wrong = []
    for number, (kind, page) in enumerate(pages.items()):
        runs = results[number :: len(pages)]
        assert not [run["error"] for run in runs if run["error"]]
        scores = {category: round(median(run["scores"][category] for run in runs)) for category in LEAST}
        shift = median(run["shift"] for run in runs)
        table.append(" ".join(f"{cell:>15}" for cell in (kind, *scores.values(), f"{shift:.4f}")))
        low = [
            f"{category} {scores[category]} < {least}" for category, least in LEAST.items() if scores[category] < least
        ]
        low += [f"layout shift {shift:.4f}"] if shift >= 0.02 else []
        if low:
            notes = sorted({note for run in runs for note in run["failed"]})
            wrong.append(f"{kind} (/{page}): {', '.join(low)}\n    " + "\n    ".join(notes))
    with capsys.disabled():
        print("\n" + "\n".join(table))
    assert not wrong, "\n".join(wrong)


def test_a_first_visit_to_an_article_is_small(
    published: Published, window: Callable[..., BrowserContext], capsys: pytest.CaptureFixture[str]
) -> None:
    page = window(360).new_page()
    client = page.context.new_cdp_session(page)
    client.send("Network.enable")
    urls: dict[str, str] = {}
    sizes: dict[str, int] = {}
    client.on("Network.responseReceived", lambda event: urls.update({event["requestId"]: event["response"]["url"]}))
    # Headers and body, as they came over the wire.
    client.on("Network.loadingFinished", lambda event: sizes.update({event["requestId"]: event["encodedDataLength"]}))
    page.goto(published.whole(published.article))
    page.wait_for_load_state("networkidle")
    by_path = {urlsplit(url).path: sizes.get(key, 0) for key, url in urls.items()}
    own = {path: size for path, size in by_path.items() if "/assets/scripts/" in path or "/assets/styles/" in path}
    with capsys.disabled():
        print(f"\nfirst visit to an article: {sum(by_path.values()):,} bytes, of them ours: {sum(own.values()):,}")
    assert len(by_path) > 3
    assert own
    assert sum(by_path.values()) <= 200_000, by_path
    assert sum(own.values()) <= 40_000, own


@pytest.mark.parametrize("width", [360, 1280])
def test_nothing_moves_while_a_page_loads(
    published: Published, window: Callable[..., BrowserContext], width: int
) -> None:
    context = window(width)
    context.add_init_script(
        "window.shifted = 0; new PerformanceObserver(all => all.getEntries().forEach(one => { shifted += one.value }))"
        ".observe({ type: 'layout-shift', buffered: true })"
    )
    page = context.new_page()
    moved = []
    for path in published.kinds:
        if path in published.framed:
            page.goto(published.address + path)
            page.wait_for_load_state("networkidle")
            shifted = page.evaluate("shifted")
            moved += [f"/{path}: {shifted:.4f}"] if shifted >= 0.02 else []
    assert not moved, "\n".join(moved)
