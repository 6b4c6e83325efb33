"""What must hold of the methods whatever the numbers."""

from itertools import product

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from small_country import AS_PUBLISHED

from welltogether.analysis import divides, similar, typology, typology_validation
from welltogether.analysis.change import least_significant_change
from welltogether.analysis.numeric import (
    difference_interval,
    normal_quantile,
    shares_lower,
    weighted_quantile,
    wilson_interval,
    z_scores,
)
from welltogether.analysis.proposals import STRENGTHS, WEAK, Combination, combined
from welltogether.vocabulary.figures import Interval

TINY = 1e-9

shares = st.floats(0, 1)
bases = st.floats(0.5, 1e7)
ordinary = st.floats(-1e6, 1e6, allow_nan=False)
with_gaps = st.lists(st.one_of(st.just(np.nan), ordinary), min_size=1, max_size=30).map(np.array)
counts = st.integers(2, 25).flatmap(
    lambda n: st.tuples(arrays(float, n, elements=st.integers(1, 500)), arrays(float, n, elements=st.integers(1, 500)))
)


@given(st.floats(1e-12, 1 - 1e-12))
def test_normal_quantiles_are_odd_around_a_half(p: float) -> None:
    assert abs(normal_quantile(p) + normal_quantile(1 - p)) < 1e-3
    assert (normal_quantile(p) > 0) == (p > 0.5)


@given(shares, bases, st.sampled_from((0.8, 0.95, 0.99)))
def test_wilson_stays_inside_and_holds_the_share(share: float, n: float, level: float) -> None:
    lower, upper = wilson_interval(share, n, level)
    assert 0 <= lower <= share + TINY and share - TINY <= upper <= 1
    mirrored = wilson_interval(1 - share, n, level)
    assert abs(mirrored[0] - (1 - upper)) < TINY


@given(shares, bases)
def test_more_people_make_a_narrower_interval(share: float, n: float) -> None:
    few, many = wilson_interval(share, n), wilson_interval(share, 4 * n)
    assert many[1] - many[0] <= few[1] - few[0] + TINY


@given(with_gaps)
def test_positions_average_a_half_and_follow_the_values(values: np.ndarray) -> None:
    positions = shares_lower(values)
    known = np.isfinite(values)
    assert (np.isfinite(positions) == known).all()
    if known.any():
        assert abs(positions[known].mean() - 0.5) < TINY
        assert ((positions[known] > 0) & (positions[known] < 1)).all()
        order = np.argsort(values[known])
        assert (np.diff(positions[known][order]) >= 0).all()
    np.testing.assert_allclose(shares_lower(-values)[known], 1 - positions[known], atol=TINY)


@given(with_gaps, st.floats(0, 1), st.floats(0.1, 1000))
def test_quantiles_lie_among_the_values_and_ignore_the_scale_of_weights(
    values: np.ndarray, q: float, factor: float
) -> None:
    answer = weighted_quantile(values, q)
    known = values[np.isfinite(values)]
    if known.size == 0:
        assert np.isnan(answer)
        return
    assert known.min() <= answer <= known.max()
    scaled = weighted_quantile(values, q, np.full(values.shape, factor))
    assert abs(scaled - answer) <= TINY * max(1.0, float(np.abs(known).max()))


@given(arrays(float, (6, 3), elements=st.floats(-1e3, 1e3)), st.floats(0.1, 100), st.floats(-100, 100))
def test_z_scores_forget_unit_and_origin(columns: np.ndarray, factor: float, shift: float) -> None:
    z, constant = z_scores(columns)
    varying = np.ptp(columns, axis=0) > 1e-3
    again, _ = z_scores(columns * factor + shift)
    np.testing.assert_allclose(again[:, varying], z[:, varying], atol=1e-6)
    assert not constant[varying].any()
    assert (z[:, constant] == 0).all()


@given(shares, shares, st.floats(0, 0.5), st.floats(0, 0.5))
def test_a_change_back_is_the_change_forth_with_its_sign_turned(a: float, b: float, wide: float, narrow: float) -> None:
    one, two = Interval(a - wide, a + narrow, 0.95, ""), Interval(b - narrow, b + wide, 0.95, "")
    forth, back = difference_interval(a, one, b, two), difference_interval(b, two, a, one)
    assert abs(forth.lower + back.upper) < TINY and abs(forth.upper + back.lower) < TINY
    assert forth.lower <= b - a + TINY and b - a - TINY <= forth.upper


@given(shares, st.floats(1, 1e6), st.floats(1, 1e6))
def test_larger_surveys_tell_smaller_changes(share: float, n_before: float, n_after: float) -> None:
    one = least_significant_change(share, n_before, n_after)
    assert one >= least_significant_change(share, 2 * n_before, n_after) >= 0
    assert abs(one - least_significant_change(share, n_after, n_before)) < TINY


# Divides -------------------------------------------------------------------------------------------------------------


