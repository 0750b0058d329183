"""How JSON is written: as the standard library would indent it, whatever the texts hold."""

import json

import pytest

from briefing.articles.provenance import Provenance
from briefing.exports.json import json_bytes

DOCUMENTS = [
    {},
    {
        "nothing": [],
        "empty": {},
        "null": None,
        "yes": True,
        "number": 2.5,
        "large": 2**53,
        "deep": [[], [1, {"a": [2]}]],
    },
    {"text": 'quote " backslash \\ slash / newline \n tab \t bell \x07 delete \x7f line \u2028 „ü“ 😀 </b>'},
    {"looks like JSON": '[{"a": 1,}:]', 'key "\n': "x", "": " "},
    {"provenance": Provenance.STATED},
]


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda document: next(iter(document), "nothing at all"))
def test_it_is_what_the_standard_library_would_write(document: dict) -> None:
    assert json_bytes(document).decode() == json.dumps(document, ensure_ascii=False, indent=1) + "\n"
