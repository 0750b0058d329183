"""What the theme makes around one page in; the same around other pages out, without asking the theme again.

The theme is asked once for a page that has slots where others have their own parts. Filling these takes a fraction of
the time, and is done in one pass: what looks like a slot in an article's text stays text.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from markupsafe import escape

from briefing.german.bidi import find_controls, isolate


class Slot(StrEnum):
    """What stands in the place of a page's own part; between letters for private use, which no theme has."""

    TITLE = "\ue000title\ue001"
    DESCRIPTION = "\ue000description\ue001"
    CANONICAL = "\ue000canonical\ue001"
    HEADING = "\ue000heading\ue001"
    """The page's name, which is HTML to the theme."""
    HEAD = "\ue000head\ue001"
    CONTENT = "\ue000<h1 content>\ue001"
    """With the beginning of a heading: the theme gives one to a page that has none."""


_SLOT = re.compile("(" + "|".join(map(re.escape, Slot)) + ")")
_TEXTS = (Slot.TITLE, Slot.DESCRIPTION, Slot.CANONICAL)
"""What the theme escapes; the others are HTML."""
_NAMES = (*_TEXTS, Slot.HEADING)
"""What comes from the desk as it is."""


@dataclass(frozen=True)
class Shell:
    """A page of the theme with slots in it."""

    pieces: tuple[str, ...]
    """The theme's HTML and slots in turn, beginning and ending with HTML."""

    def around(self, parts: Mapping[Slot, str]) -> str:
        """Return the whole page; raise KeyError for a slot that has no part.

        What the core made has been looked through for characters that turn the direction of writing; names have not.
        """
        filled = [escape(parts[slot]) if slot in _TEXTS else parts[slot] for slot in map(Slot, self.pieces[1::2])]
        whole = [*self.pieces]
        whole[1::2] = map(str, filled)
        page = "".join(whole)
        return isolate(page) if any(any(find_controls(parts[slot])) for slot in _NAMES if slot in parts) else page


def shell_of(html: str) -> Shell:
    """Return the shell of what the theme made around slots."""
    return Shell(tuple(_SLOT.split(html)))
