"""What is too large, too deep, leads elsewhere or turns the direction of writing is named, and read no further."""

from pathlib import Path

import pytest

from briefing.desk.fields import read_mapping
from briefing.desk.folder import read_desk
from briefing.desk.yaml_nodes import MOST_VALUES
from briefing.diagnostics import Diagnostic
from briefing.memo import Memo
from briefing.settings import Settings
from briefing.site import make_site
from projects import ARTICLE


def desk(root: Path, files: dict[str, str]) -> Path:
    (root / "seeds").mkdir()
    for name, text in files.items():
        (root / "seeds" / name).write_text(text, encoding="utf-8")
    return root


def test_a_file_that_is_too_large_is_not_read(tmp_path: Path) -> None:
    desk(tmp_path, {"a.txt": ARTICLE, "b.txt": "Handel und Wandel. " * 250_000, "a.yml": "#" * 4_000_001})
    assert [str(error) for error in read_desk(tmp_path).errors] == [
        "seeds/a.yml: has 4.0 MB, more than 4 MB - split it, or check what it holds",
        "seeds/b.txt: has 4.8 MB, more than 4 MB - split it, or check what it holds",
    ]


def test_a_line_that_is_too_long_is_named(tmp_path: Path) -> None:
    desk(tmp_path, {"a.txt": "Kurz.\n\n" + "a" * 50_001, "b.txt": "Kurz.\n\n" + "Wort " * 10_000})
    [error] = read_desk(tmp_path).errors
    assert (error.path, error.line) == ("seeds/a.txt", 3)
    assert "50001 characters" in error.what


def test_a_link_that_leads_out_of_the_desk_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("Das ist ein Geheimnis.", encoding="utf-8")
    root = desk(tmp_path, {"a.txt": ARTICLE, "other.txt": "Ein anderer Text, und er ist gut."})
    (root / "seeds" / "b.txt").symlink_to(tmp_path / "secret.txt")
    (root / "seeds" / "a.yml").symlink_to("../secret.txt")
    (root / "seeds" / "c.txt").symlink_to("other.txt")
    read = read_desk(root)
    assert [str(error) for error in read.errors if "leads" in error.what] == [
        "seeds/a.yml: a link that leads out of seeds/ - put the file itself there",
        "seeds/b.txt: a link that leads out of seeds/ - put the file itself there",
    ]
    assert not [article for article in read.articles if b"Geheimnis" in article.original]


@pytest.mark.parametrize("bait", ["/dev/zero", "../../secret.txt", "../../large.txt"])
def test_what_is_not_to_be_read_is_not_read_for_the_memo_either(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, bait: str
) -> None:
    """Whether an article must be read again is told from its files: that look at them has the same bounds."""
    read = []
    original = Path.read_bytes
    monkeypatch.setattr(Path, "read_bytes", lambda path: read.append(path.resolve().name) or original(path))
    (tmp_path / "secret.txt").write_text("Das ist ein Geheimnis.", encoding="utf-8")
    (tmp_path / "large.txt").write_bytes(b"#" * 4_000_001)
    (tmp_path / "project").mkdir()
    root = desk(tmp_path / "project", {"a.txt": ARTICLE})
    memo = Memo()
    assert not make_site(root, Settings("Press", ""), memo).errors
    (root / "seeds" / "a.yml").symlink_to(bait)
    # The bounds were looked at, hence what was kept of the article without a sidecar is not taken for this.
    assert [one.path for one in make_site(root, Settings("Press", ""), memo).errors] == ["seeds/a.yml"]
    assert Path(bait).name not in read


