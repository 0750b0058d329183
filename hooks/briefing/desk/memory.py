"""Reading an article's translation memory (`.en.po`, gettext PO).

A plain entry is reviewed. `fuzzy` is unreviewed, with who wrote it in translator comments (`# origin: ai`,
`# engine: NAME`), the only ones that gettext's msgmerge keeps; `fuzzy` with a previous source means that the German
changed since. `# reviewed: NAME DATE light|full` records the review, `# finding: WORDS` what a check found.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

import polib

from briefing.desk.authorship import DATE, Depth, Origin, Review
from briefing.desk.original import CONTROL
from briefing.desk.po_file import read_po
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
    if (count := text.count("msgid ")) > _MOST_ENTRIES:
        what = f"has {count} entries, more than {_MOST_ENTRIES}"
        return Memory(path), [Diagnostic(path, None, what, "split the article, or check what it holds", "size")]
    found, errors = read_po(text, path)
    errors += _duplicates(found, path)
    entries = []
    for entry in found:
        comments = _comment_fields(entry.tcomment)
        review = None if entry.fuzzy else _review(comments.get("reviewed", [""])[0])
        errors += _errors(entry, comments, review, path)
        entries.append(_entry(entry, comments, review))
    return Memory(path, tuple(entries)), errors


def _duplicates(entries: Sequence[polib.POEntry], path: str) -> Iterator[Diagnostic]:
    first: dict[tuple[str, str | None], int | None] = {}
    for entry in entries:
        line = first.setdefault((normalize(entry.msgid), entry.msgctxt or None), entry.linenum)
        if line != entry.linenum:
            what = f'"{entry.msgid[:60]}" is translated twice'
            yield Diagnostic(path, entry.linenum, what, f"delete one; the first is on line {line}", "duplicate-english")


def _errors(
    entry: polib.POEntry, comments: dict[str, list[str]], review: Review | None, path: str
) -> Iterator[Diagnostic]:
    origin = comments.get("origin", [""])[0]
    if origin and origin not in _ORIGINS:
        yield Diagnostic(path, entry.linenum, f"origin is {origin!r}", f"write one of {', '.join(Origin)}", "value")
    text = entry.msgid + entry.msgstr
    if not text.isprintable() and (control := CONTROL.search(text)):
        what = f"holds the character U+{ord(control[0]):04X}, which belongs in no text"
        yield Diagnostic(path, entry.linenum, what, "delete it", "control-character")
    if entry.msgid_plural:
        what = f'"{entry.msgid[:60]}" has plural forms'
        yield Diagnostic(path, entry.linenum, what, "a sentence has one English: delete msgid_plural", "po")
    if review and review.date and not _is_day(review.date):
        what = f"'reviewed' is dated {review.date}, and there is no such day"
        yield Diagnostic(path, entry.linenum, what, "write the day of the review", "value")


def _entry(entry: polib.POEntry, comments: dict[str, list[str]], review: Review | None) -> MemoryEntry:
    origin = _ORIGINS.get(comments.get("origin", [""])[0])
    if not comments.get("origin", [""])[0] and not entry.fuzzy:
        # What somebody typed into a PO editor and left plain.
        origin = Origin.HUMAN
    return MemoryEntry(
        line=entry.linenum,
        de=entry.msgid,
        context=entry.msgctxt or None,
        en=entry.msgstr,
        origin=origin,
        engine=comments.get("engine", [None])[0],
        review=review,
        stale=entry.fuzzy and entry.previous_msgid is not None,
        findings=tuple(comments.get("finding", ())),
    )


def _comment_fields(comments: str) -> dict[str, list[str]]:
    """Return the values of comments such as `origin: ai` by their keys."""
    fields: dict[str, list[str]] = {}
    for comment in comments.split("\n"):
        key, colon, value = comment.partition(":")
        if colon:
            fields.setdefault(key.strip(), []).append(value.strip())
    return fields


def _review(comment: str) -> Review | None:
    match = _REVIEW.fullmatch(comment)
    if not match:
        return Review(None, None, None)
    return Review(match["by"], match["date"], Depth(match["depth"]) if match["depth"] else None)


def _is_day(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True
