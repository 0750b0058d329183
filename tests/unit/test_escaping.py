"""Hostile texts in what components and XML documents are put together from."""

import xml.etree.ElementTree as ET

import pytest
from bs4 import BeautifulSoup

from briefing.desk.authorship import Origin
from briefing.desk.blocks import Sentence
from briefing.exports.xml import attribute, content, xml_bytes
from briefing.pages import components
from briefing.pages.annotations import Mark
from briefing.pages.links import LinkedSentence, Run
from briefing.translation.pairing import English, State
from hostile_desk import all_cases


@pytest.mark.parametrize("state", [State.UNREVIEWED, State.FLAGGED, State.STALE])
def test_the_pieces_of_pages_hold_hostile_texts_as_text(state: State) -> None:
    for case in filter(str.strip, all_cases()):
        english = English(case, state, Origin.MACHINE, case)
        linked = LinkedSentence((Run(case, Mark.FIGURE),), (Run("a "), Run(case), Run(" b")))
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
