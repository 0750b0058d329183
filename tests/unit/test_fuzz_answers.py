"""Whatever an engine answers or a package holds: English or a reason comes of it, and the desk stays in order."""

import gzip
import html
import io
import json
import zipfile
from pathlib import Path
from typing import Any

import pytest
import requests
import urllib3
from hypothesis import example, given
from hypothesis import strategies as st
from requests.adapters import HTTPAdapter

from briefing.desk.folder import read_desk
from briefing.desk.original import read_lines
from briefing.diagnostics import Diagnostic
from briefing.german.normalize import normalize
from briefing.translation.chain import EngineChain, RetryPolicy
from briefing.translation.checks.answer import Refused, check_answer
from briefing.translation.checks.pair import Pair
from briefing.translation.checks.sentence_checks import findings
from briefing.translation.engines.registry import ENGINES
from briefing.translation.executors import ThreadExecutor
from briefing.translation.fill import TranslationRun
from briefing.translation.memory_file import MemoryFile
from briefing.translation.model_package import install_model
from fuzzing import TRICKY, WORDS, mangled, real, texts, tried, values
from projects import files
from tiny_model import package

FIRST, SECOND = "Die Kosten steigen im Herbst.", "Das gilt."
ONCE = RetryPolicy(attempts=1, first_wait=0.0, longest_wait=0.0, failures=1_000_000)
PROTOCOLS = st.sampled_from(["google", "mymemory", "libretranslate", "deepl"])
DEEP = "[" * 100_000
DAY = "Mon, 01 Jan 2024 00:00:00"
NAMES = ["m/model.bin", "m/source.spm", "m", "m/", "../x", "/x", "C:x", "a/./b"]
METHODS = [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_LZMA, zipfile.ZIP_BZIP2]

Answer = tuple[int, dict[str, str], bytes]


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("desk")
    (folder / "seeds").mkdir()
    return folder


@pytest.fixture(scope="module", autouse=True)
def keys() -> Any:
    """Addresses and keys for every engine; that nobody answers there does not matter."""
    with pytest.MonkeyPatch.context() as patch:
        for name in ("BRIEFING_GOOGLE_URL", "BRIEFING_MYMEMORY_URL", "LIBRETRANSLATE_URL", "DEEPL_SERVER_URL"):
            patch.setenv(name, "http://127.0.0.1:9/")
        patch.setenv("DEEPL_API_KEY", "secret-key-0815")
        yield patch


def dumped(value: object) -> str:
    return json.dumps(value, default=str)


def english() -> st.SearchStrategy[str]:
    return st.sampled_from(["Costs are rising in the autumn.", "That holds."]) | texts(8) | st.text()


@st.composite
def bodies(draw: st.DrawFn, protocol: str) -> str:
    """Return a page or document of a protocol in which one thing or another is not as it should be."""
    text: Any = draw(english() | values())
    if protocol == "google":
        tag = draw(st.sampled_from(["t0", "result-container", "other"]))
        page = f'<html><div class="{tag}">{html.escape(str(text)) if draw(st.booleans()) else text}</div></html>'
    elif protocol == "mymemory":
        matches = draw(values() | st.lists(st.dictionaries(st.just("translation"), english() | values()), max_size=2))
        page = dumped({"responseData": draw(values() | st.just({"translatedText": text})), "matches": matches})
    elif protocol == "libretranslate":
        page = dumped({"translatedText": draw(values() | st.lists(st.just(text), max_size=3))})
    else:
        one = {"text": text, "detected_source_language": draw(values()), "billed_characters": 1}
        page = dumped({"translations": draw(values() | st.lists(st.just(one) | values(), max_size=3))})
    return draw(st.just(page) | mangled([page]) | values().map(dumped) | st.text())


@st.composite
def answers(draw: st.DrawFn, protocol: str) -> Answer:
    status = draw(st.sampled_from([200, 200, 200, 201, 204, 206, 301, 302, 304, 399, 403, 429, 456, 500, 503, 999]))
    charset = draw(
        st.sampled_from(["utf-8", "latin-1", "utf-16", "utf-7", "idna", "punycode", "undefined", "rot13", "base64"])
        | st.text(max_size=5)
    )
    some = st.text(st.characters(max_codepoint=255, exclude_characters="\r\n"), max_size=12)
    dates = st.sampled_from([f"{DAY} -0000", f"{DAY} GMT", "²", "-1", "9" * 400])
    headers = draw(
        st.fixed_dictionaries(
            {},
            optional={
                "Content-Type": st.just(f"text/html; charset={charset}") | some,
                "Content-Encoding": st.sampled_from(["gzip", "deflate", "gzip, gzip", "br", "zstd", "x"]),
                "Retry-After": dates | some,
                "Date": dates | some,
                "Location": st.sampled_from(["http://[", "file:///etc/passwd", "//", "/"]) | some,
                "Set-Cookie": some,
            },
        )
    )
    body = draw(bodies(protocol)).encode("utf-8", "surrogatepass")
    if draw(st.booleans()):
        body = gzip.compress(body)
    return status, headers, body[: draw(st.just(len(body)) | st.integers(0, 100))]


