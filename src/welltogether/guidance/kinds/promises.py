"""The promises that the whole of Well Together keeps, each with the tests that guard it."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from welltogether.guidance.items import Item


@dataclass(frozen=True, slots=True, kw_only=True)
class Promise(Item):
    """One promise. `guarded_by` names test files; `waits_for` says what is not built yet, if anything."""

    number: int
    name: str
    text: str
    guarded_by: tuple[str, ...]
    waits_for: str = ""


FILES: Mapping[str, type[Item]] = MappingProxyType({"promises": Promise})
