"""An article in, its translation memory as gettext PO out."""

import polib

from briefing.desk.article import Article
from briefing.desk.memory import Entry
from briefing.language.letters import fold
from briefing.translation.memory_file import HEADER


def po(article: Article) -> bytes:
    """Return the memory byte for byte; where there is no file, or no right to show all of it, one of what is shown."""
    if article.memory.data:
        return article.memory.data
    file = polib.POFile(wrapwidth=0)
    file.metadata = dict(HEADER)
    file.extend(map(_entry, article.memory.entries))
    known = {fold(entry.de) for entry in article.memory.entries}
    texts = {fold(sentence.text): sentence.text for sentence in article.sentences}
    file.extend(polib.POEntry(msgid=text) for key, text in texts.items() if key not in known)
    return f"{file}\n".encode()


def _entry(entry: Entry) -> polib.POEntry:
    """Return an entry as it is in the memory, without what the German was before it changed."""
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
