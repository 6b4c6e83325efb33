"""Support for a partnership: who is at the table, what is agreed, what is done, what stands in the way."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal

from welltogether.guidance.items import Item, Ref


@dataclass(frozen=True, slots=True, kw_only=True)
class Seat(Item):
    """A seat at the table: one of the sectors, or someone who brings them together."""

    name: str
    order: int
    kind_of_seat: Literal["sector", "convener"]
    who: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OfferAim(Item):
    """One thing a partnership gains."""

    name: str
    order: int
    gain: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingAgreement(Item):
    """One thing the first meeting agrees."""

    name: str
    order: int
    agree: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OfferElement(Item):
    """One element of the support."""

    name: str
    order: int
    element: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SupportStep(Item):
    """One step from first contact to an action plan."""

    name: str
    order: int
    step: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ApproachPoint(Item):
    """One point about how the support is meant to work."""

    name: str
    order: int
    point: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Barrier(Item):
    """Something that stands in the way of someone. `eased_by` is our pointer to items that may help."""

    name: str
    who: str
    barrier: str
    eased_by: tuple[Ref, ...]


FILES: Final[Mapping[str, type[Item]]] = {
    "seats": Seat,
    "offer-aims": OfferAim,
    "meeting-agreements": MeetingAgreement,
    "offer-elements": OfferElement,
    "support-steps": SupportStep,
    "approach-points": ApproachPoint,
    "barriers": Barrier,
}
