"""Issues proposed from the evidence. People decide; each says what speaks for it, against it and what is not known."""

from welltogether.analysis.results import ActionProposal, Clue, IssueProposal
from welltogether.documents.content import Block, Heading, Panel, Paragraph, Part, Rich, Section, Span, TableBlock, rich
from welltogether.documents.mapping.brief import Brief
from welltogether.documents.tables import Cell, Column, Table
from welltogether.documents.wording.lists import listed, sentence
from welltogether.documents.wording.numbers import few, lower_first, shown_with_unit
from welltogether.documents.wording.periods import period_words

_MOST_PANELS, _MOST_CLUES, _MOST_ROWS = 3, 2, 6
_STRENGTH = {"strong": "Strong signs", "moderate": "Some signs", "weak": "Weak signs"}


def issue_section(brief: Brief) -> Section:
    """Issues with the strongest signs as panels, the others put forward as a table, then those to ask about."""
    issues = brief.mapping.issues
    proposed = [one for one in issues if one.proposed]
    others = [one for one in issues if not one.proposed]
    blocks: list[Block] = [_panel(brief, one) for one in proposed[:_MOST_PANELS]]
    if len(proposed) > _MOST_PANELS:
        blocks += [Heading("Also put forward"), TableBlock(_also(brief, proposed[_MOST_PANELS:]))]
    if others:
        silent = sum(not _clues(one) for one in others)
        words = f"The figures do not put forward {few(len(others), 'issue')} of the guidance."
        if silent:
            words += (
                f" No published figure can speak to {few(silent, 'of them', 'of them')}. They may matter most of all."
            )
        blocks += [Heading("Ask locally"), Paragraph(rich(words)), TableBlock(_ask(brief, others))]
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
    """The action that the guidance pairs with an issue first, as Table D1 has them; else the first universal one."""
    proposed = {one.action: one for one in brief.mapping.actions}
    paired = (proposed[action] for action in brief.texts.paired(issue) if action in proposed)
    return next(iter((*paired, *brief.mapping.actions)), None)


def strength_words(strength: str) -> str:
    return _STRENGTH.get(strength, "No signs")


def _clues(one: IssueProposal) -> tuple[Clue, ...]:
    return (*one.speaks_for, *one.speaks_against)


def _panel(brief: Brief, one: IssueProposal) -> Panel:
    item = brief.texts.issue(one.issue)
    against = tuple(_clue(brief, clue) for clue in one.speaks_against[:_MOST_CLUES])
    parts = [
        Part("What speaks for it", tuple(_clue(brief, clue) for clue in one.speaks_for[:_MOST_CLUES])),
        Part("What speaks against it", against or (rich("No figure that is held."),)),
        Part("Not known", (rich(" ".join(sentence(words) for words in one.not_known)),) if one.not_known else ()),
        Part("Ask locally", (rich(sentence(item.house.ask_locally)),)),
    ]
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
    dress = f" ({period_words(figure.period)}, {brief.register.words(figure.dress.sources)}; {clue.strength})."
    met = "" if clue.met else "Not met: "
    return rich(f"{met}{sentence(clue.test)} {reading.measure.short_title}: {value}{beside}", Span(dress, quiet=True))


def _also(brief: Brief, issues: list[IssueProposal]) -> Table:
    """The other issues, one row each; the full twin has every clue and what is not known."""
    rows = []
    for one in issues:
        item = brief.texts.issue(one.issue)
        name = Cell(item.name, quiet=strength_words(one.strength))
        speaks_for = " ".join(_figure_words(brief, clue) for clue in one.speaks_for[:1])
        against = [clue.reading.measure.short_title for clue in one.speaks_against]
        beneath = f"against: {lower_first(listed(against))}" if against else ""
        rows.append((name, Cell(speaks_for or "–", quiet=beneath), Cell(sentence(item.house.ask_locally))))
    columns = (Column("Issue", width=1.9), Column("What speaks for it", width=2.6), Column("Ask locally", width=3.3))
    full = _full_table(brief, issues)
    left = [lower_first(brief.texts.issue(one.issue).name) for one in issues[_MOST_ROWS:]]
    notes = (f"Weak signs also of: {listed(left)}. Their figures are in the spreadsheet.",) if left else ()
    return Table("Issues also put forward", columns, tuple(rows[:_MOST_ROWS]), notes, is_titled=False, full=full)


def _full_table(brief: Brief, issues: list[IssueProposal]) -> Table:
    rows = tuple(
        (
            Cell(brief.texts.issue(one.issue).name),
            Cell(strength_words(one.strength)),
            Cell(" ".join(_figure_words(brief, clue) for clue in one.speaks_for) or "–"),
            Cell(" ".join(_figure_words(brief, clue) for clue in one.speaks_against) or "–"),
            Cell(" ".join(sentence(words) for words in one.not_known) or "–"),
            Cell(one.rule),
        )
        for one in issues
    )
    names = ("Issue", "Signs", "Speaks for it", "Speaks against it", "Not known", "Rule")
    return Table("Issues also put forward", tuple(Column(name) for name in names), rows)


def _figure_words(brief: Brief, clue: Clue) -> str:
    figure, measure = clue.reading.figure, clue.reading.measure
    value = shown_with_unit(figure.value, measure.unit, figure.interval)
    where = f"{period_words(figure.period)}, {brief.register.words(figure.dress.sources)}"
    return f"{measure.short_title}: {value} ({where})."


def _ask(brief: Brief, issues: list[IssueProposal]) -> Table:
    rows = []
    for one in issues:
        item = brief.texts.issue(one.issue)
        found = " ".join(_figure_words(brief, clue) for clue in _clues(one)[:1])
        rows.append((Cell(item.name), Cell(found or "No published figure."), Cell(sentence(item.house.ask_locally))))
    columns = (Column("Issue", width=2), Column("What the figures say", width=1.7), Column("Ask locally", width=4))
    return Table("Issues that the figures do not put forward", columns, tuple(rows), is_titled=False)
