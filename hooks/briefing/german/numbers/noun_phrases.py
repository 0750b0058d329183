"""Noun phrases: "chinesische und internationale Händler".

There is no lexicon, so agreement decides: behind a number an adjective in -e stands without a preposition of the
dative ("70.000 neue Läden"), one in -en only with an article or a preposition ("mit zwei neuen Läden"); whatever else
ends so is a verb ("rund 70.000 besuchten Messen").
"""

from briefing.german.numbers.number_words import number_of
from briefing.german.numbers.tokens import Token, is_noun
from briefing.german.numbers.unit_words import NOUNS_OF_MEASURE, UNIT_SYMBOLS

_LONGEST = 7
_ENDINGS = ("e", "en", "er", "es", "em")
_NEVER_ADJECTIVES = frozenset(
    """aber alle allen aller alles als außer bevor beide beiden bisher daher danach darunter dabei davor deren
    derer dessen diese diesem diesen dieser dieses eine einem einen einer eines eher entweder etliche ferner
    früher gegen gegenüber gerade gerne gestern heute hinter hätte hätten hatte hatten habe haben ihre ihrem
    ihren ihrer ihres immer innen innerhalb außerhalb jede jedem jeden jeder jedes jene jenen jener kamen keine
    keinem keinen keiner keines können könne könnte könnten konnte konnten lange lassen ließen meine meinen
    meiner mehrere mindestens müsse müssen müsste müssten musste mussten neben nieder noch oder ohne sagen sagte
    sagten schließen sehen sei seien seine seinem seinen seiner seines seither sollte sollten solle sollen
    sondern sowie später statt über überhaupt unter unsere unserem unseren unserer unseres wären waren wäre
    wegen weder weiter weniger wenige welche welchem welchen welcher welches werde werden wieder wolle wollen
    wollte wollten worden wurde wurden würde würden zwischen zufolge zusammen vorher hinunter herunter höher
    niedriger größer kleiner besser länger teurer dürfe dürfen dürfte dürften durfte durften machen machte
    machten gibt geben gaben gehen gingen stehen standen liegen lagen bleiben blieben nehmen nahmen kommen
    bringen brachten arbeiten leben lebten arbeiteten starben sterben gehören gehörten wählen leiden jahre
    einander erneut selber""".split()
)
_ADVERBS = frozenset(
    """neu bereits weltweit schwer leicht so gut voll sehr besonders elektrisch online noch rein frisch fest
    öffentlich staatlich politisch wirtschaftlich technisch psychisch chronisch stark kaum bislang bisher damals
    eigens""".split()
)
_OF_ADVERBS = ("lich", "ig", "isch", "weise", "al", "iv", "ell")
_ARTICLES = frozenset(
    """der die das den dem des diese diesen dieser dieses seine seinen seiner ihre ihren ihrer unsere unseren
    unserer meine meinen meiner alle allen aller jene jenen jener beide beiden eure euren""".split()
)
_GENITIVES = frozenset("der des dieser dieses seiner ihrer seines ihres aller unserer unseres jener meiner".split())
_BEFORE_NUMBERS = frozenset("rund etwa knapp fast gut über mehr als".split())
_DATIVE = frozenset("mit aus bei von nach zu seit gegenüber außer binnen samt beim vom zum zur".split())
_WEAK = _ARTICLES | _DATIVE | frozenset("in an auf vor unter neben zwischen hinter über ab".split())
"""The words that an adjective in -en may follow."""
# Before a number and without a case of their own: "mit insgesamt zwei neuen Läden".
FILLERS = frozenset(
    """insgesamt jeweils derzeit weltweit bundesweit deutschlandweit europaweit zuletzt bisher bislang inzwischen
    mittlerweile aktuell zuvor nur noch immerhin zusammen umgerechnet jährlich bereits schon auch sogar
    durchschnittlich ebenfalls nunmehr gerade heute zunächst lediglich gerademal wohl voraussichtlich""".split()
)
_PLURALS = ("e", "en", "er", "ern", "el", "eln", "s", "lein", "rn", "ln")
_NO_PLURALS = frozenset(
    """plus minus bonus virus mal male malen uhr drittel dritteln sechstel siebtel achtel neuntel viertel fünftel
    zehntel prozent mitte ende anfang""".split()
)
# One form for one and many.
_UNCHANGED = (
    "mann", "stück", "paar", "pkw", "lkw", "suv", "ps", "kw", "blatt", "fass", "glas", "bier", "pfund", "bitcoin",
    "kelvin", "karat", "schuss", "satz", "gb", "fuß",
)  # fmt: skip
# "20 Rote Karten", "20 Berliner Schulen"
_CAPITAL_ADJECTIVES = frozenset(
    """Rote Gelbe Gelb-Rote Grüne Blaue Schwarze Weiße Deutsche Freie Olympische Berliner Münchner Münchener
    Hamburger Kölner Frankfurter Schweizer Wiener Zürcher Basler Berner Genfer Pariser Londoner Stuttgarter
    Düsseldorfer Leipziger Dresdner Bremer Brüsseler Moskauer Pekinger Tokioter Dortmunder Essener Nürnberger
    Bonner Mainzer Potsdamer Erfurter Kieler Lübecker Salzburger Grazer Linzer Innsbrucker Washingtoner
    Mannheimer Karlsruher Freiburger Augsburger Duisburger Wuppertaler Bielefelder Rostocker Magdeburger""".split()
)


