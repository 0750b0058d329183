"""What of a preview's folder stays from one build to the next."""

from pathlib import Path

from briefing.exports.standing import Standing


def write(folder: Path, *paths: str) -> None:
    for path in paths:
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(path)


def test_only_what_is_the_same_need_not_be_written_again(tmp_path: Path) -> None:
    standing = Standing(tmp_path)
    assert standing.begin({"a/x": "1", "a/y": "2", "index.html": ""}) == set()
    standing.end()
    assert standing.begin({"a/x": "1", "a/y": "3", "a/z": "1", "index.html": ""}) == {"a/x"}


def test_what_a_file_holds_may_be_said_later(tmp_path: Path) -> None:
    standing = Standing(tmp_path)
    for content, stood in (("1", False), ("1", True), ("2", False), ("2", True)):
        standing.begin({"a": "", "b": ""})
        assert standing.stands("a", content) is stood
        standing.end()
    standing.begin({"a": "", "b": ""})
    standing.end()
    # Somebody else has written it since.
    standing.begin({"a": ""})
    assert not standing.stands("a", "2")


def test_nothing_is_known_of_a_build_that_did_not_end(tmp_path: Path) -> None:
    standing = Standing(tmp_path)
    standing.begin({"a": "1", "b": "1"})
    standing.end()
    standing.begin({"a": "2", "b": "1"})
    assert not standing.stands("a", "2")
    assert standing.begin({"a": "1", "b": "1"}) == set()
    assert not standing.stands("a", "2")


def test_what_is_no_longer_made_is_removed_and_nothing_else(tmp_path: Path) -> None:
    standing = Standing(tmp_path)
    write(tmp_path, "a/b/x", "a/y", "c/x", "c/social.png", "search/pagefind.js")
    standing.begin({"a/b/x": "1", "a/y": "1", "c/x": ""})
    standing.end()
    standing.begin({"a/y": "1"})
    found = sorted(str(path.relative_to(tmp_path)) for path in tmp_path.rglob("*"))
    assert found == ["a", "a/y", "c", "c/social.png", "search", "search/pagefind.js"]
    # A file may now be where a folder was.
    write(tmp_path, "a/b")
