"""Figures in English, as British papers write them: "about US$360 million", "12.4 per cent", "twice".

The signs of currencies come from Babel. Nothing is rounded: a scale is used only where at most three decimals are left,
and 1,234,567 stays as it is.
"""

from collections.abc import Callable
from decimal import Decimal
from functools import lru_cache

from babel import Locale
from babel.numbers import get_currency_precision, get_currency_symbol

from briefing.german.numbers.figures import Figure, QuantityKind
from briefing.german.numbers.number_words import ENGLISH_NUMBERS
from briefing.german.scales import ENGLISH_SCALES

_PLAIN_DOLLARS = frozenset({"Dollar", "Dollars", "$"})
_SCALES = {word: Decimal(10) ** ENGLISH_SCALES[word] for word in ("trillion", "billion", "million")}
_MOST_DECIMALS = 3
_MULTIPLES = {Decimal(2): "twice", Decimal("0.5"): "half"}


def in_english(figure: Figure) -> str:
    """Return the English of a figure with its qualifier and unit, but without what it measures."""
    if figure.kind is QuantityKind.MONEY:
        words = _span(figure, _money)
    elif figure.kind in (QuantityKind.PERCENT, QuantityKind.SHARE):
        words = f"{_span(figure, _number)} {_percent(figure)}"
    elif figure.kind is QuantityKind.MULTIPLE:
        words = _multiple(figure)
    elif figure.unit:
        words = _time(figure, figure.unit)
    else:
        words = _span(figure, _number)
    return f"{figure.qualifier} {words}" if figure.qualifier else words


def _span(figure: Figure, worded: Callable[[Decimal, Figure], str]) -> str:
    ends = (figure.value,) if figure.to is None else (figure.value, figure.to)
    return " to ".join(f"minus {worded(-end, figure)}" if end < 0 else worded(end, figure) for end in ends)


def _number(value: Decimal, figure: Figure) -> str:
    in_words = not any(letter.isdecimal() for letter in figure.text)
    if in_words and value in range(len(ENGLISH_NUMBERS)):
        return ENGLISH_NUMBERS[int(value)]
    return _in_digits(value)


def _in_digits(value: Decimal) -> str:
    word = next((word for word, scale in _SCALES.items() if value >= scale), None)
    if word and value % (_SCALES[word] / 10**_MOST_DECIMALS) == 0:
        return f"{(value / _SCALES[word]).normalize():,f} {word}"
    return f"{value:,f}"


def _money(value: Decimal, figure: Figure) -> str:
    code = figure.unit or ""
    plain = code == "USD" and figure.unit_word in _PLAIN_DOLLARS
    sign = "$" if plain else _sign(code)
    cents = get_currency_precision(code)
    has_cents = value % 1 and value * 10**cents % 1 == 0
    amount = f"{value:,.{cents}f}" if has_cents else _in_digits(value)  # €1.50
    return f"{sign} {amount}" if sign[-1].isalpha() else f"{sign}{amount}"


@lru_cache(300)
def _sign(currency: str) -> str:
    return get_currency_symbol(currency, locale=Locale("en", "GB"))


def _percent(figure: Figure) -> str:
    if "punkt" not in (figure.unit_word or ""):
        return "per cent"
    return "percentage point" if figure.value == 1 and figure.to is None else "percentage points"


def _multiple(figure: Figure) -> str:
    if figure.to is None and figure.value in _MULTIPLES:
        return _MULTIPLES[figure.value]
    return f"{_span(figure, _number)} times"


def _time(figure: Figure, unit: str) -> str:
    one = unit.removesuffix("s")
    if figure.to is None and figure.value == Decimal("0.5"):
        return f"half an {one}" if one == "hour" else f"half a {one}"
    return f"{_span(figure, _number)} {one if figure.to is None and figure.value == 1 else unit}"
