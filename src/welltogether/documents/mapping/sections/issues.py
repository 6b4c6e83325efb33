"""Issues proposed from the evidence. People decide; each proposal says what speaks for it, against it and what is not known."""

from welltogether.analysis.results import ActionProposal, Clue, IssueProposal
from welltogether.documents.content import Block, Heading, Panel, Paragraph, Part, Rich, Section, Span, TableBlock, rich
from welltogether.documents.mapping.brief import Brief
from welltogether.documents.tables import Cell, Column, Table
from welltogether.documents.wording.lists import sentence
from welltogether.documents.wording.numbers import few, shown_with_unit

_STRENGTH = {"strong": "Strong signs", "moderate": "Some signs", "weak": "Weak signs"}


def issue_section(brief: Brief) -> Section:
    """Proposed issues as panels; then those looked at and not proposed; then those no published figure can speak to."""
    issues = brief.mapping.issues
    proposed = [one for one in issues if one.proposed]
    looked_at = [one for one in issues if not one.proposed and (one.speaks_for or one.speaks_against)]
    silent = [one for one in issues if not one.proposed and not (one.speaks_for or one.speaks_against)]
    blocks: list[Block] = [_panel(brief, one) for one in proposed]
    if looked_at:
        blocks += [Heading("Looked at and not proposed"), TableBlock(_looked_at(brief, looked_at))]
    if silent:
        blocks += [
            Heading("No published evidence: ask locally"),
            Paragraph(
                rich(f"No published figure can speak to {few(len(silent), 'issue')}. They may matter most of all.")
            ),
            TableBlock(_silent(brief, silent)),
        ]
    return Section(
        10,
        "Proposed issues",
        "issues",
        rich(
            "These issues are put forward by written rules, so that they can be argued with. Nothing here is decided. A"
            " strong sign is a reason to look closer, not proof."
        ),
        tuple(blocks),
        (
            rich(
                "For each issue: accept it, change it, park it until a date, or reject it. Record who decided and why."
            ),
            rich("Before you decide, ask the people it is about whether they see it the same way."),
        ),
    )


def first_action(brief: Brief, issue: str) -> ActionProposal | None:
    """The first action that serves an issue: a specific one before a universal one, else the first universal."""
    actions = brief.mapping.actions
    serving = [one for one in actions if issue in one.for_issues]
    specific = [one for one in serving if not one.universal]
    return next(iter((*specific, *serving, *actions)), None)


def strength_words(strength: str) -> str:
    return _STRENGTH.get(strength, "No signs")


def _panel(brief: Brief, one: IssueProposal) -> Panel:
    item = brief.texts.issue(one.issue)
    parts = [
        Part("What speaks for it", tuple(_clue(brief, clue) for clue in one.speaks_for)),
        Part(
            "What speaks against it",
            tuple(_clue(brief, clue) for clue in one.speaks_against) or (rich("Nothing held."),),
        ),
        Part("Not known", tuple(rich(sentence(words)) for words in one.not_known)),
        Part("Ask locally", (rich(sentence(item.house.ask_locally)),)),
    ]
    serving = [action for action in brief.mapping.actions if one.issue in action.for_issues]
    names = tuple(rich(brief.texts.action(action.action).name) for action in serving[:4])
    parts.append(Part("Actions the guidance pairs with it", names))
    return Panel(
        item.name,
        strength_words(one.strength),
        rich(item.meaning),
        tuple(part for part in parts if part.items),
        anchor=one.issue.partition("#")[2],
    )


def _clue(brief: Brief, clue: Clue) -> Rich:
    """The test in words, then the figure it rests on with its dress."""
    reading = clue.reading
    figure, unit = reading.figure, reading.measure.unit
    country = next((c for c in reading.comparators if c.label == brief.mapping.place.country_name), None)
    value = shown_with_unit(figure.value, unit, figure.interval)
    beside = f", {country.label} {shown_with_unit(country.value, unit, figure.interval)}" if country else ""
    dress = f" ({figure.period.label}, {brief.register.words(figure.dress.sources)}; {clue.strength})"
    met = "" if clue.met else "Not met: "
    return rich(
        f"{met}{sentence(clue.test)} {reading.measure.short_title}: {value}{beside}", Span(f"{dress}.", quiet=True)
    )


def _looked_at(brief: Brief, issues: list[IssueProposal]) -> Table:
    rows = []
    for one in issues:
        clues = (*one.speaks_for, *one.speaks_against)
        found = "; ".join(
            f"{c.reading.measure.short_title} {shown_with_unit(c.reading.figure.value, c.reading.measure.unit)}"
            f" ({c.reading.figure.period.label}, {brief.register.words(c.reading.figure.dress.sources)})"
            for c in clues[:2]
        )
        item = brief.texts.issue(one.issue)
        rows.append((Cell(item.name), Cell(found), Cell(sentence(item.house.ask_locally))))
    columns = (
        Column("Issue", width=2),
        Column("What the figures say", width=2.2),
        Column("Ask locally all the same", width=2.8),
    )
    return Table("Issues that the figures do not put forward", columns, tuple(rows))


def _silent(brief: Brief, issues: list[IssueProposal]) -> Table:
    items = [brief.texts.issue(one.issue) for one in issues]
    rows = tuple((Cell(item.name), Cell(sentence(item.house.ask_locally))) for item in items)
    columns = (Column("Issue", width=2), Column("Ask locally", width=4))
    return Table("Issues that no published figure speaks to", columns, rows)
