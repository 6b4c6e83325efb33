"""What each method means, on places small enough to work out by hand."""

from dataclasses import replace
from datetime import date

import numpy as np
import pytest
from small_country import AS_PUBLISHED, COUNTRY, CRIME, REGION, TODAY, TRUST, district, figure, panel, reading, series

from welltogether.analysis import change, comparing, divides, influences, similar, typology, typology_validation
from welltogether.analysis.numeric import median, shares_lower, weighted_quantile, wilson_interval, z_scores
from welltogether.analysis.results import Comparator, Position, Reading, Sign, Speaks, Trend
from welltogether.vocabulary.areas import AreaCode, Scheme
from welltogether.vocabulary.errors import MethodError
from welltogether.vocabulary.figures import Figure, Interval, Refusal
from welltogether.vocabulary.measures import Direction, Measure, Unit
from welltogether.vocabulary.panel import Panel
from welltogether.vocabulary.periods import Period

TEN = [0.10, 0.20, 0.30, 0.40, 0.50, 0.60, 0.70, 0.80, 0.90, 1.00]
BY_HAND = 1e-9  # worked out by hand to the last digit; only binary fractions may differ
NO_PEERS: dict[str, np.ndarray] = {}


def read(held: Panel, measure: Measure, index: int, **options: object) -> Reading:
    answer = comparing.read_measure(held, measure, index, NO_PEERS, TODAY, trend=None, **options)  # type: ignore[arg-type]
    assert isinstance(answer, Reading)
    return answer


# Numbers -------------------------------------------------------------------------------------------------------------


def test_wilson_answers_where_nobody_and_where_everybody_said_yes() -> None:
    lower, upper = wilson_interval(np.array([0.0, 1.0]), np.array([10.0, 10.0]))
    # At 0 of n the upper limit is z² / (n + z²) = 3.8415 / 13.8415.
    assert lower.tolist() == [0.0, pytest.approx(1 - 0.2775, abs=5e-5)]
    assert upper.tolist() == [pytest.approx(0.2775, abs=5e-5), 1.0]


def test_wilson_says_nothing_on_nobody_asked() -> None:
    assert np.isnan(wilson_interval(0.0, 0.0)).all()


@pytest.mark.parametrize(
    ("n", "share", "design_effect", "points"),
    [
        (1100, 0.77, 1.0, 3.5),
        (1100, 0.77, 1.7, 4.6),
        (657, 0.81, 1.0, 4.2),
        (464, 0.81, 1.7, 6.6),
        (300, 0.81, 1.7, 8.2),
    ],
)
def test_least_significant_change_as_worked_out_for_real_survey_sizes(
    n: int, share: float, design_effect: float, points: float
) -> None:
    least = change.least_significant_change(share, n, n, design_effect=design_effect)
    assert round(100 * least, 1) == points


def test_the_middle_of_an_even_number_lies_half_way() -> None:
    assert median(np.array([4.0, 1.0, 3.0, 2.0, np.nan])) == 2.5


def test_a_heavy_value_pulls_the_quantile_to_itself() -> None:
    # Middles of the weights 1, 1, 8 lie at 0.05, 0.15 and 0.60: the 0.6 quantile is the third value.
    assert weighted_quantile(np.array([1.0, 2.0, 3.0]), 0.6, np.array([1.0, 1.0, 8.0])) == 3.0


def test_equal_values_share_the_middle_of_their_places() -> None:
    assert shares_lower(np.array([5.0, 5.0, 9.0, np.nan])).tolist()[:3] == [1 / 3, 1 / 3, pytest.approx(5 / 6)]


def test_a_column_that_rounding_alone_makes_vary_is_constant() -> None:
    _, constant = z_scores(np.column_stack([np.full(3, 0.1) * [3, 3.0000000000000004, 3], [1.0, 2.0, 3.0]]))
    assert constant.tolist() == [True, False]


# Comparing -----------------------------------------------------------------------------------------------------------


