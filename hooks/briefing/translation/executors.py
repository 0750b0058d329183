"""Executors: they have batches of sentences translated, many at a time.

`ThreadExecutor` asks the engines from threads of this process; `cluster.client.ClusterExecutor` has the workers of a
Dask cluster ask them.
"""

from collections.abc import Generator, Iterable, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from dataclasses import dataclass
from itertools import islice
from typing import Protocol

from briefing.translation.chain import EngineChain, Translated, Untranslated


@dataclass(frozen=True)
class Batch:
    """Sentences of one paragraph, translated together."""

    sentences: tuple[str, ...]
    context: str
    """The whole paragraph, for engines that take it into account."""


BatchResult = Sequence[Translated | Untranslated]
"""For each sentence of a batch, in order."""
ResultStream = Generator[tuple[int, BatchResult], None, None]
"""The index of each batch with its result, as results come; closing it early cancels the calls under way."""


class Executor(Protocol):
    """Translates batches, many at a time."""

    def translate(self, batches: Iterable[Batch]) -> ResultStream:
        """Yield the index of each batch, once, with its result, in the order in which results come."""


class ThreadExecutor:
    """Translates with threads of this process, which share one chain of engines."""

    def __init__(self, chain: EngineChain, jobs: int) -> None:
        self._chain = chain
        self._jobs = jobs

    def translate(self, batches: Iterable[Batch]) -> ResultStream:
        """Yield results as they come; takes no more batches at a time than keep the threads busy."""
        queue = enumerate(batches)
        with ThreadPoolExecutor(self._jobs) as pool:
            under_way: dict[Future[list[Translated | Untranslated]], int] = {}
            try:
                while True:
                    for index, batch in islice(queue, 2 * self._jobs - len(under_way)):
                        under_way[pool.submit(self._chain.translate, batch.sentences, batch.context)] = index
                    if not under_way:
                        return
                    done, _ = wait(under_way, return_when=FIRST_COMPLETED)
                    for future in done:
                        yield under_way.pop(future), future.result()
            finally:
                # When interrupted: calls that wait for another attempt end, and the others of the queue never begin.
                if under_way:
                    self._chain.stop()
                    pool.shutdown(cancel_futures=True)
