"""The commands of the Makefile that do more than call another."""

from pathlib import Path

import pytest

from projects import ROOT, made_up, make


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return made_up(tmp_path / "project")


def test_help_is_the_default_and_lists_the_commands() -> None:
    listed = make(ROOT, "-s").stdout
    commands = "serve add translate build test test-all check lint audit screenshots lock clean"
    for command in commands.split():
        assert f"make {command}" in listed


def test_a_build_takes_the_place_of_the_last_one_only_when_it_succeeds(root: Path) -> None:
    (root / "site").mkdir()
    (root / "site" / "old.html").write_text("the last good one")
    (root / "seeds" / "broken.txt").write_text("")
    failed = make(root, "build")
    assert failed.returncode != 0
    assert "seeds/broken.txt: the file is empty" in failed.stdout + failed.stderr
    assert [path.name for path in (root / "site").iterdir()] == ["old.html"]
    (root / "seeds" / "broken.txt").unlink()
    built = make(root, "build")
    assert built.returncode == 0, built.stdout + built.stderr
    assert "WARNING" not in built.stdout + built.stderr
    assert (root / "site" / "index.html").is_file()
    assert not (root / "site" / "old.html").exists()
    assert [path.name for path in root.glob(".site*")] == [".site.fingerprint"]


def test_add_hands_on_whatever_the_source_is_called(root: Path) -> None:
    odd = root / "in $(touch evil) `touch evil`.txt"
    odd.write_text("Der Handel im Netz wächst weiter, sagt der Verband in Berlin.", encoding="utf-8")
    escaped = str(odd).replace("$", "$$")
    added = make(root, "add", f"FILE={escaped}")
    assert added.returncode == 0, added.stdout + added.stderr
    assert added.stdout.startswith("added seeds/005_")
    assert not (root / "evil").exists()
    nothing = make(root, "add")
    assert nothing.returncode != 0
    assert "name the article, as in make add FILE=article.txt" in nothing.stderr
