"""`add`: pages as content systems serve them, each beside what must and must not come of it; and the command itself."""

import hashlib
import re
import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from http.server import BaseHTTPRequestHandler
from importlib import import_module
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner, Result

from briefing.cli import main
from briefing.desk.blocks import BlockKind
from briefing.desk.folder import read_desk
from briefing.desk.layout import recognise_layout
from briefing.desk.writing import write_atomically
from briefing.german.normalize import normalize
from briefing.importing.imported_article import ImportedArticle, from_html, is_html
from projects import ARTICLE, TESTS, files, project
from server import answering

PAGES = sorted((TESTS / "cases" / "html").glob("*.html"))
OTHER = "Der Versand ruht\n\nDie Händler in Köln liefern über die Feiertage nicht. Das sagte der Verband.\n"


@dataclass(frozen=True)
class Case:
    """A page and what is expected of it."""

    imported: ImportedArticle
    paragraphs: list[str]
    """Of the import."""
    expected: dict[str, object]


@pytest.fixture(params=PAGES, ids=lambda page: page.stem)
def case(request: pytest.FixtureRequest) -> Case:
    page: Path = request.param
    imported = from_html(page.read_bytes(), page.name, None, None, date(2026, 1, 1))
    assert isinstance(imported, ImportedArticle), imported
    paragraphs = [normalize(paragraph) for paragraph in imported.original.decode().split("\n\n")]
    return Case(imported, paragraphs, yaml.safe_load(page.with_suffix(".expected.yml").read_text(encoding="utf-8")))


def test_every_paragraph_of_the_article_comes_through_once_and_in_order(case: Case) -> None:
    expected = case.expected["paragraphs"]
    assert [paragraph for paragraph in case.paragraphs if paragraph in expected] == expected


def test_the_headline_comes_first(case: Case) -> None:
    assert case.paragraphs[0] == case.expected["paragraphs"][0]


def test_nothing_that_stands_around_the_article_comes_through(case: Case) -> None:
    text = "\n".join(case.paragraphs)
    assert [phrase for phrase in case.expected["absent"] if phrase in text] == []


def _without_names(page: bytes) -> bytes:
    return re.sub(rb'(?:class|id)="[^"]*"', b'class="x"', page)


def _with_a_logo(page: bytes) -> bytes:
    return page.replace(b"<body", b'<body><h1><a href="/">Logo</a></h1><div', 1)


def _with_a_lower_headline(page: bytes) -> bytes:
    return page.replace(b"<h1", b"<h2").replace(b"</h1", b"</h2")


@pytest.mark.parametrize("change", [_without_names, _with_a_logo, _with_a_lower_headline])
@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_no_paragraph_is_lost_in_a_page_that_is_built_otherwise(page: Path, change: Callable[[bytes], bytes]) -> None:
    imported = from_html(change(page.read_bytes()), page.name, None, None, date(2026, 1, 1))
    assert isinstance(imported, ImportedArticle), imported
    paragraphs = [normalize(paragraph) for paragraph in imported.original.decode().split("\n\n")]
    expected = yaml.safe_load(page.with_suffix(".expected.yml").read_text(encoding="utf-8"))["paragraphs"]
    assert [paragraph for paragraph in paragraphs if paragraph in expected] == expected


@pytest.mark.parametrize("key", ["outlet", "author", "published"])
def test_what_a_page_says_about_itself(case: Case, key: str) -> None:
    assert getattr(case.imported, key) == case.expected[key]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_a_page_is_told_from_a_text(page: Path) -> None:
    assert is_html(page.read_bytes())
    assert not is_html(ARTICLE.encode())


TABLE = """<table><caption>Umsatz in Millionen Euro</caption>
<tr><th></th><th>2021</th><th>2022</th></tr><tr><td>Möbel</td><td>6</td><td>7</td></tr>
<tr><td colspan="3">Lampen</td></tr><tr><td>Stehlampen</td><td></td><td>2</td></tr></table>"""
ROWS = ["2021\t2022", "Möbel\t6\t7", "Lampen", "Stehlampen\t\t2"]
SENTENCE = "Die Händler in Köln liefern über die Feiertage nicht, sagte der Verband am Montag in Berlin. "