@given(counts, st.floats(0.01, 100), st.randoms(use_true_random=False))
def test_indices_stay_in_bounds_and_forget_size_and_order(
    groups: tuple[np.ndarray, np.ndarray], factor: float, random: object
) -> None:
    x, y = groups
    order = np.random.default_rng(random.randint(0, 2**32)).permutation(x.size)  # type: ignore[attr-defined]
    d = divides.dissimilarity(x, y)
    isolation = divides.exposure(x, x, x + y)
    h = divides.theil_h(np.column_stack([x, y]))
    assert 0 <= d <= 1 + TINY and -TINY <= h <= 1 + TINY
    # Nobody's own group is rarer around them, on average, than in the whole place.
    assert x.sum() / (x.sum() + y.sum()) - TINY <= isolation <= 1
    assert abs(isolation + divides.exposure(x, y, x + y) - 1) < TINY
    assert abs(d - divides.dissimilarity(y, x)) < TINY
    assert abs(d - divides.dissimilarity(factor * x, y)) < TINY
    assert abs(d - divides.dissimilarity(x[order], y[order])) < TINY
    assert abs(h - divides.theil_h(np.column_stack([factor * x, factor * y])[order])) < TINY


@given(counts)
def test_chance_gives_less_than_complete_separation_and_less_in_larger_areas(
    groups: tuple[np.ndarray, np.ndarray],
) -> None:
    x, y = groups
    small, large = divides.expected_dissimilarity(x, x + y), divides.expected_dissimilarity(9 * x, 9 * (x + y))
    assert 0 < large < small <= 1 + TINY


# Family groups -------------------------------------------------------------------------------------------------------

SIDES = (typology.ABOVE, typology.BELOW)
OPEN = (typology.ON_THE_BOUNDARY, typology.NOT_KNOWN)
NAMES = [spec.name for spec in AS_PUBLISHED.inputs]
EVERY_GROUP = {row.group for row in AS_PUBLISHED.table}


def test_the_published_rule_leads_everybody_to_one_of_nine_groups() -> None:
    typology.check_rule(AS_PUBLISHED)
    answers = [typology.candidates(AS_PUBLISHED, dict(zip(NAMES, s, strict=True))) for s in product(SIDES, repeat=4)]
    assert {group for (group,) in answers} == EVERY_GROUP


@given(st.tuples(*[st.sampled_from(SIDES + OPEN)] * 4))
def test_open_inputs_give_the_union_of_what_they_could_be(sides: tuple[str, ...]) -> None:
    could_be = [SIDES if side in OPEN else (side,) for side in sides]
    union = {
        group
        for known in product(*could_be)
        for group in typology.candidates(AS_PUBLISHED, dict(zip(NAMES, known, strict=True)))
    }
    assert set(typology.candidates(AS_PUBLISHED, dict(zip(NAMES, sides, strict=True)))) == union


@given(
    st.one_of(st.just(0.25), shares, st.just(np.nan)),
    st.one_of(st.just(0.5), shares, st.just(np.nan)),
    st.one_of(st.just(7.0), st.floats(0, 100), st.just(np.nan)),
    st.one_of(st.just(1000.0), st.floats(0, 1e5), st.just(np.nan)),
)
def test_many_at_once_agrees_with_one_by_one(nvq4: float, rural: float, a8: float, jobs: float) -> None:
    named = {"nvq4": nvq4, "rural": rural, "a8": a8, "jobs": jobs}
    one = {spec.name: typology.side_of(spec, named[spec.name]) for spec in AS_PUBLISHED.inputs}
    (many,) = typology.classify(AS_PUBLISHED, {name: np.array([value]) for name, value in named.items()})
    assert many == typology.candidates(AS_PUBLISHED, one)
    assert one["nvq4"] == typology.ON_THE_BOUNDARY or nvq4 != 0.25
    assert one["rural"] == typology.ABOVE or rural != 0.5


@settings(max_examples=30)
@given(arrays(float, 12, elements=shares), arrays(np.intp, 12, elements=st.integers(0, 3)))
def test_the_share_between_groups_is_a_share_and_does_not_depend_on_their_numbering(
    outcome: np.ndarray, labels: np.ndarray
) -> None:
    share = typology_validation.between_share(outcome, labels)
    if np.ptp(outcome) < 1e-6:
        return
    assert -TINY <= share <= 1 + TINY
    assert abs(share - typology_validation.between_share(outcome, 3 - labels)) < TINY


# Similar places, strengths -------------------------------------------------------------------------------------------


@given(arrays(float, (8, 4), elements=st.one_of(st.just(np.nan), st.floats(-5, 5))))
def test_distances_are_even_handed_and_never_guess(values: np.ndarray) -> None:
    z, _ = z_scores(values)
    there, back = similar.distances(z - z[0], 0.5), similar.distances(z[0] - z, 0.5)
    np.testing.assert_array_equal(there, back)
    shared = (np.isfinite(values) & np.isfinite(values[0])).sum(axis=1)
    assert (np.isinf(there) == (shared < 2)).all()


@given(st.lists(st.sampled_from(STRENGTHS[1:])), st.lists(st.sampled_from(STRENGTHS[1:])))
def test_contrary_evidence_never_strengthens_and_weak_signs_stay_weak(clues: list[str], contrary: list[str]) -> None:
    alone = combined(tuple(clues), (), Combination())
    opposed = combined(tuple(clues), tuple(contrary), Combination())
    assert STRENGTHS.index(opposed) <= STRENGTHS.index(alone)
    if set(clues) <= {WEAK}:
        assert STRENGTHS.index(alone) <= STRENGTHS.index(WEAK)
