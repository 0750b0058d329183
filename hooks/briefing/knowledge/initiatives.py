"""All briefs in; the plans and deals that they report, each with every article's report of it, out."""

from collections.abc import Sequence
from dataclasses import dataclass

from briefing.desk.notes import Initiative
from briefing.knowledge.brief import Brief
from briefing.knowledge.facts import StatedFigure


@dataclass(frozen=True)
class Report:
    """What one article says of an initiative."""

    brief: Brief
    initiative: Initiative
    amount: StatedFigure | None
    """The figure that the record names as its amount."""


@dataclass(frozen=True)
class Undertaking:
    """An initiative with all that is reported of it."""

    id: str
    reports: tuple[Report, ...]
    """In the order of the site."""

    @property
    def amounts_differ(self) -> bool:
        """Whether articles give different amounts."""
        return len({(r.amount.figure.value, r.amount.figure.unit) for r in self.reports if r.amount}) > 1


def reports(brief: Brief) -> tuple[Report, ...]:
    """Return what an article says of initiatives, with their amounts as figures."""
    return tuple(Report(brief, record, _amount(brief, record)) for record in brief.notes.initiatives)


def undertakings(briefs: Sequence[Brief]) -> tuple[Undertaking, ...]:
    """Return the initiatives in the order in which the site first speaks of them."""
    by_id: dict[str, list[Report]] = {}
    for brief in briefs:
        for report in reports(brief):
            by_id.setdefault(report.initiative.id, []).append(report)
    return tuple(Undertaking(id, tuple(found)) for id, found in by_id.items())


def _amount(brief: Brief, record: Initiative) -> StatedFigure | None:
    stated = (found for found in brief.facts.figures if found.sentence == record.amount_sentence)
    return next(
        (s for s in stated if record.amount and (s.figure.text in record.amount or record.amount in s.figure.text)),
        None,
    )