def imported(html: str) -> ImportedArticle:
    found = from_html(html.encode(), "a.html", None, None, date(2026, 1, 1))
    assert isinstance(found, ImportedArticle), found
    return found


def around(inner: str, head: str = "") -> str:
    """A page whose article has something between its paragraphs."""
    before, after = ("".join(f"<p>{SENTENCE * 4}{part} {i}.</p>" for i in range(4)) for part in ("Teil", "Stück"))
    article = f"<article><h1>Der Versand ruht über die Feiertage</h1>{before}{inner}{after}</article>"
    return f'<!doctype html><html><head><meta charset="utf-8">{head}</head><body>{article}</body></html>'


@pytest.mark.parametrize("table", [TABLE, f"<figure class='wp-block-table'>{TABLE}</figure>", f"<div>{TABLE}</div>"])
def test_a_table_of_figures_stays_where_it_stood_a_row_a_line(table: str) -> None:
    lines = [line for line in imported(around(table)).original.decode().split("\n") if line]
    at = lines.index("Umsatz in Millionen Euro")
    assert lines[at + 1 : at + 5] == ROWS
    assert lines[at - 1].endswith("Teil 3.")
    assert lines[at + 5].endswith("Stück 0.")
    kinds = {sentence.text: block.kind for block in recognise_layout(lines) for sentence in block.sentences}
    assert {kinds[row] for row in ROWS if "\t" in row} == {BlockKind.PARAGRAPH}


@pytest.mark.parametrize("letter", ["&#1;", "&#27;", "&#xffff;", "&#xfdd0;", "\x7f"])
def test_a_table_may_hold_what_no_text_does(letter: str) -> None:
    rows = imported(around(TABLE.replace("Möbel", f"Mö{letter}bel").replace("Umsatz", f"Um{letter}satz")))
    assert "\n\n".join(["Umsatz in Millionen Euro", *ROWS]) in rows.original.decode()


@pytest.mark.parametrize(
    "table",
    [
        "<table><tr><td><a href='/1'>Teil 1</a></td><td><a href='/2'>Teil 2</a></td></tr>"
        "<tr><td><a href='/3'>Teil 3</a></td><td><a href='/4'>Teil 4</a></td></tr></table>",
        *(f"<{beside}>{TABLE}</{beside}>" for beside in ("aside", "footer", "form", "nav", "noscript")),
        "<table><tr><td>Vorname</td><td>Name</td></tr><tr><td>Absenden</td><td>Abbrechen</td></tr></table>",
    ],
)
def test_a_table_that_is_not_the_articles_is_left_out(table: str) -> None:
    assert imported(around(table)).original == imported(around("")).original


def ld(data: str) -> str:
    return f'<script type="application/ld+json">{data}</script>'


@pytest.mark.parametrize(
    "head",
    [
        ld('{"@type": "NewsArticle", "isAccessibleForFree": false}'),
        ld('{"@type": "NewsArticle", "isAccessibleForFree": "False"}'),
        ld('{"@type": "NewsArticle", "isAccessibleForFree": "https://schema.org/False"}'),
        ld('{"@graph": [{"@type": "WebSite"}, {"@type": "Article", "isAccessibleForFree": "false"}]}'),
        ld('[{"hasPart": [{"cssSelector": ".paywall", "isAccessibleForFree": false}]}]'),
        ld('{"@type": "NewsArticle", "isAccessibleForFree": false,}'),
        '<meta property="article:content_tier" content="locked">',
        '<meta name="article:content_tier" content="Metered">',
        '<meta name="vendor.content_tier" content="locked">',
        '<meta itemprop="isAccessibleForFree" content="False">',
    ],
)
def test_a_page_that_is_not_free_says_so(desk: "Desk", head: str) -> None:
    source = desk.source("a.html", around("", head))
    result = desk.add(source)
    assert result.exit_code == 0, result.output
    added, warning = result.output.splitlines()
    path = added.removeprefix("added ")
    assert warning.startswith(f"warning: {source}: the page says that it is not free: {path} may be a part")


