"""Tasks in, what they make out: only those are done whose result the cache does not have."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from briefing.cache import Cache
from briefing.processes import Job, do_all

_AT_ONCE = 2000
"""Tasks whose results are kept before the next begin: what a build has done is not lost if it is stopped."""


@dataclass(frozen=True)
class Task:
    """Something to make."""

    key: str
    """Stands for all that the result depends on."""
    job: Job[bytes]
    """Makes it, as the cache is to hold it."""


def do_tasks(tasks: Sequence[Task], cache: Cache) -> Iterator[bytes]:
    """Yield the results in the order of the tasks, each held no longer; what a job raises is raised here."""
    kept = ((number, cache.get(task.key)) for number, task in enumerate(tasks))
    made = {number: data for number, data in kept if data is not None}
    for share in _shares([number for number in range(len(tasks)) if number not in made]):
        jobs = [tasks[number].job for number in share]
        for number, data in zip(share, do_all(jobs), strict=True):
            cache.put(tasks[number].key, data)
            made[number] = data
    for number in range(len(tasks)):
        yield made.pop(number)


def _shares(numbers: Sequence[int]) -> Iterator[Sequence[int]]:
    return (numbers[start : start + _AT_ONCE] for start in range(0, len(numbers), _AT_ONCE))
