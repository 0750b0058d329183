"""The entries of a gettext PO file, as polib reads them.

polib takes an unterminated `msgid "abc` for "ab" without a word, and a form feed for the end of a line: every line is
checked before.
"""

import re

import polib

from briefing.diagnostics import Diagnostic

_LINE = re.compile(r'(?:#[^\f]*|(?:(?:msgctxt|msgid|msgid_plural|msgstr(?:\[\d+\])?)\s+)?"(?:[^"\\\f]|\\[^\f])*"|)')
_POLIB_LINE = re.compile(r"\(line (\d+)\)")


def read_po(text: str, path: str) -> tuple[list[polib.POEntry], list[Diagnostic]]:
    """Return the entries but for the header and the obsolete ones; none where a line is no line of a PO file."""
    errors = [
        Diagnostic(path, number, _not_po(line), "close the string with a double quote", "po")
        for number, line in enumerate(text.split("\n"), 1)
        if not _LINE.fullmatch(line.strip())
    ]
    if errors:
        return [], errors
    try:
        # With a line break at its end, polib does not take the text for the name of a file.
        file = polib.pofile(f"{text}\n", wrapwidth=0)
    except OSError as error:
        line = _POLIB_LINE.search(str(error))
        what = "a line that does not belong here in a PO file"
        return [], [Diagnostic(path, int(line[1]) if line else None, what, "repair it in a PO editor", "po")]
    return [entry for entry in file if not entry.obsolete], []


def _not_po(line: str) -> str:
    return f"not a line of a PO file: {line.strip()[:40]}"
