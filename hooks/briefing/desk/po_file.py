"""The entries of a gettext PO file, as polib reads them.

Every line is checked before: polib takes an unterminated `msgid "abc` for "ab" without a word, a form feed for the end
of a line, and a `msgstr` behind a comment for the English of an empty text.
"""

import re

import polib

from briefing.diagnostics import Diagnostic

_LINE = re.compile(r'(?:#[^\f]*|(?:(?:msgctxt|msgid|msgid_plural|msgstr(?:\[\d+\])?)\s+)?"(?:[^"\\\f]|\\[^\f])*"|)')
_FIRST_ENGLISH = re.compile(r"msgstr(?:\[0\])?\s")
_POLIB_LINE = re.compile(r"\(line (\d+)\)")


def read_po(text: str, path: str) -> tuple[list[polib.POEntry], list[Diagnostic]]:
    """Return the entries but for the header and the obsolete ones; none where a line is no line of a PO file."""
    lines = [line.strip() for line in text.split("\n")]
    errors = [
        Diagnostic(path, number, f"not a line of a PO file: {line[:40]}", "close the string with a double quote", "po")
        for number, line in enumerate(lines, 1)
        if not _LINE.fullmatch(line)
    ]
    if errors:
        return [], errors
    try:
        # With a line break at its end, polib does not take the text for the name of a file.
        file = polib.pofile(f"{text}\n", wrapwidth=0)
    except OSError as error:
        number = _POLIB_LINE.search(str(error))
        what = "a line that does not belong here in a PO file"
        return [], [Diagnostic(path, int(number[1]) if number else None, what, "repair it in a PO editor", "po")]
    entries = [entry for entry in file if not entry.obsolete]
    without = _english_alone(lines) or [entry.linenum for entry in entries if not entry.msgid.strip()]
    remedy = "write the German as its msgid, or delete the entry"
    errors = [Diagnostic(path, number, "an entry without German", remedy, "po") for number in without]
    return [entry for entry in entries if entry.msgid.strip()], errors


def _english_alone(lines: list[str]) -> list[int | None]:
    """Return the numbers of the lines with a `msgstr` that no `msgid` is before."""
    keywords = [(number, line) for number, line in enumerate(lines, 1) if line.startswith("msg")]
    before = ["", *(line for _, line in keywords)]
    return [
        number
        for (number, line), last in zip(keywords, before, strict=False)
        if _FIRST_ENGLISH.match(line) and not last.startswith("msgid")
    ]
