"""A page or notice of the service in place of a translation: `MYMEMORY WARNING: YOU USED ALL AVAILABLE …`."""

import re
from collections.abc import Iterator

from briefing.translation.checks.pair import Pair

_NOTICE = re.compile(
    r"Error \d{3}\b|\b[45]\d\d (?:Error|Too Many|Internal|Bad Gateway|Service)|That[’']s (?:an error|all we know)"
    r"|MYMEMORY WARNING|QUERY LENGTH LIMIT|INVALID (?:LANGUAGE PAIR|EMAIL|SOURCE|TARGET)|NO QUERY SPECIFIED"
    r"|PLEASE SELECT TWO DISTINCT|Before you continue to|unusual traffic|not a robot|captcha|rate limit exceeded"
    r"|quota exceeded|too many requests|USED ALL AVAILABLE FREE TRANSLATIONS|Bevor Sie zu Google|accept all cookies",
    re.IGNORECASE,
)


def service_notice(pair: Pair) -> Iterator[str]:
    """Yield a finding if the English holds words of such a page that the German does not hold."""
    if (phrase := _NOTICE.search(pair.english)) and phrase[0].lower() not in pair.german.lower():
        yield f"a page or notice of the service came instead of a translation: {pair.english[:60]}"
