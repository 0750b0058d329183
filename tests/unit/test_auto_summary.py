"""The sentences that stand in for an editor's summary, and what keeps a sentence from being one of them."""

import os
import re
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from types import FrameType

import pytest

from briefing.articles.auto_summary import Candidate, summarise
from briefing.desk.layout import recognise_layout
from briefing.german.context_dependence import context_dependences, is_clearer_in_context
from briefing.german.names.candidates import candidates as name_candidates
from briefing.german.names.word_classes import classify_words
from projects import TESTS

CASES = TESTS / "cases"
EXPECTED = sorted((CASES / "extract").glob("*.expected"))
TEXTS = [
    *sorted((CASES / "extract").glob("*.txt")),
    *sorted((CASES / "five").glob("*.txt")),
    *sorted((CASES / "gold" / "unseen").glob("*.txt")),
]
FIGURE = re.compile(
    r"(?<![\w.,])\d[\d.,]*|\b(?:zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|zwölf|Hälfte|Drittel|Viertel)\b", re.I
)


def candidates(path: Path) -> list[Candidate]:
    blocks = recognise_layout(path.read_text(encoding="utf-8").split("\n"))
    return [
        Candidate(
            sentence.id,
            sentence.text,
            opens_paragraph=sentence is block.sentences[0],
            is_body=block.kind.value in ("lead", "paragraph"),
            is_headline=block.kind.value == "headline",
            names=len(list(name_candidates(classify_words(sentence.text), sentence.text))),
            figures=len(FIGURE.findall(sentence.text)),
        )
        for block in blocks
        for sentence in block.sentences
    ]


def body(text: str) -> Candidate:
    return Candidate(text, text, opens_paragraph=True, is_body=True, is_headline=False, names=0, figures=0)


@pytest.mark.parametrize("path", EXPECTED, ids=lambda path: path.stem)
def test_an_editor_would_have_taken_them(path: Path) -> None:
    text = path.with_suffix(".txt")
    sentences = candidates(text if text.exists() else CASES / "five" / text.name)
    ids = summarise(sentences)
    chosen = {number for number, sentence in enumerate(sentences, 1) if sentence.id in ids}
    for line in path.read_text(encoding="utf-8").splitlines():
        demand, numbers = re.fullmatch(r"(never|all|\d+ of) ([\d ]+)", line).groups()  # type: ignore[union-attr]
        named = set(map(int, numbers.split()))
        assert max(named) <= len(sentences), line
        met = {"never": not chosen & named, "all": named <= chosen}
        assert met.get(demand, len(chosen & named) >= int(re.sub(r"\D", "", demand) or 0)), f"{line}: {chosen}"


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
@pytest.mark.parametrize("most_words", [15, 40, 80])
def test_what_holds_for_every_article(path: Path, most_words: int) -> None:
    sentences = candidates(path)
    ids = summarise(sentences, most_words)
    texts = {sentence.id: sentence.text for sentence in sentences if sentence.is_body}
    assert ids
    assert list(ids) == [id_ for id_ in texts if id_ in ids], "in reading order, of the body, each once"
    assert sum(len(texts[id_].split()) for id_ in ids) <= most_words or len(ids) == 1
    assert summarise(list(sentences), most_words) == ids
    for text in map(texts.__getitem__, ids):
        assert len(text.split()) >= 6
        assert text.rstrip('“"«’) ').endswith("."), text
        assert [text.count(mark) for mark in "„»"] == [text.count(mark) for mark in "“«"], text
        assert not re.search(r'[„»"][^„“»«"]{50,}[“«"]', text), text
        assert not re.match(r"(?:Er|Sie|Es|Dies\w*|Dazu|Dabei|Doch|Und|Aber|Denn|So|Auch|Deshalb|Damit|Zudem)\b", text)


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
def test_a_summary_is_neither_thin_nor_repeats_itself(path: Path) -> None:
    sentences = candidates(path)
    once = summarise(sentences)
    assert 2 <= len(once) <= 7
    # The same article told twice over gives no sentence twice.
    again = [replace(sentence, id=f"{sentence.id}-2") for sentence in sentences]
    texts = {sentence.id: sentence.text for sentence in [*sentences, *again]}
    chosen = [texts[id_] for id_ in summarise([*sentences, *again])]
    assert len(set(chosen)) == len(chosen)


