"""The analysed article: everything that a page or a file says about one article."""

import hashlib
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple
from urllib.parse import quote

from briefing.articles import attribution
from briefing.articles.auto_summary import Candidate, summarise
from briefing.articles.display_rights import DisplayRights, resolve_display_rights
from briefing.articles.facts import Facts, Glossary, StatedTime, find_facts
from briefing.articles.headlines import headline_de, headline_en
from briefing.articles.provenance import UNKNOWN, Provenance, Value
from briefing.articles.topics import Topic, Topics
from briefing.desk.article import Article
from briefing.desk.authorship import Origin, Review
from briefing.desk.blocks import BlockKind, Sentence
from briefing.desk.mentions import Mention
from briefing.desk.metadata import Metadata
from briefing.desk.reference import Entity, EntityId, EntityType, Reference
from briefing.desk.rights import Extent
from briefing.translation.pairing import Translation

_READING_SPEED = 238
"""Words a minute; Brysbaert (2019) measured it for English non-fiction, read silently."""


class NamedEntity(NamedTuple):
    """A company, person, place, outlet or event that an article names."""

    entity: Entity
    sentences: tuple[str, ...]
    """The ids of the sentences that name it, in reading order."""
    in_text: bool
    """Whether one of these sentences is outside credits and author boxes."""
    hidden: int = 0
    """How many more sentences name it and may not be shown."""

    @property
    def sentence_count(self) -> int:
        """How many sentences name it, shown or not."""
        return len(self.sentences) + self.hidden


@dataclass(frozen=True)
class AnalysedArticle:
    """An article with its translation and what was found in both."""

    article: Article
    translation: Translation
    headline_en: Value
    headline_de: Value
    origin: Origin | None
    """Who wrote the English headline, summary and key points; None when there are none."""
    review: Review | None
    """The review of these."""
    auto_summary: tuple[Sentence, ...]
    """Sentences of the original that the program chose, where no editor wrote a summary."""
    outlet: Value
    author: Value
    credit: Value
    language: Value
    address: Value
    """Where the original was found on the web."""
    rights: DisplayRights
    topics: tuple[Topic, ...]
    facts: Facts
    named: Mapping[EntityId, NamedEntity]
    """The entities that it names, in the order of the first mentions."""
    words: int
    """How many the German original has."""
    minutes: int
    """How long it takes to read as many words, at least 1."""
    sha256: str
    """The hash of the original's bytes, in hex."""

    @property
    def metadata(self) -> Metadata:
        """What the editor wrote."""
        return self.article.metadata

    @property
    def title(self) -> str:
        """The English headline, else the German one, else the id."""
        return self.headline_en.value or self.headline_de.value or self.article.id

    @property
    def has_english(self) -> bool:
        """Whether any English of it has been written."""
        return self.origin is not None or any(one.text for one in self.translation.english.values())

    @property
    def path(self) -> str:
        """The page's address below the site's root, ending in a slash."""
        return f"articles/{self.article.slug}/"

    @cached_property
    def url(self) -> str:
        """The address from the site's root, percent-encoded, with a slash at both ends."""
        return f"/articles/{quote(self.article.slug)}/"

    def entities(self, group: EntityType | str) -> list[NamedEntity]:
        """Return the entities of a group that it names."""
        return [named for key, named in self.named.items() if key.type == group]

    @property
    def companies(self) -> list[NamedEntity]:
        """The companies that its text names, those with the most sentences first; a credit is not its text."""
        named = [named for named in self.entities(EntityType.COMPANIES) if named.in_text]
        return sorted(named, key=lambda company: -company.sentence_count)

    @property
    def cited_sources(self) -> list[NamedEntity]:
        """The outlets that it names, except its own."""
        outlets = self.entities(EntityType.OUTLETS)
        return [
            n for n in outlets if self.outlet.value not in (n.entity.name, *(alias.text for alias in n.entity.aliases))
        ]

    @cached_property
    def german(self) -> dict[str, str]:
        """The German sentences by id."""
        return {sentence.id: sentence.text for sentence in self.article.sentences}

    @cached_property
    def mentions(self) -> dict[str, list[Mention]]:
        """The mentions by the id of their sentence, of those that have some."""
        found: dict[str, list[Mention]] = {}
        for mention in self.article.mentions:
            found.setdefault(mention.sentence, []).append(mention)
        return found

    def actors(self, sentence: str) -> list[Entity]:
        """Return the companies and people that a sentence names."""
        entities = dict.fromkeys(mention.entity for mention in self.mentions.get(sentence, ()))
        return [entity for entity in entities if entity.id.type in (EntityType.COMPANIES, EntityType.PEOPLE)]

    def times(self, sentence: str) -> list[StatedTime]:
        """Return the dates and periods that a sentence states, but for those that stay relative."""
        return [stated for stated in self.facts.times if stated.sentence == sentence and stated.en]


