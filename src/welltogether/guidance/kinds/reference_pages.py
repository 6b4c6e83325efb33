"""How a pack's items are laid out for a reader: pages, and the kinds of item that each shows."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from welltogether.guidance.items import Item


@dataclass(frozen=True, slots=True, kw_only=True)
class PageSection:
    """One section: the file of items it shows, its heading, and a sentence to start it."""

    kind: str
    name: str
    intro: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReferencePage(Item):
    """One page of the browsable reference."""

    name: str
    order: int
    intro: str
    sections: tuple[PageSection, ...]


FILES: Final[Mapping[str, type[Item]]] = {"reference-pages": ReferencePage}
