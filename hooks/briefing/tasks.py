"""Tasks in, what they make out: only those are done whose result the cache does not have."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from briefing.cache import Cache
from briefing.processes import Job, do_all


@dataclass(frozen=True)
class Task:
    """Something to make."""

    key: str
    """Stands for all that the result depends on."""
    job: Job[bytes]
    """Makes it, as the cache is to hold it."""


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
