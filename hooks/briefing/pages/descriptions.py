"""Meta descriptions: the title and the line or two of text that a search engine shows of a page."""

import re
from dataclasses import dataclass

from briefing.articles.analysed_article import AnalysedArticle
from briefing.corpus.entity_profiles import ArticleMentions
from briefing.desk.reference import Entity, EntityType
from briefing.pages.paging import ListPart

_MOST_TITLE = 65
_MOST_DESCRIPTION = 160
"""Letters that search engines show before they cut."""
_LEAST_SENTENCES = 100
"""Letters that whole sentences must fill, or else the last is cut in its middle."""
_AS = {
    EntityType.OUTLETS: "{} as a source of the German press",
    EntityType.TOPICS: "{}: what the German press reports",
}


def window_title(title: str, site_name: str) -> str:
    """Return the title of a window: with the site's name, unless that would push the end of the title out of sight."""
    whole = f"{title} – {site_name}"
    return whole if len(whole) <= _MOST_TITLE else title


def entity_title(entity: Entity, part: ListPart[ArticleMentions]) -> str:
    """Return the title of an entity's page: `Alibaba in the German press, page 2`."""
    title = _AS.get(entity.id.type, "{} in the German press").format(entity.name)
    return title if part.number == 1 else f"{title}, page {part.number}"


@dataclass(frozen=True)
class Counts:
    """How often an entity is named."""

    sentences: int
    articles: int
    are_shown: bool
    """Whether all of these sentences may be shown."""


def entity_description(entity: Entity, counts: Counts, part: ListPart[ArticleMentions]) -> str:
    """Return an entity's description and how often it is named, if there is room; of a later page, its place."""
    if part.number > 1:
        place = f"articles {part.first:,} to {part.last:,} of {part.total:,}, newest first"
        return description(f"Page {part.number:,} on {entity.name}: what the German press says, {place}.")
    sentences, articles = counts.sentences, counts.articles
    named = "Spoken of" if entity.id.type is EntityType.TOPICS else "Named"
    counted = (
        f"{named} in {sentences} {'sentence' if sentences == 1 else 'sentences'} "
        f"of {articles} German {'article' if articles == 1 else 'articles'}"
        f"{', each beside its English' if counts.are_shown else ''}."
    )
    whole = f"{entity.name}: {entity.description} {counted}"
    return whole if len(whole) <= _MOST_DESCRIPTION else description(f"{entity.name}: {entity.description}")


def article_description(analysed: AnalysedArticle) -> str:
    """Return the summary's beginning, or in English what the page holds."""
    if analysed.metadata.summary:
        return description(analysed.metadata.summary)
    about = "A German press article, sentence by sentence in German and English"
    if not analysed.has_english:
        about = "A German press article that has no English yet"
    return description(f"{about}: {analysed.title}")


def description(text: str) -> str:
    """Return whole sentences of a text, as far as they fit into a search result, else its first words and `…`."""
    text = " ".join(text.split())
    if len(text) <= _MOST_DESCRIPTION:
        return text
    ends = [end.end() for end in re.finditer(r"[.!?][”’\")]*(?= )", text[: _MOST_DESCRIPTION + 1])]
    if ends and ends[-1] >= _LEAST_SENTENCES:
        return text[: ends[-1]]
    words = text[: _MOST_DESCRIPTION - 1].rsplit(" ", 1)[0]
    return words[: _MOST_DESCRIPTION - 2].rstrip(" ,;:–-") + " …"
