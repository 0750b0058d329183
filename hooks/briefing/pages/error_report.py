"""The address at which a reader reports an error in an article: a prefilled issue on GitHub, or a mail.

It is a plain link, so no request is made before a reader follows it. `reader/sentences.js` makes the same for one
sentence.
"""

import re
from itertools import accumulate
from urllib.parse import quote

from briefing.articles.analysed_article import AnalysedArticle
from briefing.settings import Publisher

_GITHUB = re.compile(r"(https?://(?:www\.)?github\.com/[\w.-]+/[\w.-]+?)(?:\.git)?/?", re.ASCII)
_LONGEST_TITLE = 250
"""Characters of the encoded title. Mail programs take addresses of 2,000 or so, GitHub answers 414 above some 8,000."""


def error_report(analysed: AnalysedArticle, publisher: Publisher) -> str | None:
    """Return the address for reports of errors in an article; None without a repository and an imprint."""
    title = _cut(" ".join(analysed.title.split()))
    body = f"Article: {title}\nAddress: {publisher.at(analysed.url)}\n\nWhat is wrong:\n\n"
    subject = f"Error in “{title}”"
    if source := _GITHUB.fullmatch(publisher.source or ""):
        return f"{source[1]}/issues/new?title={_encoded(subject)}&body={_encoded(body)}"
    if publisher.email:
        # Lines of a mail end in CRLF (RFC 6068, section 5).
        lines = body.replace("\n", "\r\n")
        return f"mailto:{quote(publisher.email, safe='@')}?subject={_encoded(subject)}&body={_encoded(lines)}"
    return None


def _cut(text: str) -> str:
    if len(_encoded(text)) <= _LONGEST_TITLE:
        return text
    lengths = accumulate(len(_encoded(letter)) for letter in text)
    return text[: sum(length <= _LONGEST_TITLE for length in lengths)].rstrip() + "…"


def _encoded(text: str) -> str:
    return quote(text, safe="")
