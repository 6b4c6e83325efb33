"""The family group of a place by the rule sets of the packs, the mix of its sub-areas, and who else is in the group."""

from dataclasses import dataclass, replace
from datetime import date

import numpy as np
from numpy.typing import NDArray

from welltogether.analysis.averaging import latest_mean, mean_figure
from welltogether.analysis.results import FamilyGroup, SubAreaMix
from welltogether.analysis.typology import TypologyRule, classify, family_group, settle, sub_area_mix
from welltogether.guidance.kinds.typology import RuleInput, RuleSet
from welltogether.readings.rules import measures, rule_set
from welltogether.vocabulary.figures import Figure
from welltogether.vocabulary.panel import Floats, Panel
from welltogether.vocabulary.periods import Period


@dataclass(frozen=True)
class Placed:
    """A rule settled on the districts of a panel: the rule, every district's values and its candidate groups."""

    item: RuleSet
    rule: TypologyRule
    values: dict[str, Floats]
    periods: dict[str, tuple[int, ...]]
    candidates: tuple[tuple[str, ...], ...]


def place_all(panel: Panel, rule_id: str, today: date) -> Placed:
    """Every district by one rule set. An input without a published measure, or with one not held, is not known."""
    item, rule = rule_set(rule_id)
    values: dict[str, Floats] = {}
    periods: dict[str, tuple[int, ...]] = {}
    for one in item.inputs:
        found = latest_mean(panel, measures()[one.measure.item_id], one.periods, today) if one.measure else None
        if found is not None:
            periods[one.id], values[one.id] = found
    settled = settle(_without_open_cuts(rule, values), values)
    return Placed(item, settled, values, periods, classify(settled, values))


def _without_open_cuts(rule: TypologyRule, values: dict[str, Floats]) -> TypologyRule:
    """A quantile cut needs values; an input that nobody has cannot have one, and its side stays not known anyway."""
    return replace(
        rule,
        inputs=tuple(
            replace(spec, quantile=None, cut=float("nan"))
            if spec.quantile is not None and spec.name not in values
            else spec
            for spec in rule.inputs
        ),
    )


def group_here(panel: Panel, placed: Placed, area_index: int) -> FamilyGroup:
    """The family group of one district, with its dressed inputs."""
    figures = {one.id: _input_figure(panel, placed, one, area_index) for one in placed.item.inputs}
    return family_group(placed.rule, panel.areas[area_index], figures)


def _input_figure(panel: Panel, placed: Placed, one: RuleInput, area_index: int) -> Figure | None:
    if one.measure is None or one.id not in placed.periods:
        return None
    answer = mean_figure(panel, measures()[one.measure.item_id], area_index, placed.periods[one.id])
    return answer if isinstance(answer, Figure) else None


def peers_of(placed: Placed, group: FamilyGroup) -> NDArray[np.intp] | None:
    """The positions of the districts in the same one group; None where this place has several candidates."""
    if len(group.candidates) != 1:
        return None
    return np.flatnonzero([candidates == group.candidates for candidates in placed.candidates])


def mix_here(placed: Placed, sub_areas: Panel | None, today: date) -> SubAreaMix | None:
    """How the sub-areas of the place would fall by the same rule; None where no input is published for them.

    Its note names the measures that the sub-areas are read by: they may be others, and older, than the district's own.
    """
    if sub_areas is None or not sub_areas.areas:
        return None
    values: dict[str, Floats] = {}
    specs, read_by, kept_open = [], [], []
    for one, spec in zip(placed.item.inputs, placed.rule.inputs, strict=True):
        used = _sub_area_input(one, sub_areas, today)
        if used is None:
            kept_open.append(one.name)
        else:
            values[one.id] = used.values
            read_by.append(used.words)
            spec = spec if used.cut is None else replace(spec, cut=used.cut)
        specs.append(spec)
    if not values:
        return None
    note = f"Read by: {'; '.join(read_by)}."
    if kept_open:
        note += f" Not published for these areas and kept open: {'; '.join(kept_open)}."
    return sub_area_mix(replace(placed.rule, inputs=tuple(specs)), values, sub_areas.level.plain_name, note)


@dataclass(frozen=True)
class _SubAreaInput:
    """One input over the sub-areas: its values, their own fixed cut where the pack gives one, what it is in words."""

    values: Floats
    cut: float | None
    words: str


def _sub_area_input(one: RuleInput, sub_areas: Panel, today: date) -> _SubAreaInput | None:
    reference = one.sub_areas.measure if one.sub_areas else one.measure
    if reference is None:
        return None
    measure = measures()[reference.item_id]
    found = latest_mean(sub_areas, measure, one.periods, today)
    if found is None:
        return None
    used, values = found
    series = sub_areas.series[measure.id]
    span = Period(series.periods[used[0]].start, series.periods[used[-1]].end)
    titles = " and ".join(source.title for source in series.sources)
    cut = one.sub_areas.cut.value if one.sub_areas and one.sub_areas.cut.kind == "fixed" else None
    return _SubAreaInput(values, cut, f"{measure.title} ({span.label}; {titles})")
