"""From packs to parameters: the decision table, which side a cut falls to, quantiles, references, labels."""

from dataclasses import replace
from datetime import date
from itertools import product
from pathlib import Path

import numpy as np
import pytest

from welltogether.analysis.results import Sign
from welltogether.analysis.typology import ABOVE, BELOW, candidates, check_rule, settle
from welltogether.evidence.questions import Evidence
from welltogether.evidence.workspace import open_workspace
from welltogether.guidance import find, load_pack
from welltogether.guidance.kinds.issue_rules import IssueRule
from welltogether.guidance.kinds.measures import MeasureEntry
from welltogether.readings import rules
from welltogether.readings.family_groups import place_all
from welltogether.vocabulary.errors import PackError
from welltogether.vocabulary.measures import Unit

TODAY = date(2026, 11, 21)
RULES = ("as-published", "present-day", "of-the-time")
# CDF section 2.1 and Table 1: rural, affluent, changing, decline (None: not used) → group.
TABLE = {
    1: (True, False, True, None),
    2: (False, False, False, True),
    3: (False, False, False, False),
    4: (False, False, True, None),
    5: (True, False, False, None),
    6: (False, True, False, None),
    7: (False, True, True, None),
    8: (True, True, False, None),
    9: (True, True, True, None),
}


def expected(sides: tuple[bool, ...]) -> str:
    (group,) = [
        number
        for number, wanted in TABLE.items()
        if all(want is None or want == have for want, have in zip(wanted, sides, strict=True))
    ]
    return f"cdf-2009#group-{group}"


@pytest.mark.parametrize("rule_id", RULES)
def test_every_combination_of_sides_leads_to_the_group_of_the_printed_table(rule_id: str) -> None:
    _, rule = rules.rule_set(rule_id)
    names = ("rurality", "affluence", "new-migration", "industrial-decline")
    assert {spec.name for spec in rule.inputs} == set(names)
    for sides in product((True, False), repeat=4):
        known = {name: ABOVE if side else BELOW for name, side in zip(names, sides, strict=True)}
        assert candidates(rule, known) == (expected(sides),)


@pytest.mark.parametrize("rule_id", RULES)
def test_a_table_with_a_row_less_would_be_refused(rule_id: str) -> None:
    _, rule = rules.rule_set(rule_id)
    check_rule(rule)
    with pytest.raises(PackError, match="does not lead to one group"):
        check_rule(replace(rule, table=rule.table[1:]))


def test_exactly_on_the_cut_counts_as_above_only_where_the_document_says_so() -> None:
    _, rule = rules.rule_set("as-published")
    assert {spec.name: (spec.cut, spec.includes_cut) for spec in rule.inputs} == {
        "affluence": (0.25, False),
        "rurality": (0.5, True),
        "new-migration": (7.0, False),
        "industrial-decline": (1000.0, True),
    }


def test_only_the_published_rule_is_nobodys_stand_in() -> None:
    standing = {rule_id: {spec.stands_in for spec in rules.rule_set(rule_id)[1].inputs} for rule_id in RULES}
    assert standing == {"as-published": {False}, "present-day": {True}, "of-the-time": {True}}
    titles = {rules.rule_set(rule_id)[1].rule for rule_id in RULES}
    assert titles == {f"typology@1#{rule_id}" for rule_id in RULES}


def test_an_input_has_the_unit_of_its_measure() -> None:
    _, rule = rules.rule_set("present-day")
    assert {spec.name: spec.unit for spec in rule.inputs} == {
        "affluence": Unit.SHARE,
        "rurality": Unit.SHARE,
        "new-migration": Unit.RATE_PER_10000,
        "industrial-decline": Unit.COUNT,
    }


