"""`add`: an article comes onto the desk."""

import hashlib
import re
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

import click
import requests

from briefing.commands.desk import alone, root
from briefing.desk.folder import read_desk
from briefing.desk.intake import Intake, from_html, from_text, is_html, same_article
from briefing.desk.writing import write_beside
from briefing.problems import Problem

_TIMEOUT = (10, 30)  # seconds to connect, seconds without a byte
_LARGEST_PAGE = 10_000_000  # bytes

Fetcher = Callable[[str], bytes]


@click.command()
@click.argument("sources", nargs=-1, required=True)
@click.option("--encoding", help="The encoding of the sources, where it is not UTF-8 and a page does not name it.")
def add(sources: tuple[str, ...], encoding: str | None) -> None:
    """Put articles onto the desk: .txt or .html files, addresses of web pages, or - for standard input.

    Each becomes seeds/NNN_HASH.txt, with a .yml of what a page says about itself. An article that is on the desk
    already is refused.
    """
    folder = root()
    failed = False
    with alone(folder):
        for source in sources:
            intake = _read(source, encoding, _fetch, date.today())
            if isinstance(intake, Intake):
                intake = _refuse_known(intake, source, folder)
            if isinstance(intake, Problem):
                click.echo(f"error: {intake}", err=True)
                failed = True
            else:
                click.echo(f"added {_put(intake, folder)}")
    sys.exit(1 if failed else 0)


def _read(source: str, encoding: str | None, fetch: Fetcher, today: date) -> Intake | Problem:
    address = source if source.startswith(("https://", "http://")) else None
    try:
        data = fetch(source) if address else sys.stdin.buffer.read() if source == "-" else Path(source).read_bytes()
    except OSError as error:
        reason = error.strerror or type(error).__name__
        return Problem(source, None, f"cannot be read ({reason})", "check the name, the address and the connection")
    if address or is_html(data):
        return from_html(data, source, encoding, address, today)
    return from_text(data, source, encoding)


def _fetch(address: str) -> bytes:
    """Return a page; raise OSError for anything else (requests' own errors are such)."""
    with requests.get(address, timeout=_TIMEOUT, stream=True) as response:
        response.raise_for_status()
        page = response.raw.read(_LARGEST_PAGE + 1, decode_content=True)
        if len(page) > _LARGEST_PAGE:
            raise OSError(0, f"more than {_LARGEST_PAGE} bytes")
        return bytes(page)


def _refuse_known(intake: Intake, source: str, folder: Path) -> Intake | Problem:
    known = same_article(intake, read_desk(folder).articles)
    if known is None:
        return intake
    return Problem(source, None, f"on the desk already, as {known.path}", "change that one, or leave it")


def _put(intake: Intake, folder: Path) -> str:
    numbers = [int(match[1]) for path in (folder / "seeds").iterdir() if (match := re.match(r"(\d+)_", path.name))]
    stem = f"{max(numbers, default=-1) + 1:03}_{hashlib.sha256(intake.original).hexdigest()[:16]}"
    path = folder / "seeds" / f"{stem}.txt"
    # The original first: alone it is an article, a sidecar alone is a mistake.
    write_beside(path, intake.original)
    if intake.sidecar:
        try:
            write_beside(path.with_suffix(".yml"), intake.sidecar.encode())
        except BaseException:
            path.unlink()
            raise
    return path.relative_to(folder).as_posix()
