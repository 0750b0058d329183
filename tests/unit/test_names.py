"""Finding names: each case is a few sentences with the names in them marked by braces."""

import re

import pytest

from briefing.german.names.name_index import Alias, NameIndex

FORMS = [
    Alias("Alibaba", "alibaba"),
    Alias("Alibaba Group", "alibaba"),
    Alias("Alibaba.com", "alibaba-com"),
    Alias("JD.com", "jd-com"),
    Alias("JD:com", "jd-com"),
    Alias("Amazon", "amazon"),
    Alias("Amazon Prime", "amazon-prime"),
    Alias("Haier", "haier"),
    Alias("eBay", "ebay"),
    Alias("Otto", "otto", near=("Versandh", "Zalando"), never=("Otto-Motor",)),
    Alias("Otto Group", "otto"),
    Alias("Welt", "welt", quoted=True),
    Alias("Jack Ma", "jack-ma"),
    Alias("Ma", "jack-ma", surname=True),
    Alias("Richard Liu", "richard-liu"),
    Alias("Liu", "richard-liu", surname=True),
    Alias("New York", "new-york"),
    Alias("New Yorker", "new-york"),
    Alias(".NET", "dot-net"),
    Alias("Pony Ma", "pony-ma"),
    Alias("Ma", "pony-ma", surname=True),
]
CASES = {
    "a genitive s": ["{Alibaba}s Umsatz und {Jack Ma}s Plan."],
    "a compound": ["Der {JD.com}-Chef und die {Haier}-Tochter."],
    "a typo that is listed": ["Auch die {JD:com} Konkurrenz schläft nicht."],
    "the longest name": ["Die {Alibaba Group} hat {Alibaba.com}, {Amazon} hat {Amazon Prime}."],
    "not part of a word": ["Der Amazonas, das Maß, Mai und Alibabasisch."],
    "case counts": ["alibaba und AMAZON sind so nicht geschrieben."],
    "any white space": ["Der {New\u00a0Yorker} Börse, {Jack\nMa} und {New York}."],
    "at the ends": ["{Amazon}", "({eBay})", "„{Alibaba}“"],
    "an ambiguous name beside what tells it": ["Der Versandhändler {Otto} wächst.", "Neben {Otto} steht Zalando."],
    "an ambiguous name alone": ["Otto wächst."],
    "an ambiguous name once it was told": ["Die {Otto Group} wächst.", "{Otto} wächst."],
    "an ambiguous name inside something else": ["Der Versandhändler warb mit Otto Waalkes und dem Otto-Motor."],
    "a title in quotes": ["Das schreibt die „{Welt}“.", "So ist die Welt."],
    "a surname before its full name": ["Ma sagte es."],
    "a surname after its full name": ["{Jack Ma} kam.", "{Ma} sagte es, so Gründer {Ma}.", "{Ma}s Plan gefiel."],
    "two people": ["{Jack Ma} traf {Richard Liu}.", "Laut {Liu} gefiel es {Ma}."],
    "somebody else of that name": ["{Jack Ma} hörte Yo-Yo Ma.", "Ma spielte."],
    "the same one, named again": ["{Jack Ma} hörte Yo-Yo Ma.", "{Jack Ma} ging.", "{Ma} kam wieder."],
    "two of one surname": ["{Jack Ma} und {Pony Ma} sprachen.", "Ma ging heim.", "{Pony Ma} blieb, {Ma} sprach."],
    "a dot before a name": ["Das Werkzeug {.NET} und das Netz."],
    "a title before a surname": ["{Jack Ma} kam.", "Der {Alibaba}-Chef {Ma} und CEO {Ma} und Herr {Ma}."],
    "a stranger at the start of a sentence": ["{Richard Liu} kam.", "Lucy Liu ging.", "Liu blieb."],
    "a small word at the start of a sentence": ["{Richard Liu} kam.", "Dann ging {Liu}."],
}


@pytest.mark.parametrize("marked", CASES.values(), ids=CASES)
def test_names_are_found_where_they_are_marked(marked: list[str]) -> None:
    sentences = [re.sub("[{}]", "", sentence) for sentence in marked]
    found = NameIndex(FORMS).find(sentences)
    assert [_marked(sentence, uses) for sentence, uses in zip(sentences, found, strict=True)] == marked


def test_who_is_meant() -> None:
    [first, second] = NameIndex(FORMS).find(["Jack Ma traf Richard Liu.", "Ma lobte Liu, JD.com und Amazon Prime."])
    assert [use.owner for use in (*first, *second)] == [
        "jack-ma", "richard-liu", "jack-ma", "richard-liu", "jd-com", "amazon-prime",
    ]  # fmt: skip


def test_one_article_says_nothing_about_the_next() -> None:
    names = NameIndex(FORMS)
    assert names.find(["Jack Ma kam.", "Ma ging."])[1]
    assert not names.find(["Ma ging."])[0]


def _marked(sentence: str, uses: tuple[object, ...]) -> str:
    for use in reversed(uses):
        sentence = f"{sentence[: use.start]}{{{sentence[use.start : use.end]}}}{sentence[use.end :]}"  # type: ignore[attr-defined]
    return sentence
