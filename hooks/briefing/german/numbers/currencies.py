"""The currency of a number.

It follows the number ("5 Mio. Euro", "3 Milliarden australische Dollar") or, as a sign or code, precedes it ("$ 5").
"""

from decimal import Decimal

from briefing.german.numbers.kinds import QuantityKind, Unit
from briefing.german.numbers.numbers import Number
from briefing.german.numbers.tokens import Token, is_noun
from briefing.german.numbers.unit_words import (
    CURRENCIES_BY_COUNTRY,
    CURRENCY_SIGNS,
    GERMAN_CURRENCIES,
    RARER_CURRENCIES,
    RARER_CURRENCY_SIGNS,
)

_SIGNS = CURRENCY_SIGNS | RARER_CURRENCY_SIGNS
_CURRENCIES = GERMAN_CURRENCIES | RARER_CURRENCIES
_WITH_COUNTRY = frozenset(currency for _, currency in CURRENCIES_BY_COUNTRY)
_ONE, _CENT, _MILLION = Decimal(1), Decimal("0.01"), Decimal(10) ** 6
_CENTS = frozenset({"Cent", "Eurocent", "Euro-Cent", "US-Cent"})
_AROUND = 30
_EUROS = frozenset({"euro", "euros", "€", "eur", "eurocent", "euro-cent"})
_DOLLARS = frozenset({"dollar", "us-dollar", "dollars", "$", "us$", "us-$", "usd", "us-cent"})
_BOUGHT_IN_CENTS = frozenset({"kilowattstunde", "kwh", "liter", "kubikmeter"})


def currency_of(tokens: list[Token], number: Number) -> Unit | None:
    """Return the currency of a number, or None."""
    if tokens[number.end].text in _CENTS:
        return _cents(tokens, number.end)
    return _behind(tokens, number) or _before(tokens, number)


def currency_in(compound: Token, end: int) -> Unit:
    """Return the currency in "Milliarden-Euro-Paket", the token before `end`, of "10-Milliarden-Euro-Paket"."""
    scale, currency, *_ = compound.text.split("-")
    stop = compound.start + len(scale) + 1 + len(currency)
    return Unit(QuantityKind.MONEY, _CURRENCIES[currency.lower()], _ONE, end, stop, currency)


def _behind(tokens: list[Token], number: Number) -> Unit | None:
    word, following = tokens[number.end], tokens[number.end + 1]
    if word.text in _SIGNS:
        return Unit(QuantityKind.MONEY, _SIGNS[word.text], _ONE, number.end + 1, word.end, word.text)
    if following.lower in _WITH_COUNTRY:
        for ending in ("", "e", "en", "er"):
            code = CURRENCIES_BY_COUNTRY.get((word.lower[: len(word.lower) - len(ending)], following.lower))
            if code and word.lower.endswith(ending):
                words = f"{word.text} {following.text}"
                return Unit(QuantityKind.MONEY, code, _ONE, number.end + 2, following.end, words)
    code = _CURRENCIES.get(word.lower) if word.text[:1].isupper() else None
    if not code:
        return None
    if word.lower == "pfund" and following.lower == "sterling":
        return Unit(QuantityKind.MONEY, code, _ONE, number.end + 2, following.end, word.text)
    # Three pounds of butter are not sterling.
    butter = word.lower == "pfund" and is_noun(following) and number.scale < _MILLION
    return None if butter else Unit(QuantityKind.MONEY, code, _ONE, number.end + 1, word.end, word.text)


def _before(tokens: list[Token], number: Number) -> Unit | None:
    sign = tokens[number.first - 1]
    code = _SIGNS.get(sign.text)
    stop = tokens[number.end - 1].end
    return Unit(QuantityKind.MONEY, code, _ONE, number.end, stop, sign.text, precedes=True) if code else None


def _cents(tokens: list[Token], i: int) -> Unit | None:
    """Return cents as parts of the only such currency nearby; a bare "50 Cent" may be of any, or a rapper."""
    around = {token.lower for token in tokens[max(i - _AROUND, 0) : i + _AROUND]}
    euro, dollar = (bool(around & words) for words in (_EUROS, _DOLLARS))
    energy = not dollar and tokens[i + 1].lower in ("je", "pro") and tokens[i + 2].lower in _BOUGHT_IN_CENTS
    if euro is dollar and not energy:
        return None
    return Unit(QuantityKind.MONEY, "USD" if dollar else "EUR", _CENT, i + 1, tokens[i].end, tokens[i].text)
