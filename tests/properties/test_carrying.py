"""Carrying figures over, for any shape of change: nothing is lost, nothing is made, and what did not change stays."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from pytest import approx

from welltogether.evidence.areas.links import AS_PUBLISHED, BEST_FIT, NOT_CARRIED, SUMMED, Links, composed, link, same

N = 6
pairs = st.lists(st.tuples(st.integers(0, N - 1), st.integers(0, N - 1), st.floats(0, 1000)), min_size=1, max_size=20)
counts = st.lists(st.floats(0, 1e6), min_size=N, max_size=N)
shares = st.lists(st.floats(0, 1), min_size=N, max_size=N)


def links_of(rows: list[tuple[int, int, float]]) -> Links:
    source, target, weight = (np.array(column) for column in zip(*rows, strict=True))
    return link((N, N), source.astype(np.int32), target.astype(np.int32), weight.astype(float))


def linked(links: Links) -> np.ndarray:
    """The sources that lead anywhere."""
    return np.unique(links.source)


@given(pairs)
def test_the_shares_of_every_area_sum_to_one(rows: list[tuple[int, int, float]]) -> None:
    links = links_of(rows)
    sums = np.bincount(links.source, weights=links.weight, minlength=N)
    assert sums[linked(links)] == approx(1.0)
    assert (links.weight >= 0).all() and (links.weight <= 1 + 1e-12).all()


@given(pairs, counts)
def test_totals_are_conserved(rows: list[tuple[int, int, float]], values: list[float]) -> None:
    links = links_of(rows)
    total = links.total(np.array([values]))
    assert total.sum() == approx(np.array(values)[linked(links)].sum(), rel=1e-9, abs=1e-6)


@given(pairs, pairs, counts)
def test_totals_are_conserved_along_two_changes(
    first: list[tuple[int, int, float]], second: list[tuple[int, int, float]], values: list[float]
) -> None:
    """All of what reaches the middle goes on where every middle area leads somewhere."""
    one, two = links_of(first), links_of([*second, *((area, area, 0.0) for area in range(N))])
    both = composed(one, two, keep_loose=True)
    step_by_step = two.total(one.total(np.array([values])))
    assert both.total(np.array([values]))[0] == approx(step_by_step[0], rel=1e-9, abs=1e-6)


@given(counts)
def test_where_nothing_changed_everything_is_as_it_was(values: list[float]) -> None:
    links = composed(same(N), same(N), keep_loose=True)
    assert links.total(np.array([values]))[0].tolist() == values
    assert links.first(np.array([values]))[0].tolist() == values
    assert links.mean(np.array([values]), np.ones((1, N)))[0] == approx(np.array(values))
    assert set(links.carried_counts.tolist()) == {AS_PUBLISHED}


@given(pairs, shares, st.lists(st.floats(0.1, 100), min_size=N, max_size=N))
def test_a_mean_lies_between_the_values_it_is_made_of(
    rows: list[tuple[int, int, float]], values: list[float], weights: list[float]
) -> None:
    links = links_of(rows)
    mean = links.mean(np.array([values]), np.array([weights]))[0]
    for target in np.flatnonzero(np.isfinite(mean)):
        members = np.array(values)[links.source[links.target == target]]
        assert members.min() - 1e-9 <= mean[target] <= members.max() + 1e-9


@given(pairs, st.floats(0.01, 0.99), counts)
def test_a_share_that_is_the_same_everywhere_stays_the_same(
    rows: list[tuple[int, int, float]], share: float, values: list[float]
) -> None:
    links = links_of(rows)
    bottom = links.total(np.array([values]))[0]
    top = links.total(np.array([values]) * share)[0]
    some = bottom > 1e-3
    assert top[some] / bottom[some] == approx(share)


@given(pairs)
def test_what_is_said_of_a_count_fits_the_shape_of_its_links(rows: list[tuple[int, int, float]]) -> None:
    links = links_of(rows)
    for target in range(N):
        own = links.target == target
        whole = (links.weight[own] >= 1 - 1e-9).all()
        carried = links.carried_counts[target]
        if not own.any():
            assert carried == NOT_CARRIED
        elif own.sum() == 1:
            assert (carried == AS_PUBLISHED) == whole
        else:
            assert carried == (SUMMED if whole else BEST_FIT)


@given(pairs, counts)
def test_counts_gathered_back_are_conserved_too(rows: list[tuple[int, int, float]], values: list[float]) -> None:
    links = links_of(rows)
    back = links.back(np.array([values]))
    assert np.nansum(back) == approx(np.array(values)[links.linked].sum(), rel=1e-9, abs=1e-6)
