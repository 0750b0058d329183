"""All ties in; those that a drawing has room for, and the initiatives that join them, with letters, out."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from briefing.corpus.initiatives import InitiativeReports
from briefing.corpus.relations import Relation
from briefing.desk.reference import Entity

_MOST_TIES = 48


@dataclass(frozen=True)
class Choice:
    """What a drawing shows of the ties."""

    parties: tuple[Entity, ...]
    """The best connected first."""
    relations: tuple[Relation, ...]
    """Between them, the strongest first."""
    of_parties: int
    of_ties: int
    """How many there are in all."""


@dataclass(frozen=True)
class Known:
    """An undertaking with the letter that stands for it."""

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
        """What it is, in the articles' words: `alliance, investment`."""
        return ", ".join(dict.fromkeys(str(report.initiative.kind) for report in self.initiative.reports))


def chosen(relations: Sequence[Relation], most_parties: int) -> Choice:
    """Return the best connected parties and the ties between them; where there are too many, the joined ones first."""
    entities: dict[str, Entity] = {}
    strength: Counter[str] = Counter()
    for relation in relations:
        for entity in (relation.one, relation.other):
            entities[str(entity.id)] = entity
            strength[str(entity.id)] += relation.sentences + (1 if relation.initiatives else 0)
    ranked = sorted(entities, key=lambda key: (-strength[key], key))
    best = set(ranked[:most_parties])
    inside = [relation for relation in relations if str(relation.one.id) in best and str(relation.other.id) in best]
    # Where everybody deals with one other only, the best may have no tie between them.
    drawn = sorted(
        inside or relations[: most_parties // 2], key=lambda relation: (not relation.initiatives, -relation.sentences)
    )[:_MOST_TIES]
    tied = {str(entity.id) for relation in drawn for entity in (relation.one, relation.other)}
    return Choice(
        parties=tuple(entities[key] for key in ranked if key in tied),
        relations=tuple(sorted(drawn, key=lambda relation: -relation.sentences)),
        of_parties=len(entities),
        of_ties=len(relations),
    )


def lettered(relations: Sequence[Relation], places: Mapping[str, str]) -> Mapping[str, Known]:
    """Return the undertakings that join somebody by their ids, with letters in the order of the strongest ties.

    `places` are the addresses at which they are described.
    """
    found = {relation.initiatives[0].id: relation.initiatives[0] for relation in relations if relation.initiatives}
    return {id: Known(_letter(number), one, places[id]) for number, (id, one) in enumerate(found.items())}


def _letter(number: int) -> str:
    more, letter = divmod(number, 26)
    return f"{chr(64 + more) if more else ''}{chr(65 + letter)}"