def test_a_reading_stands_beside_country_region_peers_and_the_middle() -> None:
    held = panel(series(TRUST, [TEN]))
    peers = {"Middle of group 2": np.array([5, 6, 7, 8, 9])}
    answer = comparing.read_measure(held, TRUST, 9, peers, TODAY, trend=None)
    assert isinstance(answer, Reading)
    assert [(c.label, round(c.value, 9), c.n_areas) for c in answer.comparators] == [
        (COUNTRY.name, 0.55, 1),
        (REGION.name, 0.55, 1),
        ("Middle of group 2", 0.80, 5),
        ("Middle district", 0.55, 10),
    ]
    assert answer.position == Position(0.95, 10)
    assert answer.figure.dress.base == 1000.0


@pytest.mark.parametrize(
    ("measure", "index", "speaks"),
    [
        (TRUST, 9, Speaks.FOR),
        (TRUST, 0, Speaks.AGAINST),
        (TRUST, 5, Speaks.LEVEL),
        (CRIME, 9, Speaks.AGAINST),
        (CRIME, 0, Speaks.FOR),
        (replace(TRUST, direction=Direction.NONE), 9, Speaks.CONTEXT),
    ],
)
def test_only_the_ends_speak_and_in_the_measures_direction(measure: Measure, index: int, speaks: Speaks) -> None:
    assert read(panel(series(measure, [TEN])), measure, index).speaks is speaks


def test_a_figure_whose_interval_holds_the_middle_does_not_speak() -> None:
    assert read(panel(series(TRUST, [TEN], half_width=0.3)), TRUST, 9).speaks is Speaks.FOR
    assert read(panel(series(TRUST, [TEN], half_width=0.5)), TRUST, 9).speaks is Speaks.LEVEL


def test_two_sided_evidence_stays_two_sided() -> None:
    rule = comparing.SpeaksRule(two_sided=frozenset({"influence-trust"}))
    assert read(panel(series(TRUST, [TEN])), TRUST, 9, rule=rule).speaks is Speaks.TWO_SIDED


def test_the_newest_figure_dated_up_to_today_is_read_with_its_own_period() -> None:
    held = panel(series(TRUST, [TEN, TEN[::-1]], years=(2024, 2027)))
    assert read(held, TRUST, 9).figure.period == Period.year(2024)


@pytest.mark.parametrize(
    ("held", "found"),
    [
        (panel(series(CRIME, [TEN])), "The publications held give no figure for this area."),
        (panel(series(TRUST, [[np.nan, *TEN[1:]]])), "The publications held give no figure for this area."),
        (panel(series(TRUST, [TEN], base=99)), "The figure rests on fewer than 100 in the base."),
        (panel(replace(series(TRUST, [TEN]), sources=())), "The figure came without its source"),
        (panel(replace(series(TRUST, [TEN], base=np.nan), base_note="")), "The figure came without its source"),
    ],
)
def test_no_dress_no_display(held: Panel, found: str) -> None:
    answer = comparing.read_measure(held, TRUST, 0, NO_PEERS, TODAY, trend=None)
    assert isinstance(answer, Refusal)
    assert answer.found.startswith(found)


def test_a_peer_group_too_small_for_a_middle_is_left_out() -> None:
    held = panel(series(TRUST, [TEN]))
    answer = comparing.read_measure(held, TRUST, 0, {"Two": np.array([0, 1])}, TODAY, trend=None)
    assert isinstance(answer, Reading)
    assert "Two" not in [comparator.label for comparator in answer.comparators]


# Change --------------------------------------------------------------------------------------------------------------


def trend(*rows: float, half_width: float = np.nan, years: tuple[int, ...] = (2021, 2025)) -> Trend | Refusal:
    held = panel(series(TRUST, [[value] * 5 for value in rows], years=years, half_width=half_width))
    return change.trend_here(held, (TRUST,), 0, TODAY)


def test_a_change_beyond_the_noise_of_both_figures() -> None:
    answer = trend(0.60, 0.70, half_width=0.03)
    assert isinstance(answer, Trend)
    assert answer.change == pytest.approx(0.10, abs=BY_HAND)
    # Independent errors add in squares: 0.03 × √2.
    assert answer.interval is not None and answer.interval.lower == pytest.approx(0.10 - 0.03 * 2**0.5, abs=BY_HAND)
    assert answer.least_significant == pytest.approx(0.03 * 2**0.5, abs=BY_HAND)
    assert answer.beyond_noise is True


def test_a_change_within_the_noise() -> None:
    answer = trend(0.60, 0.64, half_width=0.03)
    assert isinstance(answer, Trend) and answer.beyond_noise is False


