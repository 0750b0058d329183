"""The cache of analyses, pages and files: with it, without it or with half of it, the site is the same."""

import os
import pickle
import shutil
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from multiprocessing import get_context
from pathlib import Path

import pytest

from briefing import analysis, keys, tasks
from briefing.cache import NO_CACHE, Cache, digest, packed, unpacked, version_of
from briefing.desk.folder import OpenDesk, read_desk
from briefing.desk.reference import Reference
from briefing.desk.writing import write_beside
from briefing.pages import templates
from briefing.processes import Job
from briefing.publishing.atomic_site import Edition
from briefing.settings import Settings
from briefing.site import Site, make_site
from projects import FIVE, ROOT, build, files, project

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


@pytest.fixture
def done(monkeypatch: pytest.MonkeyPatch) -> list[Job[bytes]]:
    """The jobs that were done since it was last cleared."""
    seen: list[Job[bytes]] = []
    original = tasks.do_all

    def counting(jobs: Sequence[Job[bytes]]) -> Iterator[bytes]:
        seen.extend(jobs)
        return original(jobs)

    monkeypatch.setattr(tasks, "do_all", counting)
    return seen


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """The desks whose reference data was read since it was last cleared."""
    seen: list[Path] = []
    original = OpenDesk.__init__

    def noting(desk: OpenDesk, root: Path) -> None:
        seen.append(root)
        original(desk, root)

    monkeypatch.setattr(OpenDesk, "__init__", noting)
    return seen


def _made(root: Path, cache: Cache | None = None) -> tuple[object, ...]:
    """What is published of a desk; a site's lists hold other objects each time."""
    return _said(make_site(root, SETTINGS, Cache(root / ".cache") if cache is None else cache))


def _said(site: Site) -> tuple[object, ...]:
    assert not site.errors
    lists = {path: overview.html for path, overview in site.overviews.items()}
    search = {name: source.made() for name, source in site.search.items()}
    return site.warnings, [*site.pages], lists, {**site.files}, site.not_found, site.cards, search


def _without(root: Path) -> tuple[object, ...]:
    return _made(root, NO_CACHE)


def _entries(root: Path) -> list[Path]:
    return sorted(path for path in (root / ".cache").rglob("*") if path.is_file())


def test_the_site_is_the_same_with_it_without_it_and_with_half_of_it(root: Path, done: list[Job[bytes]]) -> None:
    without = _without(root)
    done.clear()
    assert _made(root) == without
    kept = _entries(root)
    # One more, of what the whole is put together from.
    assert len(kept) == len(done) + 1 > 6
    done.clear()
    assert _made(root) == without
    assert not done
    for path in kept[::2]:
        path.unlink()
    assert _made(root) == without
    assert len(done) in (len(kept[::2]), len(kept[::2]) - 1)
    assert _entries(root) == kept


def test_of_a_desk_on_which_nothing_changed_nothing_is_read_but_its_bytes(root: Path, opened: list[Path]) -> None:
    whole = _made(root)[:-1]
    opened.clear()
    site = make_site(root, SETTINGS, Cache(root / ".cache"))
    assert [*site.pages] == whole[1]
    assert {**site.files} == whole[3]
    assert not opened
    assert _said(site)[:-1] == whole


@pytest.mark.parametrize(
    "change",
    [
        lambda seeds: (seeds / "notes.docx").write_text("Something else.\n"),
        lambda seeds: (seeds / "005.txt").mkdir(),
        lambda seeds: (seeds / "005.yml").symlink_to("/etc/hostname"),
        lambda seeds: (seeds / "reference" / "list.csv").write_text("a,b\n"),
        lambda seeds: (seeds / "reference" / "topics.yml").unlink(),
        lambda seeds: next(seeds.glob("003*.en.po")).unlink(),
        lambda seeds: next(seeds.glob("003*.txt")).rename(seeds / "a.txt"),
    ],
)
def test_whatever_changes_on_the_desk_is_seen(root: Path, change: Callable[[Path], object]) -> None:
    _made(root)
    change(root / "seeds")
    with_cache = make_site(root, SETTINGS, Cache(root / ".cache"))
    without = make_site(root, SETTINGS)
    assert (with_cache.errors, with_cache.warnings) == (without.errors, without.warnings)
    assert [*with_cache.pages] == [*without.pages]


def test_what_is_damaged_is_made_anew(root: Path, done: list[Job[bytes]]) -> None:
    whole = _made(root)
    kept = {path: path.read_bytes() for path in _entries(root)}
    for number, (path, data) in enumerate(kept.items()):
        # A single bit will do.
        bit = data[:100] + bytes([data[100] ^ 1]) + data[101:]
        path.write_bytes((b"", b"x", b"\0" * 5000, bit, data[:-1])[number % 5])
    done.clear()
    assert _made(root) == whole
    assert len(done) == len(kept) - 1
    assert {path: path.read_bytes() for path in _entries(root)} == kept


