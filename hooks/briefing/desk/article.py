"""An article as it lies on the desk: the original in blocks and sentences, and what an editor wrote beside it."""

from dataclasses import dataclass, field
from enum import StrEnum

from briefing.desk.authorship import Origin, Review
from briefing.desk.memory import Memory


class Kind(StrEnum):
    """What a block of the original is; the values are those of `article.json`."""

    HEADLINE = "headline"
    LEAD = "lead"
    SUBHEADING = "subheading"
    PARAGRAPH = "paragraph"
    CAPTION = "caption"
    CREDIT = "credit"
    AUTHOR_BOX = "author_box"


class Precision(StrEnum):
    """How exactly a date is known."""

    YEAR = "year"
    MONTH = "month"
    DAY = "day"


class Basis(StrEnum):
    """How an editor came to know a date."""

    STATED = "stated"
    """The text or its publisher gives it."""
    INFERRED = "inferred"
    """It follows from what the text speaks of; `reason` says how."""


@dataclass(frozen=True)
class Sentence:
    """The unit of translation and of evidence."""

    id: str
    """`s` and eight hex digits of a hash of the text; the second equal one ends in `-2`."""
    text: str
    """The source's own words, typos and no-break spaces included."""


@dataclass(frozen=True)
class Block:
    """A line or hard-wrapped paragraph of the original."""

    kind: Kind
    sentences: tuple[Sentence, ...]


@dataclass(frozen=True)
class KeyPoint:
    """A claim in English and the sentence of the original it rests on."""

    en: str
    evidence: str
    """Words of the original, verbatim but for white space."""
    sentence: str
    """The id of the sentence in which the evidence begins."""
    opinion_of: str | None = None
    """Whose opinion it is, when it is one."""


@dataclass(frozen=True)
class Published:
    """When the article appeared, as far as an editor knows."""

    date: str
    """`2019`, `2019-05` or `2019-05-19`."""
    precision: Precision
    basis: Basis
    reason: str | None


@dataclass(frozen=True)
class Attribution:
    """An outlet or author."""

    name: str
    sentence: str | None = None
    """The id of the sentence that states it, when the text does."""


@dataclass(frozen=True)
class Name:
    """Something the article names: a company, a person, a place, a source that it cites."""

    id: str
    """`jd-com`"""
    name: str
    """As English readers know it: `JD.com`, `Germany`."""
    sentences: tuple[str, ...]
    """The ids of the sentences that name it, in reading order."""


@dataclass(frozen=True)
class Figure:
    """A quantity that the article states."""

    text: str
    """The source's words: `25,3 Milliarden Dollar`."""
    value: str
    """A decimal: `25300000000`; of a span, its lower end."""
    to: str | None
    """The upper end of a span: `30` in "20 bis 30 Jahre"."""
    unit: str | None
    """An ISO 4217 code, `percent`, `years`, or None for a count."""
    qualifier: str | None
    """`about`, `over`, `up to`, ..."""
    en: str
    """`$25.3 billion`"""
    of: str
    """What it measures: `Alibaba's sales on one day`."""
    sentence: str


@dataclass(frozen=True)
class Notes:
    """An article's sidecar (`.yml`): what an editor knows and wrote about it. Every field may be unknown."""

    origin: Origin = Origin.HUMAN
    """Who wrote what is in this file."""
    reviewed: Review | None = None
    slug: str | None = None
    headline_en: str | None = None
    headline_de: str | None = None
    summary: str | None = None
    key_points: tuple[KeyPoint, ...] = ()
    outlet: Attribution | None = None
    author: Attribution | None = None
    published: Published | None = None
    topics: tuple[str, ...] = ()
    companies: tuple[Name, ...] = ()
    people: tuple[Name, ...] = ()
    places: tuple[Name, ...] = ()
    cited_sources: tuple[Name, ...] = ()
    figures: tuple[Figure, ...] = ()
    rights: str | None = None
    address: str | None = None
    """Where the original was found on the web."""
    draft: bool = False
    withdrawn: str | None = None
    """Why the article was withdrawn; its page then says only that."""
    redirect_from: tuple[str, ...] = ()
    """Slugs it had before."""


@dataclass(frozen=True)
class Article:
    """An original with everything that lies beside it."""

    id: str
    """The stem that its files share: `000_b03bb339b443b4dc`."""
    path: str
    """The original, from the root of the project: `seeds/000_b03bb339b443b4dc.txt`."""
    original: bytes = field(repr=False)
    blocks: tuple[Block, ...]
    reads_german: bool
    """Told from its commonest words."""
    notes: Notes
    memory: Memory

    @property
    def slug(self) -> str:
        """The last part of its address: the sidecar's, else the stem unchanged."""
        return self.notes.slug or self.id

    @property
    def sentences(self) -> tuple[Sentence, ...]:
        """Every sentence in reading order, headlines, credits and author boxes too."""
        return tuple(sentence for block in self.blocks for sentence in block.sentences)
