"""The preview as an editor and a developer use it: a real server, real changes."""

import fcntl
import json
import os
import pty
import re
import signal
import socket
import subprocess
import sys
import termios
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from previews import PATIENCE, Preview, free_port
from projects import files, project


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return project(tmp_path / "project")


@pytest.fixture
def start(root: Path) -> Iterator[Callable[[int], Preview]]:
    started: list[Preview] = []

    def start(port: int) -> Preview:
        started.append(Preview(root, port))
        return started[-1]

    yield start
    for preview in started:
        preview.process.terminate()
        try:
            preview.process.wait(PATIENCE)
        finally:
            preview.process.kill()


@pytest.fixture
def preview(start: Callable[[int], Preview]) -> Preview:
    return start(free_port())


def test_changes_show_and_a_broken_desk_does_not_stop_it(preview: Preview) -> None:
    preview.wait_for(lambda: preview.page().count('class="brief-card"') == 4)
    sidecar = preview.root / "seeds" / "000_b03bb339b443b4dc.yml"
    good = sidecar.read_text()
    sidecar.write_text(good.replace("JD.com plans its move", "JD.com considers its move"))
    preview.wait_for(lambda: "JD.com considers its move" in preview.page())

    sidecar.write_text("outlett: X\n" + good)
    complaint = "seeds/000_b03bb339b443b4dc.yml:1: unknown key &#39;outlett&#39; - did you mean &#39;outlet&#39;?"
    preview.wait_for(lambda: complaint in preview.page())
    assert "JD.com considers its move" in preview.page()

    sidecar.write_text(good)
    preview.wait_for(lambda: "JD.com plans its move" in preview.page())
    assert "outlett" not in preview.page()


def test_what_is_gone_from_the_desk_is_gone_from_it(preview: Preview) -> None:
    preview.wait_for(lambda: "brief-lead" in preview.page())
    new = preview.root / "seeds" / "new.txt"
    new.write_text("Der Handel wächst\n\nDer Handel in Deutschland wächst in diesem Jahr nicht mehr so schnell.\n")
    preview.wait_for(lambda: "wächst" in preview.page("articles/new/"))
    assert "wächst" in preview.page("articles/new/article.json")
    new.unlink()
    preview.wait_for(lambda: "articles/new/" not in preview.page())
    assert not preview.page("articles/new/")
    assert not preview.page("articles/new/article.json")
    # What had been made before is still there.
    assert "JD.com" in preview.page("articles/jd-com-europe-entry/original.txt")


BUILDS = '''
"""Builds as `mkdocs serve --dirty` does, into one folder, before and after each change; names what each build wrote."""
import json
import logging
import os
import sys
from pathlib import Path

from mkdocs.commands.build import build
from mkdocs.config import load_config

site, changes = Path(sys.argv[1]), json.loads(sys.argv[2])
logging.basicConfig(level="WARNING")
started = False
for path, old, new in [("mkdocs.yml", "", ""), *changes]:
    text = Path(path).read_text()
    assert old in text, path
    Path(path).write_text(text.replace(old, new))
    # Whatever is written, is newer than this.
    for page in site.rglob("*.html"):
        os.utime(page, (0, 0))
    config = load_config(site_dir=str(site), strict=True)
    events = config.hooks["hooks/mkdocs_events.py"]
    events._finish_later = lambda *made: None
    if not started:
        config.plugins.on_startup(command="serve", dirty=True)
        started = True
    build(config, serve_url="http://127.0.0.1:8000/", dirty=True)
    print(json.dumps([str(page.relative_to(site)) for page in site.rglob("*.html") if page.stat().st_mtime]))
'''


