"""What is wrong on the desk, told so that the editor can mend it."""

from dataclasses import dataclass

_LONGEST = 400
"""Letters of what is wrong: it may quote a hostile file."""


@dataclass(frozen=True)
class Problem:
    """One thing that is wrong, or (in a list of notices) worth knowing."""

    path: str
    """The file, from the root of the project: `seeds/x.yml`."""
    line: int | None
    """The line, from 1, where there is one."""
    what: str
    """What is wrong: `'published.date' is "May 19"`."""
    remedy: str
    """What to do: `write it as 2019-05 or 2019-05-19`."""

    def __str__(self) -> str:
        place = self.path if self.line is None else f"{self.path}:{self.line}"
        what = self.what if len(self.what) <= _LONGEST else f"{self.what[:_LONGEST]}…"
        return _printable(f"{place}: {what} - {self.remedy}")


def _printable(text: str) -> str:
    """Return a text in which nothing breaks the line, colours a terminal or turns the direction of writing."""
    return "".join(letter if letter.isprintable() or letter == "\u00a0" else f"\\u{ord(letter):04x}" for letter in text)
