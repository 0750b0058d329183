"""Translation by the workers of a running Dask cluster; needs the extra `cluster`.

Through the scheduler go the names of the engines, sentences and results. Code does not: a worker has the program
already. Nor do keys: a worker's engines find them in its own environment.
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

from briefing.translation.chain import Untranslated
from briefing.translation.cluster.worker import Job, JobResult, VersionMismatch, end_run, program_version, run_job
from briefing.translation.executors import Batch, BatchResult, ResultStream

if TYPE_CHECKING:
    from distributed import Client, Future

_CONNECT_TIMEOUT = 5.0
"""Seconds for reaching the scheduler, and for ending the calls of the workers."""
_VERSION_TIMEOUT = 30.0
"""Seconds for each worker to tell its version."""
_POLL_INTERVAL = 1.0
"""Seconds between two requests for the list of workers."""
_LONGEST_WITHOUT_WORKERS = 60.0
"""Seconds after which a run ends; lost workers may be started again within them."""


class ClusterError(Exception):
    """The cluster cannot be used, or no longer; the message says why and what to do."""


class ClusterExecutor:
    """Translates with the workers of a cluster, within `connected`."""

    def __init__(self, client: "Client", engines: Sequence[str], log: Callable[[str], None]) -> None:
        self._client = client
        self._job = Job(uuid.uuid4().hex, tuple(engines), program_version())
        self._log = log
        self._threads: Mapping[str, int] = {}
        self._polled = float("-inf")
        self._last_present = time.monotonic()
        self._disabled: dict[str, set[str]] = {}
        """The engines that a worker cannot ask, by its address; workers that can ask all are left out."""

    def check(self) -> None:
        """Raise ClusterError unless there are workers, and all run this version of the program."""
        try:
            found = self._versions() if self._workers() else {}
        except OSError:
            reason = f"not every worker answers within {_VERSION_TIMEOUT:.0f} seconds: look at them"
            raise ClusterError(reason) from None
        # A worker that is lost during the request does not count as one with another version.
        present = {address: own for address, own in found.items() if not isinstance(own, OSError)}
        if not present:
            raise ClusterError("the scheduler has no workers: start some, as docs/scale.md says")
        for address, own in sorted(present.items()):
            if own != self._job.version:
                raise ClusterError(_mismatch(address, str(own), self._job.version))

    def _versions(self) -> Mapping[str, object]:
        """Return the version of each worker's program; of a worker that is lost, an OSError."""
        found: Mapping[str, object] = self._client.run(
            program_version, on_error="return", callback_timeout=_VERSION_TIMEOUT
        )
        return found

    def translate(self, batches: Iterable[Batch]) -> ResultStream:
        """Yield results as they come; takes no more batches at a time than keep the workers busy."""
        from distributed import wait

        queue = enumerate(batches)
        under_way: dict[Future[JobResult], tuple[int, Batch]] = {}
        try:
            while True:
                # One at least: while there is no worker, it waits for one.
                room = max(1, 2 * sum(self._workers().values())) - len(under_way)
                for index, batch in islice(queue, max(0, room)):
                    under_way[self._submit(batch)] = index, batch
                if not under_way:
                    return
                with suppress(TimeoutError):
                    wait(list(under_way), timeout=_POLL_INTERVAL, return_when="FIRST_COMPLETED")
                for future in [future for future in under_way if future.done()]:
                    index, batch = under_way.pop(future)
                    if result := self._result(future, batch):
                        yield index, result
                    else:
                        under_way[self._submit(batch)] = index, batch
        except (CancelledError, OSError):
            raise ClusterError("the scheduler is gone; what was translated is kept") from None
        finally:
            self._cancel(under_way)

    def _workers(self) -> Mapping[str, int]:
        """Return how many threads each worker has; raise ClusterError once there has been none for too long."""
        now = time.monotonic()
        if now - self._polled >= _POLL_INTERVAL:
            self._polled, self._threads = now, self._client.nthreads()
            if self._threads:
                self._last_present = now
            elif now - self._last_present > _LONGEST_WITHOUT_WORKERS:
                raise ClusterError("all workers are gone; what was translated is kept")
        return self._threads

    def _capable(self) -> list[str]:
        return [worker for worker in self._workers() if worker not in self._disabled]

    def _submit(self, batch: Batch) -> "Future[JobResult]":
        capable, present = self._capable(), len(self._workers())
        job = replace(self._job, workers=max(1, present), allow_partial=bool(present) and not capable)
        # Other workers may take it: those that are started instead of lost ones.
        preferred = {"workers": capable, "allow_other_workers": True} if capable and self._disabled else {}
        return self._client.submit(run_job, job, batch, pure=False, **preferred)

    def _result(self, future: "Future[JobResult]", batch: Batch) -> BatchResult | None:
        """Return the result for a batch, or None if another worker should have it."""
        from distributed import KilledWorker

        try:
            done = future.result()
        except KilledWorker as error:
            # Dask has given the batch to another worker each time that one was lost.
            reason = f"cluster: {error.allowed_failures + 1} workers were lost over it"
            return [Untranslated((reason,))] * len(batch.sentences)
        except VersionMismatch as error:
            raise ClusterError(_mismatch(error.worker, error.version, self._job.version)) from None
        except (ImportError, AttributeError) as error:
            raise ClusterError(_mismatch("a worker", str(error), self._job.version)) from None
        self._report_disabled(done)
        is_partial = done.disabled and any(isinstance(one, Untranslated) for one in done.result)
        misses = not done.result or is_partial
        return None if misses and (self._capable() or not done.result) else done.result

    def _report_disabled(self, done: JobResult) -> None:
        known = self._disabled.get(done.worker, set())
        for name in [name for name in done.disabled if name not in known]:
            self._disabled.setdefault(done.worker, set()).add(name)
            self._log(f"{done.worker}: {name} is set aside for this run: {done.disabled[name]}")

    def _cancel(self, under_way: "Iterable[Future[JobResult]]") -> None:
        with suppress(CancelledError, OSError):
            self._client.cancel(list(under_way))
            self._client.run(end_run, self._job.run, on_error="ignore", callback_timeout=_CONNECT_TIMEOUT)


@contextmanager
def connected(address: str, engines: Sequence[str], log: Callable[[str], None]) -> Iterator[ClusterExecutor]:
    """Yield an executor on the cluster of a scheduler; raise ClusterError if it has no workers of this version."""
    try:
        from distributed import Client
    except ImportError:
        install = ".venv/bin/pip install --require-hashes -r requirements-cluster.txt"
        raise ClusterError(f"--scheduler wants a package that is not installed: {install}") from None
    # Dask logs every lost connection; what that means for the run is said by this module.
    for name in ("distributed", "distributed.client"):
        logging.getLogger(name).setLevel(logging.CRITICAL)
    try:
        client = Client(address, timeout=_CONNECT_TIMEOUT)
    except (OSError, ValueError) as error:
        raise ClusterError(f"no scheduler answers at {address}: {' '.join(str(error).split())}") from None
    try:
        executor = ClusterExecutor(client, engines, log)
        executor.check()
        yield executor
    finally:
        client.close(timeout=_CONNECT_TIMEOUT)


def _mismatch(worker: str, own: str, wanted: str) -> str:
    return f"{worker} runs another version: {own}, while here it is {wanted}. Bring it up to date and start it again"
