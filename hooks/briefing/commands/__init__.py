"""The command line: what an editor or the Makefile types. Exit status: 0 done, 1 problems, 2 wrong usage."""

import click

from briefing.commands.add import add
from briefing.commands.check import check
from briefing.commands.export import export
from briefing.commands.model import model
from briefing.commands.review import review
from briefing.commands.serve import serve
from briefing.commands.status import status
from briefing.commands.suggest import suggest
from briefing.commands.translate import translate


@click.group(help="The desk of a bilingual press briefing. Run it from the root of the project.")
def main() -> None:
    """Hold the commands."""


for command in (add, translate, review, check, suggest, status, export, model, serve):
    main.add_command(command)
