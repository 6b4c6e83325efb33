"""Pack cdf-2009 says what the Cohesion Delivery Framework prints; held against its text where that is at hand."""

import re
from pathlib import Path

import pytest

from welltogether.guidance import Pack, load_pack
from welltogether.guidance.kinds.actions import Action
from welltogether.guidance.kinds.family_groups import FamilyGroup, FitExercise, GroupTable, TypologyInput, TypologyRow
from welltogether.guidance.kinds.influences import Finding, Influence
from welltogether.guidance.kinds.issues import Issue, IssueAction
from welltogether.guidance.kinds.national_indicators import NationalIndicator
from welltogether.guidance.kinds.notes import Note

# A few words that tell each specific action apart in the printed Table D1, in the order of section 3.2.
TELLTALE = {
    "action-mediation": "conflict resolution",
    "action-volunteering": "Encourage volunteering",
    "action-citizens-day": "citizens' day",
    "action-migrant-packs": "Information packs",
    "action-citizenship-ceremonies": "citizenship ceremonies",
    "action-schools-duty": "cohesion duty",
    "action-specific-groups": "specific groups",
    "action-esol": "ESOL",
    "action-interfaith": "interfaith work",
    "action-housing-regeneration": "housing and regeneration",
    "action-funding": "funding policies",
    "action-belonging": "sense of belonging",
    "action-empower": "empower people|encourage empowerment|Engage people",
    "action-strengthen-vcs": "VCS",
    "action-media": "local media",
    "action-neighbourhood-policing": "neighbourhood policing",
    "action-neutral-spaces": "neutral spaces",
    "action-mentoring": "mentoring",
    "action-tension-monitoring": "tension monitoring",
    "action-translation": "translation guidance",
}


@pytest.fixture(scope="module")
def pack() -> Pack:
    return load_pack("cdf-2009")


@pytest.fixture(scope="module")
def framework(seeds: Path) -> str:
    return next(seeds.glob("003_*.txt")).read_text(encoding="utf-8").replace("’", "'")


def _groups(pack: Pack) -> list[FamilyGroup]:
    return [group for group in pack.items(FamilyGroup) if group.number]


def test_table_1_is_as_printed(pack: Pack) -> None:
    assert [(group.average_cohesion, group.n_areas) for group in _groups(pack)] == [
        (72.2, 27),
        (73.3, 20),
        (74.1, 29),
        (76.3, 32),
        (79.9, 49),
        (80.5, 35),
        (80.6, 47),
        (82.9, 65),
        (83.0, 36),
    ]


def test_table_1_keeps_its_totals_and_says_what_the_rows_come_to(pack: Pack) -> None:
    (table,) = pack.items(GroupTable)
    groups = _groups(pack)
    counts = [group.n_areas or 0 for group in groups]
    means = [group.average_cohesion or 0 for group in groups]
    assert (table.printed_mean, table.printed_n_areas) == (78.9, 353)
    assert table.rows_n_areas == sum(counts) == 340
    assert table.rows_weighted_mean == round(sum(m * n for m, n in zip(means, counts, strict=True)) / 340, 1) == 79.1
    assert table.rows_simple_mean == round(sum(means) / 9, 1) == 78.1


def test_the_single_issue_group_has_no_figures_and_is_drawn_from_groups_5_to_9(pack: Pack) -> None:
    group = pack.item("group-single-issue")
    assert isinstance(group, FamilyGroup)
    assert (group.number, group.average_cohesion, group.n_areas) == (None, None, None)
    assert [ref.item_id for ref in group.drawn_from] == ["group-5", "group-6", "group-7", "group-8", "group-9"]


def test_the_published_cuts(pack: Pack) -> None:
    assert {one.id: (one.cut, one.above, one.below, one.at_the_cut) for one in pack.items(TypologyInput)} == {
        "input-affluence": (25, "affluent", "less-affluent", "unknown"),
        "input-rurality": (50, "rural", "urban", "counts-as-above"),
        "input-new-migration": (7, "changing", "stable", "unknown"),
        "input-industrial-decline": (1000, "declined", "not-declined", "counts-as-above"),
    }


def test_the_decision_table_agrees_with_the_names_of_the_groups(pack: Pack) -> None:
    for row in pack.items(TypologyRow):
        name = pack.item(row.group.item_id).title.lower()
        assert row.setting in name
        assert row.movement in name
        assert ("less affluent" in name) == (row.affluence == "less-affluent")
        assert ("without" in name, "with manufacturing" in name) == (
            row.decline == "not-declined",
            row.decline == "declined",
        )


def test_the_government_office_exercise(pack: Pack) -> None:
    (exercise,) = pack.items(FitExercise)
    assert (exercise.fits_per_cent, exercise.more_mixed_per_cent, exercise.disagrees_per_cent) == (72, 9, 19)


def test_the_agreements_imply_that_two_authorities_chose_both(pack: Pack) -> None:
    chosen = [indicator.chosen_by_n_agreements for indicator in pack.items(NationalIndicator)]
    assert chosen == [87, 7, None]
    assert 87 + 7 - 92 == 2
    note = pack.item("note-agreements-count")
    assert isinstance(note, Note)
    assert "exactly two chose both" in note.text


