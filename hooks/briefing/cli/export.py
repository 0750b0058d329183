"""`export`: the translation memories for other translators' tools."""

from pathlib import Path

import click

from briefing.cli.desk import project_root, valid_desk
from briefing.desk.writing import write_atomically
from briefing.exports.tmx import tmx
from briefing.translation.pairing import pair


@click.command(
    epilog="""Example: python -m briefing export --tmx all.tmx --po po-files

    Next: open the files in a translators' tool such as OmegaT or Poedit""",
)
@click.option(
    "--tmx",
    "tmx_file",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Write the pairs of the published articles into this file, as TMX 1.4.",
)
@click.option(
    "--po",
    "po_folder",
    type=click.Path(file_okay=False, path_type=Path),
    help="Copy the PO files of all articles into this folder.",
)
def export(tmx_file: Path | None, po_folder: Path | None) -> None:
    """Write the German sentences with their English for other tools: one TMX file, PO files, or both.

    The TMX file holds the published articles, the PO files are copies of those of all articles in seeds/.
    """
    if not tmx_file and not po_folder:
        raise click.UsageError("name at least one of --tmx and --po")
    desk = valid_desk()
    if tmx_file:
        write_atomically(tmx_file, tmx([(article, pair(article)) for article in desk.published]))
        click.echo(f"wrote {tmx_file}")
    if po_folder:
        po_folder.mkdir(parents=True, exist_ok=True)
        present = [path for article in desk.articles if (path := project_root() / article.memory.path).exists()]
        for path in present:
            write_atomically(po_folder / path.name, path.read_bytes())
        click.echo(f"wrote {len(present)} files to {po_folder}")
