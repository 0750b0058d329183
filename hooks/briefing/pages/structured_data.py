"""Structured data of pages: JSON-LD with the vocabulary of schema.org.

A property without a value is absent. An inferred date is no `datePublished`, which cannot say how it is known.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from briefing.articles.analysed_article import AnalysedArticle
from briefing.articles.provenance import Provenance
from briefing.articles.review_history import last_change, origins, reviewers
from briefing.corpus.corpus import EntityLink
from briefing.corpus.entity_profiles import ArticleMentions
from briefing.desk.authorship import Origin
from briefing.desk.metadata import Basis
from briefing.desk.reference import Entity, EntityId, EntityType, Term
from briefing.desk.rights import Extent
from briefing.pages.paging import ListPart
from briefing.pages.wording import disclosures, sources
from briefing.pages.wording.disclosures import disclosure_of_all
from briefing.settings import Publisher

Json = dict[str, Any]

_SOURCE_TYPES = "https://cv.iptc.org/newscodes/digitalsourcetype/"
_BY_ALGORITHM = f"{_SOURCE_TYPES}trainedAlgorithmicMedia"
_BY_BOTH = f"{_SOURCE_TYPES}compositeWithTrainedAlgorithmicMedia"
_WIKIDATA = "https://www.wikidata.org/entity/"
_TYPES = {
    EntityType.COMPANIES: "Organization",
    EntityType.PEOPLE: "Person",
    EntityType.PLACES: "Place",
    EntityType.OUTLETS: "NewsMediaOrganization",
    EntityType.EVENTS: "Event",
    EntityType.TOPICS: "DefinedTerm",
}
_TYPES_OF_KIND = {
    (EntityType.COMPANIES, "platform"): "Brand",
    (EntityType.COMPANIES, "service"): "Brand",
    (EntityType.PLACES, "country"): "Country",
    (EntityType.PLACES, "city"): "City",
    (EntityType.PLACES, "continent"): "Continent",
    (EntityType.PLACES, "province"): "AdministrativeArea",
}
_RELATIONS = {
    "parent": "parentOrganization",
    "company": "worksFor",
    "part_of": "containedInPlace",
    "place": "location",
}


def article_graph(analysed: AnalysedArticle, publisher: Publisher) -> Json:
    """Return an article: the original and, where there is any English, the translation."""
    url = publisher.at(analysed.url)
    translation = [_translation(analysed, url, publisher)] if analysed.has_english else []
    corrected = [] if translation else _corrected_page(analysed, url, publisher)
    return _graph([_site(publisher), *translation, _original(analysed, url), *corrected])


def entity_graph(
    entity: Entity, links: Mapping[EntityId, EntityLink], part: ListPart[ArticleMentions], publisher: Publisher
) -> Json:
    """Return a page of a company, person, place and so on, with what it is about and the articles on it."""
    thing = _thing(entity, publisher) | {
        "description": entity.description,
        "alternateName": sorted({alias.text for alias in entity.aliases if not alias.surname} - {entity.name}),
        "subjectOf": [_article(mentions.analysed, publisher) for mentions in part.items],
    }
    for relation, key in entity.related.items():
        if relation not in _RELATIONS:
            continue
        related = _thing(links[key].entity, publisher, links[key].has_page)
        if thing["@type"] == "Brand":
            # A brand has no parent; an organisation has brands.
            thing["@reverse"] = {"brand": related}
        else:
            thing[_RELATIONS[relation]] = related
    if entity.id.type is EntityType.PEOPLE and entity.kind:
        thing["jobTitle"] = entity.kind
    page = _web_page("WebPage", entity.name, entity.description, publisher.at(part.path), publisher)
    page |= translations_disclosure([mentions.analysed for mentions in part.items])
    return _graph([_site(publisher), page | {"mainEntity": {"@id": thing["@id"]}}, _known(thing)])


def list_graph(
    title: str,
    description: str,
    path: str,
    publisher: Publisher,
    items: Sequence[str],
    terms: Sequence[Json],
    disclosure: Json,
) -> Json:
    """Return the JSON-LD of a list of pages or terms; `disclosure` is of the articles that it shows."""
    url = publisher.at(path)
    page = _web_page("CollectionPage" if items or terms else "WebPage", title, description, url, publisher)
    page |= disclosure
    if items:
        listed = [{"@type": "ListItem", "position": n, "url": publisher.at(item)} for n, item in enumerate(items, 1)]
        page["mainEntity"] = {"@type": "ItemList", "numberOfItems": len(listed), "itemListElement": listed}
    if terms:
        page["mainEntity"] = {"@type": "DefinedTermSet", "name": title, "hasDefinedTerm": list(terms)}
    return _graph([_site(publisher), page])


def _graph(nodes: Iterable[Json]) -> Json:
    return {"@context": "https://schema.org", "@graph": list(nodes)}


def _site(publisher: Publisher) -> Json:
    return {"@type": "WebSite", "@id": f"{publisher.url}#website", "name": publisher.name, "url": publisher.url}


def _web_page(kind: str, title: str, description: str, url: str, publisher: Publisher) -> Json:
    return _known(
        {
            "@type": kind,
            "@id": url,
            "url": url,
            "name": title,
            "description": description,
            "inLanguage": "en",
            "isPartOf": {"@id": f"{publisher.url}#website"},
        }
    )


def defined_term(term: Term, url: str) -> Json:
    """Return a term of the glossary, which is at an address."""
    return {
        "@type": "DefinedTerm",
        "@id": f"{url}#term-{term.id}",
        # A term has no language of its own in schema.org; its names have.
        "name": {"@language": "de", "@value": term.de},
        "alternateName": {"@language": "en", "@value": term.en},
        "description": term.means,
    }


def _article(analysed: AnalysedArticle, publisher: Publisher) -> Json:
    return {"@id": f"{publisher.at(analysed.url)}#{'translation' if analysed.has_english else 'original'}"}


def _translation(analysed: AnalysedArticle, url: str, publisher: Publisher) -> Json:
    named = [named.entity for named in analysed.named.values()]
    return _known(
        {
            "@type": "NewsArticle",
            "@id": f"{url}#translation",
            "url": url,
            "mainEntityOfPage": url,
            "headline": analysed.headline_en.value,
            "inLanguage": "en",
            "abstract": analysed.metadata.summary,
            "image": f"{url}social.png",
            "translationOfWork": {"@id": f"{url}#original"},
            "isBasedOn": {"@id": f"{url}#original"},
            "isPartOf": {"@id": f"{publisher.url}#website"},
            "about": [_thing(topic.entity, publisher) for topic in analysed.topics],
            "mentions": [_thing(entity, publisher) for entity in named],
            "editor": [{"@type": "Person", "name": name} for name in reviewers(analysed)],
            "dateModified": last_change(analysed),
            "correction": _corrections(analysed),
            "digitalSourceType": _source_type([analysed]),
            "creditText": disclosures.disclosure(analysed),
            # Who wrote and reviewed which sentence.
            "encoding": {
                "@type": "MediaObject",
                "contentUrl": f"{url}article.json",
                "encodingFormat": "application/json",
            },
        }
    )


def _corrected_page(analysed: AnalysedArticle, url: str, publisher: Publisher) -> list[Json]:
    """Return the page with its corrections, where there is no translation to say these of."""
    page = {"@type": "WebPage", "@id": url, "url": url, "isPartOf": {"@id": f"{publisher.url}#website"}}
    changes = {"dateModified": last_change(analysed), "correction": _corrections(analysed)}
    return [page | changes] if analysed.metadata.corrections else []


def _corrections(analysed: AnalysedArticle) -> list[Json]:
    return [
        {"@type": "CorrectionComment", "datePublished": correction.date, "inLanguage": "en", "text": correction.en}
        for correction in analysed.metadata.corrections
    ]


def _source_type(articles: Sequence[AnalysedArticle]) -> str | None:
    """Return the IPTC digital source type of the English of some articles; None if people wrote all of it."""
    makers = set(origins(articles))
    if not makers & {Origin.AI, Origin.MACHINE}:
        return None
    return _BY_BOTH if Origin.HUMAN in makers else _BY_ALGORITHM


def translations_disclosure(articles: Sequence[AnalysedArticle]) -> Json:
    """Return the JSON-LD disclosure for a page that shows translations of several articles."""
    shown = [analysed for analysed in articles if analysed.has_english]
    return _known(
        {
            "digitalSourceType": _source_type(shown),
            "creditText": f"English of the articles: {disclosure_of_all(shown)}" if shown else None,
        }
    )


def _original(analysed: AnalysedArticle, url: str) -> Json:
    published = analysed.metadata.published
    stated = analysed.headline_de.provenance is Provenance.STATED
    text = {"@type": "MediaObject", "contentUrl": f"{url}original.txt", "encodingFormat": "text/plain"}
    outlet, holder = analysed.outlet.value, analysed.rights.holder.value
    return _known(
        {
            "@type": "NewsArticle",
            "@id": f"{url}#original",
            "url": analysed.address.value,
            "headline": analysed.headline_de.value if stated else None,
            "inLanguage": "de" if analysed.article.reads_german else None,
            "author": {"@type": "Person", "name": analysed.author.value} if analysed.author.value else None,
            "publisher": {"@type": "NewsMediaOrganization", "name": outlet} if outlet else None,
            "datePublished": published.date if published and published.basis is Basis.STATED else None,
            "wordCount": analysed.words,
            "creditText": analysed.credit.value,
            "workTranslation": {"@id": f"{url}#translation"} if analysed.has_english else None,
            "copyrightHolder": {"@type": "Organization", "name": holder} if holder else None,
            "copyrightNotice": sources.rights_in_words(analysed),
            "encoding": text if analysed.rights.extent is Extent.FULL else None,
        }
    )


def _thing(entity: Entity, publisher: Publisher, has_page: bool = True) -> Json:
    url = publisher.at(entity.path) if has_page else None
    return _known(
        {
            "@type": _TYPES_OF_KIND.get((entity.id.type, entity.kind or ""), _TYPES[entity.id.type]),
            "@id": f"{url}#entry" if url else None,
            "name": entity.name,
            "url": url,
            "sameAs": f"{_WIKIDATA}{entity.wikidata}" if entity.wikidata else None,
        }
    )


def _known(node: Json) -> Json:
    """Return a node without what is unknown or empty."""
    return {key: value for key, value in node.items() if value or value == 0}
