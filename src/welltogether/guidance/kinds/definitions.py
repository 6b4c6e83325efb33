"""What people mean by cohesion: definitions, their parts, and which parts say the same thing."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Final, Literal

from welltogether.guidance.items import Item, Ref, To


@dataclass(frozen=True, slots=True, kw_only=True)
class Definition(Item):
    """One account of cohesion, or of an idea close to it (`about`): whose it is, and where it is used.

    `published` is the year, or None when our sources give none.
    """

    name: str
    publisher: str
    published: int | None
    about: Literal["cohesion", "stronger-communities", "integration", "sustainable-communities"]
    nation: Literal["England", "Wales"]
    summary: str
    used_in: tuple[str, ...]
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DefinitionPart(Item):
    """One part of a definition, in its order there. An `outcome` is what cohesion leads to, not a part of it."""

    definition: Annotated[Ref, To("definitions")]
    order: int
    role: Literal["part", "foundation", "way-of-living", "outcome"]
    name: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MatchingPart:
    """A part placed under a theme, and how well it fits there."""

    part: Annotated[Ref, To("definition-parts")]
    fit: Literal["same", "close", "partly"]
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Crosswalk(Item):
    """One theme across the definitions: the parts that carry it, who lacks it, and the influences near it."""

    name: str
    question: str
    parts: tuple[MatchingPart, ...]
    absent_from: tuple[Annotated[Ref, To("definitions")], ...]
    what_differs: str
    influences: tuple[Ref, ...]


FILES: Final[Mapping[str, type[Item]]] = {
    "definitions": Definition,
    "definition-parts": DefinitionPart,
    "crosswalks": Crosswalk,
}
