"""Authorship and review of a piece of English."""

import re
from enum import StrEnum
from typing import NamedTuple

from briefing.desk.fields import Fields

DATE = re.compile(r"\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])")


class Origin(StrEnum):
    """Who wrote it first; a review does not change that."""

    HUMAN = "human"
    AI = "ai"
    MACHINE = "machine"


class Depth(StrEnum):
    """How deeply it was reviewed (ISO 18587 knows the two for post-editing)."""

    LIGHT = "light"
    FULL = "full"


class Review(NamedTuple):
    """A person's review, as far as it was recorded."""

    by: str | None
    """The reviewer's name, or None when it was not recorded."""
    date: str | None
    """`2026-11-22`"""
    depth: Depth | None


def read_review(fields: Fields) -> Review | None:
    """Return the review that a file records under `reviewed`."""
    review = fields.mapping("reviewed", ("by", "date", "depth"))
    if review is None:
        return None
    by, date, depth = review.required("by"), review.day("date"), review.choice("depth", Depth)
    return Review(by, date, depth) if by else None
