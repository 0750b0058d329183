"""An arc diagram: the ties of companies and people in, their places out.

Names stand one below the other, those who deal with each other close together, and an arc joins two. The farther apart
they are, the farther out the arc's badge: badges stand on a grid and can't meet.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from briefing.corpus.relations import Relation
from briefing.desk.reference import Entity, EntityType
from briefing.pages.charts.linear_arrangement import close_together
from briefing.pages.charts.rows import NARROW, WIDE, Canvas, Link
from briefing.pages.charts.selection import Choice, Known
from briefing.pages.charts.text_width import Box, Wording, shortened, width_of

_INITIATIVE = 3.0
"""How much more it matters that two are close whom an initiative joins."""
_STRONG = 7
"""So many shared sentences make the thickest arc where none has more."""
_ROW = 28.0
_BADGE = 24.0
"""Height of a badge, with what can be clicked around it."""
_BADGE_SIZE = 12.5
"""Of its type."""


@dataclass(frozen=True)
class Layout:
    """What one drawing of the network has room for."""

    canvas: Canvas
    most_parties: int
    names: float
    """Width of the column of names."""
    step: float
    """From one column of badges to the next."""


LAYOUTS = (Layout(replace(WIDE, width=720), 24, 150, 33), Layout(NARROW, 16, 104, 29))


@dataclass(frozen=True)
class Node:
    """A company or person in its place."""

    entity: Entity
    x: float
    y: float
    """Of its dot."""
    radius: float
    label: str
    target: Box
    is_person: bool


@dataclass(frozen=True)
class Edge:
    """An arc between two, with its badge."""

    relation: Relation
    link: Link
    known: Known | None
    """The initiative that joins them."""
    path: str
    """SVG's path data."""
    weight: float
    """Of the line."""
    x: float
    y: float
    """Of the badge's middle."""
    text: str
    """On the badge: the initiative's letter, the number of sentences; nothing for a single one."""
    badge: Box

    @property
    def pill(self) -> float:
        """Width of the badge that can be seen."""
        return _pill(self.text)

    @property
    def sentence(self) -> Link:
        """The first sentence that names both."""
        return _sentence(self.relation)

    @property
    def says(self) -> str:
        """What it says to those who don't see it."""
        number = f"{self.relation.sentences} shared {'sentence' if self.relation.sentences == 1 else 'sentences'}"
        joined = f"; {self.known.kinds}: {self.known.name}" if self.known else "; go to the first"
        # What can be seen comes first, so that those who speak to their computer can name it (WCAG 2.2, 2.5.3).
        seen = f"{self.text}: " if self.text else ""
        return f"{seen}{self.relation.one.name} and {self.relation.other.name}: {number}{joined}"


@dataclass(frozen=True)
class Arcs:
    """A drawing of the network."""

    canvas: Canvas
    height: float
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    parties_left_out: int
    relations_left_out: int

    def has(self, known: Known) -> bool:
        """Return whether an arc of it has the letter of an undertaking."""
        return any(edge.known is known for edge in self.edges)


def arcs(choice: Choice, layout: Layout, known: Mapping[str, Known]) -> Arcs:
    """Return the drawing of a choice of ties; `known` are the undertakings by their ids."""
    by_key = {str(entity.id): entity for entity in choice.parties}
    order = close_together(list(by_key), _weights(choice.relations))
    place = {key: number for number, key in enumerate(order)}
    columns = _columns(choice.relations, place, layout)
    fitting = [relation for relation in choice.relations if _distance(relation, place) in columns]
    sentences: Counter[str] = Counter()
    for relation in choice.relations:
        for entity in (relation.one, relation.other):
            sentences[str(entity.id)] += relation.sentences
    most = max(sentences.values())
    nodes = tuple(
        _node(by_key[key], number, 3 + 5 * (sentences[key] / most) ** 0.5, layout) for number, key in enumerate(order)
    )
    strongest = max(relation.sentences for relation in choice.relations)
    edges = tuple(_edge(relation, place, columns, known, layout, _weight(relation, strongest)) for relation in fitting)
    # A wide drawing is no wider than it must be: its legend stands beside it.
    width = max(edge.x for edge in edges) + layout.step if layout.canvas.beside else layout.canvas.width
    return Arcs(
        canvas=replace(layout.canvas, width=width),
        height=_ROW * len(nodes),
        nodes=nodes,
        edges=edges,
        parties_left_out=choice.of_parties - len(nodes),
        relations_left_out=choice.of_ties - len(edges),
    )


