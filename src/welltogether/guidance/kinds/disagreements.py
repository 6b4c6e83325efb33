"""Where sources, or two places in one source, do not agree. Both stay."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from welltogether.guidance.items import HOUSE, Citation, Item, Ref


@dataclass(frozen=True, slots=True, kw_only=True)
class Saying:
    """What one side says, and where."""

    says: str
    cites: Citation


@dataclass(frozen=True, slots=True, kw_only=True)
class Disagreement(Item):
    """Two or more sayings that cannot all be so. `how_we_treat_it` is this house's choice, never a correction."""

    name: str
    between: tuple[Ref, ...]
    what_each_says: tuple[Saying, ...]
    how_we_treat_it: str = field(metadata=HOUSE)


FILES: Final[Mapping[str, type[Item]]] = {"disagreements": Disagreement}