@pytest.mark.parametrize(
    "head",
    [
        "",
        ld('{"@type": "NewsArticle", "isAccessibleForFree": true}'),
        ld('{"@type": "NewsArticle", "isAccessibleForFree": "True", "headline": "False"}'),
        ld('{"@type": "ItemList", "itemListElement": [{"@type": "NewsArticle", "isAccessibleForFree": false}]}'),
        ld("not JSON at all"),
        ld("[" * 100_000),
        '<meta property="article:content_tier" content="free">',
        '<meta name="keywords" content="locked">',
    ],
    ids=range(8),
)
def test_a_free_page_does_not(desk: "Desk", head: str) -> None:
    result = desk.add(desk.source("a.html", around("", head)))
    assert (result.exit_code, result.output.count("\n")) == (0, 1), result.output
    assert result.output.startswith("added ")


@dataclass
class Desk:
    """A project that the command runs in."""

    root: Path
    before: dict[str, bytes] = field(default_factory=dict)

    def add(self, *arguments: str | Path, given: bytes | None = None) -> Result:
        """Run the command, remembering what lay in `seeds/`."""
        self.before = self.seeds()
        return CliRunner().invoke(main, ["add", *map(str, arguments)], input=given)

    def source(self, name: str, content: str | bytes) -> Path:
        """Write a file for the command to read."""
        path = self.root / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    def seeds(self) -> dict[str, bytes]:
        """Return what lies in `seeds/`; the lock may stay."""
        return {name: data for name, data in files(self.root / "seeds").items() if name != ".lock"}

    def new(self) -> dict[str, bytes]:
        """Return what the command put there."""
        return {name: data for name, data in self.seeds().items() if self.before.get(name) != data}


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    project(tmp_path, {"003_first.txt": ARTICLE})
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    return Desk(tmp_path)


def named(number: str, data: bytes) -> str:
    return f"{number}_{hashlib.sha256(data).hexdigest()[:16]}.txt"


@pytest.mark.parametrize(
    "data",
    [
        OTHER.encode(),
        OTHER.rstrip().encode(),
        OTHER.replace("\n", "\r\n").encode(),
        b"\xef\xbb\xbf" + OTHER.encode(),
        OTHER.replace(" ", "\u00a0", 3).encode(),
    ],
    ids=["plain", "no last newline", "Windows newlines", "byte order mark", "no-break spaces"],
)
def test_a_text_is_kept_byte_for_byte(desk: Desk, data: bytes) -> None:
    result = desk.add(desk.source("a.txt", data))
    name = named("004", data)
    assert (result.exit_code, result.output) == (0, f"added seeds/{name}\n")
    assert desk.new() == {name: data}


