"""Text of an article's translation memory (`.en.po`, gettext PO) in, its entries out, or what is wrong with it.

A plain entry is reviewed. `fuzzy` is unreviewed, with who wrote it in translator comments (`# origin: ai`,
`# engine: NAME`), the only ones that gettext's msgmerge keeps; `fuzzy` with a previous source means that the German
changed since. `# reviewed: NAME DATE light|full` records the review, `# finding: WORDS` what a check found.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

import polib

from briefing.desk.authorship import DATE, Depth, Origin, Review
from briefing.desk.original import CONTROL
from briefing.language.letters import fold
from briefing.problems import Problem

# polib reads an unterminated `msgid "abc` as "ab" without a word, hence a look at the raw lines before it.
# It also takes a form feed for the end of a line.
_LINE = re.compile(r'(?:#[^\f]*|(?:(?:msgctxt|msgid|msgid_plural|msgstr(?:\[\d+\])?)\s+)?"(?:[^"\\\f]|\\[^\f])*"|)')
_MOST_ENTRIES = 20_000
_POLIB_LINE = re.compile(r"\(line (\d+)\)")
_REVIEW = re.compile(rf"(?P<by>.+?)(?:\s+(?P<date>{DATE.pattern}))?(?:\s+(?P<depth>light|full))?")


@dataclass(frozen=True)
class Entry:
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
    entries: tuple[Entry, ...] = ()
    data: bytes = field(default=b"", repr=False)
    """The file as it is; empty where there is none."""


def read_memory(text: str, path: str) -> tuple[Memory, list[Problem]]:
    """Return what the file holds and everything that is wrong with it."""
    if (entries := text.count("msgid ")) > _MOST_ENTRIES:
        what = f"has {entries} entries, more than {_MOST_ENTRIES}"
        return Memory(path), [Problem(path, None, what, "split the article, or check what it holds")]
    problems = [
        Problem(path, number, f"not a line of a PO file: {line.strip()[:40]}", "close the string with a double quote")
        for number, line in enumerate(text.split("\n"), 1)
        if not _LINE.fullmatch(line.strip())
    ]
    if problems:
        return Memory(path), problems
    try:
        # The newline keeps polib from taking the text for the name of a file.
        file = polib.pofile(text + "\n", wrapwidth=0)
    except OSError as error:
        line = _POLIB_LINE.search(str(error))
        what = "a line that does not belong here in a PO file"
        return Memory(path), [Problem(path, int(line[1]) if line else None, what, "repair it in a PO editor")]
    present = [entry for entry in file if not entry.obsolete]
    problems += _duplicates(present, path)
    return Memory(path, tuple(_entry(entry, path, problems) for entry in present)), problems


def _duplicates(entries: list[polib.POEntry], path: str) -> Iterator[Problem]:
    first: dict[tuple[str, str | None], int | None] = {}
    for entry in entries:
        line = first.setdefault((fold(entry.msgid), entry.msgctxt or None), entry.linenum)
        if line != entry.linenum:
            what = f'"{entry.msgid[:60]}" is translated twice'
            yield Problem(path, entry.linenum, what, f"delete one; the first is on line {line}")


def _entry(entry: polib.POEntry, path: str, problems: list[Problem]) -> Entry:
    notes: dict[str, list[str]] = {}
    for comment in entry.tcomment.split("\n"):
        key, colon, value = comment.partition(":")
        if colon:
            notes.setdefault(key.strip(), []).append(value.strip())
    origin = notes.get("origin", [""])[0]
    if origin and origin not in list(Origin):
        what = f"origin is {origin!r}"
        problems.append(Problem(path, entry.linenum, what, f"write one of {', '.join(Origin)}"))
    elif not origin and not entry.fuzzy:
        # What somebody typed into a PO editor and left plain.
        origin = Origin.HUMAN
    if control := CONTROL.search(entry.msgid + entry.msgstr):
        what = f"holds the character U+{ord(control[0]):04X}, which belongs in no text"
        problems.append(Problem(path, entry.linenum, what, "delete it"))
    if entry.msgid_plural:
        what = f'"{entry.msgid[:60]}" has plural forms'
        problems.append(Problem(path, entry.linenum, what, "a sentence has one English: delete msgid_plural"))
    review = None if entry.fuzzy else _review(notes.get("reviewed", [""])[0])
    if review and review.date and not _is_day(review.date):
        what = f"'reviewed' is dated {review.date}, and there is no such day"
        problems.append(Problem(path, entry.linenum, what, "write the day of the review"))
    return Entry(
        line=entry.linenum,
        de=entry.msgid,
        context=entry.msgctxt or None,
        en=entry.msgstr,
        origin=Origin(origin) if origin in list(Origin) else None,
        engine=notes.get("engine", [None])[0],
        review=review,
        stale=entry.fuzzy and entry.previous_msgid is not None,
        findings=tuple(notes.get("finding", ())),
    )


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
