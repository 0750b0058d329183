"""What tasks made, kept on the disk until somebody asks for it; or in memory, where the disk has no room."""

import errno
import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path

import pytest

from briefing.cache import NO_CACHE, Cache
from briefing.pages.page import Page
from briefing.processes import do_all
from briefing.stock import Files, Output, Pages, Shelf, Stock, output, output_of, share_of
from briefing.tasks import Task
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


def test_threads_share_a_shelf() -> None:
    shelf = Shelf()
    with ThreadPoolExecutor(max_workers=8) as pool:
        kept = list(pool.map(shelf.put, PARTS * 20))
    assert [one() for one in kept] == PARTS * 20
    assert shelf.size == sum(map(len, PARTS)) * 20


def _tasks(*numbers: int) -> list[Task]:
    jobs = (partial(output, [], {f"{number}": bytes([number]) * 1000}) for number in numbers)
    return [Task(f"{number:064x}", job) for number, job in zip(numbers, jobs, strict=True)]


def test_what_is_at_hand_is_not_made_again() -> None:
    stock = Stock()
    first = stock.made(_tasks(1, 2, 3), NO_CACHE)
    stock.hold(first)
    [one, four, three] = stock.made(_tasks(1, 4, 3), NO_CACHE)
    assert (one is first[0], three is first[2], Files([four])["4"]) == (True, True, b"\4" * 1000)
    # Until they are held, the last ones are at hand.
    assert stock.made(_tasks(2), NO_CACHE) == [first[1]]
    stock.hold([one, four, three])
    assert stock.made(_tasks(2), NO_CACHE) != [first[1]]


def test_what_is_at_hand_counts_as_used(tmp_path: Path) -> None:
    stock = Stock()
    stock.hold(stock.made(_tasks(1, 2, 3), Cache(tmp_path)))
    cache = Cache(tmp_path)
    stock.hold(stock.made(_tasks(1, 3, 4), cache))
    cache.forget_unused()
    keys = [task.key for task in _tasks(1, 3, 4)]
    assert stock.kept([*keys, _tasks(2)[0].key], cache) is None
    assert stock.kept(keys, NO_CACHE) == stock.made(_tasks(1, 3, 4), NO_CACHE)
    again = Stock().kept(keys, cache)
    assert again
    assert dict(Files(again)) == {f"{number}": bytes([number]) * 1000 for number in (1, 3, 4)}


def test_room_on_the_disk_does_not_grow_with_the_times_that_something_changes() -> None:
    stock = Stock()
    numbers = [*range(10)]
    most = 0
    for time in range(100):
        numbers[time % 10] = 100 + time
        outputs = stock.made(_tasks(*numbers), NO_CACHE)
        stock.hold(outputs)
        assert dict(Files(outputs)) == {f"{number}": bytes([number]) * 1000 for number in numbers}
        lying = {id(shelf): shelf.size for shelf in _shelves(outputs)}
        most = max(most, sum(lying.values()))
    once = Stock()
    once.hold(once.made(_tasks(*numbers), NO_CACHE))
    assert most < 4 * once._shelf.size


def _shelves(outputs: list[Output]) -> list[Shelf]:
    return [output.contents.func.__self__ for output in outputs]


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
