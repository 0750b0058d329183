"""Cleaning of an engine's answer: charset, HTML entities, white space and quotation marks.

`"After all, H&auml;ndler pay"` becomes `After all, Händler pay`.
"""

import html

import ftfy

from briefing.german.normalize import normalize
from briefing.translation.checks.quotes import QUOTES, with_english_quotes


def cleaned(answer: str, german: str) -> str:
    """Return the answer cleaned; quotation marks around the whole are removed unless the German begins with one."""
    english = normalize(ftfy.fix_encoding(html.unescape(answer)))
    is_quoted = len(english) > 1 and english[0] in QUOTES and english[-1] in QUOTES
    if is_quoted and not german.startswith(tuple(QUOTES)):
        english = english[1:-1].strip()
    return with_english_quotes(english)
