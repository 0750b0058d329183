"""PO files that polib alone would misread."""

import pytest

from briefing.desk.po_file import read_po

HEADER = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n'
ENTRY = '# origin: ai\n#, fuzzy\nmsgid "Eins."\nmsgstr "One."\n'


@pytest.mark.parametrize("end", ['\n"more"', '\nmsgid "Zwei."', '\nmsgstr "One."\n x', '\nmsgid_plural "Z"'])
def test_what_is_no_entry_is_an_error_or_in_the_entries(end: str) -> None:
    entries, errors = read_po(ENTRY + end, "x")
    assert errors or entries != read_po(ENTRY, "x")[0]


def test_a_plural_form_is_kept() -> None:
    text = f'{HEADER}\nmsgid "Eins."\nmsgid_plural "Zwei."\nmsgstr[0] "One."\nmsgstr[1] "Two."\n'
    [entry] = read_po(text, "x")[0]
    assert (entry.msgid, entry.msgid_plural) == ("Eins.", "Zwei.")


@pytest.mark.parametrize("line", ['msgid "Zwei.', 'msgid "Zwei".', "msgid 'Zwei.'", 'msgid "Zw\fei."'])
def test_a_line_that_polib_would_cut_short_is_an_error(line: str) -> None:
    entries, [error] = read_po(f'{ENTRY}\n{line}\nmsgstr "Two."\n', "x")
    assert not entries
    assert (error.line, error.check) == (6, "po")


def test_english_without_german_is_an_error() -> None:
    lost = '# origin: ai\nmsgstr "Two."\n'
    for text, line in ((f"{HEADER}\n{ENTRY}\n{lost}", 11), (f"{ENTRY}\n{lost}", 7)):
        [error] = read_po(text, "x")[1]
        assert (error.line, error.what) == (line, "an entry without German")
    entries, [error] = read_po(f'{HEADER}\n{ENTRY}\nmsgid " "\nmsgstr "Two."\n', "x")
    assert ([entry.msgid for entry in entries], error.line) == (["Eins."], 10)
