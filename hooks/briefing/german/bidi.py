"""Characters that turn the direction of writing, so that a text reads otherwise than it is (Unicode's UAX 9).

None is ever taken out of a text. Where one is shown among other words it stands by itself, and can be seen.
"""

import re
from collections.abc import Iterator

TURNS = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
"""For a class of a regular expression: marks, embeddings, overrides and isolates."""
_TURN = re.compile(f"[{TURNS}]")
_EACH = tuple(letter for letter in map(chr, range(0x600, 0x2070)) if _TURN.match(letter))
# Whatever is markup, or holds text that takes no markup; what has been isolated before stays as it is.
_HTML = re.compile(
    rf"<bdi class=\"brief-turn\".*?</bdi>|<(script|style|title|option|textarea|svg)\b.*?</\1>|<!--.*?-->|<[^>]*>"
    rf"|[{TURNS}]",
    re.DOTALL,
)
_AS_IT_IS = ("<bdi class", "<script", "<style", "<!--")


def turns(text: str) -> Iterator[re.Match[str]]:
    """Yield each character of a text that turns the direction of writing."""
    return _TURN.finditer(text)


def code(letter: str) -> str:
    """Return how Unicode calls a character: `U+202E`."""
    return f"U+{ord(letter):04X}"


def visible(text: str) -> str:
    """Return a text with `[U+202E]` in the place of each such character, for where there can be no markup."""
    return _TURN.sub(lambda turn: f"[{code(turn[0])}]", text) if any(letter in text for letter in _EACH) else text


def isolated(html: str) -> str:
    """Return HTML in which each such character is in an element of its own, beyond which it turns nothing.

    In attributes, titles and drawings, which hold no such element, it is made visible instead.
    """
    # Nearly every page has none; looking for each by itself is ten times as quick as the expression.
    return _HTML.sub(_settled, html) if any(letter in html for letter in _EACH) else html


def _settled(found: re.Match[str]) -> str:
    piece = found[0]
    if len(piece) == 1:
        return f'<bdi class="brief-turn" title="turns the direction of writing" data-turn="{code(piece)}">{piece}</bdi>'
    return piece if piece.startswith(_AS_IT_IS) else visible(piece)
