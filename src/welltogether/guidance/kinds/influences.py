"""What goes with cohesion: influences with their two poles, and the research findings behind them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Annotated, Final, Literal

from welltogether.guidance.items import HOUSE, Item, Ref, To

Level = Literal["individual", "area"]
InfluenceRef = Annotated[Ref, To("influences")]
EvidenceRef = Annotated[Ref, To("influences", "findings")]
SourceRef = Annotated[Ref, To("research-sources")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Influence(Item):
    """One row of Tables 2–5: which state goes with higher and which with lower cohesion.

    `sign`: what more of the thing named goes with, read off the two poles; "both" where the evidence points both ways.
    """

    name: str
    table: Literal["2", "3", "4", "5"]
    order: int
    level: Level
    aspect: Literal["community-characteristics", "personal-characteristics", "attitudes", "actions"]
    sign: Literal["positive", "negative", "both"] = field(metadata=HOUSE)
    positive_pole: str
    negative_pole: str
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding(Item):
    """One cell of Tables A1–A4. `effect` is the column; "no-effect" may never be cited as a cause."""

    name: str
    table: Literal["A1", "A2", "A3", "A4"]
    order: int
    level: Level
    effect: Literal["positive", "negative", "no-effect"]
    is_factor: bool
    sources: tuple[SourceRef, ...]
    influence: InfluenceRef | None = field(default=None, metadata=HOUSE)
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ResearchSource(Item):
    """A piece of research that the tables rest on."""

    name: str
    authors: str
    year: int
    what_it_is: str


FILES: Final[Mapping[str, type[Item]]] = {
    "influences": Influence,
    "findings": Finding,
    "research-sources": ResearchSource,
}
