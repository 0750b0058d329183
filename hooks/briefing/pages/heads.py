"""What a page is about in; what its head says of that to programs out: JSON-LD, Dublin Core and Open Graph."""

from collections.abc import Sequence
from dataclasses import dataclass

from briefing.desk.notes import Basis
from briefing.desk.reference import Term
from briefing.knowledge.brief import Brief
from briefing.knowledge.briefing import Briefing
from briefing.knowledge.dossiers import Dossier
from briefing.pages.structured_data import Json, article_graph, entry_graph, list_graph
from briefing.settings import Publisher


@dataclass(frozen=True)
class Head:
    """What a page's head says of it to programs."""

    title: str
    description: str | None
    url: str
    type: str
    """Open Graph's: `article` or `website`."""
    data: Json
    """JSON-LD."""
    meta: tuple[tuple[str, str], ...]
    """Dublin Core: names and contents of meta elements."""


def article_head(brief: Brief, publisher: Publisher) -> Head:
    """Return the head of an article's page."""
    url = publisher.at(brief.url)
    published = brief.notes.published
    # The tilde of the Extended Date/Time Format (ISO 8601-2) says "approximate".
    date = published.date + ("~" if published.basis is Basis.INFERRED else "") if published else None
    dublin_core = {
        "DC.title": brief.title,
        "DC.language": "en" if brief.has_english else "de",
        "DC.type": "Text",
        "DC.identifier": url,
        "DC.source": f"{url}original.txt",
        "DC.creator": brief.author.value,
        "DC.publisher": brief.outlet.value,
        "DC.date": date,
        "DC.description": brief.notes.summary,
        "DC.rights": brief.rights.value,
    }
    meta = [(name, content) for name, content in dublin_core.items() if content]
    meta += [("DC.subject", topic.entry.name) for topic in brief.topics]
    return Head(brief.title, brief.notes.summary, url, "article", article_graph(brief, publisher), tuple(meta))


def entry_head(dossier: Dossier, briefing: Briefing, publisher: Publisher) -> Head:
    """Return the head of the page of a company, person, place and so on."""
    entry = dossier.entry
    data = entry_graph(dossier, briefing, publisher)
    return _website(entry.name, entry.description, publisher.at(entry.path), data)


def list_head(
    title: str, description: str, path: str, publisher: Publisher, items: Sequence[str] = (), terms: Sequence[Term] = ()
) -> Head:
    """Return the head of a handwritten page, which may list other pages or define terms."""
    data = list_graph(title, description, path, publisher, items, terms)
    return _website(title, description or None, publisher.at(path), data)


def _website(title: str, description: str | None, url: str, data: Json) -> Head:
    meta = [("DC.title", title), ("DC.language", "en"), ("DC.identifier", url)]
    meta += [("DC.description", description)] if description else []
    return Head(title, description, url, "website", data, tuple(meta))