def test_without_intervals_nobody_can_tell() -> None:
    answer = trend(0.60, 0.90)
    assert isinstance(answer, Trend)
    assert (answer.beyond_noise, answer.interval, answer.least_significant) == (None, None, None)


def test_a_trend_reaches_ten_years_back_and_no_further_if_it_can_help_it() -> None:
    answer = trend(0.1, 0.2, 0.3, years=(2008, 2016, 2025))
    assert isinstance(answer, Trend)
    assert (answer.start.start.year, len(answer.values)) == (2016, 3)
    only = trend(0.1, 0.3, years=(2008, 2025))
    assert isinstance(only, Trend) and only.start.start.year == 2008


def test_no_change_is_read_across_a_break_in_series() -> None:
    face_to_face = replace(TRUST, id="trust-old", series="trust-face-to-face")
    held = panel(series(TRUST, [[0.6] * 5]), series(face_to_face, [[0.8] * 5], years=(2013,)))
    answer = change.trend_here(held, (TRUST, face_to_face), 0, TODAY)
    assert isinstance(answer, Refusal) and answer.needed == "Two figures of one series."


def test_two_measures_of_one_series_join() -> None:
    earlier = replace(TRUST, id="trust-2015")
    held = panel(series(TRUST, [[0.6] * 5]), series(earlier, [[0.5] * 5], years=(2016,)))
    answer = change.trend_here(held, (TRUST, earlier), 0, TODAY)
    assert isinstance(answer, Trend) and answer.change == pytest.approx(0.1, abs=BY_HAND)


def test_the_trend_of_an_older_measure_ends_with_its_own_figure() -> None:
    earlier = replace(TRUST, id="trust-2015")
    held = panel(series(TRUST, [[0.6] * 5]), series(earlier, [[0.4] * 5, [0.5] * 5], years=(2012, 2016)))
    answer = change.trend_here(held, (earlier, TRUST), 0, TODAY)
    assert isinstance(answer, Trend) and (answer.end, answer.end_value) == (Period.year(2016), 0.5)
    assert isinstance(change.trend_here(held, (CRIME, replace(CRIME, id="crime-2")), 0, TODAY), Refusal)


def test_one_series_in_two_units_is_a_break() -> None:
    counted = replace(TRUST, id="trust-count", unit=Unit.COUNT)
    held = panel(series(TRUST, [[0.6] * 5]), series(counted, [[600.0] * 5], years=(2016,)))
    assert isinstance(change.trend_here(held, (TRUST, counted), 0, TODAY), Refusal)


def test_a_measure_without_a_series_has_no_trend() -> None:
    held = panel(series(TRUST, [[0.6] * 5, [0.7] * 5], years=(2024, 2025)))
    assert isinstance(change.trend_here(held, (replace(TRUST, series=""),), 0, TODAY), Refusal)


def test_rolling_periods_that_overlap_are_not_two_figures() -> None:
    rolling = (Period(date(2024, 1, 1), date(2024, 12, 31)), Period(date(2024, 7, 1), date(2025, 6, 30)))
    figures = tuple(replace(figure(), period=period) for period in rolling)
    assert isinstance(change.trend_between(TRUST, figures, change.TrendRule()), Refusal)


# Influences ----------------------------------------------------------------------------------------------------------

FOR = reading(TRUST, 0.9, Speaks.FOR)
REFUSED = Refusal("Nothing.", "No publication is held.", "One.", "Import one.")


@pytest.mark.parametrize(
    ("sign", "speaks"),
    [
        (Sign.POSITIVE, Speaks.FOR),
        (Sign.NEGATIVE, Speaks.FOR),
        (Sign.BOTH, Speaks.TWO_SIDED),
        (Sign.NO_EFFECT, Speaks.CONTEXT),
    ],
)
def test_an_influence_keeps_the_sign_of_its_evidence(sign: Sign, speaks: Speaks) -> None:
    spec = influences.InfluenceSpec("t3-income", "Income", sign, ("trust",))
    answer = influences.read_influence(spec, {"trust": FOR})
    assert [one.speaks for one in answer.readings] == [speaks]
    assert answer.refusal is None


