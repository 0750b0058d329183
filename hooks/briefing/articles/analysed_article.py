"""An article and its English in, an analysed article out: everything that a page or a file says about the article."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple
from urllib.parse import quote

from briefing.articles import attribution
from briefing.articles.auto_summary import Candidate, extract
from briefing.articles.display_rights import Showing, showing_of
from briefing.articles.facts import Facts, Glossary, StatedTime, facts_of
from briefing.articles.headlines import headline_de, headline_en
from briefing.articles.provenance import UNKNOWN, Provenance, Value
from briefing.articles.topics import Topic, Topics
from briefing.desk.article import Article
from briefing.desk.authorship import Origin, Review
from briefing.desk.blocks import Kind, Sentence
from briefing.desk.mentions import Mention
from briefing.desk.metadata import Notes
from briefing.desk.reference import Entry, Group, Key, Reference
from briefing.desk.rights import Extent
from briefing.translation.pairing import Translation

# Words a minute of a careful reader; Brysbaert (2019) measured 238 for English non-fiction read silently.
_READING_SPEED = 238


class Named(NamedTuple):
    """Something that an article names."""

    entry: Entry
    sentences: tuple[str, ...]
    """The ids of the sentences that name it, in reading order."""
    in_text: bool
    """Whether one of them is more than a credit or an author box."""
    unseen: int = 0
    """How many more sentences name it that may not be shown."""

    @property
    def times(self) -> int:
        """How many sentences name it, shown or not."""
        return len(self.sentences) + self.unseen


@dataclass(frozen=True)
class AnalysedArticle:
    """An article with all that is known of it."""

    article: Article
    translation: Translation
    headline_en: Value
    headline_de: Value
    origin: Origin | None
    """Who wrote the English headline, summary and key points; None when there are none."""
    review: Review | None
    """The review of these."""
    extract: tuple[Sentence, ...]
    """The sentences that stand in for a summary that nobody has written; chosen by the program."""
    outlet: Value
    author: Value
    credit: Value
    language: Value
    address: Value
    """Where the original was found on the web."""
    rights: Showing
    topics: tuple[Topic, ...]
    facts: Facts
    named: Mapping[Key, Named]
    """What it names, in the order of the first mentions."""
    words: int
    """Of the German original."""
    minutes: int
    """To read as many words."""
    sha256: str
    """Of the original's bytes."""

    @property
    def notes(self) -> Notes:
        """What the editor wrote."""
        return self.article.notes

    @property
    def title(self) -> str:
        """The English headline, or the German one where there is none."""
        return self.headline_en.value or self.headline_de.value or self.article.id

    @property
    def has_english(self) -> bool:
        """Whether any English of it has been written."""
        return self.origin is not None or any(one.text for one in self.translation.english.values())

    @cached_property
    def url(self) -> str:
        """The address from the site's root, percent-encoded, with a slash at both ends."""
        return f"/articles/{quote(self.article.slug)}/"

    def names(self, group: Group | str) -> list[Named]:
        """Return what it names of one group."""
        return [named for key, named in self.named.items() if key.group == group]

    @property
    def companies(self) -> list[Named]:
        """Return the companies that its text names, those with the most sentences first; a credit is not its text."""
        named = [named for named in self.names(Group.COMPANIES) if named.in_text]
        return sorted(named, key=lambda company: -company.times)

    @property
    def cited_sources(self) -> list[Named]:
        """Return the outlets that it names, but for its own."""
        outlets = self.names(Group.OUTLETS)
        return [n for n in outlets if self.outlet.value not in (n.entry.name, *(form.text for form in n.entry.forms))]

    @cached_property
    def german(self) -> dict[str, str]:
        """The German sentences by their ids."""
        return {sentence.id: sentence.text for sentence in self.article.sentences}

    @cached_property
    def mentions(self) -> dict[str, list[Mention]]:
        """The mentions in each sentence that has some."""
        found: dict[str, list[Mention]] = {}
        for mention in self.article.mentions:
            found.setdefault(mention.sentence, []).append(mention)
        return found

    def actors(self, sentence: str) -> list[Entry]:
        """Return the companies and people that a sentence names."""
        entries = dict.fromkeys(mention.entry for mention in self.mentions.get(sentence, ()))
        return [entry for entry in entries if entry.key.group in (Group.COMPANIES, Group.PEOPLE)]

    def times(self, sentence: str) -> list[StatedTime]:
        """Return the settled times that a sentence states."""
        return [stated for stated in self.facts.times if stated.sentence == sentence and stated.en]


