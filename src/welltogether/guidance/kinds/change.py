"""Social capital and demographic change."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Final, Literal

from welltogether.guidance.items import Item, Ref, To


@dataclass(frozen=True, slots=True, kw_only=True)
class SocialCapitalIndicator(Item):
    """One sign of social capital. None shows mixing between groups.

    `kind_of_sign` is our sorting; `related` points, as a help of ours, to influences and topics near it.
    """

    name: str
    order: int
    what_to_look_at: str
    kind_of_sign: Literal["taking-part", "activity", "places", "trust"]
    related: tuple[Ref, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DemographicChange(Item):
    """One kind of change in who lives in an area."""

    name: str
    order: int
    what_it_is: str
    examples: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangePlanElement(Item):
    """Something a plan for change needs: for which kinds of change, and whom it helps."""

    name: str
    for_changes: tuple[Annotated[Ref, To("demographic-changes")], ...]
    helps: Literal["newcomers", "residents", "both"]
    need: str


FILES: Final[Mapping[str, type[Item]]] = {
    "social-capital-indicators": SocialCapitalIndicator,
    "demographic-changes": DemographicChange,
    "change-plan-elements": ChangePlanElement,
}
