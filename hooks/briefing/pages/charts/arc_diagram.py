"""Arc diagrams of companies and people.

Names stand one below the other, those who deal with each other close together, and an arc joins two. The farther apart
they are, the farther out the arc's badge: badges stand on a grid and can't meet.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from briefing.corpus.relations import Relation
from briefing.desk.reference import Entity, EntityType
from briefing.pages.charts.canvas import NARROW, WIDE, Canvas
from briefing.pages.charts.chart_links import ChartLink, sentence_link
from briefing.pages.charts.linear_arrangement import linear_arrangement
from briefing.pages.charts.selection import LetteredInitiative, Selection
from briefing.pages.charts.text_width import Box, ChartText, shortened, width_of

_INITIATIVE = 3.0
"""How much more it matters that two are close whom an initiative joins."""
_STRONG = 7
"""So many shared sentences make the thickest arc where none has more."""
_ROW = 28.0
_BADGE = 24.0
"""Height of a badge, with what can be clicked around it."""
_BADGE_SIZE = 12.5
"""Of its type, in units of the drawing."""


@dataclass(frozen=True)
class ArcLayout:
    """What one drawing of the network has room for."""

    canvas: Canvas
    most_parties: int
    names_width: float
    """Width of the column of names."""
    step: float
    """From one column of badges to the next."""


LAYOUTS = (ArcLayout(replace(WIDE, width=720), 24, 150, 33), ArcLayout(NARROW, 16, 104, 29))


@dataclass(frozen=True)
class Node:
    """A company or person with its place."""

    entity: Entity
    x: float
    y: float
    """`x` and `y` are of the middle of its dot."""
    radius: float
    label: str
    target: Box
    is_person: bool


@dataclass(frozen=True)
class Edge:
    """An arc between two, with its badge."""

    relation: Relation
    link: ChartLink
    initiative: LetteredInitiative | None
    """The initiative that joins them."""
    path: str
    """SVG's path data."""
    weight: float
    """Width of the line."""
    x: float
    y: float
    """`x` and `y` are of the middle of the badge."""
    text: str
    """On the badge: the initiative's letter, the number of sentences; nothing for a single one."""
    badge: Box

    @property
    def badge_width(self) -> float:
        """Width of the badge that can be seen."""
        return _badge_width(self.text)

    @property
    def sentence(self) -> ChartLink:
        """The first sentence that names both."""
        return sentence_link(self.relation.analysed, self.relation.sentence)

    @property
    def label(self) -> str:
        """The accessible name: `3: JD.com and Walmart: 3 shared sentences; go to the first`."""
        number = f"{self.relation.sentences} shared {'sentence' if self.relation.sentences == 1 else 'sentences'}"
        joined = f"; {self.initiative.kinds}: {self.initiative.name}" if self.initiative else "; go to the first"
        # What can be seen comes first, so that those who speak to their computer can name it (WCAG 2.2, 2.5.3).
        seen = f"{self.text}: " if self.text else ""
        return f"{seen}{self.relation.one.name} and {self.relation.other.name}: {number}{joined}"


@dataclass(frozen=True)
class ArcDiagram:
    """A drawing of the network."""

    canvas: Canvas
    height: float
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    parties_left_out: int
    relations_left_out: int

    def has(self, initiative: LetteredInitiative) -> bool:
        """Return whether an arc of it has the letter of an initiative."""
        return any(edge.initiative is initiative for edge in self.edges)


def arc_diagram(selection: Selection, layout: ArcLayout, initiatives: Mapping[str, LetteredInitiative]) -> ArcDiagram:
    """Return the drawing of selected relations; `initiatives` are those with letters, by their ids."""
    by_key = {str(entity.id): entity for entity in selection.parties}
    order = linear_arrangement(list(by_key), _weights(selection.relations))
    index = {key: number for number, key in enumerate(order)}
    columns = _columns(selection.relations, index, layout)
    fitting = [relation for relation in selection.relations if _distance(relation, index) in columns]
    sentences: Counter[str] = Counter()
    for relation in selection.relations:
        for entity in (relation.one, relation.other):
            sentences[str(entity.id)] += relation.sentences
    most = max(sentences.values())
    nodes = tuple(
        _node(by_key[key], number, 3 + 5 * (sentences[key] / most) ** 0.5, layout) for number, key in enumerate(order)
    )
    strongest = max(relation.sentences for relation in selection.relations)
    edges = tuple(
        _edge(relation, index, columns, initiatives, layout, _weight(relation, strongest)) for relation in fitting
    )
    # A wide drawing is no wider than it must be: its legend stands beside it.
    width = max(edge.x for edge in edges) + layout.step if layout.canvas.words_beside else layout.canvas.width
    return ArcDiagram(
        canvas=replace(layout.canvas, width=width),
        height=_ROW * len(nodes),
        nodes=nodes,
        edges=edges,
        parties_left_out=selection.parrelations_in_all - len(nodes),
        relations_left_out=selection.relations_in_all - len(edges),
    )


