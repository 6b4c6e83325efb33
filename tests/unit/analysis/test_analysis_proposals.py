"""Issues are put forward by declared rules, and only as strongly as the evidence carries."""

from dataclasses import replace

import pytest
from small_country import CRIME, TODAY, TRUST, figure, reading

from welltogether.analysis.proposals import (
    HIGHER,
    LOWER,
    MODERATE,
    NONE,
    STRONG,
    WEAK,
    Combination,
    IssueRule,
    IssueTest,
    combined,
    order_proposals,
    propose_issue,
)
from welltogether.analysis.results import Comparator, IssueProposal, Reading
from welltogether.vocabulary.errors import PackError
from welltogether.vocabulary.figures import Method, Refusal

LITTLE_TRUST = IssueTest("trust", LOWER, 0.3, STRONG, "Trust is among the lowest 30% of districts")
MUCH_CRIME = IssueTest("crime", HIGHER, 0.3, MODERATE, "Burglary is among the highest 30% of districts")
RULE = IssueRule("issue-trust", "test@1#trust", (LITTLE_TRUST, MUCH_CRIME), "do people trust each other?")
DECLARED = Combination()
REFUSED = Refusal("Nothing.", "Nothing.", "Something.", "Ask.")


def propose(
    readings: dict[str, Reading | Refusal], rule: IssueRule = RULE, combination: Combination = DECLARED
) -> IssueProposal:
    return propose_issue(rule, readings, TODAY, combination)


def test_a_met_test_puts_the_issue_forward_with_its_reasons() -> None:
    answer = propose({"trust": reading(TRUST, 0.1), "crime": reading(CRIME, 0.5)})
    assert (answer.proposed, answer.strength) == (True, STRONG)
    assert [clue.test for clue in answer.speaks_for] == [LITTLE_TRUST.words]
    assert [clue.test for clue in answer.speaks_against] == [MUCH_CRIME.words]
    assert answer.not_known == ()


def test_no_evidence_is_no_proposal_but_a_question() -> None:
    answer = propose({"trust": REFUSED})
    assert (answer.proposed, answer.strength) == (False, NONE)
    assert answer.not_known == ("No published evidence is held.", "Ask locally: do people trust each other?")


def test_what_is_missing_is_said_beside_what_is_held() -> None:
    assert propose({"trust": reading(TRUST, 0.1)}).not_known == (MUCH_CRIME.words,)


def test_evidence_on_the_other_side_takes_a_step_off() -> None:
    clear_contrary = replace(MUCH_CRIME, strength=STRONG)
    rule = replace(RULE, tests=(LITTLE_TRUST, clear_contrary))
    assert propose({"trust": reading(TRUST, 0.1), "crime": reading(CRIME, 0.1)}, rule).strength == MODERATE
    assert propose({"trust": reading(TRUST, 0.1), "crime": reading(CRIME, 0.5)}, rule).strength == STRONG


def test_old_evidence_is_at_most_weak() -> None:
    old = reading(TRUST, 0.1, shown=figure(TRUST, year=2008))
    assert propose({"trust": old}).strength == WEAK
    assert propose({"trust": old}, combination=Combination(stale_after_years=30)).strength == STRONG


def test_a_modelled_figure_is_not_a_robust_portrait() -> None:
    modelled = reading(TRUST, 0.1, shown=figure(TRUST, method=Method.MODELLED))
    assert propose({"trust": modelled}).strength == MODERATE


@pytest.mark.parametrize(
    ("strengths", "contrary", "together"),
    [
        ((), (), NONE),
        ((WEAK,) * 20, (), WEAK),
        ((MODERATE, WEAK), (), MODERATE),
        ((MODERATE, MODERATE), (), STRONG),
        ((WEAK,), (WEAK,), NONE),
        ((STRONG,), (MODERATE,), STRONG),
        ((), (STRONG,), NONE),
    ],
)
def test_how_clues_combine(strengths: tuple[str, ...], contrary: tuple[str, ...], together: str) -> None:
    assert combined(strengths, contrary, DECLARED) == together


@pytest.mark.parametrize(("half_width", "met"), [(None, True), (0.05, True), (0.15, False)])
def test_a_comparator_inside_the_interval_does_not_count(half_width: float | None, met: bool) -> None:
    rule = replace(RULE, tests=(replace(LITTLE_TRUST, comparator="Demoland"),))
    here = reading(TRUST, 0.1, shown=figure(TRUST, 0.5, half_width=half_width))
    here = replace(here, comparators=(Comparator("Demoland", 0.6, None, 1),))
    assert propose({"trust": here}, rule).proposed is met


def test_without_its_comparator_or_a_position_a_test_is_not_met() -> None:
    rule = replace(RULE, tests=(replace(LITTLE_TRUST, comparator="Demoland"),))
    assert not propose({"trust": reading(TRUST, 0.1)}, rule).proposed
    assert not propose({"trust": reading(TRUST, None)}).proposed


@pytest.mark.parametrize("wrong", [{"side": "up"}, {"strength": NONE}, {"outer_share": 0.7}])
def test_a_test_that_cannot_be_used_names_its_rule(wrong: dict[str, object]) -> None:
    rule = replace(RULE, tests=(replace(LITTLE_TRUST, **wrong),))  # type: ignore[arg-type]
    with pytest.raises(PackError, match="test@1#trust"):
        propose({}, rule)


def test_the_strongest_come_first() -> None:
    weak = replace(propose({"trust": reading(TRUST, 0.1, shown=figure(TRUST, year=2008))}), issue="weak")
    strong = replace(propose({"trust": reading(TRUST, 0.1)}), issue="strong")
    assert [one.issue for one in order_proposals((weak, strong))] == ["strong", "weak"]


def test_a_rule_may_ask_for_more_than_one_sign_or_for_a_stronger_one() -> None:
    both = {"trust": reading(TRUST, 0.1), "crime": reading(CRIME, 0.9)}
    one = {"trust": reading(TRUST, 0.1), "crime": reading(CRIME, 0.5)}
    two_needed = replace(RULE, least_tests=2)
    assert (propose(both, two_needed).proposed, propose(one, two_needed).proposed) == (True, False)
    strong_needed = replace(RULE, tests=(MUCH_CRIME,), least_strength=STRONG)
    answer = propose(both, strong_needed)
    assert (answer.proposed, answer.strength, len(answer.speaks_for)) == (False, MODERATE, 1)
