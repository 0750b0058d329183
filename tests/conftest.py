"""What several tests share: the site of the five articles, built once, served, and a real browser."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Error, sync_playwright

from projects import build, project
from server import serve
from visits import Visit, visiting

_NAMES = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome")
# The last two keep Chromium from calling home, which a test machine may forbid.
_FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the site of the five articles."""
    folder = tmp_path_factory.mktemp("five")
    result = build(project(folder / "project"), folder / "site")
    assert result.status == 0, result.output
    assert "WARNING" not in result.output
    return result.site


@pytest.fixture(scope="session")
def address(site: Path) -> Iterator[str]:
    """Where the site of the five articles is served."""
    server = serve(site)
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A real Chromium: one that is installed, else Playwright's own."""
    installed = next(filter(None, map(shutil.which, _NAMES)), None)
    with sync_playwright() as playwright:
        try:
            chromium = playwright.chromium.launch(executable_path=installed, args=_FLAGS)
        except Error:
            reason = "no Chromium found: install one with .venv/bin/playwright install chromium"
            if os.environ.get("REQUIRE_BROWSER"):
                pytest.fail(reason)
            pytest.skip(reason)
        yield chromium
        chromium.close()


@pytest.fixture
def visit(browser: Browser, address: str) -> Iterator[Visit]:
    """A visit to the site of the five articles."""
    with visiting(browser, address) as visit:
        yield visit
