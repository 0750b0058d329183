"""Whole projects for tests: a copy of this one with other seeds, built by the real MkDocs in a process of its own."""

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

ROOT = Path(__file__).parents[2]
TESTS = ROOT / "tests"
FIVE = TESTS / "cases" / "five"
"""The first five articles as they were when the tests were written; those in `seeds/` go on living."""

HAIER = "articles/alibaba-haier-goodaymart/"
"""The address of the longest of them."""

ARTICLE = """Der Onlinehandel wächst

Der Handel im Netz wächst weiter. Das sagte der Verband am Montag in Berlin.

Die Händler und die Kunden in Deutschland sind damit zufrieden. Die Kosten steigen.
"""


def searches(name: str, columns: int) -> list[tuple[str, ...]]:
    """Return the lines of a table of searches, with so many cells each."""
    lines = (TESTS / "cases" / "search" / name).read_text(encoding="utf-8").splitlines()
    cells = [line.split("\t") for line in lines if line and not line.startswith("#")]
    return [tuple([*found, *[""] * columns][:columns]) for found in cells]


@dataclass(frozen=True)
class Build:
    """How a build went."""

    status: int
    output: str
    site: Path


def project(folder: Path, seeds: dict[str, str | bytes] | None = None) -> Path:
    """Return a copy of the project in a folder, with the five articles or with the given files in their place."""
    for name in ("docs", "hooks"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "mkdocs.yml", folder)
    if seeds is None:
        shutil.copytree(FIVE, folder / "seeds")
    else:
        (folder / "seeds").mkdir()
        for name, content in seeds.items():
            data = content.encode() if isinstance(content, str) else content
            path = folder / "seeds" / name
            path.parent.mkdir(exist_ok=True)
            path.write_bytes(data)
    return folder


def with_instant(root: Path) -> Path:
    """Switch Material's `navigation.instant` on in a project."""
    configuration = root / "mkdocs.yml"
    text = configuration.read_text(encoding="utf-8")
    material = "  name: material\n"
    assert text.count(material) == 1
    configuration.write_text(text.replace(material, f"{material}  features: [navigation.instant]\n"), encoding="utf-8")
    return root


def made_up(root: Path) -> Path:
    """Return a project whose Makefile works at once: it shares this one's set-up."""
    project(root)
    shutil.copy(ROOT / "Makefile", root)
    (root / "requirements.txt").touch()
    python = root / ".venv" / "bin" / "python"
    python.parent.mkdir(parents=True)
    python.write_text(f'#!/bin/sh\nPYTHONPATH={root / "hooks"} exec {ROOT / ".venv" / "bin" / "python"} "$@"\n')
    python.chmod(0o755)
    (root / ".venv" / "site").touch()
    return root


def make(root: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run make."""
    return subprocess.run(["make", *arguments], cwd=root, env=typed(), capture_output=True, text=True, check=False)


def typed() -> dict[str, str]:
    """Return the environment of a command as somebody types it."""
    # The tests themselves may run below `make test`, which tells its children so.
    return {name: value for name, value in os.environ.items() if name not in ("MAKEFLAGS", "MAKELEVEL", "MFLAGS")}


def build(root: Path, site: Path, *before: str, program: str = "mkdocs", **environment: str) -> Build:
    """Build a project strictly; `before` goes in front of the command."""
    command = [*before, sys.executable, "-m", program, "build", "--strict", "--site-dir", str(site)]
    variables = os.environ | {"SOURCE_DATE_EPOCH": "1577836800", "NO_MKDOCS_2_WARNING": "1"} | environment
    run = subprocess.run(command, cwd=root, env=variables, capture_output=True, text=True, check=False)
    return Build(run.returncode, run.stdout + run.stderr, site)


def page(site: Path, address: str) -> BeautifulSoup:
    """Return a page of a built site."""
    return BeautifulSoup((site / address / "index.html").read_text(encoding="utf-8"), "html.parser")


def files(folder: Path) -> dict[str, bytes]:
    """Return every file below a folder by its path in it."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def swept(*cases: object) -> list[object]:
    """Return cases of a test that only `make sweeps` tries."""
    return [pytest.param(*(case if isinstance(case, tuple) else (case,)), marks=pytest.mark.sweep) for case in cases]


Limits = Mapping[str, Mapping[str, int]]
"""Constants by their names, by the modules that have them: `{"exports.feeds": {"NEWEST": 5}}`."""


def set_limits(patch: pytest.MonkeyPatch, limits: Limits) -> None:
    """Make other limits hold, so that a few articles are many."""
    for module, values in limits.items():
        for name, value in values.items():
            patch.setattr(f"briefing.{module}.{name}", value)
