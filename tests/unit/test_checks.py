"""Each check of a sentence finds the error that it is for, and nothing in a good translation."""

import pytest

from briefing.translation.checks.pair import Pair
from briefing.translation.checks.sentence_checks import FLAGGING, REFUSING, findings, refusal

GERMAN = "Denn Alibaba besitzt zwei Fabriken und eine rund 40-prozentige Beteiligung an dem Unternehmen."
GOOD = "After all, Alibaba owns two factories and a stake of about 40 per cent in the company."
WRONG = {
    "service-notice": "MYMEMORY WARNING: YOU USED ALL AVAILABLE FREE TRANSLATIONS FOR TODAY",
    "markup": GOOD.replace(" and", "<br>and"),
    "garbled": GOOD.replace("owns", "�wns"),
    "untranslated": GERMAN,
    "figures": GOOD.replace("40", "14"),
    "length": f"{GOOD} And it went on and on and on and on, as if there were no end to what it had to say.",
    "names": GOOD.replace("Alibaba", "the group"),
    "number-words": GOOD.replace("two ", ""),
}


@pytest.mark.parametrize("name", [*REFUSING, *FLAGGING])
def test_a_check_finds_its_error(name: str) -> None:
    check = REFUSING.get(name) or FLAGGING[name]
    assert list(check(Pair(GERMAN, WRONG[name], ("Alibaba",))))
    assert not list(check(Pair(GERMAN, GOOD, ("Alibaba",))))


def test_a_finding_has_the_name_of_its_check() -> None:
    assert [finding.check for finding in findings(Pair(GERMAN, WRONG["names"], ("Alibaba",)))] == ["names"]
    assert findings(Pair(GERMAN, GOOD, ("Alibaba",))) == []
    assert refusal(Pair(GERMAN, WRONG["untranslated"])) == "the German came back unchanged"
    assert refusal(Pair(GERMAN, GOOD)) is None
