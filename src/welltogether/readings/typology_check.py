"""Do the family groups tell districts apart? The rule with figures of the time, held against the 2008 survey."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import combinations, product

import numpy as np
from numpy.typing import NDArray

from welltogether.analysis.results import TypologyValidation
from welltogether.analysis.typology import ABOVE, BELOW, TypologyRule, candidates, classify
from welltogether.analysis.typology_validation import PrintedGroup, ValidationSpec, between_share, validate
from welltogether.evidence.questions import Evidence
from welltogether.evidence.survey_districts import panel_on_survey
from welltogether.guidance import load_pack
from welltogether.guidance.kinds.family_groups import FamilyGroup, GroupTable, TypologyInput
from welltogether.guidance.kinds.typology import RuleInput, RuleSet
from welltogether.readings.family_groups import Placed, place_all
from welltogether.readings.rules import FRAMEWORK, measures, rule_set
from welltogether.vocabulary.errors import MethodError, PackError
from welltogether.vocabulary.figures import Carried, Source
from welltogether.vocabulary.measures import Measure
from welltogether.vocabulary.panel import CARRIED_CODES, Floats, Panel
from welltogether.vocabulary.periods import Period

RULE = "of-the-time"
OUTCOME = "attitude.get_on_well_2008"
SEED, N_DRAWS = 2009, 1000
EITHER = " or "
HALF = 0.5


@dataclass(frozen=True)
class Outcome:
    """What the groups are held against, dressed. `mean`: over districts, each counted once; `spread`: their standard
    deviation."""

    measure: Measure
    period: Period
    sources: tuple[Source, ...]
    published_areas: str
    base_note: str
    mean: float
    spread: float
    n_districts: int


@dataclass(frozen=True)
class InputUsed:
    """An input as it was had: what it stands in for, where it is cut, and how many districts came by it which way."""

    name: str
    stands_for: str  # the published input, in words
    measure: Measure
    period: Period
    sources: tuple[Source, ...]
    published_areas: str
    base_note: str
    least_base: float | None  # of the districts, the fewest counted in one
    cut: float
    n_at_or_above: int
    n_known: int
    alone: float  # the share of the outcome's variance that this one split takes up by itself
    carried: tuple[tuple[Carried, int], ...]
    merged: tuple[str, ...]  # districts that show the figure of a larger one they have become part of
    not_known: tuple[str, ...]
    what_it_is_not: str


@dataclass(frozen=True)
class InputMissing:
    """An input that could not be had for any district."""

    name: str
    stands_for: str
    why: str


@dataclass(frozen=True)
class ClassRow:
    """One class that the known inputs can tell: one group, or several that stay together.

    `printed_mean` of several is the mean of their printed means, weighted by their printed counts.
    """

    groups: tuple[str, ...]
    names: tuple[str, ...]  # “2, Stable less affluent urban areas …”
    bands: tuple[str, ...]  # lower-cohesion | higher-cohesion, as the document parts them
    mean: float | None
    n_districts: int
    printed_mean: float
    printed_n: int


@dataclass(frozen=True)
class PrintedRow:
    """One row of Table 1, as printed."""

    group: str
    name: str
    band: str
    mean: float
    n_areas: int
    together_with: tuple[str, ...]  # groups it cannot be told from here


@dataclass(frozen=True)
class TypologyCheck:
    """How far the groups sort districts by an outcome that was measured separately, beside what was printed."""

    rule: RuleSet
    rule_ref: str
    outcome: Outcome
    inputs: tuple[InputUsed, ...]
    missing: tuple[InputMissing, ...]
    rows: tuple[ClassRow, ...]
    printed: tuple[PrintedRow, ...]
    table: GroupTable
    validation: TypologyValidation
    pairs_in_order: tuple[int, int]  # of how many pairs of classes the means stand as the printed ones do
    unplaced: tuple[str, ...]
    undone: tuple[str, ...]  # districts since merged whose small areas were told apart by name
    seed: int
    n_draws: int
    data_version: str
    fictional: bool


def check_typology(evidence: Evidence, *, seed: int = SEED, n_draws: int = N_DRAWS) -> TypologyCheck:
    """Run the rule with inputs of the time on every district of the 2008 survey and hold it against NI 1.

    Takes: open evidence, a seed and a number of draws for interval and chance. Gives: a TypologyCheck.
    Refuses: no survey (CallerError), or inputs so few that all districts stay in one class (MethodError).
    """
    item, rule = rule_set(RULE)
    until = _last_day(item)
    named = [measures()[one.measure.item_id] for one in item.inputs if one.measure]
    survey = panel_on_survey(evidence, measures()[OUTCOME], named, until=until)
    placed = usable_inputs(place_all(survey.panel, item.id, until))
    outcome, y = _outcome(survey.panel)
    classes = classes_of(rule, tuple(one.id for one in item.inputs if one.id in placed.values))
    printed = _printed(classes)
    validation = _validated(placed, classes, printed, y, len(survey.others), (n_draws, np.random.default_rng(seed)))
    rows = tuple(_row(one, validation, printed, at) for at, one in enumerate(classes))
    places = zip(survey.panel.areas, placed.candidates, strict=True)
    return TypologyCheck(
        rule=item,
        rule_ref=rule.rule,
        outcome=outcome,
        inputs=tuple(_used(survey.panel, placed, one, y) for one in item.inputs if one.id in placed.values),
        missing=tuple(_missing(one) for one in item.inputs if one.id not in placed.values),
        rows=rows,
        printed=printed,
        table=load_pack(FRAMEWORK).items(GroupTable)[0],
        validation=validation,
        pairs_in_order=pairs_in_order([(one.mean, one.printed_mean) for one in rows]),
        unplaced=tuple(area.name for area, groups in places if groups not in classes),
        undone=survey.undone,
        seed=seed,
        n_draws=n_draws,
        data_version=survey.panel.data_version,
        fictional=evidence.fictional,
    )


def usable_inputs(placed: Placed) -> Placed:
    """Without inputs that fewer than half of the districts have: a few supplied figures must not unplace the others."""
    usable = {name: values for name, values in placed.values.items() if np.isfinite(values).mean() >= HALF}
    return replace(placed, values=usable, candidates=classify(placed.rule, usable))


def _validated(
    placed: Placed,
    classes: Sequence[tuple[str, ...]],
    printed: Sequence[PrintedRow],
    outcome: Floats,
    n_others: int,
    draws: tuple[int, np.random.Generator],
) -> TypologyValidation:
    """The method run on classes in place of groups, the survey's counties set apart."""
    labels = {one: EITHER.join(one) for one in classes}
    used = [one for one in placed.item.inputs if one.id in placed.values]
    spec = ValidationSpec(
        rule=placed.rule.rule,
        printed=tuple(PrintedGroup(labels[one], *together(printed, one)) for one in classes),
        stands_in=tuple((one.name, _published(one).measure) for one in used),
        n_draws=draws[0],
        notes=placed.item.limits,
    )
    districts = tuple((labels[one],) if one in labels else () for one in placed.candidates)
    return validate(
        spec,
        districts + ((),) * n_others,
        np.append(outcome, np.full(n_others, np.nan)),
        np.append(np.zeros(len(outcome), bool), np.ones(n_others, bool)),
        draws[1],
    )


