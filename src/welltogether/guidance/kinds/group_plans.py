"""The Commission's suggested plans for family groups: what works well, what works less well."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final, Literal

from welltogether.guidance.items import HOUSE, Item
from welltogether.guidance.kinds.actions import ActionRef
from welltogether.guidance.kinds.family_groups import GroupRef


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupPlan(Item):
    """One suggested plan: its letter, and the group it is for."""

    name: str
    letter: Literal["a", "b", "c", "d", "e"]
    group: GroupRef


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupPoint(Item):
    """One point of a plan: something that works well, or less well, in places of this group.

    `bears_on`: the actions it has something to say about, as we read it.
    """

    group: GroupRef
    works: Literal["well", "less-well"]
    order: int
    text: str
    bears_on: tuple[ActionRef, ...] = field(default=(), metadata=HOUSE)

    @property
    def title(self) -> str:
        return self.text


FILES: Final[Mapping[str, type[Item]]] = {"group-plans": GroupPlan, "group-points": GroupPoint}
