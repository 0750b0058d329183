"""Words that look like a name where they stand in a German sentence.

In a language that writes every noun with a capital, a name is a capitalised word that is no known noun and stands where
nouns do not: without an article ("bei Amazon"), in the genitive before a noun ("Zalandos Umsatz"), behind its kind
("Provinz Hainan").
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum, auto

from briefing.german.names.word_classes import ClassifiedWord, WordClass, classify_word

# Finite verbs of one person or thing: "Liu bestätigte"; two of them would have a verb in -en.
_SINGULAR = re.compile(
    r"(?:ist|hat|will|wird|kann|soll|muss|darf|mag|war|sei|habe|werde|könne|solle|gab|kam|ging|[^\W\d]{2,}(?:t|te))"
)
_NO_VERBS = frozenset("erst fast gesamte jetzt laut letzte meist mit nicht seit selbst sonst statt zuletzt".split())
_SAYS = re.compile(
    r"(?:sag|erklär|beton|ergänz|kündig|teil|mein|erläuter|berichte|warn|forder|kommentier|schreib|glaub)\w*t?e?"
)
# More capitals in a row are a headline in English style.
_MOST_WORDS = 7
_NOUNS = (WordClass.NOUN, WordClass.ROLE)
_AND = frozenset({"und", "oder", "sowie"})
# Inside names: "Rio de Janeiro", "Ludwig van Beethoven".
_PARTICLES = frozenset("al bin de del della di dos du la le of ten ter van".split())
_OUTLET = re.compile(r"\w{4,}(?:blatt|zeitung|anzeiger|kurier|rundschau)")
_NO_OUTLET = re.compile(
    r"(?:abonnement|amts|bei|boulevard|deck|fach|fahrrad|falt|feigen|flug|kalender|kirchen|klee|lokal|merk|mitteilungs"
    r"|monats|noten|online|partei|regional|schüler|sonntags|sport|tages|titel|verbands|wirtschafts|wochen)s?"
    r"(?:blatt|zeitung|anzeiger|kurier|rundschau)",
    re.IGNORECASE,
)
_ADJECTIVE = re.compile(r"[^\W\d]{3,}e[nrms]?")
_SURELY_ADJECTIVE = re.compile(r"[^\W\d]+(?:isch|lich|ig|bar|ell|iv|al|sam|los|haft|st|end|är)e[nrms]?")
# What opens a sentence with a capital only for that: "Dunkles Eis", "Minutenlang lagen", "Gestört hat", "Bezahlt wird".
_OPENING_ADJECTIVE = re.compile(
    r"[^\W\d]{2,}(?:(?:isch|lich|ig|bar|ell|iv|sam|los|haft|end|ert|voll|reich|frei)(?:e[nrms]?)?|es|lang|weise|falls"
    r"|wärts|mals|tens)|(?i:(?:an|auf|aus|ab|ein|vor|zu)?ge\w+t|(?:be|ver)\w+(?:t|en))"
)


class Reason(IntEnum):
    """Why words look like a name; the higher, the surer."""

    BARE = auto()
    """No article where a noun would have one: "Plattformen wie Otto"."""
    OUTLET = auto()
    """It ends as names of newspapers do: "das Handelsblatt"."""
    PREPOSITION = auto()
    """No article behind a preposition: "in Hangzhou"."""
    SUBJECT = auto()
    """No article before or behind a verb in the singular: "Liu bestätigte"."""
    COMPOUND = auto()
    """The first part of a compound: "Haier-Tochter"."""
    ACRONYM = auto()
    """`DHL`"""
    GENITIVE = auto()
    """Without an article: "Zalandos Umsatz"."""
    APPOSITION = auto()
    """Behind its kind: "Konkurrenten Haier", "Provinz Hainan"."""
    SEQUENCE = auto()
    """Several words in a row: "Jack Ma"."""
    SHAPE = auto()
    """Spelt as no noun is: "JD.com", "AliExpress", "eBay"."""


@dataclass(frozen=True)
class NameCandidate:
    """Words of a sentence that look like a name."""

    start: int
    end: int
    text: str
    """The name without a genitive s and without the rest of a compound: `Alibaba` of "Alibaba-Gründer"."""
    reason: Reason


def candidates(words: Sequence[ClassifiedWord], sentence: str) -> Iterator[NameCandidate]:
    """Yield what looks like a name in a sentence, given with its classified words, in reading order."""
    place = 0
    while place < len(words):
        word = words[place]
        if word.prefix:
            surely = classify_word(word.prefix) is WordClass.SHAPE
            reason = Reason.SHAPE if surely else Reason.COMPOUND
            yield NameCandidate(word.start, word.start + len(word.prefix), word.prefix, reason)
        if word.word_class >= WordClass.PLAIN:
            end = _end_of_run(words, place)
            if candidate := _of_run(words, place, end, sentence):
                yield candidate
            place = end
            continue
        if _is_outlet_in_capitals(words, place) and not sentence.isupper():
            end = words[place + 1].end
            yield NameCandidate(word.start, end, sentence[word.start : end], Reason.SEQUENCE)
            place += 1
        elif word.text[0].isupper() and _OUTLET.fullmatch(word.text) and not _NO_OUTLET.fullmatch(word.text):
            yield NameCandidate(word.start, word.end, word.text, Reason.OUTLET)
        place += 1


def _is_outlet_in_capitals(words: Sequence[ClassifiedWord], place: int) -> bool:
    """Return whether an article is part of a name: "DER SPIEGEL", "DIE ZEIT"."""
    follows = words[place + 1].text if place + 1 < len(words) else ""
    return words[place].text in ("DER", "DIE", "DAS") and follows.isupper() and len(follows) > 2


def _end_of_run(words: Sequence[ClassifiedWord], place: int) -> int:
    """Return the end of the words that may be one name: "Rio de Janeiro", "Merian & Kloss", "Ursula von der Leyen"."""
    end = place + 1
    while end < len(words):
        link = end
        if words[link].text == "&" or words[link].text in _PARTICLES:
            link += 1
        elif [word.text for word in words[link : link + 2]] == ["von", "der"] and _is_last(words, link + 2):
            link += 2
        if link == len(words) or words[link].word_class < (WordClass.COMPANY if link == end else WordClass.PLAIN):
            break
        end = link + 1
    return end


def _is_last(words: Sequence[ClassifiedWord], place: int) -> bool:
    return place + 1 >= len(words) or words[place + 1].word_class < WordClass.COMPANY


def _of_run(words: Sequence[ClassifiedWord], start: int, end: int, sentence: str) -> NameCandidate | None:
    """Return the name in a run of words that may all be parts of one, or None."""
    after = words[end] if end < len(words) else None
    if words[start].opens and end - start > 1 and _only_opens(words[start]):
        start += 1
    determined = has_determiner(words, start)
    of_place = determined and after is not None and after.word_class in _NOUNS and words[end - 1].text.endswith("er")
    if (
        end - start > 1
        and determined
        and not of_place
        and all(word.word_class is WordClass.PLAIN for word in words[start:end])
    ):
        # "der Geograf Paolo Conti", "das Joint Venture": the first word is the noun of the article.
        start += 1
        reason: Reason | None = Reason.BARE
    else:
        reason = _reason(words, start, end, determined) if end - start == 1 else None
    if end - start > 1:
        reason = Reason.SEQUENCE
    if reason is None or end - start > _MOST_WORDS:
        return None
    text = sentence[words[start].start : words[end - 1].end]
    if of_place and reason is Reason.SEQUENCE:
        # "der New Yorker Börse"
        text = text.removesuffix("er")
    else:
        text = _without_s(text, words[start - 1] if start else None, after)
    return NameCandidate(words[start].start, words[start].start + len(text), text, reason)


def has_determiner(words: Sequence[ClassifiedWord], place: int) -> bool:
    """Return whether a determiner stands before a word, with or without an adjective in between."""
    if not place:
        return False
    before = words[place - 1]
    if before.word_class is WordClass.DETERMINER:
        return True
    if before.word_class is not WordClass.LOWER or not _ADJECTIVE.fullmatch(before.text):
        return False
    return bool(_SURELY_ADJECTIVE.fullmatch(before.text)) or (
        place > 1 and words[place - 2].word_class is WordClass.DETERMINER
    )


def _reason(words: Sequence[ClassifiedWord], place: int, end: int, determined: bool) -> Reason | None:
    """Return why a single word looks like a name where it stands, or None."""
    word = words[place]
    before = words[place - 1] if place else None
    after = words[end] if end < len(words) else None
    noun_follows = after is not None and after.word_class in _NOUNS
    if word.word_class in (WordClass.SHAPE, WordClass.ACRONYM):
        return Reason.SHAPE if word.word_class is WordClass.SHAPE else Reason.ACRONYM
    if before and before.word_class is WordClass.ROLE:
        return Reason.APPOSITION
    if determined:
        # "der Allianz Versicherungsgesellschaft", but "das Handy"
        return Reason.BARE if after and after.word_class is WordClass.ROLE and not word.text.endswith("er") else None
    if word.opens and _only_opens(word):
        return None
    if word.text.endswith("s") and (noun_follows or (before and before.word_class is WordClass.NOUN)):
        return Reason.GENITIVE
    if noun_follows:
        return None
    if before and before.word_class is WordClass.PREPOSITION:
        return Reason.PREPOSITION
    if (word.opens and after and _is_singular(after)) or (before and _SAYS.fullmatch(before.text)):
        return Reason.SUBJECT
    ends = after is None or after.word_class is WordClass.BREAK or after.text in _AND
    return Reason.BARE if ends or not word.opens else None


def _only_opens(word: ClassifiedWord) -> bool:
    return word.word_class is WordClass.PLAIN and bool(_OPENING_ADJECTIVE.fullmatch(word.text))


def _is_singular(word: ClassifiedWord) -> bool:
    return word.word_class is WordClass.LOWER and word.text not in _NO_VERBS and bool(_SINGULAR.fullmatch(word.text))


def _without_s(text: str, before: ClassifiedWord | None, after: ClassifiedWord | None) -> str:
    """Return a name without the genitive's s: that of "Alibabas CEO" and "Regionen Chinas", not that of "Paris"."""
    if text.endswith(("’", "'")):
        return text[:-1]
    if len(text) < 4 or text.endswith(("ss", "us", "is")) or not re.search(r"[a-zäöüß]s$", text):
        return text
    if before and before.word_class is WordClass.ROLE:
        # "Plattform Südostasiens", but "Trainer Jonas"
        return re.sub(r"(?<=ien|and)s$", "", text)
    genitive = (after and after.word_class in _NOUNS) or (before and before.word_class is WordClass.NOUN)
    return text[:-1] if genitive else text
