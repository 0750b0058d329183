"""A document as text in; the same without what XML does not allow, as bytes, out."""

import re

# Everything that is not a Char of XML 1.0, section 2.2; no reference (`&#7;`) can stand for it either.
_NOT_ALLOWED = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def xml_bytes(document: str) -> bytes:
    """Return an XML document as UTF-8; a character that XML forbids is left out of it."""
    return _NOT_ALLOWED.sub("", document).encode()
