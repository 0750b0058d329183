"""Errors and warnings about what an editor wrote: where, what, and how to put it right."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

_LONGEST = 400
"""Letters of what is wrong: it may quote a hostile file."""


class Severity(StrEnum):
    """What follows from a diagnostic."""

    ERROR = "error"
    """The site is not built until it is put right."""
    WARNING = "warning"
    """Somebody should look at it; it stops nothing."""


@dataclass(frozen=True)
class Diagnostic:
    """One thing that is wrong, or that a person should look at."""

    path: str
    """The file, from the root of the project: `seeds/x.yml`."""
    line: int | None
    """The line, from 1, where there is one."""
    what: str
    """What is wrong: `'published.date' is "May 19"`."""
    remedy: str
    """What to do: `write it as 2019-05 or 2019-05-19`."""
    check: str
    """The check that found it: `yaml`, `duplicate-slug`."""
    severity: Severity = Severity.ERROR

    def __str__(self) -> str:
        place = self.path if self.line is None else f"{self.path}:{self.line}"
        what = self.what if len(self.what) <= _LONGEST else f"{self.what[:_LONGEST]}…"
        return _printable(f"{place}: {what} - {self.remedy}")


def errors(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Return the errors, in their order."""
    return tuple(one for one in diagnostics if one.severity is Severity.ERROR)


def warnings(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Return the warnings, in their order."""
    return tuple(one for one in diagnostics if one.severity is Severity.WARNING)


def _printable(text: str) -> str:
    """Return a text in which nothing breaks the line, colours a terminal or turns the direction of writing."""
    return "".join(letter if letter.isprintable() or letter == "\u00a0" else f"\\u{ord(letter):04x}" for letter in text)