def is_plural(noun: Token) -> bool:
    """Return whether a noun may be a plural, as far as its ending tells."""
    if noun.text in UNIT_SYMBOLS:
        return True
    lower = noun.lower
    if len(lower) < 4 and lower.endswith("s"):
        return len(lower) == 3 and noun.text[:2].isupper()  # "PCs", but not "2 Ws 264/13"
    return lower not in _NO_PLURALS and (lower.endswith(_PLURALS) or lower.endswith(_UNCHANGED))


def counted(tokens: list[Token], i: int, before: int) -> tuple[int, int] | None:
    """Return the span of what a number counts, from `i`, right after it; `before` is the token before its qualifier.

    It is empty where something is counted but the grammar is not sure where its name ends.
    """
    if tokens[i].text in UNIT_SYMBOLS or tokens[i].lower.endswith(NOUNS_OF_MEASURE):
        return i, i + 1
    while tokens[before].lower in FILLERS:
        before -= 1
    noun = noun_after_adjectives(tokens, i)
    if noun is None or not all(_agrees(word, tokens[before]) for word in tokens[i:noun] if _is_adjective(word)):
        return None
    return _whole_noun(tokens, i, noun)


def genitive(tokens: list[Token], i: int) -> tuple[int, int] | None:
    """Return the span of a genitive, from its article on ("der Händler", "des Umsatzes")."""
    if tokens[i].lower not in _GENITIVES or not tokens[i].text[0].islower():
        return None
    place = i + 1
    while tokens[place].lower in _BEFORE_NUMBERS:
        place += 1
    following = tokens[place]
    if following.text[:1].isdecimal() or number_of(following.lower) is not None:
        place += 1  # "der rund 2.000 Händler", "der fünf Vorstände"
    noun = noun_after_adjectives(tokens, place)
    if noun is None or any(word.lower.endswith("e") for word in tokens[i + 1 : noun] if _is_adjective(word)):
        return None  # "mit 40 Prozent der größte Aktionär"
    if tokens[i].lower.endswith("es") and tokens[i].lower != "ihres" and not tokens[noun].lower.endswith(("s", "n")):
        return None
    return i, noun + 1


def adjectives_before(tokens: list[Token], noun: int) -> int:
    """Return the first of the adjectives right before a noun, or the noun."""
    first = noun
    while noun - first < 3 and _is_adjective(tokens[first - 1]):
        first -= 1
    return first


def noun_after_adjectives(tokens: list[Token], i: int) -> int | None:
    """Return the noun that a token is, or that only adjectives separate it from."""
    for place in range(i, i + _LONGEST):
        word, following = tokens[place : place + 2]
        if is_noun(word):
            return place
        joins = place > i and word.lower in (",", "und", "oder", "sowie") and _is_adjective(tokens[place - 1])
        adverb = joins or word.lower in _ADVERBS or (word.text[:1].islower() and word.lower.endswith(_OF_ADVERBS))
        if not (_is_adjective(word) or (adverb and (_is_adjective(following) or following.lower in _ADVERBS))):
            return None
    return None


def _is_adjective(word: Token) -> bool:
    return (
        word.text[:1].islower()
        and len(word.text) > 3
        and word.lower.endswith(_ENDINGS)
        and word.lower not in _NEVER_ADJECTIVES
    )


def _agrees(adjective: Token, before: Token) -> bool:
    if adjective.lower.endswith("en"):
        return before.lower in _WEAK
    if adjective.lower.endswith("e"):
        return before.lower not in _DATIVE
    return adjective.lower.endswith("er")


def _whole_noun(tokens: list[Token], first: int, noun: int) -> tuple[int, int] | None:
    word, following, third = tokens[noun : noun + 3]
    if following.text == "-" and word.touches(following) and third.lower in ("und", "oder", "bzw", ","):
        # "Haushalts- und Großgeräte"
        last = next((j for j in range(noun + 3, noun + 5) if is_noun(tokens[j])), None)
        return (first, last + 1) if last and is_plural(tokens[last]) else None
    if is_noun(following) and is_plural(following):
        if word.text in _CAPITAL_ADJECTIVES or not is_plural(word):
            return first, noun + 2  # "Berliner Schulen", "Online Händler"
        # "Bochumer Schulen", or "Händler" with a genitive or nothing to do with the next noun
        return (first, first) if word.lower.endswith("er") else (first, noun + 1)
    return (first, noun + 1) if is_plural(word) else None
