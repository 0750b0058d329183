"""Whether a web page declares that it is behind a paywall.

Publishers tell search engines so (https://developers.google.com/search/docs/appearance/structured-data/paywalled-content),
and what is served to us is then often the beginning only, with nothing in its text to show for it.
"""

import json
import re
from collections.abc import Iterator

from lxml.html import HtmlElement

_FREE = "isAccessibleForFree"
# In data that is not quite JSON.
_NOT_FREE = re.compile(rf'"{_FREE}"\s*:\s*"?(?:https?://schema\.org/)?false\b', re.IGNORECASE)
_TIER = re.compile(r"(?:^|[:_.-])content[_-]?tier$", re.IGNORECASE)
_PAID_TIERS = {"locked", "metered"}
# What these hold is said of other pages: teasers, the newspaper as a whole.
_OF_OTHERS = {"itemListElement", "mentions", "isPartOf", "isBasedOn", "citation"}


def is_paid(tree: HtmlElement) -> bool:
    """Return whether a page says that it, or a part of it, is not free."""
    scripts = tree.xpath("//script[contains(translate(@type, 'LDJSON', 'ldjson'), 'ld+json')]")
    return (
        any(_says_so(script.text or "") for script in scripts)
        or any(_is_false(meta.get("content")) for meta in tree.xpath(f"//meta[@itemprop='{_FREE}']"))
        or any(_TIER.search(name) and content.strip().lower() in _PAID_TIERS for name, content in _metas(tree))
    )


def _says_so(text: str) -> bool:
    try:
        unread: list[object] = [json.loads(text)]
    except (ValueError, RecursionError):
        return _NOT_FREE.search(text) is not None
    while unread:
        item = unread.pop()
        if isinstance(item, dict):
            if _is_false(item.get(_FREE)):
                return True
            unread += [value for key, value in item.items() if key not in _OF_OTHERS]
        elif isinstance(item, list):
            unread += item
    return False


def _is_false(value: object) -> bool:
    """Return whether a value is schema.org's False, which content systems write in several ways."""
    return value is False or (isinstance(value, str) and value.strip().lower().rpartition("/")[2] == "false")


def _metas(tree: HtmlElement) -> Iterator[tuple[str, str]]:
    for meta in tree.iter("meta"):
        yield meta.get("name") or meta.get("property") or "", meta.get("content") or ""
