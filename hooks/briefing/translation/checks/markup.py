"""Markup that the service added: `Alibaba holds<br>about 40 per cent`."""

import re
from collections.abc import Iterator

from briefing.translation.checks.pair import Pair

_TAG = re.compile(r"<\s*/?\s*[a-z!][^>]*>?", re.IGNORECASE)


def added_markup(pair: Pair) -> Iterator[str]:
    """Yield a finding if the first tag of the English is not in the German."""
    if (tag := _TAG.search(pair.english)) and tag[0] not in pair.german:
        yield f"it holds markup that the German has not: {tag[0][:40]}"
