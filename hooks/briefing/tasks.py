"""Tasks in, what they make out: only those are done whose result is neither at hand nor in the cache."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from briefing.cache import Cache
from briefing.processes import Job, do_all

Opened = TypeVar("Opened")


@dataclass(frozen=True)
class Task:
    """Something to make."""

    key: str
    """Stands for all that the result depends on."""
    job: Job[bytes]
    """Makes it, as the cache is to hold it."""


def results(
    tasks: Sequence[Task], cache: Cache, at_hand: Mapping[str, Opened], opened: Callable[[str, bytes], Opened]
) -> list[Opened]:
    """Return the results of tasks in their order, opened: those at hand by their keys, and the others as they come."""
    found = {task.key: at_hand[task.key] for task in tasks if task.key in at_hand}
    for key in found:
        cache.keep(key)
    others = [task for task in tasks if task.key not in found]
    found |= {key: opened(key, data) for key, data in do_tasks(others, cache)}
    return [found[task.key] for task in tasks]


def do_tasks(tasks: Sequence[Task], cache: Cache) -> Iterator[tuple[str, bytes]]:
    """Yield each key with its result, those that were kept first; what a job raises is raised here.

    Each result is kept as it comes: what a build has done is not lost if it is stopped.
    """
    missing = []
    for task in tasks:
        data = cache.get(task.key)
        if data is None:
            missing.append(task)
        else:
            yield task.key, data
    for task, data in zip(missing, do_all([task.job for task in missing]), strict=True):
        cache.put(task.key, data)
        yield task.key, data
