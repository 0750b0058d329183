"""`add`: put articles into seeds/."""

import email.message
import hashlib
import re
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

import click
import requests

from briefing.cli.desk import desk_lock, project_root
from briefing.desk.writing import os_diagnostic, write_atomically
from briefing.diagnostics import Diagnostic, Severity
from briefing.importing.imported_article import ImportedArticle, from_html, from_text, is_html, same_article
from briefing.translation.engines.transport import session

_TIMEOUT = (10, 30)  # seconds to connect, seconds without a byte
_LONGEST = 120.0  # seconds for a whole page
_LARGEST_PAGE = 10_000_000  # bytes
_REDIRECTS = 5

Fetcher = Callable[[str], tuple[bytes, str | None]]


@click.command(
    epilog="""Example: python -m briefing add article.txt https://example.org/news.html

    Next: make translate""",
)
@click.argument("sources", nargs=-1, required=True)
@click.option("--encoding", help="The encoding of the sources, if it is neither UTF-8 nor named by the page: cp1252")
def add(sources: tuple[str, ...], encoding: str | None) -> None:
    """Put articles into seeds/: text or HTML files, addresses of web pages, or - for standard input.

    An article becomes seeds/NUMBER_HASH.txt. What a web page says about itself (outlet, author, date, …) goes into a
    .yml beside it. An article that is there already is refused.
    """
    folder = project_root()
    failed = False
    with desk_lock(folder):
        for source in sources:
            imported = _read(source, encoding, _fetch, date.today())
            if isinstance(imported, ImportedArticle):
                imported = _refuse_known(imported, source, folder)
            put = _put(imported, source, folder) if isinstance(imported, ImportedArticle) else imported
            if isinstance(put, Diagnostic):
                click.echo(f"error: {put}", err=True)
                failed = True
            else:
                click.echo(f"added {put}")
                if isinstance(imported, ImportedArticle) and imported.paid:
                    click.echo(f"warning: {_paid(source, put)}", err=True)
    sys.exit(1 if failed else 0)


def _read(source: str, encoding: str | None, fetch: Fetcher, today: date) -> ImportedArticle | Diagnostic:
    address = source if source.startswith(("https://", "http://")) else None
    declared = None
    try:
        if address:
            data, declared = fetch(source)
        else:
            data = _given(source)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or type(error).__name__
        return Diagnostic(
            source, None, f"cannot be read ({reason})", "check the name, the address and the connection", "unreadable"
        )
    encoding = encoding or declared
    if address or source.lower().endswith((".html", ".htm")) or is_html(data):
        return from_html(data, source, encoding, address, today)
    return from_text(data, source, encoding)


def _given(source: str) -> bytes:
    """Return a file, or standard input for `-`; raise OSError for what cannot be read or is larger than any page."""
    with sys.stdin.buffer if source == "-" else Path(source).open("rb") as file:
        data = file.read(_LARGEST_PAGE + 1)
    if len(data) > _LARGEST_PAGE:
        raise OSError(0, f"more than {_LARGEST_PAGE} bytes")
    return data


def _fetch(address: str) -> tuple[bytes, str | None]:
    """Return a page and the encoding that its server names; raise OSError or ValueError for anything else."""
    with session(_LARGEST_PAGE, _LONGEST, _REDIRECTS) as web, web.get(address, timeout=_TIMEOUT) as response:
        if response.status_code != requests.codes.ok:
            raise OSError(0, f"{response.status_code} {response.reason}")
        message = email.message.Message()
        message["Content-Type"] = response.headers.get("Content-Type", "")
        return response.content, message.get_content_charset()


def _refuse_known(imported: ImportedArticle, source: str, folder: Path) -> ImportedArticle | Diagnostic:
    seeds = sorted(path for path in (folder / "seeds").glob("*.txt") if path.is_file())
    known = same_article(imported, ((path.relative_to(folder).as_posix(), path.read_bytes()) for path in seeds))
    if known is None or folder / known == _half_added(imported, folder / "seeds"):
        return imported
    return Diagnostic(
        source, None, f"on the desk already, as {known}", "change that one, or leave it", "duplicate-text"
    )


def _paid(source: str, path: str) -> Diagnostic:
    what = f"the page says that it is not free: {path} may be a part of the article only"
    return Diagnostic(
        source, None, what, "compare its end with the article as its readers see it", "paywall", Severity.WARNING
    )


def _half_added(imported: ImportedArticle, seeds: Path) -> Path | None:
    """Return the article if it lacks the sidecar that it came with, as when the command was killed between the two."""
    found = (path for path in seeds.glob(f"*_{_print_of(imported)}.txt") if not path.with_suffix(".yml").exists())
    return next(found, None) if imported.sidecar else None


def _print_of(imported: ImportedArticle) -> str:
    return hashlib.sha256(imported.original).hexdigest()[:16]


def _put(imported: ImportedArticle, source: str, folder: Path) -> str | Diagnostic:
    seeds = folder / "seeds"
    numbers = [int(match[1]) for path in seeds.iterdir() if (match := re.match(r"(\d+)_", path.name))]
    half_added = _half_added(imported, seeds)
    path = half_added or seeds / f"{max(numbers, default=-1) + 1:03}_{_print_of(imported)}.txt"
    try:
        # The original first: alone it is an article, a sidecar alone is a mistake.
        if not half_added:
            write_atomically(path, imported.original)
        if imported.sidecar:
            try:
                write_atomically(path.with_suffix(".yml"), imported.sidecar.encode())
            except BaseException:
                if not half_added:
                    path.unlink()
                raise
    except OSError as error:
        refused = os_diagnostic(error, "seeds/")
        return Diagnostic(source, None, f"cannot be put into seeds/ ({refused.what})", refused.remedy, refused.check)
    return path.relative_to(folder).as_posix()
