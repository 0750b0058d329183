"""Jobs that several processes share: the results are those of one process, and nothing that goes wrong is lost."""

import multiprocessing
import os
import signal
import threading
import time

import pytest

from briefing.processes import do_all


@pytest.mark.parametrize("processes", [None, 1, 2, 3, 7])
@pytest.mark.parametrize("count", [0, 1, 2, 10, 101])
def test_results_come_in_the_order_of_the_jobs(processes: int | None, count: int) -> None:
    jobs = [lambda number=number: number * number for number in range(count)]
    assert do_all(jobs, processes) == [number * number for number in range(count)]


def test_several_processes_do_them() -> None:
    jobs = [os.getpid] * 10
    assert len(set(do_all(jobs, 2))) == 2
    assert os.getpid() not in do_all(jobs, 2)
    assert set(do_all(jobs, 1)) == {os.getpid()}


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
        do_all([lambda: 1, fails, lambda: 2], 2)


def test_a_killed_process_is_said() -> None:
    def dies() -> None:
        os.kill(os.getpid(), signal.SIGKILL)

    with pytest.raises(RuntimeError, match="stopped by the system"):
        do_all([dies, dies], 2)


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
            do_all([interrupts, lambda: time.sleep(60)], 2)
    finally:
        signal.signal(signal.SIGINT, before)
    assert not multiprocessing.active_children()
