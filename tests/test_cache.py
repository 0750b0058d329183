"""The cache of analyses: with it, without it or with half of it, the site is the same; only what changed is anew."""

import shutil
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from briefing import analysis
from briefing.cache import Cache, digest, packed, unpacked, version_of
from briefing.desk.folder import OpenDesk, read_desk
from briefing.pages.overviews import Overview
from briefing.settings import Settings
from briefing.site import Site, make_site
from projects import FIVE, ROOT

SETTINGS = Settings("Press Briefing", "http://127.0.0.1:8000/")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    shutil.copytree(FIVE, tmp_path / "seeds")
    return tmp_path


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> Counter[str]:
    """How often each article was read since it was last cleared."""
    counted: Counter[str] = Counter()
    original = OpenDesk.read

    def counting(desk: OpenDesk, path: Path) -> object:
        counted[path.stem[:3]] += 1
        return original(desk, path)

    monkeypatch.setattr(OpenDesk, "read", counting)
    return counted


def _made(root: Path) -> Site:
    site = make_site(root, SETTINGS, Cache(root / ".cache"))
    assert not site.problems
    return _comparable(site)


def _without(root: Path) -> Site:
    return _comparable(make_site(root, SETTINGS))


def _comparable(site: Site) -> Site:
    """What is published of a site; the objects that its lists were made from are other ones each time."""
    return replace(site, overviews={path: Overview(overview.html) for path, overview in site.overviews.items()})


def _entries(root: Path) -> list[Path]:
    return sorted(path for path in (root / ".cache").rglob("*") if path.is_file())


def test_the_site_is_the_same_with_it_without_it_and_with_half_of_it(root: Path, read: Counter[str]) -> None:
    without = _without(root)
    assert _made(root) == without
    assert len(_entries(root)) == 5
    read.clear()
    assert _made(root) == without
    assert not read
    for path in _entries(root)[::2]:
        path.unlink()
    assert _made(root) == without
    assert read.total() == 3
    assert len(_entries(root)) == 5


@pytest.mark.parametrize("damage", [b"", b"x", b"\0" * 5000, None])
def test_a_damaged_entry_is_made_anew(root: Path, read: Counter[str], damage: bytes | None) -> None:
    whole = _made(root)
    path = _entries(root)[0]
    good = path.read_bytes()
    # A single bit will do.
    path.write_bytes(good[:100] + bytes([good[100] ^ 1]) + good[101:] if damage is None else damage)
    read.clear()
    assert _made(root) == whole
    assert read.total() == 1
    assert path.read_bytes() == good


def test_only_the_article_that_changed_is_read(root: Path, read: Counter[str]) -> None:
    _made(root)
    for ending in (".txt", ".yml", ".en.po"):
        read.clear()
        path = next((root / "seeds").glob(f"002*{ending}"))
        path.write_bytes(path.read_bytes() + b"\n")
        _made(root)
        assert read == {"002": 1}
    # What was kept of its earlier forms is gone.
    assert len(_entries(root)) == 5


@pytest.mark.parametrize(
    ("file", "old", "new", "articles"),
    [
        ("companies.yml", "name: Otto", "name: Otto\n    wikidata: Q1", {"000"}),
        ("companies.yml", "companies:\n", "companies:\n  - {id: nobody, name: Niemandsfirma, is: Not named.}\n", set()),
        ("companies.yml", "companies:\n", "companies:\n  - {id: dax, name: Allianz der Händler, is: One.}\n", {"000"}),
        (
            "glossary.yml",
            "glossary:\n",
            "glossary:\n  - {id: x, de: Xylofon, en: xylophone, means: It.}\n",
            {"000", "001", "002", "003", "004"},
        ),
    ],
)
def test_an_entry_changes_those_that_could_name_it(
    root: Path, read: Counter[str], file: str, old: str, new: str, articles: set[str]
) -> None:
    _made(root)
    path = root / "seeds" / "reference" / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    read.clear()
    with_cache = _made(root)
    assert set(read) == articles
    assert with_cache == _without(root)


def test_another_version_of_the_program_starts_anew(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    code = tmp_path / "code"
    shutil.copytree(ROOT / "hooks" / "briefing" / "desk", code)
    before = version_of(code)
    assert before == version_of(code)
    (code / "layout.py").write_text("# Another\n", encoding="utf-8")
    assert version_of(code) != before
    _made(root)
    kept = _entries(root)
    monkeypatch.setattr(analysis, "version_of", lambda: "another")
    _made(root)
    assert not set(kept) & set(_entries(root))


def test_problems_are_kept_too(root: Path, read: Counter[str]) -> None:
    sidecar = next((root / "seeds").glob("002*.yml"))
    sidecar.write_text("nonsense: 1\n", encoding="utf-8")
    first = make_site(root, SETTINGS, Cache(root / ".cache"))
    read.clear()
    assert make_site(root, SETTINGS, Cache(root / ".cache")).problems == first.problems != ()
    assert not read


def test_a_folder_that_cannot_be_written_stops_nothing(root: Path) -> None:
    (root / ".cache").write_text("a file\n", encoding="utf-8")
    assert _made(root) == _without(root)


def test_entries_come_back_as_the_reference_datas_own(root: Path) -> None:
    desk = read_desk(root)
    article = unpacked(packed(desk.articles[0]), desk.reference)
    assert article == desk.articles[0]
    assert all(mention.entry is desk.reference.entries[mention.entry.key] for mention in article.mentions)


def test_nothing_but_our_own_objects_is_made_of_an_entry(root: Path) -> None:
    with pytest.raises(Exception, match="no place in the cache"):
        unpacked(packed(Path("/")), read_desk(root).reference)


def test_parts_are_told_apart() -> None:
    assert digest("ab", "c") != digest("a", "bc") != digest("abc")
