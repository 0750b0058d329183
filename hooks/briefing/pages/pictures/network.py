"""Who deals with whom as a picture: ties in; its drawings, their legend and their table out."""

from collections.abc import Sequence
from dataclasses import dataclass

from briefing.knowledge.dealings import Tie
from briefing.pages.pictures.arcs import LAYOUTS, Arcs, Edge, Known, arcs, chosen


@dataclass(frozen=True)
class NetworkPicture:
    """The drawings, their legend and their table."""

    drawings: tuple[Arcs, ...]
    """For wide windows and for narrow ones."""
    known: tuple[Known, ...]
    """The initiatives that join somebody in them."""
    rows: tuple[Edge, ...]
    """The table: the ties of the larger drawing, the strongest first."""


def network_picture(ties: Sequence[Tie]) -> NetworkPicture:
    """Return the picture of the parties that share the most sentences; ties come with the strongest first."""
    known = _known(chosen(ties, LAYOUTS[0])[1])
    drawings = tuple(arcs(ties, layout, known) for layout in LAYOUTS if ties)
    rows = drawings[0].edges if drawings else ()
    drawn = {edge.known.letter for drawing in drawings for edge in drawing.edges if edge.known}
    return NetworkPicture(drawings, tuple(one for one in known.values() if one.letter in drawn), rows)


def _known(ties: Sequence[Tie]) -> dict[str, Known]:
    """Return the undertakings that join somebody, with letters in the order of the strongest ties."""
    found = {tie.undertakings[0].id: tie.undertakings[0] for tie in ties if tie.undertakings}
    return {id: Known(_letter(number), undertaking) for number, (id, undertaking) in enumerate(found.items())}


def _letter(number: int) -> str:
    more, letter = divmod(number, 26)
    return f"{chr(64 + more) if more else ''}{chr(65 + letter)}"
