"""Initiatives: the plans and deals that editors recorded, each with every article's report of it."""

from collections.abc import Sequence
from dataclasses import dataclass

from briefing.articles.analysed_article import AnalysedArticle
from briefing.articles.facts import StatedFigure
from briefing.desk.metadata import Initiative


@dataclass(frozen=True)
class Report:
    """What one article says about an initiative."""

    analysed: AnalysedArticle
    initiative: Initiative
    """As the article's editor recorded it."""
    amount: StatedFigure | None
    """The figure that the record names as its amount."""


@dataclass(frozen=True)
class InitiativeReports:
    """An initiative with all that is reported of it."""

    id: str
    """`alibaba-haier`; articles that report the same initiative give it the same id."""
    reports: tuple[Report, ...]
    """Of the newest article first."""

    @property
    def amounts_differ(self) -> bool:
        """Whether articles give different amounts in the same currency."""
        figures = [report.amount.figure for report in self.reports if report.amount]
        units = {figure.unit for figure in figures}
        return len(units) < len({(figure.value, figure.to, figure.unit) for figure in figures})


def initiative_reports(analysed: AnalysedArticle) -> tuple[Report, ...]:
    """Return an article's reports of initiatives."""
    return tuple(Report(analysed, record, _amount(analysed, record)) for record in analysed.metadata.initiatives)


def collect_initiatives(articles: Sequence[AnalysedArticle]) -> tuple[InitiativeReports, ...]:
    """Return the initiatives in the order in which the articles first report them."""
    by_id: dict[str, list[Report]] = {}
    for analysed in articles:
        for report in initiative_reports(analysed):
            by_id.setdefault(report.initiative.id, []).append(report)
    return tuple(InitiativeReports(id, tuple(reports)) for id, reports in by_id.items())


def _amount(analysed: AnalysedArticle, record: Initiative) -> StatedFigure | None:
    return next((stated for stated in analysed.facts.figures if stated.place == record.amount), None)
