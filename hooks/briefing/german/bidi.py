"""Bidirectional control characters (UAX #9), which can make a text read otherwise than it is stored.

They are never removed. On a page each is isolated, so that it changes the direction of nothing else, and made visible.
"""

import re
from collections.abc import Iterator

CONTROLS = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
"""Marks, embeddings, overrides and isolates, for a character class of a regular expression."""
_CONTROL = re.compile(f"[{CONTROLS}]")
_ALL_CONTROLS = tuple(char for char in map(chr, range(0x600, 0x2070)) if _CONTROL.match(char))
# Markup, elements whose text takes no markup, and what is isolated already.
_HTML = re.compile(
    rf"<bdi class=\"brief-turn\".*?</bdi>|<(script|style|title|option|textarea|svg)\b.*?</\1>|<!--.*?-->|<[^>]*>"
    rf"|[{CONTROLS}]",
    re.DOTALL,
)
_UNCHANGED = ("<bdi class", "<script", "<style", "<!--")


def find_controls(text: str) -> Iterator[re.Match[str]]:
    """Yield the control characters of a text."""
    return _CONTROL.finditer(text)


def codepoint(char: str) -> str:
    """Return the notation of a character's code point: `U+202E`."""
    return f"U+{ord(char):04X}"


def escape_controls(text: str) -> str:
    """Return a text with `[U+202E]` in place of each control character, for formats without markup."""
    return (
        _CONTROL.sub(lambda control: f"[{codepoint(control[0])}]", text)
        if any(char in text for char in _ALL_CONTROLS)
        else text
    )


def isolate(html: str) -> str:
    """Return HTML with each control character in a `bdi` element of its own.

    In attributes, titles and drawings, which cannot hold one, it is escaped instead.
    """
    # Nearly every page has none; looking for each in turn is ten times as fast as the expression.
    return _HTML.sub(_isolate_match, html) if any(char in html for char in _ALL_CONTROLS) else html


def _isolate_match(found: re.Match[str]) -> str:
    piece = found[0]
    if len(piece) == 1:
        title = "turns the direction of writing"
        return f'<bdi class="brief-turn" title="{title}" data-turn="{codepoint(piece)}">{piece}</bdi>'
    return piece if piece.startswith(_UNCHANGED) else escape_controls(piece)
