"""`serve`: the preview."""

import sys

import click

from briefing.cli import preview
from briefing.cli.desk import project_root


@click.command()
@click.option("--port", type=click.IntRange(1, 65_000), default=8000, show_default=True, help="The first port to try.")
def serve(port: int) -> None:
    """Preview the site with live reload; restart when the program itself changes."""
    folder = project_root()
    free = preview.free_port(port)
    if free != port:
        click.echo(f"Port {port} is busy, taking {free}.")
    sys.exit(preview.run(folder, free))
