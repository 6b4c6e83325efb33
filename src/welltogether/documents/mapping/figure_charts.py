"""Charts made from readings: the place among others, who makes up the whole, change over time."""

from collections.abc import Sequence
from datetime import date, timedelta

from welltogether.analysis.results import Reading, Trend
from welltogether.documents.charts.dots import DotChart, DotRow, Mark
from welltogether.documents.charts.framing import Framing
from welltogether.documents.charts.lines import Line, LinePoint
from welltogether.documents.charts.multiples import SmallMultiples, SmallPanel
from welltogether.documents.charts.stacks import Portion, StackChart, StackRow
from welltogether.documents.dressing import dress_line
from welltogether.documents.mapping.brief import Brief
from welltogether.documents.mapping.figure_tables import figure_table, full_table
from welltogether.documents.tables import Cell, Column, Table
from welltogether.documents.wording.lists import listed, sentence
from welltogether.documents.wording.numbers import count, decimals_for, few, in_shown_unit, reads, shown, unit_words
from welltogether.documents.wording.periods import period_words, year_words
from welltogether.documents.wording.readings import distance_from_usual, figure_sentence, headline, whole_sentence
from welltogether.documents.wording.refusals import lower_start
from welltogether.documents.wording.trends import shown_trend, verdict
from welltogether.vocabulary.measures import Unit
from welltogether.vocabulary.periods import Period

_MOST_NAMED = 4


def dot_chart(brief: Brief, readings: Sequence[Reading], what: str) -> DotChart:
    """The readings on one axis. `what` says what was measured. Refuses: readings in different units (ValueError)."""
    if len({reading.measure.unit for reading in readings}) != 1:
        raise ValueError("a dot chart shows one unit")
    clearest = max(readings, key=distance_from_usual)
    has_intervals = any(reading.figure.interval for reading in readings)
    framing = Framing(
        title=headline(clearest, brief.place),
        subtitle=f"{what}." + (" Pale bars are 95% intervals." if has_intervals else ""),
        foot=foot(brief, readings),
        description=describe(brief, readings),
        table=figure_table(brief, readings, what),
    )
    return DotChart(
        framing, brief.place, tuple(_dot_row(brief, one) for one in readings), reads(readings[0].measure.unit)
    )


def _dot_row(brief: Brief, reading: Reading) -> DotRow:
    figure, unit = reading.figure, reading.measure.unit
    limits = figure.interval
    base = f", base {count(figure.dress.base)}" if figure.dress.base is not None else ""
    marks = tuple(
        Mark(brief.shape_for(one), one.label.partition(" (")[0], one.value, shown(one.value, unit, limits))
        for one in brief.shown_comparators(reading)
    )
    return DotRow(
        name=reading.measure.title,
        quiet=f"{period_words(figure.period)}{base}",
        value=figure.value,
        text=shown(figure.value, unit, limits),
        lower=limits.lower if limits else None,
        upper=limits.upper if limits else None,
        marks=marks,
    )


def foot(brief: Brief, readings: Sequence[Reading]) -> str:
    """Source, date, base and method of a chart, each once."""
    sources = tuple(source for reading in readings for source in reading.figure.dress.sources)
    dates = listed(list(dict.fromkeys(period_words(reading.figure.period) for reading in readings)))
    bases = {r.figure.dress.base for r in readings}
    base = ""
    if len(bases) == 1 and (only := bases.pop()) is not None:
        base = f" Base {count(only)}: {lower_start(sentence(readings[0].figure.dress.base_note))}"
    methods = listed(list(dict.fromkeys(reading.figure.dress.method.value for reading in readings)))
    words = brief.register.words(sources)
    return f"{words[:1].upper()}{words[1:]}. {dates}.{base} Figures are {methods}."


def describe(brief: Brief, readings: Sequence[Reading]) -> str:
    """The chart in words, for who cannot see it: every value here and beside it."""
    lines = []
    for reading in readings:
        unit = reading.measure.unit
        others = [f"{one.label} {shown(one.value, unit)}" for one in brief.shown_comparators(reading)]
        lines.append(f"{figure_sentence(reading, brief.place)} {listed(others)}.")
    return " ".join(lines)