class Analyser:
    """Analyses articles; holds what is looked up for article after article."""

    def __init__(self, reference: Reference, usual: Extent = Extent.FULL) -> None:
        """`usual` is what holds where neither a sidecar nor an outlet says how much of an original may be shown."""
        self._topics = Topics(reference.of(Group.TOPICS))
        self._glossary = Glossary(reference.terms)
        self._reference = reference
        self._usual = usual

    def analyse(self, article: Article, translation: Translation) -> AnalysedArticle:
        """Return what is known of an article."""
        notes = article.notes
        words = sum(len(sentence.text.split()) for sentence in article.sentences)
        german = headline_de(article)
        facts = facts_of(article, self._glossary)
        outlet = attribution.outlet(article)
        return AnalysedArticle(
            article=article,
            translation=translation,
            headline_en=headline_en(article, german, translation),
            headline_de=german,
            origin=notes.origin if notes.headline_en or notes.summary or notes.key_points else None,
            review=notes.reviewed,
            extract=() if notes.summary else _extract(article, facts),
            outlet=outlet,
            author=attribution.author(article),
            credit=attribution.credit(article),
            language=Value("de", Provenance.DERIVED) if article.reads_german else UNKNOWN,
            address=Value(notes.address, Provenance.EDITORIAL) if notes.address else UNKNOWN,
            rights=showing_of(article, outlet, self._reference, self._usual),
            topics=self._topics.of(article),
            facts=facts,
            named=_named(article),
            words=words,
            minutes=max(1, round(words / _READING_SPEED)),
            sha256=hashlib.sha256(article.original).hexdigest(),
        )


def in_reading_order(articles: Sequence[AnalysedArticle]) -> list[AnalysedArticle]:
    """Return articles with the newest first and the undated last; within a day, month or year by id."""
    dated = [analysed for analysed in articles if analysed.notes.published]
    undated = [analysed for analysed in articles if not analysed.notes.published]
    by_id = sorted(dated, key=lambda analysed: analysed.article.id)
    return sorted(by_id, key=_date, reverse=True) + sorted(undated, key=lambda analysed: analysed.article.id)


def _date(analysed: AnalysedArticle) -> str:
    return analysed.notes.published.date if analysed.notes.published else ""


def _named(article: Article) -> dict[Key, Named]:
    aside = {
        sentence.id
        for block in article.blocks
        if block.kind in (Kind.CREDIT, Kind.AUTHOR_BOX)
        for sentence in block.sentences
    }
    sentences: dict[Key, dict[str, None]] = {}
    entries = {}
    for mention in article.mentions:
        entries[mention.entry.key] = mention.entry
        sentences.setdefault(mention.entry.key, {})[mention.sentence] = None
    return {key: Named(entries[key], tuple(ids), not aside.issuperset(ids)) for key, ids in sentences.items()}


def _extract(article: Article, facts: Facts) -> tuple[Sentence, ...]:
    names: dict[str, int] = {}
    figures: dict[str, int] = {}
    for mention in article.mentions:
        names[mention.sentence] = names.get(mention.sentence, 0) + 1
    for stated in facts.figures:
        figures[stated.sentence] = figures.get(stated.sentence, 0) + 1
    candidates = [
        Candidate(
            id=sentence.id,
            text=sentence.text,
            opens_paragraph=place == 0,
            is_body=block.kind in (Kind.LEAD, Kind.PARAGRAPH),
            is_headline=block.kind is Kind.HEADLINE,
            names=names.get(sentence.id, 0),
            figures=figures.get(sentence.id, 0),
        )
        for block in article.blocks
        for place, sentence in enumerate(block.sentences)
    ]
    chosen = set(extract(candidates)) or {article.sentences[0].id}
    return tuple(sentence for sentence in article.sentences if sentence.id in chosen)
