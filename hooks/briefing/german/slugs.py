"""Names as parts of addresses."""

import re

from briefing.german.umlauts import transcribe_umlauts


def slug_of(name: str) -> str:
    """Return a name as a part of an address: `JD.com` gives `jd-com`; empty for one without letters and digits."""
    return re.sub(r"\W+|_+", "-", transcribe_umlauts(name)).strip("-")
