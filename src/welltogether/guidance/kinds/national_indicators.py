"""National indicators of cohesion."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from welltogether.guidance.items import HOUSE, Item


@dataclass(frozen=True, slots=True, kw_only=True)
class NationalIndicator(Item):
    """One indicator: the share of people it counts, the surveys that carried it, how many agreements chose it."""

    name: str
    order: int
    counts: str
    measured_locally_by: str | None
    measured_nationally_by: str
    chosen_by_n_agreements: int | None
    known_as: str | None = field(default=None, metadata=HOUSE)


FILES: Final[Mapping[str, type[Item]]] = {"national-indicators": NationalIndicator}
