"""Proposed actions: why here, quick or long, what has worked and what has gone less well, what to watch."""

from dataclasses import replace

from welltogether.analysis.results import ActionProposal
from welltogether.documents.content import Block, Bullets, Heading, Paragraph, Section, TableBlock, rich
from welltogether.documents.mapping.brief import Brief
from welltogether.documents.tables import Cell, Column, Table
from welltogether.documents.wording.lists import listed, sentence
from welltogether.documents.wording.numbers import capital, lower_first


_MOST_ROWS = 8


def action_section(brief: Brief) -> Section:
    actions = brief.mapping.actions
    universal = [one for one in actions if one.universal]
    specific = [one for one in actions if not one.universal]
    blocks: list[Block] = []
    if universal:
        table = _table(brief, universal, "Actions that suit almost every place")
        blocks += [Heading("For almost every place"), TableBlock(table)]
    if specific:
        table = _table(brief, specific[:_MOST_ROWS], "Actions that the guidance pairs with the proposed issues")
        left = [lower_first(brief.texts.action(one.action).name) for one in specific[_MOST_ROWS:]]
        if left:
            table = replace(table, notes=(f"Also paired with these issues: {listed(left)}.",))
        blocks += [Heading("For the issues proposed here"), TableBlock(table)]
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


def _table(brief: Brief, actions: list[ActionProposal], caption: str) -> Table:
    columns = (
        Column("Action", width=2.6),
        Column("Why here", width=2.2),
        Column("Time", width=1.1),
        Column("First step", width=2.6),
    )
    return Table(caption, columns, tuple(_row(brief, one) for one in actions), is_titled=False)


def _row(brief: Brief, one: ActionProposal) -> tuple[Cell, ...]:
    item = brief.texts.action(one.action)
    issues = [lower_first(brief.texts.issue(ref).name) for ref in one.for_issues]
    why = sentence(f"for {listed(issues[:3])}") if issues else "It suits most issues."
    time = capital(one.quick_or_long if one.quick_or_long != "either" else "quick or long")
    kind = "one-off or standing" if one.one_off_or_standing == "either" else one.one_off_or_standing
    return (
        Cell(item.name, quiet=item.summary),
        Cell(why),
        Cell(time, quiet=kind),
        Cell(sentence(item.house.first_step)),
    )


def _annex_c(brief: Brief) -> list[Block]:
    """What has worked and what has gone less well in places of the same family group."""
    blocks: list[Block] = []
    well = [brief.texts.point(ref) for ref, works in brief.mapping.annex_c if works]
    less = [brief.texts.point(ref) for ref, works in brief.mapping.annex_c if not works]
    if well:
        blocks += [Heading("What has worked well in places of this group")]
        blocks += [Bullets(tuple(rich(sentence(point.text)) for point in well[:8]))]
    if less:
        blocks += [Heading("What has gone less well there")]
        blocks += [Bullets(tuple(rich(sentence(point.text)) for point in less[:8]))]
    if blocks:
        blocks.append(Paragraph(rich("From the Commission on Integration and Cohesion, 2007 (CDF, Annex C)."), "quiet"))
    return blocks


def _pitfalls(brief: Brief) -> Table:
    columns = (Column("What can go wrong", width=3), Column("Ask of your plan", width=3))
    items = [brief.texts.pitfall(ref) for ref in brief.mapping.pitfalls]
    rows = tuple(
        (Cell(item.name, quiet=item.what_goes_wrong), Cell(sentence(item.house.ask_of_a_plan))) for item in items
    )
    return Table("Things that experience says to avoid", columns, rows, is_titled=False)
