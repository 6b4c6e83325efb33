"""Principles of cohesion work."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from welltogether.guidance.items import Item


@dataclass(frozen=True, slots=True, kw_only=True)
class Principle(Item):
    """One principle: its short name, what it means, and what it asks of local work."""

    name: str
    order: int
    meaning: str
    asks_of_us: str


FILES: Final[Mapping[str, type[Item]]] = {"principles": Principle}
