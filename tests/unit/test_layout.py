"""Recognising what each line of an original is."""

import csv
from itertools import groupby
from pathlib import Path

import pytest

from briefing.desk.folder import read_desk
from briefing.desk.layout import recognise_layout
from projects import TESTS, project

CASES = TESTS / "cases" / "layout"


def test_the_five_articles_are_marked_as_an_attentive_person_would(tmp_path: Path) -> None:
    with (CASES / "five_articles.tsv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    marked = {key: [row["kind"] for row in group] for key, group in groupby(rows, lambda row: row["article"])}
    articles = {article.id[:3]: article for article in read_desk(project(tmp_path)).articles}
    found = {key: [block.kind.value for block in articles[key].blocks] for key in marked}
    assert found == marked


@pytest.mark.parametrize("path", sorted(CASES.glob("*.txt")), ids=lambda path: path.stem)
def test_cases(path: Path) -> None:
    blocks = recognise_layout(path.read_text(encoding="utf-8").split("\n"))
    lines = [f"{block.kind}\t{sentence.text}\n" for block in blocks for sentence in block.sentences]
    assert "".join(lines) == path.with_suffix(".expected").read_text(encoding="utf-8")


def test_an_id_depends_on_the_text_and_on_the_rank_among_equal_ones() -> None:
    before = recognise_layout(["Erster Satz steht hier. Das gilt.", "", "Das gilt. Das   gilt."])
    after = recognise_layout(["Ganz neu ist dieser Satz.", "", "Das gilt. Das gilt."])
    ids = [sentence.id for block in before for sentence in block.sentences]
    assert ids[1:] == [ids[1], f"{ids[1]}-2", f"{ids[1]}-3"]
    assert [sentence.id for block in after for sentence in block.sentences][1:] == [ids[1], f"{ids[1]}-2"]
