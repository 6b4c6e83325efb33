"""Pack cdf-2009 holds as many of each kind as the Cohesion Delivery Framework does."""

from collections import Counter

import pytest

from welltogether.guidance import Citation, Pack, check, load_pack
from welltogether.guidance.kinds.actions import Action
from welltogether.guidance.kinds.definition_heads import DefinitionHead
from welltogether.guidance.kinds.family_groups import FamilyGroup, TypologyInput, TypologyRow
from welltogether.guidance.kinds.group_plans import GroupPoint
from welltogether.guidance.kinds.influences import Finding, Influence
from welltogether.guidance.kinds.issues import Issue, IssueAction
from welltogether.guidance.kinds.mapping_topics import MappingTopic
from welltogether.guidance.kinds.pitfalls import Pitfall

COUNTS = {
    "principles": 8,
    "definition-heads": 6,
    "national-indicators": 3,
    "family-groups": 10,
    "group-tables": 1,
    "typology-rules": 1,
    "typology-inputs": 4,
    "typology-rows": 9,
    "fit-exercises": 1,
    "group-plans": 5,
    "group-points": 49,
    "influences": 26,
    "findings": 50,
    "research-sources": 3,
    "mapping-topics": 30,
    "advice": 31,
    "issues": 23,
    "actions": 25,
    "issue-actions": 96,
    "pitfalls": 11,
    "planning-questions": 3,
    "plan-elements": 6,
    "management-principles": 5,
    "delivery-checks": 2,
    "guidance-titles": 27,
    "disagreements": 5,
    "notes": 12,
    "reference-pages": 7,
}


@pytest.fixture(scope="module")
def pack() -> Pack:
    return load_pack("cdf-2009")


def test_each_kind_has_its_count(pack: Pack) -> None:
    assert {kind: len(items) for kind, items in pack.by_kind.items()} == COUNTS


def test_nothing_is_wrong_with_the_pack(pack: Pack) -> None:
    assert [problem for problem in check() if problem.file.startswith(pack.id)] == []


def test_every_item_says_where_it_comes_from(pack: Pack) -> None:
    silent = [item.id for item in pack.by_id.values() if not (item.cites.document.strip() and item.cites.place.strip())]
    assert silent == []
    assert Counter(item.cites.document for item in pack.by_id.values()) == {"CDF": 450, "house": 9}
    assert isinstance(pack.item("issue-respect").cites, Citation)


def test_the_definition_has_three_foundations_and_three_ways_of_living(pack: Pack) -> None:
    assert Counter(head.group for head in pack.items(DefinitionHead)) == {"foundation": 3, "way-of-living": 3}


def test_tables_2_to_5_have_their_rows(pack: Pack) -> None:
    influences = pack.items(Influence)
    assert Counter(row.table for row in influences) == {"2": 9, "3": 7, "4": 6, "5": 4}
    assert {row.table: row.level for row in influences} == {
        "2": "area",
        "3": "individual",
        "4": "individual",
        "5": "individual",
    }


def test_tables_a1_to_a4_have_their_columns(pack: Pack) -> None:
    assert Counter((row.table, row.effect) for row in pack.items(Finding)) == {
        ("A1", "positive"): 4,
        ("A1", "negative"): 3,
        ("A1", "no-effect"): 5,
        ("A2", "positive"): 4,
        ("A2", "negative"): 1,
        ("A2", "no-effect"): 2,
        ("A3", "positive"): 7,
        ("A3", "negative"): 4,
        ("A3", "no-effect"): 13,
        ("A4", "positive"): 2,
        ("A4", "negative"): 5,
    }


def test_annex_b_has_its_topics(pack: Pack) -> None:
    topics = pack.items(MappingTopic)
    assert Counter(topic.heading for topic in topics) == {
        "community": 14,
        "personal": 7,
        "attitudes": 5,
        "actions": 4,
    }
    assert [topic.id for topic in topics if not topic.informs] == []


def test_actions_are_five_universal_and_twenty_specific(pack: Pack) -> None:
    assert Counter(action.scope for action in pack.items(Action)) == {"universal": 5, "specific": 20}


def test_every_issue_and_every_specific_action_is_paired_and_no_universal_one(pack: Pack) -> None:
    pairs = pack.items(IssueAction)
    assert {pair.issue.item_id for pair in pairs} == {issue.id for issue in pack.items(Issue)}
    specific = {action.id for action in pack.items(Action) if action.scope == "specific"}
    assert {pair.action.item_id for pair in pairs} == specific
    assert len({(pair.issue, pair.action) for pair in pairs}) == 96


def test_annex_c_has_its_points(pack: Pack) -> None:
    assert Counter((point.group.item_id, point.works) for point in pack.items(GroupPoint)) == {
        ("group-1", "well"): 5,
        ("group-1", "less-well"): 3,
        ("group-2", "well"): 7,
        ("group-2", "less-well"): 3,
        ("group-3", "well"): 6,
        ("group-3", "less-well"): 1,
        ("group-4", "well"): 11,
        ("group-4", "less-well"): 3,
        ("group-single-issue", "well"): 7,
        ("group-single-issue", "less-well"): 3,
    }


def test_order_counts_from_one_within_each_list(pack: Pack) -> None:
    lists = {
        "issues": [issue.order for issue in pack.items(Issue)],
        "pitfalls": [pitfall.order for pitfall in pack.items(Pitfall)],
        "universal": [action.order for action in pack.items(Action) if action.scope == "universal"],
        "specific": [action.order for action in pack.items(Action) if action.scope == "specific"],
        "inputs": [one.order for one in pack.items(TypologyInput)],
    }
    assert lists == {name: list(range(1, len(found) + 1)) for name, found in lists.items()}


def test_the_decision_table_reaches_each_numbered_group_once(pack: Pack) -> None:
    rows = pack.items(TypologyRow)
    numbered = {group.id for group in pack.items(FamilyGroup) if group.number}
    assert sorted(row.group.item_id for row in rows) == sorted(numbered)
    assert len({(row.setting, row.affluence, row.movement, row.decline) for row in rows}) == 9
