"""Actions the guidance pairs with proposed issues: the universal ones first, then those that serve most."""

from dataclasses import dataclass
from itertools import chain, groupby, zip_longest

from welltogether.analysis.results import ActionProposal, IssueProposal

_STRENGTHS = ("strong", "moderate", "weak")
QUICK = "quick win"


@dataclass(frozen=True, slots=True)
class ActionSpec:
    """One action as the guidance has it: reference, whether universal, the issues it is paired with, its two labels.

    `quick_or_long`: "quick win", "long term" or "either" (which takes its turn with the long ones).
    """

    action: str
    universal: bool
    issues: tuple[str, ...]
    quick_or_long: str
    one_off_or_standing: str


@dataclass(frozen=True, slots=True)
class AnnexCPoint:
    """One Annex C point: its reference, the family group it is for, the actions it bears on."""

    item: str
    group: str
    actions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PitfallSpec:
    """One thing to avoid: its reference and the actions and issues where it threatens; neither: the plan as a whole."""

    pitfall: str
    actions: tuple[str, ...] = ()
    issues: tuple[str, ...] = ()


def pair_actions(
    issues: tuple[IssueProposal, ...],
    actions: tuple[ActionSpec, ...],
    groups: tuple[str, ...],
    annex_c: tuple[AnnexCPoint, ...] = (),
    pitfalls: tuple[PitfallSpec, ...] = (),
) -> tuple[ActionProposal, ...]:
    """The actions to consider for a place, in the order to consider them.

    Universal actions come first, in the guidance's order, whatever the issues; then the others that serve at least one
    proposed issue, by how many strong, then moderate, then weak issues each serves; among equals quick wins and
    long-term work take turns.
    Takes: issue proposals (only proposed ones count), actions, the candidate family groups, Annex C points, things to
    avoid. Gives: ActionProposals.
    Source: CDF 3.2, Table D1 and Annex D ("a mix of long term projects and quick wins"); the order is ours.
    """
    strength_of = {issue.issue: issue.strength for issue in issues if issue.proposed}
    universal = [action for action in actions if action.universal]
    serving = [a for a in actions if not a.universal and any(issue in strength_of for issue in a.issues)]
    serving.sort(key=lambda action: _served(action, strength_of), reverse=True)
    runs = (list(run) for _, run in groupby(serving, key=lambda action: _served(action, strength_of)))
    ordered = chain(universal, *(_taking_turns(run) for run in runs))
    return tuple(_proposal(action, strength_of, groups, annex_c, pitfalls) for action in ordered)


def _served(action: ActionSpec, strength_of: dict[str, str]) -> tuple[int, ...]:
    served = [strength_of[issue] for issue in action.issues if issue in strength_of]
    return tuple(served.count(strength) for strength in _STRENGTHS)


def _taking_turns(run: list[ActionSpec]) -> list[ActionSpec]:
    quick = [action for action in run if action.quick_or_long == QUICK]
    long = [action for action in run if action.quick_or_long != QUICK]
    return [action for pair in zip_longest(quick, long) for action in pair if action is not None]


def _proposal(
    action: ActionSpec,
    strength_of: dict[str, str],
    groups: tuple[str, ...],
    annex_c: tuple[AnnexCPoint, ...],
    pitfalls: tuple[PitfallSpec, ...],
) -> ActionProposal:
    served = tuple(issue for issue in action.issues if issue in strength_of)
    return ActionProposal(
        action=action.action,
        universal=action.universal,
        for_issues=served,
        annex_c_points=tuple(
            point.item for point in annex_c if point.group in groups and action.action in point.actions
        ),
        pitfalls=tuple(spec.pitfall for spec in pitfalls if _threatens(spec, action.action, served)),
        quick_or_long=action.quick_or_long,
        one_off_or_standing=action.one_off_or_standing,
    )


def _threatens(spec: PitfallSpec, action: str, served: tuple[str, ...]) -> bool:
    return action in spec.actions or not set(spec.issues).isdisjoint(served)
