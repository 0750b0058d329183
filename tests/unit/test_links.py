"""Sentences as runs: joined they are the text, letter by letter, and what is marked is what it is marked as."""

import shutil
import unicodedata
from collections.abc import Sequence
from pathlib import Path

import pytest

from briefing.articles.analysed_article import AnalysedArticle, Analyser
from briefing.desk.folder import read_desk
from briefing.pages.annotations import Mark
from briefing.pages.links import Run, linked_sentences, linked_terms
from briefing.translation.pairing import pair
from projects import FIVE

GLOSSARY = "glossary:\n  - {id: umsatz, de: Umsatz, forms: [Rekordumsatz], en: revenue, means: What is sold.}\n"
COMPANIES = "companies:\n  - {id: baer, name: Bear, aliases: [Bärwerk], is: A company.}\n"
HEADER = 'msgid ""\nmsgstr "Language: en\\n"\n\n'


def _articles(root: Path) -> list[AnalysedArticle]:
    desk = read_desk(root)
    assert not desk.errors
    analyser = Analyser(desk.reference)
    return [analyser.analyse(article, pair(article)) for article in desk.published]


def _one(root: Path, german: str, english: str = "") -> tuple[AnalysedArticle, tuple[Run, ...], tuple[Run, ...]]:
    """The analysed article of one sentence, and its runs in both languages."""
    (root / "seeds" / "reference").mkdir(parents=True)
    (root / "seeds" / "reference" / "companies.yml").write_text(COMPANIES, encoding="utf-8")
    (root / "seeds" / "reference" / "glossary.yml").write_text(GLOSSARY, encoding="utf-8")
    (root / "seeds" / "a.txt").write_text(german + "\n", encoding="utf-8")
    if english:
        entry = f'#, fuzzy\nmsgid "{german}"\nmsgstr "{english}"\n'
        (root / "seeds" / "a.en.po").write_text(HEADER + entry, encoding="utf-8")
    [analysed] = _articles(root)
    [linked] = linked_sentences(analysed).values()
    return analysed, linked.de, linked.en


def _marked(runs: Sequence[Run], mark: Mark) -> list[str]:
    return [run.text for run in runs if run.mark is mark]


@pytest.fixture(scope="module")
def five(tmp_path_factory: pytest.TempPathFactory) -> list[AnalysedArticle]:
    root = tmp_path_factory.mktemp("five")
    shutil.copytree(FIVE, root / "seeds")
    return _articles(root)


def test_runs_joined_are_the_sentences(five: list[AnalysedArticle]) -> None:
    for analysed in five:
        linked = linked_sentences(analysed)
        assert list(linked) == [sentence.id for sentence in analysed.article.sentences]
        for sentence in analysed.article.sentences:
            assert "".join(run.text for run in linked[sentence.id].de) == sentence.text
            assert "".join(run.text for run in linked[sentence.id].en) == analysed.translation.english[sentence.id].text


def test_everything_known_of_the_five_is_marked_once(five: list[AnalysedArticle]) -> None:
    for analysed in five:
        linked = linked_sentences(analysed)
        german = [run for sentence in linked.values() for run in sentence.de]
        mentioned = [analysed.german[m.sentence][m.start : m.end] for m in analysed.article.mentions]
        assert _marked(german, Mark.NAME) == mentioned
        # Of the five, none has a name in a figure, nor a figure in a time.
        assert _marked(german, Mark.FIGURE) == [stated.figure.text for stated in analysed.facts.figures]
        assert _marked(german, Mark.TIME) == [stated.expression.text for stated in analysed.facts.times]
        terms = [run for run in german if run.term]
        assert {run.mark for run in terms} <= {Mark.TERM}
        assert {run.term.id for run in terms if run.term} == {term.id for term in linked_terms(linked)}
        assert terms


