"""What tasks made, kept on the disk until somebody asks for it; or in memory, where the disk has no room."""

import errno
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from briefing.pages.page import Page
from briefing.processes import do_all
from briefing.stock import Files, Output, Pages, Shelf, output, output_of, share_of
from projects import files

PARTS = [bytes([number]) * number * 997 for number in range(100)]


def _refuses(*_: object) -> int:
    raise OSError(errno.ENOSPC, "No space left on device")


def _cuts(descriptor: int, data: bytes, start: int) -> int:
    # A disk that is nearly full takes what it can.
    return PWRITE(descriptor, data[:1000], start)


PWRITE = os.pwrite


@pytest.mark.parametrize("write", [PWRITE, _refuses, _cuts], ids=["room", "no room", "little room"])
def test_a_shelf_gives_back_what_was_put_there(write: Callable[..., int], monkeypatch: pytest.MonkeyPatch) -> None:
    shelf = Shelf()
    first = [shelf.put(part) for part in PARTS[:50]]
    monkeypatch.setattr(os, "pwrite", write)
    kept = first + [shelf.put(part) for part in PARTS[50:]]
    monkeypatch.undo()
    kept += [shelf.put(part) for part in PARTS]
    assert [one() for one in kept] == PARTS * 2
    # Processes that have parted share the file, and no place in it.
    assert list(do_all(kept, 3)) == PARTS * 2


def test_a_shelf_without_a_disk_is_one_in_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    def none() -> object:
        raise FileNotFoundError(errno.ENOENT, "No usable temporary directory found")

    monkeypatch.setattr("briefing.stock.TemporaryFile", none)
    shelf = Shelf()
    assert [shelf.put(part)() for part in PARTS] == PARTS


def _outputs(count: int) -> list[Output]:
    shelf = Shelf()
    made = [
        output(
            [Page(f"articles/{number}/", "Title", "Description", f"<p>{number}")],
            {f"articles/{number}/article.json": b"%d" % number, f"articles/{number}/original.txt": b"x" * number},
            {"share": [number]},
        )
        for number in range(count)
    ]
    return [output_of(result, f"key {number}", shelf) for number, result in enumerate(made)]


@pytest.mark.parametrize("count", [3, 200])
def test_pages_files_and_shares_are_what_was_made(count: int, tmp_path: Path) -> None:
    outputs = _outputs(count)
    assert [page.html for page in Pages(outputs)] == [f"<p>{number}" for number in range(count)]
    assert [page.html for page in Pages(outputs).covers] == [""] * count
    assert [share_of(one, "share") for one in outputs] == [[number] for number in range(count)]
    made = Files(outputs)
    assert set(made.keys_of.values()) == {f"key {number}" for number in range(count)}
    made.write(made.keys(), tmp_path / "all")
    assert files(tmp_path / "all") == dict(made)
    made.write({"articles/1/article.json"}, tmp_path / "one")
    assert files(tmp_path / "one") == {"articles/1/article.json": b"1"}
