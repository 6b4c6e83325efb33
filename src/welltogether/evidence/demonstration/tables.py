"""A table on its way to a file: named columns of one length."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from welltogether.evidence.demonstration.ground import Ints
from welltogether.vocabulary.panel import Floats

Column = NDArray[Any] | Sequence[str]


@dataclass(frozen=True)
class Table:
    """One file's name and its columns in order; NaN is written as an empty cell."""

    file: str
    columns: Mapping[str, Column]

    @property
    def n_rows(self) -> int:
        return len(next(iter(self.columns.values())))

    def kept(self, rows: NDArray[np.bool_]) -> "Table":
        """The same table with some of its rows."""
        return Table(self.file, {name: _taken(column, rows) for name, column in self.columns.items()})

    def rows(self) -> list[list[str]]:
        """Every row as text."""
        return [list(row) for row in zip(*(_texts(column) for column in self.columns.values()), strict=True)]


def named(names: Sequence[str], index: Ints) -> list[str]:
    """The name (or code) of each row by its number; -1 is no name."""
    return [names[number] if number >= 0 else "" for number in index.tolist()]


def rounded(values: NDArray[Any], decimals: int) -> Floats:
    return np.asarray(np.round(values, decimals), dtype=np.float64)


def summed(values: NDArray[Any], group: Ints, n_groups: int) -> NDArray[Any]:
    """Sums over groups along the first axis."""
    total = np.zeros((n_groups, *values.shape[1:]), dtype=values.dtype)
    np.add.at(total, group, values)
    return total


def averaged(values: NDArray[Any], weights: NDArray[Any], group: Ints, n_groups: int) -> Floats:
    """Weighted means over groups."""
    total = summed(weights.astype(np.float64), group, n_groups)
    return np.asarray(summed(values * weights, group, n_groups) / total, dtype=np.float64)


def _taken(column: Column, rows: NDArray[np.bool_]) -> Column:
    if isinstance(column, np.ndarray):
        return column[rows]
    return [text for text, keep in zip(column, rows.tolist(), strict=True) if keep]


def _texts(column: Column) -> list[str]:
    if not isinstance(column, np.ndarray):
        return list(column)
    if column.dtype.kind == "f":
        return ["" if value != value else repr(value) for value in column.tolist()]
    return [str(value) for value in column.tolist()]