def test_a_name_takes_the_number_after_the_highest(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    project(tmp_path, {"README.md": "Lies mich", "007_b.txt": ARTICLE})
    monkeypatch.chdir(tmp_path)
    desk = Desk(tmp_path)
    desk.add(desk.source("a.txt", OTHER))
    assert list(desk.new()) == [named("008", OTHER.encode())]


def test_the_first_article_is_number_0(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    project(tmp_path, {})
    monkeypatch.chdir(tmp_path)
    desk = Desk(tmp_path)
    desk.add(desk.source("a.txt", OTHER))
    assert list(desk.new()) == [named("000", OTHER.encode())]


def test_standard_input(desk: Desk) -> None:
    result = desk.add("-", given=OTHER.encode())
    assert result.exit_code == 0
    assert desk.new() == {named("004", OTHER.encode()): OTHER.encode()}


def test_a_page_on_standard_input(desk: Desk) -> None:
    result = desk.add("-", given=PAGES[2].read_bytes())
    assert result.exit_code == 0, result.output
    [text, notes] = sorted(desk.new())
    assert (text.endswith(".txt"), notes) == (True, text.replace(".txt", ".yml"))


def test_a_text_that_is_not_utf_8_asks_for_its_encoding(desk: Desk) -> None:
    result = desk.add(desk.source("a.txt", OTHER.encode("latin-1")))
    assert result.exit_code == 1
    assert result.output == (
        f"error: {desk.root}/a.txt:3: byte 24 (0xe4) is not UTF-8 - name its encoding, as in --encoding windows-1252\n"
    )
    assert desk.new() == {}


@pytest.mark.parametrize("encoding", ["latin-1", "ISO-8859-1", "windows-1252"])
def test_a_text_with_its_encoding_becomes_utf_8(desk: Desk, encoding: str) -> None:
    text = OTHER.replace("Händler", "„Händler“") if encoding != "latin-1" else OTHER
    result = desk.add("--encoding", encoding, desk.source("a.txt", text.encode("windows-1252")))
    assert result.exit_code == 0, result.output
    assert desk.new() == {named("004", text.encode()): text.encode()}


def test_an_unknown_encoding_is_named(desk: Desk) -> None:
    result = desk.add("--encoding", "latin-99", desk.source("a.txt", OTHER))
    assert result.exit_code == 1
    assert "unknown encoding latin-99" in result.output
    assert desk.new() == {}


@pytest.mark.parametrize(
    "text",
    [ARTICLE, ARTICLE.replace("\n\n", "\n"), ARTICLE.replace(" ", "\u00a0 ").replace("\n", "\r\n"), "\ufeff" + ARTICLE],
    ids=["same", "fewer blank lines", "other spaces", "byte order mark"],
)
def test_an_article_that_is_there_already_is_refused(desk: Desk, text: str) -> None:
    source = desk.source("a.txt", text)
    result = desk.add(source)
    assert result.exit_code == 1
    assert f"error: {source}: on the desk already, as seeds/003_first.txt" in result.output
    assert desk.new() == {}


def test_a_draft_is_on_the_desk_too(desk: Desk) -> None:
    (desk.root / "seeds" / "003_first.yml").write_text("draft: true\n")
    result = desk.add(desk.source("a.txt", ARTICLE))
    assert result.exit_code == 1
    assert "on the desk already, as seeds/003_first.txt" in result.output
    assert desk.new() == {}


def test_the_same_article_twice_in_one_command_is_added_once(desk: Desk) -> None:
    result = desk.add(desk.source("a.txt", OTHER), desk.source("b.txt", OTHER.replace("\n\n", "\n")))
    assert result.exit_code == 1
    assert "b.txt: on the desk already" in result.output
    assert list(desk.new()) == [named("004", OTHER.encode())]


@pytest.mark.parametrize("bad", ["", "missing", "folder"], ids=["empty", "missing", "folder"])
def test_of_several_sources_one_fails_and_the_others_are_added(desk: Desk, bad: str) -> None:
    failing = desk.root / "hooks" if bad == "folder" else desk.root / "missing.txt" if bad else desk.source("b.txt", "")
    third = OTHER.replace("Köln", "Bonn")
    result = desk.add(desk.source("a.txt", OTHER), failing, desk.source("c.txt", third))
    assert result.exit_code == 1
    assert f"error: {failing}: " in result.output
    assert set(desk.new()) == {named("004", OTHER.encode()), named("005", third.encode())}


def test_a_file_that_ends_in_html_is_a_page_whatever_it_begins_with(desk: Desk) -> None:
    paragraphs = [
        f"<p>{'Die Händler in Köln liefern über die Feiertage nicht. ' * 5}Tag {day}.</p>" for day in range(5)
    ]
    result = desk.add(desk.source("a.html", f"<article><h1>Der Versand ruht</h1>{''.join(paragraphs)}</article>"))
    assert result.exit_code == 0, result.output
    [text] = [data.decode() for name, data in desk.new().items() if name.endswith(".txt")]
    assert text.startswith("Der Versand ruht\n\nDie Händler")
    assert "<" not in text


def test_a_page_without_an_article_says_so(desk: Desk) -> None:
    result = desk.add(
        desk.source("a.html", "<!doctype html><html><body><nav><a href='/'>Start</a></nav></body></html>")
    )
    assert result.exit_code == 1
    assert "no article was found in the page - copy its text into a .txt and add that" in result.output
    assert desk.new() == {}


def test_the_sidecar_holds_what_the_page_states(desk: Desk) -> None:
    [page] = [page for page in PAGES if page.stem == "02_typo3"]
    assert desk.add(page).exit_code == 0
    [notes] = [yaml.safe_load(data) for name, data in desk.new().items() if name.endswith(".yml")]
    assert notes["outlet"] == "Lippische Abendzeitung"
    assert notes["author"] == "Hans-Jörg Kastrup"
    assert notes["published"] == {"date": "2018-11-06", "basis": "stated"}


def test_the_desk_is_in_order_after_all_pages_were_added(desk: Desk) -> None:
    result = desk.add(*PAGES)
    assert result.exit_code == 0, result.output
    assert read_desk(desk.root).errors == ()
    assert CliRunner().invoke(main, ["check"]).exit_code == 0


def test_nothing_half_written_remains_and_the_next_source_is_added(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(path: Path, data: bytes) -> None:
        if path.suffix == ".yml":
            raise OSError(28, "No space left on device")
        write_atomically(path, data)

    # The package's attribute of that name is the command, not its module.
    monkeypatch.setattr(import_module("briefing.cli.add"), "write_atomically", full)
    result = desk.add(PAGES[0], desk.source("a.txt", OTHER))
    assert (result.exit_code, type(result.exception)) == (1, SystemExit)
    assert f"error: {PAGES[0]}: " in result.output
    assert "No space left on device" in result.output
    assert desk.new() == {named("004", OTHER.encode()): OTHER.encode()}


@dataclass(frozen=True)
class Answer:
    """What a web server answers."""

    body: bytes
    status: int = 200
    content_type: str = "text/html"
    missing: int = 0
    """Bytes that are promised and do not come."""


@contextmanager
def served(answer: Answer) -> Iterator[str]:
    def send(handler: BaseHTTPRequestHandler) -> None:
        handler.close_connection = True
        handler.send_response(answer.status)
        handler.send_header("Content-Type", answer.content_type)
        handler.send_header("Content-Length", str(len(answer.body) + answer.missing))
        handler.end_headers()
        handler.wfile.write(answer.body)

    with answering(send) as address:
        yield f"{address}/artikel"


def test_a_page_is_fetched_from_its_address(desk: Desk) -> None:
    with served(Answer(PAGES[2].read_bytes())) as address:
        result = desk.add(address)
    assert result.exit_code == 0, result.output
    [notes] = [yaml.safe_load(data) for name, data in desk.new().items() if name.endswith(".yml")]
    assert (notes["address"], notes["outlet"]) == (address, "Oder-Spree-Bote")
    assert read_desk(desk.root).errors == ()


def test_an_encoding_may_stand_in_the_servers_answer_only(desk: Desk) -> None:
    page = (
        PAGES[2].read_text(encoding="utf-8").replace('<meta charset="utf-8" />', "").replace("„", '"').replace("“", '"')
    )
    body = page.replace("–", "-").encode("latin-1")
    with served(Answer(body, content_type="text/html; charset=ISO-8859-1")) as address:
        result = desk.add(address)
    assert result.exit_code == 0, result.output
    [text] = [data.decode() for name, data in desk.new().items() if name.endswith(".txt")]
    assert "Fürstenwalde. Wer in Steinhöfel wohnt" in text


def test_an_address_that_is_not_found_says_404(desk: Desk) -> None:
    with served(Answer(b"<html><body>Nicht gefunden</body></html>", status=404)) as address:
        result = desk.add(address)
    assert (result.exit_code, type(result.exception)) == (1, SystemExit)
    assert f"error: {address}: cannot be read" in result.output
    assert "404" in result.output
    assert desk.new() == {}


def test_an_address_that_nobody_serves_cannot_be_read(desk: Desk) -> None:
    with socket.create_server(("127.0.0.1", 0)) as free:
        address = f"http://127.0.0.1:{free.getsockname()[1]}/artikel"
    result = desk.add(address)
    assert (result.exit_code, type(result.exception)) == (1, SystemExit)
    assert f"error: {address}: cannot be read" in result.output
    assert desk.new() == {}


def test_an_answer_that_breaks_off_is_no_page(desk: Desk) -> None:
    with served(Answer(PAGES[2].read_bytes(), missing=1_000)) as address:
        result = desk.add(address)
    assert (result.exit_code, type(result.exception)) == (1, SystemExit)
    assert f"error: {address}: cannot be read" in result.output
    assert desk.new() == {}
