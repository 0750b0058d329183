"""Batches of sentences in, English from the workers of a running Dask cluster out; needs the extra `cluster`.

What goes through the scheduler is the names of the engines, sentences and answers. Code does not: a worker has the
program already. Nor do keys: a worker's engines find them in its own environment.
"""

import logging
import time
import uuid
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import CancelledError
from contextlib import contextmanager, suppress
from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING

from briefing.translation.batches import Answers, Batch, Coming
from briefing.translation.chain import Left
from briefing.translation.cluster.worker import Errand, OtherProgram, Return, answer, forget, program

if TYPE_CHECKING:
    from distributed import Client, Future

_CONNECT = 5.0
"""Seconds for reaching the scheduler, and for the workers' giving up."""
_ANSWER = 30.0
"""Seconds for each worker to say what it is."""
_GLANCE = 1.0
"""Seconds between two looks at which workers there are."""
_LONGEST_WITHOUT_WORKERS = 60.0
"""Seconds; time enough for lost workers to be started again."""


class ClusterError(Exception):
    """The cluster cannot be used, or no longer; the text says why and what to do."""


class Cluster:
    """The workers of a cluster, as long as `connected` lasts."""

    def __init__(self, client: "Client", engines: Sequence[str], say: Callable[[str], None]) -> None:
        self._client = client
        self._errand = Errand(uuid.uuid4().hex, tuple(engines), program())
        self._say = say
        self._threads: Mapping[str, int] = {}
        self._looked = float("-inf")
        self._seen = time.monotonic()
        self._short: dict[str, set[str]] = {}
        """Workers that cannot ask every engine, and which they cannot."""

    def check(self) -> None:
        """Raise ClusterError unless there are workers, and all run this version of the program."""
        try:
            found = self._client.run(program, on_error="return", callback_timeout=_ANSWER) if self._workers() else {}
        except OSError:
            raise ClusterError(f"not every worker answers within {_ANSWER:.0f} seconds: look at them") from None
        # A worker that is lost while it is asked says nothing of its version.
        present = {address: own for address, own in found.items() if not isinstance(own, OSError)}
        if not present:
            raise ClusterError("the scheduler has no workers: start some, as docs/scale.md says")
        for address, own in sorted(present.items()):
            if own != self._errand.program:
                raise ClusterError(_other(address, str(own), self._errand.program))

    def answers(self, batches: Iterable[Batch]) -> Coming:
        """Yield answers as they come; only as many batches are under way as keep the workers busy."""
        from distributed import wait

        coming = enumerate(batches)
        under_way: dict[Future[Return], tuple[int, Batch]] = {}
        try:
            while True:
                # One at least: while there is no worker, it waits for one.
                room = max(1, 2 * sum(self._workers().values())) - len(under_way)
                for place, batch in islice(coming, max(0, room)):
                    under_way[self._submit(batch)] = place, batch
                if not under_way:
                    return
                with suppress(TimeoutError):
                    wait(list(under_way), timeout=_GLANCE, return_when="FIRST_COMPLETED")
                for future in [future for future in under_way if future.done()]:
                    place, batch = under_way.pop(future)
                    if answers := self._result(future, batch):
                        yield place, answers
                    else:
                        under_way[self._submit(batch)] = place, batch
        except (CancelledError, OSError):
            raise ClusterError("the scheduler is gone; what was translated is kept") from None
        finally:
            self._give_up(under_way)

    def _workers(self) -> Mapping[str, int]:
        """Return how many threads each worker has; raise ClusterError once there has been none for too long."""
        now = time.monotonic()
        if now - self._looked >= _GLANCE:
            self._looked, self._threads = now, self._client.nthreads()
            if self._threads:
                self._seen = now
            elif now - self._seen > _LONGEST_WITHOUT_WORKERS:
                raise ClusterError("all workers are gone; what was translated is kept")
        return self._threads

    def _able(self) -> list[str]:
        return [worker for worker in self._workers() if worker not in self._short]

    def _submit(self, batch: Batch) -> "Future[Return]":
        able, present = self._able(), len(self._workers())
        errand = replace(self._errand, sharers=max(1, present), whatever_is_left=bool(present) and not able)
        # Others may step in, as those that start in place of lost ones do.
        only = {"workers": able, "allow_other_workers": True} if able and self._short else {}
        return self._client.submit(answer, errand, batch, pure=False, **only)

    def _result(self, future: "Future[Return]", batch: Batch) -> Answers | None:
        """Return the answers to a batch, or None if another worker should be asked for them."""
        from distributed import KilledWorker

        try:
            result = future.result()
        except KilledWorker as error:
            # Dask has given it to a new worker each time that one was lost.
            return [Left((f"cluster: {error.allowed_failures + 1} workers were lost over it",))] * len(batch.sentences)
        except OtherProgram as error:
            raise ClusterError(_other(error.worker, error.program, self._errand.program)) from None
        except (ImportError, AttributeError) as error:
            raise ClusterError(_other("a worker", str(error), self._errand.program)) from None
        self._note(result)
        misses = not result.answers or (result.aside and any(isinstance(answer, Left) for answer in result.answers))
        return None if misses and (self._able() or not result.answers) else result.answers

    def _note(self, result: Return) -> None:
        for name in [name for name in result.aside if name not in self._short.get(result.worker, ())]:
            self._short.setdefault(result.worker, set()).add(name)
            self._say(f"{result.worker}: {name} is set aside for this run: {result.aside[name]}")

    def _give_up(self, under_way: "Iterable[Future[Return]]") -> None:
        with suppress(CancelledError, OSError):
            self._client.cancel(list(under_way))
            self._client.run(forget, self._errand.run, on_error="ignore", callback_timeout=_CONNECT)


@contextmanager
def connected(address: str, engines: Sequence[str], say: Callable[[str], None]) -> Iterator[Cluster]:
    """Give the cluster of a scheduler, with workers that are fit; raise ClusterError if there is none."""
    try:
        from distributed import Client
    except ImportError:
        install = ".venv/bin/pip install --require-hashes -r requirements-cluster.txt"
        raise ClusterError(f"--scheduler wants a package that is not installed: {install}") from None
    # It tells of every lost connection; what that means for the run is said here.
    for name in ("distributed", "distributed.client"):
        logging.getLogger(name).setLevel(logging.CRITICAL)
    try:
        client = Client(address, timeout=_CONNECT)
    except (OSError, ValueError) as error:
        raise ClusterError(f"no scheduler answers at {address}: {' '.join(str(error).split())}") from None
    try:
        cluster = Cluster(client, engines, say)
        cluster.check()
        yield cluster
    finally:
        client.close(timeout=_CONNECT)


def _other(worker: str, own: str, wanted: str) -> str:
    return f"{worker} runs another version: {own}, while here it is {wanted}. Bring it up to date and start it again"
