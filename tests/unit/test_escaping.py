"""Escaping: what our own quick way of it writes is what the libraries write."""

import xml.etree.ElementTree as ET
from decimal import Decimal
from enum import StrEnum
from typing import Any

import jinja2
import pytest
from bs4 import BeautifulSoup
from markupsafe import Markup, escape

from briefing.desk.authorship import Origin
from briefing.desk.blocks import Sentence
from briefing.exports.xml import attribute, content, xml_bytes
from briefing.pages import components
from briefing.pages.annotations import Mark
from briefing.pages.escaping import Escaping, escaped
from briefing.pages.links import Linked, Run
from briefing.translation.pairing import English, State
from hostile_desk import all_cases


class _Name(StrEnum):
    ODD = "a <b> & \"c\" 'd'"


VALUES: list[Any] = [
    "",
    "plain – „gut“",
    "&amp; &lt; &#39; && <<>> ''\"\"",
    Markup("<b>&amp;</b>"),
    _Name.ODD,
    None,
    True,
    7,
    Decimal("1.50"),
    ["<", "'"],
]


@pytest.mark.parametrize("value", VALUES, ids=repr)
def test_a_value_is_escaped_as_markupsafe_does(value: Any) -> None:
    assert escaped(value) == str(escape(value))


def test_every_hostile_text_is_escaped_as_markupsafe_does() -> None:
    cases = all_cases()
    assert any(letter in case for case in cases for letter in "<&\"'")
    for case in cases:
        assert escaped(case) == str(escape(case))


def test_a_template_escapes_wherever_it_prints() -> None:
    source = (
        '{% macro shown(x) %}<i title="{{ x }}">{{ caller() }}</i>{% endmacro %}'
        "{{ x }}{{ x ~ 1 }}{% for one in [x] %}{{ one | upper }}{% endfor %}{% set y %}{{ x }}{% endset %}{{ y }}"
        "{% call shown(x) %}{{ x }}{% endcall %}{{ x | safe }}{{ 1 if x }}"
        "{{ '<' }}{% filter upper %}{{ x }}{% endfilter %}"
    )
    plain = jinja2.Environment(autoescape=True, undefined=jinja2.StrictUndefined)
    ours = Escaping(autoescape=True, undefined=jinja2.StrictUndefined)
    text = "<script>'&\"</script>"
    assert ours.from_string(source).render(x=text) == plain.from_string(source).render(x=text)
    assert "environment.escaped(" in ours.compile(source, raw=True)
    with pytest.raises(jinja2.UndefinedError):
        ours.from_string(source).render()


def test_a_template_asks_for_attributes_and_items_and_calls_as_python_does() -> None:
    source = (
        "{% macro shown(x, y='<') %}{{ x.real }}{{ y }}{{ caller() }}{% endmacro %}"
        "{% set shown2 %}{% call(z) shown(x[0], y=x[-1]) %}{{ x.count(7) }}{% endcall %}{% endset %}"
        "{{ shown2 }}{{ x[1:] }}{{ x.index(*[7]) }}{{ '{:,}'.format(x[0]) }}"
    )
    plain = jinja2.Environment(autoescape=True, undefined=jinja2.StrictUndefined)
    ours = Escaping(autoescape=True, undefined=jinja2.StrictUndefined)
    assert ours.from_string(source).render(x=[7000, 7, "&"]) == plain.from_string(source).render(x=[7000, 7, "&"])
    written = ours.compile("{{ x.y[0](1) }}", raw=True)
    assert "environment.get" not in written
    assert "context.call" not in written
    for missing, error in (("x.y", AttributeError), ("x['y']", KeyError), ("y.x", jinja2.UndefinedError)):
        with pytest.raises(error):
            ours.from_string(f"{{{{ {missing} }}}}").render(x={})


@pytest.mark.parametrize("state", [State.UNREVIEWED, State.FLAGGED, State.STALE])
def test_the_pieces_of_pages_hold_hostile_texts_as_text(state: State) -> None:
    for case in filter(str.strip, all_cases()):
        english = English(case, state, Origin.MACHINE, case)
        linked = Linked((Run(case, Mark.FIGURE),), (Run("a "), Run(case), Run(" b")))
        pair = BeautifulSoup(components.sentence_pair(Sentence("1", case), english, linked, "../../"), "html.parser")
        assert [element.name for element in pair.find_all(True)] == ["span"] * 5
        german, words = pair.select("[data-s]")
        assert german.text == case
        assert words.text == f"a {case} b"
        assert pair.select_one(".brief-state")["title"].startswith(f"by machine ({case})")
        whole = BeautifulSoup(components.printed_pair(Sentence("1", case), english, "", "pair", None), "html.parser")
        assert [element.name for element in whole.find_all(True)] == ["p", "span", "span", "i"]
        assert whole.span.text == case


def test_what_xml_does_not_allow_is_left_out() -> None:
    # Char, in section 2.2 of XML 1.0.
    allowed = {9, 10, 13, *range(0x20, 0xD800), *range(0xE000, 0xFFFE), *range(0x10000, 0x10400)}
    letters = "".join(map(chr, range(0x10400)))
    assert xml_bytes(letters).decode() == "".join(chr(code) for code in sorted(allowed))


def test_a_text_comes_back_out_of_xml() -> None:
    for case in all_cases():
        text = xml_bytes(case).decode().replace("\r", "")
        element = ET.fromstring(f'<a b="{attribute(text)}">{content(text)}</a>')
        assert (element.get("b"), element.text or "") == (text, text)
