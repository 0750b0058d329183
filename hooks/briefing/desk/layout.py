"""Recognising headline, lead, paragraphs and captions among an original's lines; every word of each is in a block.

A line is a block, for that is how copied press text comes; only a text that is hard-wrapped throughout (an e-mail,
say) has blocks of several lines.
"""

import hashlib
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise, zip_longest

from briefing.desk.blocks import Block, BlockKind, Sentence
from briefing.german.dates.words import MONTHS
from briefing.german.normalize import normalize
from briefing.german.sentences import split_sentences

# Longer lines are text, whatever they look like.
_LONGEST_HEADING = 120
_LONGEST_CREDIT = 200
_LONGEST_HARD_WRAPPED_LINE = 120

_PICTURE = r"(?:Bild|Fotos?|Bilder|Grafik|Illustration|Titelbild|Beitragsbild|Symbolbild|Screenshot)"
# Where copied credits, bylines and date lines say it outright; the length keeps text that begins so from being one.
_CREDIT = re.compile(
    rf"[(\[]?\s*(?:(?:Bild|Foto)(?:quelle|nachweis|rechte|credits?)\b[^:.!?]{{0,60}}:|(?:{_PICTURE}|Quelle)\s*:|©|\(c\)).+"
)
_CAPTION = re.compile(rf"(?:Bildunterschrift|Im Bild|Bildtext)\s*:.*|.+[(\[]\s*{_PICTURE}\s*:[^()]*[)\]]\.?")
_NAME = r"[^\W\d_a-zß][\w.'’-]*"
_MONTH = rf"(?:{'|'.join(MONTHS)})"
_DATE = rf"(?:\w+tag,?\s+)?(?:den\s+)?\d{{1,2}}\.\s?(?:\d{{1,2}}\.|{_MONTH})\s?\d{{4}}"
_AUTHOR_BOX = re.compile(
    rf"Letzte Artikel von .+|(?:Über (?:den Autor|die Autorin)|Zur Person)(?:\s*:.*)?|(?:Autor|Autorin)\s*:.+"
    rf"|Redaktion\s*:[^?]+|(?:Von|von|VON|Text:)\s+{_NAME}(?:,?\s+(?:von|van|de|der|und|{_NAME}))*(?:\s*[,|–-].{{0,40}})?"
    rf"|(?:Stand|Aktualisiert|Veröffentlicht)\s*(?:am|:).+|{_DATE}(?:[\s,|–-]*\d{{1,2}}[:.]\d{{2}}(?:\s*Uhr)?)?"
    rf"|{_NAME}(?:[\s/]{_NAME})*\s*\((?:dpa|AFP|Reuters|AP|SID|APA|KNA|epd)[^)]*\)",
)
# Items of lists and rows of tables.
_LIST_ITEM = re.compile(r"[-•*–—●▪·‣◦]|\d{1,3}[.)]\s|.*\t")
# Openings that point back to a sentence before, which no sub-heading has.
_POINTS_BACK = re.compile(r"(?:Das|Dies\w*|Doch|Und|Aber|Er|Sie|Es|Denn|Danach|So|Dazu|Damit|Dabei|Nun|Jetzt)\b")


@dataclass(frozen=True)
class _TextLine:
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


def _sentences(text: str, kind: BlockKind) -> list[str]:
    if kind in (BlockKind.LEAD, BlockKind.PARAGRAPH, BlockKind.CAPTION):
        return split_sentences(text)
    return [text]


def _paragraphs(lines: list[str]) -> Iterator[_TextLine]:
    groups: list[list[str]] = [[]]
    for line in lines:
        if line.strip():
            groups[-1].append(line.strip())
        else:
            groups.append([])
    groups = [group for group in groups if group]
    width = _hard_wrap(groups)
    for group in groups if width is None else [_unwrapped(group, width) for group in groups]:
        for text in group:
            yield _TextLine(text, isolated=len(group) == 1)


def _hard_wrap(groups: list[list[str]]) -> int | None:
    """Return the width of a text that was wrapped throughout, None if it was not."""
    # The mark of wrapped text: each line is so full that the first word of the next would not have fitted.
    wrapped = [group for group in groups if len(group) > 1]
    width = max((len(line) for group in wrapped for line in group), default=0)
    pairs = [pair for group in wrapped for pair in pairwise(group)]
    full = sum(_is_full(line, following, width) for line, following in pairs)
    if full >= 3 and full >= 0.8 * len(pairs) and width <= _LONGEST_HARD_WRAPPED_LINE:
        return width
    return None


def _is_full(line: str, following: str, width: int) -> bool:
    return len(line) + 1 + len(following.split(None, 1)[0]) > width


def _unwrapped(group: list[str], width: int) -> list[str]:
    joined = group[:1]
    for line, following in pairwise(group):
        if _is_full(line, following, width):
            joined[-1] = f"{joined[-1]} {following}"
        else:
            joined.append(following)
    return joined


def _kinds(lines: list[_TextLine]) -> list[BlockKind]:
    kinds = [_marked_kind(line.text, first=i == 0) for i, line in enumerate(lines)]
    texts = [i for i, kind in enumerate(kinds) if kind is BlockKind.PARAGRAPH]
    headline = body = False
    for i, following in zip_longest(texts, texts[1:]):
        longer = following is not None and len(lines[following].text) > len(lines[i].text)
        if following is not None and not headline and not body and _is_headline(lines[i], longer):
            kinds[i] = BlockKind.HEADLINE
            headline = True
        elif following is not None and _is_heading(lines[i]):
            kinds[i] = BlockKind.SUBHEADING
        else:
            if following is not None and not body:
                kinds[i] = BlockKind.LEAD
            body = True
    return kinds


def _marked_kind(text: str, first: bool) -> BlockKind:
    if len(text) <= _LONGEST_CREDIT:
        # "Von Amazon zu Alibaba" on top is a headline.
        if _AUTHOR_BOX.fullmatch(text) and not (first and text.lower().startswith("von ")):
            return BlockKind.AUTHOR_BOX
        if _CREDIT.fullmatch(text) and len(split_sentences(text)) == 1:
            return BlockKind.CREDIT
        if _CAPTION.fullmatch(text):
            return BlockKind.CAPTION
    return BlockKind.PARAGRAPH


def _is_headline(line: _TextLine, longer_follows: bool) -> bool:
    """Return whether the first line is a headline; one that stands alone may end as it likes if it is short."""
    words = line.text.split()
    if len(words) == 1 and line.text.isupper():
        # "WIRTSCHAFT" names the section.
        return False
    if _is_heading(line):
        return True
    short = len(line.text) <= _LONGEST_HEADING and (len(words) <= 8 or not line.text.endswith("."))
    return line.isolated and longer_follows and short and not line.text.endswith((",", ";", ":"))


def _is_heading(line: _TextLine) -> bool:
    text = line.text
    if len(text) > _LONGEST_HEADING or _LIST_ITEM.match(text) or not any(map(str.isalpha, text)):
        return False
    if len(split_sentences(text)) > 1:
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
        digest = hashlib.sha256(normalize(text).encode()).hexdigest()[:8]
        self._seen[digest] += 1
        rank = self._seen[digest]
        return Sentence(f"s{digest}" if rank == 1 else f"s{digest}-{rank}", text)
