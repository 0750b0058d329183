"""Which relations a network drawing has room for, and the letters of the initiatives among them."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from briefing.corpus.initiatives import InitiativeReports
from briefing.corpus.relations import Relation
from briefing.desk.reference import Entity

_MOST_RELATIONS = 48


@dataclass(frozen=True)
class Selection:
    """The relations that a drawing shows."""

    parties: tuple[Entity, ...]
    """The best connected first."""
    relations: tuple[Relation, ...]
    """Between them, the strongest first."""
    parrelations_in_all: int
    relations_in_all: int
    """How many there are, shown or not."""


@dataclass(frozen=True)
class LetteredInitiative:
    """An initiative with the letter that stands for it in a drawing."""

    letter: str
    initiative: InitiativeReports
    path: str
    """Where it is described, from the site's root."""

    @property
    def name(self) -> str:
        """Its name, as the first article on it has it."""
        return self.initiative.reports[0].initiative.name

    @property
    def kinds(self) -> str:
        """What kinds of plan or deal the articles call it: `alliance, investment`."""
        return ", ".join(dict.fromkeys(str(report.initiative.kind) for report in self.initiative.reports))


def select_relations(relations: Sequence[Relation], most_parties: int) -> Selection:
    """Return the best connected parties and the relations between them.

    Where there are too many relations, those that an initiative joins come first.
    """
    entities: dict[str, Entity] = {}
    strength: Counter[str] = Counter()
    for relation in relations:
        for entity in (relation.one, relation.other):
            entities[str(entity.id)] = entity
            strength[str(entity.id)] += relation.sentences + (1 if relation.initiatives else 0)
    ranked = sorted(entities, key=lambda key: (-strength[key], key))
    best = set(ranked[:most_parties])
    inside = [relation for relation in relations if str(relation.one.id) in best and str(relation.other.id) in best]
    # Where everybody deals with one other only, the best may have no relation between them.
    candidates = inside or relations[: most_parties // 2]
    drawn = sorted(candidates, key=lambda one: (not one.initiatives, -one.sentences))[:_MOST_RELATIONS]
    tied = {str(entity.id) for relation in drawn for entity in (relation.one, relation.other)}
    return Selection(
        parties=tuple(entities[key] for key in ranked if key in tied),
        relations=tuple(sorted(drawn, key=lambda relation: -relation.sentences)),
        parrelations_in_all=len(entities),
        relations_in_all=len(relations),
    )


def letter_initiatives(relations: Sequence[Relation], addresses: Mapping[str, str]) -> Mapping[str, LetteredInitiative]:
    """Return the initiatives that join somebody by their ids, with letters in the order of the strongest relations.

    `addresses` are those at which they are described.
    """
    found = {relation.initiatives[0].id: relation.initiatives[0] for relation in relations if relation.initiatives}
    numbered = enumerate(found.items())
    return {id: LetteredInitiative(_letter(number), one, addresses[id]) for number, (id, one) in numbered}


def _letter(number: int) -> str:
    more, letter = divmod(number, 26)
    return f"{chr(64 + more) if more else ''}{chr(65 + letter)}"
