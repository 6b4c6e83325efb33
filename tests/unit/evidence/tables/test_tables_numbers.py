"""Cells as published → numbers or what a mark says instead."""

import math

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from welltogether.evidence.tables.numbers import (
    NOT_A_NUMBER,
    NOT_APPLICABLE,
    NOT_AVAILABLE,
    OK,
    ROUNDS_TO_ZERO,
    SUPPRESSED,
    UNRELIABLE,
    read_cell,
    read_numbers,
)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("170,002 ", 170002), (" \t3,080 ", 3080), ("1 234", 1234), ("12\u00a0345\u00a0678", 12345678), ("£23,879", 23879),
        ("-3", -3), ("−3", -3), ("(5)", -5), (".389", 0.389), ("1e3", 1000), ("12,345.67", 12345.67), ("7*", 7),
        ("12¹", 12), ("1,234 [note 2]", 1234), ("1,234[1]", 1234), ("5 [r]", 5), ("5 [p]", 5), ("5.", 5), ("9 (p)", 9),
    ],
)  # fmt: skip
def test_numbers_as_people_write_them(text: str, value: float) -> None:
    assert read_cell(text) == (value, OK, False)


@pytest.mark.parametrize(("text", "value"), [("43.5%", 43.5), ("0 %", 0), ("100%", 100), ("1,000%", 1000)])
def test_a_per_cent_sign_is_told_and_not_yet_a_share(text: str, value: float) -> None:
    assert read_cell(text) == (value, OK, True)


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("", NOT_AVAILABLE), (" ", NOT_AVAILABLE), (":", NOT_AVAILABLE), (".", NOT_AVAILABLE), ("..", NOT_AVAILABLE),
        ("-", NOT_AVAILABLE), ("x", NOT_AVAILABLE), ("[x]", NOT_AVAILABLE), ("NA", NOT_AVAILABLE), ("n/a", NOT_AVAILABLE),
        ("c", SUPPRESSED), ("C", SUPPRESSED), ("[c]", SUPPRESSED), ("*", SUPPRESSED),
        ("z", NOT_APPLICABLE), ("[z]", NOT_APPLICABLE), ("#DIV/0!", NOT_APPLICABLE),
        ("[u]", UNRELIABLE), ("12.3 [u]", UNRELIABLE),
        ("k", ROUNDS_TO_ZERO), ("~", ROUNDS_TO_ZERO), ("0~", ROUNDS_TO_ZERO), ("[low]", ROUNDS_TO_ZERO), ("low", ROUNDS_TO_ZERO),
    ],
)  # fmt: skip
def test_marks_say_why_there_is_no_value(text: str, status: int) -> None:
    value, found, percent = read_cell(text)
    assert (math.isnan(value), found, percent) == (True, status, False)


@pytest.mark.parametrize(
    "text", ["1,23", "1,5", "12 34", "1,2345", "abc", "nan", "inf", "1_000", "0x1f", "1.2.3", "12 [q]", "--", "(5"]
)
def test_anything_else_is_no_number(text: str) -> None:
    assert read_cell(text)[1] == NOT_A_NUMBER


def test_a_layout_may_say_what_a_mark_means() -> None:
    assert read_cell("x", {"x": UNRELIABLE})[1] == UNRELIABLE
    assert read_cell("12 [x]", {"[x]": UNRELIABLE})[1] == UNRELIABLE


def test_a_plain_column_needs_no_status() -> None:
    numbers = read_numbers(pa.chunked_array([["1", "2.5"], ["-3"]]))
    assert numbers.value.tolist() == [1, 2.5, -3]
    assert (numbers.status, numbers.percent, len(numbers.strange)) == (None, None, 0)


def test_a_mixed_column_keeps_every_row_in_its_place() -> None:
    numbers = read_numbers(pa.array(["1", "", "c", "12%", "what", "nan"], pa.string()))
    np.testing.assert_array_equal(numbers.value, [1, np.nan, np.nan, 12, np.nan, np.nan])
    assert numbers.status is not None
    assert numbers.status.tolist() == [OK, NOT_AVAILABLE, SUPPRESSED, OK, NOT_A_NUMBER, NOT_A_NUMBER]
    assert numbers.percent is not None
    assert numbers.percent.tolist() == [False, False, False, True, False, False]
    assert numbers.strange.tolist() == [4, 5]


def test_a_workbook_column_of_numbers_with_gaps() -> None:
    numbers = read_numbers(pa.array([1.5, None], pa.float64()))
    assert numbers.value[0] == 1.5
    assert numbers.status is not None
    assert numbers.status.tolist() == [OK, NOT_AVAILABLE]


def test_an_empty_column() -> None:
    assert read_numbers(pa.array([], pa.string())).value.shape == (0,)


@given(st.floats(allow_nan=False, allow_infinity=False, width=32).filter(lambda x: abs(x) < 1e12))
def test_what_is_written_is_what_is_read(number: float) -> None:
    plain = f"{number:.4f}"
    grouped = f"{number:,.4f}"
    assert read_cell(plain)[0] == read_cell(grouped)[0] == pytest.approx(number, abs=1e-4)
