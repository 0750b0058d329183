"""What the program finds against what a reader marked, as `cases/gold/README.md` says.

The five articles were marked by reading; nothing may be missed on them and nothing wrong. The unseen texts were written
by somebody who did not know the grammars, so they say how the rules fare on other texts.
"""

import csv
from collections import Counter
from pathlib import Path

import pytest

from briefing.articles.facts import Glossary, StatedFigure, StatedTime, find_facts
from briefing.desk.article import Article
from briefing.desk.folder import read_desk
from projects import FIVE, TESTS, project

GOLD = TESTS / "cases" / "gold"
GROUPS = {"company": "companies", "person": "people", "place": "places", "outlet": "outlets", "event": "events"}

Mark = tuple[int, str, str, str]
"""The sentence's number, the kind, the words, what they are."""


def marked(path: Path) -> Counter[Mark]:
    with path.open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        return Counter((int(row["sentence"]), row["kind"], row["words"], row["is"]) for row in rows)


def found(article: Article) -> Counter[Mark]:
    numbers = {sentence.id: number for number, sentence in enumerate(article.sentences, 1)}
    texts = {sentence.id: sentence.text for sentence in article.sentences}
    kinds = {group: kind for kind, group in GROUPS.items()}
    facts = find_facts(article, Glossary(()))
    marks = [
        (m.sentence, kinds[m.entity.id.type], texts[m.sentence][m.start : m.end], m.entity.id.slug)
        for m in article.mentions
    ]
    marks += [(stated.sentence, "figure", stated.figure.text, quantity(stated)) for stated in facts.figures]
    marks += [(stated.sentence, "time", stated.expression.text, moment(stated)) for stated in facts.times]
    return Counter((numbers[id], kind, words, meaning) for id, kind, words, meaning in marks)


def quantity(stated: StatedFigure) -> str:
    figure = stated.figure
    value = f"{figure.value:f}" if figure.to is None else f"{figure.value:f}..{figure.to:f}"
    return " ".join(filter(None, (value, figure.unit, figure.qualifier)))


def moment(stated: StatedTime) -> str:
    expression = stated.expression
    return f"{expression.value}..{expression.to}" if expression.to else expression.value or "relative"


def articles(folder: Path) -> dict[str, Article]:
    desk = read_desk(folder)
    assert not desk.errors
    return {article.id: article for article in desk.articles}


@pytest.fixture(scope="module")
def five(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Article]:
    return articles(project(tmp_path_factory.mktemp("gold")))


@pytest.fixture(scope="module")
def hidden(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Article]:
    seeds: dict[str, str | bytes] = {}
    for path in (GOLD / "unseen").glob("*.txt"):
        seeds[path.name] = path.read_bytes()
        seeds[f"{path.stem}.yml"] = f"published: {{date: {path.with_suffix('.date').read_text().strip()}}}\n"
    for path in (FIVE / "reference").glob("*.yml"):
        seeds[f"reference/{path.name}"] = path.read_bytes()
    return articles(project(tmp_path_factory.mktemp("unseen"), seeds))


@pytest.mark.parametrize("path", sorted((GOLD / "five").glob("*.tsv")), ids=lambda path: path.stem[:3])
def test_the_five_without_an_error(five: dict[str, Article], path: Path) -> None:
    assert found(five[path.stem]) == marked(path)


@pytest.mark.parametrize(
    ("kinds", "least"), [(GROUPS, 0.99), (["figure"], 0.97), (["time"], 0.95)], ids=["names", "figures", "times"]
)
def test_unseen_texts_nearly_without_an_error(hidden: dict[str, Article], kinds: list[str], least: float) -> None:
    wanted, given = Counter[tuple[object, ...]](), Counter[tuple[object, ...]]()
    for path in (GOLD / "unseen").glob("*.tsv"):
        wanted += Counter({(path.stem, *mark): n for mark, n in marked(path).items() if mark[1] in kinds})
        given += Counter({(path.stem, *mark): n for mark, n in found(hidden[path.stem]).items() if mark[1] in kinds})
    right = (wanted & given).total()
    missed, wrong = sorted(wanted - given), sorted(given - wanted)
    assert right / wanted.total() >= least, missed
    assert right / given.total() >= least, wrong
