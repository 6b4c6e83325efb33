"""The heads of the definition a framework works with, and who carries each."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Final, Literal

from welltogether.guidance.items import Item, Ref, To


@dataclass(frozen=True, slots=True, kw_only=True)
class DefinitionHead(Item):
    """One foundation or way of living together, with the part of the definition it stands for."""

    name: str
    group: Literal["foundation", "way-of-living"]
    order: int
    part: Annotated[Ref, To("definition-parts")]
    carried_by: str


FILES: Final[Mapping[str, type[Item]]] = {"definition-heads": DefinitionHead}
