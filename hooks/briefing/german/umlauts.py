"""Umlauts and ß written in plain letters, for comparing words and for addresses."""

_FOLDED = str.maketrans({"ä": "a", "ö": "o", "ü": "u", "ß": "ss"})
_TRANSCRIBED = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})


def fold_umlauts(text: str) -> str:
    """Return a text in lower case, its umlauts as plain vowels, so that "Märkte" is a form of "Markt"."""
    return text.lower().translate(_FOLDED)


def transcribe_umlauts(text: str) -> str:
    """Return a text in lower case, its umlauts in two letters each: `duesseldorf`."""
    return text.lower().translate(_TRANSCRIBED)
