"""Finding known names in the sentences of an article.

Every word is looked up once in a table of the names' first words, so the cost does not grow with the number of names. A
name is found with a genitive s ("Alibabas") and before a hyphen ("JD.com-Chef"); the longest one that fits counts.
"""

import re
from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Generic, NamedTuple, TypeVar

from briefing.german.normalize import nfc, offsets
from briefing.german.sentences import OPENERS

Owner = TypeVar("Owner", bound=Hashable)

_WORD = re.compile(r"\w+")
_SPACE = re.compile(r"\s")
_OPENING, _CLOSING = tuple("„“\"»›‚'"), tuple("“”\"«‹‘'")
_WORD_BEFORE = re.compile(r"([\w-]+\.?)\s$")
# Before a surname, what is no first name: "Gründer Ma", "AliExpress-Chefin Dai", "CEO Liu", "Dr. Müller".
_TITLE = re.compile(
    r"(?i:.*(?:chef|gründer|unternehmer|manager|milliardär|präsident|direktor|vorstand|vorsitzende|leiter|sprecher|"
    r"minister|kanzler|mann|partner|kollege|nachfolger|vorgänger|berater|experte|eigner|eigentümer|inhaber)(?:in|n|s|r|in?s)?"
    r"|herr|herrn|frau|dr\.?|prof\.?|professor)|[A-Z]{2,}"
)


@dataclass(frozen=True)
class Alias(Generic[Owner]):
    """One spelling of the name of something."""

    text: str
    """`Alibaba Group`"""
    owner: Owner
    """The entity that it names."""
    near: tuple[str, ...] = ()
    """Parts of words: an ambiguous alias counts only where one of them stands in the same sentence, or after its owner
    was named in the article by another alias."""
    never: tuple[str, ...] = ()
    """Phrases that hold the alias and mean something else: `Otto von`."""
    quoted: bool = False
    """Counts only in quotation marks, as the press sets titles that are common words: `„Welt“`."""
    surname: bool = False
    """Counts only after its owner's full name, and as long as nobody else of that name is spoken of."""

    @cached_property
    def offset(self) -> int:
        """The characters before its first word: 1 in `.NET`."""
        first = _WORD.search(self.text)
        return first.start() if first else 0


class NameUse(NamedTuple, Generic[Owner]):
    """A use of a name in a sentence."""

    start: int
    end: int
    """Of the name itself, without a genitive s."""
    owner: Owner


class NameIndex(Generic[Owner]):
    """The known names, indexed by their first words."""

    def __init__(self, aliases: Iterable[Alias[Owner]]) -> None:
        by_first_word: dict[str, list[Alias[Owner]]] = defaultdict(list)
        self._surnames: dict[Owner, str] = {}
        for alias in aliases:
            if first := _WORD.search(alias.text):
                by_first_word[first[0]].append(alias)
            if alias.surname:
                self._surnames[alias.owner] = alias.text
        for found in by_first_word.values():
            # Of aliases that are spelt alike, the one with conditions is tried before the one without.
            found.sort(key=lambda alias: (-len(alias.text), not (alias.near or alias.surname)))
        # "Alibabas" may be a name of its own or the genitive of "Alibaba".
        genitives = {f"{word}s": found for word, found in by_first_word.items()}
        self._by_spelling = {
            word: (*by_first_word.get(word, ()), *genitives.get(word, ()))
            for word in by_first_word.keys() | genitives.keys()
        }

    def find(self, sentences: Sequence[str]) -> list[tuple[NameUse[Owner], ...]]:
        """Return the uses in each sentence of one article, in order and without overlaps."""
        context = _ArticleContext(self._by_spelling, self._surnames)
        return [tuple(self._uses(context, sentence)) for sentence in sentences]

    def _uses(self, context: "_ArticleContext[Owner]", sentence: str) -> Iterable[NameUse[Owner]]:
        text = nfc(sentence)
        words = self._first_words(text)
        # Many sentences hold no name.
        if not words:
            return ()
        # Of white space, only the space is printable.
        text = text if text.isprintable() else _SPACE.sub(" ", text)
        return context.uses(text, words, offsets(sentence))

    def _first_words(self, text: str) -> list[re.Match[str]]:
        """Return the words of a text that may begin a name."""
        return [word for word in _WORD.finditer(text) if word[0] in self._by_spelling]


