"""What is too large, too deep, leads elsewhere or turns the direction of writing is named, and read no further."""

from pathlib import Path

import pytest

from briefing.desk.fields import read_mapping
from briefing.desk.folder import read_desk
from briefing.problems import Problem
from projects import ARTICLE


def desk(root: Path, files: dict[str, str]) -> Path:
    (root / "seeds").mkdir()
    for name, text in files.items():
        (root / "seeds" / name).write_text(text, encoding="utf-8")
    return root


def test_a_file_that_is_too_large_is_not_read(tmp_path: Path) -> None:
    desk(tmp_path, {"a.txt": ARTICLE, "b.txt": "Handel und Wandel. " * 250_000, "a.yml": "#" * 4_000_001})
    assert [str(problem) for problem in read_desk(tmp_path).problems] == [
        "seeds/a.yml: has 4.0 MB, more than 4 MB - split it, or check what it holds",
        "seeds/b.txt: has 4.8 MB, more than 4 MB - split it, or check what it holds",
    ]


def test_a_line_that_is_too_long_is_named(tmp_path: Path) -> None:
    desk(tmp_path, {"a.txt": "Kurz.\n\n" + "a" * 50_001, "b.txt": "Kurz.\n\n" + "Wort " * 10_000})
    [problem] = read_desk(tmp_path).problems
    assert (problem.path, problem.line) == ("seeds/a.txt", 3)
    assert "50001 characters" in problem.what


def test_a_link_that_leads_out_of_the_desk_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("Das ist ein Geheimnis.", encoding="utf-8")
    root = desk(tmp_path, {"a.txt": ARTICLE, "other.txt": "Ein anderer Text, und er ist gut."})
    (root / "seeds" / "b.txt").symlink_to(tmp_path / "secret.txt")
    (root / "seeds" / "a.yml").symlink_to("../secret.txt")
    (root / "seeds" / "c.txt").symlink_to("other.txt")
    read = read_desk(root)
    assert [str(problem) for problem in read.problems if "leads" in problem.what] == [
        "seeds/a.yml: a link that leads out of seeds/ - put the file itself there",
        "seeds/b.txt: a link that leads out of seeds/ - put the file itself there",
    ]
    assert not [article for article in read.articles if b"Geheimnis" in article.original]


def test_a_project_below_a_link_is_read_as_any_other(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    desk(tmp_path / "real", {"a.txt": ARTICLE})
    (tmp_path / "link").symlink_to("real")
    assert not read_desk(tmp_path / "link").problems


@pytest.mark.parametrize(
    "text",
    ["a: " + "[" * 3_000_000, "[" * 100_000 + "]" * 100_000, "- " * 100_000, "? " * 100_000, "a: " + "{a: " * 100_000],
    ids=["unclosed lists", "closed lists", "items", "keys", "mappings"],
)
def test_yaml_that_is_nested_too_deep_is_named(text: str) -> None:
    problems: list[Problem] = []
    assert read_mapping(text, "x.yml", ("a",), problems) is None
    assert [str(problem) for problem in problems] == [
        "x.yml:1: nested more than 50 levels deep - write it flat"
    ]  # fmt: skip


def test_long_lists_are_not_deep() -> None:
    problems: list[Problem] = []
    fields = read_mapping("a:\n" + "  - x\n" * 5000, "x.yml", ("a",), problems)
    assert fields is not None
    assert len(fields.texts("a")) == 5000
    assert not problems


def test_aliases_multiply_nothing() -> None:
    """Nine lists of nine aliases each, nested nine deep: a thousand million texts if they were written out."""
    lines = ["a0: &a0 [lol]", *(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 10))]
    problems: list[Problem] = []
    fields = read_mapping("\n".join(lines), "x.yml", tuple(f"a{n}" for n in range(10)), problems)
    assert fields is not None
    assert fields.texts("a9") == ()
    assert len(problems) == 9


def test_what_turns_the_direction_of_writing_is_reported(tmp_path: Path) -> None:
    desk(tmp_path, {"a.txt": ARTICLE + "\nDer \u202eLednah\u202c wächst.\n", "a.yml": "summary: Trade \u2066grows.\n"})
    read = read_desk(tmp_path)
    assert not read.problems
    turns = [str(notice) for notice in read.notices if "direction" in notice.what]
    assert turns == [
        "seeds/a.txt:7: U+202E at column 5 turns the direction of writing - check that the line reads as it is meant",
        "seeds/a.yml:1: U+2066 at column 16 turns the direction of writing - check that the line reads as it is meant",
    ]
