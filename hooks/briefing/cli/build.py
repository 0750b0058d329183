"""`build`: the site, unless it is up to date."""

import subprocess
import sys

import click

from briefing.cli.desk import project_root
from briefing.fingerprint import is_up_to_date

SITE = "site"


@click.command(
    epilog="""Example: python -m briefing build

    Next: publish the folder site/"""
)
def build() -> None:
    """Build site/ with MkDocs, strictly; do nothing if nothing has changed since it was built.

    A build that fails leaves the last good site in place. `mkdocs build` builds in any case.
    """
    folder = project_root()
    if is_up_to_date(folder, folder / SITE):
        click.echo(f"{SITE}/ is up to date")
        return
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", SITE]
    sys.exit(subprocess.run(command, cwd=folder, check=False).returncode)