def test_the_headline_says_what_the_article_is_about() -> None:
    about_rail = body("Die Bahn baut zwischen Ulm und Augsburg eine neue Strecke für schnelle Züge.")
    about_beer = body("Die Brauerei in Memmingen stellt nach hundert Jahren ihr dunkles Bier ein.")
    pair = [body("An diesem Morgen liegt Nebel über den Feldern und Höfen am Fluss."), about_rail, about_beer]
    for headline, wanted in (("Neue Strecke für die Bahn", about_rail), ("Memmingen ohne Bier", about_beer)):
        above = replace(body(headline), is_headline=True, is_body=False)
        assert summarise([above, *pair], most_words=13) == (wanted.id,)


@pytest.mark.parametrize("states", [{"names": 3}, {"figures": 2}])
def test_names_and_figures_make_a_sentence_worth_more(states: dict[str, int]) -> None:
    headline = replace(body("Kaufbaum verkauft viel"), is_headline=True, is_body=False)
    plain = [body(f"Kaufbaum verkauft in der ganzen Stadt {what} an Kunden.") for what in ("Ton", "Bücher", "Lampen")]
    telling = [plain[0], plain[1], replace(plain[2], **states)]
    assert summarise([headline, *plain], most_words=18) == (plain[0].id, plain[1].id)
    assert summarise([headline, *telling], most_words=18) == (plain[0].id, plain[2].id)


def test_it_shows_the_least_bad_when_nothing_stands_alone() -> None:
    question, back = body("Ob sie in dieser Woche wieder arbeiten können?"), body("Das dürfte sich im Sommer ändern.")
    quote, fragment = body("„Wir sind offen“, sagte Liu am Montag."), body("HERFORD.")
    assert summarise([quote, fragment, question, back]) == (back.id,)
    assert summarise([quote, fragment, question]) == (question.id,)
    assert summarise([quote, fragment]) == (fragment.id,)
    assert summarise([quote]) == (quote.id,)
    assert summarise([replace(quote, is_body=False)]) == ()
    assert summarise([]) == ()


def test_of_sentences_that_are_all_too_long_it_shows_the_shortest() -> None:
    long = body("Der Händler verkauft in Europa " + "sehr " * 100 + "viele Geräte.")
    longer = body("Der Händler verkauft in Europa " + "sehr " * 120 + "viele Geräte.")
    assert summarise([longer, long]) == (long.id,)


def test_a_sentence_that_leans_on_the_last_is_shown_only_behind_it() -> None:
    first = replace(body("Der Händler Kaufbaum eröffnet in Kassel ein großes Lager für Möbel."), names=2)
    leaning = body("Für den Bau hat er in Kassel drei Hallen und das Lager gekauft.")
    plain = body("Für den Bau hat Kaufbaum in Kassel vier Hallen samt Lager gekauft.")
    fog = body("Über den Feldern liegt an diesem Tag dichter Nebel und kalter Rauch.")
    assert summarise([first, leaning, plain, fog], most_words=24) == (first.id, leaning.id)
    assert summarise([first, fog, leaning, plain], most_words=24) == (first.id, plain.id)


