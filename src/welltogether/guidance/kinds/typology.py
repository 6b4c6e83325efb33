"""Rule sets that sort districts into the cohesion family groups: the published one, and stand-ins for it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Final, Literal

from welltogether.guidance.items import Item, Ref, To
from welltogether.guidance.kinds.measures import MeasureRef


@dataclass(frozen=True, slots=True, kw_only=True)
class Cut:
    """Where the line is drawn. An area at or over it reads as the published input's `above`.

    `fixed`: `value` is in the measure's own unit (a share is 0–1). `quantile`: `value` is the share of districts that
    stand at or over the line; the line itself is found when the rule runs, among the districts that have a figure.
    """

    kind: Literal["fixed", "quantile"]
    value: float

    def __post_init__(self) -> None:
        if self.kind == "quantile" and not 0 < self.value < 1:
            raise ValueError("a quantile cut is a share of districts between 0 and 1")


@dataclass(frozen=True, slots=True, kw_only=True)
class SubAreaInput:
    """What stands in for the input below the district, where that is another measure."""

    measure: MeasureRef
    cut: Cut
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleInput:
    """One input of a rule set.

    `stands_for`: the published input. `measure`: absent when no figure is published today; then the reading is not
    known unless a place supplies it. `periods`: how many of the latest periods are averaged.
    """

    id: str
    name: str
    stands_for: Annotated[Ref, To("typology-inputs")]
    measure: MeasureRef | None = None
    periods: int = 1
    cut: Cut
    reason: str
    what_it_is_not: str
    supply_locally: str | None = None
    sub_areas: SubAreaInput | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleSet(Item):
    """One rule set. The decision table is the published one (`cdf-2009`, typology-rows); only the inputs differ.

    `principle`: how the cuts were chosen. `figures_until`: only figures of periods that end by this day are used, so
    that a rule of the time sees no later ones; absent, the newest.
    """

    name: str
    principle: str
    figures_until: date | None = None
    inputs: tuple[RuleInput, ...]
    limits: tuple[str, ...]


FILES: Final[Mapping[str, type[Item]]] = {"rule-sets": RuleSet}