def test_what_has_no_effect(pack: Pack) -> None:
    none = {row.id for row in pack.items(Finding) if row.effect == "no-effect"}
    assert none == {
        "a1-years-in-neighbourhood",
        "a1-ethnicity",
        "a1-religion",
        "a1-income",
        "a1-employment-status",
        "a2-informal-volunteering",
        "a2-employer-volunteering",
        "a3-fear-of-crime",
        "a3-influence-gb",
        "a3-discrimination-cjs",
        "a3-discrimination-health",
        "a3-discrimination-schools",
        "a3-discrimination-education",
        "a3-discrimination-council",
        "a3-discrimination-landlords",
        "a3-religious-prejudice",
        "a3-belong-neighbourhood",
        "a3-belong-la",
        "a3-friend-incomes",
        "a3-perceived-minority",
    }


def test_what_is_negative(pack: Pack) -> None:
    assert [row.id for row in pack.items(Finding) if row.effect == "negative"] == [
        "a1-long-term-illness",
        "a1-la-tenancy",
        "a1-female",
        "a2-civic-participation",
        "a3-fear-racist-attack",
        "a3-more-prejudice",
        "a3-unsafe-after-dark",
        "a3-housing-discriminatory",
        "a4-disadvantage",
        "a4-crime",
        "a4-nonwhite-inmigration",
        "a4-a8-inmigration",
        "a4-industrial-decline",
    ]


def test_the_constructed_factors_are_marked(pack: Pack) -> None:
    assert [row.id for row in pack.items(Finding) if row.is_factor] == [
        "a3-fear-of-crime",
        "a3-discrimination-cjs",
        "a3-discrimination-health",
    ]


def test_dtz_stands_behind_a1_and_a4_only(pack: Pack) -> None:
    dtz = {row.table for row in pack.items(Finding) if "cdf-2009#source-dtz-2007" in row.sources}
    assert dtz == {"A1", "A4"}


def test_participation_is_two_sided(pack: Pack) -> None:
    row = pack.item("t5-participation")
    assert isinstance(row, Influence)
    assert (row.positive_pole, row.negative_pole) == (
        "Feels able to influence decisions",
        "Gets involved to change things",
    )


def test_wordings_that_differ_are_kept_beside_the_pair(pack: Pack) -> None:
    assert [(p.issue.item_id, p.action.item_id, p.as_printed) for p in pack.items(IssueAction) if p.as_printed] == [
        ("issue-fear-of-crime", "action-empower", "Engage people in the local community"),
        ("issue-empowerment", "action-empower", "Undertake activities to encourage empowerment…"),
        ("issue-not-speaking-english", "action-esol", "Promote ESOL"),
        ("issue-new-migrants", "action-esol", "Promote ESOL lessons"),
        ("issue-quality-of-area", "action-empower", "Undertake activities to encourage empowerment…"),
        ("issue-social-structures", "action-strengthen-vcs", "Strengthen VCS"),
        ("issue-social-structures", "action-empower", "Undertake activities to encourage empowerment…"),
    ]


def test_table_d1_is_paired_exactly_as_in_the_document(pack: Pack, framework: str) -> None:
    table = framework.split("Issue Identified\t", 1)[1].split("Annex E", 1)[0]
    rows = [line.partition("\t")[2] for line in table.splitlines() if "\t<" in line]
    printed = [_actions_in(cell) for cell in rows]
    pairs = pack.items(IssueAction)
    ours = [[p.action.item_id for p in pairs if p.issue.item_id == issue.id] for issue in pack.items(Issue)]
    assert len(printed) == 23
    assert ours == printed


def _actions_in(cell: str) -> list[str]:
    found = [(match.start(), action) for action, words in TELLTALE.items() if (match := re.search(words, cell))]
    return [action for _, action in sorted(found)]


def test_actions_stand_in_the_order_of_section_3_2(pack: Pack, framework: str) -> None:
    section = framework.split("when to use the following actions", 1)[1].split("should be avoided", 1)[0]
    bullets = re.findall(r"^- (.+)$", section, flags=re.MULTILINE)
    specific = [action.id for action in pack.items(Action) if action.scope == "specific"]
    assert [_actions_in(bullet) for bullet in bullets] == [[action] for action in specific]


@pytest.mark.parametrize(
    ("start", "end", "count"),
    [
        ("eight key principles on cohesion:", "It then suggests", 8),
        ("experience suggests should be avoided:", "3.3 Partnership", 11),
        ("Key questions include:", "You may find it helpful", 3),
        ("implementation plan that covers:", "In programme planning", 6),
        ("that you:", "Once you have developed", 5),
    ],
)
def test_lists_in_the_document_are_as_long_as_ours(framework: str, start: str, end: str, count: int) -> None:
    section = framework.split(start, 1)[1].split(end, 1)[0]
    assert len(re.findall(r"^- ", section, flags=re.MULTILINE)) == count


@pytest.mark.parametrize(("table", "count"), [("2", 9), ("3", 7), ("4", 6), ("5", 4)])
def test_tables_in_the_document_are_as_long_as_ours(pack: Pack, framework: str, table: str, count: int) -> None:
    rows = framework.split(f"Table {table}: ", 1)[1].split("\n\n", 1)[0].splitlines()[2:]
    assert len(rows) == count == len([row for row in pack.items(Influence) if row.table == table])
