"""Characters that turn the direction of writing, so that a text reads otherwise than it is (Unicode's UAX 9).

None is ever taken out of a text. Where one is shown among other words it stands by itself, and can be seen.
"""

import re
from collections.abc import Iterator

CONTROLS = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
"""For a class of a regular expression: marks, embeddings, overrides and isolates."""
_CONTROL = re.compile(f"[{CONTROLS}]")
_ALL_CONTROLS = tuple(char for char in map(chr, range(0x600, 0x2070)) if _CONTROL.match(char))
# Whatever is markup, or holds text that takes no markup; what has been isolated before stays as it is.
_HTML = re.compile(
    rf"<bdi class=\"brief-turn\".*?</bdi>|<(script|style|title|option|textarea|svg)\b.*?</\1>|<!--.*?-->|<[^>]*>"
    rf"|[{CONTROLS}]",
    re.DOTALL,
)
_UNCHANGED = ("<bdi class", "<script", "<style", "<!--")


def find_controls(text: str) -> Iterator[re.Match[str]]:
    """Yield each character of a text that turns the direction of writing."""
    return _CONTROL.finditer(text)


def codepoint(char: str) -> str:
    """Return how Unicode calls a character: `U+202E`."""
    return f"U+{ord(char):04X}"


def escape_controls(text: str) -> str:
    """Return a text with `[U+202E]` in the place of each such character, for where there can be no markup."""
    return (
        _CONTROL.sub(lambda control: f"[{codepoint(control[0])}]", text)
        if any(char in text for char in _ALL_CONTROLS)
        else text
    )


def isolate(html: str) -> str:
    """Return HTML in which each such character is in an element of its own, beyond which it turns nothing.

    In attributes, titles and drawings, which hold no such element, it is made visible instead.
    """
    # Nearly every page has none; looking for each by itself is ten times as quick as the expression.
    return _HTML.sub(_isolate_match, html) if any(char in html for char in _ALL_CONTROLS) else html


def _isolate_match(found: re.Match[str]) -> str:
    piece = found[0]
    if len(piece) == 1:
        title = "turns the direction of writing"
        return f'<bdi class="brief-turn" title="{title}" data-turn="{codepoint(piece)}">{piece}</bdi>'
    return piece if piece.startswith(_UNCHANGED) else escape_controls(piece)
