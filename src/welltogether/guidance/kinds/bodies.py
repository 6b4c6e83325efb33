"""Bodies that matter for cohesion, and how the professions can be won for it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Final, Literal

from welltogether.guidance.items import Item, Ref, To


@dataclass(frozen=True, slots=True, kw_only=True)
class Body(Item):
    """A body that a source names, and what the source says it does. What stands today is not known to us."""

    name: str
    short_name: str | None
    sector: Literal[
        "central-government",
        "regional",
        "local-government",
        "inspection",
        "equality",
        "faith",
        "skills",
        "research-and-practice",
    ]
    does: tuple[str, ...]
    today: Literal["unknown"]


@dataclass(frozen=True, slots=True, kw_only=True)
class InfluenceRoute(Item):
    """One way in which a professional body can influence its field; a `power` stands behind the routes."""

    name: str
    order: int
    kind_of_route: Literal["route", "power"]
    how: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PromotionOpening(Item):
    """One opening to look for with a professional body. `routes` is our pointer to the routes it would use."""

    name: str
    order: int
    what_to_ask_for: str
    routes: tuple[Annotated[Ref, To("influence-routes")], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MappingAim(Item):
    """One thing that mapping the professional bodies should find."""

    name: str
    order: int
    finds: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Conclusion(Item):
    """One conclusion of the research: something found, or something proposed."""

    name: str
    order: int
    kind_of_point: Literal["finding", "proposal"]
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SupportTool(Item):
    """Something proposed to close a gap: for whom, what it holds, what comes first."""

    name: str
    for_whom: str
    holds: tuple[str, ...]
    first_step: str | None
    main_proposal: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Sector(Item):
    """A sector: a gap named by the source, engaged too weakly, an opening, or not known."""

    name: str
    gap: Literal["named", "weak", "opening", "unknown"]
    helped_by: tuple[Annotated[Ref, To("support-tools")], ...]
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NetworkFact(Item):
    """One fact about a network of practitioners; `number` is its figure, if it has one."""

    name: str
    order: int
    text: str
    number: int | None


FILES: Final[Mapping[str, type[Item]]] = {
    "bodies": Body,
    "influence-routes": InfluenceRoute,
    "promotion-openings": PromotionOpening,
    "mapping-aims": MappingAim,
    "conclusions": Conclusion,
    "support-tools": SupportTool,
    "sectors": Sector,
    "network-facts": NetworkFact,
}
