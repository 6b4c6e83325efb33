"""Topics of the local mapping exercise."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final, Literal

from welltogether.guidance.items import HOUSE, Item
from welltogether.guidance.kinds.influences import EvidenceRef


@dataclass(frozen=True, slots=True, kw_only=True)
class MappingTopic(Item):
    """One topic: why it matters, what to look at, where figures (hard) and people's knowledge (soft) may come from.

    An empty list of sources means that the document suggests none of that sort.
    """

    name: str
    heading: Literal["community", "personal", "attitudes", "actions"]
    order: int
    why_it_matters: str
    what_to_look_at: tuple[str, ...]
    hard_sources: tuple[str, ...]
    soft_sources: tuple[str, ...]
    informs: tuple[EvidenceRef, ...] = field(metadata=HOUSE)
    caution: str | None = None


FILES: Final[Mapping[str, type[Item]]] = {"mapping-topics": MappingTopic}
