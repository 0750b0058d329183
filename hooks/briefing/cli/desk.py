"""What the commands share: the project's root, its desk, the articles that are named, and the lock on seeds/."""

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import click
import filelock

from briefing.desk.article import Article
from briefing.desk.folder import Desk, read_desk
from briefing.desk.writing import clear_unfinished


def project_root() -> Path:
    """Return the working folder; raise UsageError if it is not the root of a project."""
    folder = Path.cwd()
    if not (folder / "seeds").is_dir():
        raise click.UsageError(f"there is no seeds/ in {folder}: run the command from the root of the project")
    return folder


def valid_desk() -> Desk:
    """Return the desk; if it has errors, print them and end with status 1, so that nothing is written."""
    desk = read_desk(project_root())
    if desk.errors:
        for error in desk.errors:
            click.echo(f"error: {error}", err=True)
        sys.exit(1)
    return desk


def select(desk: Desk, names: Sequence[str]) -> list[Article]:
    """Return the articles named by id, beginning of an id, slug or file; all articles if none is named.

    Raises UsageError for a name of no article, or of several.
    """
    return [_one(desk, name) for name in names] if names else list(desk.articles)


@contextmanager
def desk_lock(folder: Path) -> Iterator[None]:
    """Hold the lock on seeds/ and delete unfinished files of a killed command; end with status 1 if it is taken."""
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
