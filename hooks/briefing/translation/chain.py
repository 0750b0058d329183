"""The engines of a run in their order: an engine is asked for what those before it did not translate.

Retries, pauses between calls and the disabling of engines that fail are here, so that an engine is only a class that
translates.
"""

import threading
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import tenacity

from briefing.desk.authorship import Origin
from briefing.translation.checks.answer import Refused, check_answer
from briefing.translation.engines.engine import Broken, Busy, Engine, Unreadable


@dataclass(frozen=True)
class RetryPolicy:
    """How often and for how long a failing engine is asked again."""

    attempts: int = 4
    """Calls for the same sentences."""
    first_wait: float = 0.5
    """Seconds, doubled with each attempt, with jitter."""
    longest_wait: float = 60.0
    """Seconds; a service that wants more is not asked again for this sentence."""
    failures: int = 3
    """Calls in a row that fail after all attempts before an engine is disabled for the run."""


@dataclass(frozen=True)
class Translated:
    """A sentence for which an engine gave English that passed the checks."""

    english: str
    engine: str
    """`google`"""
    origin: Origin


@dataclass(frozen=True)
class Untranslated:
    """A sentence for which no engine gave acceptable English."""

    reasons: tuple[str, ...]
    """One for each engine: `google: the German came back unchanged`"""


class EngineChain:
    """Translates with several engines; may be used by many threads, each of which has engine objects of its own."""

    def __init__(
        self,
        engines: Mapping[str, Callable[[], Engine]],
        log: Callable[[str], None],
        retries: RetryPolicy | None = None,
    ) -> None:
        self._factories = engines
        self._log = log
        self._retries = retries or RetryPolicy()
        self._local = threading.local()
        self._lock = threading.Lock()
        self._limiters = {name: _RateLimiter() for name in engines}
        self._failures = dict.fromkeys(engines, 0)
        self._disabled: dict[str, str] = {}
        self._stopped = threading.Event()
        self.processes = 1
        """How many processes ask the same engines; each then waits so many times as long between its calls."""

    def disabled(self) -> Mapping[str, str]:
        """Return the engines that cannot be asked, with the reason; creates this thread's engines if need be."""
        for name in self._factories:
            self._engine(name)
        with self._lock:
            return dict(self._disabled)

    def stop(self) -> None:
        """End calls that wait for another attempt."""
        self._stopped.set()

    def translate(self, sentences: Sequence[str], context: str) -> list[Translated | Untranslated]:
        """Return the English of each sentence, or why it has none; `context` is their paragraph."""
        translated: dict[int, Translated] = {}
        reasons: dict[int, list[str]] = {i: [] for i in range(len(sentences))}
        for name in self._factories:
            pending = [i for i in reasons if i not in translated]
            engine = self._engine(name) if pending else None
            if engine is None:
                continue
            for i in pending:
                if not engine.limits.admit(sentences[i]):
                    reasons[i].append(f"{name}: too long for it")
            pending = [i for i in pending if engine.limits.admit(sentences[i])]
            for batch in _batches(pending, engine.limits.batch):
                for i, answer in zip(batch, self._ask(engine, [sentences[i] for i in batch], context), strict=True):
                    checked = check_answer(sentences[i], answer) if not isinstance(answer, Refused) else answer
                    if isinstance(checked, Refused):
                        reasons[i].append(f"{name}: {checked.reason}")
                    else:
                        translated[i] = Translated(checked, name, engine.origin)
        with self._lock:
            disabled = tuple(f"{name}: {reason}" for name, reason in self._disabled.items())
        return [translated.get(i) or Untranslated(tuple(reasons[i]) or disabled) for i in reasons]

    def _engine(self, name: str) -> Engine | None:
        if name in self._disabled:
            return None
        engines: dict[str, Engine] = self._local.__dict__.setdefault("engines", {})
        if name not in engines:
            try:
                engines[name] = self._factories[name]()
            except Broken as error:
                self._disable(name, str(error))
                return None
        return engines[name]

    def _ask(self, engine: Engine, sentences: Sequence[str], context: str) -> Sequence[object]:
        """Return the answers for a batch; if the call fails, those of one call for each sentence."""
        if engine.name in self._disabled:
            return [Refused(self._disabled[engine.name])] * len(sentences)
        try:
            answers = self._call(engine, sentences, context)
        except (Busy, Unreadable) as error:
            if len(sentences) > 1:
                # One bad sentence must not cost the others their English.
                return [answer for sentence in sentences for answer in self._ask(engine, [sentence], context)]
            self._count_failure(engine.name, str(error))
            return [Refused(str(error))]
        except Broken as error:
            self._disable(engine.name, str(error))
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
        return attempts(self._limited, engine, sentences, context)

    def _limited(self, engine: Engine, sentences: Sequence[str], context: str) -> Sequence[object]:
        if self._stopped.is_set():
            raise Broken("interrupted")
        self._limiters[engine.name].wait(engine.limits.interval * self.processes)
        return engine.translate(sentences, context)

    def _wait(self, state: tenacity.RetryCallState) -> float:
        requested = _retry_after(state)
        if requested is not None:
            return min(requested, self._retries.longest_wait)
        wait = tenacity.wait_random_exponential(self._retries.first_wait, self._retries.longest_wait)
        return wait(state)

    def _gives_up(self, state: tenacity.RetryCallState) -> bool:
        too_long = (_retry_after(state) or 0) > self._retries.longest_wait
        return too_long or state.attempt_number >= self._retries.attempts or self._stopped.is_set()

    def _count_failure(self, name: str, reason: str) -> None:
        with self._lock:
            self._failures[name] += 1
            often = self._failures[name] >= self._retries.failures
        if often:
            self._disable(name, reason)

    def _disable(self, name: str, reason: str) -> None:
        with self._lock:
            if name in self._disabled:
                return
            self._disabled[name] = reason
        if not self._stopped.is_set():
            following = [other for other in self._factories if other not in self._disabled]
            then = f"; going on with {following[0]}" if following else ""
            self._log(f"{name} is set aside for this run: {reason}{then}")


class _RateLimiter:
    """Keeps an interval between the starts of calls of all threads."""

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
