"""What the datasets in use hold of the variables that measures need, as arrays over the areas published for."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq
from numpy.typing import NDArray

from welltogether.evidence.areas.links import Floats, Indices
from welltogether.evidence.areas.lookups import Bytes, as_bytes
from welltogether.evidence.areas.routes import Routes
from welltogether.evidence.store.datasets import TABLE, StoredDataset
from welltogether.vocabulary.areas import Scheme, scheme_of_code
from welltogether.vocabulary.periods import Period

Key = tuple[Scheme, int]
_EPOCH = date(1970, 1, 1)
_ABROAD = "areas of another country"
CODES_NOT_KNOWN = "codes that no lookup in this workspace knows"
_SPLIT = "districts that have been split: their figures cannot be shared out"
_NO_WAY = "areas that no lookup in this workspace leads from to an area shown"
_NUMBERS = ("value", "lower", "upper", "base")


@dataclass(frozen=True)
class Cells:
    """One variable (or a sum of some) over the areas of one list: arrays [P, S], NaN where there is no value."""

    periods: tuple[Period, ...]
    value: Floats
    lower: Floats | None = None
    upper: Floats | None = None
    base: Floats | None = None
    datasets: tuple[str, ...] = ()
    vintages: tuple[int, ...] = ()  # years of the boundaries published for, newest first

    def at(self, rows: Sequence[int]) -> "Cells":
        """The same cells with these periods, in this order."""
        picked: dict[str, Any] = {
            name: None if (one := getattr(self, name)) is None else one[list(rows)]
            for name in ("value", "lower", "upper", "base")
        }
        return replace(self, periods=tuple(self.periods[row] for row in rows), **picked)


@dataclass(frozen=True, slots=True)
class NotCarried:
    """Figures of a dataset that are held but reach no area shown: why, how many areas, the first few codes."""

    dataset: str
    scheme: str
    reason: str
    n_areas: int
    examples: tuple[str, ...]


@dataclass
class Held:
    """Variable → (scheme, vintage of its areas) → cells. Fill it with `take`; later datasets win over earlier ones."""

    routes: Routes
    needed: frozenset[str]
    cells: dict[str, dict[Key, Cells]] = field(default_factory=dict)
    units: dict[str, str] = field(default_factory=dict)
    not_carried: list[NotCarried] = field(default_factory=list)
    n_superseded: int = 0
    _places: list[tuple[str, Key, Indices]] = field(default_factory=list, repr=False)

    def take_all(self, datasets: Iterable[StoredDataset]) -> None:
        """Take every dataset of figures, those that win last: higher precedence, then later publication."""
        figures = [one for one in datasets if one.kind == "figures"]
        for one in sorted(figures, key=lambda one: (one.precedence, one.published, one.dataset)):
            self.take(one)

    def take(self, dataset: StoredDataset) -> None:
        prefix = f"{dataset.family}."
        wanted = {name.removeprefix(prefix) for name in self.needed if name.startswith(prefix)}
        if not wanted:
            return
        self.units.update({prefix + one.name: one.unit for one in dataset.variables if one.name in wanted})
        columns = ["variable", "area", "vintage", "start", "end", *_filled(dataset)]
        rows = _Rows.of(dataset.read(columns), wanted)
        for vintage in np.unique(rows.vintage).tolist():
            self._take_vintage(dataset, rows if rows.one_vintage else rows.only(rows.vintage == vintage), int(vintage))

    def _take_vintage(self, dataset: StoredDataset, rows: "_Rows", vintage: int) -> None:
        prefixes, which = np.unique(rows.area_codes.astype("S3"), return_inverse=True)
        schemes = [scheme_of_code(prefix.decode().ljust(9, "0")) or Scheme.LTLA for prefix in prefixes.tolist()]
        for scheme in dict.fromkeys(schemes):
            ours = np.array([one is scheme for one in schemes])[which]
            areas = self.routes.source_list(scheme, vintage)
            place = np.where(ours, areas.find(rows.area_codes), -1).astype(np.int32)
            self._note_unknown(dataset.dataset, scheme, rows, ours & (place < 0))
            self._places.append((dataset.dataset, (scheme, vintage), np.unique(place[rows.area])))
            for variable, cells in rows.cells(place, len(areas)):
                made = replace(cells, datasets=(dataset.dataset,), vintages=(vintage,))
                self._add(f"{dataset.family}.{variable}", (scheme, areas.vintage), made)

    def _note_unknown(self, dataset: str, scheme: Scheme, rows: "_Rows", unknown: NDArray[np.bool_]) -> None:
        used = np.zeros(len(rows.area_codes), bool)
        used[np.unique(rows.area)] = True
        ours = self.routes.known.country.code.code[0].encode()
        abroad = rows.area_codes.astype("S1") != ours
        for reason, which in ((_ABROAD, abroad), (CODES_NOT_KNOWN, ~abroad)):
            codes = rows.area_codes[unknown & used & which].astype(str).tolist()
            if codes:
                self.not_carried.append(NotCarried(dataset, scheme.value, reason, len(codes), tuple(codes[:5])))

    def note_unreached(self) -> None:
        """Note the areas that are known and yet lead to none that is shown. To be asked once residents are known."""
        split = self.routes.known.generations.split()
        for dataset, (scheme, vintage), places in self._places:
            areas, reached = self.routes.source_list(scheme, vintage), self.routes.reached(scheme, vintage)
            lost = [areas.codes[place].decode() for place in places.tolist() if place >= 0 and not reached[place]]
            reasons = [self._reason(code, split) for code in lost]
            for reason in dict.fromkeys(reasons):
                codes = [code for code, why in zip(lost, reasons, strict=True) if why == reason]
                self.not_carried.append(NotCarried(dataset, scheme.value, reason, len(codes), tuple(codes[:5])))

    def _reason(self, code: str, split: frozenset[str]) -> str:
        if code in split:
            return _SPLIT
        return _NO_WAY if code[0] == self.routes.known.country.code.code[0] else _ABROAD

    def _add(self, variable: str, key: Key, cells: Cells) -> None:
        held = self.cells.setdefault(variable, {})
        if key in held:
            self.n_superseded += _n_both(held[key], cells)
            cells = overlaid(held[key], cells)
        held[key] = cells

    def keys(self, variables: Sequence[str]) -> frozenset[Key]:
        """The lists of areas for which every one of these variables is held."""
        each = [frozenset(self.cells.get(variable, ())) for variable in variables]
        return frozenset.intersection(*each) if each else frozenset()

    def sum_of(self, variables: Sequence[str], key: Key) -> Cells | None:
        """The sum of variables over the periods that all of them have; None where they are not all held."""
        if key not in self.keys(variables):
            return None
        parts = [self.cells[variable][key] for variable in variables]
        if len(parts) == 1:
            return parts[0]
        shared = [period for period in parts[0].periods if all(period in part.periods for part in parts[1:])]
        picked = [part.at([part.periods.index(period) for period in shared]) for part in parts]
        total = np.sum([part.value for part in picked], axis=0)
        return Cells(tuple(shared), total, datasets=_every(parts, "datasets"), vintages=_every(parts, "vintages"))


def overlaid(under: Cells, over: Cells) -> Cells:
    """Both together: where both have a value, the second."""
    periods = tuple(sorted({*under.periods, *over.periods}))
    layers = [_spread(under, periods), _spread(over, periods)]
    keep = np.isfinite(layers[1].value)

    def merged(name: str) -> Floats | None:
        low, high = (getattr(layer, name) for layer in layers)
        if low is None and high is None:
            return None
        empty = np.full(keep.shape, np.nan)
        out: Floats = np.where(keep, empty if high is None else high, empty if low is None else low)
        return out

    value = merged("value")
    assert value is not None
    both = (over, under)
    return Cells(
        periods,
        value,
        merged("lower"),
        merged("upper"),
        merged("base"),
        _every(both, "datasets"),
        _every(both, "vintages"),
    )


def _every(parts: Sequence[Cells], name: str) -> tuple[Any, ...]:
    """What the parts name, each once; years from the newest."""
    found = dict.fromkeys(one for part in parts for one in getattr(part, name))
    return tuple(sorted(found, reverse=True)) if name == "vintages" else tuple(found)


def _spread(cells: Cells, periods: tuple[Period, ...]) -> Cells:
    rows = [periods.index(period) for period in cells.periods]

    def wide(one: Floats | None) -> Floats | None:
        if one is None:
            return None
        out = np.full((len(periods), one.shape[1]), np.nan)
        out[rows] = one
        return out

    value = wide(cells.value)
    assert value is not None
    return replace(
        cells, periods=periods, value=value, lower=wide(cells.lower), upper=wide(cells.upper), base=wide(cells.base)
    )


def _n_both(one: Cells, other: Cells) -> int:
    shared = [period for period in one.periods if period in other.periods]
    a, b = (cells.value[[cells.periods.index(period) for period in shared]] for cells in (one, other))
    return int((np.isfinite(a) & np.isfinite(b)).sum())


@dataclass(frozen=True)
class _Rows:
    """The rows of one dataset that hold wanted variables, as plain arrays."""

    variables: tuple[str, ...]
    variable: Indices
    area_codes: Bytes
    area: Indices
    vintage: NDArray[np.int16]
    periods: tuple[Period, ...]
    period: Indices
    numbers: dict[str, Floats]

    @classmethod
    def of(cls, table: pa.Table, wanted: set[str]) -> "_Rows":
        variable = _encoded(table.column("variable"))
        names = variable.dictionary.to_pylist()
        kept = [position for position, name in enumerate(names) if name in wanted]
        if len(kept) < len(names):
            among = pc.is_in(variable.indices, value_set=pa.array(kept, variable.indices.type))
            table, variable = table.filter(among), variable.filter(among)
        rank = np.full(len(names) + 1, -1, np.int32)
        rank[kept] = np.arange(len(kept))
        area = _encoded(table.column("area"))
        periods, period = _periods(table)
        return cls(
            tuple(names[position] for position in kept),
            rank[np.asarray(variable.indices)],
            as_bytes(area.dictionary),
            np.asarray(area.indices.cast(pa.int32())),
            np.asarray(table.column("vintage").combine_chunks()),
            periods,
            period,
            {name: table.column(name).to_numpy() for name in _NUMBERS if name in table.column_names},
        )

    @property
    def one_vintage(self) -> bool:
        return len(self.vintage) == 0 or bool((self.vintage == self.vintage[0]).all())

    def only(self, rows: NDArray[np.bool_]) -> "_Rows":
        numbers = {name: values[rows] for name, values in self.numbers.items()}
        return replace(
            self,
            variable=self.variable[rows],
            area=self.area[rows],
            vintage=self.vintage[rows],
            period=self.period[rows],
            numbers=numbers,
        )

    def cells(self, place: Indices, n_areas: int) -> Iterable[tuple[str, Cells]]:
        """Each variable's cells over a list of areas; `place` says where each of this dataset's areas stands in it."""
        where = place[self.area]
        ours = where >= 0
        n_periods = len(self.periods)
        flat = ((self.variable * n_periods + self.period).astype(np.int64) * n_areas + where)[ours]
        cubes = {}
        for name, values in self.numbers.items():
            cube = np.full(len(self.variables) * n_periods * n_areas, np.nan)
            cube[flat] = values[ours]
            cubes[name] = cube.reshape(len(self.variables), n_periods, n_areas)
        for position, variable in enumerate(self.variables):
            rows = np.flatnonzero(np.isfinite(cubes["value"][position]).any(axis=1))
            if len(rows):
                numbers = {name: cube[position][rows] for name, cube in cubes.items()}
                yield variable, Cells(tuple(self.periods[row] for row in rows), **numbers)


def _filled(dataset: StoredDataset) -> list[str]:
    """The columns of numbers that hold any; the file's own statistics tell."""
    about = pq.ParquetFile(dataset.folder / TABLE).metadata
    filled = {"value"}
    for group in range(about.num_row_groups):
        for column in range(about.num_columns):
            chunk = about.row_group(group).column(column)
            if chunk.statistics is None or chunk.statistics.null_count < chunk.num_values:
                filled.add(chunk.path_in_schema)
    return [name for name in _NUMBERS if name in filled]


def _encoded(column: pa.ChunkedArray) -> pa.DictionaryArray:
    """A dictionary column as one piece, with one dictionary."""
    whole = column.unify_dictionaries().combine_chunks() if pa.types.is_dictionary(column.type) else column
    if isinstance(whole, pa.ChunkedArray):
        whole = whole.combine_chunks()
    return whole if pa.types.is_dictionary(whole.type) else whole.dictionary_encode()


def _periods(table: pa.Table) -> tuple[tuple[Period, ...], Indices]:
    """The distinct periods, oldest first, and which one each row has."""
    start, end = (np.asarray(table.column(name).combine_chunks().cast(pa.int32())) for name in ("start", "end"))
    both = start.astype(np.int64) << 32 | end
    if len(both) and (both == both[0]).all():
        return (_period(int(both[0])),), np.zeros(len(both), np.int32)
    keys, which = np.unique(both, return_inverse=True)
    return tuple(_period(key) for key in keys.tolist()), which.astype(np.int32)


def _period(key: int) -> Period:
    return Period(_EPOCH + timedelta(key >> 32), _EPOCH + timedelta(key & 0xFFFFFFFF))
