"""Texts that differ in nothing that a reader sees."""

import unicodedata
from pathlib import Path

import pytest

from briefing.articles.facts import Glossary, find_facts
from briefing.desk.folder import read_desk
from briefing.german.normalize import nfc, normalize, offsets
from projects import project

TEXT = "Der Händler Müller zahlte im März fünf Millionen Euro für Großgeräte."
SPELLINGS = {
    "composed": TEXT,
    "decomposed": unicodedata.normalize("NFD", TEXT),
    "soft hyphens": TEXT.replace("Müller", "Mül\u00adler").replace("Millionen", "Mil\u00adlio\u00adnen"),
    "no-break spaces": TEXT.replace(" ", "\u00a0"),
}
COMPANIES = "companies:\n  - {id: mueller, name: Müller, is: A company.}\n"
SIDECAR = "figures:\n  - {text: fünf Millionen Euro, of: what it paid}\npublished: {date: 2019-05-20}\n"


@pytest.mark.parametrize("text", SPELLINGS.values(), ids=SPELLINGS)
def test_all_are_read_alike(tmp_path: Path, text: str) -> None:
    seeds: dict[str, str | bytes] = {"a.txt": text, "a.yml": SIDECAR, "reference/companies.yml": COMPANIES}
    desk = read_desk(project(tmp_path, seeds))
    assert not desk.errors
    [article] = desk.articles
    [sentence] = article.sentences
    assert sentence.text == text
    [mention] = article.mentions
    assert nfc(text[mention.start : mention.end]) == "Müller"
    facts = find_facts(article, Glossary(()))
    assert [(normalize(stated.figure.text), stated.label) for stated in facts.figures] == [
        ("fünf Millionen Euro", "what it paid")
    ]
    assert [(normalize(stated.expression.text), stated.expression.value) for stated in facts.times] == [
        ("im März", "2019-03")
    ]


@pytest.mark.parametrize("text", [*SPELLINGS.values(), "", "\u00ad", "u\u0308\u00ad"])
def test_each_place_has_its_place(text: str) -> None:
    found = offsets(text)
    assert len(found) == len(nfc(text)) + 1
    assert list(found) == sorted(found)
    assert found[-1] == len(text)