def previewed(root: Path, site: Path, *changes: tuple[str, str, str]) -> list[set[str]]:
    """Return the pages that each build of a preview wrote, the first and that after each change."""
    environment = {"PYTHONPATH": str(root / "hooks"), "SOURCE_DATE_EPOCH": "1577836800", "PATH": "/usr/bin:/bin"}
    command = [sys.executable, "-c", BUILDS, str(site), json.dumps(changes)]
    run = subprocess.run(command, cwd=root, env=environment, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr
    assert "dirty" not in run.stderr
    return [set(json.loads(line)) for line in run.stdout.splitlines()]


def test_what_builds_leave_is_what_one_build_would_make(root: Path, tmp_path: Path) -> None:
    sidecar, page = "seeds/000_b03bb339b443b4dc.yml", "articles/jd-com-europe-entry/index.html"
    companies = "seeds/reference/companies.yml"
    all_pages, edited, renamed, same, _ = previewed(
        root,
        tmp_path / "often",
        (sidecar, "JD.com plans its move", "JD.com considers its move"),
        # Of each page, what the theme makes around it.
        ("mkdocs.yml", "- Glossary: glossary.md", "- Words: glossary.md"),
        ("mkdocs.yml", "- Words:", "- Words:"),
        # A page less.
        (companies, "name: Zalando\n", "name: Zolando\n"),
    )
    assert page in edited < all_pages == renamed
    # Pages written by hand are made each time: their lists may have changed.
    assert not [path for path in same if path.count("/") > 1]
    assert not (tmp_path / "often" / "companies" / "zalando").exists()
    previewed(root, tmp_path / "once")
    assert files(tmp_path / "often") == files(tmp_path / "once")


def test_a_broken_template_shows_like_a_broken_file(preview: Preview) -> None:
    article = "articles/jd-com-europe-entry/"
    preview.wait_for(lambda: "brief-reader" in preview.page(article))
    for folder, name, broken in (
        ("pages", "article.html", "{% if %}"),
        ("pages", "article.html", "{{ nothing.of.the.kind }}"),
        ("overrides", "main.html", "{% block %}"),
    ):
        template = preview.root / "hooks" / "theme" / folder / name
        good = template.read_text()
        template.write_text(broken + good)
        complaint = f"hooks/theme/{folder}/{name}:1: broken template"
        for path in ("", article):
            preview.wait_for(lambda path=path, complaint=complaint: complaint in preview.page(path))
        assert "brief-reader" in preview.page(article)
        template.write_text(good)
        preview.wait_for(lambda: "brief-problems" not in preview.page(article))


def test_the_program_is_loaded_anew_when_it_changes(preview: Preview) -> None:
    preview.wait_for(lambda: "date not stated" not in preview.page() and "(inferred)" in preview.page())
    wording = preview.root / "hooks" / "briefing" / "pages" / "wording" / "sources.py"
    wording.write_text(wording.read_text().replace("(inferred)", "(as we infer)"))
    preview.wait_for(lambda: "(as we infer)" in preview.page())
    assert "The program has changed: starting anew." in preview.output()


def test_it_starts_once_what_kept_it_from_starting_is_mended(root: Path, start: Callable[[int], Preview]) -> None:
    empty = root / "seeds" / "new.txt"
    empty.write_text("")
    preview = start(free_port())
    preview.wait_for(lambda: "Mend what is named above and save" in preview.output())
    assert "seeds/new.txt: the file is empty - paste the article into it, or delete it" in preview.output()
    empty.unlink()
    preview.wait_for(lambda: "brief-lead" in preview.page())


def test_a_busy_port_is_named_and_the_next_free_one_taken(start: Callable[[int], Preview]) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        busy = server.getsockname()[1]
        preview = start(busy)
        preview.wait_for(lambda: "brief-lead" in preview.page())
        taken = int(re.findall(r"Serving on http://127\.0\.0\.1:(\d+)/", preview.output())[0])
        assert taken > busy
        assert f"Port {busy} is busy, taking {taken}." in preview.output()


@pytest.mark.parametrize("by", [signal.SIGINT, signal.SIGTERM])
def test_it_ends_with_all_that_it_started(preview: Preview, by: signal.Signals) -> None:
    preview.wait_for(lambda: "brief-lead" in preview.page())
    preview.process.send_signal(by)
    assert preview.process.wait(PATIENCE) == 0
    assert preview.page() == ""


def test_ctrl_c_in_a_terminal_ends_it(root: Path) -> None:
    leader, follower = pty.openpty()
    command = [sys.executable, "-m", "briefing", "serve", "--port", str(free_port())]
    environment = {"PYTHONPATH": str(root / "hooks"), "PATH": "/usr/bin:/bin"}
    process = subprocess.Popen(
        command,
        cwd=root,
        env=environment,
        stdin=follower,
        stdout=follower,
        stderr=follower,
        start_new_session=True,
        preexec_fn=lambda: fcntl.ioctl(follower, termios.TIOCSCTTY, 0),
    )
    try:
        shown = b""
        while b"Serving on" not in shown:
            shown += os.read(leader, 4096)
        os.write(leader, b"\x03")
        assert process.wait(PATIENCE) == 0
    finally:
        process.kill()