def test_an_influence_without_a_figure_says_what_to_ask() -> None:
    spec = influences.InfluenceSpec("t4-trust", "Trust", Sign.POSITIVE, ("trust",), ask_locally="whom do people trust?")
    refused = influences.read_influence(spec, {"trust": REFUSED}).refusal
    nothing = influences.read_influence(spec, {}).refusal
    assert refused is not None and refused.found == "No publication is held."
    assert nothing is not None and nothing.found == "None of the publications that speak to it is held."
    assert nothing.next_step == "Ask locally: whom do people trust?"


# Family groups -------------------------------------------------------------------------------------------------------

A, B = typology.ABOVE, typology.BELOW


def place(**inputs: float | None) -> dict[str, Figure | None]:
    return {name: None if value is None else figure(value=value) for name, value in inputs.items()}


@pytest.mark.parametrize(
    ("nvq4", "rural", "a8", "jobs", "group"),
    [
        (0.20, 0.8, 9, 0, 1),
        (0.20, 0.1, 3, 5000, 2),
        (0.20, 0.1, 3, 999, 3),
        (0.20, 0.1, 9, 5000, 4),
        (0.20, 0.8, 3, 0, 5),
        (0.40, 0.1, 3, 5000, 6),
        (0.40, 0.1, 9, 0, 7),
        (0.40, 0.8, 3, 0, 8),
        (0.40, 0.8, 9, 0, 9),
    ],
)
def test_the_nine_family_groups(nvq4: float, rural: float, a8: float, jobs: float, group: int) -> None:
    answer = typology.family_group(AS_PUBLISHED, district(0), place(nvq4=nvq4, rural=rural, a8=a8, jobs=jobs))
    assert answer.candidates == (f"group-{group}",)


def test_exactly_on_an_unstated_cut_is_on_the_boundary_and_keeps_both_groups() -> None:
    answer = typology.family_group(AS_PUBLISHED, district(0), place(nvq4=0.25, rural=0.1, a8=9, jobs=0))
    assert answer.candidates == ("group-4", "group-7")
    assert [one.side for one in answer.inputs] == [typology.ON_THE_BOUNDARY, B, A, B]


def test_at_least_fifty_per_cent_includes_exactly_fifty() -> None:
    answer = typology.family_group(AS_PUBLISHED, district(0), place(nvq4=0.2, rural=0.5, a8=9, jobs=0))
    assert answer.candidates == ("group-1",)


def test_an_unknown_input_keeps_every_group_it_could_lead_to() -> None:
    answer = typology.family_group(AS_PUBLISHED, district(0), place(nvq4=0.2, rural=0.1, a8=3, jobs=None))
    assert answer.candidates == ("group-2", "group-3")
    unused = typology.family_group(AS_PUBLISHED, district(0), place(nvq4=0.2, rural=0.1, a8=9, jobs=None))
    assert unused.candidates == ("group-4",)


def test_flips_say_what_change_would_move_the_place() -> None:
    answer = typology.family_group(AS_PUBLISHED, district(0), place(nvq4=0.218, rural=0.1, a8=9, jobs=0))
    assert answer.flips == (
        "If the share of working-age people with NVQ level 4 rose by more than 3.2 percentage points, "
        "the group would be: Group 7.",
        "If the share living in rural places rose by at least 40.0 percentage points, the group would be: Group 1.",
        "If the rate of A8 workers fell by more than 2.0 per 10,000, the group would be: Group 3.",
    )
    assert [round(flip.change, 9) for flip in answer.flip_values] == [0.032, 0.4, -2.0]
    assert answer.inputs[0].distance == pytest.approx(-0.032, abs=BY_HAND)


def test_county_councils_have_no_family_group() -> None:
    county = replace(district(0), code=AreaCode("E10000017", Scheme.UTLA, 2024))
    with pytest.raises(MethodError):
        typology.family_group(AS_PUBLISHED, county, {})


def test_an_interval_across_the_cut_is_said() -> None:
    wide = place(nvq4=0.24, rural=0.1, a8=9, jobs=0) | {"nvq4": figure(value=0.24, half_width=0.03)}
    (note,) = typology.family_group(AS_PUBLISHED, district(0), wide).notes
    assert note.startswith("The interval of the share of working-age people with NVQ level 4 reaches across the cut")


