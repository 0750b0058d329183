"""A brief in, its article's translation memory as gettext PO out."""

import re

import polib

from briefing.knowledge.brief import Brief
from briefing.language.letters import fold
from briefing.pages import wording
from briefing.translation.memory_file import HEADER

_BEFORE = re.compile(rb"\A(?:\xef\xbb\xbf)?(?:# About this English: .*\r?\n)?")
"""What an earlier export may have written at the top of a file that came back to the desk."""


def po(brief: Brief) -> bytes:
    """Return the memory below a comment that says how its English was made, else byte for byte.

    Who wrote and reviewed each entry is in that entry's comments. For an article without a memory it is a file that
    asks for every sentence once.
    """
    article = brief.article
    if article.memory.data:
        return f"# About this English: {wording.disclosure(brief)}\n".encode() + _BEFORE.sub(b"", article.memory.data)
    file = polib.POFile(wrapwidth=0)
    file.metadata = dict(HEADER)
    texts = {fold(sentence.text): sentence.text for sentence in article.sentences}
    file.extend(polib.POEntry(msgid=text) for text in texts.values())
    return f"{file}\n".encode()