def _weights(relations: Sequence[Relation]) -> dict[tuple[str, str], float]:
    return {
        (str(relation.one.id), str(relation.other.id)): relation.sentences
        + (_INITIATIVE if relation.initiatives else 0.0)
        for relation in relations
    }


def _distance(relation: Relation, index: dict[str, int]) -> int:
    return abs(index[str(relation.one.id)] - index[str(relation.other.id)])


def _columns(relations: Sequence[Relation], index: dict[str, int], layout: ArcLayout) -> dict[int, int]:
    """Return the column of badges for each distance between two; the farthest have none where the room ends."""
    room = int((layout.canvas.width - layout.names_width - layout.step / 2) / layout.step)
    distances = sorted({_distance(relation, index) for relation in relations})
    return {distance: number for number, distance in enumerate(distances[:room])}


def _node(entity: Entity, number: int, radius: float, layout: ArcLayout) -> Node:
    y = _ROW * (number + 0.5)
    return Node(
        entity=entity,
        x=layout.names_width,
        y=y,
        radius=radius,
        label=shortened(entity.name, layout.canvas.font_size, layout.names_width - 16),
        target=Box(0, _ROW * number, layout.names_width + 10, _ROW),
        is_person=entity.id.type is EntityType.PEOPLE,
    )


def _weight(relation: Relation, strongest: int) -> float:
    return 0.8 + 5.0 * relation.sentences / max(strongest, _STRONG)


def _edge(
    relation: Relation,
    index: dict[str, int],
    columns: dict[int, int],
    initiatives: Mapping[str, LetteredInitiative],
    layout: ArcLayout,
    weight: float,
) -> Edge:
    upper, lower = sorted((index[str(relation.one.id)], index[str(relation.other.id)]))
    top, bottom = _ROW * (upper + 0.5), _ROW * (lower + 0.5)
    x, y = layout.names_width + layout.step * (columns[lower - upper] + 1), (top + bottom) / 2
    initiative = initiatives.get(relation.initiatives[0].id) if relation.initiatives else None
    width = layout.step - 1
    return Edge(
        relation=relation,
        link=_link(relation, initiative),
        initiative=initiative,
        path=_arc(layout.names_width, top, bottom, x),
        weight=weight,
        x=x,
        y=y,
        text=_text(initiative, relation.sentences, width),
        badge=Box(x - width / 2, y - _BADGE / 2, width, _BADGE),
    )


def _text(initiative: LetteredInitiative | None, sentences: int, width: float) -> str:
    """Return the text that a badge has room for; the width of the line shows the number of sentences, too."""
    number = "" if sentences == 1 else str(sentences) if sentences < 1000 else f"{sentences // 1000}k"
    if initiative is None:
        return number
    both = f"{initiative.letter} {number}".strip()
    return both if _badge_width(both) <= width else initiative.letter


def _badge_width(text: str) -> float:
    return max(18.0, width_of(text, _BADGE_SIZE) + 6)


def _link(relation: Relation, initiative: LetteredInitiative | None) -> ChartLink:
    if initiative:
        return ChartLink(initiative.path, ChartText(initiative.name))
    return sentence_link(relation.analysed, relation.sentence)


def _arc(x: float, top: float, bottom: float, out: float) -> str:
    """Return half an ellipse from one row to another, out to a column."""
    return f"M{x:g} {top:g}A{out - x:g} {(bottom - top) / 2:g} 0 0 1 {x:g} {bottom:g}"
