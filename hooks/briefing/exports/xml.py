"""XML written as text: escaping, and the characters that XML forbids.

The standard library's ElementTree writes in Python and looks at each element's name several times. Where a document has
thousands alike, these are written as text, of what is escaped here.
"""

from xml.sax.saxutils import escape

# What is no Char of XML 1.0, section 2.2, besides surrogates; no reference (`&#7;`) can stand for it either.
_CONTROL = bytes(set(range(0x20)) - set(b"\t\n\r"))
_NO_CHARACTERS = ("\ufffe".encode(), "\uffff".encode())
_IN_ATTRIBUTES = {'"': "&quot;", "\r": "&#13;", "\n": "&#10;", "\t": "&#09;"}


def xml_bytes(document: str) -> bytes:
    """Return an XML document as UTF-8; a character that XML forbids is left out of it."""
    # UTF-8 has no surrogates, and below 128 no byte that is a part of another character.
    data = document.encode("utf-8", "ignore").translate(None, _CONTROL)
    for bytes_of_one in _NO_CHARACTERS:
        data = data.replace(bytes_of_one, b"")
    return data


def content(text: str) -> str:
    """Return a text escaped for an element."""
    return escape(text) if "&" in text or "<" in text or ">" in text else text


def attribute(text: str) -> str:
    """Return a text escaped for an attribute, where a raw line break would be read as a space."""
    return escape(text, _IN_ATTRIBUTES)
