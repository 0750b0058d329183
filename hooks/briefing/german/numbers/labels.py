"""Numbers that name something instead of counting: "Platz 3", "iPhone 7", "2012"."""

from briefing.german.numbers.numbers import Number
from briefing.german.numbers.tokens import Token, is_noun

# Whatever follows the number, it is a name.
_ALWAYS = frozenset(
    """nr nrn nummer nummern § §§ art artikel abs absatz paragraf paragraph ziffer az aktenzeichen drucksache hrb tel
    telefon telefonnummer fax hotline iban isbn issn blz plz postfach kennziffer konto covid dax mdax tecdax sdax stoxx
    s&p fortune ftse nikkei nasdaq cac msci atx smi top formel agenda apollo boeing airbus iphone ipad galaxy pixel
    windows android ios xbox playstation model typ version fußnote anm seite seiten kapitel klimaziel rn rdnr euronorm
    industrie web pisa wahlkreis matchball""".split()
)
# So is the number unless a noun in the plural follows at once: "Platz 3", but "je Tag 20 Kunden".
_MOSTLY = frozenset(
    """s platz plätze rang gruppe stufe liga bundesliga gleis halle zimmer klasse tag teil folge staffel episode band
    level phase runde etappe haus block terminal gate flug linie bus tram ice bundesstraße autobahn raum etage station
    halbzeit satz minute kilometer jahrgang baujahr spieltag kategorie windstärke stärke größe note grad stadium
    generation punkt frage regel schritt modell kanal programm bayern radio studio porsche audi bmw mercedes golf
    galaxie schacht tor los kasse schicht abschnitt anhang anlage tabelle abbildung abb grafik bild titel sektor zone
    bezirk quartal saison rolle heft ausgabe akte""".split()
)
_STREETS = ("straße", "strasse", "str", "weg", "allee", "gasse", "platz", "damm", "ufer", "chaussee", "ring", "markt")
# "in dieser Saison 36 Tore", "in der vergangenen Saison 40"
_COUNTS_EACH = frozenset(
    "pro je jeden jedem jede am diesem dieser diese jeder einem letzten letzter ersten zweiten laufenden".split()
)
# Before a year: "im Jahr 2000", "seit 2000", "Ende 2000".
_BEFORE_YEARS = frozenset(
    """jahr jahre jahren jahres seit anfang mitte ende ab bis im januar februar märz april mai juni juli august
    september oktober november dezember frühjahr frühling sommer herbst winter spätsommer ostern weihnachten neujahr
    olympia em wm silvester jahrgang""".split()
)


def is_part_of_name(tokens: list[Token], i: int) -> bool:
    """Return whether the digits at a token belong to the word before them, as in "G20", "Covid-19" and "’68"."""
    before, token = tokens[i - 1 : i + 1]
    if not before.touches(token):
        return before.text in ("#", "§", "§§", "×", "x", "†")
    if before.text[-1].isalnum() or before.text in "'’#§*†@_=/×":
        return True
    return before.text in "-–.&:" and tokens[i - 2].touches(before) and tokens[i - 2].text[-1].isalnum()


def is_label(tokens: list[Token], number: Number, counts_a_noun: bool, is_qualified: bool) -> bool:
    """Return whether a number without a unit is a label.

    It depends on whether a plural noun follows, which it may count, and whether a word like "rund" precedes it.
    """
    before = tokens[number.first - 1]
    if before.text == "." and not tokens[number.first - 2].text[:1].isdecimal():
        before = tokens[number.first - 2]  # "Nr. 5"
    if number.in_digits and (before.lower in _ALWAYS or _among_digits(tokens, number)):
        return True
    if number.in_digits and len(before.text) == 1 and before.text.isupper():
        return True  # "auf der A 7"
    # In "Platz 3 200" two numbers may have come to look like one.
    spaced = number.in_digits and " " in number.text and before.lower in _MOSTLY
    if spaced or not number.is_bare or (is_qualified and counts_a_noun):
        return spaced
    if number.in_digits and _is_label(tokens, before, number, counts_a_noun):
        return True
    if number.year:
        return not counts_a_noun or before.lower in _BEFORE_YEARS or not _is_round(number)
    # "10115 Berlin", and whatever has more digits: a text that counts groups them.
    return number.in_digits and len(number.text.partition(",")[0]) > 4


def _is_label(tokens: list[Token], before: Token, number: Number, counts_a_noun: bool) -> bool:
    if before.lower in _MOSTLY:
        each = tokens[number.first - 2].lower
        return not (counts_a_noun and (each in _COUNTS_EACH or each.endswith("enen")))
    return is_noun(before) and before.lower.endswith(_STREETS) and len(before.text) > 4 and not counts_a_noun


def _among_digits(tokens: list[Token], number: Number) -> bool:
    """Return whether more digits stand around, as in telephone numbers; a year may ("schuf 2012 300 neue Stellen")."""
    before, after = tokens[number.first - 1], tokens[number.end]
    if before.text in ("/", "+", "-") and tokens[number.first - 2].text[:1].isdecimal():
        return True
    is_year = len(before.text) == 4 and before.text.isdecimal() and "1900" <= before.text < "2100"
    return (before.text[:1].isdecimal() and not is_year) or after.text[:1].isdecimal() or before.text == "["


def _is_round(number: Number) -> bool:
    return not "1900" <= number.text < "2100" or number.text.endswith("00")
