"""An article's translation memory as gettext PO."""

import re

import polib

from briefing.articles.analysed_article import AnalysedArticle
from briefing.desk.article import Article
from briefing.desk.memory import MemoryEntry
from briefing.german.normalize import normalize
from briefing.pages.wording import disclosures, labels
from briefing.translation.memory_file import HEADER

_BEFORE = re.compile(rb"\A(?:\xef\xbb\xbf)?(?:# About this English: .*\r?\n)?")
"""What an earlier export may have written at the top of a file that was put back on the desk."""


def po(analysed: AnalysedArticle) -> bytes:
    """Return the memory, byte for byte, below a comment that says how its English was made.

    Who wrote and reviewed each entry is in that entry's comments. Where there is no memory, or not all of it may be
    shown, the file has the sentences that are shown, without English if they have none.
    """
    above = f"# {labels.ABOUT_ENGLISH} {disclosures.disclosure(analysed)}\n".encode()
    return above + _BEFORE.sub(b"", analysed.article.memory.data or _written(analysed.article))


def _written(article: Article) -> bytes:
    file = polib.POFile(wrapwidth=0)
    file.metadata = dict(HEADER)
    file.extend(map(_entry, article.memory.entries))
    known = {normalize(entry.de) for entry in article.memory.entries}
    texts = {normalize(sentence.text): sentence.text for sentence in article.sentences}
    file.extend(polib.POEntry(msgid=text) for key, text in texts.items() if key not in known)
    return f"{file}\n".encode()


def _entry(entry: MemoryEntry) -> polib.POEntry:
    """Return an entry as it is in the memory, without the earlier German of one that has changed."""
    findings = [*entry.findings, *(["the German has changed since"] if entry.stale else [])]
    review = entry.review
    notes = [
        *([f"origin: {entry.origin}"] if entry.origin else []),
        *([f"engine: {entry.engine}"] if entry.engine else []),
        *(
            [f"reviewed: {' '.join(filter(None, (review.by, review.date, review.depth)))}"]
            if review and review.by
            else []
        ),
        *(f"finding: {finding}" for finding in findings),
    ]
    return polib.POEntry(
        msgid=entry.de,
        msgstr=entry.en,
        msgctxt=entry.context,
        tcomment="\n".join(notes),
        flags=["fuzzy"] if entry.en and not review else [],
    )
