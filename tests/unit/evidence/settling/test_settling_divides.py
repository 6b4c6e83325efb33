"""Dissimilarity: worked by hand, and its bounds."""

from pathlib import Path

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from pytest import approx
from tiny_evidence import (
    ALTON,
    BARTON,
    CORLEY,
    ENGLAND,
    LSOAS,
    MERROW,
    counts,
    figure,
    measure,
    residents,
    settled,
    values_of,
)

from welltogether.evidence.settling.divides import dissimilarity
from welltogether.vocabulary.areas import Scheme
from welltogether.vocabulary.figures import Carried
from welltogether.vocabulary.measures import Made

ONE_PLACE = np.zeros(4, np.int32)


def d(group: list[float], everyone: list[float]) -> float:
    place = np.zeros(len(group), np.int32)
    return float(dissimilarity(np.array(group), np.array(everyone), place, 1)[0])


def test_spread_alike_is_nought_and_apart_is_one() -> None:
    assert d([10, 20], [100, 200]) == approx(0.0)
    assert d([100, 0], [100, 200]) == approx(1.0)


def test_a_case_worked_by_hand() -> None:
    """Group 10, 30, others 90, 70: ½(|10/40 − 90/160| + |30/40 − 70/160|) = ½(0.3125 + 0.3125)."""
    assert d([10, 30], [100, 100]) == approx(0.3125)


def test_a_group_of_nobody_or_of_everybody_has_no_index() -> None:
    assert np.isnan(d([0, 0], [100, 100]))
    assert np.isnan(d([100, 100], [100, 100]))


def test_a_small_area_without_counts_leaves_the_index_unknown() -> None:
    assert np.isnan(d([10, np.nan], [100, 100]))


@given(arrays(float, 6, elements=st.integers(0, 50)), arrays(float, 6, elements=st.integers(0, 50)))
def test_it_lies_between_nought_and_one_and_is_the_same_for_everyone_else(x: np.ndarray, y: np.ndarray) -> None:
    place = np.zeros(6, np.int32)
    index = dissimilarity(x, x + y, place, 1)[0]
    if x.sum() and y.sum():
        assert -1e-12 <= index <= 1 + 1e-12
        assert index == approx(dissimilarity(y, x + y, place, 1)[0])
    else:
        assert np.isnan(index)


@given(arrays(float, 4, elements=st.integers(1, 50)), arrays(float, 4, elements=st.integers(1, 50)))
def test_splitting_a_small_area_into_parts_with_the_same_mix_changes_nothing(x: np.ndarray, y: np.ndarray) -> None:
    whole = dissimilarity(x, x + y, ONE_PLACE, 1)[0]
    split_x, split_y = (np.append(one, one[-1] / 4) for one in (x, y))
    split_x[3], split_y[3] = x[3] * 0.75, y[3] * 0.75
    assert dissimilarity(split_x, split_x + split_y, np.zeros(5, np.int32), 1)[0] == approx(whole)


def test_districts_and_the_country_have_an_index_and_regions_do_not(tmp_path: Path) -> None:
    group = dict(zip(LSOAS, (10.0, 30.0, 100.0, 50.0, 15.0, 45.0, 200.0, 30.0), strict=True))
    divide = measure("divides.faith", Made.DISSIMILARITY, "census2021.believers", "census2021.age_total")
    faith = counts("census2021-faith", "believers", group, family="census2021")
    engine = settled(tmp_path, [divide], residents(), faith)
    merrow = (abs(100 / 150 - 100 / 450) + abs(50 / 150 - 350 / 450)) / 2
    corley = (abs(200 / 230 - 50 / 170) + abs(30 / 230 - 120 / 170)) / 2
    assert values_of(engine, divide.id) == approx({ALTON: 0.0, MERROW: merrow, BARTON: 0.0, CORLEY: corley}, abs=1e-12)
    assert figure(engine, divide.id, CORLEY)["base"] == 230.0
    assert figure(engine, divide.id, CORLEY)["carried"] is Carried.SUMMED
    assert values_of(engine, divide.id, Scheme.REGION) == {}
    assert list(values_of(engine, divide.id, Scheme.COUNTRY)) == [ENGLAND]
