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
from collections.abc import Callable, Sequence
from multiprocessing import connection, get_context
from typing import TypeVar

Result = TypeVar("Result")
Job = Callable[[], Result]

_FEWEST = 64
"""Jobs that are worth a second process."""


def do_all(jobs: Sequence[Job[Result]], processes: int | None = None) -> list[Result]:
    """Return the results of jobs, which must be picklable; what a job raises is raised here.

    Raises RuntimeError when a process ended before its jobs, as when the system killed it.
    """
    count = min(processes or _cores(), len(jobs))
    if count < 2 or not (processes or _is_worth_it(jobs)):
        return [job() for job in jobs]
    context = get_context("fork")
    readers = []
    children = []
    for number in range(count):
        reader, writer = context.Pipe(duplex=False)
        # Every n-th job, since the long ones tend to lie together.
        child = context.Process(target=_work, args=(jobs[number::count], writer), daemon=True)
        child.start()
        writer.close()
        readers.append(reader)
        children.append(child)
    try:
        shares: list[list[Result]] = [_received(reader) for reader in readers]
    finally:
        for reader, child in zip(readers, children, strict=True):
            reader.close()
            child.terminate()
            child.join()
    return [shares[number % count][number // count] for number in range(len(jobs))]


def _is_worth_it(jobs: Sequence[Job[Result]]) -> bool:
    # A fork copies locks as they are, also those that another thread holds and will never release in the copy.
    return len(jobs) >= _FEWEST and sys.platform == "linux" and threading.active_count() == 1


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _work(jobs: Sequence[Job[Result]], writer: connection.Connection) -> None:
    # Ctrl-C reaches every process of the terminal; the parent ends this one.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        answer: tuple[bool, object] = (True, [job() for job in jobs])
    except Exception as error:
        # It is raised again where the jobs came from.
        answer = (False, error)
    writer.send_bytes(pickle.dumps(answer, pickle.HIGHEST_PROTOCOL))
    writer.close()


def _received(reader: connection.Connection) -> list[Result]:
    try:
        done, answer = pickle.loads(reader.recv_bytes())
    except EOFError:
        raise RuntimeError("a process of the build was stopped by the system; is there enough memory?") from None
    if not done:
        raise answer
    results: list[Result] = answer
    return results
