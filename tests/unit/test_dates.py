"""Times in German sentences: which words say when, what they mean, and how that reads in English."""

import csv
import datetime
from itertools import pairwise

import pytest

from briefing.german.dates.calendar import Period
from briefing.german.dates.english_dates import day_in_words, in_english
from briefing.german.dates.time_expressions import TimeExpression, find_times
from projects import TESTS

CASES = TESTS / "cases" / "dates"


def rows(*names: str) -> list[list[str]]:
    found = []
    for name in names:
        with (CASES / f"{name}.tsv").open(encoding="utf-8") as file:
            found += list(csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE))[1:]
    return found


def period(appeared: str) -> Period | None:
    first, _, last = appeared.partition("..")
    return Period(Period.of(first).first, Period.of(last or first).last) if appeared else None


def written(time: TimeExpression) -> str:
    return f"{time.text} => {'..'.join(filter(None, (time.value, time.to))) or 'relative'}"


SENTENCES = rows("absolute", "spans", "relative", "tense", "traps", "none")


@pytest.mark.parametrize(("sentence", "appeared", "times"), SENTENCES, ids=lambda text: text[:60])
def test_times(sentence: str, appeared: str, times: str) -> None:
    assert " | ".join(map(written, find_times(sentence, period(appeared)))) == times


@pytest.mark.parametrize(("sentence", "appeared", "english"), rows("words"), ids=lambda text: text[:60])
def test_english(sentence: str, appeared: str, english: str) -> None:
    assert ", ".join(in_english(time) or "not settled" for time in find_times(sentence, period(appeared))) == english


@pytest.mark.parametrize("sentence", [row[0] for row in [*SENTENCES, *rows("words")]], ids=lambda text: text[:60])
def test_times_stand_in_the_sentence_in_order(sentence: str) -> None:
    times = find_times(sentence, None)
    assert all(time.text == sentence[time.start : time.end] == time.text.strip() != "" for time in times)
    assert all(one.end <= other.start for one, other in pairwise(times))


@pytest.mark.parametrize(("sentence", "appeared"), [row[:2] for row in SENTENCES], ids=lambda text: text[:60])
def test_knowing_less_of_when_an_article_appeared_settles_no_other_value(sentence: str, appeared: str) -> None:
    """The days are those of the row or, where it has none, a leap day; around each, more and more others."""
    known = period(appeared or "2020-02-29")
    assert known
    settled = [(time.value, time.to) for time in find_times(sentence, known)]
    for days in (1, 6, 20, 45, 100, 200, 400, 800):
        for before, after in ((days, 0), (0, days), (days, days)):
            wider = Period(known.first - datetime.timedelta(before), known.last + datetime.timedelta(after))
            found = find_times(sentence, wider)
            assert len(found) == len(settled)
            assert all(
                time.value is None or (time.value, time.to) == value for time, value in zip(found, settled, strict=True)
            )
            assert all(time.value is None for time in find_times(sentence, None) if time.relative)


@pytest.mark.parametrize(("sentence", "appeared"), [row[:2] for row in SENTENCES if row[1]], ids=lambda text: text[:60])
def test_a_span_of_days_settles_only_what_every_day_of_it_does(sentence: str, appeared: str) -> None:
    known = period(appeared)
    assert known
    over_all = [(time.value, time.to) for time in find_times(sentence, known)]
    for days in range(0, (known.last - known.first).days + 1, 3):
        day = known.first + datetime.timedelta(days)
        on_the_day = [(time.value, time.to) for time in find_times(sentence, Period(day, day))]
        assert all(value[0] is None or value == one for value, one in zip(over_all, on_the_day, strict=True))


@pytest.mark.parametrize("space", ["\u00a0", "\n", "  ", "\u202f"])
def test_white_space_means_nothing(space: str) -> None:
    for sentence, appeared, _ in SENTENCES:
        plain = [(time.value, time.to) for time in find_times(sentence, period(appeared))]
        spaced = find_times(sentence.replace(" ", space), period(appeared))
        assert [(time.value, time.to) for time in spaced] == plain, sentence


@pytest.mark.parametrize(
    ("bounds", "first", "last"),
    [
        (("2019",), "2019-01-01", "2019-12-31"),
        (("2020-02",), "2020-02-01", "2020-02-29"),
        (("2019-05-19",), "2019-05-19", "2019-05-19"),
        (("2014", None, "2014-09-19"), "2014-01-01", "2014-09-19"),
        (("2016", "2016-03", "2016-09"), "2016-03-01", "2016-09-30"),
        (("2016", "2015", "2017"), "2016-01-01", "2016-12-31"),
    ],
)
def test_a_period(bounds: tuple[str, ...], first: str, last: str) -> None:
    assert Period.of(*bounds) == Period(datetime.date.fromisoformat(first), datetime.date.fromisoformat(last))


@pytest.mark.parametrize(
    "bounds", [("May",), ("2019-13",), ("2019-02-30",), ("2019", "2020"), ("2019-05", None, "2019-04")]
)
def test_no_period(bounds: tuple[str, ...]) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        Period.of(*bounds)


@pytest.mark.parametrize(("day", "words"), [("2019", "2019"), ("2019-05", "May 2019"), ("2019-05-12", "12 May 2019")])
def test_a_day_in_words(day: str, words: str) -> None:
    assert day_in_words(day) == words
