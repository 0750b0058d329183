"""The chart of the sums of money in all articles: one for each currency, on a logarithmic axis."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from babel.numbers import format_compact_decimal, format_decimal, get_currency_name, get_currency_symbol

from briefing.articles.analysed_article import AnalysedArticle
from briefing.articles.facts import StatedFigure
from briefing.german.numbers.figures import Figure, Qualifier, QuantityKind
from briefing.pages.charts.axes import LogAxis, Tick
from briefing.pages.charts.bar_chart import Bar, BarChart, OpenEnd, bar_chart
from briefing.pages.charts.canvas import CANVASES, Canvas
from briefing.pages.charts.chart_links import ChartLink, sentence_link
from briefing.pages.charts.text_width import ChartText, width_of
from briefing.pages.wording.labels import sentence_case

_MOST = 40
"""Rows, in all currencies together."""
_MOST_SENTENCES = 5
"""Sentences of an amount that a row leads to."""
_FIRST = "USD"
_OPEN = {
    Qualifier.MORE_THAN: OpenEnd.END,
    Qualifier.AT_LEAST: OpenEnd.END,
    Qualifier.UP_TO: OpenEnd.START,
    Qualifier.LESS_THAN: OpenEnd.START,
    Qualifier.AT_MOST: OpenEnd.START,
    Qualifier.ALMOST: OpenEnd.START,
}


@dataclass(frozen=True)
class AmountSentence:
    """A sentence that states an amount."""

    stated: StatedFigure
    of: ChartText
    """The thing that it measures: `revenue in 2018`."""
    link: ChartLink


@dataclass(frozen=True)
class AmountRow:
    """An amount with the sentences that state it; a row of the table."""

    figure: Figure
    en: str
    sentences: tuple[AmountSentence, ...]
    more: int
    """Sentences that state it besides these."""

    @property
    def of(self) -> ChartText:
        """The thing that it measures, by the first sentence for which that is known."""
        return next((sentence.of for sentence in self.sentences if sentence.stated.label), self.sentences[0].of)


@dataclass(frozen=True)
class CurrencyAmounts:
    """The amounts in one currency."""

    code: str
    """ISO 4217's: `USD`."""
    charts: tuple[BarChart, ...]
    """For wide windows and for narrow ones."""
    amounts: tuple[AmountRow, ...]
    """The rows of the charts, the largest first."""

    @property
    def name(self) -> str:
        """`US dollars`, as British papers write it."""
        return get_currency_name(self.code, count=2, locale="en_GB")


@dataclass(frozen=True)
class AmountChart:
    """The drawings and their tables."""

    currencies: tuple[CurrencyAmounts, ...]
    left_out: int
    """Amounts that are not shown."""

    @property
    def has_ranges(self) -> bool:
        """Whether some mark reaches from one sum to another."""
        return any(amount.figure.to for currency in self.currencies for amount in currency.amounts)


def amount_chart(articles: Sequence[AnalysedArticle]) -> AmountChart:
    """Return the chart; where there are too many amounts, those that most articles state, then the largest."""
    found = _found(articles)
    ranked = sorted(
        found.values(), key=lambda sentences: (-_articles(sentences), sentences[0][1].figure.unit != _FIRST)
    )
    shown = [_amount(sentences) for sentences in ranked[:_MOST]]
    by_code: dict[str, list[AmountRow]] = {}
    for amount in sorted(shown, key=_order):
        by_code.setdefault(amount.figure.unit or "", []).append(amount)
    codes = sorted(by_code, key=lambda code: (code != _FIRST, -len(by_code[code]), code))
    currencies = tuple(
        CurrencyAmounts(code, tuple(_chart(c, code, by_code[code]) for c in CANVASES), tuple(by_code[code]))
        for code in codes
    )
    return AmountChart(currencies, len(found) - len(shown))


_Sentences = list[tuple[AnalysedArticle, StatedFigure]]


def _found(articles: Sequence[AnalysedArticle]) -> Mapping[tuple[object, ...], _Sentences]:
    """Return the sentences by the amount that they state, the largest first; a sentence counts once."""
    found: dict[tuple[object, ...], _Sentences] = {}
    for analysed in articles:
        for stated in analysed.facts.figures:
            figure = stated.figure
            # Zero and less have no logarithm.
            if figure.kind is QuantityKind.MONEY and figure.value > 0:
                sentences = found.setdefault((figure.unit, figure.value, figure.to, figure.qualifier), [])
                if not any(one is analysed and other.sentence == stated.sentence for one, other in sentences[-1:]):
                    sentences.append((analysed, stated))
    return dict(sorted(found.items(), key=lambda item: -item[1][0][1].figure.value))


def _articles(sentences: _Sentences) -> int:
    return len({analysed.article.id for analysed, _ in sentences})


def _order(amount: AmountRow) -> tuple[Decimal, Decimal, str]:
    return -amount.figure.value, -(amount.figure.to or amount.figure.value), amount.en


def _amount(sentences: _Sentences) -> AmountRow:
    first = sentences[0][1]
    shown = tuple(_sentence(analysed, stated) for analysed, stated in sentences[:_MOST_SENTENCES])
    return AmountRow(first.figure, first.en, shown, len(sentences) - len(shown))


def _sentence(analysed: AnalysedArticle, stated: StatedFigure) -> AmountSentence:
    return AmountSentence(stated, _measured(analysed, stated), sentence_link(analysed, stated.sentence))


def _measured(analysed: AnalysedArticle, stated: StatedFigure) -> ChartText:
    """Return the thing that a figure measures: in the editor's words, else in the grammar's, else by its sentence."""
    if stated.label:
        return ChartText(stated.label)
    english = analysed.translation.english[stated.sentence].text
    if english is not None:
        return ChartText(english)
    return ChartText(stated.figure.measure or analysed.german[stated.sentence], True)


def _chart(canvas: Canvas, code: str, amounts: Sequence[AmountRow]) -> BarChart:
    ends = [end for amount in amounts for end in (amount.figure.value, amount.figure.to) if end]
    axis = LogAxis.over(ends, *canvas.axis)
    bars = [
        Bar(
            start=axis.at(amount.figure.value),
            end=axis.at(amount.figure.to or amount.figure.value),
            look=_look(amount.figure),
            heading=sentence_case(amount.en),
            words=amount.of,
            links=tuple(sentence.link for sentence in amount.sentences),
            open_end=_OPEN.get(amount.figure.qualifier) if amount.figure.qualifier else None,
        )
        for amount in amounts
    ]
    return bar_chart(canvas, _ticks(canvas, axis, code), bars)


def _look(figure: Figure) -> str:
    kind = "range" if figure.to else "amount"
    return f"{kind} about" if figure.qualifier in (Qualifier.ABOUT, Qualifier.ALMOST) else kind


def _ticks(canvas: Canvas, axis: LogAxis, code: str) -> tuple[Tick, ...]:
    """Return a line for each power of ten; where not all labels have room, those of thousands, millions and so on."""
    exponents = axis.exponents()
    labels = {exponent: _round_sum(exponent, code) for exponent in exponents}
    step = (axis.end - axis.start) / (len(exponents) - 1)
    widest = max(width_of(label, canvas.font_size) for label in labels.values()) + 8
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
