"""The checks of a sentence. A new check is a module with a function of the form `Check`, and a line here."""

from collections.abc import Mapping
from typing import NamedTuple

from briefing.translation.checks.figures import differing_figures
from briefing.translation.checks.garbled import garbled_characters
from briefing.translation.checks.length import unusual_length
from briefing.translation.checks.markup import added_markup
from briefing.translation.checks.missing_names import missing_names
from briefing.translation.checks.pair import Check, Pair
from briefing.translation.checks.service_notices import service_notice
from briefing.translation.checks.small_numbers import missing_number_words
from briefing.translation.checks.untranslated import untranslated

REFUSING: Mapping[str, Check] = {
    "service-notice": service_notice,
    "markup": added_markup,
    "garbled": garbled_characters,
    "untranslated": untranslated,
    "figures": differing_figures,
}
"""An engine's answer about which one of these finds something is not kept."""
FLAGGING: Mapping[str, Check] = {
    "figures": differing_figures,
    "length": unusual_length,
    "names": missing_names,
    "number-words": missing_number_words,
}
"""English about which one of these finds something is flagged until a person has read it."""


class Finding(NamedTuple):
    """What a check found about a sentence."""

    check: str
    """The name of the check: `length`"""
    what: str
    """`it is 2.1 times as long as the German`"""


def refusal(pair: Pair) -> str | None:
    """Return why an engine's answer must not be kept, or None if it may."""
    return next((what for check in REFUSING.values() for what in check(pair)), None)


def findings(pair: Pair) -> list[Finding]:
    """Return everything that a person should look at in English, whoever wrote it."""
    return [Finding(name, what) for name, check in FLAGGING.items() for what in check(pair)]