@tried(60)
@given(st.data())
def test_any_answer_is_english_or_a_reason_and_never_spoils_the_desk(root: Path, data: st.DataObject) -> None:
    protocol = data.draw(PROTOCOLS)
    kept, left = translated(root, protocol, data.draw(answers(protocol)))
    assert sorted([*kept, *left]) == sorted([FIRST, SECOND])


@pytest.mark.parametrize(
    ("protocol", "answer"),
    [
        ("google", (200, {}, b"<![x")),
        ("google", (200, {"Content-Type": "text/html; charset=undefined"}, b"<p>x")),
        ("google", (200, {}, b'<div class="t0">' + b"<div>" * 5_000 + b"That holds.")),
        ("google", (429, {"Retry-After": "\xb2"}, b"")),
        (
            "google",
            (503, {"Retry-After": f"{DAY} -0000", "Date": f"{DAY} GMT"}, b""),
        ),
        ("google", (302, {"Location": "http://["}, b"")),
        ("google", (302, {"Location": "\xff\xfe"}, b"")),
        ("google", (200, {}, b'<div class="t0">' + b"x" * 50_000)),
        ("mymemory", (200, {}, b'{"responseData": {"translatedText": ""}, "matches": [{}]}')),
        ("mymemory", (200, {}, DEEP.encode())),
        ("libretranslate", (200, {}, DEEP.encode())),
        ("libretranslate", (200, {}, rb'{"translatedText": ["\ud800"]}')),
        ("libretranslate", (200, {}, rb'{"translatedText": ["Costs \u0007 are rising in the autumn.", "\uffff"]}')),
        ("deepl", (200, {}, DEEP.encode())),
        ("deepl", (403, {}, b'{"message": 5}')),
        ("deepl", (200, {}, b'{"translations": 5}')),
    ],
)
def test_answers_that_once_ended_the_run(root: Path, protocol: str, answer: Answer) -> None:
    kept, left = translated(root, protocol, answer)
    assert sorted([*kept, *left]) == sorted([FIRST, SECOND])


def translated(root: Path, protocol: str, answer: Answer) -> tuple[list[str], list[str]]:
    """Return the sentences of a desk that its memory has, and those left with a reason, after a service gave one answer
    to everything; the desk is in order."""
    for path in (root / "seeds").iterdir():
        path.unlink()
    (root / "seeds" / "a.txt").write_text(f"{FIRST} {SECOND}\n", encoding="utf-8")

    def send(self: HTTPAdapter, request: requests.PreparedRequest, **_: Any) -> requests.Response:
        status, headers, body = answer
        raw = urllib3.HTTPResponse(
            body=io.BytesIO(body), status=status, headers=headers, preload_content=False, decode_content=False
        )
        return self.build_response(request, raw)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(HTTPAdapter, "send", send)
        desk = read_desk(root)
        run = TranslationRun(desk.articles, desk.articles, root)
        run.execute(ThreadExecutor(EngineChain({protocol: ENGINES[protocol]}, lambda _: None, ONCE), 1))
    after = read_desk(root)
    assert not after.errors
    [outcome] = run.outcomes
    kept = [entry.de for entry in after.articles[0].memory.entries]
    assert outcome.translated == len(kept)
    return kept, [*outcome.untranslated]


@tried(100)
@given(texts(10), texts(10) | st.text() | values())
@example("Die Kosten steigen.", "Costs \ud800 rise.")
@example("Die Kosten steigen.", "Costs \x07 rise.")
def test_any_text_is_accepted_tidy_or_refused_with_a_reason(german: str, answer: object) -> None:
    german = normalize(german) or "Das gilt."
    accepted = check_answer(german, answer)
    if isinstance(accepted, Refused):
        assert accepted.reason
    else:
        assert accepted == normalize(accepted)
        assert not isinstance(read_lines(accepted.encode(), "x"), Diagnostic)
        assert all(finding.what for finding in findings(Pair(german, accepted, ("Ann Other", "JD.com"))))