def _weights(relations: Sequence[Relation]) -> dict[tuple[str, str], float]:
    return {
        (str(relation.one.id), str(relation.other.id)): relation.sentences
        + (_INITIATIVE if relation.initiatives else 0.0)
        for relation in relations
    }


def _distance(relation: Relation, place: dict[str, int]) -> int:
    return abs(place[str(relation.one.id)] - place[str(relation.other.id)])


def _columns(relations: Sequence[Relation], place: dict[str, int], layout: Layout) -> dict[int, int]:
    """Return the column of badges for each distance between two; the farthest have none where the room ends."""
    room = int((layout.canvas.width - layout.names - layout.step / 2) / layout.step)
    distances = sorted({_distance(relation, place) for relation in relations})
    return {distance: number for number, distance in enumerate(distances[:room])}


def _node(entity: Entity, number: int, radius: float, layout: Layout) -> Node:
    y = _ROW * (number + 0.5)
    return Node(
        entity=entity,
        x=layout.names,
        y=y,
        radius=radius,
        label=shortened(entity.name, layout.canvas.size, layout.names - 16),
        target=Box(0, _ROW * number, layout.names + 10, _ROW),
        is_person=entity.id.type is EntityType.PEOPLE,
    )


def _weight(relation: Relation, strongest: int) -> float:
    return 0.8 + 5.0 * relation.sentences / max(strongest, _STRONG)


def _edge(
    relation: Relation,
    place: dict[str, int],
    columns: dict[int, int],
    known: Mapping[str, Known],
    layout: Layout,
    weight: float,
) -> Edge:
    upper, lower = sorted((place[str(relation.one.id)], place[str(relation.other.id)]))
    top, bottom = _ROW * (upper + 0.5), _ROW * (lower + 0.5)
    x, y = layout.names + layout.step * (columns[lower - upper] + 1), (top + bottom) / 2
    joined = known.get(relation.initiatives[0].id) if relation.initiatives else None
    width = layout.step - 1
    return Edge(
        relation=relation,
        link=_link(relation, joined),
        known=joined,
        path=_arc(layout.names, top, bottom, x),
        weight=weight,
        x=x,
        y=y,
        text=_text(joined, relation.sentences, width),
        badge=Box(x - width / 2, y - _BADGE / 2, width, _BADGE),
    )


def _text(joined: Known | None, sentences: int, width: float) -> str:
    """Return what a badge has room for; the line says how many sentences it is, too."""
    number = "" if sentences == 1 else str(sentences) if sentences < 1000 else f"{sentences // 1000}k"
    if joined is None:
        return number
    both = f"{joined.letter} {number}".strip()
    return both if _pill(both) <= width else joined.letter


def _pill(text: str) -> float:
    return max(18.0, width_of(text, _BADGE_SIZE) + 6)


def _link(relation: Relation, joined: Known | None) -> Link:
    if joined:
        return Link(joined.path, Wording(joined.name))
    return _sentence(relation)


def _sentence(relation: Relation) -> Link:
    title = Wording(relation.analysed.title, relation.analysed.headline_en.value is None)
    return Link(f"{relation.analysed.url[1:]}#s-{relation.sentence}", title)


def _arc(x: float, top: float, bottom: float, out: float) -> str:
    """Return half an ellipse from one row to another, out to a column."""
    return f"M{x:g} {top:g}A{out - x:g} {(bottom - top) / 2:g} 0 0 1 {x:g} {bottom:g}"
