"""Jobs that several processes share: the results are those of one process, and nothing that goes wrong is lost."""

import multiprocessing
import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from briefing.processes import do_all, do_with_all
from projects import ROOT


@pytest.mark.parametrize("processes", [None, 1, 2, 3, 7])
@pytest.mark.parametrize("count", [0, 1, 2, 10, 101])
def test_results_come_in_the_order_of_the_jobs(processes: int | None, count: int) -> None:
    jobs = [lambda number=number: number * number for number in range(count)]
    assert list(do_all(jobs, processes)) == [number * number for number in range(count)]


def test_a_result_comes_while_others_are_awaited() -> None:
    may_end = multiprocessing.get_context("fork").Event()
    results = do_all([lambda: 1, may_end.wait], 2)
    assert next(results) == 1
    may_end.set()
    assert list(results) == [True]


def test_early_results_wait_for_their_turn() -> None:
    may_end = multiprocessing.get_context("fork").Event()

    def ends() -> int:
        may_end.set()
        return 2

    # The second process has done all of its own before the first has done one.
    jobs = [may_end.wait, lambda: "x" * 1_000_000, lambda: 1, ends]
    assert list(do_all(jobs, 2)) == [True, "x" * 1_000_000, 1, 2]


def test_whoever_wants_no_more_leaves_no_process_behind() -> None:
    results = do_all([lambda: 1, lambda: time.sleep(60)], 2)
    assert next(results) == 1
    results.close()
    assert not multiprocessing.active_children()


def test_several_processes_do_them() -> None:
    jobs = [os.getpid] * 10
    assert len(set(do_all(jobs, 2))) == 2
    assert os.getpid() not in do_all(jobs, 2)
    assert set(do_all(jobs, 1)) == {os.getpid()}


@pytest.mark.parametrize("count", [0, 1, 63, 64, 1000])
def test_something_is_done_once_with_each_of_many(tmp_path: Path, count: int) -> None:
    do_with_all(lambda number: (tmp_path / f"{number}").mkdir(), range(count))
    assert {path.name for path in tmp_path.iterdir()} == set(map(str, range(count)))


@pytest.mark.parametrize("count", [10, 1000])
def test_what_one_of_many_raises_is_raised(tmp_path: Path, count: int) -> None:
    (tmp_path / "7").mkdir()
    with pytest.raises(FileExistsError, match="7"):
        do_with_all(lambda number: (tmp_path / f"{number}").mkdir(), range(count))


def test_a_program_with_threads_forks_only_when_told_to() -> None:
    done = threading.Event()
    thread = threading.Thread(target=done.wait)
    thread.start()
    try:
        assert set(do_all([os.getpid] * 500)) == {os.getpid()}
    finally:
        done.set()
        thread.join()


def test_what_a_job_raises_is_raised() -> None:
    def fails() -> int:
        raise KeyError("this one")

    with pytest.raises(KeyError, match="this one"):
        list(do_all([lambda: 1, fails, lambda: 2], 2))


def test_a_killed_process_is_said() -> None:
    def dies() -> None:
        os.kill(os.getpid(), signal.SIGKILL)

    with pytest.raises(RuntimeError, match="stopped by the system"):
        list(do_all([dies, dies], 2))


def test_an_interrupted_program_leaves_no_process_behind() -> None:
    """Ctrl-C while others work: they end with it."""
    parent = os.getpid()
    # Whoever runs the tests may have switched it off.
    before = signal.signal(signal.SIGINT, signal.default_int_handler)

    def interrupts() -> None:
        # Once the other one works, too.
        time.sleep(0.5)
        os.kill(parent, signal.SIGINT)
        time.sleep(60)

    try:
        with pytest.raises(KeyboardInterrupt):
            list(do_all([interrupts, lambda: time.sleep(60)], 2))
    finally:
        signal.signal(signal.SIGINT, before)
    assert not multiprocessing.active_children()


def test_a_killed_program_leaves_no_process_behind(tmp_path: Path) -> None:
    """Whatever the processes were about to send: nobody takes it any more."""
    program = tmp_path / "program.py"
    program.write_text(
        "import os, time\n"
        "from briefing.processes import do_all\n"
        "results = do_all([lambda: (os.getpid(), 'x' * 1_000_000)] * 100, 2)\n"
        "print(next(results)[0], next(results)[0], flush=True)\n"
        "time.sleep(60)\n"
    )
    with subprocess.Popen(
        [sys.executable, program],
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": str(ROOT / "hooks")},
    ) as process:
        children = [int(number) for number in process.stdout.readline().split()] if process.stdout else []
        process.kill()
    assert len(set(children)) == 2
    for _ in range(100):
        left = [number for number in children if Path(f"/proc/{number}").exists()]
        if not left:
            break
        time.sleep(0.1)
    assert not left
