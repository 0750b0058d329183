"""Whatever the desk accepts, a site comes of it that can be read; a command that fails leaves the desk as it was."""

import io
import json
import sys
import xml.etree.ElementTree as ET
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from briefing.cli import main
from briefing.desk.folder import read_desk
from briefing.settings import Settings
from briefing.site import Site, make_site
from fuzzing import TRICKY, WORDS, changed, mangled, texts, tried
from projects import FIVE, files

SETTINGS = Settings("Desk", "https://example.org/press/", "Theirs.")
IDS = [path.stem for path in sorted(FIVE.glob("*.txt"))]
ONE = {id: {path.name: path.read_text("utf-8") for path in FIVE.iterdir() if path.name.startswith(id)} for id in IDS}
REFERENCE = {f"reference/{path.name}": path.read_text("utf-8") for path in (FIVE / "reference").iterdir()}
NAMES = ["check", "suggest", "review", "translate", "add", "status", "model", "nothing"]
COMMANDS = [
    *[["check"], ["check", "--format", "json"], ["status"], ["suggest"], ["translate", "--dry-run"], ["translate"]],
    *[["review", "0", "--by", "Ann Other"], ["add", "missing.txt"], ["export", "--tmx", "out.tmx"]],
]
# What fields of words take; some of it is German, names or figures that the later stages look at.
WORDING = st.lists(WORDS | TRICKY | st.text(max_size=4), min_size=1, max_size=8).map(" ".join)


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("desk")
    (folder / "seeds" / "reference").mkdir(parents=True)
    return folder


def laid_out(root: Path, seeds: dict[str, str]) -> None:
    for path in [path for path in (root / "seeds").rglob("*") if path.is_file()]:
        path.unlink()
    for name, text in seeds.items():
        (root / "seeds" / name).write_bytes(text.encode("utf-8", "surrogatepass"))


@st.composite
def desks(draw: st.DrawFn) -> dict[str, str]:
    """Return a desk of one real article, of which one file or another says something else."""
    seeds = ONE[draw(st.sampled_from(IDS))] | REFERENCE
    for name in draw(st.sets(st.sampled_from(sorted(seeds)), min_size=1, max_size=2)):
        if name.endswith(".yml"):
            seeds[name] = draw(changed(seeds[name], WORDING) | mangled([seeds[name]]))
        else:
            seeds[name] = draw(mangled([seeds[name]]) | texts() if name.endswith(".txt") else mangled([seeds[name]]))
    return seeds


def can_be_read(site: Site) -> None:
    """Every file of a site can be read by those who read such files, and stands where a file can stand."""
    for path, data in ((path, file.make()) for path, file in site.files.items()):
        assert all(0 < len(part.encode()) < 256 and part not in (".", "..") for part in path.split("/")), path
        if path.endswith(".json"):
            json.loads(data)
        elif path.endswith((".xml", ".tmx", ".atom")):
            ET.fromstring(data)
        elif path.endswith(".epub"):
            archive = zipfile.ZipFile(io.BytesIO(data))
            for name in archive.namelist():
                if name.endswith((".xhtml", ".opf", ".xml", ".ncx")):
                    ET.fromstring(archive.read(name))
    for page in (output.make() for output in site.pages):
        page.html.encode()


@tried(20)
@given(desks())
def test_any_desk_gives_a_site_or_problems(root: Path, seeds: dict[str, str]) -> None:
    laid_out(root, seeds)
    site = make_site(root, SETTINGS)
    assert site.errors or site.pages
    can_be_read(site)


@tried(20)
@given(desks(), st.sampled_from(COMMANDS) | st.tuples(st.sampled_from(NAMES), texts(3)).map(list))
@pytest.mark.usefixtures("working_folder")
def test_a_command_that_fails_says_why_and_leaves_the_desk(
    root: Path, seeds: dict[str, str], arguments: list[str]
) -> None:
    laid_out(root, seeds)
    before = files(root / "seeds")
    result = CliRunner().invoke(main, arguments, input="s\nq\n")
    assert result.exception is None or isinstance(result.exception, SystemExit), (arguments, result.exception)
    assert result.exit_code in (0, 1, 2)
    if result.exit_code:
        assert result.output
        assert {name: data for name, data in files(root / "seeds").items() if name != ".lock"} == before


@pytest.fixture(scope="module")
def working_folder(root: Path) -> Iterator[None]:
    """The commands run in the project, and no engine is at hand."""
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(root)
        (root / "mkdocs.yml").write_text("site_name: Desk\n")
        patch.setenv("BRIEFING_ENGINES", "libretranslate")
        patch.delenv("LIBRETRANSLATE_URL", raising=False)
        yield


def test_a_reviewer_without_a_name_is_wrong_usage(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    laid_out(root, ONE[IDS[0]] | REFERENCE)
    monkeypatch.chdir(root)
    before = files(root / "seeds")
    for name in (" ", "Ann \x07 Other", "\x9f"):
        result = CliRunner().invoke(main, ["review", IDS[0], "--by", name], input="a\nq\n")
        assert (result.exit_code, files(root / "seeds")) == (2, before)
    result = CliRunner().invoke(main, ["review", IDS[0], "--by", "Ann\norigin: human"], input="a\nq\n")
    assert result.exit_code == 0
    [article] = [one for one in read_desk(root).articles if one.id == IDS[0]]
    assert article.memory.entries[0].review.by == "Ann origin: human"
    assert article.memory.entries[0].origin == "ai"


def test_english_from_an_editor_with_a_control_character_is_not_taken(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    laid_out(root, ONE[IDS[0]] | REFERENCE)
    monkeypatch.chdir(root)
    monkeypatch.setenv("EDITOR", f"{sys.executable} -c \"import sys; open(sys.argv[1], 'w').write('My \\x07 own.')\"")
    before = files(root / "seeds")
    result = CliRunner().invoke(main, ["review", IDS[0], "--by", "Ann Other"], input="e\nq\n")
    assert "it holds U+0007, which belongs in no text" in result.output
    assert {name: data for name, data in files(root / "seeds").items() if name != ".lock"} == before


def test_an_old_address_that_no_folder_can_have_is_named(root: Path) -> None:
    seeds = ONE[IDS[0]] | REFERENCE
    laid_out(root, seeds | {f"{IDS[0]}.yml": f"redirect_from: ['{'ä' * 101}', {'a' * 200}]\n"})
    [error] = make_site(root, SETTINGS).errors
    assert f"'redirect_from' holds \"{'ä' * 101}\"" in str(error)
