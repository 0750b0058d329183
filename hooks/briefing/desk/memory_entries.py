"""Text of a PO file in, its entries as they stand there out, or what is wrong with it.

Nearly every file is as gettext and our own commands write it, and one expression reads such a file in a small part of
the time that polib takes. Whatever else a PO file may hold is polib's to read; of what both read, they make the same.
"""

import re
from typing import NamedTuple

import polib

from briefing.diagnostics import Diagnostic

# polib reads an unterminated `msgid "abc` as "ab" without a word, hence a look at the raw lines before it.
# It also takes a form feed for the end of a line.
_LINE = re.compile(r'(?:#[^\f]*|(?:(?:msgctxt|msgid|msgid_plural|msgstr(?:\[\d+\])?)\s+)?"(?:[^"\\\f]|\\[^\f])*"|)')
_POLIB_LINE = re.compile(r"\(line (\d+)\)")
_ENDS = r"\n\r\x0b\f\x1c-\x1e\x85\u2028\u2029"
"""What ends a line for polib."""
_STRINGS = rf'(?:"(?:[^"\\{_ENDS}]|\\[^{_ENDS}])*+"\n)'
_USUAL_ENTRY = re.compile(
    rf"(?P<comments>(?:#(?: [^{_ENDS}]*+)?\n)*+)"
    rf"(?:#, (?P<flags>\S[^{_ENDS}]*+)\n)?+"
    rf"(?P<previous>(?:#\| msgid {_STRINGS}(?:#\| {_STRINGS})*+)?+)"
    rf"(?:msgctxt (?P<context>{_STRINGS}++))?+"
    rf"msgid (?P<de>{_STRINGS}++)"
    rf"msgstr (?P<en>{_STRINGS}++)"
    r"\n*+"
)


class Written(NamedTuple):
    """An entry as the file has it."""

    line: int | None
    """Where it starts; 0 for the first one of a file, as polib counts."""
    comments: str
    """The translator's, each on a line, without their signs."""
    fuzzy: bool
    has_previous: bool
    """Whether a previous source is written there."""
    context: str | None
    de: str
    en: str
    plural: str = ""
    """The source's plural form."""


def read_entries(text: str, path: str) -> tuple[list[Written], list[Diagnostic]]:
    """Return the entries but for the header and the obsolete ones; none where a line is no line of a PO file."""
    # The last line has an end then; and polib does not take the text for the name of a file.
    ended = f"{text}\n"
    usual = _usual_entries(ended)
    if usual is not None:
        return usual, []
    diagnostics = [
        Diagnostic(
            path, number, f"not a line of a PO file: {line.strip()[:40]}", "close the string with a double quote", "po"
        )
        for number, line in enumerate(text.split("\n"), 1)
        if not _LINE.fullmatch(line.strip())
    ]
    if diagnostics:
        return [], diagnostics
    try:
        file = polib.pofile(ended, wrapwidth=0)
    except OSError as error:
        line = _POLIB_LINE.search(str(error))
        what = "a line that does not belong here in a PO file"
        return [], [Diagnostic(path, int(line[1]) if line else None, what, "repair it in a PO editor", "po")]
    return [_of_polib(entry) for entry in file if not entry.obsolete], []


def _of_polib(entry: polib.POEntry) -> Written:
    return Written(
        entry.linenum,
        entry.tcomment,
        entry.fuzzy,
        entry.previous_msgid is not None,
        entry.msgctxt,
        entry.msgid,
        entry.msgstr,
        entry.msgid_plural,
    )


def _usual_entries(text: str) -> list[Written] | None:
    """Return the entries of a file that holds nothing unusual, or None of any other."""
    entries: list[Written] = []
    place, line, headers = 0, 1, 0
    while place < len(text):
        match = _USUAL_ENTRY.match(text, place)
        if not match:
            return None
        entry = _usual_entry(match, line)
        if entry.de:
            entries.append(entry)
        else:
            headers += 1
        line += text.count("\n", place, match.end())
        place = match.end()
    return entries if headers <= 1 else None


def _usual_entry(match: re.Match[str], line: int) -> Written:
    comments, flags, previous, context, de, en = match.groups()
    is_first = match.start() == 0
    return Written(
        0 if is_first else line,
        # Comments at the top of a file are the file's.
        "" if is_first else "\n".join([comment.strip()[2:] for comment in comments[:-1].split("\n")]),
        flags is not None and "fuzzy" in [flag.strip() for flag in flags.split(",")],
        bool(previous),
        _string(context) if context else None,
        _string(de),
        _string(en),
    )


def _string(lines: str) -> str:
    joined = lines[1:-2].replace('"\n"', "")
    return polib.unescape(joined) if "\\" in joined else joined
