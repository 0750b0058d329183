"""The unit of a number.

It follows the number ("15 Jahren", "drei Viertel", "5 Mio. Euro") or ends it ("40-prozentige", "dreimal").
"""

from decimal import Decimal

from briefing.german.numbers.currencies import currency_in, currency_of
from briefing.german.numbers.kinds import QuantityKind, Unit
from briefing.german.numbers.noun_phrases import noun_after_adjectives
from briefing.german.numbers.numbers import Number
from briefing.german.numbers.tokens import Token, is_noun
from briefing.german.numbers.unit_words import ADJECTIVES_OF_DURATION, DURATIONS, GERMAN_PERCENT, PARTS, PERCENT

_ONE = Decimal(1)
_OLD = frozenset("alt alte alten alter altes altem".split())
_POINTS = frozenset({"prozentpunkt", "prozentpunkte", "prozentpunkten"})
# What comparatives "dreimal" and "zehnfach" go with, besides "so".
_MORE = frozenset(
    """mehr höher höhere höheren höherer größer größere größeren länger längere teurer teurere schneller schnellere
    stärker schwerer besser billiger günstiger kleiner häufiger öfter älter breiter heller effizienter""".split()
)
_MULTIPLIED = frozenset("überzeichnet überzeichnete überzeichneten gestiegen erhöht vergrößert gewachsen".split())
_BEFORE_FOLDS = frozenset("das dem ums vom zum aufs".split())
_MULTIPLIABLE = (
    "menge", "zahl", "anzahl", "größe", "höhe", "preis", "umsatz", "wert", "betrag", "geschwindigkeit", "fläche",
    "leistung", "volumen", "kosten", "gehalt", "lohn",
)  # fmt: skip
# After a duration with "-jährig", what is no person and cannot be of that age.
_SPELLS = tuple(
    """zeit ung schaft vertrag vertrags haft pause krieg kriegs plan jubiläum bestehen bestehens geschichte anleihe
    anleihen karriere tradition rekord projekt projekts laufbahn frist phase amtszeit rendite studium sperre strafe
    ausbildung prozess tief hoch durchschnitt garantie streit besuch abwesenheit mandat ehe hin lehre forschung
    kampf kampagne suche arbeit reise dienst einsatz aufenthalt betrieb bann boykott herrschaft bilanz""".split()
)


def unit_of(tokens: list[Token], number: Number) -> Unit | None:
    """Return the unit of a number, or None for what may be a count."""
    if number.ending:
        return _in_its_ending(tokens, number)
    word, following = tokens[number.end], tokens[number.end + 1]
    if word.lower == "mal" and following.lower == "so":
        return _multiple(tokens, number, number.end + 1)
    if word.lower in GERMAN_PERCENT or word.lower in _POINTS:
        return _unit(QuantityKind.PERCENT, PERCENT, word, number.end)
    if word.lower in PARTS and word.text[0].isupper():
        return _unit(QuantityKind.SHARE, PERCENT, word, number.end, Decimal(PARTS[word.lower]))
    if word.lower in DURATIONS and word.text[0].isupper():
        code, times = DURATIONS[word.lower]
        kind = QuantityKind.AGE if following.lower in _OLD else QuantityKind.DURATION
        return _unit(kind, code, word, number.end, Decimal(times))
    return currency_of(tokens, number)


def _unit(kind: QuantityKind, code: str | None, word: Token, i: int, factor: Decimal = _ONE) -> Unit:
    return Unit(kind, code, factor, i + 1, word.end, word.text)


def _in_its_ending(tokens: list[Token], number: Number) -> Unit | None:
    word = tokens[number.end - 1]
    ending = number.ending
    if ending == "hälfte":
        return Unit(QuantityKind.SHARE, PERCENT, Decimal(50), number.end, word.end, word.text)
    if ending == "prozentig" and not number.in_digits:
        return None  # "hundertprozentig sicher"
    if ending.startswith("prozentig"):
        return Unit(QuantityKind.PERCENT, PERCENT, _ONE, number.end, word.end, f"-{ending}")
    if ending == "mal" or ending.startswith("fach"):
        return _multiple(tokens, number, number.end)
    stem = next((stem for stem in ADJECTIVES_OF_DURATION if ending.startswith(stem)), None)
    if stem:
        code = ADJECTIVES_OF_DURATION[stem]
        kind = QuantityKind.AGE if stem == "jährig" and _is_age(tokens, number) else QuantityKind.DURATION
        return Unit(kind, code, _ONE, number.end, word.end, f"-{ending}")
    return currency_in(word, number.end)


def _is_age(tokens: list[Token], number: Number) -> bool:
    if number.in_digits and is_noun(tokens[number.end - 1]):
        return True  # "verurteilte den 52-Jährigen zu einer Haftstrafe"
    noun = noun_after_adjectives(tokens, number.end)
    return noun is None or not tokens[noun].lower.endswith(_SPELLS)


def _multiple(tokens: list[Token], number: Number, end: int) -> Unit | None:
    """Return the multiple whose "mal" or "-fach" ends before a token, or None where it means a number of times."""
    fold, following, compared = tokens[end - 1 : end + 2]
    ending = number.ending or "mal"
    if following.text == "so" and compared.text.isalpha():
        return Unit(QuantityKind.MULTIPLE, None, _ONE, end + 2, compared.end, f"{fold.text} so")
    more = following.lower in _MORE and number.value > 1
    if not ending.startswith("fache") and (more or (ending == "fach" and following.lower in _MULTIPLIED)):
        return Unit(QuantityKind.MULTIPLE, None, _ONE, end + more, tokens[end + more - 1].end, fold.text)
    if ending in ("fache", "fachen"):
        nominal = tokens[number.first - 1].lower in _BEFORE_FOLDS and not is_noun(following)
        if nominal or (is_noun(following) and following.lower.endswith(_MULTIPLIABLE) and not is_noun(fold)):
            return Unit(QuantityKind.MULTIPLE, None, _ONE, end, fold.end, fold.text)
    return None
