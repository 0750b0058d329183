"""A build with nothing changed does nothing; any change that can bear on the site is seen."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from briefing.fingerprint import is_up_to_date, site_fingerprint
from projects import made_up, make

UP_TO_DATE = "site/ is up to date"


def test_make_build_builds_only_what_has_changed(tmp_path: Path) -> None:
    root = made_up(tmp_path / "project")
    first = make(root, "build")
    assert first.returncode == 0, first.stdout + first.stderr
    assert UP_TO_DATE not in first.stdout
    second = make(root, "build")
    assert (second.returncode, second.stdout.strip()) == (0, UP_TO_DATE)
    sidecar = next((root / "seeds").glob("000*.yml"))
    good = sidecar.read_text(encoding="utf-8")
    sidecar.write_text(f"outlett: X\n{good}", encoding="utf-8")
    # A failed build leaves the last site in place, which is not what is on the desk.
    assert make(root, "build").returncode != 0
    assert make(root, "build").returncode != 0
    sidecar.write_text(good, encoding="utf-8")
    assert make(root, "build").stdout.strip() == UP_TO_DATE
    assert UP_TO_DATE not in make(root, "build", "SITE_URL=https://example.org/").stdout


@pytest.fixture
def root(tmp_path: Path) -> Path:
    for name in ("seeds/a.txt", "seeds/reference/topics.yml", "docs/index.md", "hooks/theme/main.html", "mkdocs.yml"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(name, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(
    "change",
    [
        lambda root: (root / "seeds/a.txt").write_text("seeds/b.txt"),
        lambda root: (root / "seeds/a.txt").rename(root / "seeds/b.txt"),
        lambda root: (root / "seeds/reference/topics.yml").unlink(),
        lambda root: (root / "seeds/b.txt").touch(),
        lambda root: (root / "seeds/b.txt").symlink_to("/dev/zero"),
        lambda root: (root / "docs/more").symlink_to(root / "seeds"),
        lambda root: (root / "hooks/theme/main.html").write_text(""),
        lambda root: (root / "mkdocs.yml").write_text(""),
        lambda _: os.environ.update(SITE_URL="https://example.org/"),
        lambda _: os.environ.update(SOURCE_DATE_EPOCH="7"),
    ],
)
def test_every_change_has_another_fingerprint(
    root: Path, change: Callable[[Path], object], monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("SITE_URL", "SOURCE_DATE_EPOCH"):
        monkeypatch.setenv(name, "1")
    before = site_fingerprint(root)
    assert site_fingerprint(root) == before
    change(root)
    assert site_fingerprint(root) != before


def test_what_python_compiles_does_not_count(root: Path) -> None:
    before = site_fingerprint(root)
    (root / "hooks" / "__pycache__").mkdir()
    (root / "hooks" / "__pycache__" / "a.pyc").touch()
    assert site_fingerprint(root) == before


def test_a_site_that_is_gone_is_not_up_to_date(root: Path) -> None:
    (root / ".site.fingerprint").write_text(site_fingerprint(root), encoding="utf-8")
    assert not is_up_to_date(root, root / "site")
    (root / "site").mkdir()
    assert is_up_to_date(root, root / "site")
