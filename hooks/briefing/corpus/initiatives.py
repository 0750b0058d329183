"""All analysed articles in; the plans and deals that they report, each with every article's report of it, out."""

from collections.abc import Sequence
from dataclasses import dataclass

from briefing.articles.analysed_article import AnalysedArticle
from briefing.articles.facts import StatedFigure
from briefing.desk.metadata import Initiative


@dataclass(frozen=True)
class Report:
    """What one article says of an initiative."""

    analysed: AnalysedArticle
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
        """Whether articles give different amounts in the same currency."""
        figures = [report.amount.figure for report in self.reports if report.amount]
        units = {figure.unit for figure in figures}
        return len(units) < len({(figure.value, figure.to, figure.unit) for figure in figures})


def reports(analysed: AnalysedArticle) -> tuple[Report, ...]:
    """Return what an article says of initiatives, with their amounts as figures."""
    return tuple(Report(analysed, record, _amount(analysed, record)) for record in analysed.notes.initiatives)


def undertakings(articles: Sequence[AnalysedArticle]) -> tuple[Undertaking, ...]:
    """Return the initiatives in the order in which the site first speaks of them."""
    by_id: dict[str, list[Report]] = {}
    for analysed in articles:
        for report in reports(analysed):
            by_id.setdefault(report.initiative.id, []).append(report)
    return tuple(Undertaking(id, tuple(found)) for id, found in by_id.items())


def _amount(analysed: AnalysedArticle, record: Initiative) -> StatedFigure | None:
    return next((stated for stated in analysed.facts.figures if stated.place == record.amount), None)
