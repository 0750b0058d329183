"""`check`: everything that is wrong on the desk, and everything that a person should look at."""

import json
import sys

import click

from briefing.cli.desk import chosen, root
from briefing.desk.folder import read_desk
from briefing.diagnostics import Problem
from briefing.translation.checks.quality import quality
from briefing.translation.pairing import missing_english, pair


@click.command()
@click.argument("articles", nargs=-1)
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
def check(articles: tuple[str, ...], form: str) -> None:
    """Read seeds/ and list what is wrong (status 1), and what is worth knowing; ARTICLES narrows the latter."""
    desk = read_desk(root())
    notes = [] if articles else list(desk.notices)
    for article in chosen(desk, articles):
        if not article.notes.withdrawn:
            translation = pair(article)
            missing = missing_english(article, translation)
            notes += [*([missing] if missing else []), *quality(article, translation)]
    if form == "json":
        click.echo(json.dumps([_record("error", p) for p in desk.problems] + [_record("note", p) for p in notes]))
    else:
        for note in notes:
            click.echo(f"note: {note}")
        for problem in desk.problems:
            click.echo(f"error: {problem}", err=True)
        click.echo(f"articles: {len(desk.articles)}, problems: {len(desk.problems)}, notes: {len(notes)}")
    sys.exit(1 if desk.problems else 0)


def _record(severity: str, problem: Problem) -> dict[str, str | int | None]:
    return {
        "severity": severity,
        "path": problem.path,
        "line": problem.line,
        "what": problem.what,
        "remedy": problem.remedy,
    }
