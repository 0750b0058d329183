"""What runs on a worker of a cluster: an errand and a batch in, checked English, or why nobody could be asked, out.

A worker process loads a model once, and its engines find their keys in its own environment. `cluster` sends errands.
"""

import hashlib
import platform
import threading
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from briefing.translation.batches import Answers, Batch
from briefing.translation.chain import Chain
from briefing.translation.engines.registry import ENGINES, makers

if TYPE_CHECKING:
    from distributed import Worker

_PACKAGES = ("desk", "german", "translation")
"""The packages that decide which English a sentence gets."""


class OtherProgram(Exception):
    """A worker runs another version of the program."""

    # Both go to Exception, too, from where pickle takes them.
    def __init__(self, worker: str, program: str) -> None:
        super().__init__(worker, program)
        self.worker = worker
        self.program = program


@dataclass(frozen=True)
class Errand:
    """What every task of a run carries beside its batch."""

    run: str
    engines: tuple[str, ...]
    program: str
    sharers: int = 1
    """How many workers there are: together they keep an engine's pace."""
    whatever_is_left: bool = False
    """Whether to go on with the engines that are left when one cannot be asked."""


@dataclass(frozen=True)
class Return:
    """What comes back from a worker."""

    worker: str
    answers: Answers
    """None at all where an engine could not be asked, and not `whatever_is_left`."""
    aside: Mapping[str, str]
    """The engines that cannot be asked there, and why."""


class Bench:
    """What a worker process keeps: its engines, a model among them, and for each run a chain."""

    def __init__(self) -> None:
        self.program = program()
        self._makers = makers(ENGINES)
        self._chains: dict[str, Chain] = {}
        self._lock = threading.Lock()

    def chain(self, errand: Errand) -> Chain:
        """Return the chain of a run."""
        with self._lock:
            if errand.run not in self._chains:
                wanted = {name: self._makers[name] for name in errand.engines}
                # What it would say comes back with the answers.
                self._chains[errand.run] = Chain(wanted, lambda _: None)
            chain = self._chains[errand.run]
        chain.sharers = errand.sharers
        return chain

    def forget(self, run: str) -> None:
        """Let a run's calls give up."""
        with self._lock:
            chain = self._chains.pop(run, None)
        if chain:
            chain.stop()


def program() -> str:
    """Return what tells two versions of the program apart, with that of Python, whose letters and numbers it uses."""
    digest = hashlib.sha256()
    root = Path(__file__).parents[2]
    for path in sorted(path for name in _PACKAGES for path in (root / name).rglob("*")):
        if path.is_file() and "__pycache__" not in path.parts:
            digest.update(f"{path.relative_to(root).as_posix()}\0".encode() + path.read_bytes() + b"\0")
    return f"program {digest.hexdigest()[:12]}, Python {'.'.join(platform.python_version_tuple()[:2])}"


def answer(errand: Errand, batch: Batch) -> Return:
    """Have a batch answered; runs on a worker."""
    from distributed import get_worker

    worker = get_worker()
    bench = _bench(worker)
    if bench.program != errand.program:
        raise OtherProgram(worker.address, bench.program)
    chain = bench.chain(errand)
    aside = chain.aside()
    if aside and not errand.whatever_is_left:
        return Return(worker.address, (), aside)
    answers = chain.translate(batch.sentences, batch.context)
    return Return(worker.address, answers, chain.aside())


def forget(run: str, dask_worker: "Worker") -> None:
    """Let a run's calls give up; runs on a worker."""
    _bench(dask_worker).forget(run)


def _bench(worker: "Worker") -> Bench:
    if "briefing" not in worker.extensions:
        worker.extensions.setdefault("briefing", Bench())
    bench: Bench = worker.extensions["briefing"]
    return bench