def test_a_project_below_a_link_is_read_as_any_other(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    desk(tmp_path / "real", {"a.txt": ARTICLE})
    (tmp_path / "link").symlink_to("real")
    assert not read_desk(tmp_path / "link").errors


@pytest.mark.parametrize(
    "text",
    ["a: " + "[" * 3_000_000, "[" * 100_000 + "]" * 100_000, "- " * 100_000, "? " * 100_000, "a: " + "{a: " * 100_000],
    ids=["unclosed lists", "closed lists", "items", "keys", "mappings"],
)
def test_yaml_that_is_nested_too_deep_is_named(text: str) -> None:
    errors: list[Diagnostic] = []
    assert read_mapping(text, "x.yml", ("a",), errors) is None
    assert [str(error) for error in errors] == [
        "x.yml:1: nested more than 50 levels deep - write it flat"
    ]  # fmt: skip


def test_long_lists_are_not_deep() -> None:
    errors: list[Diagnostic] = []
    fields = read_mapping("a:\n" + "  - x\n" * 5000, "x.yml", ("a",), errors)
    assert fields is not None
    assert len(fields.texts("a")) == 5000
    assert not errors


def said(text: str, most: int = MOST_VALUES) -> list[str]:
    errors: list[Diagnostic] = []
    read_mapping(text, "x.yml", ("a", "b"), errors, most)
    return [str(error) for error in errors]


def test_aliases_are_refused_before_they_multiply() -> None:
    """Nine lists of nine aliases each, nested nine deep: a thousand million texts if they were written out."""
    lines = ["a0: &a0 [lol]", *(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 10))]
    what = "stands for something written elsewhere - write it out; quote a text that begins with * or &"
    assert said("\n".join(lines)) == [f"x.yml:1: the anchor &a0 {what}"]
    assert said("a: 1\nb: *c\n") == [f"x.yml:2: the alias *c {what}"]
    assert said("a: &x [*x]\n") == [f"x.yml:1: the anchor &x {what}"]


@pytest.mark.parametrize(
    "tag",
    ["!!python/object/apply:os.system ['true']", "!!python/name:os.system", "!!binary YQ==", "!ENV HOME", "!<x:y> z"],
)
def test_tags_are_refused(tag: str) -> None:
    [error] = said(f"a: x\nb: {tag}\n")
    assert error.startswith("x.yml:2: the tag ")


@pytest.mark.parametrize("text", ["R&D", "A & B", "up *5%*, she said", "Yes!", "'*not an alias'", '"!no tag"', "5 * 3"])
def test_what_only_looks_so_is_a_text(text: str) -> None:
    assert said(f"a: {text}\nb: {text}\n") == []


@pytest.mark.parametrize("text", ["a: [" + "x," * 5000 + "]", "a:\n" + "- x\n" * 5000, "a:\n" + "  k: v\n" * 5000])
def test_the_number_of_values_is_bounded(text: str) -> None:
    [error] = said(text, 4000)
    assert "more than 4000 keys and values" in error


def test_a_sidecar_with_too_many_values_is_named(tmp_path: Path) -> None:
    desk(tmp_path, {"a.txt": ARTICLE, "a.yml": "key_points:\n" + "- {en: x, evidence: y}\n" * 10_000})
    [error] = read_desk(tmp_path).errors
    assert (error.path, error.what) == ("seeds/a.yml", "more than 20000 keys and values")
    assert error.line


def test_a_memory_with_too_many_entries_is_named(tmp_path: Path) -> None:
    entries = "".join(f'msgid "{n}"\nmsgstr "x"\n\n' for n in range(20_001))
    desk(tmp_path, {"a.txt": ARTICLE, "a.en.po": entries})
    assert [str(error) for error in read_desk(tmp_path).errors] == [
        "seeds/a.en.po: has 20001 entries, more than 20000 - split the article, or check what it holds"
    ]


def test_an_article_of_too_many_lines_or_sentences_is_named(tmp_path: Path) -> None:
    lines = "".join(f"Zeile {n}\n" for n in range(20_001))
    sentences = "\n\n".join(["Es ist der Handel. " * 1000] * 11)
    desk(tmp_path, {"a.txt": lines, "b.txt": sentences})
    assert [str(error) for error in read_desk(tmp_path).errors] == [
        "seeds/a.txt: has 20002 lines, more than 20000 - split it into articles, or check what it holds",
        "seeds/b.txt: has 11000 sentences, more than 10000 - split it into articles, or check what it holds",
    ]


def test_a_folder_of_reference_data_that_lies_elsewhere_is_not_read(tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "topics.yml").write_text("topics:\n  - {id: x, name: Secret, is: Secret.}\n", encoding="utf-8")
    root = desk(tmp_path, {"a.txt": ARTICLE})
    (root / "seeds" / "reference").symlink_to(elsewhere)
    read = read_desk(root)
    assert [str(error) for error in read.errors] == [
        "seeds/reference/topics.yml: a link that leads out of seeds/ - put the file itself there"
    ]
    assert not read.reference.entities


