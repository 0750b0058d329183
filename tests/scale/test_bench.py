"""The bench: its desk is one that an editor could have, every contestant builds it, and what it prints can be read."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from bench import page as bench_page
from bench.contestants import AGAIN, COLD, HUGO, MATERIAL, SEARCHED, markdown
from bench.measuring import Run, run
from bench.results import Attempt, Size, growth
from bench.table import plain
from briefing.desk.folder import Desk, read_desk
from briefing.translation.pairing import State, pair
from desk_of_many import stories, write_desk
from projects import ROOT, TESTS, files

ARTICLES = 20
CONTESTANTS = [COLD, AGAIN, MATERIAL, SEARCHED, HUGO]


def desk_in(folder: Path, articles: int = 60, names: int = 12) -> Path:
    (folder / "seeds").mkdir(parents=True)
    write_desk(folder / "seeds", articles, names)
    return folder


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return desk_in(tmp_path_factory.mktemp("desk"))


@pytest.fixture(scope="module")
def desk(root: Path) -> Desk:
    return read_desk(root)


@pytest.fixture(scope="module")
def measured(tmp_path_factory: pytest.TempPathFactory) -> tuple[str, dict]:
    target = tmp_path_factory.mktemp("bench") / "bench.json"
    wanted = {"BENCH_N": str(ARTICLES), "BENCH_RUNS": "1", "BENCH_JSON": str(target)}
    variables = os.environ | {"PYTHONPATH": f"{TESTS / 'support'}:{TESTS / 'scale'}:{ROOT / 'hooks'}"} | wanted
    done = subprocess.run([sys.executable, "-m", "bench"], env=variables, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout, json.loads(target.read_text(encoding="utf-8"))


def test_the_same_numbers_give_the_same_desk(root: Path, tmp_path: Path) -> None:
    assert files(root) == files(desk_in(tmp_path))


def test_the_desk_is_as_an_editor_would_have_it(desk: Desk) -> None:
    assert not desk.errors
    assert not desk.warnings
    assert len(desk.published) == 60
    for article in desk.published:
        assert article.metadata.slug
        assert article.metadata.headline_en
        assert 30 < len(article.metadata.summary.split()) < 150
        assert article.metadata.topics
        assert article.metadata.outlet
        assert 150 < sum(len(sentence.text.split()) for sentence in article.sentences) < 700
    assert len({article.metadata.published.date[:4] for article in desk.published}) >= 10
    assert sum(len(article.metadata.key_points) >= 3 for article in desk.published) > 50
    assert sum(bool(article.metadata.figure_labels) for article in desk.published) > 40
    assert sum(bool(article.metadata.initiatives) for article in desk.published) > 40


def test_every_sentence_has_english_and_some_of_it_is_reviewed(desk: Desk) -> None:
    states = {english.state for article in desk.published for english in pair(article).english.values()}
    assert states == {State.UNREVIEWED, State.REVIEWED}


def test_many_companies_are_named_a_few_of_them_often(desk: Desk) -> None:
    counts: dict[str, int] = {}
    for article in desk.published:
        for id in {mention.entity.id.slug for mention in article.mentions}:
            counts[id] = counts.get(id, 0) + 1
    made_up = sorted(count for id, count in counts.items() if id.startswith("made-up-"))
    assert len(made_up) >= 10
    assert made_up[-1] > 4 * made_up[0]


def test_the_rivals_get_the_same_words() -> None:
    for story in stories(5, 3):
        _, front, body = markdown(story).split("---\n", 2)
        assert yaml.safe_load(front)["title"] == story.metadata["headline"]["en"]
        for german, english in story.english.items():
            assert german in body
            assert english in body
        for text in (story.metadata["summary"], *(point["en"] for point in story.metadata["key_points"])):
            assert text in body


@pytest.mark.sweep
def test_every_contestant_is_measured(measured: tuple[str, dict]) -> None:
    [size] = measured[1]["sizes"]
    assert size["articles"] == ARTICLES
    assert list(size["attempts"]) == CONTESTANTS
    for attempts in size["attempts"].values():
        [attempt] = attempts
        assert attempt["run"]["seconds"] > 0
        assert attempt["run"]["processor"] > 0
        assert 10 < attempt["memory"] <= attempt["run"]["memory"] <= attempt["run"]["together"] < 5000
    # Search and pictures come last, and need memory of their own.
    assert size["attempts"][COLD][0]["memory"] < size["attempts"][COLD][0]["run"]["memory"]
    assert all(ratio > 0 for ratio in size["ratios"].values())


@pytest.mark.sweep
def test_the_stages_add_up_to_the_build(measured: tuple[str, dict]) -> None:
    [size] = measured[1]["sizes"]
    for name in (COLD, AGAIN):
        [attempt] = size["attempts"][name]
        stages = attempt["stages"]
        # MkDocs builds all of it again, too; that there is nothing to do is what `make build` finds out before.
        expected = {"MkDocs", "desk and analysis", "corpus", "pages and files", "search", "pictures"}
        assert set(stages) == expected
        assert all(seconds > 0 for seconds in stages.values())
        assert sum(stages.values()) == pytest.approx(attempt["run"]["seconds"])
        assert set(attempt["processor"]) == expected
        assert sum(attempt["processor"].values()) == pytest.approx(attempt["run"]["processor"])


@pytest.mark.sweep
def test_the_machine_is_described(measured: tuple[str, dict]) -> None:
    machine = measured[1]["machine"]
    assert all(machine.values())
    assert re.search(r"\d+ cores", machine["processor"])
    assert {"commit", "memory", "system", "Python", "mkdocs", "mkdocs-material", "hugo"} <= set(machine)


@pytest.mark.sweep
def test_the_printed_table_has_a_cell_for_every_size(measured: tuple[str, dict]) -> None:
    lines = [line for line in measured[0].splitlines() if line]
    assert lines[0].split() == ["articles", str(ARTICLES)]
    rows = [line for line in lines[1:] if line[-1].isdigit() or line.endswith(")")]
    assert len(rows) > 25
    assert len({len(line) for line in rows}) == 1


def made_up_sizes() -> list[Size]:
    def attempt(seconds: float, stages: dict[str, float]) -> Attempt:
        return Attempt(Run(seconds, seconds, 50, 60, ((0.5, 40), (1.5, 50))), stages, stages, 40)

    stages = {"MkDocs": 1.0, "desk": 1.0, "search": 3.0, "pictures": 1.0}
    return [
        Size(
            articles,
            articles // 5,
            20 * articles,
            9 * articles,
            {COLD: [attempt(factor * 6.5, stages), attempt(factor * 6, stages)]}
            | {name: [attempt(factor * 2, {"search": 0, "pictures": 0}) for _ in range(2)] for name in CONTESTANTS[1:]},
            0.5 if articles == 100 else None,
        )
        for articles, factor in ((100, 1), (1000, 12))
    ]


def test_the_best_round_counts_and_growth_is_by_article() -> None:
    sizes = made_up_sizes()
    assert sizes[0].best(COLD).run.seconds == 6
    assert sizes[0].ratio(COLD, MATERIAL) == 1
    assert growth(sizes, MATERIAL) == [None, pytest.approx(1.2)]
    assert "100" in plain(sizes).splitlines()[0]


def test_the_page_has_well_formed_tables_and_says_where_it_was_measured() -> None:
    text = bench_page.page(made_up_sizes(), {"processor": "a fast one"})
    blocks = [block.splitlines() for block in text.split("\n\n") if block.startswith("| articles")]
    assert len(blocks) == 5
    for block in blocks:
        assert {row.count("|") for row in block} == {4}
        assert block[0] == "| articles | 100 | 1,000 |"
    assert "twice" in text
    assert "- processor: a fast one" in text


def test_a_command_that_fails_says_why(tmp_path: Path) -> None:
    with pytest.raises(RuntimeError, match="no such thing"):
        run([sys.executable, "-c", "raise SystemExit('no such thing')"], tmp_path, {})


def test_the_memory_of_children_counts(tmp_path: Path) -> None:
    hold = "import time; held = bytearray(120_000_000); time.sleep(1)"
    child = f"import subprocess, sys; subprocess.run([sys.executable, '-c', '{hold}'], check=True)"
    ran = run([sys.executable, "-c", child], tmp_path, {})
    assert ran.memory < 100
    assert ran.together > 120


def test_memory_is_known_until_a_moment(tmp_path: Path) -> None:
    """The moment that a process tells of by its own clock is one of the watcher's."""
    said = tmp_path / "moment"
    grows = "import time; time.sleep(0.3); open('moment', 'w').write(str(time.perf_counter())); "
    ran = run([sys.executable, "-c", grows + "held = bytearray(120_000_000); time.sleep(0.5)"], tmp_path, {})
    moment = float(said.read_text())
    assert 0 < ran.memory_before(moment) < 100
    assert ran.memory_before(None) == ran.memory > 120
