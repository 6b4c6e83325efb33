"""Which published figures may put an issue forward, and what people have to be asked instead."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Final, Literal

from welltogether.guidance.items import Item, Ref, To
from welltogether.guidance.kinds.measures import MeasureRef

Strength = Literal["strong", "moderate", "weak"]
_PARTS: Final = {0.1: "tenth", 0.2: "fifth", 0.25: "quarter", 0.3: "three tenths", 0.5: "half"}


@dataclass(frozen=True, slots=True, kw_only=True)
class IssueTest:
    """One test of one figure: is this place among the `outer_share` of districts with the highest (lowest) values?

    `beyond`: the figure must also lie beyond the region's or England's on that side, its interval included. `strength`:
    what this figure alone can carry, by how directly it speaks to the issue. `looks_at`: what the figure is, to stand
    after “the highest”. `because`: how far it speaks to the issue, in one sentence that holds whether or not the test
    is met. A figure that stands out on the opposite side speaks against the issue.
    """

    measure: MeasureRef
    side: Literal["higher", "lower"]
    outer_share: float
    beyond: Literal["nothing", "region", "england"] = "nothing"
    strength: Strength
    looks_at: str
    because: str

    def __post_init__(self) -> None:
        if self.outer_share not in _PARTS:
            raise ValueError(f"`outer_share` is one of {', '.join(map(str, _PARTS))}")

    @property
    def words(self) -> str:
        """The test in plain words: “Among the fifth of districts with the highest recorded robbery. …”."""
        end = "highest" if self.side == "higher" else "lowest"
        return f"Among the {_PARTS[self.outer_share]} of districts with the {end} {self.looks_at}. {self.because}"


@dataclass(frozen=True, slots=True, kw_only=True)
class LeastEvidence:
    """What must come together before an issue is put forward: so many tests met, and together at least this strong."""

    tests: int
    strength: Strength


@dataclass(frozen=True, slots=True, kw_only=True)
class IssueRule(Item):
    """How one issue may be proposed. Without tests it never is: `ask_locally` says whom to ask and what.

    Refuses: tests without the least evidence, or the least evidence without tests or beyond them.
    """

    name: str
    issue: Annotated[Ref, To("issues")]
    tests: tuple[IssueTest, ...] = ()
    propose_when: LeastEvidence | None = None
    not_known: tuple[str, ...]
    ask_locally: str

    def __post_init__(self) -> None:
        Item.__post_init__(self)
        if bool(self.tests) != (self.propose_when is not None):
            raise ValueError("`tests` and `propose_when` go together")
        if self.propose_when and not 1 <= self.propose_when.tests <= len(self.tests):
            raise ValueError("`propose_when` asks for more tests than there are, or for none")


@dataclass(frozen=True, slots=True, kw_only=True)
class CombinationRule(Item):
    """How clues make a strength: declared, so that it can be argued with.

    One clue gives its own strength; `moderates_for_strong` moderate ones make a strong one; weak ones stay weak however
    many. A clear contrary clue at least as strong takes one step off. A figure older than `stale_after_years` carries
    at most weak; a modelled one at most `modelled_at_most`.
    """

    name: str
    moderates_for_strong: int
    stale_after_years: float
    modelled_at_most: Strength
    reason: str


FILES: Final[Mapping[str, type[Item]]] = {"issue-rules": IssueRule, "combination-rules": CombinationRule}