class _ArticleContext(Generic[Owner]):
    """The names that the article has used so far, by which ambiguous ones are told."""

    def __init__(self, by_spelling: Mapping[str, Sequence[Alias[Owner]]], surnames: Mapping[Owner, str]) -> None:
        self._by_spelling = by_spelling
        self._surnames = surnames
        self._named: set[Owner] = set()
        self._bearers: dict[str, Owner | None] = {}
        """The owner that a surname alone means; None where it may be two."""

    def uses(self, text: str, words: Iterable[re.Match[str]], offset: Sequence[int]) -> Iterable[NameUse[Owner]]:
        """Yield the uses in a sentence in NFC, given with the words of it that may begin a name."""
        end = 0
        for word in words:
            if word.start() < end:
                continue
            alias = self._alias(text, word)
            if alias:
                start = word.start() - alias.offset
                end = start + len(alias.text)
                self._remember(alias)
                yield NameUse(offset[start], offset[end], alias.owner)

    def _alias(self, text: str, word: re.Match[str]) -> Alias[Owner] | None:
        for alias in self._by_spelling[word[0]]:
            start = word.start() - alias.offset
            if start >= 0 and _stands(alias.text, text, start) and self._is_meant(alias, text, start):
                return alias
        return None

    def _is_meant(self, alias: Alias[Owner], text: str, start: int) -> bool:
        end = start + len(alias.text)
        for phrase in alias.never:
            # Hardly ever in the sentence at all.
            if phrase in text and phrase in text[max(0, start - len(phrase)) : end + len(phrase)]:
                return False
        if alias.quoted and not (text[start - 1 : start] in _OPENING and text[end : end + 1] in _CLOSING):
            return False
        if alias.surname:
            return self._is_bearer(alias, text, start)
        if not alias.near:
            return True
        # "Otto Waalkes" is somebody else, whatever the sentence is on.
        if re.match(r" [A-ZÄÖÜ][a-zäöüß]", text[end:]) and " " not in alias.text:
            return False
        rest = f"{text[:start]} {text[end:]}".casefold()
        return alias.owner in self._named or any(part.casefold() in rest for part in alias.near)

    def _is_bearer(self, alias: Alias[Owner], text: str, start: int) -> bool:
        before = _WORD_BEFORE.search(text, 0, start)
        if before and _is_first_name(before[1], opens=before.start() == 0):
            # "Yo-Yo Ma": from here on, "Ma" alone could be either.
            self._bearers.pop(alias.text, None)
            return False
        return self._bearers.get(alias.text) == alias.owner

    def _remember(self, alias: Alias[Owner]) -> None:
        self._named.add(alias.owner)
        surname = self._surnames.get(alias.owner)
        if surname and not alias.surname:
            # Of two that were named, "Ma" alone could be either, until one of them is named again.
            other = self._bearers.get(surname)
            self._bearers[surname] = alias.owner if other in (None, alias.owner) else None


def _is_first_name(word: str, opens: bool) -> bool:
    """Return whether the word before a surname makes it somebody else's."""
    if not word[0].isupper() or _TITLE.fullmatch(word):
        return False
    return not (opens and word.casefold() in OPENERS)


def _stands(alias: str, text: str, start: int) -> bool:
    """Return whether a form is there as a word, perhaps with a genitive s."""
    if not text.startswith(alias, start):
        return False
    end = start + len(alias)
    return not _WORD.match(text, end) or (text[end] == "s" and not _WORD.match(text, end + 1))
