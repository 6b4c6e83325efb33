"""Which published figures may put an issue forward, and what people have to be asked instead."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Final, Literal

from welltogether.guidance.items import Item, Ref, To
from welltogether.guidance.kinds.measures import MeasureRef

Comparison = Literal["districts", "region", "england", "absolute", "trend"]
"""districts: the place’s position among all districts; region, england: the figure there; absolute: a fixed value in
the measure’s own unit; trend: change over the comparable series, as a share of the first value."""


@dataclass(frozen=True, slots=True, kw_only=True)
class IssueTest:
    """One test of one figure.

    `side` and `threshold`: for `districts`, “high” 0.2 means among the fifth of districts with the highest values;
    for `region` and `england`, higher (or lower) by at least that share of the figure there; for `absolute`, at or over
    (under) the value; for `trend`, risen (fallen) by at least that share. `says`: what a met test speaks for.
    """

    measure: MeasureRef
    comparison: Comparison
    side: Literal["high", "low"]
    threshold: float
    strength: Literal["strong", "moderate", "weak"]
    says: Literal["for", "against"]
    because: str

    def __post_init__(self) -> None:
        if self.comparison == "districts" and not 0 < self.threshold <= 0.5:
            raise ValueError("a share of districts lies between 0 and a half")


@dataclass(frozen=True, slots=True, kw_only=True)
class LeastEvidence:
    """What must be met before an issue is put forward: so many tests for it, of at least this strength."""

    tests: int
    strength: Literal["strong", "moderate", "weak"]


@dataclass(frozen=True, slots=True, kw_only=True)
class IssueRule(Item):
    """How one issue may be proposed. Without tests it never is: `ask_locally` says whom to ask and what.

    Refuses: tests without the least evidence, or the least evidence without tests.
    """

    issue: Annotated[Ref, To("issues")]
    tests: tuple[IssueTest, ...] = ()
    propose_when: LeastEvidence | None = None
    not_known: tuple[str, ...]
    ask_locally: str

    def __post_init__(self) -> None:
        Item.__post_init__(self)
        if bool(self.tests) != (self.propose_when is not None):
            raise ValueError("`tests` and `propose_when` go together")
        if self.propose_when and sum(test.says == "for" for test in self.tests) < self.propose_when.tests:
            raise ValueError("more tests are asked for than there are")


FILES: Final[Mapping[str, type[Item]]] = {"issue-rules": IssueRule}
