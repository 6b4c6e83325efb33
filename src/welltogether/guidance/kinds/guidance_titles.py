"""Guidance that a document lists, by title and owner."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal

from welltogether.guidance.items import Item


@dataclass(frozen=True, slots=True, kw_only=True)
class GuidanceTitle(Item):
    """One listed title. Addresses are not carried over: `address` says only what is known of the printed one."""

    name: str
    heading: str
    order: int
    address: Literal["printed, not checked", "none printed"]
    owner: str | None = None
    note: str | None = None


FILES: Final[Mapping[str, type[Item]]] = {"guidance-titles": GuidanceTitle}
