"""How a council hears and is heard: vision topics, information nodes, listening questions, groups, channels."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal

from welltogether.guidance.items import Item


@dataclass(frozen=True, slots=True, kw_only=True)
class VisionTopic(Item):
    """One topic to talk about when a place makes its vision, as a question that can be asked out loud."""

    name: str
    order: int
    question: str
    looks_for: str


@dataclass(frozen=True, slots=True, kw_only=True)
class InformationNode(Item):
    """One node of the network that knows what is going on: what it hears, and how to keep it working."""

    name: str
    sits_in: Literal["council", "community", "police", "faith", "partners", "media"]
    hears: str
    how: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ListeningQuestion(Item):
    """A question about its area that a council should always be able to answer."""

    name: str
    order: int
    question: str
    watch_for: Literal["change", "tension", "strength", "readiness"]


@dataclass(frozen=True, slots=True, kw_only=True)
class SeldomHeardGroup(Item):
    """People whom the source names as often missing from consultation, and why."""

    name: str
    why_missing: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CommunicationChannel(Item):
    """A channel the source names. A field is None, or the list empty, where the source does not say."""

    name: str
    setting: Literal["professional", "informal"] | None
    span: Literal["long-term", "one-off"] | None
    reach_for: tuple[str, ...]


FILES: Final[Mapping[str, type[Item]]] = {
    "vision-topics": VisionTopic,
    "information-nodes": InformationNode,
    "listening-questions": ListeningQuestion,
    "seldom-heard-groups": SeldomHeardGroup,
    "communication-channels": CommunicationChannel,
}
