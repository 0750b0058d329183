"""Reading `seeds/`: each case is a folder of seeds beside the diagnostics that it must give, whole and in order."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from briefing.cli import main
from briefing.desk.blocks import BlockKind
from briefing.desk.folder import read_desk
from briefing.desk.original import read_lines
from projects import ARTICLE, TESTS, build, project

CASES = sorted((TESTS / "cases" / "desk").iterdir())


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_diagnostics(case: Path) -> None:
    desk = read_desk(case)
    lines = [f"{one.severity} [{one.check}] {one}\n" for one in (*desk.warnings, *desk.errors)]
    assert "".join(lines) == (case / "expected.txt").read_text(encoding="utf-8")


def test_the_five_articles_are_in_order(tmp_path: Path) -> None:
    desk = read_desk(project(tmp_path))
    assert (desk.errors, desk.warnings) == ((), ())
    assert [len(article.sentences) for article in desk.articles] == [21, 23, 16, 27, 19]


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r", "\u2028"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_newlines_and_byte_order_marks(newline: str, mark: bytes) -> None:
    data = mark + newline.join(["Eins", "", "Zwei\u00a0drei"]).encode()
    assert read_lines(data, "x") == ["Eins", "", "Zwei\u00a0drei"]


def test_check_names_every_error_and_fails(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    project(tmp_path, {"a.txt": "", "b.txt": ARTICLE, "b.yml": "outlett: X\n"})
    monkeypatch.chdir(tmp_path)
    result = CliRunner().invoke(main, ["check"])
    assert result.exit_code == 1
    assert result.output == (
        "note: seeds/b.txt: no English summary - write one as 'summary' in seeds/b.yml\n"
        "note: seeds/b.txt: 5 of 5 sentences have no English - write it in seeds/b.en.po\n"
        "error: seeds/a.txt: the file is empty - paste the article into it, or delete it\n"
        "error: seeds/b.yml:1: unknown key 'outlett' - did you mean 'outlet'?\n"
        "articles: 1, problems: 2, notes: 2\n"
    )


def test_check_outside_a_project_says_where_to_run_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    result = CliRunner().invoke(main, ["check"])
    assert result.exit_code == 2
    assert f"there is no seeds/ in {tmp_path}: run the command from the root of the project" in result.output


def test_a_build_stops_with_one_message_and_leaves_the_last_site(tmp_path: Path) -> None:
    site = tmp_path / "site"
    site.mkdir()
    (site / "index.html").write_text("the last good one")
    project(tmp_path, {"a.txt": "", "b.txt": ARTICLE, "b.yml": "outlett: X\n"})
    result = build(tmp_path, site)
    assert result.status == 1
    assert (
        "ERROR   -  to mend before the site can be built:\n"
        "  seeds/a.txt: the file is empty - paste the article into it, or delete it\n"
        "  seeds/b.yml:1: unknown key 'outlett' - did you mean 'outlet'?\n"
    ) in result.output
    assert "Aborted with a BuildError!" in result.output
    assert (site / "index.html").read_text() == "the last good one"


def test_an_original_of_one_word_has_one_block(tmp_path: Path) -> None:
    project(tmp_path, {"a.txt": "Handel"})
    [article] = read_desk(tmp_path).articles
    assert [block.kind for block in article.blocks] == [BlockKind.PARAGRAPH]


def test_what_is_no_file_is_named_and_not_followed(tmp_path: Path) -> None:
    project(tmp_path, {"a.txt": ARTICLE})
    (tmp_path / "seeds" / "b.txt").mkdir()
    (tmp_path / "seeds" / "a.yml").symlink_to("nowhere")
    (tmp_path / "seeds" / ("x" * 201 + ".txt")).write_text(ARTICLE)
    (tmp_path / "seeds" / "tab\there.txt").write_text(ARTICLE)
    assert [str(error) for error in read_desk(tmp_path).errors] == [
        "seeds/a.yml: not a file that can be read - put the file itself there, or delete this",
        "seeds/b.txt: not a file that can be read - put the file itself there, or delete this",
        "seeds/tab\\u0009here.txt: its name holds characters that no address can - rename it",
        f"seeds/{'x' * 201}.txt: its name is longer than 200 bytes - shorten it",
    ]
