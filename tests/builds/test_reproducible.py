"""The same desk gives the same bytes, wherever, whenever and by whomever the site is built."""

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from projects import Build, build, files, project

SHUFFLED = """
import os, random
def shuffled(ask):
    def call(*arguments):
        with_close = ask(*arguments)
        found = sorted(with_close, key=lambda entry: getattr(entry, "name", entry))
        random.Random(os.environ["ORDER"]).shuffle(found)
        return found if isinstance(with_close, list) else Listing(found)
    return call
class Listing(list):
    def __enter__(self): return iter(self)
    def __exit__(self, *_): pass
    def close(self): pass
    def __iter__(self): self.left = list.__iter__(self); return self
    def __next__(self): return next(self.left)
os.listdir, os.scandir = shuffled(os.listdir), shuffled(os.scandir)
"""
"""Lists every folder in an order that depends on ORDER, as file systems do in theirs."""


@dataclass(frozen=True)
class Surroundings:
    """Where and how a site is built."""

    folder: str
    locale: str
    variables: Mapping[str, str] = field(default_factory=dict)
    without: tuple[str, ...] = ()
    """Variables that are not set at all."""
    umask: int = 0o022
    one_core: bool = False
    in_memory: bool = False
    """Whether the site is on another file system, where there is one."""


ELSEWHERE = [
    Surroundings(
        "Ein Ordner mit Umläuten & 'Zeichen'",
        "C",
        # As in a shell that knows no UTF-8 at all.
        {
            "TZ": "Pacific/Kiritimati",
            "PYTHONHASHSEED": "1",
            "PYTHONUTF8": "0",
            "PYTHONCOERCECLOCALE": "0",
            "ORDER": "1",
        },
        umask=0o077,
        one_core=True,
    ),
    Surroundings(
        "tr",
        "tr_TR.UTF-8",
        {"TZ": "America/St_Johns", "PYTHONHASHSEED": "2", "ORDER": "2"},
        # Today, then; nothing in the site may be dated by the build.
        without=("SOURCE_DATE_EPOCH",),
        umask=0o002,
        in_memory=True,
    ),
    Surroundings("de", "de_DE.UTF-8", {"TZ": "Europe/Berlin", "PYTHONHASHSEED": "random", "ORDER": "3"}),
]


@pytest.fixture(scope="module")
def locales(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the locales that the builds want, made here where the system can, for few machines have them."""
    folder = tmp_path_factory.mktemp("locales")
    if shutil.which("localedef"):
        for name in ("tr_TR", "de_DE"):
            subprocess.run(
                ["localedef", "-i", name, "-f", "UTF-8", folder / f"{name}.UTF-8"], capture_output=True, check=False
            )
    return folder


@pytest.mark.parametrize(
    "where",
    [pytest.param(one, id=one.locale, marks=[] if one.in_memory else pytest.mark.sweep) for one in ELSEWHERE],
)
def test_the_site_is_the_same_everywhere(site: Path, tmp_path: Path, locales: Path, where: Surroundings) -> None:
    result = built(where, tmp_path, locales)
    assert result.status == 0, result.output
    assert "WARNING" not in result.output
    found, expected = files(result.site), files(site)
    assert found.keys() == expected.keys()
    assert [name for name in sorted(found) if found[name] != expected[name]] == []


def built(where: Surroundings, tmp_path: Path, locales: Path) -> Build:
    (tmp_path / "guard").mkdir()
    (tmp_path / "guard" / "sitecustomize.py").write_text(SHUFFLED)
    root = tmp_path / where.folder
    root.mkdir()
    target = tmp_path / "out"
    if where.in_memory and os.access("/dev/shm", os.W_OK):
        target = Path("/dev/shm") / f"briefing-{os.getpid()}"
    unset = [option for name in where.without for option in ("-u", name)]
    cores = ["taskset", "-c", str(min(os.sched_getaffinity(0)))] if where.one_core and shutil.which("taskset") else []
    before = ["sh", "-c", f'umask {where.umask:03o}; exec "$@"', "sh", "env", *unset, *cores]
    variables = {"LC_ALL": where.locale, "LOCPATH": str(locales), "PYTHONPATH": str(tmp_path / "guard")}
    try:
        result = build(project(root), target, *before, **variables, **where.variables)
        if target.is_relative_to("/dev/shm"):
            shutil.copytree(target, tmp_path / "out", dirs_exist_ok=True)
    finally:
        if target.is_relative_to("/dev/shm"):
            shutil.rmtree(target, ignore_errors=True)
    return Build(result.status, result.output, tmp_path / "out")


def test_folders_are_really_listed_in_another_order(tmp_path: Path) -> None:
    (tmp_path / "sitecustomize.py").write_text(SHUFFLED)
    for number in range(20):
        (tmp_path / f"{number:02}.txt").touch()
    code = "import pathlib, sys; print([path.name for path in pathlib.Path(sys.argv[1]).glob('*.txt')])"
    orders = {
        subprocess.run(
            [sys.executable, "-c", code, str(tmp_path)],
            env={"PYTHONPATH": str(tmp_path), "ORDER": order}, capture_output=True, text=True, check=True,
        ).stdout
        for order in "12"
    }  # fmt: skip
    assert len(orders) == 2
