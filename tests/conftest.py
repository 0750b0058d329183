"""What several tests share: the site of the five articles, built once, served, and a real browser."""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import filelock
import pytest
from hypothesis import settings
from playwright.sync_api import Browser, Error, sync_playwright

from projects import build, project
from server import serve
from visits import Visit, visiting

settings.register_profile("sweep")
_NAMES = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome")
# The last two keep Chromium from calling home, which a test machine may forbid.
_FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]


Shared = Callable[[str, Callable[[Path], object]], Path]


@pytest.fixture(scope="session")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Shared:
    """What makes a folder once in a run, whichever process of the tests asks first."""
    root = tmp_path_factory.getbasetemp()
    root = root.parent if "PYTEST_XDIST_WORKER" in os.environ else root

    def folder(name: str, make: Callable[[Path], object]) -> Path:
        path, made = root / name, root / f"{name}.made"
        with filelock.FileLock(root / f"{name}.lock"):
            if not made.exists():
                path.mkdir()
                make(path)
                made.touch()
        return path

    return folder


@pytest.fixture(scope="session")
def site(shared: Shared) -> Path:
    """The folder of the site of the five articles."""

    def make(folder: Path) -> None:
        result = build(project(folder / "project"), folder / "site")
        assert result.status == 0, result.output
        assert "WARNING" not in result.output

    return shared("five", make) / "site"


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
