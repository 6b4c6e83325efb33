"""Notes on items: what follows from a figure, or what is not known about it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from welltogether.guidance.items import Item, Ref


@dataclass(frozen=True, slots=True, kw_only=True)
class Note(Item):
    """One note, and the items it is about."""

    name: str
    about: tuple[Ref, ...]
    text: str


FILES: Final[Mapping[str, type[Item]]] = {"notes": Note}
