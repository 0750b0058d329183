"""The two sizes in which each chart is drawn: for wide windows and for narrow ones."""

from dataclasses import dataclass

_HALF_A_LABEL = 24.0
"""Room that the labels of an axis need beyond its ends."""


@dataclass(frozen=True)
class Canvas:
    """How large a drawing is and how its words are set."""

    width: float
    font_size: float
    """A drawing is shown at seven eighths of its size at least, hence its type never in less than 11 pixels."""
    line_height: float
    most_lines: int
    """Lines of words below a row's heading."""
    words_width: float
    """Width of a row's words."""
    name: str
    """`wide` or `narrow`, as the style sheet calls it."""

    @property
    def words_beside(self) -> bool:
        """Whether words stand beside their mark, rather than above it."""
        return self.words_width < self.width

    @property
    def axis(self) -> tuple[float, float]:
        """Where an axis begins and ends: beside the words, with room for half a label at both ends."""
        return (self.words_width if self.words_beside else 0) + _HALF_A_LABEL, self.width - _HALF_A_LABEL


WIDE = Canvas(760, 13, 17, 2, 350, "wide")
NARROW = Canvas(320, 13, 17, 2, 320, "narrow")
CANVASES = (WIDE, NARROW)
