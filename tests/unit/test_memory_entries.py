"""The expression that reads usual PO files against polib, which reads all of them: both make the same of a file."""

import pytest

from briefing.desk.memory_entries import read_entries
from projects import TESTS

CASES = TESTS / "cases"
FILES = sorted(CASES.rglob("*.po"))
HEADER = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n'
ENTRY = '# origin: ai\n#, fuzzy\nmsgid "Eins."\nmsgstr "One."\n'
# Polib alone reads an obsolete entry, and leaves nothing of it here.
OBSOLETE = '\n\n#~ msgid "Null."\n#~ msgstr "Nil."\n'


@pytest.mark.parametrize(
    "text",
    [
        HEADER,
        ENTRY,
        f"{HEADER}\n{ENTRY}",
        f"# The file's.\n{HEADER}\n\n\n{ENTRY}{ENTRY}",
        f'{HEADER}\n#  origin:  ai \n#\n#, fuzzy, no-wrap\n#| msgid "Ein"\n#| "s."\nmsgid "Eins."\nmsgstr ""\n',
        f'{HEADER}\nmsgctxt "2"\nmsgid ""\n"Er sagt: \\"Ja\\" \\\\"\n"n.\\n"\nmsgstr "\\tHe says \\x."\n"Yes"\n',
        f"{HEADER}\n{HEADER}\n{ENTRY}",
        f'{HEADER}\n#, \nmsgid "Eins."\nmsgstr "One."\n#, fuzzy\nmsgid "Zwei."\nmsgstr "Two."',
        *(path.read_text(encoding="utf-8") for path in FILES),
    ],
)
def test_both_read_the_same(text: str) -> None:
    entries, errors = read_entries(text, "x")
    if not errors:
        assert entries == read_entries(text + OBSOLETE, "x")[0]


@pytest.mark.parametrize("end", ['\n"more"', '\nmsgid "Zwei."', '\nmsgstr "One."\n x', '\nmsgid_plural "Z"'])
def test_what_is_no_entry_is_a_problem_or_in_the_entries(end: str) -> None:
    entries, errors = read_entries(ENTRY + end, "x")
    assert errors or entries != read_entries(ENTRY, "x")[0]


def test_a_plural_form_is_kept() -> None:
    text = f'{HEADER}\nmsgid "Eins."\nmsgid_plural "Zwei."\nmsgstr[0] "One."\nmsgstr[1] "Two."\n'
    [entry] = read_entries(text, "x")[0]
    assert (entry.de, entry.plural) == ("Eins.", "Zwei.")
