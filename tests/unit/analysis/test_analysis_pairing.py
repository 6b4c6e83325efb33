"""Actions follow from proposed issues; the universal ones always come first."""

from welltogether.analysis.pairing import ActionSpec, AnnexCPoint, PitfallSpec, pair_actions
from welltogether.analysis.results import IssueProposal


def issue(name: str, strength: str) -> IssueProposal:
    return IssueProposal(name, "test@1", strength != "none", strength, (), (), ())


def action(name: str, *issues: str, universal: bool = False, length: str = "long term") -> ActionSpec:
    return ActionSpec(name, universal, issues, length, "standing")


def test_universal_first_then_by_the_issues_served_then_taking_turns() -> None:
    answer = pair_actions(
        (issue("strong", "strong"), issue("weak", "weak"), issue("not", "none")),
        (
            action("long-1", "weak"),
            action("long-2", "weak"),
            action("quick-1", "weak", length="quick win"),
            action("serves-both", "weak", "strong"),
            action("serves-strong", "strong"),
            action("serves-nothing", "not"),
            action("lead", universal=True),
        ),
        groups=(),
    )
    assert [one.action for one in answer] == ["lead", "serves-both", "serves-strong", "quick-1", "long-1", "long-2"]
    assert answer[1].for_issues == ("weak", "strong")
    assert answer[0].for_issues == ()


def test_without_issues_the_universal_actions_stand() -> None:
    answer = pair_actions((), (action("lead", universal=True), action("other", "weak")), groups=())
    assert [one.action for one in answer] == ["lead"]


def test_annex_c_points_of_the_candidate_groups_and_pitfalls_come_along() -> None:
    (answer,) = pair_actions(
        (issue("weak", "weak"),),
        (action("media", "weak"),),
        groups=("group-2", "group-3"),
        annex_c=(
            AnnexCPoint("b-1", "group-2", ("media",)),
            AnnexCPoint("c-1", "group-3", ("housing",)),
            AnnexCPoint("a-1", "group-1", ("media",)),
        ),
        pitfalls=(
            PitfallSpec("by-action", actions=("media",)),
            PitfallSpec("by-issue", issues=("weak",)),
            PitfallSpec("by-another", actions=("housing",)),
            PitfallSpec("of-the-plan"),
        ),
    )
    assert answer.annex_c_points == ("b-1",)
    assert answer.pitfalls == ("by-action", "by-issue")
