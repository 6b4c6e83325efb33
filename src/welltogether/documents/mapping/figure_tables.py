"""Tables of figures: one row a measure with its dress beneath, a small picture, and the same measure elsewhere."""

from collections.abc import Sequence

from welltogether.analysis.results import Comparator, Reading
from welltogether.documents.charts.minis import Mini
from welltogether.documents.dressing import base_words, dress_line, how_made
from welltogether.documents.mapping.brief import Brief
from welltogether.documents.tables import Cell, Column, Table, cell
from welltogether.documents.wording.lists import sentence
from welltogether.documents.wording.numbers import (
    after_number,
    capital,
    in_shown_unit,
    shown,
    shown_interval,
    unit_words,
)
from welltogether.documents.wording.readings import speaks_words
from welltogether.documents.wording.trends import shown_trend

_MOST_COMPARATORS = 3


def figure_table(brief: Brief, readings: Sequence[Reading], caption: str) -> Table:
    """The readings as a table to read; its `full` twin has every column."""
    labels = comparator_labels(brief, readings)
    columns = (
        Column("Measure", width=5),
        Column(brief.place, numeric=True, width=1.3),
        Column("Beside the others", width=1.9, drawn=True),
        *(Column(_short(label), numeric=True, width=1.25) for label in labels),
    )
    return Table(
        caption=caption,
        columns=columns,
        rows=tuple(_row(brief, reading, labels) for reading in readings),
        notes=cautions_of(readings),
        full=full_table(brief, readings, caption),
    )


def _short(label: str) -> str:
    """“Group 4” for “Family group 4 (2007 rule)”: the column is narrow, and what it means stands before section 1."""
    return capital(label.removeprefix("Family ").partition(" (")[0])


def comparator_labels(brief: Brief, readings: Sequence[Reading]) -> tuple[str, ...]:
    """The comparators that get a column, in the order they come: at most three."""
    labels = dict.fromkeys(one.label for reading in readings for one in brief.shown_comparators(reading))
    return tuple(labels)[:_MOST_COMPARATORS]


def mini_of(brief: Brief, reading: Reading) -> Mini:
    """The small picture of a row."""
    limits = reading.figure.interval
    return Mini(
        reading.figure.value,
        limits.lower if limits else None,
        limits.upper if limits else None,
        tuple((brief.shape_for(one), one.value) for one in brief.shown_comparators(reading)),
    )


def figure_cell(reading: Reading) -> Cell:
    """The figure here, and beneath it its interval or the words of its unit."""
    figure, unit = reading.figure, reading.measure.unit
    beneath = shown_interval(figure.interval, figure.value, unit) or after_number(unit)
    value = shown(figure.value, unit, figure.interval)
    return Cell(value, number=in_shown_unit(figure.value, unit), quiet=beneath, strong=True)


def _row(brief: Brief, reading: Reading, labels: tuple[str, ...]) -> tuple[Cell, ...]:
    held = {one.label: one for one in reading.comparators}
    return (
        Cell(reading.measure.title, quiet=dress_line(reading.figure, brief.register)),
        figure_cell(reading),
        Cell("", mini=mini_of(brief, reading)),
        *(_comparator_cell(reading, held.get(label)) for label in labels),
    )


def _comparator_cell(reading: Reading, one: Comparator | None) -> Cell:
    if one is None:
        return Cell("–")
    unit = reading.measure.unit
    return Cell(shown(one.value, unit, reading.figure.interval), number=in_shown_unit(one.value, unit))


def cautions_of(readings: Sequence[Reading]) -> tuple[str, ...]:
    """Each caution once, with the measures it is about."""
    about: dict[str, list[str]] = {}
    for reading in readings:
        for words in (reading.measure.cautions, reading.figure.dress.cautions):
            if words.strip():
                about.setdefault(sentence(words), []).append(reading.measure.short_title)
    return tuple(f"{', '.join(dict.fromkeys(names))}: {words}" for words, names in about.items())


def full_table(brief: Brief, readings: Sequence[Reading], caption: str) -> Table:
    """Every reading with all that it must be shown with, one column each: for spreadsheets, CSV and re-use."""
    labels = tuple(dict.fromkeys(one.label for reading in readings for one in reading.comparators))
    numeric = [
        Column(brief.place, numeric=True),
        Column("Lower limit", numeric=True),
        Column("Upper limit", numeric=True),
    ]
    columns = (
        Column("Measure"),
        Column("Topic"),
        Column("Unit"),
        *numeric,
        *(Column(label, numeric=True) for label in labels),
        *(Column(name) for name in _WORDS),
    )
    rows = tuple(_full_row(brief, reading, labels) for reading in readings)
    sources = tuple(dict.fromkeys(s.title for r in readings for s in r.figure.dress.sources))
    return Table(caption, columns, rows, cautions_of(readings), sources)


_WORDS = (
    "Date", "Base", "How made", "Published for", "Interval", "Change within the series", "What the research says",
    "Cautions", "Sources", "Measure id",
)  # fmt: skip


def _full_row(brief: Brief, reading: Reading, labels: tuple[str, ...]) -> tuple[Cell, ...]:
    figure, measure, dress = reading.figure, reading.measure, reading.figure.dress
    held = {one.label: one.value for one in reading.comparators}
    limits = figure.interval

    def number(value: float | None) -> Cell:
        return (
            cell(None)
            if value is None
            else cell(in_shown_unit(value, measure.unit), shown(value, measure.unit, limits))
        )

    interval = f"{limits.level:.0%}, {limits.method}" if limits else dress.interval_note or "none published"
    cautions = " ".join(dict.fromkeys(part for part in (measure.cautions, dress.cautions) if part))
    words = (
        figure.period.label, base_words(dress), how_made(dress), dress.published_areas, interval,
        shown_trend(reading), speaks_words(reading.speaks), cautions, brief.register.words(dress.sources), measure.id,
    )  # fmt: skip
    return (
        Cell(measure.title),
        Cell(brief.texts.topic(measure.topic).name),
        Cell(unit_words(measure.unit)),
        number(figure.value),
        number(limits.lower if limits else None),
        number(limits.upper if limits else None),
        *(number(held.get(label)) for label in labels),
        *(Cell(one) for one in words),
    )
