"""The rows that the `guidance` commands print."""

import pytest

from welltogether.guidance.listing import action_table, issue_table, list_items, show
from welltogether.vocabulary.errors import CallerError


def test_items_of_a_kind_in_a_pack() -> None:
    rows = list_items(kind="pitfalls", pack="cdf-2009")
    assert [row.ref for row in rows][:2] == ["cdf-2009#pitfall-equality-only", "cdf-2009#pitfall-conflating"]
    assert {(row.kind, row.standing, row.document) for row in rows} == {("pitfalls", "published", "CDF")}
    assert len(rows) == 11


def test_items_of_a_kind_in_every_pack() -> None:
    packs = {row.ref.pack_id for row in list_items(kind="disagreements")}
    assert {"cdf-2009", "definitions"} <= packs


def test_all_items_of_a_pack() -> None:
    rows = list_items(pack="cdf-2009")
    assert len(rows) == len({row.ref for row in rows}) == 459


@pytest.mark.parametrize("asked", [{"kind": "horoscopes"}, {"pack": "cdf-1999"}])
def test_what_is_not_there_is_refused(asked: dict[str, str]) -> None:
    with pytest.raises(CallerError):
        list_items(**asked)


def test_one_item_is_shown_with_house_notes_and_links_both_ways() -> None:
    entry = show("cdf-2009#action-mentoring")
    assert (entry.title, entry.standing, entry.cited_as) == (
        "Use mentors and buddies",
        "published",
        "cdf-2009@1#action-mentoring",
    )
    assert {fact.label: fact.standing for fact in entry.facts} == {
        "Scope": "published",
        "Summary": "published",
        "Quick or long": "house",
        "One off or standing": "house",
        "First step": "house",
    }
    assert [link.title for link in entry.pointed_at_by] == [
        "Schemes link newcomers and settled residents",
        "There is work aimed at young men",
        "Conflict between generations → Use mentors and buddies",
        "Not speaking English → Use mentors and buddies",
        "Violence or high tension → Use mentors and buddies",
    ]


def test_a_bare_id_is_enough_when_only_one_pack_has_it() -> None:
    assert show("action-mentoring") == show("cdf-2009#action-mentoring") == show("cdf-2009@1#action-mentoring")
    with pytest.raises(CallerError):
        show("action-nothing")


def test_the_issue_table() -> None:
    rows = issue_table()
    assert [len(row.actions) for row in rows] == [
        3, 5, 7, 3, 5, 4, 4, 5, 4, 3, 6, 6, 4, 2, 4, 4, 4, 4, 3, 1, 6, 5, 4,
    ]  # fmt: skip
    assert (rows[19].issue, rows[19].actions, rows[19].action_refs) == (
        "High crime and anti-social behaviour",
        ("Work with neighbourhood police teams",),
        ("cdf-2009#action-neighbourhood-policing",),
    )
    assert [row.issue for row in rows if not row.ask_locally.startswith(("Ask", "Walk"))] == []


def test_the_action_table_mirrors_the_issue_table() -> None:
    rows = action_table()
    assert [row.scope for row in rows] == ["universal"] * 5 + ["specific"] * 20
    assert [row.issues for row in rows[:5]] == [()] * 5
    forward = {(row.ref, action) for row in issue_table() for action in row.action_refs}
    assert {(issue, row.ref) for row in rows for issue in row.issue_refs} == forward
    assert len(forward) == 96
    assert {row.quick_or_long for row in rows} == {"quick win", "long term", "either"}
