"""The rights to an original, from a sidecar or from an outlet's entry."""

from dataclasses import dataclass
from enum import StrEnum

from briefing.desk.fields import Fields


class Extent(StrEnum):
    """How much of an original, and so of its translation, the site may show."""

    FULL = "full"
    EXCERPT = "excerpt"
    """Its first words, as many as the site's settings say, and the sentences that are cited as evidence."""
    NONE = "none"
    """Not a sentence: summary, metadata and the link to where it was found only."""


@dataclass(frozen=True)
class Rights:
    """The rights to one original, or to all of an outlet, as far as they are entered."""

    extent: Extent | None = None
    holder: str | None = None
    """Whose the text is: `Example Verlag GmbH`."""


NOTHING_SAID = Rights()
RIGHTS_KEYS = ("rights", "rights_holder")


def read_rights(fields: Fields) -> Rights:
    """Return the rights that the two fields state."""
    return Rights(fields.choice("rights", Extent), fields.text("rights_holder"))
