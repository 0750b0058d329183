"""Reading an article's translation memory (`.en.po`, gettext PO).

A plain entry is reviewed. `fuzzy` is unreviewed, with who wrote it in translator comments (`# origin: ai`,
`# engine: NAME`), the only ones that gettext's msgmerge keeps; `fuzzy` with a previous source means that the German
changed since. `# reviewed: NAME DATE light|full` records the review, `# finding: WORDS` what a check found.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from briefing.desk.authorship import DATE, Depth, Origin, Review
from briefing.desk.memory_entries import Written, read_entries
from briefing.desk.original import CONTROL
from briefing.diagnostics import Diagnostic
from briefing.german.normalize import normalize

_MOST_ENTRIES = 20_000
_ORIGINS = {origin.value: origin for origin in Origin}
_REVIEW = re.compile(rf"(?P<by>.+?)(?:\s+(?P<date>{DATE.pattern}))?(?:\s+(?P<depth>light|full))?")


class MemoryEntry(NamedTuple):
    """A German sentence and its English."""

    line: int | None
    """Where the entry starts in the file."""
    de: str
    context: str | None
    """The rank among equal sentences ("2"), where the second one has an English of its own."""
    en: str
    """Empty when it is still to be translated."""
    origin: Origin | None
    """None when it was not recorded."""
    engine: str | None
    review: Review | None
    """None when unreviewed."""
    stale: bool
    """The German changed since."""
    findings: tuple[str, ...]


@dataclass(frozen=True)
class Memory:
    """The entries of one file, in its order; obsolete ones are left out."""

    path: str
    entries: tuple[MemoryEntry, ...] = ()
    data: bytes = field(default=b"", repr=False)
    """The file as it is; empty where there is none."""


def read_memory(text: str, path: str) -> tuple[Memory, list[Diagnostic]]:
    """Return what the file holds and everything that is wrong with it."""
    if (entries := text.count("msgid ")) > _MOST_ENTRIES:
        what = f"has {entries} entries, more than {_MOST_ENTRIES}"
        return Memory(path), [Diagnostic(path, None, what, "split the article, or check what it holds", "size")]
    present, diagnostics = read_entries(text, path)
    diagnostics += _duplicates(present, path)
    return Memory(path, tuple(_entry(entry, path, diagnostics) for entry in present)), diagnostics


def _duplicates(entries: list[Written], path: str) -> Iterator[Diagnostic]:
    first: dict[tuple[str, str | None], int | None] = {}
    for entry in entries:
        line = first.setdefault((normalize(entry.de), entry.context or None), entry.line)
        if line != entry.line:
            what = f'"{entry.de[:60]}" is translated twice'
            yield Diagnostic(path, entry.line, what, f"delete one; the first is on line {line}", "duplicate-english")


def _entry(entry: Written, path: str, diagnostics: list[Diagnostic]) -> MemoryEntry:
    notes = _notes(entry.comments)
    origin = notes.get("origin", [""])[0]
    if origin and origin not in _ORIGINS:
        what = f"origin is {origin!r}"
        diagnostics.append(Diagnostic(path, entry.line, what, f"write one of {', '.join(Origin)}", "value"))
    elif not origin and not entry.fuzzy:
        # What somebody typed into a PO editor and left plain.
        origin = Origin.HUMAN
    text = entry.de + entry.en
    if not text.isprintable() and (control := CONTROL.search(text)):
        what = f"holds the character U+{ord(control[0]):04X}, which belongs in no text"
        diagnostics.append(Diagnostic(path, entry.line, what, "delete it", "control-character"))
    if entry.plural:
        what = f'"{entry.de[:60]}" has plural forms'
        diagnostics.append(Diagnostic(path, entry.line, what, "a sentence has one English: delete msgid_plural", "po"))
    review = None if entry.fuzzy else _review(notes.get("reviewed", [""])[0])
    if review and review.date and not _is_day(review.date):
        what = f"'reviewed' is dated {review.date}, and there is no such day"
        diagnostics.append(Diagnostic(path, entry.line, what, "write the day of the review", "value"))
    return MemoryEntry(
        line=entry.line,
        de=entry.de,
        context=entry.context or None,
        en=entry.en,
        origin=_ORIGINS.get(origin),
        engine=notes.get("engine", [None])[0],
        review=review,
        stale=entry.fuzzy and entry.has_previous,
        findings=tuple(notes.get("finding", ())),
    )


# Nearly all entries of a file have the same comments.
@lru_cache(maxsize=256)
def _notes(comments: str) -> Mapping[str, Sequence[str]]:
    notes: dict[str, list[str]] = {}
    for comment in comments.split("\n"):
        key, colon, value = comment.partition(":")
        if colon:
            notes.setdefault(key.strip(), []).append(value.strip())
    return notes


@lru_cache(maxsize=256)
def _review(note: str) -> Review:
    match = _REVIEW.fullmatch(note)
    if not match:
        return Review(None, None, None)
    return Review(match["by"], match["date"], Depth(match["depth"]) if match["depth"] else None)


def _is_day(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True
