"""The core that the figure readers share: a table under a descriptor → values by variable, area and period."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from welltogether.evidence.drafts import Draft
from welltogether.evidence.feeds.areas import Placed, place_rows, refuse_twice
from welltogether.evidence.feeds.assembling import Assembly, Block, Days, days
from welltogether.evidence.feeds.gathering import add_gathered
from welltogether.evidence.feeds.locating import Found
from welltogether.evidence.feeds.long import add_long
from welltogether.evidence.feeds.periods import parse_period
from welltogether.evidence.feeds.reading import Reading, fill_down, keep_rows
from welltogether.evidence.feeds.series import Series, apply_rename, rename, series_of
from welltogether.evidence.tables.folding import snake
from welltogether.evidence.tables.table import Table
from welltogether.guidance.kinds.feeds import AreaFrom, PeriodFrom, TablePart
from welltogether.vocabulary.errors import Location, PublicationError


def read_figures(reading: Reading, tables: Iterable[tuple[Table, TablePart, str]] | None = None) -> Draft:
    """Read every table of a file into one draft of figures.

    Takes: the reading; and, from readers that rearrange a file first, its tables with their parts and preambles.
    """
    assembly: Assembly | None = None
    for table, part, preamble in tables if tables is not None else _located(reading):
        area = _needed(reading, part)[0]
        assembly = assembly or Assembly(area.vintage, {one.scheme: one.vintage for one in area.vintages})
        add_table(reading, assembly, table, part, preamble)
    if assembly is None:
        raise PublicationError("The file holds none of the layout's tables", Location(file=reading.file))
    _refuse_overlap(reading, assembly)
    return reading.draft("figures", assembly.table(), tuple(assembly.variables.values()))


def _located(reading: Reading) -> Iterable[tuple[Table, TablePart, str]]:
    counted = reading.layout.rules.row_count
    extra = [*reading.layout.apart, *([counted] if counted else [])]
    for part in reading.parts():
        for found in reading.find(part):
            needed = columns_needed(found, part, extra)
            yield found.table(needed if found.sheet.large else None), part, found.preamble


def _needed(reading: Reading, part: TablePart) -> tuple[AreaFrom, PeriodFrom]:
    if part.area is None or part.period is None:
        raise ValueError(f"layout {reading.layout.id} does not say where or when")
    return part.area, part.period


def columns_needed(found: Found, part: TablePart, extra: Sequence[str]) -> list[int]:
    """The columns that will be read; a large file's others are passed over."""
    shell = found.shell
    area, period, long = part.area, part.period, part.long
    named = [*(one.column for one in part.keep if not one.optional or shell.place(one.column) is not None)]
    named += [*part.fill_down, *(one for one in extra if not one.startswith("@"))]
    named += [one for one in (area.column, area.within, area.notes) if one] if area else []
    named += [one for one in (period.column, period.with_column) if one] if period else []
    if long:
        optional = (long.lower, long.upper, long.base, long.status, long.percent_where)
        named += [*long.variable_from, long.value, *(one for one in optional if one)]
    named += [part.gather.weight] if part.gather and part.gather.weight else []
    series = series_of(shell, part)
    named += [column for one in series for column in one.by_row]
    return sorted({shell.need(one) for one in named} | {place for one in series for place in one.columns})


def add_table(reading: Reading, assembly: Assembly, table: Table, part: TablePart, preamble: str) -> None:
    """Add one table's figures to those collected."""
    area, period = _needed(reading, part)
    before, where = len(table), (table.sheet, int(table.rows[0]) if len(table) else 0)
    refuse_cut_short(table, reading.layout.rules.row_count)
    series = series_of(table, part)
    table = fill_down(table, part.fill_down) if part.fill_down else table
    table = keep_rows(table, part.keep, reading.leaving)
    reading.count(before, where)
    placed = place_rows(table, area, reading.names, reading.leaving)
    if not len(placed.place):
        return
    start, end = period_days(placed.table, period, preamble, reading)
    reading.set_apart(placed.table, placed.codes, _period_label(start, end))
    if part.long:
        add_long(reading, assembly, placed, part.long, area, (start, end))
        return
    if part.gather:
        add_gathered(reading, assembly, placed, series, part.gather, (start, end))
        return
    place = assembly.places(placed.codes, placed.place)
    if reading.layout.rules.one_row_per_area and not any(one.by_row for one in series):
        refuse_twice(placed, area.column, _key(placed.place, start))
    by_row = [one for one in series if one.by_row]
    if by_row:
        _add_by_row(reading, assembly, placed, by_row, (start, end))
    for one in series:
        if not one.by_row:
            dates = (start, end) if one.period is None else days(one.period)
            index = assembly.variable(one.name, one.unit, one.heading)
            assembly.blocks.append(Block(index, place, *dates, reading.values(placed.table, one)))


def _period_label(start: Days, end: Days) -> str:
    """A period for a dataset's name: its year where it lies in one, else its first and last month."""
    first, last = (int(np.max(one)) for one in (start, end))
    months = [str(np.datetime64(day, "D").astype("datetime64[M]")) for day in (first, last)]
    return months[1][:4] if months[0][:4] == months[1][:4] else "-to-".join(months)


def _key(place: NDArray[np.int32], start: Days) -> NDArray[np.int64]:
    return place.astype(np.int64) if isinstance(start, int) else place.astype(np.int64) << 32 | start.astype(np.int64)