class Analyser:
    """Analyses articles; what the reference data gives for all of them is looked up once."""

    def __init__(self, reference: Reference, default_extent: Extent = Extent.FULL) -> None:
        """`default_extent` is how much is shown where neither a sidecar nor an outlet sets it."""
        self._topics = Topics(reference.of(EntityType.TOPICS))
        self._glossary = Glossary(reference.terms)
        self._reference = reference
        self._default_extent = default_extent

    def analyse(self, article: Article, translation: Translation) -> AnalysedArticle:
        """Return the analysed article."""
        metadata = article.metadata
        words = sum(len(sentence.text.split()) for sentence in article.sentences)
        german = headline_de(article)
        facts = find_facts(article, self._glossary)
        outlet = attribution.outlet(article)
        return AnalysedArticle(
            article=article,
            translation=translation,
            headline_en=headline_en(article, german, translation),
            headline_de=german,
            origin=metadata.origin if metadata.headline_en or metadata.summary or metadata.key_points else None,
            review=metadata.reviewed,
            auto_summary=() if metadata.summary else _auto_summary(article, facts),
            outlet=outlet,
            author=attribution.author(article),
            credit=attribution.credit(article),
            language=Value("de", Provenance.DERIVED) if article.reads_german else UNKNOWN,
            address=Value(metadata.address, Provenance.EDITORIAL) if metadata.address else UNKNOWN,
            rights=resolve_display_rights(article, outlet, self._reference, self._default_extent),
            topics=self._topics.find(article),
            facts=facts,
            named=_named(article),
            words=words,
            minutes=max(1, round(words / _READING_SPEED)),
            sha256=hashlib.sha256(article.original).hexdigest(),
        )


def in_reading_order(articles: Sequence[AnalysedArticle]) -> list[AnalysedArticle]:
    """Return articles with the newest first and the undated last; within a day, month or year by id."""
    dated = [analysed for analysed in articles if analysed.metadata.published]
    undated = [analysed for analysed in articles if not analysed.metadata.published]
    by_id = sorted(dated, key=lambda analysed: analysed.article.id)
    return sorted(by_id, key=_date, reverse=True) + sorted(undated, key=lambda analysed: analysed.article.id)


def _date(analysed: AnalysedArticle) -> str:
    return analysed.metadata.published.date if analysed.metadata.published else ""


def _named(article: Article) -> dict[EntityId, NamedEntity]:
    outside = {
        sentence.id
        for block in article.blocks
        if block.kind in (BlockKind.CREDIT, BlockKind.AUTHOR_BOX)
        for sentence in block.sentences
    }
    sentences: dict[EntityId, dict[str, None]] = {}
    entities = {}
    for mention in article.mentions:
        entities[mention.entity.id] = mention.entity
        sentences.setdefault(mention.entity.id, {})[mention.sentence] = None
    return {key: NamedEntity(entities[key], tuple(ids), not outside.issuperset(ids)) for key, ids in sentences.items()}


def _auto_summary(article: Article, facts: Facts) -> tuple[Sentence, ...]:
    names = Counter(mention.sentence for mention in article.mentions)
    figures = Counter(stated.sentence for stated in facts.figures)
    candidates = [
        Candidate(
            id=sentence.id,
            text=sentence.text,
            opens_paragraph=place == 0,
            is_body=block.kind in (BlockKind.LEAD, BlockKind.PARAGRAPH),
            is_headline=block.kind is BlockKind.HEADLINE,
            names=names[sentence.id],
            figures=figures[sentence.id],
        )
        for block in article.blocks
        for place, sentence in enumerate(block.sentences)
    ]
    chosen = set(summarise(candidates)) or {article.sentences[0].id}
    return tuple(sentence for sentence in article.sentences if sentence.id in chosen)
