"""The cohesion family groups, the table they were printed in, and the rule that sorts areas into them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Annotated, Final, Literal

from welltogether.guidance.items import HOUSE, Item, Ref, To

Setting = Literal["rural", "urban"]
Affluence = Literal["affluent", "less-affluent"]
Movement = Literal["changing", "stable"]
Decline = Literal["declined", "not-declined", "not-used"]
Reading = Literal["rural", "urban", "affluent", "less-affluent", "changing", "stable", "declined", "not-declined"]
GroupRef = Annotated[Ref, To("family-groups")]


@dataclass(frozen=True, slots=True, kw_only=True)
class FamilyGroup(Item):
    """One group. `average_cohesion` is in per cent, as printed; both figures are absent for the single-issue group."""

    name: str
    number: int | None
    band: Literal["lower-cohesion", "higher-cohesion", "thematic"]
    meaning: str
    average_cohesion: float | None
    n_areas: int | None
    drawn_from: tuple[GroupRef, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupTable(Item):
    """A printed table of groups: the totals as printed, beside what its rows come to. Neither replaces the other."""

    name: str
    printed_mean: float
    printed_n_areas: int
    rows_n_areas: int = field(metadata=HOUSE)
    rows_weighted_mean: float = field(metadata=HOUSE)
    rows_simple_mean: float = field(metadata=HOUSE)
    how_we_treat_it: str = field(metadata=HOUSE)


@dataclass(frozen=True, slots=True, kw_only=True)
class TypologyRule(Item):
    """The rule as a whole: who made it, what it leaves out, what is not known about it."""

    name: str
    made_by: str
    how_it_works: str
    leaves_out: tuple[str, ...]
    not_known: tuple[str, ...]
    list_of_areas: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TypologyInput(Item):
    """One input of the rule: over the cut an area reads as `above`, under it as `below`; on it, `at_the_cut`."""

    name: str
    order: int
    measure: str
    unit: str
    data_source: str
    cut: float
    above: Reading
    below: Reading
    at_the_cut: Literal["counts-as-above", "unknown"]
    used_for: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TypologyRow(Item):
    """One row of the decision table: these four readings give this group."""

    setting: Setting
    affluence: Affluence
    movement: Movement
    decline: Decline
    group: GroupRef


@dataclass(frozen=True, slots=True, kw_only=True)
class FitExercise(Item):
    """An exercise that asked areas if their group fits. Shares are in per cent, as printed."""

    name: str
    by: str
    fits_per_cent: int
    more_mixed_per_cent: int
    disagrees_per_cent: int
    lesson: str


FILES: Final[Mapping[str, type[Item]]] = {
    "family-groups": FamilyGroup,
    "group-tables": GroupTable,
    "typology-rules": TypologyRule,
    "typology-inputs": TypologyInput,
    "typology-rows": TypologyRow,
    "fit-exercises": FitExercise,
}
