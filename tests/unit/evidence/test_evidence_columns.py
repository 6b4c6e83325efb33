"""Arrow columns as NumPy arrays and back, with nulls, slices and several chunks."""

import numpy as np
import pyarrow as pa
from hypothesis import given
from hypothesis import strategies as st

from welltogether.evidence.columns import coded, flags, floats, integers, numbers, texts


@given(st.lists(st.one_of(st.none(), st.floats(allow_nan=False)), max_size=20), st.integers(0, 3))
def test_numbers_come_out_with_nan_for_null(values: list[float | None], offset: int) -> None:
    column = pa.chunked_array([pa.array([1.0] * offset + values, pa.float64()).slice(offset)])
    expected = [np.nan if value is None else value for value in values]
    assert np.array_equal(floats(column), np.array(expected, float), equal_nan=True)


def test_whole_numbers_of_every_width_and_days_come_out() -> None:
    for kind in (pa.int8(), pa.uint8(), pa.int16(), pa.int32(), pa.int64(), pa.date32()):
        array = pa.array([1, 2, 100], pa.int32()).cast(kind)
        assert integers(pa.chunked_array([array.slice(0, 1), array.slice(1)])).tolist() == [1, 2, 100]
    assert integers(pa.array([200], pa.uint8())).tolist() == [200]


@given(st.lists(st.text(max_size=3), max_size=12))
def test_texts_come_out_as_words_and_places(values: list[str]) -> None:
    for column in (
        pa.chunked_array([values], pa.string()),
        pa.chunked_array([pa.array(values, pa.string()).dictionary_encode()]),
    ):
        words, place = coded(column)
        assert [words[at] for at in place] == values


@given(st.lists(st.text(max_size=3), max_size=12))
def test_texts_go_in(values: list[str]) -> None:
    assert texts(values).to_pylist() == values
    assert texts(values).validate(full=True) is None


@given(st.lists(st.booleans(), max_size=20))
def test_flags_and_numbers_go_in(values: list[bool]) -> None:
    assert flags(np.array(values, bool)).to_pylist() == values
    assert numbers(np.array(values, np.int64), pa.int64()).to_pylist() == [int(value) for value in values]
