"""Actions a place can take."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Final, Literal

from welltogether.guidance.items import Item, Ref, To

ActionRef = Annotated[Ref, To("actions")]


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionHouse:
    """What this house adds to an action; none of it is in the cited document."""

    quick_or_long: Literal["quick win", "long term", "either"]
    one_off_or_standing: Literal["one-off", "standing", "either"]
    first_step: str
    guidance: tuple[Annotated[Ref, To("guidance-titles")], ...] = ()
    standing: Literal["house"] = "house"


@dataclass(frozen=True, slots=True, kw_only=True)
class Action(Item):
    """One action. `universal` suits most issues; `specific` is paired with issues."""

    name: str
    scope: Literal["universal", "specific"]
    order: int
    summary: str
    house: ActionHouse


FILES: Final[Mapping[str, type[Item]]] = {"actions": Action}
