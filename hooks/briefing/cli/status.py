"""`status`: a table of the articles with the state of their English."""

import click

from briefing.cli.desk import valid_desk
from briefing.desk.article import Article
from briefing.translation.pairing import State, pair

_HEAD = ("article", "sentences", "reviewed", "unreviewed", "flagged", "stale", "missing", "made by", "summary")


@click.command(
    epilog="""Example: python -m briefing status

    Next: python -m briefing review ARTICLE, for one with unreviewed sentences""",
)
def status() -> None:
    """Print a table of all articles in seeds/: their sentences by state, who wrote the English, and the summary.

    The states are reviewed, unreviewed, flagged (a check found something), stale (the German has changed) and missing.
    """
    rows = [_HEAD, *(_row(article) for article in valid_desk().articles)]
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
