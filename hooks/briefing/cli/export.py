"""`export`: the memory for other translators' tools."""

from pathlib import Path

import click

from briefing.cli.desk import desk_in_order, root
from briefing.desk.writing import write_atomically
from briefing.exports.tmx import tmx
from briefing.translation.pairing import pair


@click.command()
@click.option("--tmx", "tmx_file", type=click.Path(dir_okay=False, path_type=Path), help="Write the memory as TMX 1.4.")
@click.option("--po", "po_folder", type=click.Path(file_okay=False, path_type=Path), help="Copy the PO files there.")
def export(tmx_file: Path | None, po_folder: Path | None) -> None:
    """Write all sentence pairs as one TMX file, or the PO files into a folder."""
    if not tmx_file and not po_folder:
        raise click.UsageError("name at least one of --tmx and --po")
    desk = desk_in_order()
    if tmx_file:
        write_atomically(tmx_file, tmx([(article, pair(article)) for article in desk.published]))
        click.echo(f"wrote {tmx_file}")
    if po_folder:
        po_folder.mkdir(parents=True, exist_ok=True)
        present = [path for article in desk.articles if (path := root() / article.memory.path).exists()]
        for path in present:
            write_atomically(po_folder / path.name, path.read_bytes())
        click.echo(f"wrote {len(present)} files to {po_folder}")
