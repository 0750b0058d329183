"""Slugs: names as parts of addresses."""

import re

from briefing.german.umlauts import transcribe_umlauts


def slug_of(name: str) -> str:
    """Return the slug of a name: `jd-com` for "JD.com", empty for a name without letters and digits."""
    return re.sub(r"\W+|_+", "-", transcribe_umlauts(name)).strip("-")
