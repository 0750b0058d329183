"""Normalisation of text: white space, soft hyphens and the encoding of umlauts.

Text copied from a PDF has soft hyphens; text from a Mac may have "ü" as a u and a combining mark.
"""

import re
import unicodedata
from collections.abc import Sequence

_SOFT_HYPHEN = "\u00ad"
_LETTER = re.compile(r".[\u0300-\u036f]*", re.DOTALL)


def normalize(text: str) -> str:
    """Return a text in `nfc`, with each run of white space as one space and none at either end."""
    text = nfc(text)
    # Of white space, only the space is printable. Most texts are normal, and this check is faster than the split.
    if text.isprintable() and "  " not in text and text[:1] != " " and text[-1:] != " ":
        return text
    return " ".join(text.split())


def nfc(text: str) -> str:
    """Return a text in Unicode's normalisation form C, without soft hyphens."""
    if text.isascii():
        return text
    return unicodedata.normalize("NFC", text.replace(_SOFT_HYPHEN, ""))


def offsets(text: str) -> Sequence[int]:
    """Return the offset in a text of each offset in its `nfc`, its end included."""
    if text.isascii() or (_SOFT_HYPHEN not in text and unicodedata.is_normalized("NFC", text)):
        return range(len(text) + 1)
    found: list[int] = []
    for letter in _LETTER.finditer(text):
        found += [letter.start()] * len(nfc(letter[0]))
    return [*found, len(text)]