@tried(60)
@given(st.data())
def test_what_is_written_into_a_memory_is_read_back(root: Path, data: st.DataObject) -> None:
    text = data.draw(texts(30))
    for path in (root / "seeds").iterdir():
        path.unlink()
    (root / "seeds" / "a.txt").write_bytes(text.encode("utf-8", "surrogatepass"))
    if data.draw(st.booleans()):
        old = data.draw(mangled(real("*.en.po")))
        (root / "seeds" / "a.en.po").write_bytes(old.encode("utf-8", "surrogatepass"))
    desk = read_desk(root)
    if desk.errors:
        return
    file = MemoryFile(desk.articles[0], root)
    put = {}
    for german in file.missing:
        english = check_answer(german, data.draw(english_of(german)))
        if not isinstance(english, Refused):
            found = [finding.what for finding in findings(Pair(german, english, ("JD.com",)))]
            file.put(german, english, "machine", "google", found)
            put[normalize(german)] = english
    file.save()
    read = read_desk(root)
    assert not read.errors
    known = {normalize(entry.de): entry.en for entry in read.articles[0].memory.entries}
    assert put.items() <= known.items()
    assert not MemoryFile(read.articles[0], root).save()


def english_of(german: str) -> st.SearchStrategy[str]:
    return st.lists(WORDS | TRICKY, max_size=8).map(" ".join) | st.just(f"{german} indeed") | english()


@pytest.mark.filterwarnings("ignore:Duplicate name")
@tried(100)
@given(st.data())
def test_any_package_is_no_model_and_leaves_nothing_behind(tmp_path_factory: Any, data: st.DataObject) -> None:
    folder = tmp_path_factory.mktemp("model")
    models = folder / "models"
    models.mkdir()
    (models / "mine").write_text("A model.")
    package = folder / data.draw(st.sampled_from(["a.argosmodel", "..argosmodel", "...argosmodel", "mine"]))
    package.write_bytes(data.draw(packages()))
    before = files(folder)
    assert isinstance(install_model(package, models), Diagnostic)
    assert files(folder) == before


@st.composite
def packages(draw: st.DrawFn) -> bytes:
    """Return a zip file of which names, sizes, methods or bytes are not as they should be."""
    memory = io.BytesIO()
    with zipfile.ZipFile(memory, "w") as archive:
        for _ in range(draw(st.integers(0, 4))):
            name = draw(st.sampled_from(NAMES) | texts(2))
            entry = zipfile.ZipInfo(name.encode("utf-8", "replace").decode()[:200] or "m")
            entry.external_attr = draw(st.sampled_from([0, 0o120777 << 16, 0o040755 << 16, 0o644 << 16]))
            entry.compress_type = draw(st.sampled_from(METHODS))
            archive.writestr(entry, draw(st.binary(max_size=300)))
    packed = bytearray(memory.getvalue())
    for _ in range(draw(st.integers(0, 4))):
        if packed:
            packed[draw(st.integers(0, len(packed) - 1))] = draw(st.integers(0, 255))
    return bytes(packed[: draw(st.just(len(packed)) | st.integers(0, len(packed)))])


@pytest.mark.parametrize("name", ["..argosmodel", "...argosmodel"])
def test_no_package_takes_the_place_of_a_folder_above(tmp_path: Path, name: str) -> None:
    """Its name without the ending would be `.` or `..`, and what lies there would be replaced."""
    (tmp_path / "models").mkdir()
    (tmp_path / "models" / "mine").write_text("A model.")
    (tmp_path / "precious").write_text("The project.")
    made = package(tmp_path / "in")
    made = made.rename(made.with_name(name))
    before = files(tmp_path)
    assert isinstance(install_model(made, tmp_path / "models"), Diagnostic)
    assert files(tmp_path) == before


@pytest.mark.parametrize("method", [zipfile.ZIP_DEFLATED, zipfile.ZIP_LZMA, zipfile.ZIP_BZIP2])
def test_a_package_with_damaged_data_is_named(tmp_path: Path, method: int) -> None:
    path = tmp_path / "a.argosmodel"
    with zipfile.ZipFile(path, "w", method) as archive:
        archive.writestr("m/model.bin", bytes(range(256)) * 40)
    packed = path.read_bytes()
    start = len("m/model.bin") + 30
    path.write_bytes(packed[:start] + b"\xff" * 40 + packed[start + 40 :])
    found = install_model(path, tmp_path / "models")
    assert isinstance(found, Diagnostic)
    assert "cannot be unpacked" in found.what


def test_a_new_version_takes_the_place_of_the_old_one(tmp_path: Path) -> None:
    made = package(tmp_path / "in")
    (tmp_path / "models").mkdir()
    (tmp_path / "models" / made.stem).write_text("An old one.")
    for _ in range(2):
        assert install_model(made, tmp_path / "models") == tmp_path / "models" / made.stem
    assert [path.name for path in (tmp_path / "models").iterdir()] == [made.stem]
