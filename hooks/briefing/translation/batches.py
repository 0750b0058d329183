"""Batches of sentences in, their checked English out as it comes: the seam between what is asked for and who answers.

`Threads` ask the chain of engines from this process; `cluster.Cluster` lets the workers of a Dask cluster do it.
"""

from collections.abc import Generator, Iterable, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from dataclasses import dataclass
from itertools import islice
from typing import Protocol

from briefing.translation.chain import Chain, Kept, Left


@dataclass(frozen=True)
class Batch:
    """What is asked for at once: sentences of one paragraph."""

    sentences: tuple[str, ...]
    context: str
    """Their paragraph."""


Answers = Sequence[Kept | Left]
"""One for each sentence of a batch, in order."""
Coming = Generator[tuple[int, Answers], None, None]
"""The places of batches with their answers; closed early, it gives up what is under way."""


class Executor(Protocol):
    """Has batches answered, many at a time."""

    def answers(self, batches: Iterable[Batch]) -> Coming:
        """Yield the place of each batch, once, with its answers, as they come."""


class Threads:
    """Threads of this process, which share one chain of engines."""

    def __init__(self, chain: Chain, jobs: int) -> None:
        self._chain = chain
        self._jobs = jobs

    def answers(self, batches: Iterable[Batch]) -> Coming:
        """Yield answers as they come; only as many batches are under way as keep the threads busy."""
        coming = enumerate(batches)
        with ThreadPoolExecutor(self._jobs) as pool:
            under_way: dict[Future[list[Kept | Left]], int] = {}
            try:
                while True:
                    for place, batch in islice(coming, 2 * self._jobs - len(under_way)):
                        under_way[pool.submit(self._chain.translate, batch.sentences, batch.context)] = place
                    if not under_way:
                        return
                    done, _ = wait(under_way, return_when=FIRST_COMPLETED)
                    for future in done:
                        yield under_way.pop(future), future.result()
            finally:
                # When interrupted, what waits for another attempt gives up and what has not begun never does.
                if under_way:
                    self._chain.stop()
                    pool.shutdown(cancel_futures=True)
