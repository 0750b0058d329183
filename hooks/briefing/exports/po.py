"""An article in, its translation memory as gettext PO out."""

import polib

from briefing.desk.article import Article
from briefing.language.letters import fold
from briefing.translation.memory_file import HEADER


def po(article: Article) -> bytes:
    """Return the memory byte for byte; for an article without one, a file that asks for every sentence once."""
    if article.memory.data:
        return article.memory.data
    file = polib.POFile(wrapwidth=0)
    file.metadata = dict(HEADER)
    texts = {fold(sentence.text): sentence.text for sentence in article.sentences}
    file.extend(polib.POEntry(msgid=text) for text in texts.values())
    return f"{file}\n".encode()
