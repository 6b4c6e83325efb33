"""Guidance looked up by reference: the names and meanings that the packs hold, typed."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from welltogether.documents.wording.numbers import capital
from welltogether.guidance import load_pack
from welltogether.guidance.items import Item
from welltogether.guidance.kinds.actions import Action
from welltogether.guidance.kinds.family_groups import FamilyGroup, TypologyInput
from welltogether.guidance.kinds.group_plans import GroupPoint
from welltogether.guidance.kinds.influences import Finding, Influence
from welltogether.guidance.kinds.issues import Issue, IssueAction
from welltogether.guidance.kinds.mapping_topics import MappingTopic
from welltogether.guidance.kinds.pitfalls import Pitfall
from welltogether.guidance.kinds.typology import RuleSet
from welltogether.vocabulary.errors import PackError, WellTogetherError

T = TypeVar("T", bound=Item)


def framework_pairs() -> tuple[IssueAction, ...]:
    """Every issue–action pair of CDF Table D1."""
    return load_pack("cdf-2009").items(IssueAction)


@dataclass(frozen=True, slots=True)
class Texts:
    """`find` takes a reference and gives its item (`welltogether.guidance.find`)."""

    find: Callable[[str], Item]
    pairs: Callable[[], tuple[IssueAction, ...]] = framework_pairs

    def topic(self, ref: str) -> MappingTopic:
        return self._typed(ref, MappingTopic)

    def influence(self, ref: str) -> Influence | Finding:
        item = self.find(ref)
        return item if isinstance(item, Influence) else self._typed(ref, Finding)

    def issue(self, ref: str) -> Issue:
        return self._typed(ref, Issue)

    def action(self, ref: str) -> Action:
        return self._typed(ref, Action)

    def pitfall(self, ref: str) -> Pitfall:
        return self._typed(ref, Pitfall)

    def point(self, ref: str) -> GroupPoint:
        return self._typed(ref, GroupPoint)

    def group_name(self, ref: str) -> str:
        """“4, Changing less affluent urban areas”; the single-issue group has no number."""
        group = self._typed(ref, FamilyGroup)
        return f"{group.number}, {group.name}" if group.number is not None else group.name

    def rule_input(self, rule: str, ident: str) -> str:
        """The name of a rule's input in plain words; the identifier itself where the rule is not in the packs."""
        try:
            item = self.find(rule)
        except WellTogetherError:
            return capital(ident.replace("-", " "))
        inputs = item.inputs if isinstance(item, RuleSet) else ()
        return next((capital(one.name) for one in inputs if one.id == ident), capital(ident.replace("-", " ")))

    def input_stands_for(self, words: str) -> str:
        """What an input stands for: the published input's own words where `words` is a reference to it."""
        if "#" not in words:
            return words
        item = self._typed(words, TypologyInput)
        return f"{item.measure} ({item.data_source})"

    def paired(self, issue: str) -> tuple[str, ...]:
        """The actions paired with an issue, in the printed order."""
        pairs = (pair for pair in self.pairs() if pair.issue == issue)
        return tuple(str(pair.action) for pair in sorted(pairs, key=lambda pair: pair.order))

    def cited(self, ref: str) -> str:
        """Where the point is made: “CDF, Annex D, Table D1”."""
        cites = self.find(ref).cites
        return f"{cites.document}, {cites.place}"

    def _typed(self, ref: str, kind: type[T]) -> T:
        item = self.find(ref)
        if not isinstance(item, kind):
            raise PackError(
                "A reference leads to another kind of item",
                found=f"{ref}: {type(item).__name__}",
                expected=kind.__name__,
                next_step="Correct the reference in the pack or the reading.",
            )
        return item
