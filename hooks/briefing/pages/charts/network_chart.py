"""The chart of who deals with whom: drawings, legend and table."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from briefing.corpus.relations import Relation
from briefing.pages.charts.arc_diagram import LAYOUTS, ArcDiagram, Edge, arc_diagram
from briefing.pages.charts.selection import LetteredInitiative, letter_initiatives, select_relations


@dataclass(frozen=True)
class NetworkChart:
    """The drawings, their legend and their table."""

    drawings: tuple[ArcDiagram, ...]
    """For wide windows and for narrow ones."""
    initiatives: tuple[LetteredInitiative, ...]
    """The initiatives that join somebody in them."""
    rows: tuple[Edge, ...]
    """The table: the relations of the larger drawing, the strongest first."""


def network_chart(relations: Sequence[Relation], paths: Mapping[str, str]) -> NetworkChart:
    """Return the chart of the parties that share the most sentences; relations come with the strongest first.

    `paths` are the addresses at which plans and deals are described, by their ids.
    """
    if not relations:
        return NetworkChart((), (), ())
    selections = [select_relations(relations, layout.most_parties) for layout in LAYOUTS]
    initiatives = letter_initiatives(selections[0].relations, paths)
    drawings = tuple(
        arc_diagram(selection, layout, initiatives) for selection, layout in zip(selections, LAYOUTS, strict=True)
    )
    drawn = {edge.initiative.letter for drawing in drawings for edge in drawing.edges if edge.initiative}
    return NetworkChart(drawings, tuple(one for one in initiatives.values() if one.letter in drawn), drawings[0].edges)
