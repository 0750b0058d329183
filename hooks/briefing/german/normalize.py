"""What makes no difference between two German texts: white space, soft hyphens, how an umlaut is encoded.

Text copied from a PDF has soft hyphens, and such from a Mac may have "ü" as a u and a mark above it.
"""

import re
import unicodedata
from collections.abc import Sequence

_SOFT_HYPHEN = "\u00ad"
_LETTER = re.compile(r".[\u0300-\u036f]*", re.DOTALL)


def normalize(text: str) -> str:
    """Return a text with each run of white space, no-break spaces too, as one space, none at its ends, and composed."""
    text = nfc(text)
    # Of white space, only the space can be printed. Most texts are as they should be, which is quicker to see.
    if text.isprintable() and "  " not in text and text[:1] != " " and text[-1:] != " ":
        return text
    return " ".join(text.split())


def nfc(text: str) -> str:
    """Return a text without soft hyphens and with its letters composed (Unicode's normalisation form C)."""
    if text.isascii():
        return text
    return unicodedata.normalize("NFC", text.replace(_SOFT_HYPHEN, ""))


def offsets(text: str) -> Sequence[int]:
    """Return for each place in the composed text, its end included, the place in the text itself."""
    if text.isascii() or (_SOFT_HYPHEN not in text and unicodedata.is_normalized("NFC", text)):
        return range(len(text) + 1)
    found: list[int] = []
    for letter in _LETTER.finditer(text):
        found += [letter.start()] * len(nfc(letter[0]))
    return [*found, len(text)]
