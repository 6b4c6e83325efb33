"""The influences profile: what the research found, with its own sign, beside what the measures say here."""

from welltogether.analysis.results import InfluenceReading, Sign
from welltogether.documents.content import Block, Bullets, Callout, Heading, Paragraph, Section, Span, TableBlock, rich
from welltogether.documents.mapping.brief import Brief
from welltogether.documents.mapping.choosing import choose
from welltogether.documents.mapping.figure_tables import figure_cell, full_table
from welltogether.documents.tables import Cell, Column, Table
from welltogether.documents.wording.lists import listed
from welltogether.documents.wording.numbers import few, in_shown_unit, lower_first, shown
from welltogether.documents.wording.periods import period_words
from welltogether.documents.wording.readings import speaks_words
from welltogether.guidance.kinds.influences import Finding, Influence

_TABLES = {
    "2": "Characteristics of the place",
    "3": "Characteristics of people",
    "4": "Attitudes",
    "5": "Actions",
    "A1": "Who people are",
    "A2": "What people do",
    "A3": "What people think and feel",
    "A4": "What the area is like",
}

_MOST_NAMED = 6


def influence_section(brief: Brief) -> Section:
    """Influences with figures, table by table; those without; and apart from both those found to have no effect."""
    with_effect = [one for one in brief.mapping.influences if one.sign is not Sign.NO_EFFECT]
    main = {one.influence for one in with_effect if one.readings and _parent(brief, one) is None}
    held = [one for one in with_effect if one.readings and _parent(brief, one) not in main]
    blocks: list[Block] = []
    if held:
        blocks.append(TableBlock(_table(brief, held, "Influences with a figure here")))
    blocks += _unknown(brief, [one for one in with_effect if not one.readings])
    blocks += _no_effect(brief)
    return Section(
        7,
        "Influences on cohesion",
        "influences",
        rich(
            "National research found what goes with people getting on. It did not find what makes them get on: these"
            " are things found together, in surveys of people. They are not added up, and no single one decides."
        ),
        tuple(blocks),
        (
            rich("Choose the influences that people here recognise, and leave out those that are not relevant."),
            rich("For each one you keep, find a second kind of evidence: what people say, or what staff see."),
        ),
    )


def _table(brief: Brief, influences: list[InfluenceReading], caption: str) -> Table:
    """One row an influence, with its clearest measure; the full twin has all of them."""
    country = brief.mapping.place.country_name or "Country"
    columns = (
        Column("Influence", width=2.3),
        Column("What the research found", width=3.3),
        Column("Measure here", width=2.7),
        Column(brief.place, numeric=True, width=1.15),
        Column(country, numeric=True, width=1),
        Column("How the figure reads", width=1.9),
    )
    readings = [reading for one in influences for reading in one.readings]
    rows = tuple(_row(brief, one) for one in influences)
    return Table(caption, columns, rows, full=full_table(brief, readings, caption))


def _context_table(brief: Brief, influences: list[InfluenceReading]) -> Table:
    """Influences without effect: the figure and nothing to read from it."""
    caption = "Context: influences for which no effect was found"
    whole = _table(brief, influences, caption)
    keep = (0, 2, 3, 4)
    columns = tuple(whole.columns[i] for i in keep)
    return Table(caption, columns, tuple(tuple(row[i] for i in keep) for row in whole.rows), full=whole.full)


def _parent(brief: Brief, one: InfluenceReading) -> str | None:
    """The row of Tables 2–5 that a finding of the annex belongs to; None for those rows themselves."""
    item = brief.texts.influence(one.influence)
    if isinstance(item, Influence):
        return None
    return item.influence or "none"


def _annex_words(brief: Brief, one: InfluenceReading) -> str:
    """The signs of the annex findings that belong to a row: “Annex A4: lower”."""
    signs = {Sign.POSITIVE: "better", Sign.NEGATIVE: "lower", Sign.BOTH: "both ways", Sign.NO_EFFECT: "no effect"}
    found = dict.fromkeys(
        f"{brief.texts.influence(other.influence).table} {signs[other.sign]}"
        for other in brief.mapping.influences
        if _parent(brief, other) == one.influence
    )
    return f"Annex: {', '.join(found)}" if found else ""


def _row(brief: Brief, one: InfluenceReading) -> tuple[Cell, ...]:
    item = brief.texts.influence(one.influence)
    reading = (choose(one.readings, 1) or one.readings)[0]
    figure, unit = reading.figure, reading.measure.unit
    country = next((c.value for c in reading.comparators if c.label == brief.mapping.place.country_name), None)
    dress = f"{period_words(figure.period)} · {brief.register.words(figure.dress.sources)}"
    return (
        Cell(item.name, quiet=f"Table {item.table}"),
        Cell(found_words(item, one.sign), quiet=_annex_words(brief, one)),
        Cell(reading.measure.short_title, quiet=dress),
        figure_cell(reading),
        Cell("–") if country is None else Cell(shown(country, unit, figure.interval), in_shown_unit(country, unit)),
        Cell(speaks_words(reading.speaks)),
    )


def found_words(item: Influence | Finding, sign: Sign) -> str:
    """“Better with affluence; lower with deprivation” or the sign of an annex finding."""
    if isinstance(item, Influence):
        return f"Better: {lower_first(item.positive_pole)}. Lower: {lower_first(item.negative_pole)}."
    return {
        Sign.POSITIVE: "Goes with better cohesion",
        Sign.NEGATIVE: "Goes with lower cohesion",
        Sign.BOTH: "Found both ways",
        Sign.NO_EFFECT: "No effect found",
    }[sign]


def _unknown(brief: Brief, influences: list[InfluenceReading]) -> list[Block]:
    if not influences:
        return []
    main = [one for one in influences if _parent(brief, one) is None]
    by_table: dict[str, list[str]] = {}
    for one in main:
        item = brief.texts.influence(one.influence)
        by_table.setdefault(_TABLES[item.table], []).append(lower_first(item.name))
    items = [rich(Span(f"{table}: ", strong=True), f"{listed(names)}.") for table, names in by_table.items()]
    annex = [lower_first(brief.texts.influence(one.influence).name) for one in influences if one not in main]
    if annex:
        named = listed(annex) if len(annex) <= _MOST_NAMED else f"{', '.join(annex[:_MOST_NAMED])} and others"
        items.append(rich(Span("From the research annex: ", strong=True), f"{named}."))
    n_unknown = few(len(influences), "influence")
    return [
        Heading("Influences without a figure here"),
        Paragraph(rich(f"We do not know what {n_unknown} named by the research look like here. Ask locally.")),
        Bullets(tuple(items)),
    ]


def _no_effect(brief: Brief) -> list[Block]:
    none = [one for one in brief.mapping.influences if one.sign is Sign.NO_EFFECT]
    if not none:
        return []
    held = [one for one in none if one.readings]
    names = listed([lower_first(brief.texts.influence(one.influence).name) for one in none])
    inner: list[Block] = [
        Paragraph(rich(f"The research looked for an effect of these and found none overall: {names}.")),
        Paragraph(rich("The figures are shown so that nobody has to guess. They may not be given as a reason.")),
    ]
    if held:
        inner.append(TableBlock(_context_table(brief, held)))
    return [Callout("Context only: must not be cited as a cause", tuple(inner), "caution")]
