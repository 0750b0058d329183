"""Word classes, as far as the spelling of a German word tells them: a noun, perhaps a name, neither."""

import re
from dataclasses import dataclass
from enum import IntEnum, auto

from briefing.german.dates.words import MONTHS
from briefing.german.names.nouns import introduces_names, is_common_noun
from briefing.german.scales import ABBREVIATED_SCALES, SCALES_BEFORE_A_POINT
from briefing.german.sentences import OPENERS


class WordClass(IntEnum):
    """The class of a word by its spelling; from `COMPANY` on, it may be part of a name."""

    BREAK = auto()
    """Punctuation."""
    LOWER = auto()
    """In lower case, or with a capital only because it opens a sentence."""
    DETERMINER = auto()
    """An article, a possessive, a number: a noun follows."""
    PREPOSITION = auto()
    NOUN = auto()
    ROLE = auto()
    """A noun that introduces names: `Konzern`, `Provinz`."""
    COMPANY = auto()
    """The end of a company's name: `AG`, `Group`."""
    PLAIN = auto()
    """With a capital, and nothing else is known."""
    ACRONYM = auto()
    """`DHL`"""
    SHAPE = auto()
    """Spelt as no noun is: `JD.com`, `AliExpress`, `eBay`."""


@dataclass(frozen=True)
class ClassifiedWord:
    """A word or punctuation mark of a sentence."""

    start: int
    end: int
    text: str
    word_class: WordClass
    opens: bool
    """It opens the sentence, a quotation or what follows a colon, where every word has a capital."""
    prefix: str = ""
    """What looks like a name in a compound that ends in a noun: `Haier` of "Haier-Tochter"."""


_TOKEN = re.compile(r"[^\W_](?:\w|[.&+'’-](?=\w))*|[^\w\s]")
_OPENING = frozenset('"„“»«›‹‚:–—-•(')
_DETERMINERS = frozenset(
    """der die das dem den des ein eine einem einen einer eines kein keine keinem keinen keiner mein meine meinem meinen
    meiner sein seine seinem seinen seiner seines ihr ihre ihrem ihren ihrer ihres unser unsere unserem unseren unserer
    euer eure dieser diese dieses diesem diesen jener jene jenes jenem jenen jeder jede jedes jedem jeden mancher manche
    welcher welche welches alle allen aller einige einigen einiger mehrere mehreren viele vielen vieler wenige wenigen
    beide beiden beider im am zum zur beim vom ins ans aufs fürs zwei drei vier fünf sechs sieben acht neun zehn elf
    zwölf hundert tausend solche solchen solcher andere anderen anderer weitere weiteren weiterer mehr weniger etwas
    dessen deren viel wenig genug sämtliche zahlreiche zahlreichen""".split()
)
_PREPOSITIONS = frozenset(
    """von bei mit durch für gegen in aus nach zu an auf über unter vor hinter neben zwischen seit bis um ohne gegenüber
    wegen trotz laut per pro via samt nahe ab außer""".split()
)
# Besides OPENERS, what may stand first in a sentence and is no name.
_FUNCTION = OPENERS | frozenset(
    """dadurch dorthin entgegen entweder erneut erstmals gerade gilt hingegen hinter je jenseits jüngst lange letztlich
    links meist momentan neben neu neue neuen neuer neues niemals nie oft online rechts rund selbst seither sogar
    sofort überdies überall vielleicht voll vorerst vorher vormals wohin wozu womit zeitgleich zugleich sehr besonders
    dr prof st nr herr herrn frau mr mrs ms allem allen aller anders darunter davon dessen deren eigene eigenen
    welches welchem wessen wohl laut fast knapp gut circa etwa ca so dank ebenso einst früher später damals teils
    anfangs hierbei hierfür hiermit indessen infolge inmitten innerhalb außerhalb mindestens höchstens nur solange
    sowie sowohl weder zugunsten zumal zumindest gleichzeitig gleich allzu alledem einer einiges künftig mir mich dir
    dich uns euch wir ich du""".split()
)
_DOMAIN = re.compile(r"[\w-]+\.(?:com|de|net|org|at|ch|io|eu|tv|ai|cn|fr|uk|info)", re.IGNORECASE)
_INNER_CAPITAL = re.compile(r"[a-z]{1,2}-?[A-ZÄÖÜ]|[A-ZÄÖÜ]{2,}[a-zäöüß]{2}|(?=[A-ZÄÖÜ])\w*(?<=[a-zäöüß])[A-ZÄÖÜ]")
_WITH_DIGIT = re.compile(r"[^\W\d][^\W\d]*\d+\w*")
_UPPER = re.compile(r"[A-ZÄÖÜ][A-ZÄÖÜ0-9&+]{1,}")
# More capitals are only shouting: "HANNOVER (dpa)".
_LONGEST_ACRONYM = 5
# Not the noun: "Bad Hersfeld".
_SPA = re.compile(r"Bad\s(?=[A-ZÄÖÜ])")
# "Rechen- und Logistikzentren"
_CUT_SHORT = re.compile(r"-(?!\w)")
_ROMAN = re.compile(r"[IVXLC]+")
# Written like names, and none.
_NO_NAMES = frozenset(
    """abs ai app apps art az b2b b2c ceo cfo co2 coo corona cross-border cto deals dvd e-auto e-autos e-bike e-bikes
    e-book e-commerce e-mail e-mobilität e-roller e-sport ebit ebitda ebook ecommerce email em ep gb gps gw ipo it jobs
    ki km kwh led lkw mb mw mwst ok onlineshop op pc pkw ps ssd start-up startup startups tb tv us usb web
    wlan wm""".split()
) | (ABBREVIATED_SCALES - SCALES_BEFORE_A_POINT)
# First parts of compounds that are no names: "Online-Händler", "Mega-Umsatz", "Ex-Chef".
_NO_PREFIXES = _NO_NAMES | frozenset(
    """online offline mega super top tech ex us eu usa internet handy web öko bio mini profi spitzen vize chef euro
    dollar start-up pop rock high smart service cloud open live home fast second low business fashion food mobile
    marketing software hardware social elektro cross plattform welt amateur rekord pilot sofort not vertriebs joint
    nord süd ost west nordost nordwest südost südwest anti pro post non co inter trans prozent blockchain krypto hybrid
    video audio hightech lifestyle premium luxus budget billig bezahl lokal kultur sport kunden warn""".split()
)
_COMPANY = frozenset(
    "ag se gmbh kg kgaa group gruppe holding inc corp corporation ltd limited company bank plc sa ev".split()
)
_MONTHS = frozenset(month.lower() for month in MONTHS)


