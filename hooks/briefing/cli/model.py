"""`model install`: a model for the engine `local`."""

import sys
from pathlib import Path

import click

from briefing.diagnostics import Diagnostic
from briefing.translation.model_package import install_model


@click.group()
def model() -> None:
    """Models for translating on this machine."""


@model.command()
@click.argument("package", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option(
    "--into", type=click.Path(file_okay=False, path_type=Path), default=Path("models"), show_default=True,
    help="The folder for models.",
)  # fmt: skip
def install(package: Path, into: Path) -> None:
    """Unpack PACKAGE (an .argosmodel) and check that it loads."""
    installed = install_model(package, into)
    if isinstance(installed, Diagnostic):
        click.echo(f"error: {installed}", err=True)
        sys.exit(1)
    click.echo(f"installed; use it with BRIEFING_LOCAL_MODEL={installed} and --engine local")
