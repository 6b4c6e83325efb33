"""What was read and not taken is counted, with its reason."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from welltogether.evidence.drafts import LeftOut

_MOST_EXAMPLES = 3


@dataclass
class Leaving:
    """A tally of rows left out, by reason, in the order the reasons came up."""

    counts: dict[str, int] = field(default_factory=dict)
    examples: dict[str, list[str]] = field(default_factory=dict)

    def count(self, reason: str, number: int, examples: Iterable[str] = ()) -> None:
        """Note that `number` rows were left out. Examples are codes, names of places or row numbers."""
        if number:
            self.counts[reason] = self.counts.get(reason, 0) + number
            held = self.examples.setdefault(reason, [])
            held.extend(one for one in dict.fromkeys(examples) if one not in held)
            del held[_MOST_EXAMPLES:]

    def result(self) -> tuple[LeftOut, ...]:
        return tuple(LeftOut(reason, n, tuple(self.examples[reason])) for reason, n in self.counts.items())