def classes_of(rule: TypologyRule, known: Sequence[str]) -> tuple[tuple[str, ...], ...]:
    """The sets of groups that the known inputs can tell from each other, in the order of their first group.

    Takes: a rule, the names of the inputs that are known. Gives: candidate groups of every combination of sides.
    Refuses: no known input at all → MethodError.
    """
    if not known:
        raise MethodError(
            "No input of the rule is held for the districts of the survey.",
            next_step="Import the publications that give its inputs.",
        )
    order = [row.group for row in rule.table]
    found = {
        candidates(rule, dict(zip(known, sides, strict=True))) for sides in product((ABOVE, BELOW), repeat=len(known))
    }
    return tuple(sorted(found, key=lambda groups: min(map(order.index, groups))))


def together(printed: Sequence[PrintedRow], groups: tuple[str, ...]) -> tuple[float, int]:
    """The printed mean of groups that stay together, weighted by their printed counts, and the sum of the counts."""
    rows = [row for row in printed if row.group in groups]
    n_areas = sum(row.n_areas for row in rows)
    return sum(row.mean * row.n_areas for row in rows) / n_areas, n_areas


def pairs_in_order(means: Sequence[tuple[float | None, float]]) -> tuple[int, int]:
    """Of how many pairs of classes the two columns of means stand the same way round, and how many pairs there are.

    >>> pairs_in_order([(0.70, 0.72), (0.75, 0.80), (0.74, 0.81), (None, 0.9)])
    (2, 3)
    """
    known = [(mean, printed) for mean, printed in means if mean is not None]
    pairs = list(combinations(known, 2))
    return sum((a[0] - b[0]) * (a[1] - b[1]) > 0 for a, b in pairs), len(pairs)


