"""Duties and powers that sources name, and what is known of them today."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal

from welltogether.guidance.items import Item


@dataclass(frozen=True, slots=True, kw_only=True)
class StatutoryDuty(Item):
    """One rule as its source names it. `since` is a year, month or day as given there, or None.

    `today` is unknown unless a source we hold speaks of now; carried-on means that a later law holds the same duty.
    """

    name: str
    law: str
    since: str | None
    kind_of_rule: Literal["duty", "power", "inspection", "statutory-body", "responsibility"]
    applies_to: tuple[str, ...]
    requires: tuple[str, ...]
    today: Literal["in-force", "carried-on", "unknown"]
    today_note: str


FILES: Final[Mapping[str, type[Item]]] = {"statutory-duties": StatutoryDuty}