def test_only_the_article_that_changed_is_read(root: Path, read: Counter[str]) -> None:
    _made(root)
    count = len(_entries(root))
    for ending in (".txt", ".yml", ".en.po"):
        read.clear()
        path = next((root / "seeds").glob(f"002*{ending}"))
        path.write_bytes(path.read_bytes() + b"\n")
        _made(root)
        assert read == {"002": 1}
        # What was kept of its earlier forms is gone.
        assert len(_entries(root)) == count


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
    for module in (analysis, keys):
        monkeypatch.setattr(module, "version_of", lambda: "another")
    _made(root)
    assert not set(kept) & set(_entries(root))


def test_a_changed_template_makes_pages_anew(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, read: Counter[str]
) -> None:
    _made(root)
    shutil.copytree(templates.FOLDER, tmp_path / "templates")
    monkeypatch.setattr(templates, "FOLDER", tmp_path / "templates")
    changed = tmp_path / "templates" / "macros.html"
    changed.write_text(changed.read_text(encoding="utf-8").replace("In the original", "In the source"))
    read.clear()
    made = _made(root)
    assert "In the source" in str(made)
    assert made == _without(root)
    # What the articles say is not read anew for it.
    assert read.total() == 5


def _publish(root: Path) -> None:
    for _ in range(3):
        _made(root)


def test_two_builds_at_once_do_each_other_no_harm(root: Path) -> None:
    whole = _without(root)
    builds = [get_context("spawn").Process(target=_publish, args=(root,)) for _ in range(2)]
    for process in builds:
        process.start()
    for process in builds:
        process.join()
        assert process.exitcode == 0
    assert _made(root) == whole


def test_a_whole_build_is_the_same_with_it_without_it_and_with_half_of_it(tmp_path: Path) -> None:
    folder = project(tmp_path / "project")
    found = []
    for keep in (slice(0), slice(None), slice(0, None, 2)):
        for path in [*_entries(folder)]:
            if path not in _entries(folder)[keep]:
                path.unlink()
        result = build(folder, tmp_path / "site")
        assert result.status == 0, result.output
        found.append(files(result.site))
    assert found[0] == found[1] == found[2]


def test_problems_are_kept_too(root: Path, read: Counter[str]) -> None:
    sidecar = next((root / "seeds").glob("002*.yml"))
    good = sidecar.read_text(encoding="utf-8")
    whole = _made(root)
    sidecar.write_text("nonsense: 1\n", encoding="utf-8")
    first = make_site(root, SETTINGS, Cache(root / ".cache"))
    read.clear()
    assert make_site(root, SETTINGS, Cache(root / ".cache")).errors == first.errors != ()
    assert not read
    # Until it is mended, nothing is forgotten.
    sidecar.write_text(good, encoding="utf-8")
    assert _made(root) == whole
    assert not read


def test_a_folder_that_cannot_be_written_stops_nothing(root: Path) -> None:
    (root / ".cache").write_text("a file\n", encoding="utf-8")
    assert _made(root) == _without(root)


def test_entries_come_back_as_the_reference_datas_own(root: Path) -> None:
    desk = read_desk(root)
    article = unpacked(packed(desk.articles[0]), desk.reference)
    assert article == desk.articles[0]
    assert all(mention.entity is desk.reference.entities[mention.entity.id] for mention in article.mentions)


class _Call:
    """Pickles as the call of something."""

    def __init__(self, *call: object) -> None:
        self.call = call

    def __reduce__(self) -> tuple[object, tuple[object, ...]]:
        return self.call[0], self.call[1:]


@pytest.mark.parametrize(
    "value",
    [
        Path("/"),
        _Call(os.mkdir, "made"),
        _Call(write_beside, Path("made"), b""),
        _Call(Edition, Path("made")),
        _Call(Settings.__init__, None),
    ],
    ids=["a library's", "a function", "our function", "a class that works", "a method"],
)
def test_nothing_but_our_own_objects_is_made_of_an_entry(
    value: object, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(pickle.UnpicklingError, match="no place in the cache"):
        unpacked(packed(value), Reference())
    assert not [*tmp_path.iterdir()]


def test_what_a_module_has_imported_is_not_reached_through_it() -> None:
    # `briefing.cache` imports hashlib, which a name with a dot would lead to.
    for name in ("hashlib.new", "io.open", "Path"):
        written = f"\x80\x04\x8c\x0ebriefing.cache\x8c{chr(len(name))}{name}\x93.".encode("latin-1")
        with pytest.raises(pickle.UnpicklingError, match="no place in the cache"):
            unpacked(written, Reference())


def test_parts_are_told_apart() -> None:
    assert digest("ab", "c") != digest("a", "bc") != digest("abc")