def test_a_quantile_cut_is_settled_on_all_areas() -> None:
    open_rule = replace(
        AS_PUBLISHED, inputs=(replace(AS_PUBLISHED.inputs[0], cut=None, quantile=0.5), *AS_PUBLISHED.inputs[1:])
    )
    settled = typology.settle(open_rule, {"nvq4": np.array([0.1, 0.3, 0.5, np.nan])})
    assert settled.inputs[0].cut == 0.3


def test_the_mix_of_small_areas() -> None:
    nan = np.nan
    mix = typology.sub_area_mix(
        AS_PUBLISHED,
        {
            "nvq4": np.array([0.2, 0.2, 0.4, nan]),
            "rural": np.array([0.0, 0.0, 0.0, 0.0]),
            "a8": np.array([9.0, 9.0, 9.0, 9.0]),
        },
        "wards",
        "",
    )
    assert mix.counts == ((("group-4",), 2), (("group-4", "group-7"), 1), (("group-7",), 1))


def test_validation_shows_means_beside_the_printed_and_leaves_out_counties() -> None:
    spec = typology_validation.ValidationSpec(
        rule="test@1",
        printed=tuple(typology_validation.PrintedGroup(f"group-{n}", 0.7 + n / 100, 20) for n in (1, 2)),
        stands_in=(("Census level 4", "NVQ level 4"),),
        n_draws=50,
    )
    placed = (("group-1",), ("group-1",), ("group-2",), ("group-2",), ("group-1", "group-2"), ("group-2",))
    outcome = np.array([0.1, 0.3, 0.5, 0.7, 0.9, 0.0])
    county = np.array([False] * 5 + [True])
    answer = typology_validation.validate(spec, placed, outcome, county, np.random.default_rng(1))
    assert [(g.group, round(g.mean or 0, 9), g.n_areas, g.printed_n) for g in answer.groups] == [
        ("group-1", 0.2, 2, 20),
        ("group-2", 0.6, 2, 20),
    ]
    # Between: 4 × 0.2² = 0.16 of 0.20 in all.
    assert answer.between_share == pytest.approx(0.8, abs=BY_HAND)
    assert (answer.n_placed, answer.n_unplaced, answer.n_excluded) == (4, 1, 1)
    assert answer.stands_in == (("Census level 4", "NVQ level 4"),)


# Similar places ------------------------------------------------------------------------------------------------------


def test_the_nearest_place_and_what_made_it_near() -> None:
    values = np.array([[0.0, 0.0], [1.0, 0.0], [0.0, 2.0], [-1.0, -2.0]])
    answer = similar.similar_places(
        similar.SimilarRule("test@1", k=2), tuple(map(district, range(4))), (TRUST, CRIME), values, 0
    )
    assert not isinstance(answer, Refusal)
    # Both columns have mean 0; their variances are 2/3 and 8/3, so one step is √1.5 standard deviations in each.
    assert [(n.area.name, round(n.distance, 6)) for n in answer.neighbours] == [
        ("District 1", round(1.5**0.5, 6)),
        ("District 2", round(1.5**0.5, 6)),
    ]
    assert (answer.neighbours[0].near, answer.neighbours[0].far) == (
        (("crime", 0.0),),
        (("trust", pytest.approx(1.5**0.5)),),
    )


def test_measures_missing_here_are_left_out_and_named_and_poor_matches_are_not_ranked() -> None:
    nan = np.nan
    measures = tuple(replace(TRUST, id=name) for name in "abcde")
    values = np.array(
        [[1.0, 1, 1, nan, 5], [2.0, nan, 1, 1, 5], [3.0, 2, 2, 1, 5], [nan, nan, 2, 1, 5], [0.0, 0, 0, 0, 5]]
    )
    rule = similar.SimilarRule("test@1", minimum_shared=0.6)
    answer = similar.similar_places(rule, tuple(map(district, range(5))), measures, values, 0)
    assert not isinstance(answer, Refusal)
    assert answer.left_out == ("d", "e")  # d is not known here, e is the same everywhere
    assert {n.area.name for n in answer.neighbours} == {"District 1", "District 2", "District 4"}
    assert answer.n_areas == 4


def test_one_measure_is_too_few() -> None:
    answer = similar.similar_places(
        similar.SimilarRule("test@1"), (district(0), district(1)), (TRUST,), np.array([[1.0], [2.0]]), 0
    )
    assert isinstance(answer, Refusal)