def test_links_that_lead_nowhere_or_round_in_circles_are_named(tmp_path: Path) -> None:
    root = desk(tmp_path, {"a.txt": ARTICLE})
    (root / "seeds" / "b.txt").symlink_to("b.txt")
    (root / "seeds" / "c.txt").symlink_to("missing")
    (root / "seeds" / "a.yml").symlink_to("a.yml")
    assert [error.path for error in read_desk(root).errors] == ["seeds/a.yml", "seeds/b.txt", "seeds/c.txt"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Markt.txt", "markt.txt"),
        ("gr\u00f6\u00dfe.txt", "gro\u0308\u00dfe.txt"),
        ("\u00c4.txt", "a\u0308.txt"),
        ("a b.txt", "a\u00a0b.txt"),
    ],
)
def test_names_that_a_file_system_may_take_for_one_are_told_apart(tmp_path: Path, one: str, other: str) -> None:
    root = desk(tmp_path, {one: ARTICLE, other: ARTICLE.replace("Handel", "Absatz")})
    assert len(list((root / "seeds").iterdir())) == 2
    [error] = read_desk(root).errors
    assert "is taken by seeds/" in error.what


@pytest.mark.parametrize(
    ("redirect", "said"),
    [("MARKT", "taken by"), ("Index", "overview's own"), ("B", "own address"), ("gro\u0308sse", "taken by")],
)
def test_old_addresses_meet_no_other(tmp_path: Path, redirect: str, said: str) -> None:
    other = [ARTICLE.replace("Handel", word) for word in ("Absatz", "Umsatz")]
    files = {"markt.txt": ARTICLE, "b.txt": other[0], "b.yml": f'redirect_from: "{redirect}"\n', "größe.txt": other[1]}
    errors = read_desk(desk(tmp_path, files)).errors
    assert said in errors[0].what


@pytest.mark.parametrize(
    "name",
    [
        "con.txt",
        "AUX.txt",
        "com1.txt",
        "nul.old.txt",
        "a\u202eb.txt",
        "a\nb.txt",
        "a\\b.txt",
        "a..txt",
        "a .txt",
        "\x7f.txt",
    ],
)
def test_names_that_some_system_has_no_file_of_are_refused(tmp_path: Path, name: str) -> None:
    [error] = read_desk(desk(tmp_path, {name: ARTICLE})).errors
    assert "name" in error.what
    assert str(error).isprintable()


@pytest.mark.parametrize(
    "old", ["../x", "..%2f..%2fx", "a/b", ".hidden", "..", "a\\b", "%00", "a%0ab", "%E2%80%AEa", "x" * 201]
)
def test_old_addresses_lead_nowhere_else(tmp_path: Path, old: str) -> None:
    errors = read_desk(desk(tmp_path, {"a.txt": ARTICLE, "a.yml": f"redirect_from: ['{old}']\n"})).errors
    assert [error.what.split()[0] for error in errors] == ["'redirect_from'"]


def test_what_turns_the_direction_of_writing_is_reported(tmp_path: Path) -> None:
    desk(tmp_path, {"a.txt": ARTICLE + "\nDer \u202eLednah\u202c wächst.\n", "a.yml": "summary: Trade \u2066grows.\n"})
    read = read_desk(tmp_path)
    assert not read.errors
    turns = [str(warning) for warning in read.warnings if "direction" in warning.what]
    assert turns == [
        "seeds/a.txt:7: U+202E at column 5 turns the direction of writing - check that the line reads as it is meant",
        "seeds/a.yml:1: U+2066 at column 16 turns the direction of writing - check that the line reads as it is meant",
    ]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.txt", ARTICLE + "\n\nDer \u200fHandel.\n"),
        ("a.yml", 'summary: "Trade \\u202Egrows"\n'),
        ("a.yml", "summary: Trade \u061cgrows\n"),
        ("a.en.po", 'msgid "Es."\nmsgstr "It \u2067is."\n'),
        ("reference/glossary.yml", "glossary:\n- {id: x, de: Kurs, en: pr\u202aice, means: A price.}\n"),
    ],
)
def test_it_is_reported_wherever_it_stands(tmp_path: Path, name: str, text: str) -> None:
    (tmp_path / "seeds" / "reference").mkdir(parents=True)
    (tmp_path / "seeds" / "a.txt").write_text(ARTICLE, encoding="utf-8")
    (tmp_path / "seeds" / name).write_text(text, encoding="utf-8")
    [warning] = [warning for warning in read_desk(tmp_path).warnings if "direction" in warning.what]
    assert (warning.path, bool(warning.line)) == (f"seeds/{name}", True)