def test_the_english_of_figures_names_and_dates_is_marked(five: list[AnalysedArticle]) -> None:
    haier = next(analysed for analysed in five if "Haier" in analysed.title)
    english = [run for sentence in linked_sentences(haier).values() for run in sentence.en]
    assert _marked(english, Mark.FIGURE) == [
        "about US$360 million", "about US$360 million", "about US$24 billion", "about 70,000",
        "more than US$33 billion", "more than 2,800", "more than 17,000", "US$206 million",
    ]  # fmt: skip
    assert _marked(english, Mark.TIME) == ["2012", "1999"]
    assert _marked(english, Mark.NAME).count("Haier") > 5
    assert not any(run.term for run in english)


def test_names_and_terms_lead_somewhere_once_a_paragraph(five: list[AnalysedArticle]) -> None:
    repeated = 0
    for analysed in five:
        linked = linked_sentences(analysed)
        for block in analysed.article.blocks:
            runs = [run for sentence in block.sentences for run in linked[sentence.id].de]
            entries = [run.entity for run in runs if run.entity]
            terms = [run.term for run in runs if run.term]
            assert len(entries) == len(set(entries))
            assert len(terms) == len(set(terms))
            repeated += len(_marked(runs, Mark.NAME)) - len(entries)
    assert repeated > 20


@pytest.mark.parametrize(
    "german",
    [
        "Das B\u00e4rwerk nahm 2017 rund 25,3 Milliarden Dollar Umsatz ein.",
        "Das B\u00e4r\u00adwerk nahm 2017 rund 25,3 Mil\u00adliar\u00adden Dol\u00adlar Um\u00adsatz ein.",
        unicodedata.normalize("NFD", "Die Märkte: Das Bärwerk nahm 2017 rund 25,3 Milliarden Dollar Umsatz ein."),
        "Das\u00a0B\u00e4rwerk nahm\u00a02017 rund\u00a025,3\u00a0Milliarden Dollar Umsatz\u00a0ein.",
    ],
)
def test_places_are_right_whatever_the_letters_are_made_of(tmp_path: Path, german: str) -> None:
    _, runs, _ = _one(tmp_path, german)
    assert "".join(run.text for run in runs) == german

    def plain(mark: Mark) -> list[str]:
        texts = _marked(runs, mark)
        return [unicodedata.normalize("NFC", text.replace("\u00ad", "").replace("\u00a0", " ")) for text in texts]

    assert plain(Mark.NAME) == ["Bärwerk"]
    assert plain(Mark.TIME) == ["2017"]
    assert plain(Mark.FIGURE) == ["rund 25,3 Milliarden Dollar"]
    assert plain(Mark.TERM) == ["Umsatz"]


def test_in_english_only_what_is_certain_is_marked(tmp_path: Path) -> None:
    german = "Das Bärwerk hat zwei Werke und 150 Mitarbeiter."
    cases = {
        "Bear has two plants and 150 staff.": ["two", "150"],
        # One of the two means something else.
        "Bear has two plants, two of a kind, and 150 staff.": ["150"],
        "Bear has two plants and 1,150 staff, not 150.5.": ["two"],
        "Bear has 2 plants and a staff.": [],
    }
    for number, (english, wanted) in enumerate(cases.items()):
        _, _, runs = _one(tmp_path / str(number), german, english)
        assert "".join(run.text for run in runs) == english
        assert _marked(runs, Mark.FIGURE) == wanted
        assert _marked(runs, Mark.NAME) == ["Bear"]


def test_of_two_that_overlap_the_name_is_marked(tmp_path: Path) -> None:
    root = tmp_path / "seeds" / "reference"
    root.mkdir(parents=True)
    (root / "companies.yml").write_text(
        "companies:\n  - {id: u, name: Umsatz 2017 AG, is: A company.}\n", encoding="utf-8"
    )
    (root / "glossary.yml").write_text(GLOSSARY, encoding="utf-8")
    (tmp_path / "seeds" / "a.txt").write_text("Die Umsatz 2017 AG wächst, ihr Umsatz steigt.\n", encoding="utf-8")
    [analysed] = _articles(tmp_path)
    [linked] = linked_sentences(analysed).values()
    assert [(run.text, run.mark) for run in linked.de if run.mark] == [
        ("Umsatz 2017 AG", Mark.NAME), ("Umsatz", Mark.TERM),
    ]  # fmt: skip
