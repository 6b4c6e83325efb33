"""How numbers are written, in sentences and in tables."""

import pytest

from welltogether.documents.wording.numbers import (
    few,
    in_shown_unit,
    lower_first,
    said,
    said_interval,
    shown,
    shown_interval,
)
from welltogether.vocabulary.figures import Interval
from welltogether.vocabulary.measures import Unit

SURVEY = Interval(0.531, 0.587, 0.95, "survey")


@pytest.mark.parametrize(
    ("share", "words"),
    [
        (0.557, "56 in 100"), (0.5, "50 in 100"), (0.01, "1 in 100"), (0.0042, "4 in 1,000"), (0.00031, "3 in 10,000"),
        (0.00001, "fewer than 1 in 10,000"), (0.0, "none"), (1.0, "100 in 100"), (0.9996, "more than 99 in 100"),
        (-0.06, "−6 in 100"),
    ],
)  # fmt: skip
def test_a_share_is_said_in_so_many(share: float, words: str) -> None:
    assert said(share, Unit.SHARE) == words


@pytest.mark.parametrize(
    ("value", "unit", "text"),
    [
        (0.5571, Unit.SHARE, "55.7%"), (84.24, Unit.RATE_PER_1000, "84.2"), (1234.4, Unit.POUNDS, "£1,234"),
        (94721.0, Unit.COUNT, "94,721"), (58.72, Unit.YEARS, "58.7"), (7.448, Unit.MEAN, "7.45"),
        (0.583, Unit.INDEX, "0.58"), (34.82, Unit.SCORE, "34.8"), (-3.2, Unit.RATE_PER_1000, "−3.2"),
        (float("nan"), Unit.SHARE, "–"), (4.31, Unit.RATIO, "4.3"), (-0.01, Unit.SCORE, "0.0"),
    ],
)  # fmt: skip
def test_a_value_in_a_table(value: float, unit: Unit, text: str) -> None:
    assert shown(value, unit) == text


def test_a_wide_interval_takes_the_decimals_away() -> None:
    assert shown(0.5571, Unit.SHARE, SURVEY) == "56%"
    assert shown(0.5571, Unit.SHARE, Interval(0.556, 0.558, 0.95, "count")) == "55.7%"


def test_intervals_in_words_and_in_tables() -> None:
    assert said_interval(SURVEY, 0.557, Unit.SHARE) == "between 53 and 59 in 100"
    assert shown_interval(SURVEY, 0.557, Unit.SHARE) == "53 to 59%"
    assert shown_interval(None, 0.557, Unit.SHARE) == ""
    assert said_interval(Interval(561.0, 633.8, 0.95, "x"), 597.0, Unit.POUNDS) == "between £561 and £634"


def test_rates_and_years_carry_their_unit_in_a_sentence() -> None:
    assert said(84.24, Unit.RATE_PER_1000) == "84.2 per 1,000"
    assert said(58.7, Unit.YEARS) == "58.7 years"


def test_a_spreadsheet_gets_percentages_and_bare_numbers() -> None:
    assert in_shown_unit(0.5571, Unit.SHARE) == 55.71
    assert in_shown_unit(84.24, Unit.RATE_PER_1000) == 84.24


def test_small_counts_are_words() -> None:
    assert [few(n, "ward") for n in (0, 1, 3, 12)] == ["no wards", "one ward", "three wards", "12 wards"]


def test_names_keep_their_capital() -> None:
    assert [lower_first(text) for text in ("Born abroad", "Asian residents", "NHS services", "England")] == [
        "born abroad", "Asian residents", "NHS services", "England",
    ]  # fmt: skip
