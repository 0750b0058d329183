"""The interface of a translation engine, and the errors that it may raise."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from briefing.desk.authorship import Origin


@dataclass(frozen=True)
class Limits:
    """How much an engine takes in one call."""

    characters: int | None = None
    """The longest sentence, in characters; None for any length."""
    bytes: int | None = None
    """The longest sentence, in bytes of UTF-8."""
    batch: int = 1
    """The most sentences in one call; 1 for engines that join lines or fail as a whole."""
    interval: float = 0.0
    """Seconds between the starts of two calls, over all threads."""

    def admit(self, text: str) -> bool:
        """Return whether a sentence is short enough; a longer one goes to the next engine, never cut."""
        if self.characters is not None and len(text) > self.characters:
            return False
        return self.bytes is None or len(text.encode()) <= self.bytes


class Engine(Protocol):
    """Translates German sentences; each thread has its own object, but for those that `engine_factories` shares."""

    name: str
    """The name in settings and memories: `deepl`."""
    origin: Origin
    """What readers are told: `AI` if a language model writes its English, `MACHINE` if a translation system does."""
    limits: Limits

    def translate(self, sentences: Sequence[str], context: str) -> Sequence[object]:
        """Return an unchecked answer for each sentence, or raise an EngineError; `context` is their paragraph."""


class EngineError(Exception):
    """An engine gave no answer; the message says why and never holds a key."""


class Busy(EngineError):
    """The engine may answer when asked again."""

    def __init__(self, reason: str, retry_after: float | None = None) -> None:
        super().__init__(reason)
        self.retry_after = retry_after
        """Seconds to wait, where the service says so."""


class Unreadable(EngineError):
    """The engine answered something other than translations; fewer sentences in a call may help."""


class Broken(EngineError):
    """The engine cannot answer in this run: no key, no model, no quota, no such service."""
