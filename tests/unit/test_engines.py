"""Engines against services that misbehave: no wrong text is kept, the reason is said, the rest is translated."""

from collections.abc import Callable, Iterator
from pathlib import Path

import polib
import pytest

from briefing.desk.folder import read_desk
from briefing.translation.chain import EngineChain, RetryPolicy
from briefing.translation.engines.registry import ENGINES
from briefing.translation.executors import ThreadExecutor
from briefing.translation.fill import Outcome, TranslationRun
from services import KEY, SETTINGS, Reply, Service, known_pairs, running

PROTOCOLS = ["google", "mymemory", "libretranslate", "deepl"]
HURRY = RetryPolicy(attempts=2, first_wait=0.01, longest_wait=0.2, failures=100)

# Three sentences of the five articles; the one in the middle is the one that goes wrong.
PAIRS = known_pairs()
FIRST, LAST = "Alibabas CEO Jack Ma hegt große Pläne.", "Die betreiben viel globalen Handel."
WRONG = "Denn Alibaba besitzt eine rund 40-prozentige Beteiligung an dem Unternehmen."
CONSENT = "<!doctype html><title>Before you continue to Google</title><form>Bevor Sie zu Google weitergehen</form>"


@pytest.fixture(params=PROTOCOLS)
def service(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[Service]:
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    monkeypatch.setenv("BRIEFING_TIMEOUT", "0.5")
    monkeypatch.setenv("DEEPL_API_KEY", KEY)
    monkeypatch.setenv("LIBRETRANSLATE_API_KEY", KEY)
    with running(request.param) as service:
        monkeypatch.setenv(SETTINGS[request.param], service.url)
        yield service


def lay(root: Path, text: str) -> None:
    """Lay a desk with one article."""
    (root / "seeds").mkdir(parents=True)
    (root / "seeds" / "a.txt").write_text(text, encoding="utf-8")


def translate(
    tmp_path: Path, service: Service, retries: RetryPolicy = HURRY
) -> tuple[Outcome, dict[str, str], list[str]]:
    """Translate three sentences; return the outcome, what the memory holds afterwards, and what was said."""
    lay(tmp_path / "p", f"{FIRST} {WRONG} {LAST}\n")
    desk = read_desk(tmp_path / "p")
    said: list[str] = []
    run = TranslationRun(desk.articles, desk.articles, tmp_path / "p")
    run.execute(ThreadExecutor(EngineChain({service.protocol: ENGINES[service.protocol]}, said.append, retries), 2))
    path = tmp_path / "p" / "seeds" / "a.en.po"
    kept = {entry.msgid: entry.msgstr for entry in polib.pofile(str(path))} if path.exists() else {}
    written = "".join(p.read_text() for p in (tmp_path / "p" / "seeds").iterdir())
    assert KEY not in written + str(run.outcomes) + str(said)
    return run.outcomes[0], kept, said


def test_an_honest_service(tmp_path: Path, service: Service) -> None:
    outcome, kept, said = translate(tmp_path, service)
    assert kept == {german: PAIRS[german] for german in (FIRST, WRONG, LAST)}
    assert (outcome.translated, outcome.untranslated, said) == (3, {}, [])
    text = (tmp_path / "p" / "seeds" / "a.en.po").read_text()
    assert text.count(f"# origin: machine\n# engine: {service.protocol}\n#, fuzzy\n") == 3


def garbage(service: Service, text: str) -> Reply | str:
    return Reply(text if service.protocol == "google" else text + "}{")


REFUSED: dict[str, tuple[Callable[[Service], Reply | str], str]] = {
    "error page with status 200": (lambda _: "Error 500 (Server Error)!!1500.That’s an error.", "a page or notice"),
    "status 429 without Retry-After": (lambda _: Reply("slow down", 429), ""),
    "status 500": (lambda _: Reply("sorry", 500), ""),
    "status 503 with a long Retry-After": (lambda _: Reply("later", 503, {"Retry-After": "3600"}), ""),
    "hang": (lambda _: Reply(None), ""),
    "reset in the middle of the body": (lambda _: Reply("x" * 2_000, cut=True), ""),
    "garbage": (lambda service: garbage(service, "<html><p>nothing here"), ""),
    "the German again": (lambda _: WRONG, "the German came back unchanged"),
    "other German": (lambda _: "Alibaba hält rund 40 Prozent der Anteile an dem Unternehmen.", "mostly German"),
    "another number": (lambda _: "After all, Alibaba holds a stake of about 14 per cent.", "its figures differ"),
    "quota notice": (lambda _: "MYMEMORY WARNING: YOU USED ALL AVAILABLE FREE TRANSLATIONS FOR TODAY", ""),
    "consent page": (
        lambda service: Reply(CONSENT) if service.protocol == "google" else "Before you continue to Google, accept",
        "",
    ),
    "redirect to a login page": (lambda _: Reply("", 302, {"Location": "/login"}), ""),
    "markup": (lambda _: "After all, Alibaba holds<br>about 40 per cent of the company.", "markup"),
    "empty": (lambda _: "", ""),
    "irreparably garbled": (lambda _: "After all, Alibaba h\ufffdlds a stake of about 40 per cent.", "garbled"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_a_service_that_misbehaves_on_one_sentence(tmp_path: Path, service: Service, case: str) -> None:
    misbehaviour, reason = REFUSED[case]
    service.misbehave = lambda text, _time: misbehaviour(service) if text == WRONG else None
    outcome, kept, _ = translate(tmp_path, service)
    assert kept == {german: PAIRS[german] for german in (FIRST, LAST)}
    assert list(outcome.untranslated) == [WRONG]
    [said] = outcome.untranslated[WRONG]
    assert said.startswith(f"{service.protocol}: ")
    assert reason in said


def test_the_rest_is_translated_by_the_next_engine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    lay(tmp_path / "p", f"{FIRST} {WRONG} {LAST}\n")
    desk = read_desk(tmp_path / "p")
    said: list[str] = []
    with running("google") as google, running("mymemory") as mymemory:
        monkeypatch.setenv("BRIEFING_GOOGLE_URL", google.url)
        monkeypatch.setenv("BRIEFING_MYMEMORY_URL", mymemory.url)
        google.misbehave = lambda *_: Reply("no", 403)
        run = TranslationRun(desk.articles, desk.articles, tmp_path / "p")
        run.execute(
            ThreadExecutor(EngineChain({name: ENGINES[name] for name in ("google", "mymemory")}, said.append, HURRY), 4)
        )
    assert said == ["google is set aside for this run: status 403; going on with mymemory"]
    entries = polib.pofile(str(tmp_path / "p" / "seeds" / "a.en.po"))
    assert {(entry.msgid, entry.msgstr) for entry in entries} == {(text, PAIRS[text]) for text in (FIRST, WRONG, LAST)}
    assert {entry.tcomment for entry in entries} == {"origin: machine\nengine: mymemory"}


# DeepL's package keeps the header to itself.
@pytest.mark.parametrize("service", ["google", "mymemory", "libretranslate"], indirect=True)
def test_retry_after_is_honoured(tmp_path: Path, service: Service) -> None:
    service.misbehave = lambda _text, time: Reply("wait", 429, {"Retry-After": "1"}) if time == 1 else None
    retries = RetryPolicy(attempts=2, first_wait=0.001, longest_wait=5)
    _, kept, _ = translate(tmp_path, service, retries)
    assert kept == {german: PAIRS[german] for german in (FIRST, WRONG, LAST)}


def test_entities_quotes_and_charset_are_put_right(tmp_path: Path, service: Service) -> None:
    service.misbehave = lambda text, _: (
        ' "After all, Alibaba &amp; HÃ¤ndler hold a stake of about 40 per cent." ' if text == WRONG else None
    )
    _, kept, _ = translate(tmp_path, service)
    assert kept[WRONG] == "After all, Alibaba & Händler hold a stake of about 40 per cent."


@pytest.mark.parametrize("wrong", [lambda answers: answers[:-1], lambda answers: [*answers, "One more."]])
def test_a_batch_of_the_wrong_length_is_taken_apart(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, wrong: Callable[[list[str]], list[str]]
) -> None:
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    with running("libretranslate") as service:
        monkeypatch.setenv("LIBRETRANSLATE_URL", service.url + "/")
        page = service.page
        service.page = lambda answers: page(wrong(answers) if len(answers) > 1 else answers)
        _, kept, _ = translate(tmp_path, service)
    assert kept == {german: PAIRS[german] for german in (FIRST, WRONG, LAST)}


def test_the_key_goes_into_the_body(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    monkeypatch.setenv("LIBRETRANSLATE_API_KEY", KEY)
    with running("libretranslate") as service:
        monkeypatch.setenv("LIBRETRANSLATE_URL", service.url)
        translate(tmp_path, service)
    assert all(f'"api_key": "{KEY}"' in body for body in service.bodies)


def test_a_text_over_the_limit_goes_to_the_next_engine_uncut(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    long = "Der Händler " + "und noch ein Händler " * 30 + "sind damit zufrieden."
    lay(tmp_path, f"{long}\n\nDas gilt.\n")
    desk = read_desk(tmp_path)
    with (
        running("mymemory", lambda _: "x") as short,
        running("libretranslate", lambda _: "The retailer " * 40) as roomy,
    ):
        monkeypatch.setenv("BRIEFING_MYMEMORY_URL", short.url)
        monkeypatch.setenv("LIBRETRANSLATE_URL", roomy.url)
        run = TranslationRun(desk.articles, desk.articles, tmp_path)
        chain = EngineChain({name: ENGINES[name] for name in ("mymemory", "libretranslate")}, print, HURRY)
        run.execute(ThreadExecutor(chain, 1))
    assert long not in short.asked
    assert roomy.asked[long] == 1
