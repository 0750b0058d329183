"""The page on a hundred thousand articles says what follows from its own figures."""

import re

import scale
from projects import ROOT

PAGE = (ROOT / "docs" / "scale.md").read_text(encoding="utf-8")


def test_its_tables_are_those_that_the_arithmetic_gives() -> None:
    tables = re.findall(r"(?:^\|.*\n)+", PAGE, re.MULTILINE)
    assert [table.splitlines() for table in tables] == scale.tables()


def test_it_states_every_figure_that_they_rest_on() -> None:
    assert [name for name, text in scale.constants().items() if text not in PAGE] == []


def test_what_it_names_is_there() -> None:
    for name in re.findall(r"`(requirements-cluster\.txt|tests/\w+\.py|hooks/\w+)`", PAGE):
        assert (ROOT / name).exists(), name
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    for target in re.findall(r"`make ([\w-]+)`", PAGE):
        assert f"\n{target}:" in makefile, target
