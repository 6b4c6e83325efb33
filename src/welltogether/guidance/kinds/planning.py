"""How to plan, deliver and share the work."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal

from welltogether.guidance.items import Item


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanningQuestion(Item):
    """A question to settle before a plan is written."""

    name: str
    order: int
    question: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanElement(Item):
    """A thing that a plan must cover."""

    name: str
    order: int
    meaning: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ManagementPrinciple(Item):
    """A principle of good project management that matters here."""

    name: str
    order: int
    meaning: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DeliveryCheck(Item):
    """A step between a plan and its delivery: when to take it, what to ask, and why."""

    name: str
    when: str
    what_to_do: str
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Advice(Item):
    """A piece of advice that is neither an action nor a pitfall."""

    name: str
    about: Literal["scope", "mapping", "other-policies", "actions", "partnership"]
    order: int
    text: str


FILES: Final[Mapping[str, type[Item]]] = {
    "planning-questions": PlanningQuestion,
    "plan-elements": PlanElement,
    "management-principles": ManagementPrinciple,
    "delivery-checks": DeliveryCheck,
    "advice": Advice,
}
