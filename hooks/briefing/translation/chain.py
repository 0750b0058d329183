"""Engines in the order in which they are tried: sentences in; for each, checked English, or why there is none, out."""

import threading
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import tenacity

from briefing.desk.authorship import Origin
from briefing.translation.checks.answers import Refused, accept
from briefing.translation.engines.engine import Broken, Busy, Engine, Unreadable


@dataclass(frozen=True)
class Patience:
    """How long an engine is asked again."""

    attempts: int = 4
    first_wait: float = 0.5
    """Seconds, doubled with each attempt, with jitter."""
    longest_wait: float = 60.0
    """Seconds; a service that wants more is not asked again for this sentence."""
    failures: int = 3
    """Calls in a row that fail for good before an engine is set aside for the run."""


@dataclass(frozen=True)
class Kept:
    """English that passed the checks."""

    english: str
    engine: str
    """`google`"""
    origin: Origin


@dataclass(frozen=True)
class Left:
    """A sentence that no engine translated."""

    reasons: tuple[str, ...]
    """`google: the German came back unchanged`"""


class Chain:
    """Asks one engine after the other; serves many threads, each with engine objects of its own."""

    def __init__(
        self,
        engines: Mapping[str, Callable[[], Engine]],
        say: Callable[[str], None],
        patience: Patience | None = None,
    ) -> None:
        self._makers = engines
        self._say = say
        self._patience = patience or Patience()
        self._local = threading.local()
        self._lock = threading.Lock()
        self._paces = {name: _Pace() for name in engines}
        self._failures = dict.fromkeys(engines, 0)
        self._aside: dict[str, str] = {}
        self._stopped = threading.Event()
        self.sharers = 1
        """How many chains like this one there are, in other processes, that share the pace of an engine."""

    def aside(self) -> Mapping[str, str]:
        """Return the engines that cannot be asked, and why; this makes those that this thread has not made yet."""
        for name in self._makers:
            self._engine(name)
        with self._lock:
            return dict(self._aside)

    def stop(self) -> None:
        """Let calls that wait for another attempt give up."""
        self._stopped.set()

    def translate(self, sentences: Sequence[str], context: str) -> list[Kept | Left]:
        """Return what became of each sentence."""
        kept: dict[int, Kept] = {}
        reasons: dict[int, list[str]] = {i: [] for i in range(len(sentences))}
        for name in self._makers:
            pending = [i for i in reasons if i not in kept]
            engine = self._engine(name) if pending else None
            if engine is None:
                continue
            for i in pending:
                if not engine.limits.admit(sentences[i]):
                    reasons[i].append(f"{name}: too long for it")
            pending = [i for i in pending if engine.limits.admit(sentences[i])]
            for batch in _batches(pending, engine.limits.batch):
                for i, answer in zip(batch, self._ask(engine, [sentences[i] for i in batch], context), strict=True):
                    checked = accept(sentences[i], answer) if not isinstance(answer, Refused) else answer
                    if isinstance(checked, Refused):
                        reasons[i].append(f"{name}: {checked.reason}")
                    else:
                        kept[i] = Kept(checked, name, engine.origin)
        with self._lock:
            aside = tuple(f"{name}: {reason}" for name, reason in self._aside.items())
        return [kept.get(i) or Left(tuple(reasons[i]) or aside) for i in reasons]

    def _engine(self, name: str) -> Engine | None:
        if name in self._aside:
            return None
        engines: dict[str, Engine] = self._local.__dict__.setdefault("engines", {})
        if name not in engines:
            try:
                engines[name] = self._makers[name]()
            except Broken as error:
                self._set_aside(name, str(error))
                return None
        return engines[name]

    def _ask(self, engine: Engine, sentences: Sequence[str], context: str) -> Sequence[object]:
        """Return the answers to a batch; where it fails as a whole, those to its sentences one by one."""
        if engine.name in self._aside:
            return [Refused(self._aside[engine.name])] * len(sentences)
        try:
            answers = self._call(engine, sentences, context)
        except (Busy, Unreadable) as error:
            if len(sentences) > 1:
                # One bad sentence must not cost the others their English.
                return [answer for sentence in sentences for answer in self._ask(engine, [sentence], context)]
            self._count_failure(engine.name, str(error))
            return [Refused(str(error))]
        except Broken as error:
            self._set_aside(engine.name, str(error))
            return [Refused(str(error))] * len(sentences)
        with self._lock:
            self._failures[engine.name] = 0
        return answers

    def _call(self, engine: Engine, sentences: Sequence[str], context: str) -> Sequence[object]:
        attempts = tenacity.Retrying(
            retry=tenacity.retry_if_exception_type(Busy),
            stop=self._gives_up,
            wait=self._wait,
            sleep=tenacity.sleep_using_event(self._stopped),
            reraise=True,
        )
        return attempts(self._paced, engine, sentences, context)

    def _paced(self, engine: Engine, sentences: Sequence[str], context: str) -> Sequence[object]:
        if self._stopped.is_set():
            raise Broken("interrupted")
        self._paces[engine.name].wait(engine.limits.interval * self.sharers)
        return engine.translate(sentences, context)

    def _wait(self, state: tenacity.RetryCallState) -> float:
        asked = _retry_after(state)
        if asked is not None:
            return min(asked, self._patience.longest_wait)
        wait = tenacity.wait_random_exponential(self._patience.first_wait, self._patience.longest_wait)
        return wait(state)

    def _gives_up(self, state: tenacity.RetryCallState) -> bool:
        too_long = (_retry_after(state) or 0) > self._patience.longest_wait
        return too_long or state.attempt_number >= self._patience.attempts or self._stopped.is_set()

    def _count_failure(self, name: str, reason: str) -> None:
        with self._lock:
            self._failures[name] += 1
            often = self._failures[name] >= self._patience.failures
        if often:
            self._set_aside(name, reason)

    def _set_aside(self, name: str, reason: str) -> None:
        with self._lock:
            if name in self._aside:
                return
            self._aside[name] = reason
        if not self._stopped.is_set():
            following = [other for other in self._makers if other not in self._aside]
            then = f"; going on with {following[0]}" if following else ""
            self._say(f"{name} is set aside for this run: {reason}{then}")


class _Pace:
    """Spaces the starts of calls over all threads."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._next = 0.0

    def wait(self, interval: float) -> None:
        with self._lock:
            start = max(time.monotonic(), self._next)
            self._next = start + interval
        time.sleep(max(0.0, start - time.monotonic()))


def _retry_after(state: tenacity.RetryCallState) -> float | None:
    error = state.outcome.exception() if state.outcome else None
    return error.retry_after if isinstance(error, Busy) else None


def _batches(items: Sequence[int], size: int) -> list[Sequence[int]]:
    return [items[start : start + size] for start in range(0, len(items), size)]
