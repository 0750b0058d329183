"""Characters that were decoded with a wrong charset, and control characters: `Alibaba h�lds`, `HÃ¤ndler`."""

import re
from collections.abc import Iterator

from briefing.desk.original import CONTROL
from briefing.translation.checks.pair import Pair

_GARBLED = re.compile(r"[\ufffd\ud800-\udfff]|Ã[\x80-¿]|â€|Â[\x80-¿]")


def garbled_characters(pair: Pair) -> Iterator[str]:
    """Yield a finding if the English holds any of them."""
    if CONTROL.search(pair.english) or _GARBLED.search(pair.english):
        yield "its characters are garbled"
