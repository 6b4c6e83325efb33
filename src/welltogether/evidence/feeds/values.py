"""Columns of cells → values, limits and statuses, in our units; what cannot be right is refused with its row."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from welltogether.evidence.feeds.leaving import Leaving
from welltogether.evidence.feeds.series import Series
from welltogether.evidence.tables.folding import fold
from welltogether.evidence.tables.numbers import STATUSES, Numbers, read_numbers
from welltogether.evidence.tables.table import Column, Table, as_text
from welltogether.guidance.kinds.feeds import Word
from welltogether.vocabulary.errors import PublicationError

Floats = NDArray[np.float64]
_MOST = 1.0 + 1e-9


@dataclass(frozen=True, eq=False)
class Values:
    """What one column of values came to. NaN where there is none; `status` None when all are ok."""

    value: Floats
    status: NDArray[np.uint8] | None
    lower: Floats | None = None
    upper: Floats | None = None
    base: Floats | None = None


@dataclass(frozen=True, eq=False)
class Scaling:
    """From what is written to our units: times `times`, over `over` (dividing keeps 71.2% as 0.712 exactly)."""

    times: float | Floats
    over: float | Floats

    def of(self, values: Floats) -> Floats:
        exact = np.asarray(values * self.times / self.over, np.float64)
        return np.round(exact, 12) if np.any(self.over != 1.0) else exact


def read_values(table: Table, series: Series, marks: Mapping[str, int], drop_crossed: Leaving | None = None) -> Values:
    """Read a series.

    Takes: the table, which columns make the series, and what marks mean here; and, where limits that do not enclose
    their value are left out rather than refused, the tally that counts them.
    Refuses: a cell that is neither a number nor a mark; % signs on some cells only; a share outside 0–1; limits that do
    not enclose their value (PublicationError with row and column).
    """
    numbers = numbers_at(table, series.column, marks, series.words)
    per_cent = uniform_signs(table, series.column, numbers) or series.percent
    scaling = Scaling(series.scale, 100.0 if per_cent else 1.0)
    value = scaling.of(numbers.value)
    if series.unit == "share":
        refuse_no_share(table, series.column, value)
    lower, upper = _limits(table, series, marks, value, scaling)
    if drop_crossed is not None:
        _drop_crossed(table, value, lower, upper, drop_crossed)
    for limit, place, wrong in ((lower, series.lower, np.greater), (upper, series.upper, np.less)):
        if limit is not None and place is not None:
            _refuse_crossed(table, place, value, limit, wrong(limit, value))
    base = None if series.base is None else numbers_at(table, series.base, marks).value
    return Values(value, numbers.status, lower, upper, base)


def numbers_at(table: Table, place: int, marks: Mapping[str, int], words: Sequence[Word] = ()) -> Numbers:
    """A column's numbers. Refuses: a cell that is neither a number nor a known mark (PublicationError)."""
    column = _spelt_in_figures(table.columns[place], words) if words else table.columns[place]
    numbers = read_numbers(column, marks)
    strange = numbers.strange
    if len(strange):
        raise PublicationError(
            "A cell is not a number",
            table.at(int(strange[0]), table.headings[place]),
            found=f"“{cell(column, int(strange[0]))}”"
            + (f" (and {len(strange) - 1} more)" if len(strange) > 1 else ""),
            expected="a number, or a mark for a missing one such as : c * .. x z [c] [x] or a blank",
            next_step="Correct the cell; if the publisher uses this mark, say what it means in the layout (`marks`).",
        )
    return numbers


def _spelt_in_figures(column: Column, words: Sequence[Word]) -> Column:
    """Words that stand for numbers → those numbers; other cells stay as they are."""
    coded = as_text(column).combine_chunks().dictionary_encode()
    figures = {fold(one.word): repr(one.value) for one in words}
    texts = [figures.get(fold(text), text) for text in coded.dictionary.to_pylist()]
    return pa.array(texts, pa.string()).take(coded.indices)


def uniform_signs(table: Table, place: int, numbers: Numbers) -> bool:
    """Whether the numbers carry % signs. Refuses: a column where some do and some do not (PublicationError)."""
    if numbers.percent is None:
        return False
    bare = np.flatnonzero(~numbers.percent & ~np.isnan(numbers.value))
    if len(bare):
        row = int(bare[0])
        raise PublicationError(
            "Some numbers of a column carry a % sign and some do not",
            table.at(row, table.headings[place]),
            found=f"“{cell(table.columns[place], row)}” without a sign; {int(numbers.percent.sum())} others have one",
            expected="% on every number of the column, or on none",
            next_step="Make the column one or the other, as the publisher's own file has it.",
        )
    return True


def refuse_no_share(table: Table, place: int, value: Floats, what: str = "share") -> None:
    """Refuses: a share below 0 or above 1 (PublicationError)."""
    outside = np.flatnonzero((value > _MOST) | (value < 0))
    if len(outside):
        row = int(outside[0])
        raise PublicationError(
            "A share lies outside 0 to 1",
            table.at(row, table.headings[place]),
            found=f"“{cell(table.columns[place], row)}”, read as a {what} of {value[row]:g}",
            expected="a share from 0 to 1 (0% to 100%)",
            next_step="Check whether the column is per cent or a share, and correct the cell or the layout.",
        )


def _limits(
    table: Table, series: Series, marks: Mapping[str, int], value: Floats, scaling: "Scaling"
) -> tuple[Floats | None, Floats | None]:
    if series.half_width is not None:
        half = scaling.of(numbers_at(table, series.half_width, marks).value)
        return value - half, value + half
    lower = None if series.lower is None else scaling.of(numbers_at(table, series.lower, marks).value)
    upper = None if series.upper is None else scaling.of(numbers_at(table, series.upper, marks).value)
    for limit in (lower, upper):
        if limit is not None:
            limit[np.isnan(value)] = np.nan
    return lower, upper


def _drop_crossed(table: Table, value: Floats, lower: Floats | None, upper: Floats | None, leaving: Leaving) -> None:
    """Take both limits away where one lies on the wrong side of the value, and count where."""
    crossed = np.zeros(len(value), bool)
    crossed |= False if lower is None else lower > value
    crossed |= False if upper is None else upper < value
    for limit in (lower, upper):
        if limit is not None:
            limit[crossed] = np.nan
    rows = [f"row {number}" for number in table.rows[crossed][:3].tolist()]
    leaving.count("limits that do not enclose their value (the value is kept)", int(crossed.sum()), rows)


def _refuse_crossed(table: Table, place: int, value: Floats, limit: Floats, crossed: NDArray[np.bool_]) -> None:
    far = crossed & (np.abs(limit - value) > 1e-6 * np.maximum(1.0, np.abs(value)))
    if far.any():
        row = int(np.flatnonzero(far)[0])
        raise PublicationError(
            "A limit lies on the wrong side of its value",
            table.at(row, table.headings[place]),
            found=f"a limit of {limit[row]:g} for a value of {value[row]:g}",
            expected="lower limit ≤ value ≤ upper limit",
            next_step="Check the order of the columns against the publisher's own file.",
        )


def cell(column: Column, row: int) -> str:
    """One cell as text, for a message."""
    return str(as_text(column.slice(row, 1))[0])


def status_name(code: int) -> str:
    return STATUSES[code].value
