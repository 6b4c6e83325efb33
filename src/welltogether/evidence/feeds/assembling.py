"""Blocks of values → the figures table of a draft. Chunks are shared, so that a wide file costs little memory."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from welltogether.evidence.drafts import FIGURES, VariableInfo
from welltogether.evidence.feeds.values import Floats, Values
from welltogether.evidence.tables.numbers import STATUSES
from welltogether.vocabulary.areas import scheme_of_code
from welltogether.vocabulary.periods import Period

Days = int | NDArray[np.int32]
_STATUS_NAMES = [one.value for one in STATUSES]
_EPOCH = np.datetime64("1970-01-01")


@dataclass(frozen=True, eq=False)
class Block:
    """Values that stand in the same rows. `variable`: an index, or one for each row; `place`: index of each area."""

    variable: int | NDArray[np.int16]
    place: NDArray[np.int32]
    start: Days
    end: Days
    values: Values


def days(period: Period) -> tuple[int, int]:
    """A period as days since 1970."""
    return tuple(int((np.datetime64(day) - _EPOCH).astype(int)) for day in (period.start, period.end))  # type: ignore[return-value]


@dataclass
class Assembly:
    """Collects blocks, variables and area codes over all tables of a file."""

    vintage: int
    vintages: Mapping[str, int] = field(default_factory=dict)
    blocks: list[Block] = field(default_factory=list)
    variables: dict[str, VariableInfo] = field(default_factory=dict)
    codes: dict[str, int] = field(default_factory=dict)
    _shared: dict[tuple[object, ...], pa.Array] = field(default_factory=dict)
    _held: list[object] = field(default_factory=list)
    _index: dict[str, int] = field(default_factory=dict)

    def variable(self, name: str, unit: str, heading: str) -> int:
        """The index of a variable, noted on first use."""
        if name not in self.variables:
            self.variables[name] = VariableInfo(name, unit, heading)
            self._index[name] = len(self._index)
        return self._index[name]

    def places(self, codes: Sequence[str], place: NDArray[np.int32]) -> NDArray[np.int32]:
        """Indices into a table's own codes → indices into all codes."""
        here = np.array([self.codes.setdefault(code, len(self.codes)) for code in codes], np.int32)
        return here[place] if len(here) else place

    def table(self) -> pa.Table:
        """Everything collected, as the FIGURES schema has it."""
        columns: list[list[pa.Array]] = [[] for _ in FIGURES]
        for block in self.blocks:
            for held, array in zip(columns, self._arrays(block), strict=True):
                held.append(array)
        self._shared.clear()
        chunked = [pa.chunked_array(held, type=kind.type) for held, kind in zip(columns, FIGURES, strict=True)]
        return pa.table(chunked, schema=FIGURES)

    def _arrays(self, block: Block) -> tuple[pa.Array, ...]:
        n = len(block.place)
        values = block.values
        return (
            self._variable_array(block.variable, n),
            self._once(("area", id(block.place)), lambda: self._area_array(block.place), block.place),
            self._once(("vintage", id(block.place)), lambda: self._vintage_array(block.place), block.place),
            self._day_array(block.start, n),
            self._day_array(block.end, n),
            _floats(values.value),
            *(self._optional(one, n) for one in (values.lower, values.upper, values.base)),
            self._status_array(values.status, n),
        )

    def _once(self, key: tuple[object, ...], make: Callable[[], pa.Array], keep: object = None) -> pa.Array:
        if key not in self._shared:
            self._shared[key] = make()
            self._held.append(keep)  # an id may not be used again while its chunk is shared
        return self._shared[key]

    def _variable_array(self, variable: int | NDArray[np.int16], n: int) -> pa.Array:
        names = self._once(("names",), lambda: pa.array(list(self.variables), pa.string()))
        indices = np.full(n, variable, np.int16) if isinstance(variable, int) else variable
        return pa.DictionaryArray.from_arrays(pa.array(indices), names)

    def _area_array(self, place: NDArray[np.int32]) -> pa.Array:
        codes = self._once(("codes",), lambda: pa.array(list(self.codes), pa.string()))
        return pa.DictionaryArray.from_arrays(pa.array(place), codes)

    def _vintage_array(self, place: NDArray[np.int32]) -> pa.Array:
        years = [self.vintages.get(scheme_of_code(code) or "", self.vintage) for code in self.codes]
        return pa.array(np.array(years, np.int16)[place])

    def _day_array(self, day: Days, n: int) -> pa.Array:
        if isinstance(day, int):
            return self._once(("day", day, n), lambda: pa.array(np.full(n, day, np.int32)).cast(pa.date32()))
        return self._once(("days", id(day)), lambda: pa.array(day).cast(pa.date32()), day)

    def _optional(self, values: Floats | None, n: int) -> pa.Array:
        if values is None:
            return self._once(("none", n), lambda: pa.nulls(n, pa.float64()))
        return _floats(values)

    def _status_array(self, status: NDArray[np.uint8] | None, n: int) -> pa.Array:
        names = self._once(("statuses",), lambda: pa.array(_STATUS_NAMES, pa.string()))
        if status is None:
            zeros = self._once(("ok", n), lambda: pa.array(np.zeros(n, np.int8)))
            return pa.DictionaryArray.from_arrays(zeros, names)
        return pa.DictionaryArray.from_arrays(pa.array(status.astype(np.int8)), names)


def _floats(values: Floats) -> pa.Array:
    missing = np.isnan(values)
    return pa.array(values, mask=missing) if missing.any() else pa.array(values)
