"""Words that look like names, in a sentence and over all sentences of a desk."""

from pathlib import Path

import pytest

from briefing.desk.layout import recognise_layout
from briefing.german.names.candidates import candidates
from briefing.german.names.nouns import introduces_names, is_common_noun
from briefing.german.names.ranking import Reason, rank
from briefing.german.names.word_classes import classify_words
from projects import TESTS

CASES = TESTS / "cases"
FIVE = sorted((CASES / "five").glob("*.txt"))
SIX = sorted((CASES / "extract").glob("*.txt"))
UNSEEN = sorted((CASES / "gold" / "unseen").glob("*.txt"))


def sentences(paths: list[Path]) -> list[str]:
    blocks = [block for path in paths for block in recognise_layout(path.read_text(encoding="utf-8").split("\n"))]
    return [sentence.text for block in blocks for sentence in block.sentences]


def names(file: str) -> tuple[list[str], list[str]]:
    lines = (CASES / "proper_names" / file).read_text(encoding="utf-8").splitlines()[1:]
    return lines[: lines.index("---")], lines[lines.index("---") + 1 :]


def marked_sentences() -> list[tuple[str, list[str]]]:
    lines = (CASES / "proper_names" / "sentences.txt").read_text(encoding="utf-8").splitlines()[1:]
    pairs = [line.split("|") for line in lines]
    return [(sentence, marked.split(", ") if marked else []) for sentence, marked in pairs]


@pytest.mark.parametrize(("sentence", "marked"), marked_sentences())
def test_the_names_in_a_sentence(sentence: str, marked: list[str]) -> None:
    assert [candidate.text for candidate in list(candidates(classify_words(sentence), sentence))] == marked


@pytest.mark.parametrize(
    ("paths", "file", "first", "wrong"), [(FIVE, "five.names", 40, 2), (SIX, "six.names", 60, 4)], ids=["five", "six"]
)
def test_names_are_found_and_come_first(paths: list[Path], file: str, first: int, wrong: int) -> None:
    wanted, others = names(file)
    found = [name.text for name in rank(sentences(paths))]
    assert not [name for name in wanted if name not in found]
    assert len(found) == len(set(found)) >= first
    assert len([name for name in found[:first] if name not in wanted and name not in others]) <= wrong, found[:first]


def test_common_nouns_are_few() -> None:
    nouns = "Händler Umsatz Markt Strategie Konkurrent Plattform Partner Länder Unternehmen Logistik Milliarden Börse"
    found = {name.text for name in rank(sentences([*FIVE, *SIX, *UNSEEN]))}
    assert not found & set(nouns.split())


def test_what_is_used_as_a_noun_elsewhere_is_no_name() -> None:
    bare = ["Am Montag sprach er über Glasfaser und über Brimborio."]
    assert [name.text for name in rank(bare)] == ["Brimborio", "Glasfaser"]
    assert [name.text for name in rank([*bare, "Die Glasfaser wird verlegt."])] == ["Brimborio"]
    assert [name.text for name in rank(["Teurer ist das.", "Das ist teurer geworden, sagt Liu."])] == ["Liu"]


def test_forms_of_one_name_count_together() -> None:
    texts = ["In Peking warb Kuma.", "Kumas Umsatz stieg.", "Nun nutzt Jack Ma das.", "Nun nutzen Kuma Jack Ma das."]
    counts = {name.text: (name.count, name.sentences) for name in rank(texts)}
    assert counts == {"Kuma": (3, (0, 1, 3)), "Jack Ma": (2, (2, 3)), "Peking": (1, (0,))}
    spaced = rank(["Gestern kam Jack\u00a0Ma.", "Heute kommt Jack Ma."])
    assert [(name.text, name.count) for name in spaced] == [("Jack Ma", 2)]


def test_the_surest_and_most_frequent_come_first() -> None:
    texts = [
        "Er sprach über Brimborio.",
        "Dem Konzern Kuma droht ein Streik.",
        "Er lobt eBay, die Firma Kuma und Kuma.",
    ]
    ranked = rank(texts)
    assert [name.text for name in ranked] == ["Kuma", "eBay", "Brimborio"]
    assert [name.reason for name in ranked] == [Reason.APPOSITION, Reason.SHAPE, Reason.PREPOSITION]


def test_long_words_that_little_speaks_for_come_last() -> None:
    ranked = rank(["Er sprach über Aluminiumkistenfirlefanz, über Brimborio und über Zumba."])
    assert [name.text for name in ranked] == ["Brimborio", "Zumba", "Aluminiumkistenfirlefanz"]


@pytest.mark.parametrize(
    "sentence",
    [
        *sentences([*FIVE, *UNSEEN]),
        "",
        " \u00a0",
        "–",
        "„“ … (-)",
        "A-B- -C D.-E & & F",
        "Bad",
        "von der von der",
        "Kuma & Kuma von der Kuma",
        "Kuma " * 200,
        "DIE",
        "EIN SATZ IN VERSALIEN: DIE ZEIT UND DER SPIEGEL.",
        "JD:com JD.com’s Ma's _x_ a_b Ä-ö ß",
    ],
)
def test_a_candidate_stands_in_the_sentence_and_overlaps_none(sentence: str) -> None:
    last = 0
    for candidate in list(candidates(classify_words(sentence), sentence)):
        assert candidate.start >= last
        assert candidate.text
        assert sentence[candidate.start : candidate.end] == candidate.text
        last = candidate.end


def test_the_order_of_sentences_does_not_matter() -> None:
    texts = sentences(FIVE)
    forth, back = rank(texts), rank(reversed(texts))
    assert [(name.text, name.count, name.reason) for name in forth] == [
        (name.text, name.count, name.reason) for name in back
    ]


@pytest.mark.parametrize("word", "Logistikunternehmen Märkten Ländern Versicherungen Polizistin Frauen Umsatz".split())
def test_common_nouns(word: str) -> None:
    assert is_common_noun(word)


@pytest.mark.parametrize(
    "word",
    "Deutschland Ingolstadt Stuttgart Hartmann Walter Commerzbank Volkswagen Samsung Dennis".split(),
)
def test_names_that_end_like_nouns(word: str) -> None:
    assert not is_common_noun(word)


def test_what_introduces_a_name() -> None:
    assert all(map(introduces_names, ["Konkurrenten", "Provinz", "Kanzlerin", "Logistikunternehmen", "Tochter"]))
    assert not any(map(introduces_names, ["Umsatz", "Millionen", "Ende", "Haier"]))
