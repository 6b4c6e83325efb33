"""Divides known so far: who lives where. Where people live is not how they get on."""

from welltogether.analysis.results import DivideReading
from welltogether.documents.charts.dots import DotChart, DotRow, Mark
from welltogether.documents.charts.framing import Framing
from welltogether.documents.charts.marks import Shape
from welltogether.documents.content import (
    Block,
    Bullets,
    Callout,
    ChartBlock,
    Paragraph,
    Section,
    rich,
)
from welltogether.documents.dressing import dress_line
from welltogether.documents.mapping.brief import Brief
from welltogether.documents.tables import Cell, Column, Table
from welltogether.documents.wording.lists import sentence
from welltogether.documents.wording.numbers import capital, count, few, in_shown_unit, reads, said, shown
from welltogether.vocabulary.measures import Unit

_MOST_ROWS = 4


def divide_section(brief: Brief) -> Section:
    """How evenly groups live across the small areas, and the divides that no published figure can show."""
    divides = brief.mapping.divides
    blocks: list[Block] = []
    if divides:
        blocks.append(Bullets(tuple(rich(_sentence(brief, one)) for one in divides[:_MOST_ROWS])))
        blocks.append(ChartBlock(_chart(brief)))
    blocks.append(
        Callout(
            "What this cannot show",
            (
                Paragraph(
                    rich(
                        "Living near each other is not the same as getting on, and living apart is not the same as a"
                        " quarrel. People choose where to live for many reasons, and prices choose for them. Divides of"
                        " age, income, lifestyle, or between streets and estates leave no trace in these figures."
                    )
                ),
            ),
            "caution",
        )
    )
    return Section(
        6,
        "Divides known so far",
        "divides",
        rich("Where the people of each group live, large groups and small ones alike."),
        tuple(blocks),
        (
            rich("Ask front-line staff, youth workers and residents where different groups meet, and where not."),
            rich("Write down the divides that people name, with where, since when and who said so."),
        ),
    )


def _sentence(brief: Brief, one: DivideReading) -> str:
    share = said(one.group_share.value, Unit.SHARE)
    uneven = said(one.dissimilarity.value, Unit.SHARE)
    chance = said(one.expected_dissimilarity, Unit.SHARE)
    return (
        f"{capital(one.group)}: {share} in {brief.place}. To be spread as everyone else is, {uneven} of them would have"
        f" to live in another small area. Chance alone would give {chance}."
    )


def _chart(brief: Brief) -> DotChart:
    divides = brief.mapping.divides
    shares = [one.dissimilarity.value for one in divides]
    low, high = shown(min(shares), Unit.SHARE), shown(max(shares), Unit.SHARE)
    framing = Framing(
        title=f"Groups are spread unlike everyone else by {low} to {high}" if low != high else f"All at {low}",
        subtitle="Share of a group that would have to live in another small area to be spread as everyone else is"
        " (dissimilarity). The upright bar is what chance alone would give.",
        foot=_foot(brief),
        description=" ".join(_sentence(brief, one) for one in divides),
        table=_table(brief),
    )
    return DotChart(
        framing, brief.place, tuple(_row(one) for one in divides[:_MOST_ROWS]), reads(Unit.SHARE), from_zero=True
    )


def _row(one: DivideReading) -> DotRow:
    marks = [Mark(Shape.OTHER, "chance", one.expected_dissimilarity, shown(one.expected_dissimilarity, Unit.SHARE))]
    for other in one.comparators[:2]:
        shape = Shape.COUNTRY if other.label.startswith("Middle") else Shape.GROUP
        marks.append(Mark(shape, other.label, other.value, shown(other.value, Unit.SHARE)))
    value = one.dissimilarity.value
    quiet = f"{one.dissimilarity.period.label}, {few(one.n_small_areas, 'small area')}"
    return DotRow(capital(one.group), quiet, value, shown(value, Unit.SHARE), None, None, tuple(marks))


def _foot(brief: Brief) -> str:
    first = brief.mapping.divides[0].dissimilarity
    words = brief.register.words(first.dress.sources)
    return f"{sentence(words)} {first.period.label}. Counts of everyone; worked out here from small areas."


def _table(brief: Brief) -> Table:
    columns = (
        Column("Group", width=2.6),
        Column("Share of residents", "%", numeric=True),
        Column("Would have to move", "%", numeric=True),
        Column("By chance alone", "%", numeric=True),
        Column("Own group in the average member's small area", "%", numeric=True, width=1.5),
        Column("Small areas", numeric=True, width=0.8),
    )

    def share(value: float) -> Cell:
        return Cell(shown(value, Unit.SHARE), in_shown_unit(value, Unit.SHARE))

    rows = tuple(
        (
            Cell(capital(one.group), quiet=dress_line(one.dissimilarity, brief.register)),
            share(one.group_share.value),
            share(one.dissimilarity.value),
            share(one.expected_dissimilarity),
            share(one.isolation.value),
            Cell(count(one.n_small_areas), one.n_small_areas),
        )
        for one in brief.mapping.divides
    )
    notes = tuple(dict.fromkeys(one.dissimilarity.dress.cautions for one in brief.mapping.divides))
    return Table("How evenly groups live across small areas", columns, rows, tuple(note for note in notes if note))
