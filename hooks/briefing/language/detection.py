"""Whether a text is German, told from its commonest words."""

import re

_GERMAN = frozenset(
    "der die das und ist in zu den mit sich von für auf dem nicht ein eine als auch es an werden".split()
)
_OTHERS = frozenset(
    "the of and to is that for on with was les des est une que el los una del il che per het een".split()
)


def looks_german(text: str) -> bool:
    """Return whether common German words outnumber common words of its neighbours; a few words alone pass as German."""
    words = re.findall(r"[^\W\d_]+", text.lower())
    german = sum(word in _GERMAN for word in words)
    others = sum(word in _OTHERS for word in words)
    return german > others or len(words) < 20
