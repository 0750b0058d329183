"""The check of what an engine answered for a sentence.

No answer is believed: engines send error pages, quota notices, German and wrong numbers as if they were translations.
"""

from dataclasses import dataclass

from briefing.translation.checks.cleaning import cleaned
from briefing.translation.checks.pair import Pair
from briefing.translation.checks.sentence_checks import refusal

_LONGEST = 20_000
"""Characters of a sentence in either language; in the memory it is one line, and longer lines are refused there."""


@dataclass(frozen=True)
class Refused:
    """An answer that is not kept."""

    reason: str
    """`the German came back unchanged`"""


def check_answer(german: str, answer: object) -> str | Refused:
    """Return the English in an answer, cleaned, or why it is refused."""
    if not isinstance(answer, str):
        return Refused("the engine gave no text")
    if max(len(german), len(answer)) > _LONGEST:
        return Refused(f"it is longer than {_LONGEST} characters")
    english = cleaned(answer, german)
    if not english:
        return Refused("the engine gave an empty text")
    reason = refusal(Pair(german, english))
    return Refused(reason) if reason else english
