"""What the commands share: the desk, and the articles of it that are meant."""

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import click
import filelock

from briefing.desk.article import Article
from briefing.desk.folder import Desk, read_desk
from briefing.desk.writing import clear_unfinished


def root() -> Path:
    """Return the project's root, which is the working folder; a wrong one is wrong usage."""
    folder = Path.cwd()
    if not (folder / "seeds").is_dir():
        raise click.UsageError(f"there is no seeds/ in {folder}: run the command from the root of the project")
    return folder


def desk_in_order() -> Desk:
    """Return the desk; print its errors and end with status 1, for nothing may be written then."""
    desk = read_desk(root())
    if desk.errors:
        for error in desk.errors:
            click.echo(f"error: {error}", err=True)
        sys.exit(1)
    return desk


def select(desk: Desk, names: Sequence[str]) -> list[Article]:
    """Return the articles that are named by their id, the id's beginning, slug or file; all of them for no name."""
    return [_one(desk, name) for name in names] if names else list(desk.articles)


@contextmanager
def desk_lock(folder: Path) -> Iterator[None]:
    """Keep two commands from writing to the same desk, the second ends with status 1; clear what a killed one left."""
    lock = filelock.FileLock(folder / "seeds" / ".lock", timeout=0)
    try:
        with lock:
            clear_unfinished(folder / "seeds")
            yield
    except filelock.Timeout:
        click.echo("error: another command is writing to seeds/; wait for it to end, then run this again", err=True)
        sys.exit(1)


def _one(desk: Desk, name: str) -> Article:
    stem = Path(name).name.removesuffix(".txt")
    exact = [article for article in desk.articles if stem in (article.id, article.slug)]
    found = exact or [article for article in desk.articles if article.id.startswith(stem)]
    if len(found) == 1:
        return found[0]
    known = ", ".join(article.id for article in found or desk.articles)
    raise click.UsageError(f"{name!r} names {'several articles' if found else 'no article'}: {known}")