@pytest.mark.parametrize("rule_id", ["present-day", "of-the-time"])
def test_a_quantile_leaves_the_declared_share_of_districts_at_or_over_the_cut(
    demonstration: Path, rule_id: str
) -> None:
    panel = Evidence(open_workspace(demonstration)).panel()
    placed = place_all(panel, rule_id, TODAY)
    declared = {one.id: one.cut.value for one in placed.item.inputs if one.cut.kind == "quantile"}
    assert declared == {"affluence": 0.5382, "rurality": 0.2791, "new-migration": 0.4176}
    for spec in placed.rule.inputs:
        if spec.name in declared:
            values = placed.values[spec.name][np.isfinite(placed.values[spec.name])]
            assert len(values) > 20
            assert spec.cut is not None
            assert abs(np.mean(values >= spec.cut) - declared[spec.name]) < 1 / len(values)


def test_a_settled_rule_has_no_cut_left_open() -> None:
    _, rule = rules.rule_set("present-day")
    assert [spec.cut for spec in rule.inputs] == [None, None, None, 1000.0]
    ten = np.arange(1.0, 11.0)
    settled = settle(rule, {spec.name: ten for spec in rule.inputs})
    assert [spec.quantile for spec in settled.inputs] == [None] * 4
    affluent = settled.inputs[0].cut
    assert affluent is not None and (ten >= affluent).sum() == 5  # 53.82 per cent of ten: five, and not six


def test_every_influence_and_finding_is_asked_about_once_in_printed_order() -> None:
    specs = rules.influence_specs()
    tables = [find(spec.influence).table for spec in specs]
    assert len({spec.influence for spec in specs}) == len(specs)
    assert [tables.count(table) for table in ("2", "3", "4", "5")] == [9, 7, 6, 4]
    assert tables[:26] == sorted(tables[:26]) and tables[26:] == sorted(tables[26:])
    assert set(tables[26:]) == {"A1", "A2", "A3", "A4"}
    assert {spec.sign for spec in specs} == set(Sign)


def test_an_influence_gets_the_measures_that_say_they_speak_to_it() -> None:
    by_ref = {spec.influence: spec for spec in rules.influence_specs()}
    wanted = {
        ref: tuple(entry.id for entry in load_pack("measures").items(MeasureEntry) if ref in entry.influences)
        for ref in by_ref
    }
    assert {ref: spec.measures for ref, spec in by_ref.items()} == wanted
    assert sum(map(len, wanted.values())) > 200
    named = {ref for entry in load_pack("measures").items(MeasureEntry) for ref in entry.influences}
    assert named <= by_ref.keys(), "no measure speaks to an influence that nobody asks about"


def test_issue_rules_compare_with_the_country_and_the_region_by_the_panels_names() -> None:
    packed = {f"issue-rules@1#{one.id}": one for one in load_pack("issue-rules").items(IssueRule)}
    made = {one.rule: one for one in rules.issue_rules("Aldermere", "Northmoors")}
    assert made.keys() == packed.keys()
    labels = {"nothing": "", "england": "Aldermere", "region": "Northmoors"}
    for ref, one in packed.items():
        assert [test.comparator for test in made[ref].tests] == [labels[test.beyond] for test in one.tests]
        least = (one.propose_when.tests, one.propose_when.strength) if one.propose_when else (1, "weak")
        assert (made[ref].least_tests, made[ref].least_strength) == least


def test_actions_pitfalls_and_points_are_all_there_by_full_reference() -> None:
    actions = rules.action_specs()
    assert [sum(one.universal for one in actions), sum(not one.universal for one in actions)] == [5, 20]
    assert len(rules.pitfall_specs()) == 11
    refs = [one.action for one in actions] + [one.pitfall for one in rules.pitfall_specs()]
    refs += [issue for one in actions for issue in one.issues]
    refs += [ref for point in rules.group_points() for ref in point[:2]]
    refs += [ref for _, _, bears_on in rules.group_point_actions() for ref in bears_on]
    assert all(ref.startswith("cdf-2009#") and find(ref) for ref in refs)
    assert {well for _, _, well in rules.group_points()} == {True, False}


def test_a_group_in_a_word_or_two() -> None:
    assert rules.group_label("cdf-2009#group-4") == "Group 4"
    (single,) = [one for one in load_pack("cdf-2009").by_kind["family-groups"] if one.number is None]
    assert rules.group_label(f"cdf-2009#{single.id}") == single.name
