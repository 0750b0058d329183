"""A command in; how long it ran and how much memory it and its children held out."""

import os
import resource
import subprocess
import tempfile
import threading
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import psutil

_SHORTEST, _LONGEST, _SHARE = 0.01, 0.25, 0.02
"""Seconds between two looks at the memory: a fiftieth of the time so far, so that looking costs little."""
_SAME = {"SOURCE_DATE_EPOCH": "1577836800", "NO_MKDOCS_2_WARNING": "1"}


@dataclass(frozen=True)
class Run:
    """What one run of a command took."""

    seconds: float
    processor: float
    """Seconds of processor time, of all its processes; depends less on what else the machine does."""
    memory: float
    """The most that the command's own process held at a time, in MB."""
    together: float
    """The most that it and all its children held at a time, in MB; what they share counts for each."""
    looks: tuple[tuple[float, float], ...]
    """What its own process held at which moment of `time.perf_counter`, which all processes share."""

    def memory_before(self, moment: float | None) -> float:
        """Return the most that the command's own process held until then, in MB; None is its end."""
        return max((held for when, held in self.looks if moment is None or when < moment), default=0)


def run(command: Sequence[str], root: Path, environment: Mapping[str, str]) -> Run:
    """Run a command in a folder; raises RuntimeError with its output when it fails."""
    with tempfile.TemporaryFile() as output:
        used, began = _processor(), time.perf_counter()
        process = subprocess.Popen(
            command, cwd=root, env=variables(environment), stdout=output, stderr=subprocess.STDOUT
        )
        with _Watcher(process.pid) as watcher:
            status = process.wait()
            seconds = time.perf_counter() - began
        if status:
            output.seek(0)
            raise RuntimeError(f"{' '.join(command)} failed:\n{output.read().decode(errors='replace')}")
    looks = tuple((when, own / 1e6) for when, own in watcher.looks)
    return Run(seconds, _processor() - used, max((own for _, own in looks), default=0), watcher.together / 1e6, looks)


def variables(own: Mapping[str, str]) -> dict[str, str]:
    """Return the environment that every command runs in, with a contestant's own variables."""
    return os.environ | _SAME | own


def _processor() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


class _Watcher(threading.Thread):
    """Looks at the memory of a process and its children until it is told to stop."""

    def __init__(self, pid: int) -> None:
        super().__init__(daemon=True)
        self.looks: list[tuple[float, int]] = []
        self.together = 0
        self._process = psutil.Process(pid)
        self._over = threading.Event()

    def __enter__(self) -> "_Watcher":
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._over.set()
        self.join()

    def run(self) -> None:
        began = time.perf_counter()
        while True:
            self._look()
            pause = _SHARE * (time.perf_counter() - began)
            if self._over.wait(min(max(pause, _SHORTEST), _LONGEST)):
                return

    def _look(self) -> None:
        try:
            own = self._process.memory_info().rss
            children = sum(map(_held, self._process.children(recursive=True)))
        except psutil.NoSuchProcess:
            return
        self.looks.append((time.perf_counter(), own))
        self.together = max(self.together, own + children)


def _held(process: psutil.Process) -> int:
    try:
        return int(process.memory_info().rss)
    except psutil.NoSuchProcess:
        return 0
