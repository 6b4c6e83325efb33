"""A fingerprint depends on what a table says, not on how it is stored."""

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from welltogether.evidence.store.hashing import table_hash

numbers = st.lists(st.one_of(st.none(), st.floats(allow_nan=False)), max_size=12)
words = st.lists(st.one_of(st.none(), st.text(max_size=4)), max_size=12)


def test_chunks_make_no_difference() -> None:
    whole = pa.table({"x": pa.chunked_array([[1.0, 2.0, 3.0]]), "y": pa.chunked_array([["a", "b", None]])})
    parts = pa.table({"x": pa.chunked_array([[1.0], [2.0, 3.0]]), "y": pa.chunked_array([["a", "b"], [None]])})
    assert table_hash(whole) == table_hash(parts)


def test_no_value_is_no_value_and_minus_nought_is_nought() -> None:
    assert table_hash(pa.table({"x": [1.0, None, 0.0]})) == table_hash(pa.table({"x": [1.0, np.nan, -0.0]}))


def test_the_order_of_a_dictionary_and_words_not_used_make_no_difference() -> None:
    one = pa.DictionaryArray.from_arrays(pa.array([0, 1, None], pa.int8()), pa.array(["a", "b"]))
    other = pa.DictionaryArray.from_arrays(pa.array([2, 0, None], pa.int16()), pa.array(["b", "unused", "a"]))
    assert table_hash(pa.table({"x": one})) == table_hash(pa.table({"x": other}))


@pytest.mark.parametrize(
    "other",
    [
        {"x": [1.0, 2.5], "y": ["a", "b"]},
        {"x": [2.0, 1.0], "y": ["a", "b"]},
        {"x": [1.0, 2.0], "y": ["a", "c"]},
        {"x": [1.0, 2.0], "y": ["a", None]},
        {"z": [1.0, 2.0], "y": ["a", "b"]},
        {"x": [1.0, 2.0, 3.0], "y": ["a", "b", "c"]},
    ],
)
def test_another_value_is_another_fingerprint(other: dict[str, list[object]]) -> None:
    assert table_hash(pa.table({"x": [1.0, 2.0], "y": ["a", "b"]})) != table_hash(pa.table(other))


def test_labels_belong_to_the_fingerprint_and_cannot_run_together() -> None:
    table = pa.table({"x": [1]})
    assert len({table_hash(table), table_hash(table, "ab"), table_hash(table, "a", "b"), table_hash(table, "ba")}) == 4


@given(numbers, numbers)
def test_equal_numbers_and_only_they_have_equal_fingerprints(
    one: list[float | None], other: list[float | None]
) -> None:
    hashes = [table_hash(pa.table({"x": pa.array(values, pa.float64())})) for values in (one, other)]
    assert (hashes[0] == hashes[1]) == (one == other)


@given(words, words)
def test_equal_words_and_only_they_have_equal_fingerprints(one: list[str | None], other: list[str | None]) -> None:
    for make in (lambda values: values, lambda values: values.dictionary_encode()):
        hashes = [table_hash(pa.table({"x": make(pa.array(values, pa.string()))})) for values in (one, other)]
        assert (hashes[0] == hashes[1]) == (one == other)


def test_lists_days_and_flags_have_fingerprints() -> None:
    def table(names: list[list[str]]) -> pa.Table:
        return pa.table(
            {"n": pa.array(names, pa.list_(pa.string())), "d": pa.array([1, None], pa.date32()), "b": [True, None]}
        )

    assert table_hash(table([["a", "b"], []])) == table_hash(table([["a", "b"], []]))
    assert table_hash(table([["a", "b"], []])) != table_hash(table([["a"], ["b"]]))
