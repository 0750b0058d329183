"""The site that is audited: the desk's articles, built and served below a path as GitHub Pages does, once for all."""

import json
import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext
from published import Published, extra_articles

from projects import ROOT, build, project
from server import listen, serve_below

TOOLS = Path(__file__).parent / "node_modules"
PREFIX = "/briefing/"
# The last two keep Chromium from calling home, which a machine may forbid.
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]


def installed() -> str | None:
    """The Chromium that is installed, if any; Playwright may have brought its own."""
    names = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome")
    return next(filter(None, map(shutil.which, names)), None)


@contextmanager
def publish(folder: Path, extra: dict[str, str]) -> Iterator[Published]:
    """Build what is on the desk, and some files more, for the address below a path at which it then is served."""
    root = project(folder / "project")
    shutil.rmtree(root / "seeds")
    shutil.copytree(ROOT / "seeds", root / "seeds")
    for name, content in extra.items():
        (root / "seeds" / name).write_text(content, encoding="utf-8")
    server = listen()
    address = f"http://127.0.0.1:{server.server_port}{PREFIX}"
    result = build(root, folder / "site", SITE_URL=address)
    assert result.status == 0, result.output
    serve_below(server, folder / "site", PREFIX)
    yield Published(folder / "site", address)
    server.shutdown()


@pytest.fixture(scope="session")
def published(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Published]:
    """The site, with an article in every state that the desk may lack."""
    with publish(tmp_path_factory.mktemp("audit"), extra_articles()) as site:
        yield site


@pytest.fixture(scope="session")
def site(published: Published) -> Path:
    return published.folder


@pytest.fixture(scope="session")
def address(published: Published) -> str:
    return published.address


@pytest.fixture
def window(browser: Browser) -> Iterator[Callable[..., BrowserContext]]:
    """Opens browser windows in which nothing moves: a width, light or dark."""
    opened: list[BrowserContext] = []

    def new(width: int, scheme: str = "light", **options: Any) -> BrowserContext:
        height = 780 if width < 768 else 900
        opened.append(
            browser.new_context(
                viewport={"width": width, "height": height},
                color_scheme=scheme,
                reduced_motion="reduce",
                **options,
            )
        )
        return opened[-1]

    yield new
    for context in opened:
        context.close()


@pytest.fixture(scope="session")
def java() -> str:
    """The Java that the checkers of HTML and EPUB run on."""
    found = shutil.which("java")
    assert found, "no Java found: the checkers of HTML and EPUB want one, as in apt-get install default-jre-headless"
    return found


@pytest.fixture(scope="session")
def nu(java: str) -> Callable[..., list[dict[str, Any]]]:
    """The Nu checker: its messages on files, as it words them in JSON."""

    def check(*arguments: str) -> list[dict[str, Any]]:
        jar = TOOLS / "vnu-jar" / "build" / "dist" / "vnu.jar"
        command = [java, "-Xss4m", "-jar", str(jar), "--format", "json", "--stdout", *arguments]
        run = subprocess.run(
            command, capture_output=True, text=True, check=False, env=os.environ | {"LC_ALL": "C.UTF-8"}
        )
        return list(json.loads(run.stdout)["messages"])

    return check
