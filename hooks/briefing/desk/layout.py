"""Lines of an original in, its blocks out. Layout is recognised, never changed: every word of every line is in a block.

A line is a block, for that is how copied press text comes; only a text that is hard-wrapped throughout (an e-mail,
say) has blocks of several lines.
"""

import hashlib
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from briefing.desk.article import Block, Kind, Sentence
from briefing.language.sentences import split_sentences
from briefing.language.spacing import fold

# Longer lines are text, whatever they look like.
_LONGEST_HEADING = 120
_LONGEST_CREDIT = 200
_LONGEST_HARD_WRAPPED_LINE = 120

_PICTURE = r"(?:Bild|Fotos?|Bilder|Grafik|Illustration|Titelbild|Beitragsbild|Symbolbild|Screenshot)"
_CREDIT = re.compile(
    rf"[(\[]?\s*(?:(?:Bild|Foto)(?:quelle|nachweis|rechte|credits?)\b[^:.!?]{{0,60}}:|(?:{_PICTURE}|Quelle)\s*:|©|\(c\)).+"
)
_CAPTION = re.compile(rf"(?:Bildunterschrift|Im Bild|Bildtext)\b.*|.+[(\[]\s*{_PICTURE}\s*:[^()]*[)\]]\.?")
_AUTHOR_BOX = re.compile(
    r"Letzte Artikel von .+|Über (?:den Autor|die Autorin)\b.*|Zur Person\b.*|(?:Autor|Autorin|Redaktion)\s*:.+"
    r"|(?:Von|von|VON) [A-ZÄÖÜ][\w.'’-]+(?: (?:von|van|de|zu|und|[A-ZÄÖÜ][\w.'’-]*)){1,6}(?:,.{0,40})?"
)
# Openings that point back to a sentence before, which no sub-heading has.
_POINTS_BACK = re.compile(r"(?:Das|Dies\w*|Doch|Und|Aber|Er|Sie|Es|Denn|Danach|So|Dazu|Damit|Dabei|Nun|Jetzt)\b")


@dataclass(frozen=True)
class _Line:
    text: str
    isolated: bool
    """It stands between blank lines or at an end of the text."""


def recognise_layout(lines: list[str]) -> tuple[Block, ...]:
    """Return the blocks of an original in reading order, split into sentences with their ids."""
    texts = list(_paragraphs(lines))
    kinds = _kinds(texts)
    ids = _Ids()
    return tuple(
        Block(kind, tuple(ids.sentence(text) for text in _sentences(line.text, kind)))
        for line, kind in zip(texts, kinds, strict=True)
    )


def _sentences(text: str, kind: Kind) -> list[str]:
    if kind in (Kind.LEAD, Kind.PARAGRAPH, Kind.CAPTION):
        return split_sentences(text)
    return [text]


def _paragraphs(lines: list[str]) -> Iterator[_Line]:
    groups: list[list[str]] = [[]]
    for line in lines:
        if line.strip():
            groups[-1].append(line.strip())
        else:
            groups.append([])
    groups = [group for group in groups if group]
    if _is_hard_wrapped(groups):
        groups = [[" ".join(group)] for group in groups]
    for group in groups:
        for text in group:
            yield _Line(text, isolated=len(group) == 1)


def _is_hard_wrapped(groups: list[list[str]]) -> bool:
    # The mark of wrapped text: each line is so full that the first word of the next would not have fitted.
    pairs = [pair for group in groups for pair in pairwise(group)]
    width = max(len(line) for group in groups for line in group)
    return (
        len(pairs) >= 3
        and width <= _LONGEST_HARD_WRAPPED_LINE
        and all(len(line) + 1 + len(following.split(None, 1)[0]) > width for line, following in pairs)
    )


def _kinds(lines: list[_Line]) -> list[Kind]:
    kinds = [_marked_kind(line.text) for line in lines]
    last_text = max((i for i, kind in enumerate(kinds) if kind is Kind.PARAGRAPH), default=-1)
    headline = body = False
    for i, line in enumerate(lines):
        if kinds[i] is not Kind.PARAGRAPH:
            continue
        if i < last_text and _is_heading(line):
            kinds[i] = Kind.SUBHEADING if body or headline else Kind.HEADLINE
            headline = True
        else:
            if not body and i < last_text:
                kinds[i] = Kind.LEAD
            body = True
    return kinds


def _marked_kind(text: str) -> Kind:
    if len(text) <= _LONGEST_CREDIT:
        if _AUTHOR_BOX.fullmatch(text):
            return Kind.AUTHOR_BOX
        if _CREDIT.fullmatch(text):
            return Kind.CREDIT
        if _CAPTION.fullmatch(text):
            return Kind.CAPTION
    return Kind.PARAGRAPH


def _is_heading(line: _Line) -> bool:
    text = line.text
    if len(text) > _LONGEST_HEADING or text.startswith(("-", "•", "*", "–")) or len(split_sentences(text)) > 1:
        return False
    if text.endswith((".", "…")):
        # "Alibaba expandiert weiter." is a sub-heading; a short paragraph such as "Das bleibt offen." is not.
        return line.isolated and len(text.split()) <= 4 and not _POINTS_BACK.match(text)
    if text.endswith(("?", "!")):
        return len(text.split()) <= 10
    return not text.endswith((":", ",", ";", "“", '"', "«"))


class _Ids:
    """Hands out the ids of one article's sentences."""

    def __init__(self) -> None:
        self._seen: Counter[str] = Counter()

    def sentence(self, text: str) -> Sentence:
        """Return the sentence with an id that depends on its text, and on its rank among equal ones."""
        digest = hashlib.sha256(fold(text).encode()).hexdigest()[:8]
        self._seen[digest] += 1
        rank = self._seen[digest]
        return Sentence(f"s{digest}" if rank == 1 else f"s{digest}-{rank}", text)
