"""Names as parts of addresses."""

import re

_PLAIN = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})


def slug_of(name: str) -> str:
    """Return a name as a part of an address: `JD.com` gives `jd-com`; empty for one without letters and digits."""
    return re.sub(r"\W+|_+", "-", name.lower().translate(_PLAIN)).strip("-")
