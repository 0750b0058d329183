"""Jobs in, their results in the same order out: shared among as many processes as there are cores.

A process that forks has everything that its parent knows, so that nothing is sent but results. Where forking is not
safe (other systems than Linux, a program with threads) or not worth it, the jobs are done here, one after the other:
the results are the same.
"""

import os
import pickle
import signal
import sys
import threading
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from functools import partial
from multiprocessing import connection, get_context
from typing import Any, TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")
Job = Callable[[], Result]

_FEWEST = 64
"""Jobs that are worth a second process."""


def do_all(jobs: Sequence[Job[Result]], processes: int | None = None) -> Iterator[Result]:
    """Yield the results of jobs, which must be picklable, as soon as they are there; what a job raises is raised here.

    Raises RuntimeError when a process ended before its jobs, as when the system killed it.
    """
    count = min(processes or _cores(), len(jobs))
    if count < 2 or not (processes or _is_worth_it(jobs)):
        yield from (job() for job in jobs)
        return
    # Every n-th job, since the long ones tend to lie together.
    children = [_Child(jobs[number::count]) for number in range(count)]
    early: dict[int, Result] = {}
    try:
        due: dict[Any, deque[int]] = {
            child.reader: deque(range(number, len(jobs), count)) for number, child in enumerate(children)
        }
        for number in range(len(jobs)):
            while number not in early:
                for reader in connection.wait([reader for reader in due if due[reader]]):
                    early[due[reader].popleft()] = _received(reader)
            yield early.pop(number)
    finally:
        for child in children:
            child.end()


def do_with_all(do: Callable[[Item], None], items: Sequence[Item]) -> None:
    """Do something with each of many items, in any order, that gives back nothing; what it raises is raised here."""
    # To hear from each by itself would take longer than to write a file; so few jobs are still shared.
    lots = [items[number::_FEWEST] for number in range(min(_FEWEST, len(items)))]
    for _ in do_all([partial(_do_with_each, do, lot) for lot in lots]):
        pass


def _do_with_each(do: Callable[[Item], None], items: Sequence[Item]) -> None:
    for item in items:
        do(item)


class _Child:
    """A process that does jobs."""

    def __init__(self, jobs: Sequence[Job[Result]]) -> None:
        context = get_context("fork")
        self.reader, writer = context.Pipe(duplex=False)
        self._process = context.Process(target=_work, args=(jobs, self.reader, writer), daemon=True)
        self._process.start()
        writer.close()

    def end(self) -> None:
        """Stop it, whether it is done or not."""
        self._process.terminate()
        self._process.join()
        self.reader.close()


def _is_worth_it(jobs: Sequence[Job[Result]]) -> bool:
    # A fork copies locks as they are, also those that another thread holds and will never release in the copy.
    return len(jobs) >= _FEWEST and sys.platform == "linux" and threading.active_count() == 1


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _work(jobs: Sequence[Job[Result]], reader: connection.Connection, writer: connection.Connection) -> None:
    # Ctrl-C reaches every process of the terminal; the parent ends this one.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    # Else the pipe would stay open, and this process with it, were the parent killed.
    reader.close()
    with suppress(BrokenPipeError):
        try:
            for job in jobs:
                _send(writer, True, job())
        except Exception as error:
            # It is raised again where the jobs came from.
            _send(writer, False, error)
    writer.close()


def _send(writer: connection.Connection, done: bool, answer: object) -> None:
    writer.send_bytes(pickle.dumps((done, answer), pickle.HIGHEST_PROTOCOL))


def _received(reader: Any) -> Any:
    try:
        done, answer = pickle.loads(reader.recv_bytes())
    except EOFError:
        raise RuntimeError("a process of the build was stopped by the system; is there enough memory?") from None
    if not done:
        raise answer
    return answer
