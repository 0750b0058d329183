"""What an engine is, and how it may fail."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from briefing.desk.authorship import Origin


@dataclass(frozen=True)
class Limits:
    """What an engine takes at once."""

    characters: int | None = None
    """The longest text."""
    bytes: int | None = None
    """The longest text in UTF-8."""
    batch: int = 1
    """How many sentences in one call; one, where a failure would lose the rest or lines would be glued together."""
    interval: float = 0.0
    """Seconds between the starts of two calls, over all threads."""

    def admit(self, text: str) -> bool:
        """Return whether a text is short enough; one that is not goes to another engine, never cut."""
        if self.characters is not None and len(text) > self.characters:
            return False
        return self.bytes is None or len(text.encode()) <= self.bytes


class Engine(Protocol):
    """Translates German sentences; an object serves one thread, unless `choice.makers` says otherwise."""

    name: str
    """The name in settings and memories: `deepl`."""
    origin: Origin
    """What readers are told: `AI` if a language model writes its English, `MACHINE` if a translation system does."""
    limits: Limits

    def translate(self, sentences: Sequence[str], context: str) -> Sequence[object]:
        """Return an answer for each sentence, unchecked, or raise an EngineError. `context` is their paragraph."""


class EngineError(Exception):
    """An engine gave no answer; the text says why, without any key."""


class Busy(EngineError):
    """It may answer when asked again."""

    def __init__(self, reason: str, retry_after: float | None = None) -> None:
        super().__init__(reason)
        self.retry_after = retry_after
        """Seconds to wait, where the service says so."""


class Unreadable(EngineError):
    """It answered, but not what it was asked; asking for fewer sentences at once may help."""


class Broken(EngineError):
    """It will not answer in this run: no key, no model, no quota, no such service."""
