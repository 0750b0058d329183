"""What is installed is what the lock files name, byte for byte; and all of it may be used as it is used here."""

import re
import subprocess
import sys
import tomllib
from email.message import Message
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

import licences
from licences import BUNDLED, FOR_DEVELOPMENT_ONLY, Part, locked, may_be_used, parts
from projects import ROOT

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())
LOCKS = {
    "requirements.txt": PROJECT["project"]["dependencies"],
    "requirements-dev.txt": PROJECT["dependency-groups"]["dev"],
}


def pip(lock: Path) -> subprocess.CompletedProcess[str]:
    """Ask pip what of a lock file is still to be installed; make has asked the registry, this asks no other host."""
    command = [sys.executable, "-m", "pip", "install", "--dry-run", "--no-index", "--require-hashes", "-r", str(lock)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


@pytest.mark.parametrize("lock", LOCKS)
def test_every_dependency_is_locked(lock: str) -> None:
    versions = {canonicalize_name(requirement.name): requirement.specifier for requirement in locked(ROOT / lock)}
    for wanted in map(Requirement, LOCKS[lock]):
        version = str(versions[canonicalize_name(wanted.name)]).removeprefix("==")
        assert wanted.specifier.contains(version), wanted


@pytest.mark.parametrize("lock", LOCKS)
def test_every_locked_version_has_its_hashes(lock: str) -> None:
    entries = re.split(r"\n(?=[a-z0-9])", (ROOT / lock).read_text(), flags=re.IGNORECASE)[1:]
    assert len(entries) >= len(LOCKS[lock])
    assert [entry for entry in entries if not re.match(r"\S+==\S+.* \\\n    --hash=sha256:[0-9a-f]{64}\b", entry)] == []


@pytest.mark.sweep
@pytest.mark.parametrize("lock", LOCKS)
def test_what_is_installed_is_what_the_lock_names(lock: str) -> None:
    asked = pip(ROOT / lock)
    assert asked.returncode == 0, asked.stderr
    assert "Would install" not in asked.stdout


def test_make_installs_nothing_without_hashes() -> None:
    installs = re.findall(r"pip install .*", (ROOT / "Makefile").read_text())
    assert len(installs) == 1
    assert all("--require-hashes -r" in line for line in installs)


def test_everything_may_be_used() -> None:
    assert [part.problem for part in parts() if part.problem] == []


def test_nothing_is_left_out() -> None:
    found = {(part.name, part.use) for part in parts()}
    assert {("mkdocs", "site"), ("pagefind-bin", "site"), ("translate-toolkit", "development")} <= found
    assert {("axe-core", "audit"), ("@sentry/core", "audit"), ("@biomejs/biome", "lint")} <= found
    assert {part.name for part in BUNDLED} <= {name for name, _ in found}


def test_an_exception_is_needed_and_does_not_ship() -> None:
    excepted = [part for part in parts() if part.name in FOR_DEVELOPMENT_ONLY]
    assert {part.name for part in excepted} == set(FOR_DEVELOPMENT_ONLY)
    assert all(part.use != "site" and not may_be_used(part.licence or "") for part in excepted)


@pytest.mark.parametrize(
    "licence",
    [
        "MIT",
        "GPL-2.0-only OR MIT",
        "MPL-1.1 OR GPL-2.0-only OR LGPL-2.1-or-later",
        "(MIT OR GPL-3.0-or-later) AND BSD-3-Clause",
        "Apache-2.0 WITH LLVM-exception",
        "LGPL-2.1-or-later",
        "CC0-1.0",
        "Mozilla Public License 2.0 (MPL 2.0)",
    ],
)
def test_may_be_used(licence: str) -> None:
    assert may_be_used(licence)


@pytest.mark.parametrize(
    "licence",
    [
        "GPL-3.0-or-later",
        "AGPL-3.0-only",
        "GPL-2.0+",
        "GPL-2.0-only OR AGPL-3.0-only",
        "GPL-3.0-only AND MIT",
        "GNU General Public License v3 (GPLv3)",
        "Proprietary",
        "SEE LICENSE IN LICENSE.txt",
        "MIT OR",
        "UNKNOWN",
        "",
    ],
)
def test_may_not_be_used(licence: str) -> None:
    assert not may_be_used(licence)


def test_what_ships_is_excepted_from_nothing(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    [name, *_] = FOR_DEVELOPMENT_ONLY
    shipped = Part(name, "1", "GPL-3.0-or-later", "site")
    monkeypatch.setattr(licences, "parts", lambda: [shipped, Part("silent", "2", None, "audit")])
    with pytest.raises(SystemExit) as stop:
        licences.main(["--check"])
    assert stop.value.code == 1
    assert capsys.readouterr().err.splitlines() == [
        f"error: {name} 1 (site) may not be used: its licence is GPL-3.0-or-later",
        "error: silent 2 (audit) may not be used: its licence is not stated",
    ]


@pytest.mark.parametrize(
    ("fields", "licence"),
    [
        ({"License-Expression": "MIT", "License": "GPL-3.0-only"}, "MIT"),
        ({"License": "BSD-2-Clause", "Classifier": "License :: OSI Approved :: BSD License"}, "BSD-2-Clause"),
        ({"License": "MIT\nPermission is", "Classifier": "License :: OSI Approved :: MIT License"}, "MIT License"),
        ({"License": "see file\nand more"}, "see file"),
        ({"Classifier": "Framework :: MkDocs"}, None),
    ],
)
def test_the_first_field_that_can_be_read_states_the_licence(
    fields: dict[str, str], licence: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    stated = Message()
    for name, value in fields.items():
        stated[name] = value
    monkeypatch.setattr(licences, "metadata", lambda _: stated)
    assert licences._stated("some-package") == licence


def test_of_several_classifiers_all_hold(monkeypatch: pytest.MonkeyPatch) -> None:
    stated = Message()
    for words in ("MIT License", "GNU General Public License v3 (GPLv3)"):
        stated["Classifier"] = f"License :: OSI Approved :: {words}"
    monkeypatch.setattr(licences, "metadata", lambda _: stated)
    assert not may_be_used(licences._stated("some-package") or "")


@pytest.mark.sweep
def test_everything_is_listed_with_version_use_and_licence() -> None:
    listed = subprocess.run([sys.executable, licences.__file__], capture_output=True, text=True, check=True).stdout
    rows = [re.split(r"  +", line) for line in listed.splitlines()]
    assert len(rows) == 1 + len(parts())
    assert [row[1:] for row in rows if row[0] == "lighthouse"] == [["12.8.2", "audit", "Apache-2.0"]]
    [exception] = [row for row in rows if row[0] == "translate-toolkit"]
    assert exception[2:] == ["development", "GPL-3.0-or-later", f"({FOR_DEVELOPMENT_ONLY['translate-toolkit']})"]


def test_what_lies_in_here_has_its_licence_beside_it() -> None:
    assert "SIL OPEN FONT LICENSE Version 1.1" in (ROOT / "hooks/theme/fonts/OFL.txt").read_text()
    assert "MIT License" in (ROOT / "LICENSE").read_text()
    assert PROJECT["project"]["license"] == "MIT"