# Divides -------------------------------------------------------------------------------------------------------------


def test_spread_alike_and_never_together() -> None:
    alike, apart = np.array([10.0, 20.0]), np.array([10.0, 0.0])
    assert divides.dissimilarity(alike, 3 * alike) == 0
    assert divides.dissimilarity(apart, apart[::-1]) == 1
    assert divides.exposure(apart, apart, np.array([10.0, 10.0])) == 1
    assert divides.theil_h(np.column_stack([alike, 3 * alike])) == pytest.approx(0, abs=BY_HAND)


def test_three_small_areas_by_hand() -> None:
    x, t = np.array([20.0, 30.0, 50.0]), np.array([100.0, 100.0, 100.0])
    # X = 100, Y = 200: ½(|.2−.4| + |.3−.35| + |.5−.25|) = 0.25; xPx = .2×.2 + .3×.3 + .5×.5 = 0.38.
    assert divides.dissimilarity(x, t - x) == pytest.approx(0.25, abs=BY_HAND)
    assert divides.exposure(x, x, t) == pytest.approx(0.38, abs=BY_HAND)
    assert divides.exposure(x, t - x, t) == pytest.approx(0.62, abs=BY_HAND)


def test_chance_alone_in_areas_of_one_person() -> None:
    # One person an area: everyone lives apart, and D is 1 whatever happens.
    x = np.array([1.0, 0.0, 0.0, 0.0])
    assert divides.expected_dissimilarity(x, np.ones(4)) == pytest.approx(1.0, abs=BY_HAND)


def test_chance_agrees_with_placing_people_by_chance() -> None:
    rng = np.random.default_rng(2000)
    t = rng.integers(100, 400, 80).astype(float)
    p = 0.06
    x = np.floor(t * p)
    draws = [rng.multivariate_hypergeometric(t.astype(int), int(x.sum())).astype(float) for _ in range(400)]
    simulated = np.mean([divides.dissimilarity(draw, t - draw) for draw in draws])
    # 400 draws leave a standard error of about 0.0006; binomial for hypergeometric costs about half a per cent.
    assert divides.expected_dissimilarity(x, t) == pytest.approx(simulated, abs=0.003)


SPEC = divides.DivideSpec("People born abroad", "born-abroad", district(0).code, Period.year(2021), figure().dress)
EVERYONE = np.full(12, 1500.0)


def test_a_divide_is_dressed_and_stands_beside_chance() -> None:
    group = np.array([100.0, 200.0] * 6)
    elsewhere = (Comparator("Middle district", 0.3, None, 10),)
    answer = divides.read_divide(group, EVERYONE, SPEC, elsewhere)
    assert not isinstance(answer, Refusal)
    assert answer.group_share.value == pytest.approx(0.1, abs=BY_HAND)
    # The fuller six areas hold 1/9 of the group each and 1300/16200 of the rest: D is what they hold too much, 5/27.
    assert answer.dissimilarity.value == pytest.approx(5 / 27, abs=BY_HAND)
    assert answer.dissimilarity.dress.base == 18000
    assert answer.expected_dissimilarity < answer.dissimilarity.value
    assert (answer.n_small_areas, answer.comparators) == (12, elsewhere)


@pytest.mark.parametrize(
    ("group", "everyone", "found"),
    [
        (np.full(9, 100.0), np.full(9, 1500.0), "9 small areas have counts."),
        (np.full(12, 10.0), EVERYONE, "The group, or everyone else, has fewer than 500 people."),
        (np.array([np.nan] * 2 + [100.0] * 10), EVERYONE, "2 of 12 small areas have no published count."),
    ],
)
def test_counts_that_cannot_bear_it_are_refused(group: np.ndarray, everyone: np.ndarray, found: str) -> None:
    answer = divides.read_divide(group, everyone, SPEC)
    assert isinstance(answer, Refusal) and answer.found == found


def test_a_comparison_of_two_levels_is_refused() -> None:
    before, after = Interval(0.5, 0.6, 0.95, ""), Interval(0.5, 0.6, 0.90, "")
    with pytest.raises(MethodError):
        change.difference_interval(0.55, before, 0.55, after)
