"""Single cells of a panel, and the rules and numbers around the methods."""

import doctest
import importlib
import pkgutil
from dataclasses import replace

import numpy as np
import pytest
from small_country import CRIME, TODAY, TRUST, figure, panel, series

import welltogether.analysis
from welltogether.analysis import cells, divides, numeric, similar, typology, typology_validation
from welltogether.vocabulary.errors import MethodError, PackError
from welltogether.vocabulary.figures import Carried, Refusal
from welltogether.vocabulary.measures import Unit
from welltogether.vocabulary.panel import CARRIED_CODES
from welltogether.vocabulary.periods import Period

NAN = np.nan


@pytest.mark.parametrize("module", [name for _, name, _ in pkgutil.iter_modules(welltogether.analysis.__path__)])
def test_every_example_in_a_docstring_runs(module: str) -> None:
    results = doctest.testmod(importlib.import_module(f"welltogether.analysis.{module}"))
    assert results.failed == 0


def test_a_figure_carries_how_it_came_to_this_area() -> None:
    one = series(TRUST, [[0.5, 0.6]], half_width=0.1)
    one.carried[0, 1] = CARRIED_CODES.index(Carried.BEST_FIT)
    answer = cells.figure_at(panel(one), TRUST, 1, 0)
    assert not isinstance(answer, Refusal)
    assert (answer.value, answer.dress.carried, answer.dress.sources) == (0.6, Carried.BEST_FIT, one.sources)
    assert answer.interval is not None and answer.interval.lower == pytest.approx(0.5)


def test_an_unknown_base_stands_with_its_reason() -> None:
    one = replace(series(TRUST, [[0.5]], base=NAN), base_note="The publisher gives no base.")
    answer = cells.figure_at(panel(one), TRUST, 0, 0)
    assert not isinstance(answer, Refusal)
    assert (answer.dress.base, answer.dress.base_note) == (None, "The publisher gives no base.")
    assert answer.dress.interval_note == "no interval is published"


def test_a_refusal_never_tells_the_small_number() -> None:
    answer = cells.figure_at(panel(series(TRUST, [[0.5]], base=7)), TRUST, 0, 0)
    assert isinstance(answer, Refusal)
    assert "7" not in answer.found + answer.what


def test_an_older_figure_is_not_put_in_place_of_one_that_is_refused() -> None:
    one = series(TRUST, [[0.5], [0.6]], years=(2024, 2025))
    one.base[1, 0] = 5
    assert isinstance(cells.newest_figure(panel(one), TRUST, 0, TODAY), Refusal)
    assert [f.period for f in cells.figures_over_time(panel(one), TRUST, 0, TODAY)] == [Period.year(2024)]


def test_all_areas_are_compared_in_one_period_that_covers_them() -> None:
    held = panel(series(TRUST, [[0.1, 0.2, 0.3, 0.4], [NAN, NAN, NAN, 0.9]], years=(2024, 2025)))
    found = cells.newest_values(held, "trust", TODAY)
    assert found is not None
    assert (found[0], found[1].tolist()) == (0, [0.1, 0.2, 0.3, 0.4])
    assert cells.newest_values(held, "crime", TODAY) is None
    assert cells.newest_values(panel(series(CRIME, [[NAN]])), "crime", TODAY) is None
    assert cells.figures_over_time(held, CRIME, 0, TODAY) == ()


@pytest.mark.parametrize(
    "call",
    [
        lambda: numeric.normal_quantile(1.0),
        lambda: numeric.wilson_interval(1.2, 10.0),
        lambda: numeric.weighted_quantile(np.array([1.0]), 2),
        lambda: numeric.weighted_quantile(np.array([1.0]), 0.5, np.array([-1.0])),
        lambda: divides.dissimilarity(np.zeros(3), np.ones(3)),
        lambda: divides.exposure(np.ones(3), -np.ones(3), np.ones(3)),
        lambda: divides.theil_h(np.array([[1.0, 0.0], [2.0, 0.0]])),
        lambda: similar.similar_places(similar.SimilarRule(""), (), (TRUST,), np.ones((1, 1)), 0),
    ],
)
def test_inputs_without_an_honest_answer_are_refused(call: object) -> None:
    with pytest.raises(MethodError):
        call()  # type: ignore[operator]


def test_nothing_to_rank_is_not_a_number() -> None:
    assert np.isnan(numeric.median(np.array([NAN])))
    assert np.isnan(numeric.shares_lower(np.array([NAN]))).all()


def test_an_outcome_that_does_not_vary_sorts_nothing() -> None:
    spec = typology_validation.ValidationSpec("r", (typology_validation.PrintedGroup("g", None, None),))
    with pytest.raises(MethodError):
        typology_validation.validate(
            spec, (("g",), ("g",)), np.ones(2), np.zeros(2, dtype=bool), np.random.default_rng(1)
        )
    assert np.isnan(typology_validation.between_share(np.ones(2), np.array([0, 1])))


CUT = typology.CutSpec("a", "a", "a", Unit.COUNT, 1.0)


def rule(*rows: tuple[str, str, str], cut: typology.CutSpec = CUT) -> typology.TypologyRule:
    table = tuple(typology.DecisionRow(group, group, ((name, side),)) for group, name, side in rows)
    return typology.TypologyRule("r", "R", "house", (cut,), table)


@pytest.mark.parametrize(
    "broken",
    [
        rule(("g", "a", "at or above")),
        rule(("g", "a", "at or above"), ("h", "a", "below"), ("i", "a", "below")),
        rule(("g", "b", "at or above")),
        rule(("g", "a", "over")),
        rule(("g", "a", "at or above"), ("h", "a", "below"), cut=replace(CUT, quantile=0.5)),
    ],
)
def test_a_rule_that_does_not_lead_everybody_to_one_group_is_the_packs_fault(broken: typology.TypologyRule) -> None:
    with pytest.raises(PackError):
        typology.check_rule(broken)


def test_a_quantile_without_values_cannot_be_settled() -> None:
    open_rule = rule(("g", "a", "at or above"), ("h", "a", "below"), cut=replace(CUT, cut=None, quantile=0.5))
    with pytest.raises(MethodError):
        typology.settle(open_rule, {"a": np.array([NAN])})
    with pytest.raises(MethodError):
        typology.classify(open_rule, {"a": np.array([1.0])})


def test_shuffled_groups_show_what_chance_alone_sorts() -> None:
    rng = np.random.default_rng(3)
    groups = tuple(f"g{n}" for n in range(4))
    placed = tuple((groups[index],) for index in np.repeat(np.arange(4), 50))
    outcome = rng.normal(0.77, 0.06, 200)
    spec = typology_validation.ValidationSpec(
        "r", tuple(typology_validation.PrintedGroup(group, None, None) for group in groups), n_draws=400
    )
    answer = typology_validation.validate(spec, placed, outcome, np.zeros(200, dtype=bool), rng)
    # Without any relation eta² averages (groups − 1) / (areas − 1); 400 draws leave an error of about 0.0006.
    assert answer.by_chance == pytest.approx(3 / 199, abs=0.003)
    assert answer.by_chance < answer.chance_upper < 0.05
    assert answer.between_interval.lower <= answer.between_interval.upper


def test_a_group_counted_above_everyone_by_a_publishers_small_change_is_still_read() -> None:
    group, everyone = np.array([101.0] + [50.0] * 11), np.full(12, 100.0)
    shown = figure(TRUST)
    spec = divides.DivideSpec("g", "g", shown.area, shown.period, shown.dress)
    answer = divides.read_divide(group, everyone, spec)
    assert not isinstance(answer, Refusal) and answer.dissimilarity.dress.base == 1201
