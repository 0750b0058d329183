"""Splitting German text into sentences."""

import csv
from itertools import groupby

import pytest

from briefing.german.sentences import split_sentences
from projects import TESTS

CASES = TESTS / "cases" / "sentences"


def hard_lines() -> list[list[str]]:
    lines = (CASES / "hard.txt").read_text(encoding="utf-8").splitlines()
    return [line.split("|") for line in lines if not line.startswith("#")]


def marked_blocks() -> list[list[str]]:
    with (CASES / "five_articles.tsv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    return [[row["text"] for row in rows] for _, rows in groupby(rows, lambda row: (row["article"], row["block"]))]


@pytest.mark.parametrize("sentences", hard_lines(), ids=" ".join)
def test_hard_lines(sentences: list[str]) -> None:
    assert split_sentences(" ".join(sentences)) == sentences


@pytest.mark.parametrize("sentences", marked_blocks(), ids=lambda sentences: sentences[0][:40])
def test_the_five_articles(sentences: list[str]) -> None:
    assert split_sentences(" ".join(sentences)) == sentences


def test_there_are_106_sentences_in_the_five() -> None:
    assert sum(map(len, marked_blocks())) == 106


@pytest.mark.parametrize(
    "marked",
    [
        "Er zahlt 3 Mio.|Das ist viel.",
        "Die Verkäufe sinken.|eBay wächst.|iPhone-Käufer warten.",
        "Das kostet viel (so z. B. in Polen. Dort auch.) und bleibt so.|Mehr nicht.",
        "Wer das (so wie hier liest.|Der wundert sich.",
        "Geräte dieser Art.|Händler klagen.",
        "Das regelt Art. 5 des Gesetzes.|Mehr nicht.",
        "Yahoo! Deutschland wächst.|Zalando auch.",
        "Karl XIV. Gustav kam.|Er blieb.",
        "Die Bilanz von JD.com.|Analysten jubeln.",
        "Er ging.|– Sie blieb.",
        "„Was nun?“|Ma lachte.",
        "Am 31.12. endet das Jahr.|Am 1.1. beginnt es.",
        "Das tut z. B. Der Spiegel.|Mehr nicht.",
        "Das sagte Mr. Ma dem Handelsblatt.|Das kostet 3,5 Bio. Dollar lt. Dipl.-Ing. Müller.",
    ],
)
def test_more_traps(marked: str) -> None:
    assert split_sentences(marked.replace("|", " ")) == marked.split("|")


def test_no_word_is_lost_and_none_is_added() -> None:
    text = "  Wie?\u00a0 Das (sagt er. Nun ja … „Ja.“ So 1. 2. 3. u. a. z.B. d. h. )( Ende"
    assert "".join("".join(split_sentences(text)).split()) == "".join(text.split())
