"""English that is far too short or too long: half of the sentence is missing, or the engine went on and on."""

from collections.abc import Iterator

from briefing.translation.checks.pair import Pair

_LEAST, _MOST = 0.55, 1.6
"""Length of the English divided by that of the German; true pairs of press text lie between 0.62 and 1.25."""
_SHORTEST_COMPARED = 20
"""Characters of a German sentence below which its length says nothing."""


def unusual_length(pair: Pair) -> Iterator[str]:
    """Yield a finding if the lengths are not in proportion."""
    ratio = len(pair.english) / len(pair.german)
    if len(pair.german) >= _SHORTEST_COMPARED and not _LEAST <= ratio <= _MOST:
        yield f"it is {ratio:.1f} times as long as the German"
