"""What leaders are asked to do: roles, duties, points of advice, skills, protocols, and what places did."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Final, Literal

from welltogether.guidance.items import Item, Ref, To

Topic = Literal[
    "taking-the-lead",
    "vision",
    "common-ground",
    "whole-council",
    "community-strategy",
    "partnership",
    "protocol",
    "skills",
    "measurement",
    "performance",
    "communications",
    "demographic-change",
    "social-capital",
    "central-local",
]
Role = Annotated[Ref, To("leadership-roles")]


@dataclass(frozen=True, slots=True, kw_only=True)
class LeadershipRole(Item):
    """A role in or beside a council."""

    name: str
    who: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleDuty(Item):
    """One thing a role is asked to do; `order` runs within the role."""

    name: str
    role: Role
    order: int
    duty: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LeadershipPoint(Item):
    """One point to do, avoid, ask or know, by topic. `about` names items that must be read with it."""

    name: str
    topic: Topic
    advice: Literal["do", "avoid", "ask", "know"]
    point: str
    why: str | None
    roles: tuple[Role, ...]
    about: tuple[Ref, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TrainingNeed(Item):
    """One area in which leaders, councillors and officers may need to learn."""

    name: str
    order: int
    what_to_learn: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SupportOffer(Item):
    """Support on offer to councils at the time, for whom, and from whom."""

    name: str
    order: int
    offers: str
    roles: tuple[Role, ...]
    by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ServiceArea(Item):
    """One area of work that a place's plan covers."""

    name: str
    order: int
    covers: str
    place: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Protocol(Item):
    """A kind of agreement not to stir up divisions: who signs it, and what it promises."""

    name: str
    scope: Literal["cross-party", "cross-agency", "one-field"]
    signed_by: tuple[str, ...]
    promises: str
    leaves_free: str | None
    example: Annotated[Ref, To("local-examples")] | None


@dataclass(frozen=True, slots=True, kw_only=True)
class LocalExample(Item):
    """What one place did. `result` and `still_hard` are None where the source tells of neither."""

    name: str
    place: str
    theme: Topic
    context: str
    did: tuple[str, ...]
    result: str | None
    still_hard: str | None


FILES: Final[Mapping[str, type[Item]]] = {
    "leadership-roles": LeadershipRole,
    "role-duties": RoleDuty,
    "leadership-points": LeadershipPoint,
    "training-needs": TrainingNeed,
    "support-offers": SupportOffer,
    "service-areas": ServiceArea,
    "protocols": Protocol,
    "local-examples": LocalExample,
}
