"""Family groups of places by a rule that is data: inputs with cuts, and a table from sides of the cuts to groups."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from itertools import product

import numpy as np
from numpy.typing import NDArray

from welltogether.analysis.numeric import weighted_quantile
from welltogether.analysis.results import CutInput, FamilyGroup, Flip, SubAreaMix
from welltogether.vocabulary.areas import Area, Scheme
from welltogether.vocabulary.errors import MethodError, PackError
from welltogether.vocabulary.figures import Figure
from welltogether.vocabulary.measures import Unit
from welltogether.vocabulary.panel import Floats

ABOVE = "at or above"
BELOW = "below"
ON_THE_BOUNDARY = "on the boundary"
NOT_KNOWN = "not known"

_PERCENT = 100


@dataclass(frozen=True, slots=True)
class CutSpec:
    """One input of the rule and where it is cut.

    `title` stands in sentences after "the". `cut` is fixed, or follows from the areas themselves as the `quantile` (see
    `settle`). `includes_cut`: the source says that exactly the cut counts as above; where it does not say, exactly the
    cut is on the boundary. `tolerance`: how near counts as exactly (half the last published digit). `stands_in`: this
    is a stand-in for what the source used.
    """

    name: str
    title: str
    stands_for: str
    unit: Unit
    cut: float | None
    quantile: float | None = None
    includes_cut: bool = False
    tolerance: float = 1e-9
    stands_in: bool = False
    reason: str = ""


@dataclass(frozen=True, slots=True)
class DecisionRow:
    """One group and the sides that lead to it; an input that is not named is not used."""

    group: str
    title: str
    sides: tuple[tuple[str, str], ...]  # (input, "at or above" | "below")


@dataclass(frozen=True, slots=True)
class TypologyRule:
    """A whole rule: reference with version, title, standing (published | house), inputs, decision table."""

    rule: str
    title: str
    standing: str
    inputs: tuple[CutSpec, ...]
    table: tuple[DecisionRow, ...]
    notes: tuple[str, ...] = ()


def check_rule(rule: TypologyRule) -> None:
    """See that a rule leads every place with known inputs to one group and no more.

    Takes: a rule. Refuses: a side or an input that does not exist, a combination without a group or with two, an input
    with neither or both of cut and quantile → PackError.
    """
    names = [spec.name for spec in rule.inputs]
    for row in rule.table:
        for name, side in row.sides:
            if name not in names or side not in (ABOVE, BELOW):
                raise PackError(f"{rule.rule}: {row.group} names an unknown input or side.", found=f"{name}: {side}")
    for spec in rule.inputs:
        if (spec.cut is None) == (spec.quantile is None):
            raise PackError(f"{rule.rule}: {spec.name} needs a cut or a quantile, and not both.")
    for sides in product((ABOVE, BELOW), repeat=len(names)):
        groups = candidates(rule, dict(zip(names, sides, strict=True)))
        if len(groups) != 1:
            raise PackError(
                f"{rule.rule}: one combination of sides does not lead to one group.",
                found=f"{dict(zip(names, sides, strict=True))} → {groups or 'none'}",
                expected="one group",
            )


def settle(rule: TypologyRule, values: Mapping[str, Floats]) -> TypologyRule:
    """The rule with every cut fixed: quantile cuts are taken from the areas given.

    Takes: a rule, values by input [A], NaN where missing. Gives: the rule, no quantile left in it.
    Refuses: an ambiguous rule → PackError; a quantile of an input without values → MethodError.
    """
    check_rule(rule)
    return replace(rule, inputs=tuple(_settled(spec, values) for spec in rule.inputs))


def side_of(spec: CutSpec, value: float | None) -> str:
    """On which side of its cut a value lies.

    >>> nvq4 = CutSpec("nvq4", "share with level 4", "affluence", Unit.SHARE, 0.25)
    >>> [side_of(nvq4, value) for value in (0.26, 0.24, 0.25, None)]
    ['at or above', 'below', 'on the boundary', 'not known']
    """
    if value is None or not np.isfinite(value):
        return NOT_KNOWN
    distance = value - _cut(spec)
    if abs(distance) <= spec.tolerance:
        return ABOVE if spec.includes_cut else ON_THE_BOUNDARY
    return ABOVE if distance > 0 else BELOW


def candidates(rule: TypologyRule, sides: Mapping[str, str]) -> tuple[str, ...]:
    """The groups that remain possible.

    Takes: a rule, a side by input; an input on the boundary, not known or not given could be on either. Gives: group
    references in the table's order: the union over both sides of what is open.
    """
    return tuple(
        dict.fromkeys(
            row.group
            for row in rule.table
            if all(sides.get(name, NOT_KNOWN) in (side, ON_THE_BOUNDARY, NOT_KNOWN) for name, side in row.sides)
        )
    )


def family_group(rule: TypologyRule, area: Area, figures: Mapping[str, Figure | None]) -> FamilyGroup:
    """The family group of one district by one rule, with how near it is to every cut and what would move it.

    Takes: a settled rule, the district, its figures by input. Gives: a FamilyGroup; several candidates where an input
    is not known or exactly on a cut.
    Refuses: a county council (the typology leaves them out) → MethodError; a rule with open quantiles → MethodError.
    Source: CDF 2009, section 2.1 and Table 1 (DTZ for the Commission on Integration and Cohesion, 2007).
    """
    if area.code.scheme is Scheme.UTLA:
        raise MethodError(
            "The family groups are for districts; county councils are left out.",
            found=str(area.code),
            next_step="Ask for each district of the county.",
        )
    inputs = tuple(_cut_input(spec, figures.get(spec.name)) for spec in rule.inputs)
    sides = {one.name: one.side for one in inputs}
    flips = tuple(_flips(rule, inputs, sides))
    return FamilyGroup(
        rule=rule.rule,
        rule_title=rule.title,
        standing=rule.standing,
        inputs=inputs,
        candidates=candidates(rule, sides),
        flips=tuple(_flip_in_words(rule, flip) for flip in flips),
        notes=(*rule.notes, *_notes(rule, inputs)),
        flip_values=flips,
    )


def classify(rule: TypologyRule, values: Mapping[str, Floats]) -> tuple[tuple[str, ...], ...]:
    """The candidate groups of many areas at once.

    Takes: a settled rule, values by input [A], NaN or the input left out where not known. Gives: each area's
    candidates.
    """
    n_areas = len(next(iter(values.values()))) if values else 0
    codes = np.stack([_side_codes(spec, values.get(spec.name), n_areas) for spec in rule.inputs], axis=1)
    kinds, kind_of = np.unique(codes, axis=0, return_inverse=True)
    names = [spec.name for spec in rule.inputs]
    answers = [candidates(rule, dict(zip(names, (_SIDES[c] for c in kind), strict=True))) for kind in kinds]
    return tuple(answers[index] for index in kind_of.ravel())


def sub_area_mix(rule: TypologyRule, values: Mapping[str, Floats], level: str, note: str) -> SubAreaMix:
    """How the small areas of a place would fall by the same rule.

    Takes: a settled rule, values by input over the place's small areas, their level in words, a note on what the inputs
    can bear. Gives: a SubAreaMix, commonest candidates first.
    Source: ours; CDF 2.1 says that a type may fit only parts of an area.
    """
    answers = classify(rule, values)
    counts: dict[tuple[str, ...], int] = {}
    for answer in answers:
        counts[answer] = counts.get(answer, 0) + 1
    ordered = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    return SubAreaMix(level=level, counts=tuple(ordered), n_areas=len(answers), note=note)


_SIDES = (BELOW, ABOVE, ON_THE_BOUNDARY, NOT_KNOWN)


def _side_codes(spec: CutSpec, values: Floats | None, n_areas: int) -> NDArray[np.int8]:
    if values is None:
        return np.full(n_areas, _SIDES.index(NOT_KNOWN), dtype=np.int8)
    distance = np.asarray(values, dtype=np.float64) - _cut(spec)
    codes = np.where(distance > 0, _SIDES.index(ABOVE), _SIDES.index(BELOW))
    on_cut = ABOVE if spec.includes_cut else ON_THE_BOUNDARY
    codes = np.where(np.abs(distance) <= spec.tolerance, _SIDES.index(on_cut), codes)
    return np.where(np.isfinite(distance), codes, _SIDES.index(NOT_KNOWN)).astype(np.int8)


def _settled(spec: CutSpec, values: Mapping[str, Floats]) -> CutSpec:
    if spec.quantile is None:
        return spec
    cut = weighted_quantile(values[spec.name], spec.quantile) if spec.name in values else float("nan")
    if not np.isfinite(cut):
        raise MethodError(
            f"The cut of “{spec.title}” follows from all areas, and none has a value.",
            next_step="Import a publication that gives this input for districts, or use a rule with a fixed cut.",
        )
    return replace(spec, cut=cut, quantile=None)


def _cut(spec: CutSpec) -> float:
    if spec.cut is None:
        raise MethodError(f"The cut of “{spec.title}” is still open.", next_step="Settle the rule on all areas first.")
    return spec.cut


def _cut_input(spec: CutSpec, figure: Figure | None) -> CutInput:
    value = None if figure is None else figure.value
    return CutInput(
        name=spec.name,
        stands_for=spec.stands_for,
        figure=figure,
        cut=_cut(spec),
        distance=None if value is None else value - _cut(spec),
        side=side_of(spec, value),
        reason=spec.reason,
    )


def _flips(rule: TypologyRule, inputs: tuple[CutInput, ...], sides: Mapping[str, str]) -> list[Flip]:
    now = candidates(rule, sides)
    found = []
    for one in inputs:
        if one.distance is None or one.side not in (ABOVE, BELOW):
            continue
        other = BELOW if one.side == ABOVE else ABOVE
        then = candidates(rule, {**sides, one.name: other})
        if then != now:
            found.append(Flip(one.name, -one.distance, other, then))
    return found


def _flip_in_words(rule: TypologyRule, flip: Flip) -> str:
    spec = next(spec for spec in rule.inputs if spec.name == flip.input)
    titles = {row.group: row.title for row in rule.table}
    groups = " or ".join(titles[group] for group in flip.candidates)
    reached = "at least" if spec.includes_cut and flip.side == ABOVE else "more than"
    moved = f"{'rose' if flip.side == ABOVE else 'fell'} by {reached}"
    return f"If the {spec.title} {moved} {_amount(abs(flip.change), spec.unit)}, the group would be: {groups}."


def _amount(change: float, unit: Unit) -> str:
    if unit is Unit.SHARE:
        return f"{change * _PERCENT:.1f} percentage points"
    if unit in (Unit.RATE_PER_1000, Unit.RATE_PER_10000):
        return f"{change:.1f} {unit.value.removeprefix('rate ')}"
    return f"{change:,.0f}" if unit in (Unit.COUNT, Unit.POUNDS) else f"{change:,.1f}"


def _notes(rule: TypologyRule, inputs: tuple[CutInput, ...]) -> list[str]:
    notes = []
    for spec, one in zip(rule.inputs, inputs, strict=True):
        if one.side == NOT_KNOWN:
            notes.append(f"The {spec.title} is not known, so every group it could lead to is kept.")
        elif one.side == ON_THE_BOUNDARY:
            notes.append(f"The {spec.title} lies exactly on the cut, and the source does not give that to a side.")
        elif one.figure and one.figure.interval and one.figure.interval.lower < one.cut < one.figure.interval.upper:
            notes.append(f"The interval of the {spec.title} reaches across the cut: the side is uncertain.")
    return notes