def _last_day(item: RuleSet) -> date:
    if item.figures_until is None:
        raise PackError(
            "A rule of the time needs a last day for its figures.",
            found=f"{item.id} without figures_until",
            next_step="Give the rule set a day in packs/typology.",
        )
    return item.figures_until


def _outcome(panel: Panel) -> tuple[Outcome, Floats]:
    series = panel.series[OUTCOME]
    y = series.value[-1]
    held = y[np.isfinite(y)]
    outcome = Outcome(
        measure=measures()[OUTCOME],
        period=series.periods[-1],
        sources=series.sources,
        published_areas=series.published_areas,
        base_note=series.base_note,
        mean=float(held.mean()),
        spread=float(held.std(ddof=1)) if held.size > 1 else float("nan"),
        n_districts=int(held.size),
    )
    return outcome, y


def _published(one: RuleInput) -> TypologyInput:
    found = load_pack(FRAMEWORK).item(one.stands_for.item_id)
    assert isinstance(found, TypologyInput)
    return found


def _used(panel: Panel, placed: Placed, one: RuleInput, outcome: Floats) -> InputUsed:
    assert one.measure is not None
    series, last = panel.series[one.measure.item_id], placed.periods[one.id][-1]
    values = placed.values[one.id]
    known = np.isfinite(values)
    carried = series.carried[last]
    cut = next(spec.cut for spec in placed.rule.inputs if spec.name == one.id)
    assert cut is not None
    names = [area.name for area in panel.areas]
    part_of = CARRIED_CODES.index(Carried.PART_OF)
    return InputUsed(
        name=one.name,
        stands_for=_published(one).measure,
        measure=measures()[one.measure.item_id],
        period=Period(series.periods[placed.periods[one.id][0]].start, series.periods[last].end),
        sources=series.sources,
        published_areas=series.published_areas,
        base_note=series.base_note,
        least_base=float(np.nanmin(base)) if np.isfinite(base := series.base[last][known]).any() else None,
        cut=cut,
        n_at_or_above=int((values[known] >= cut).sum()),
        n_known=int(known.sum()),
        alone=_alone(outcome, values >= cut, known),
        carried=tuple(
            (kind, n) for code, kind in enumerate(CARRIED_CODES) if (n := int((known & (carried == code)).sum()))
        ),
        merged=tuple(names[at] for at in np.flatnonzero(known & (carried == part_of))),
        not_known=tuple(names[at] for at in np.flatnonzero(~known)),
        what_it_is_not="" if one.supply_locally else one.what_it_is_not,  # what a place supplies is the thing itself
    )


def _alone(outcome: Floats, above: NDArray[np.bool_], known: NDArray[np.bool_]) -> float:
    both = known & np.isfinite(outcome)
    return between_share(outcome[both], above[both].astype(np.intp))


def _missing(one: RuleInput) -> InputMissing:
    return InputMissing(one.name, _published(one).measure, one.what_it_is_not)


def _printed(classes: Sequence[tuple[str, ...]]) -> tuple[PrintedRow, ...]:
    """Table 1's nine rows, as shares; each with the groups that it cannot be told from here."""
    rows = []
    for group in load_pack(FRAMEWORK).items(FamilyGroup):
        if group.number is None or group.average_cohesion is None or group.n_areas is None:
            continue
        ref = f"{FRAMEWORK}#{group.id}"
        mates = {other for one in classes if ref in one for other in one} - {ref}
        name = f"{group.number}, {group.name}"
        mean = group.average_cohesion / 100
        rows.append(PrintedRow(ref, name, group.band, mean, group.n_areas, tuple(sorted(mates))))
    return tuple(rows)


def _row(groups: tuple[str, ...], validation: TypologyValidation, printed: Sequence[PrintedRow], at: int) -> ClassRow:
    mean, n_areas = together(printed, groups)
    found = validation.groups[at]
    own = [row for row in printed if row.group in groups]
    bands = tuple(dict.fromkeys(row.band for row in own))
    return ClassRow(groups, tuple(row.name for row in own), bands, found.mean, found.n_areas, mean, n_areas)
