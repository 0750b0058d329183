"""The part of the program that runs on the workers of a cluster: `client` sends a job and a batch, a result comes back.

A worker process keeps its engines, so that a model is loaded once; they find their keys in the worker's environment.
"""

import hashlib
import platform
import threading
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from briefing.translation.chain import EngineChain
from briefing.translation.engines.registry import ENGINES, engine_factories
from briefing.translation.executors import Batch, BatchResult

if TYPE_CHECKING:
    from distributed import Worker

_PACKAGES = ("desk", "german", "translation")
"""The packages that decide which English a sentence gets."""


class VersionMismatch(Exception):
    """A worker runs another version of the program."""

    # Both go to Exception, too, from where pickle takes them.
    def __init__(self, worker: str, version: str) -> None:
        super().__init__(worker, version)
        self.worker = worker
        self.version = version


@dataclass(frozen=True)
class Job:
    """What is the same for all batches of a run."""

    run: str
    """The id of the run."""
    engines: tuple[str, ...]
    """Their names, in the order in which they are asked."""
    version: str
    """The version of the program that a worker must have."""
    workers: int = 1
    """How many workers there are: together they keep to the interval between two calls of an engine."""
    allow_partial: bool = False
    """Whether a worker that cannot ask every engine translates with the others."""


@dataclass(frozen=True)
class JobResult:
    """A worker's result for one batch."""

    worker: str
    """The worker's address: `tcp://10.0.0.7:40123`."""
    result: BatchResult
    """Empty where an engine cannot be asked and the job does not allow partial results."""
    disabled: Mapping[str, str]
    """The engines that this worker cannot ask, with the reason."""


class WorkerState:
    """What a worker process keeps between batches: its engines, and a chain for each run."""

    def __init__(self) -> None:
        self.version = program_version()
        self._factories = engine_factories(ENGINES)
        self._chains: dict[str, EngineChain] = {}
        self._lock = threading.Lock()

    def chain(self, job: Job) -> EngineChain:
        """Return the chain of the job's run."""
        with self._lock:
            if job.run not in self._chains:
                engines = {name: self._factories[name] for name in job.engines}
                # Its messages are not needed: the disabled engines come back with each result.
                self._chains[job.run] = EngineChain(engines, lambda _: None)
            chain = self._chains[job.run]
        chain.processes = job.workers
        return chain

    def end(self, run: str) -> None:
        """End the calls of a run, and drop its chain."""
        with self._lock:
            chain = self._chains.pop(run, None)
        if chain:
            chain.stop()


def program_version() -> str:
    """Return a hash of the program's files, with the version of Python, whose Unicode tables the program uses."""
    digest = hashlib.sha256()
    root = Path(__file__).parents[2]
    for path in sorted(path for name in _PACKAGES for path in (root / name).rglob("*")):
        if path.is_file() and "__pycache__" not in path.parts:
            digest.update(f"{path.relative_to(root).as_posix()}\0".encode() + path.read_bytes() + b"\0")
    return f"program {digest.hexdigest()[:12]}, Python {'.'.join(platform.python_version_tuple()[:2])}"


def run_job(job: Job, batch: Batch) -> JobResult:
    """Translate a batch; called on a worker. Raises VersionMismatch if its program is another one."""
    from distributed import get_worker

    worker = get_worker()
    state = _state(worker)
    if state.version != job.version:
        raise VersionMismatch(worker.address, state.version)
    chain = state.chain(job)
    disabled = chain.disabled()
    if disabled and not job.allow_partial:
        return JobResult(worker.address, (), disabled)
    result = chain.translate(batch.sentences, batch.context)
    return JobResult(worker.address, result, chain.disabled())


def end_run(run: str, dask_worker: "Worker") -> None:
    """End the calls of a run; called on a worker."""
    _state(dask_worker).end(run)


def _state(worker: "Worker") -> WorkerState:
    if "briefing" not in worker.extensions:
        worker.extensions.setdefault("briefing", WorkerState())
    state: WorkerState = worker.extensions["briefing"]
    return state
