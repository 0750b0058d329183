"""The metadata of an article, which an editor writes into its sidecar (`.yml`)."""

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from briefing.desk.authorship import Origin, Review
from briefing.desk.reference import EntityId
from briefing.desk.rights import NOTHING_SAID, Rights
from briefing.german.dates.calendar import Precision


class Basis(StrEnum):
    """How a date is known."""

    STATED = "stated"
    """The text or its publisher gives it."""
    INFERRED = "inferred"
    """It follows from what the text speaks of; `reason` says how."""


@dataclass(frozen=True)
class KeyPoint:
    """A claim in English and the sentence of the original it rests on."""

    en: str
    evidence: str | None
    """Words of the original, verbatim but for white space; None where they may not be shown."""
    sentence: str | None
    """The id of the sentence in which the evidence begins; None likewise."""
    opinion_of: str | None = None
    """Whose opinion it is, when it is one."""


@dataclass(frozen=True)
class PublicationDate:
    """When the article appeared, as far as an editor knows."""

    date: str
    """`2019`, `2019-05` or `2019-05-19`."""
    precision: Precision
    basis: Basis
    reason: str | None
    after: str | None = None
    """The first day on which it can have appeared, where that is known better than `date` says."""
    before: str | None = None
    """The last day, likewise."""

    @property
    def year(self) -> str:
        """`2019`"""
        return self.date[:4]

    @property
    def month(self) -> str:
        """`2019-05`; only the year where the month is unknown."""
        return self.date[:7]

    @property
    def stated_day(self) -> str | None:
        """`2019-05-19`, if the text or its publisher gives the day."""
        return self.date if self.precision is Precision.DAY and self.basis is Basis.STATED else None

    @property
    def edtf(self) -> str:
        """`2019~`: the Extended Date/Time Format (ISO 8601-2) marks an approximate date with a tilde."""
        return self.date + ("~" if self.basis is Basis.INFERRED else "")


@dataclass(frozen=True)
class Attribution:
    """An outlet or author."""

    name: str
    sentence: str | None = None
    """The id of the sentence that states it, when the text does."""


class FigurePlace(NamedTuple):
    """Where an article states a figure."""

    sentence: str
    """The sentence's id."""
    number: int
    """Which of the figures in the sentence, from 0."""


@dataclass(frozen=True)
class FigureLabel:
    """What a figure measures, in English."""

    place: FigurePlace
    of: str
    """`Alibaba's sales on a single day`"""


class InitiativeKind(StrEnum):
    """What sort of plan or deal it is."""

    MARKET_ENTRY = "market entry"
    JOINT_VENTURE = "joint venture"
    PLATFORM_OPENING = "platform opening"
    PROPOSAL = "proposal"
    ALLIANCE = "alliance"
    INVESTMENT = "investment"
    ACQUISITION = "acquisition"
    FLOTATION = "flotation"


@dataclass(frozen=True)
class Party:
    """A participant in an initiative."""

    id: EntityId
    role: str
    """In English: `investor`."""


@dataclass(frozen=True)
class Initiative:
    """A plan or deal as one article reports it; reports of the same one share its id."""

    id: str
    kind: InitiativeKind
    name: str
    """In English: `JD.com's entry into Germany and Europe`."""
    parties: tuple[Party, ...]
    regions: tuple[EntityId, ...]
    amount: FigurePlace | None
    """Where the article states it."""
    status: str
    """As the article reports it, in English."""
    sentences: tuple[str, ...]
    """The ids of the sentences that it rests on."""

    @property
    def entities(self) -> tuple[EntityId, ...]:
        """The ids of those who take part, and of where it is to take place."""
        return (*(party.id for party in self.parties), *self.regions)


@dataclass(frozen=True)
class Correction:
    """What was wrong on an article's page and has been put right."""

    date: str
    """When: `2026-11-20`."""
    en: str
    """What it said, and what is right."""
    evidence: str | None = None
    """Words of the original that it concerns, verbatim but for white space."""
    sentence: str | None = None
    """The id of the sentence in which these begin."""


@dataclass(frozen=True)
class Metadata:
    """An article's metadata as an editor entered them. Every field may be unknown."""

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
    published: PublicationDate | None = None
    topics: tuple[EntityId, ...] = ()
    figure_labels: tuple[FigureLabel, ...] = ()
    """What the figures that the article states measure."""
    initiatives: tuple[Initiative, ...] = ()
    rights: Rights = NOTHING_SAID
    address: str | None = None
    """Where the original was found on the web."""
    draft: bool = False
    withdrawn: str | None = None
    """Why the article was withdrawn; its page then says only that."""
    redirect_from: tuple[str, ...] = ()
    """Slugs it had before."""
    corrections: tuple[Correction, ...] = ()
    """Newest first."""

    @property
    def year(self) -> str | None:
        """`2019`; None where nobody knows when it appeared."""
        return self.published.year if self.published else None
