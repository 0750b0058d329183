"""Who deals with whom as a picture: ties in; its drawings, their legend and their table out."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from briefing.corpus.relations import Relation
from briefing.pages.charts.arcs import LAYOUTS, Arcs, Edge, arcs
from briefing.pages.charts.selection import Known, chosen, lettered


@dataclass(frozen=True)
class NetworkPicture:
    """The drawings, their legend and their table."""

    drawings: tuple[Arcs, ...]
    """For wide windows and for narrow ones."""
    known: tuple[Known, ...]
    """The initiatives that join somebody in them."""
    rows: tuple[Edge, ...]
    """The table: the ties of the larger drawing, the strongest first."""


def network_picture(relations: Sequence[Relation], initiatives: Mapping[str, str]) -> NetworkPicture:
    """Return the picture of the parties that share the most sentences; ties come with the strongest first.

    `initiatives` are the places at which plans and deals are described, by their ids.
    """
    if not relations:
        return NetworkPicture((), (), ())
    choices = [chosen(relations, layout.most_parties) for layout in LAYOUTS]
    known = lettered(choices[0].relations, initiatives)
    drawings = tuple(arcs(choice, layout, known) for choice, layout in zip(choices, LAYOUTS, strict=True))
    drawn = {edge.known.letter for drawing in drawings for edge in drawing.edges if edge.known}
    return NetworkPicture(drawings, tuple(one for one in known.values() if one.letter in drawn), drawings[0].edges)
