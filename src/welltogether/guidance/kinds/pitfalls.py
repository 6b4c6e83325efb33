"""Things that experience says to avoid."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Annotated, Final, Literal

from welltogether.guidance.items import HOUSE, Item, Ref, To
from welltogether.guidance.kinds.actions import ActionRef


@dataclass(frozen=True, slots=True, kw_only=True)
class PitfallHouse:
    """What this house adds: a question to put to a plan, and the actions where the pitfall is closest."""

    ask_of_a_plan: str
    watch_in: tuple[ActionRef, ...]
    standing: Literal["house"] = "house"


@dataclass(frozen=True, slots=True, kw_only=True)
class Pitfall(Item):
    """One thing to avoid, and the points about family groups that say the same."""

    name: str
    order: int
    what_goes_wrong: str
    seen_in: tuple[Annotated[Ref, To("group-points")], ...] = field(metadata=HOUSE)
    house: PitfallHouse


FILES: Final[Mapping[str, type[Item]]] = {"pitfalls": Pitfall}
