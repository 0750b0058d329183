"""`model install`: unpack a translation model for the engine `local`."""

import sys
from pathlib import Path

import click

from briefing.diagnostics import Diagnostic
from briefing.translation.model_package import install_model


@click.group()
def model() -> None:
    """Manage the models of the engine `local`, which translates on this machine."""


@model.command(
    epilog="""Example: python -m briefing model install translate-de_en-1_0.argosmodel

    Next: set BRIEFING_LOCAL_MODEL to the folder, then python -m briefing translate --engine local""",
)
@click.argument("package", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option(
    "--into", type=click.Path(file_okay=False, path_type=Path), default=Path("models"), show_default=True,
    help="The folder in which the model gets a folder.",
)  # fmt: skip
def install(package: Path, into: Path) -> None:
    """Unpack PACKAGE, an .argosmodel for German to English, into models/, and check that it loads.

    A package that would write outside its folder, or does not load, is refused and leaves nothing behind.
    """
    installed = install_model(package, into)
    if isinstance(installed, Diagnostic):
        click.echo(f"error: {installed}", err=True)
        sys.exit(1)
    click.echo(f"installed; use it with BRIEFING_LOCAL_MODEL={installed} and --engine local")
