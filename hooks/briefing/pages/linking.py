"""A paragraph's sentences in; their texts as runs, some of which link to the page of what they name, out."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from briefing.desk.blocks import Block
from briefing.desk.mentions import Mention
from briefing.desk.reference import Entry
from briefing.knowledge.brief import Brief


@dataclass(frozen=True)
class Run:
    """A piece of a sentence."""

    text: str
    entry: Entry | None = None
    """What it links to."""


@dataclass(frozen=True)
class Linked:
    """A sentence in both languages as runs; joined, they are its text."""

    de: tuple[Run, ...]
    en: tuple[Run, ...]
    """Empty where there is no English."""


def linked_sentences(brief: Brief) -> Mapping[str, Linked]:
    """Return every sentence of an article by its id; a name links once a paragraph and language."""
    return {id: linked for block in brief.article.blocks for id, linked in _linked_block(brief, block)}


def _linked_block(brief: Brief, block: Block) -> Iterator[tuple[str, Linked]]:
    german: set[Entry] = set()
    english: set[Entry] = set()
    for sentence in block.sentences:
        mentions = brief.mentions.get(sentence.id, [])
        places = [(m.start, m.end, m.entry) for m in mentions]
        text = brief.translation.english[sentence.id].text or ""
        twins = _in_english(sentence.text, text, mentions) if text and mentions else []
        yield sentence.id, Linked(_runs(sentence.text, places, german), _runs(text, twins, english))


def _in_english(german: str, english: str, mentions: Iterable[Mention]) -> list[tuple[int, int, Entry]]:
    """Return where the English has what the German names, in the German's spelling or the English one."""
    own = [(german[mention.start : mention.end], mention.entry) for mention in mentions]
    names = dict.fromkeys([*own, *((entry.name, entry) for _, entry in own)])
    found: dict[Entry, tuple[int, int]] = {}
    # The longest first, so that "Alibaba.com" is not taken for "Alibaba".
    for name, entry in sorted(names, key=lambda named: (-len(named[0]), named[0])):
        for match in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", english) if entry not in found else ():
            if not any(start < match.end() and match.start() < end for start, end in found.values()):
                found[entry] = match.span()
                break
    places = [(start, end, entry) for entry, (start, end) in found.items()]
    return sorted(places, key=lambda place: place[0])


def _runs(text: str, places: Iterable[tuple[int, int, Entry]], seen: set[Entry]) -> tuple[Run, ...]:
    runs, done = [], 0
    for start, end, entry in places:
        if entry in seen:
            continue
        seen.add(entry)
        runs += [Run(text[done:start]), Run(text[start:end], entry)]
        done = end
    return tuple(run for run in (*runs, Run(text[done:])) if run.text)
