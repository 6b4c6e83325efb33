"""Issues proposed from the evidence. People decide; each proposal says what speaks for it, against it and what is not known."""

from welltogether.analysis.results import ActionProposal, Clue, IssueProposal
from welltogether.documents.content import Block, Heading, Panel, Paragraph, Part, Rich, Section, Span, TableBlock, rich
from welltogether.documents.mapping.brief import Brief
from welltogether.documents.tables import Cell, Column, Table
from welltogether.documents.wording.lists import sentence
from welltogether.documents.wording.numbers import few, shown_with_unit
from welltogether.documents.wording.periods import period_words

_MOST_PANELS = 3
_STRENGTH = {"strong": "Strong signs", "moderate": "Some signs", "weak": "Weak signs"}


def issue_section(brief: Brief) -> Section:
    """Proposed issues as panels; then those looked at and not proposed; then those no published figure can speak to."""
    issues = brief.mapping.issues
    proposed = [one for one in issues if one.proposed]
    looked_at = [one for one in issues if not one.proposed and (one.speaks_for or one.speaks_against)]
    silent = [one for one in issues if not one.proposed and not (one.speaks_for or one.speaks_against)]
    blocks: list[Block] = [_panel(brief, one) for one in proposed[:_MOST_PANELS]]
    if len(proposed) > _MOST_PANELS:
        blocks += [Heading("Also put forward"), TableBlock(_also(brief, proposed[_MOST_PANELS:]))]
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
    dress = f" ({period_words(figure.period)}, {brief.register.words(figure.dress.sources)}; {clue.strength})"
    met = "" if clue.met else "Not met: "
    return rich(
        f"{met}{sentence(clue.test)} {reading.measure.short_title}: {value}{beside}", Span(f"{dress}.", quiet=True)
    )


def _also(brief: Brief, issues: list[IssueProposal]) -> Table:
    """Issues with weaker signs, one row each, with the same sides as a panel."""
    rows = []
    for one in issues:
        item = brief.texts.issue(one.issue)
        speaks_for = " ".join(_figure_words(brief, clue) for clue in one.speaks_for[:2])
        against = " ".join(_figure_words(brief, clue) for clue in one.speaks_against[:2])
        not_known = " ".join(sentence(words) for words in one.not_known[:2])
        name = Cell(item.name, quiet=strength_words(one.strength))
        rows.append((name, Cell(speaks_for or "–"), Cell(against or "–"), Cell(not_known or "–")))
    columns = (
        Column("Issue", width=2),
        Column("Speaks for it", width=2.2),
        Column("Speaks against it", width=2),
        Column("Not known", width=2),
    )
    return Table("Issues also put forward", columns, tuple(rows), is_titled=False)


def _figure_words(brief: Brief, clue: Clue) -> str:
    figure, measure = clue.reading.figure, clue.reading.measure
    value = shown_with_unit(figure.value, measure.unit, figure.interval)
    where = f"{period_words(figure.period)}, {brief.register.words(figure.dress.sources)}"
    return f"{measure.short_title}: {value} ({where})."


def _looked_at(brief: Brief, issues: list[IssueProposal]) -> Table:
    rows = []
    for one in issues:
        found = " ".join(_figure_words(brief, clue) for clue in (*one.speaks_for, *one.speaks_against)[:2])
        item = brief.texts.issue(one.issue)
        rows.append((Cell(item.name), Cell(found), Cell(sentence(item.house.ask_locally))))
    columns = (
        Column("Issue", width=2),
        Column("What the figures say", width=2.2),
        Column("Ask locally all the same", width=2.8),
    )
    return Table("Issues that the figures do not put forward", columns, tuple(rows), is_titled=False)


def _silent(brief: Brief, issues: list[IssueProposal]) -> Table:
    items = [brief.texts.issue(one.issue) for one in issues]
    rows = tuple((Cell(item.name), Cell(sentence(item.house.ask_locally))) for item in items)
    columns = (Column("Issue", width=2), Column("Ask locally", width=4))
    return Table("Issues that no published figure speaks to", columns, rows, is_titled=False)
