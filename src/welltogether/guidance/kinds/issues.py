"""Issues a mapping exercise may find, and the actions that are paired with each."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Final, Literal

from welltogether.guidance.items import Item, Ref, To
from welltogether.guidance.kinds.actions import ActionRef
from welltogether.guidance.kinds.influences import EvidenceRef

IssueRef = Annotated[Ref, To("issues")]


@dataclass(frozen=True, slots=True, kw_only=True)
class IssueHouse:
    """What this house adds to an issue: the influences it speaks to, and what to ask when no published figure does."""

    ask_locally: str
    influences: tuple[EvidenceRef, ...]
    topics: tuple[Annotated[Ref, To("mapping-topics")], ...]
    standing: Literal["house"] = "house"


@dataclass(frozen=True, slots=True, kw_only=True)
class Issue(Item):
    """One issue: its short name and what it looks like in a place."""

    name: str
    order: int
    meaning: str
    house: IssueHouse


@dataclass(frozen=True, slots=True, kw_only=True)
class IssueAction(Item):
    """One issue–action pair as printed; `as_printed` notes a wording that differs from the list of actions."""

    issue: IssueRef
    action: ActionRef
    order: int
    as_printed: str | None = None


FILES: Final[Mapping[str, type[Item]]] = {"issues": Issue, "issue-actions": IssueAction}
