"""What the local mapping document chooses to draw: maps, divides, changes, and what may lead its first page."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Final

from welltogether.guidance.items import Item, Ref, To
from welltogether.guidance.kinds.measures import MeasureRef


@dataclass(frozen=True, slots=True, kw_only=True)
class DivideChoice:
    """One line along which people may live apart: the group's name in a sentence, and the measure that counts it."""

    group: str
    measure: MeasureRef
    evenness: MeasureRef | None = None  # the same divide settled for every district, for comparison


@dataclass(frozen=True, slots=True, kw_only=True)
class MappingChoices(Item):
    """One document's choices.

    `composition`: topics about who people are, which are context and never a finding for or against.
    `newcomer_topics`, `newcomer_measures`: about people who are new or few; at most one finding is about them.
    `first_page`: the measures that may make a finding, so that no small matter leads. `n_context`: how many lines may
    say who lives here. `outcome`: what the whole document is about; when its newest figure is old, that is the first
    thing not known. `use_within_months`: how long the document may be used.
    `attribution`: what the licences of real publications ask to be said.
    """

    name: str
    maps: tuple[MeasureRef, ...]
    divides: tuple[DivideChoice, ...]
    changes: tuple[MeasureRef, ...]
    composition: tuple[Annotated[Ref, To("mapping-topics")], ...]
    newcomer_topics: tuple[Annotated[Ref, To("mapping-topics")], ...]
    newcomer_measures: tuple[MeasureRef, ...] = ()
    two_sided: tuple[Annotated[Ref, To("influences", "findings")], ...]
    first_page: tuple[MeasureRef, ...]
    outcome: MeasureRef
    ask_outcome: str
    n_context: int
    outer_share: float
    stale_after_years: float
    use_within_months: int
    attribution: str
    reason: str


FILES: Final[Mapping[str, type[Item]]] = {"mapping-choices": MappingChoices}
