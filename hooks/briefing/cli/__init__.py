"""The command line: what an editor or the Makefile types. Exit status: 0 done, 1 errors, 2 wrong usage."""

import errno
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import click

from briefing.cli.add import add
from briefing.cli.build import build
from briefing.cli.check import check
from briefing.cli.export import export
from briefing.cli.model import model
from briefing.cli.review import review
from briefing.cli.serve import serve
from briefing.cli.status import status
from briefing.cli.suggest import suggest
from briefing.cli.translate import translate
from briefing.desk.writing import os_diagnostic


class _Commands(click.Group):
    """The group of commands; an error of the system, a full disk for example, is printed like any other error."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run a command; end with status 1 after an error of the system."""
        try:
            return super().invoke(ctx)
        except OSError as error:
            # click handles a closed pipe, as in `suggest | head`; an error without a number is not the system's.
            if error.errno in (errno.EPIPE, None):
                raise
            diagnostic = os_diagnostic(error, "the output")
            path = Path(diagnostic.path)
            if path.is_relative_to(Path.cwd()):
                diagnostic = replace(diagnostic, path=path.relative_to(Path.cwd()).as_posix())
            click.echo(f"error: {diagnostic}", err=True)
            sys.exit(1)


@click.group(
    cls=_Commands,
    epilog="To begin with an article: python -m briefing add article.txt",
)
def main() -> None:
    """Add German press articles, have them translated, review the English, preview the site.

    Articles and all that belongs to them are files in seeds/. Run the commands from the root of the project.
    """


for command in (add, translate, review, check, suggest, status, export, model, build, serve):
    main.add_command(command)
