"""Figures in German sentences, what they measure, and their English."""

import csv
from itertools import pairwise

import pytest

from briefing.german.numbers.english_figures import in_english
from briefing.german.numbers.figures import Figure, QuantityKind, find_figures
from projects import TESTS

CASES = TESTS / "cases" / "figures"


def rows(*tables: str) -> list[dict[str, str]]:
    found = []
    for table in tables:
        with (CASES / f"{table}.tsv").open(encoding="utf-8") as file:
            found += csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
    return found


FIGURES = rows("money", "percent", "counts", "spans", "times", "multiples_and_shares", "none")
MEASURES = rows("measures")
ENGLISH = rows("wording")


def written(figure: Figure) -> str:
    value = f"{figure.value:f}" if figure.to is None else f"{figure.value:f}..{figure.to:f}"
    return " ".join([figure.text, "=>", value, *filter(None, (figure.unit, figure.qualifier))])


def the_figure(row: dict[str, str]) -> Figure:
    """Return the one figure of a row's sentence that has its words."""
    found = [figure for figure in find_figures(row["sentence"]) if figure.text == row["words"]]
    assert len(found) == 1
    return found[0]


def sentence(row: dict[str, str]) -> str:
    return f"{row['sentence'][:50]}:{row.get('words', '')}"


@pytest.mark.parametrize("row", FIGURES, ids=sentence)
def test_figures_of_a_sentence(row: dict[str, str]) -> None:
    assert " | ".join(map(written, find_figures(row["sentence"]))) == (row["figures"] or "")


@pytest.mark.parametrize("row", MEASURES, ids=sentence)
def test_what_a_figure_measures(row: dict[str, str]) -> None:
    assert (the_figure(row).measure or "-") == row["measure"]


@pytest.mark.parametrize("row", ENGLISH, ids=sentence)
def test_english_of_a_figure(row: dict[str, str]) -> None:
    assert in_english(the_figure(row)) == row["english"]


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("Der 44-jährige Unternehmer schweigt.", QuantityKind.AGE),
        ("Nach 15-jähriger Partnerschaft trennen sie sich.", QuantityKind.DURATION),
        ("Er starb im Alter von 91 Jahren.", QuantityKind.AGE),
        ("Nach 15 Jahren geben sie auf.", QuantityKind.DURATION),
        ("Die Hälfte der Händler ist dafür.", QuantityKind.SHARE),
        ("Die Preise stiegen um 50 Prozent.", QuantityKind.PERCENT),
        ("Der Umsatz ist dreimal so hoch.", QuantityKind.MULTIPLE),
        ("Sie hat drei Kinder.", QuantityKind.COUNT),
        ("Das kostet drei Euro.", QuantityKind.MONEY),
    ],
)
def test_kinds(sentence: str, kind: QuantityKind) -> None:
    assert [figure.kind for figure in find_figures(sentence)] == [kind]


def test_there_are_enough_cases() -> None:
    assert len(FIGURES) >= 170
    assert len(MEASURES) >= 30
    assert len(ENGLISH) >= 40


def test_figures_stand_in_their_sentence_in_order_and_apart() -> None:
    # Run together, the sentences also meet neighbours that no table foresees.
    for text in [row["sentence"] for row in FIGURES] + [" ".join(row["sentence"] for row in FIGURES)]:
        figures = find_figures(text)
        assert all(text[figure.start : figure.end] == figure.text for figure in figures)
        assert all(one.end <= other.start for one, other in pairwise(figures))
        assert all(figure.measure is None or figure.measure in text for figure in figures)