def stack_chart(brief: Brief, parts: Sequence[Reading], what: str) -> StackChart:
    """Parts of a whole here and in wider areas, largest first; beyond five parts the smallest are put together."""
    wider = [one.label for one in parts[0].comparators if one.n_areas == 1]
    rows = [StackRow(brief.place, _portions(parts, [part.figure.value for part in parts]))]
    for label in wider:
        values = [next((one.value for one in part.comparators if one.label == label), None) for part in parts]
        held = [value for value in values if value is not None]
        if len(held) == len(parts):
            rows.append(StackRow(label, _portions(parts, held)))
    framing = Framing(
        title=headline(parts[0], brief.place),
        subtitle=f"{what}. Each bar is everyone.",
        foot=foot(brief, parts),
        description=whole_sentence(parts, brief.place),
        table=figure_table(brief, parts, what),
    )
    return StackChart(framing, tuple(rows))


def _portions(parts: Sequence[Reading], values: Sequence[float]) -> tuple[Portion, ...]:
    pairs = list(zip(parts, values, strict=True))
    named = pairs if len(pairs) <= _MOST_NAMED + 1 else pairs[:_MOST_NAMED]
    portions = [Portion(part.measure.short_title, max(value, 0.0), shown(value, Unit.SHARE)) for part, value in named]
    if len(named) < len(pairs):
        rest = sum(value for _, value in pairs[_MOST_NAMED:])
        portions.append(Portion("All others", max(rest, 0.0), shown(rest, Unit.SHARE)))
    return tuple(portions)


def change_chart(brief: Brief, readings: Sequence[Reading], most: int) -> SmallMultiples:
    """One small panel for each reading with a trend, those that moved first, `most` at most; the table has all."""
    held = [(reading, reading.trend) for reading in readings if reading.trend is not None]
    held.sort(key=lambda pair: (True, False, None).index(pair[1].beyond_noise))
    moved = [reading for reading, trend in held if trend.beyond_noise]
    n_moved = few(len(moved), "measure").capitalize() if moved else "None"
    title = f"{n_moved} of {len(held)} moved by more than chance would explain"
    said = " ".join(f"{one.measure.title}: {shown_trend(one)}, {verdict(trend)}." for one, trend in held)
    framing = Framing(
        title=title,
        subtitle=f"Measures in {brief.place} that were collected in one way over time. Scales differ.",
        foot=foot(brief, [reading for reading, _ in held]),
        description=said,
        table=change_table(brief, [reading for reading, _ in held]),
    )
    return SmallMultiples(framing, tuple(_panel(brief, reading, trend) for reading, trend in held[:most]))


def _panel(brief: Brief, reading: Reading, trend: Trend) -> SmallPanel:
    unit = reading.measure.unit
    points = tuple(LinePoint(_middle(period), year_words(period), value) for period, value in trend.values)
    style = reads(unit, decimals_for(trend.end_value, unit, reading.figure.interval))
    return SmallPanel(reading.measure.short_title, verdict(trend), Line(brief.place, points), style)


def _middle(period: Period) -> date:
    return period.start + timedelta(days=(period.end - period.start).days // 2)


def change_table(brief: Brief, readings: Sequence[Reading]) -> Table:
    """Each measure's first and last value, the change with its interval, and what may be said."""
    rows = []
    for reading in readings:
        trend, unit = reading.trend, reading.measure.unit
        if trend is None:
            continue
        limits = trend.interval
        between = f"{shown(limits.lower, unit)} to {shown(limits.upper, unit)}" if limits else "not published"
        rows.append(
            (
                Cell(reading.measure.title, quiet=dress_line(reading.figure, brief.register)),
                Cell(unit_words(unit)),
                Cell(
                    shown(trend.start_value, unit),
                    in_shown_unit(trend.start_value, unit),
                    quiet=period_words(trend.start),
                ),
                Cell(shown(trend.end_value, unit), in_shown_unit(trend.end_value, unit), quiet=period_words(trend.end)),
                Cell(_signed(trend.change, unit), in_shown_unit(trend.change, unit), quiet=between, strong=True),
                Cell(verdict(trend)),
            )
        )
    columns = (
        Column("Measure", width=3.4),
        Column("Unit", width=1),
        Column("Then", numeric=True, width=1.4),
        Column("Now", numeric=True, width=1.4),
        Column("Change and its interval", numeric=True, width=1.6),
        Column("What may be said", width=1.5),
    )
    return Table("Change within one series", columns, tuple(rows), full=full_table(brief, readings, "Change"))


def _signed(change: float, unit: Unit) -> str:
    text = shown(change, unit)
    return text if text.startswith("−") or change == 0 else f"+{text}"
