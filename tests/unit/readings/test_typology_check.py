"""Which groups stay together when an input is missing, and how they stand beside what was printed."""

import numpy as np
import pytest
from small_country import AS_PUBLISHED

from welltogether.analysis.typology import classify
from welltogether.readings.family_groups import Placed
from welltogether.readings.rules import rule_set
from welltogether.readings.typology_check import PrintedRow, classes_of, pairs_in_order, together, usable_inputs
from welltogether.vocabulary.errors import MethodError


def test_without_the_jobs_of_1984_groups_2_and_3_are_one_class() -> None:
    assert classes_of(AS_PUBLISHED, ("nvq4", "rural", "a8")) == (
        ("group-1",), ("group-2", "group-3"), ("group-4",), ("group-5",), ("group-6",), ("group-7",), ("group-8",),
        ("group-9",),
    )  # fmt: skip


def test_with_every_input_known_each_group_is_its_own_class() -> None:
    assert len(classes_of(AS_PUBLISHED, ("nvq4", "rural", "a8", "jobs"))) == 9


def test_with_one_more_input_missing_more_groups_stay_together() -> None:
    assert classes_of(AS_PUBLISHED, ("nvq4", "rural")) == (
        ("group-1", "group-5"), ("group-2", "group-3", "group-4"), ("group-6", "group-7"), ("group-8", "group-9"),
    )  # fmt: skip


def test_no_known_input_is_refused() -> None:
    with pytest.raises(MethodError, match="No input of the rule is held"):
        classes_of(AS_PUBLISHED, ())


def test_the_printed_mean_of_groups_together_is_weighted_by_their_printed_counts() -> None:
    rows = (
        PrintedRow("2", "2, B", "lower-cohesion", 0.733, 20, ("3",)),
        PrintedRow("3", "3, C", "lower-cohesion", 0.741, 29, ("2",)),
    )
    mean, n_areas = together(rows, ("2", "3"))
    assert n_areas == 49
    assert mean == pytest.approx((20 * 0.733 + 29 * 0.741) / 49)


def test_ties_do_not_count_as_in_order() -> None:
    assert pairs_in_order([(0.7, 0.7), (0.7, 0.8), (0.8, 0.9)]) == (2, 3)


def test_an_input_that_few_districts_have_is_left_out_for_all() -> None:
    known = {"nvq4": np.array([0.2, 0.2, 0.2]), "rural": np.array([0.1, 0.1, 0.9]), "a8": np.array([1.0, 1.0, 1.0])}
    jobs = np.array([5_000.0, np.nan, np.nan])
    item, _ = rule_set("of-the-time")
    values = {**known, "jobs": jobs}
    placed = Placed(item, AS_PUBLISHED, values, {}, classify(AS_PUBLISHED, values))
    assert placed.candidates == (("group-2",), ("group-2", "group-3"), ("group-5",))
    usable = usable_inputs(placed)
    assert usable.values.keys() == known.keys()
    assert usable.candidates == (("group-2", "group-3"), ("group-2", "group-3"), ("group-5",))
