"""Answers without an end, compressed bombs, drips, redirects: each is cut off, said, and costs one sentence only."""

import gzip
import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import pytest
from click.testing import CliRunner

from briefing.cli import main
from briefing.translation.engines.engine import Broken, Busy, Unreadable
from briefing.translation.engines.registry import ENGINES
from projects import ARTICLE, files, project
from server import answering
from services import KEY, SETTINGS

GERMAN = "Die Kosten steigen im Herbst."

Answer = Callable[[BaseHTTPRequestHandler], None]


@contextmanager
def serving(answer: Answer) -> Iterator[tuple[str, list[BaseHTTPRequestHandler]]]:
    """Serve one kind of answer to whatever is asked; yield the address and the requests so far."""
    asked: list[BaseHTTPRequestHandler] = []

    def kept(handler: BaseHTTPRequestHandler) -> None:
        asked.append(handler)
        handler.rfile.read(int(handler.headers.get("Content-Length", "0")))
        answer(handler)

    with answering(kept) as address:
        yield address, asked


def started(handler: BaseHTTPRequestHandler, **headers: str) -> None:
    handler.send_response(200)
    for name, value in headers.items():
        handler.send_header(name.replace("_", "-"), value)
    handler.end_headers()


def endless(handler: BaseHTTPRequestHandler) -> None:
    started(handler, Connection="close")
    while True:
        handler.wfile.write(b" " * 65_536)


def endless_chunks(handler: BaseHTTPRequestHandler) -> None:
    started(handler, Transfer_Encoding="chunked")
    while True:
        handler.wfile.write(b"10000\r\n" + b" " * 65_536 + b"\r\n")


def drip(handler: BaseHTTPRequestHandler) -> None:
    started(handler, Content_Length="1000000")
    while not threading.Event().wait(0.05):
        handler.wfile.write(b" ")


def bomb(handler: BaseHTTPRequestHandler) -> None:
    started(handler, Content_Encoding="gzip, gzip", Content_Length=str(len(_bomb())))
    handler.wfile.write(_bomb())


@cache
def _bomb() -> bytes:
    """A hundred megabytes in some hundred bytes."""
    return gzip.compress(gzip.compress(b" " * 100_000_000))


def redirect(target: str) -> Answer:
    def answer(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(302)
        handler.send_header("Location", target)
        handler.send_header("Content-Length", "0")
        handler.end_headers()

    return answer


@pytest.fixture(params=SETTINGS)
def engine(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    monkeypatch.setenv("DEEPL_API_KEY", KEY)

    def ask(address: str) -> None:
        monkeypatch.setenv(SETTINGS[request.param], address)
        ENGINES[request.param]().translate([GERMAN], GERMAN)

    return ask


@pytest.mark.parametrize("answer", [endless, endless_chunks, bomb])
def test_no_answer_is_read_without_an_end(engine: Callable[[str], None], answer: Answer) -> None:
    _bomb()
    with serving(answer) as (address, asked), pytest.raises(Unreadable, match="an answer that is far too long"):
        engine(address)
    assert len(asked) == 1


def test_no_answer_that_drips_is_waited_for(engine: Callable[[str], None], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BRIEFING_TIMEOUT", "0.4")
    with serving(drip) as (address, _), pytest.raises(Busy, match="no answer in time"):
        engine(address)


@pytest.mark.parametrize("target", ["http://127.0.0.1:9/", "file:///etc/passwd", "/", "//[", "http://[::1", "\xff\xfe"])
def test_no_redirect_is_followed(engine: Callable[[str], None], target: str) -> None:
    with serving(redirect(target)) as (address, asked):
        with pytest.raises(Unreadable, match="it leads to another address, which is not asked"):
            engine(address)
        assert len(asked) == 1


@pytest.mark.parametrize("setting", ["file:///etc/passwd", "http://", "ftp://127.0.0.1/", "no address"])
def test_an_address_that_is_none_of_the_web_is_named(engine: Callable[[str], None], setting: str) -> None:
    with pytest.raises(Broken, match="its address is none of the web"):
        engine(setting)


@pytest.mark.parametrize("setting", ["0", "-1", "nan", "inf", "1e300", "", "soon"])
def test_a_timeout_that_is_none_is_named(monkeypatch: pytest.MonkeyPatch, setting: str) -> None:
    monkeypatch.setenv("BRIEFING_TIMEOUT", setting)
    with pytest.raises(Broken, match="not a number of seconds"):
        ENGINES["google"]()


def test_an_endless_answer_leaves_the_desk_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    root = project(tmp_path / "p", {"a.txt": ARTICLE})
    monkeypatch.chdir(root)
    before = files(root / "seeds")
    with serving(endless) as (address, _):
        monkeypatch.setenv("LIBRETRANSLATE_URL", address)
        result = CliRunner().invoke(main, ["translate", "--engine", "libretranslate"])
    assert (result.exit_code, type(result.exception)) == (1, SystemExit)
    assert "libretranslate: an answer that is far too long" in result.output
    assert {name: data for name, data in files(root / "seeds").items() if name != ".lock"} == before


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        (endless, "more than 10000000 bytes"),
        (bomb, "more than 10000000 bytes"),
        (redirect("/again"), "cannot be read"),
        (redirect("file:///etc/passwd"), "cannot be read"),
        (redirect("http://[::1"), "cannot be read"),
        (redirect("\xff\xfe"), "cannot be read"),
    ],
)
def test_a_page_to_add_has_the_same_bounds(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, answer: Answer, said: str
) -> None:
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    root = project(tmp_path / "p", {"a.txt": ARTICLE})
    monkeypatch.chdir(root)
    before = files(root / "seeds")
    with serving(answer) as (address, asked):
        result = CliRunner().invoke(main, ["add", address])
        assert len(asked) <= 6
    assert (result.exit_code, type(result.exception)) == (1, SystemExit), result.output
    assert said in result.output
    assert {name: data for name, data in files(root / "seeds").items() if name != ".lock"} == before


def test_the_largest_answer_of_an_honest_service_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    longest = ["\u00e4" * 5_000] * 10

    def answer(handler: BaseHTTPRequestHandler) -> None:
        body = json.dumps({"translatedText": longest}).encode()
        started(handler, Content_Type="application/json", Content_Length=str(len(body)))
        handler.wfile.write(body)

    with serving(answer) as (address, _):
        monkeypatch.setenv("LIBRETRANSLATE_URL", address)
        assert ENGINES["libretranslate"]().translate(longest, "") == longest
