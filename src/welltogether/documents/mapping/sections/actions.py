"""Proposed actions: why here, quick or long, what has worked and what has gone less well, what to watch."""

from dataclasses import replace

from welltogether.analysis.results import ActionProposal
from welltogether.documents.content import Block, Bullets, Heading, Paragraph, Section, TableBlock, rich
from welltogether.documents.mapping.brief import Brief
from welltogether.documents.tables import Cell, Column, Table
from welltogether.documents.wording.lists import listed, sentence
from welltogether.documents.wording.numbers import capital, few, lower_first

_MOST_ACTIONS, _MOST_POINTS, _MOST_PITFALLS, _MOST_WHY = 5, 3, 3, 2


def action_section(brief: Brief) -> Section:
    actions = brief.mapping.actions
    universal = [one for one in actions if one.universal]
    specific = [one for one in actions if not one.universal]
    blocks: list[Block] = []
    if universal:
        blocks += [Heading("For almost every place"), TableBlock(_universal(brief, universal))]
    if specific:
        blocks += [Heading("For the issues proposed here"), TableBlock(_specific(brief, specific))]
    blocks += _annex_c(brief)
    if brief.mapping.pitfalls:
        blocks += [Heading("What to watch for"), TableBlock(_pitfalls(brief))]
    return Section(
        11,
        "Proposed actions",
        "actions",
        rich(
            "Actions come from the Cohesion Delivery Framework. What worked in one place may not work in another: take"
            " it as an idea to adapt, never to copy. Mix quick wins with long work."
        ),
        tuple(blocks),
        (
            rich("Choose a few actions. Give each an owner, a partner, a first step and a date."),
            rich("Check the effect on every group before you start: use the cohesion impact assessment."),
        ),
    )


def _universal(brief: Brief, actions: list[ActionProposal]) -> Table:
    """The actions that suit most issues: why here goes without saying."""
    rows = tuple((row[0], row[2], row[3]) for row in (_row(brief, one) for one in actions))
    columns = (Column("Action", width=2.6), Column("Time", width=1.1), Column("First step", width=5))
    return Table("Actions that suit almost every place", columns, rows, is_titled=False)


def _specific(brief: Brief, actions: list[ActionProposal]) -> Table:
    caption = "Actions that the guidance pairs with the proposed issues"
    rows = [_row(brief, one) for one in actions]
    table = replace(_table(caption, tuple(rows[:_MOST_ACTIONS])), full=_table(caption, tuple(rows)))
    left = [lower_first(brief.texts.action(one.action).name) for one in actions[_MOST_ACTIONS:]]
    return replace(table, notes=(f"Also paired with these issues: {listed(left)}.",)) if left else table


def _table(caption: str, rows: tuple[tuple[Cell, ...], ...]) -> Table:
    columns = (
        Column("Action", width=2.6),
        Column("Why here", width=2.2),
        Column("Time", width=1.1),
        Column("First step", width=2.8),
    )
    return Table(caption, columns, rows, is_titled=False)


def _row(brief: Brief, one: ActionProposal) -> tuple[Cell, ...]:
    item = brief.texts.action(one.action)
    issues = [lower_first(brief.texts.issue(ref).name) for ref in one.for_issues]
    left = len(issues) - _MOST_WHY
    named = [*issues[:_MOST_WHY], few(left, "more issue")] if left > 0 else issues
    why = sentence(f"for {listed(named)}") if issues else "It suits most issues."
    time = capital(one.quick_or_long if one.quick_or_long != "either" else "quick or long")
    kind = "one-off or standing" if one.one_off_or_standing == "either" else one.one_off_or_standing
    return (
        Cell(item.name),
        Cell(why),
        Cell(time, quiet=kind),
        Cell(sentence(item.house.first_step)),
    )


def _annex_c(brief: Brief) -> list[Block]:
    """What has worked and what has gone less well in places of the group or groups that the present-day rule gives."""
    groups = brief.mapping.family_present.candidates
    points = [(brief.texts.point(ref), works) for ref, works in brief.mapping.annex_c]
    here = [(point, works) for point, works in points if point.group in groups] or points
    blocks: list[Block] = []
    for title, wanted in (
        ("What has worked well in places of this group", True),
        ("What has gone less well there", False),
    ):
        held = [rich(sentence(point.text)) for point, works in here if works is wanted]
        if held:
            blocks += [Heading(title), Bullets(tuple(held[:_MOST_POINTS]))]
    if blocks:
        blocks.append(Paragraph(rich("From the Commission on Integration and Cohesion, 2007 (CDF, Annex C)."), "quiet"))
    return blocks


def _pitfalls(brief: Brief) -> Table:
    """The pitfalls nearest to the proposed actions first; the others are named in a note."""
    near = [ref for one in brief.mapping.actions for ref in one.pitfalls]
    ordered = list(dict.fromkeys((*(ref for ref in near if ref in brief.mapping.pitfalls), *brief.mapping.pitfalls)))
    items = [brief.texts.pitfall(ref) for ref in ordered]
    rows = [(Cell(item.name, quiet=item.what_goes_wrong), Cell(sentence(item.house.ask_of_a_plan))) for item in items]
    columns = (Column("What can go wrong", width=3), Column("Ask of your plan", width=3))
    caption = "Things that experience says to avoid"
    left = [lower_first(item.name) for item in items[_MOST_PITFALLS:]]
    notes = (f"Also to avoid: {listed(left)}.",) if left else ()
    full = Table(caption, columns, tuple(rows))
    return Table(caption, columns, tuple(rows[:_MOST_PITFALLS]), notes, is_titled=False, full=full)
