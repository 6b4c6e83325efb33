"""Sums and means along links, and what the shape of the links says of them."""

import numpy as np
import pytest

from welltogether.evidence.areas.links import (
    AS_PUBLISHED,
    BEST_FIT,
    NOT_CARRIED,
    PART_OF,
    POPULATION_WEIGHTED,
    SUMMED,
    Links,
    composed,
    link,
    same,
)


def made(pairs: list[tuple[int, int, float]], n: tuple[int, int], loose: list[bool] | None = None) -> Links:
    source, target, weight = zip(*pairs, strict=True)
    flags = None if loose is None else np.array(loose)
    return link(n, np.array(source, np.int32), np.array(target, np.int32), np.array(weight, float), flags)


@pytest.fixture
def every_shape() -> Links:
    """0 alone; 1 and 2 merged; 3 split 1 to 3; 4 and 5 redrawn between two; target 6 has no source."""
    pairs = [(0, 0, 1), (1, 1, 1), (2, 1, 1), (3, 2, 1), (3, 3, 3), (4, 4, 1), (4, 5, 1), (5, 4, 1), (5, 5, 1)]
    return made([(a, b, float(w)) for a, b, w in pairs], (6, 7))


def test_each_shape_says_how_figures_come_across(every_shape: Links) -> None:
    counts = [AS_PUBLISHED, SUMMED, POPULATION_WEIGHTED, POPULATION_WEIGHTED, BEST_FIT, BEST_FIT, NOT_CARRIED]
    assert every_shape.carried_counts.tolist() == counts
    ratios = [AS_PUBLISHED, SUMMED, PART_OF, PART_OF, BEST_FIT, BEST_FIT, NOT_CARRIED]
    assert every_shape.carried_ratios.tolist() == ratios
    means = [AS_PUBLISHED, POPULATION_WEIGHTED, PART_OF, PART_OF, BEST_FIT, BEST_FIT, NOT_CARRIED]
    assert every_shape.carried_means.tolist() == means


def test_counts_are_summed_and_shared_out(every_shape: Links) -> None:
    total = every_shape.total(np.array([[5.0, 1.0, 2.0, 8.0, 10.0, 20.0]]))
    assert total.tolist() == [[5.0, 3.0, 2.0, 6.0, 15.0, 15.0, 0.0]]


def test_the_share_held_counts_the_sources_that_have_a_value(every_shape: Links) -> None:
    share = every_shape.share_held(np.array([[True, True, False, False, True, False]]))
    assert share.tolist() == [[1.0, 0.5, 0.0, 0.0, 0.5, 0.5, 0.0]]


def test_means_are_weighted_and_a_split_keeps_its_value(every_shape: Links) -> None:
    mean = every_shape.mean(np.array([[5.0, 1.0, 4.0, 8.0, 10.0, 20.0]]), np.array([[1.0, 1.0, 2.0, 7.0, 1.0, 3.0]]))
    assert mean[0, :6].tolist() == [5.0, 3.0, 8.0, 8.0, 17.5, 17.5]
    assert np.isnan(mean[0, 6])


def test_a_source_without_weight_takes_no_part_in_a_mean(every_shape: Links) -> None:
    mean = every_shape.mean(np.array([[5.0, 1.0, 4.0, 8.0, np.nan, 20.0]]), np.array([[0.0, 1.0, 0.0, 1.0, 1.0, 1.0]]))
    assert np.isnan(mean[0, 0])
    assert mean[0, 1] == 1.0
    assert mean[0, 4] == 20.0


def test_the_first_value_is_only_given_where_there_is_one_source(every_shape: Links) -> None:
    first = every_shape.first(np.array([[5.0, 1.0, 4.0, 8.0, 10.0, 20.0]]))
    assert first[0, [0, 2, 3]].tolist() == [5.0, 8.0, 8.0]
    assert np.isnan(first[0, [1, 4, 5, 6]]).all()


