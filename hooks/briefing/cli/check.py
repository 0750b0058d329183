"""`check`: all errors and warnings about the desk and its English."""

import json
import sys

import click

from briefing.cli.desk import project_root, select
from briefing.desk.folder import read_desk
from briefing.diagnostics import Diagnostic, Severity, warnings
from briefing.translation.checks.article_checks import translation_warnings
from briefing.translation.pairing import missing_english, pair


@click.command(
    epilog="""Example: python -m briefing check 005

    Next: put right the errors, then make serve""",
)
@click.argument("articles", nargs=-1)
@click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True,
    help="For people, or for programs.",
)  # fmt: skip
def check(articles: tuple[str, ...], form: str) -> None:
    """Read seeds/ and print its errors, and notes on what somebody should look at; write nothing.

    Each says file, line, what is wrong, and what to do. Errors are always those of the whole desk; with ARTICLES, notes
    are only those on the English of these. The exit status is 1 if there is an error.
    """
    desk = read_desk(project_root())
    found = [*desk.errors, *(() if articles else desk.warnings)]
    for article in select(desk, articles):
        if not article.metadata.withdrawn:
            translation = pair(article)
            missing = missing_english(article, translation)
            found += [*([missing] if missing else []), *translation_warnings(article, translation)]
    if form == "json":
        click.echo(json.dumps([_record(diagnostic) for diagnostic in found]))
    else:
        for warning in warnings(found):
            click.echo(f"note: {warning}")
        for error in desk.errors:
            click.echo(f"error: {error}", err=True)
        click.echo(f"articles: {len(desk.articles)}, problems: {len(desk.errors)}, notes: {len(warnings(found))}")
    sys.exit(1 if desk.errors else 0)


def _record(diagnostic: Diagnostic) -> dict[str, str | int | None]:
    return {
        "severity": "note" if diagnostic.severity is Severity.WARNING else diagnostic.severity,
        "path": diagnostic.path,
        "line": diagnostic.line,
        "what": diagnostic.what,
        "remedy": diagnostic.remedy,
        "check": diagnostic.check,
    }
