"""The sums of money of all articles in; for each currency a chart of rows along a logarithmic axis out."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from babel.numbers import format_compact_decimal, format_decimal, get_currency_name, get_currency_symbol

from briefing.articles.analysed_article import AnalysedArticle
from briefing.articles.facts import StatedFigure
from briefing.german.numbers.grammar import Figure, Qualifier, QuantityKind
from briefing.pages.charts.axes import Decades, Tick
from briefing.pages.charts.rows import CANVASES, Canvas, Chart, Entry, Link, Open, chart
from briefing.pages.charts.text_width import Wording, width_of
from briefing.pages.wording import sentence_case

_MOST = 40
"""Rows, in all currencies together."""
_MOST_PLACES = 5
"""Sentences of an amount that a row leads to."""
_FIRST = "USD"
_OPEN = {
    Qualifier.MORE_THAN: Open.END,
    Qualifier.AT_LEAST: Open.END,
    Qualifier.UP_TO: Open.START,
    Qualifier.LESS_THAN: Open.START,
    Qualifier.AT_MOST: Open.START,
    Qualifier.ALMOST: Open.START,
}


@dataclass(frozen=True)
class Place:
    """A sentence that states an amount."""

    analysed: AnalysedArticle
    stated: StatedFigure
    of: Wording
    """What it measures."""
    link: Link


@dataclass(frozen=True)
class Amount:
    """An amount with the sentences that state it; a row of the table."""

    figure: Figure
    en: str
    places: tuple[Place, ...]
    more: int
    """Sentences that state it besides these."""

    @property
    def of(self) -> Wording:
        """What it measures, by the first sentence for which that is known."""
        return next((place.of for place in self.places if place.stated.label), self.places[0].of)


@dataclass(frozen=True)
class Currency:
    """The amounts in one currency."""

    code: str
    """ISO 4217's: `USD`."""
    charts: tuple[Chart, ...]
    """For wide windows and for narrow ones."""
    amounts: tuple[Amount, ...]
    """What they show, the largest first."""

    @property
    def name(self) -> str:
        """`US dollars`, as British papers write it."""
        return get_currency_name(self.code, count=2, locale="en_GB")


@dataclass(frozen=True)
class AmountsPicture:
    """The drawings and their tables."""

    currencies: tuple[Currency, ...]
    left_out: int
    """Amounts that are not shown."""

    @property
    def has_ranges(self) -> bool:
        """Whether some mark reaches from one sum to another."""
        return any(amount.figure.to for currency in self.currencies for amount in currency.amounts)


def amounts_picture(articles: Sequence[AnalysedArticle]) -> AmountsPicture:
    """Return the picture; where there are too many amounts, those that most articles state, then the largest."""
    found = _found(articles)
    ranked = sorted(found.values(), key=lambda places: (-_articles(places), places[0][1].figure.unit != _FIRST))
    shown = [_amount(places) for places in ranked[:_MOST]]
    by_code: dict[str, list[Amount]] = {}
    for amount in sorted(shown, key=_order):
        by_code.setdefault(amount.figure.unit or "", []).append(amount)
    codes = sorted(by_code, key=lambda code: (code != _FIRST, -len(by_code[code]), code))
    currencies = tuple(
        Currency(code, tuple(_chart(c, code, by_code[code]) for c in CANVASES), tuple(by_code[code])) for code in codes
    )
    return AmountsPicture(currencies, len(found) - len(shown))


_Places = list[tuple[AnalysedArticle, StatedFigure]]


def _found(articles: Sequence[AnalysedArticle]) -> Mapping[tuple[object, ...], _Places]:
    """Return the sentences by what they state, the largest amounts first; a sentence counts once."""
    found: dict[tuple[object, ...], _Places] = {}
    for analysed in articles:
        for stated in analysed.facts.figures:
            figure = stated.figure
            # What is nothing, or less, has no logarithm.
            if figure.kind is QuantityKind.MONEY and figure.value > 0:
                places = found.setdefault((figure.unit, figure.value, figure.to, figure.qualifier), [])
                if not any(one is analysed and other.sentence == stated.sentence for one, other in places[-1:]):
                    places.append((analysed, stated))
    return dict(sorted(found.items(), key=lambda item: -item[1][0][1].figure.value))


def _articles(places: _Places) -> int:
    return len({analysed.article.id for analysed, _ in places})


def _order(amount: Amount) -> tuple[Decimal, Decimal, str]:
    return -amount.figure.value, -(amount.figure.to or amount.figure.value), amount.en


def _amount(places: _Places) -> Amount:
    first = places[0][1]
    shown = tuple(_place(analysed, stated) for analysed, stated in places[:_MOST_PLACES])
    return Amount(first.figure, first.en, shown, len(places) - len(shown))


def _place(analysed: AnalysedArticle, stated: StatedFigure) -> Place:
    title = Wording(analysed.title, analysed.headline_en.value is None)
    return Place(analysed, stated, _measured(analysed, stated), Link(f"{analysed.url[1:]}#s-{stated.sentence}", title))


def _measured(analysed: AnalysedArticle, stated: StatedFigure) -> Wording:
    """Return what a figure measures: in the editor's words, else in the grammar's, else by its sentence."""
    if stated.label:
        return Wording(stated.label)
    english = analysed.translation.english[stated.sentence].text
    if english is not None:
        return Wording(english)
    return Wording(stated.figure.measure or analysed.german[stated.sentence], True)


def _chart(canvas: Canvas, code: str, amounts: Sequence[Amount]) -> Chart:
    ends = [end for amount in amounts for end in (amount.figure.value, amount.figure.to) if end]
    axis = Decades.over(ends, *canvas.axis)
    entries = [
        Entry(
            start=axis.at(amount.figure.value),
            end=axis.at(amount.figure.to or amount.figure.value),
            look=_look(amount.figure),
            heading=sentence_case(amount.en),
            words=amount.of,
            links=tuple(place.link for place in amount.places),
            open=_OPEN.get(amount.figure.qualifier) if amount.figure.qualifier else None,
        )
        for amount in amounts
    ]
    return chart(canvas, _ticks(canvas, axis, code), entries)


def _look(figure: Figure) -> str:
    kind = "range" if figure.to else "amount"
    return f"{kind} about" if figure.qualifier in (Qualifier.ABOUT, Qualifier.ALMOST) else kind


def _ticks(canvas: Canvas, axis: Decades, code: str) -> tuple[Tick, ...]:
    """Return a line for each power of ten; where not all labels have room, those of thousands, millions and so on."""
    exponents = axis.exponents()
    labels = {exponent: _round_sum(exponent, code) for exponent in exponents}
    step = (axis.end - axis.start) / (len(exponents) - 1)
    widest = max(width_of(label, canvas.size) for label in labels.values()) + 8
    every = next(every for every in (1, 2, 3, 6, 12, 24, 48) if every * step >= widest or every == 48)
    zero = -(-axis.first // 3) * 3 if every >= 3 else axis.first
    labelled = {exponent for exponent in exponents if (exponent - zero) % every == 0}
    return tuple(Tick(axis.at(Decimal(10) ** e), labels[e] if e in labelled else None) for e in exponents)


def _round_sum(exponent: int, code: str) -> str:
    value = Decimal(10) ** exponent
    sign = get_currency_symbol(code, locale="en_GB").removeprefix("US")
    if exponent >= 6:
        number = format_compact_decimal(value, format_type="long", locale="en_GB")
    else:
        number = format_decimal(value, locale="en_GB", decimal_quantization=False)
    return f"{sign} {number}" if sign[-1:].isalpha() else f"{sign}{number}"