def test_counts_go_back_to_what_they_came_from(every_shape: Links) -> None:
    back = every_shape.back(np.array([[5.0, 6.0, 2.0, 6.0, 8.0, 4.0, 9.0]]))
    assert back.tolist() == [[5.0, 3.0, 3.0, 8.0, 6.0, 6.0]]


def test_pairs_given_twice_count_once_and_shares_sum_to_one() -> None:
    links = made([(0, 0, 1.0), (0, 0, 1.0), (0, 1, 2.0)], (1, 2))
    assert links.weight.tolist() == [0.5, 0.5]
    alone = made([(0, 0, 0.0)], (1, 1))
    assert alone.weight.tolist() == [1.0], "an area that nobody lives in still becomes what it becomes"
    empty = made([(0, 0, 0.0), (0, 1, 0.0)], (1, 2))
    assert empty.weight.tolist() == [0.5, 0.5]


def test_a_link_the_publisher_calls_irregular_is_a_best_fit_however_simple_it_looks() -> None:
    links = made([(0, 0, 1.0), (1, 1, 1.0)], (2, 2), [True, False])
    assert links.carried_counts.tolist() == [BEST_FIT, AS_PUBLISHED]


def test_a_larger_area_gives_its_rate_and_never_its_count() -> None:
    """0 is one district; 1 covers two; 2 and 3 share a district with a part of 4."""
    plain = made([(0, 0, 1.0), (1, 1, 1.0), (1, 2, 1.0), (2, 3, 1.0), (4, 3, 1.0), (4, 4, 1.0)], (5, 5))
    larger = Links(plain.n_sources, plain.n_targets, plain.source, plain.target, plain.weight, plain.loose, True)
    assert larger.may_take_counts.tolist() == [True, False, False, False, False]
    assert larger.may_take_means.tolist() == [True, True, True, False, True]
    assert plain.may_take_counts.all()


def test_parts_that_come_together_again_are_whole() -> None:
    split = made([(0, 0, 1.0), (0, 1, 3.0), (1, 2, 1.0)], (2, 3))
    into_one = made([(0, 0, 1.0), (1, 0, 1.0), (2, 1, 1.0)], (3, 2))
    there = composed(split, into_one, keep_loose=True)
    assert there.weight.tolist() == [1.0, 1.0]
    assert there.carried_counts.tolist() == [AS_PUBLISHED, AS_PUBLISHED]


def test_along_two_links_loose_ones_stay_loose_only_where_it_matters() -> None:
    loose = made([(0, 0, 1.0), (1, 1, 1.0)], (2, 2), [True, False])
    group = made([(0, 0, 1.0), (1, 0, 1.0)], (2, 1))
    assert composed(loose, group, keep_loose=True).carried_counts.tolist() == [BEST_FIT]
    assert composed(loose, group, keep_loose=False).carried_counts.tolist() == [SUMMED]


def test_what_leads_nowhere_drops_out() -> None:
    first = made([(0, 0, 1.0), (1, 1, 1.0)], (2, 2))
    second = made([(0, 0, 1.0)], (2, 1))
    assert composed(first, second, keep_loose=True).source.tolist() == [0]


def test_what_is_covered_in_part_is_known_to_be() -> None:
    """Two districts make a region; only one of them is reached."""
    first = made([(0, 0, 1.0)], (1, 2))
    region = composed(first, made([(0, 0, 1.0), (1, 0, 1.0)], (2, 1)), keep_loose=False)
    assert region.reach.tolist() == [0.5]
    assert region.share_held(np.array([[True]])).tolist() == [[0.5]]
    assert not region.single.any()
    assert np.isnan(region.first(np.array([[7.0]]))).all()


def test_every_area_is_itself() -> None:
    values = np.array([[1.0, np.nan, 3.0]])
    assert np.array_equal(same(3).first(values), values, equal_nan=True)
    assert same(3).carried_counts.tolist() == [AS_PUBLISHED] * 3
    assert same(0).total(np.zeros((1, 0))).shape == (1, 0)
