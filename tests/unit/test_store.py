"""The store of search bundles and social cards."""

from pathlib import Path

import pytest

from briefing.store import Store, digest


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "store"


def kept(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file())


def test_what_was_put_comes_back_and_what_nobody_asked_for_goes(folder: Path) -> None:
    first = Store(folder)
    for key in ("aa1", "aa2", "bb1"):
        first.put(key, key.encode())
    second = Store(folder)
    assert second.get("aa1") == b"aa1"
    assert second.get("cc1") is None
    second.put("dd1", b"")
    second.forget_unused()
    assert [path.parent.name + path.name for path in kept(folder)] == ["aa1", "dd1"]
    assert Store(folder).get("dd1") == b""


@pytest.mark.parametrize("damage", [lambda _: b"", lambda _: b"x", lambda data: data[:-1], lambda data: data + b"x",
                                    lambda data: bytes([data[0] ^ 1]) + data[1:]])  # fmt: skip
def test_what_is_damaged_is_as_good_as_missing(folder: Path, damage: object) -> None:
    Store(folder).put("aa1", b"content")
    [path] = kept(folder)
    assert callable(damage)
    path.write_bytes(damage(path.read_bytes()))
    assert Store(folder).get("aa1") is None


def test_a_folder_that_cannot_be_written_stops_nothing(folder: Path) -> None:
    folder.write_text("a file", encoding="utf-8")
    store = Store(folder)
    store.put("aa1", b"content")
    store.forget_unused()
    assert store.get("aa1") is None


def test_parts_are_told_apart() -> None:
    assert digest("ab", "c") != digest("a", "bc") != digest("abc")