def classify_words(sentence: str) -> list[ClassifiedWord]:
    """Return the words and marks of a sentence in reading order."""
    words: list[ClassifiedWord] = []
    opens = True
    for match in _TOKEN.finditer(sentence):
        text = match[0]
        word_class, prefix = _classify(text)
        if _SPA.match(sentence, match.start()):
            word_class = WordClass.PLAIN
        elif word_class is WordClass.PLAIN and _CUT_SHORT.match(sentence, match.end()):
            word_class = WordClass.NOUN
        words.append(ClassifiedWord(match.start(), match.end(), text, word_class, opens, prefix))
        opens = text in _OPENING and (opens or text not in "(-")
    return words


def classify_word(text: str) -> WordClass:
    """Return the class of a word without a hyphen that is no function word."""
    if text.endswith("Innen") or (text[0].islower() and not _INNER_CAPITAL.match(text)):
        return WordClass.LOWER
    if _UPPER.fullmatch(text) and len(text) <= _LONGEST_ACRONYM:
        return WordClass.ACRONYM
    if _INNER_CAPITAL.match(text) or _WITH_DIGIT.fullmatch(text):
        return WordClass.SHAPE
    if introduces_names(text):
        return WordClass.ROLE
    return WordClass.NOUN if is_common_noun(text) else WordClass.PLAIN


def _classify(text: str) -> tuple[WordClass, str]:
    """Return the class of a word and, of a compound, its first part if that looks like a name."""
    lower = text.lower()
    if not text[0].isalnum():
        return WordClass.BREAK, ""
    if lower in _DETERMINERS or text[0].isdigit():
        return WordClass.DETERMINER, ""
    if lower in _PREPOSITIONS:
        return WordClass.PREPOSITION, ""
    if lower in _COMPANY and not text[0].islower():
        return WordClass.COMPANY, ""
    if lower in _FUNCTION:
        return WordClass.LOWER, ""
    if lower in _NO_NAMES or lower in _MONTHS or _ROMAN.fullmatch(text):
        return (WordClass.LOWER if text[0].islower() else WordClass.NOUN), ""
    if _DOMAIN.fullmatch(text):
        return WordClass.SHAPE, ""
    if "-" in text and text[0].isupper():
        return _classify_compound(text)
    return classify_word(text), ""


def _classify_compound(text: str) -> tuple[WordClass, str]:
    """Return the class of a hyphenated word: "Haier-Tochter" a noun with a name in it, "Baden-Württemberg" a name."""
    parts = text.split("-")
    last = parts[-1]
    if not (last[0].islower() or is_common_noun(last)):
        named = any(part.lower() in _NO_PREFIXES or is_common_noun(part) for part in parts[:-1])
        return (WordClass.NOUN if named else WordClass.PLAIN), ""
    while parts and (parts[-1][0].islower() or is_common_noun(parts[-1])):
        parts.pop()
    prefix = "-".join(parts)
    word_class = WordClass.ROLE if introduces_names(last) else WordClass.NOUN
    looks = prefix and prefix.lower() not in _NO_PREFIXES and not any(part.lower() in _NO_PREFIXES for part in parts)
    return word_class, prefix if looks and not prefix[0].isdigit() else ""
