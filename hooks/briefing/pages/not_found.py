"""The page for addresses that do not exist, with the latest articles and the main companies and topics.

That page is served at any depth, hence its links begin at the root of the host.
"""

from urllib.parse import urlsplit

from briefing.corpus.corpus import Corpus
from briefing.desk.reference import EntityType
from briefing.pages.templates import Templates
from briefing.settings import Publisher

_MOST_ARTICLES = 8
_MOST_ENTITIES = 12


def not_found(corpus: Corpus, templates: Templates, publisher: Publisher) -> str:
    """Return the HTML of the latest articles, and of the companies and topics that most articles are on."""
    groups = {
        group: [profile.entity for profile in corpus.top_profiles(group, _MOST_ENTITIES)]
        for group in (EntityType.COMPANIES, EntityType.TOPICS)
    }
    root = urlsplit(publisher.url).path
    return templates.render("not_found.html", articles=corpus.articles[:_MOST_ARTICLES], groups=groups, root=root)
