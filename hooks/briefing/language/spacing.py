"""White space, which means nothing in a German sentence beyond that there is some."""


def fold(text: str) -> str:
    """Return a text with each run of white space, no-break spaces too, as one space and none at its ends."""
    return " ".join(text.split())
