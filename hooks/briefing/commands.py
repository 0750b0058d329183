"""The command line: what an editor or the Makefile types. Exit status: 0 done, 1 problems, 2 wrong usage."""

import sys
from pathlib import Path

import click

from briefing import preview
from briefing.desk.folder import read_desk
from briefing.translation.pairing import missing_english, pair


@click.group(help="The desk of a bilingual press briefing. Run it from the root of the project.")
def main() -> None:
    """Hold the commands."""


@main.command()
def check() -> None:
    """Read all of seeds/ and list what is wrong, and what is worth knowing."""
    desk = read_desk(_root())
    missing = [missing_english(article, pair(article)) for article in desk.articles if not article.notes.withdrawn]
    for notice in [*desk.notices, *(notice for notice in missing if notice)]:
        click.echo(f"note: {notice}")
    for problem in desk.problems:
        click.echo(f"error: {problem}", err=True)
    click.echo(f"{len(desk.articles)} articles, {len(desk.problems)} problems")
    sys.exit(1 if desk.problems else 0)


@main.command()
@click.option("--port", default=8000, show_default=True, help="The first port to try.")
def serve(port: int) -> None:
    """Preview the site with live reload; restart when the program itself changes."""
    root = _root()
    free = preview.free_port(port)
    if free != port:
        click.echo(f"Port {port} is busy, taking {free}.")
    sys.exit(preview.run(root, free))


def _root() -> Path:
    root = Path.cwd()
    if not (root / "seeds").is_dir():
        raise click.UsageError(f"there is no seeds/ in {root}: run the command from the root of the project")
    return root