def _add_by_row(
    reading: Reading, assembly: Assembly, placed: Placed, series: Sequence[Series], dates: tuple[Days, Days]
) -> None:
    """Columns of values where other columns say which variable each row is about."""
    spread = series[0].spread
    texts = pc.binary_join_element_wise(*[placed.table.text(one) for one in series[0].by_row], " | ")
    coded = texts.combine_chunks().dictionary_encode()
    which = coded.indices.to_numpy(zero_copy_only=False)
    for at, text in enumerate(coded.dictionary.to_pylist()):
        renamed = rename(text, spread.renames if spread else ())
        if (renamed and renamed.skip) or (renamed is None and spread and spread.only_renamed):
            reading.leaving.count("measures that are not taken", int((which == at).sum()), [text])
            continue
        here = placed.take(which == at)
        when = dates[0] if isinstance(dates[0], int) else dates[0][which == at]
        refuse_twice(here, series[0].by_row[0], _key(here.place, when), f" for {text}")
        place = assembly.places(here.codes, here.place)
        for one in series:
            parts = [snake(part) for part in [*text.split(" | "), one.name] if part]
            named = apply_rename(replace(one, name=(renamed and renamed.name) or "__".join(parts)), renamed)
            index = assembly.variable(named.name, named.unit, text)
            span = tuple(day if isinstance(day, int) else day[which == at] for day in dates)
            start, end = span if one.period is None else days(one.period)
            assembly.blocks.append(Block(index, place, start, end, reading.values(here.table, named)))


def period_days(table: Table, period: PeriodFrom, preamble: str, reading: Reading) -> tuple[Days, Days]:
    """First and last day, for the whole table or by row."""
    if period.column is not None:
        return _days_by_row(table, period)
    if period.start and period.end:
        return tuple(int(np.datetime64(day).astype(int)) for day in (period.start, period.end))  # type: ignore[return-value]
    if period.fixed is not None:
        return days(parse_period(period.fixed, "any"))
    if period.from_heading is not None:
        return 0, 0  # each series brings its own
    if period.from_preamble is not None:
        pattern, text, where = period.from_preamble, preamble, "the rows above the headings"
    elif period.from_sheet is not None:
        pattern, text, where = period.from_sheet, table.sheet, "the sheet's name"
    else:
        pattern, text, where = period.from_file_name or "", reading.file, "the file's name"
    match = re.search(pattern, text)
    if match is None:
        raise PublicationError(
            "The period cannot be found",
            Location(file=table.file, sheet=table.sheet),
            found=f"{where}: “{text[:120]}”",
            expected=f"text such as {pattern}",
            next_step="Check that nothing was removed from the publisher's own file.",
        )
    return days(parse_period(match.groupdict().get("period") or match.group(), period.form))


def _days_by_row(table: Table, period: PeriodFrom) -> tuple[Days, Days]:
    column = period.column or ""
    text = table.text(column)
    if period.with_column:
        text = pc.binary_join_element_wise(text, table.text(period.with_column), " ")
    coded = text.combine_chunks().dictionary_encode()
    which = coded.indices.to_numpy(zero_copy_only=False)
    spans = np.zeros((max(len(coded.dictionary), 1), 2), np.int32)
    for at, one in enumerate(coded.dictionary.to_pylist()):
        try:
            spans[at] = days(parse_period(one, period.form))
        except ValueError as error:
            raise PublicationError(
                "A period cannot be read",
                table.at(int(np.flatnonzero(which == at)[0]), column),
                found=f"“{one}”",
                expected=f"a period ({period.form.replace('_', ' ')})",
                next_step="Correct the cell, or the form of period in the layout.",
            ) from error
    if len(coded.dictionary) == 1:
        return int(spans[0, 0]), int(spans[0, 1])
    return spans[which, 0], spans[which, 1]


def _refuse_overlap(reading: Reading, assembly: Assembly) -> None:
    """Refuses: two tables of one file that give the same variable for the same area and period."""
    blocks: dict[tuple[int, int], list[Block]] = {}
    for block in assembly.blocks:
        if isinstance(block.variable, int) and isinstance(block.start, int):
            blocks.setdefault((block.variable, block.start), []).append(block)
    for (variable, _), held in blocks.items():
        if len(held) == 1:
            continue
        places, times = np.unique(np.concatenate([np.unique(one.place) for one in held]), return_counts=True)
        if (times > 1).any():
            raise PublicationError(
                "Two tables of the file give the same figure",
                Location(file=reading.file),
                found=f"{list(assembly.variables)[variable]} for {list(assembly.codes)[places[times > 1][0]]} twice",
                expected="each figure once",
                next_step="Tell the tables apart in the layout.",
            )


def refuse_cut_short(table: Table, column: str | None) -> None:
    """Refuses: fewer rows than the table itself says it has (an answer cut off by a limit)."""
    if column is None or not len(table):
        return
    said = table.text(column).to_pylist()[0]
    if said.isdigit() and int(said) != len(table):
        raise PublicationError(
            "The table is cut short",
            table.at(len(table) - 1, column),
            found=f"{len(table):,} rows",
            expected=f"{int(said):,}, as the column says",
            next_step="Ask for the data again in several parts; the publisher's interface has a limit for one answer.",
        )


def text_table(table: Table, columns: dict[str, pa.Array]) -> Table:
    """A table put together anew, with the same file, sheet and rows."""
    return Table(table.file, table.sheet, tuple(columns), tuple(columns.values()), table.rows)