@pytest.mark.parametrize(
    ("text", "leans"),
    [
        ("Bereits im März nutzte er das Forum für seine Idee.", True),
        ("Brandstiftung schließt sie nach dem Brand nicht aus.", True),
        ("Laut seiner Aussage will der Händler nach Deutschland.", True),
        ("Nach eigenen Aussagen seien Gespräche mit zwei Ländern geplant.", True),
        ("Weitere Messungen seien nach dem Brand nötig.", True),
        ("Der Konzern will rund 900 Stellen streichen.", True),
        ("Die Aktie gab dagegen um drei Prozent nach.", True),
        ("Der Händler Kaufbaum will rund 900 Stellen streichen.", False),
        ("Weitere Messungen seien nötig, sagte Huber am Montag.", False),
        ("Als Merkel nach Paris kam, sprach sie mit Macron.", False),
        ("Seit Montag sparen die Länder, wo sie können.", False),
    ],
)
def test_what_reads_better_behind_the_sentence_before_it(text: str, leans: bool) -> None:
    assert is_clearer_in_context(text) is leans


def dependence_lines() -> list[list[str]]:
    lines = (CASES / "standalone" / "hindrances.txt").read_text(encoding="utf-8").splitlines()
    return [line.split("|") for line in lines if not line.startswith("#")]


@pytest.mark.parametrize(("dependence", "text"), dependence_lines())
def test_what_keeps_a_sentence_from_standing_alone(dependence: str, text: str) -> None:
    assert [found.name for found in context_dependences([(text, True)])] == [dependence]


@pytest.mark.parametrize(
    ("sentences", "quoted"),
    [
        (
            "„Wir entlasten die Mitte.|Das haben wir versprochen.|Das halten wir“, sagte sie.|Das war alles.",
            3,
        ),
        (
            '"Wir entlasten die Mitte.|Das haben wir versprochen.|Das halten wir", sagte sie.|Alle lachen.',
            3,
        ),
        ("»Der Trainer sagt, dass ich treffe.|Und dann mache ich zwei Dinger.«|Der Trainer schweigt dazu.", 2),
        ("Sie sagte: „Die Gletscher schmelzen.|Das ist die Folge.“|Der Rhein führt wenig Wasser.", 2),
        ("Wir kommen, sagte er.|Und wir bleiben bis Mai“, sagte er noch.|Der Verein schweigt.", 0),
    ],
)
def test_a_quotation_reaches_from_mark_to_mark(sentences: str, quoted: int) -> None:
    texts = sentences.split("|")
    found = [
        dependence.name == "QUOTATION" for dependence in context_dependences((text, text is texts[0]) for text in texts)
    ]
    assert found[:quoted] == [True] * quoted
    assert not found[-1]


def test_a_quotation_that_is_never_closed_ends_with_its_paragraph() -> None:
    found = context_dependences(
        [("„Wir entlasten die Mitte der Gesellschaft.", True), ("Der Bundestag stimmt im Mai ab.", True)]
    )
    assert [dependence.name for dependence in found] == ["QUOTATION", "NONE"]


def test_the_choice_does_not_depend_on_the_order_of_sets() -> None:
    code = "import sys; from test_auto_summary import *; print([summarise(candidates(path)) for path in TEXTS])"
    path = ":".join(sys.path)
    runs = {
        subprocess.run(
            [sys.executable, "-c", code],
            env={**os.environ, "PYTHONPATH": path, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2", "3")
    }
    assert len(runs) == 1
    assert b"s" in runs.pop()


def work(action: Callable[[], object]) -> int:
    """Return how many instructions of the interpreter an action takes."""
    taken = 0

    def count(frame: FrameType, event: str, _: object) -> Callable[..., object]:
        nonlocal taken
        frame.f_trace_opcodes = True
        taken += event == "opcode"
        return count

    sys.settrace(count)
    try:
        action()
    finally:
        sys.settrace(None)
    return taken


def test_the_work_grows_with_the_article_and_no_faster() -> None:
    articles = [candidates(path) for path in TEXTS[:12]]
    half = [sentence for article in articles[::2] for sentence in article]
    other = [sentence for article in articles[1::2] for sentence in article]
    separately = work(lambda: summarise(half)) + work(lambda: summarise(other))
    assert 0 < work(lambda: summarise([*half, *other])) < 1.3 * separately
