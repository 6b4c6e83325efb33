"""The packs of rules: family groups, issues, similar places. Their numbers are held against the framework."""

from datetime import date

import pytest

from welltogether.guidance import check, load_pack
from welltogether.guidance.kinds.family_groups import FamilyGroup, TypologyInput
from welltogether.guidance.kinds.issue_rules import CombinationRule, IssueRule
from welltogether.guidance.kinds.issues import Issue
from welltogether.guidance.kinds.measures import MeasureEntry
from welltogether.guidance.kinds.similar_places import SimilarityRule
from welltogether.guidance.kinds.typology import RuleInput, RuleSet

PLACED = 340  # districts that Table 1 places in a group; the printed total is 353
RURAL_IN_2011 = 91 / 326  # districts that Defra's lookup of 2011 calls predominantly rural


def rule_set(rule_id: str) -> RuleSet:
    found = load_pack("typology").item(rule_id)
    assert isinstance(found, RuleSet)
    return found


def inputs(rule_id: str) -> dict[str, RuleInput]:
    return {one.stands_for.item_id: one for one in rule_set(rule_id).inputs}


def issue_rules() -> tuple[IssueRule, ...]:
    return load_pack("issue-rules").items(IssueRule)


def measure(ref: str) -> MeasureEntry:
    found = load_pack("measures").item(ref.partition("#")[2])
    assert isinstance(found, MeasureEntry)
    return found


def districts_in(*groups: int) -> int:
    counts = {one.number: one.n_areas or 0 for one in load_pack("cdf-2009").items(FamilyGroup)}
    return sum(counts[number] for number in groups)


def test_nothing_is_wrong_in_any_pack() -> None:
    assert check() == []


# --- family groups


def test_three_rule_sets_one_published_two_ours() -> None:
    sets = {one.id: one.standing for one in load_pack("typology").items(RuleSet)}
    assert sets == {"as-published": "published", "present-day": "house", "of-the-time": "house"}


@pytest.mark.parametrize("rule_id", ["as-published", "present-day", "of-the-time"])
def test_every_rule_set_stands_in_for_all_four_inputs(rule_id: str) -> None:
    published = {one.id: one for one in load_pack("cdf-2009").items(TypologyInput)}
    assert inputs(rule_id).keys() == published.keys()
    assert all(one.reason and one.what_it_is_not for one in inputs(rule_id).values())


def test_the_published_cuts_are_the_printed_ones() -> None:
    published = {one.id: one for one in load_pack("cdf-2009").items(TypologyInput)}
    for stands_for, one in inputs("as-published").items():
        per_cent = published[stands_for].unit.startswith("per cent")
        assert one.cut.kind == "fixed"
        assert one.cut.value == published[stands_for].cut / (100 if per_cent else 1)


@pytest.mark.parametrize("rule_id", ["present-day", "of-the-time"])
def test_the_stand_ins_keep_the_balance_they_say_they_keep(rule_id: str) -> None:
    assert districts_in(*range(1, 10)) == PLACED
    expected = {
        "input-affluence": districts_in(6, 7, 8, 9) / PLACED,
        "input-new-migration": districts_in(1, 4, 7, 9) / PLACED,
        "input-rurality": RURAL_IN_2011,
    }
    for stands_for, share in expected.items():
        one = inputs(rule_id)[stands_for]
        assert one.cut.kind == "quantile"
        assert one.cut.value == pytest.approx(share, abs=0.0001)


def test_past_industrial_decline_is_never_guessed() -> None:
    for rule_id in ("as-published", "present-day", "of-the-time"):
        decline = inputs(rule_id)["input-industrial-decline"]
        assert (decline.cut.kind, decline.cut.value) == ("fixed", 1000)
        assert decline.measure is not None
        assert measure(decline.measure).numerator == ("typology-inputs.coal_textile_steel_jobs",)
        assert decline.supply_locally


def test_the_rule_of_the_time_sees_no_later_figures() -> None:
    assert rule_set("of-the-time").figures_until == date(2011, 12, 31)
    assert rule_set("present-day").figures_until is None


# --- issues


def test_every_issue_has_one_rule_in_the_printed_order() -> None:
    issues = [f"cdf-2009#{one.id}" for one in sorted(load_pack("cdf-2009").items(Issue), key=lambda one: one.order)]
    assert len(issues) == 23
    assert [rule.issue for rule in issue_rules()] == issues
    assert [rule.id for rule in issue_rules()] == [f"t-{number:02d}" for number in range(1, 24)]


def test_every_rule_says_what_is_not_known_and_whom_to_ask() -> None:
    assert [rule.id for rule in issue_rules() if not rule.not_known or not rule.ask_locally.endswith((".", "?"))] == []


def test_issues_that_no_open_figure_speaks_to_have_no_test() -> None:
    silent = {rule.issue.item_id for rule in issue_rules() if not rule.tests}
    assert silent == {
        "issue-views-on-migrants", "issue-trust-others", "issue-trust-institutions", "issue-fear-of-crime",
        "issue-pulling-together", "issue-volunteering", "issue-intergenerational",
    }  # fmt: skip


def test_a_survey_of_2008_carries_at_most_a_weak_sign() -> None:
    old = [test for rule in issue_rules() for test in rule.tests if test.measure.endswith("_2008")]
    assert len(old) >= 6
    assert {test.strength for test in old} == {"weak"}


def test_who_lives_here_is_never_a_sign_of_an_issue() -> None:
    """Ethnic group, faith and country of birth are context; how far groups live apart is a fact of the place."""
    context = {f"cdf-2009#{one}" for one in ("a1-ethnicity", "a1-religion", "a1-not-born-uk", "t3-place-of-birth")}
    tested = {test.measure for rule in issue_rules() for test in rule.tests}
    about_people = {ref for ref in tested if context & set(measure(ref).influences)}
    assert {measure(ref).made for ref in about_people} == {"dissimilarity"}


def test_one_weak_sign_alone_never_puts_an_issue_forward() -> None:
    for rule in issue_rules():
        if rule.propose_when and rule.propose_when.strength == "weak":
            assert rule.propose_when.tests >= 2, rule.id


def test_how_clues_combine_is_declared_once() -> None:
    (rule,) = load_pack("issue-rules").items(CombinationRule)
    assert (rule.moderates_for_strong, rule.stale_after_years, rule.modelled_at_most) == (2, 10, "moderate")


# --- similar places


def test_similar_places_are_not_sought_by_cohesion_itself() -> None:
    (rule,) = load_pack("similar-places").items(SimilarityRule)
    ids = [one.measure.item_id for one in rule.measures]
    assert 18 <= len(ids) == len(set(ids)) <= 24
    assert [one for one in ids if one.startswith(("attitude.", "wellbeing.", "participation."))] == []
    assert all(one.reason for one in rule.measures)
