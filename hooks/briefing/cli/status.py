"""`status`: how far each article has come."""

import click

from briefing.cli.desk import desk_in_order
from briefing.desk.article import Article
from briefing.translation.pairing import State, pair

_HEAD = ("article", "sentences", "reviewed", "unreviewed", "flagged", "stale", "missing", "made by", "summary")


@click.command()
def status() -> None:
    """Show a table: each article's sentences by state, who made the English, and the state of the summary."""
    rows = [_HEAD, *(_row(article) for article in desk_in_order().articles)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(_HEAD))]
    for row in rows:
        cells = (cell.ljust(width) for cell, width in zip(row, widths, strict=True))
        click.echo("  ".join(cells).rstrip())


def _row(article: Article) -> tuple[str, ...]:
    translation = pair(article)
    states = (State.REVIEWED, State.UNREVIEWED, State.FLAGGED, State.STALE, State.MISSING)
    counts = [str(translation.count(state)) for state in states]
    makers = {english.engine or english.origin for english in translation.english.values() if english.origin}
    return (
        article.id,
        str(len(translation.english)),
        *counts,
        ", ".join(sorted(filter(None, makers))),
        _summary(article),
    )


def _summary(article: Article) -> str:
    if not article.metadata.summary:
        return "missing"
    return f"{article.metadata.origin}, {'reviewed' if article.metadata.reviewed else 'unreviewed'}"
