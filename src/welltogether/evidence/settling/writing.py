"""Settled figures as Parquet: large areas whole, small ones by district, so that a district reads only its own rows."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from itertools import pairwise
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from welltogether.evidence.areas.known import KnownAreas
from welltogether.evidence.areas.links import Indices
from welltogether.evidence.settling.measuring import NUMBERS, LevelValues
from welltogether.vocabulary.areas import Scheme
from welltogether.vocabulary.figures import Source
from welltogether.vocabulary.periods import Period

SMALL = (Scheme.LSOA, Scheme.MSOA, Scheme.WARD)
LARGE = (Scheme.LTLA, Scheme.REGION, Scheme.COUNTRY)
_WORD = pa.dictionary(pa.int32(), pa.string())
VALUES = pa.schema(
    [
        ("district", _WORD),
        ("measure", _WORD),
        ("start", pa.date32()),
        ("end", pa.date32()),
        ("area", _WORD),
        *((name, pa.float64()) for name in NUMBERS),
        ("carried", pa.uint8()),
    ]
)
"""One row a measure, period and area that has a value. `district` is the district a small area lies in, else empty."""

AREAS = pa.schema([("district", pa.string()), ("code", pa.string()), ("name", pa.string()), ("region", pa.string())])
SHAPES = pa.schema([("district", pa.string()), ("code", pa.string()), ("name", pa.string()), ("wkb", pa.binary())])


SOURCES = pa.schema(
    [(name, pa.string()) for name in ("dataset", "title", "publisher", "licence", "published", "version")]
    + [("fictional", pa.bool_())]
)


@dataclass(frozen=True)
class _Stack:
    """Every measure and period of one level as one matrix [measure-period, area] a number."""

    measures: tuple[str, ...]
    measure: Indices
    periods: tuple[Period, ...]
    numbers: dict[str, np.ndarray[tuple[int, int], np.dtype[np.float64]]]
    carried: np.ndarray[tuple[int, int], np.dtype[np.uint8]]


def values_path(folder: Path, scheme: Scheme) -> Path:
    return folder / f"values_{scheme}.parquet"


def areas_path(folder: Path, scheme: Scheme) -> Path:
    return folder / f"areas_{scheme}.parquet"


def shapes_path(folder: Path, scheme: Scheme) -> Path:
    return folder / f"shapes_{scheme}.parquet"


def write_values(folder: Path, known: KnownAreas, scheme: Scheme, levels: Mapping[str, LevelValues]) -> None:
    """One level's figures: sorted by district, measure, period and area; one row group a district for small areas."""
    areas, stack = known.lists[scheme], _stacked(levels, len(known.lists[scheme]))
    codes = pa.array(areas.codes.astype(str), pa.string())
    districts = pa.array(known.lists[Scheme.LTLA].codes.astype(str), pa.string())
    order, bounds = district_order(known, scheme)
    with pq.ParquetWriter(
        values_path(folder, scheme), VALUES, compression="zstd", compression_level=1, write_statistics=["district"]
    ) as writer:
        for district, (begin, end) in enumerate(pairwise(bounds.tolist())):
            writer.write_table(_block(stack, order[begin:end], codes, districts, district if scheme in SMALL else -1))


def district_order(known: KnownAreas, scheme: Scheme) -> tuple[Indices, Indices]:
    """Areas in the order of their districts (each district's in code order), and where each district begins."""
    n = len(known.lists[scheme])
    if scheme not in SMALL:
        return np.arange(n, dtype=np.int32), np.array([0, n], np.int32)
    district = known.district[scheme]
    order = np.argsort(district, kind="stable").astype(np.int32)
    n_districts = len(known.lists[Scheme.LTLA])
    return order, np.searchsorted(district[order], np.arange(n_districts + 1)).astype(np.int32)


def write_areas(folder: Path, known: KnownAreas, scheme: Scheme) -> None:
    """One level's areas with their names, in the same order as its figures."""
    order, bounds = district_order(known, scheme)
    areas = known.areas(scheme)
    districts = [code.decode() for code in known.lists[Scheme.LTLA].codes.tolist()]
    home = known.district.get(scheme)
    with pq.ParquetWriter(areas_path(folder, scheme), AREAS, compression="zstd") as writer:
        for begin, end in pairwise(bounds.tolist()):
            rows = [areas[place] for place in order[begin:end].tolist()]
            inside = ["" if home is None else districts[home[place]] for place in order[begin:end].tolist()]
            columns = [
                inside,
                [one.code.code for one in rows],
                [one.name for one in rows],
                [one.region.code if one.region else "" for one in rows],
            ]
            writer.write_table(pa.table([pa.array(column, pa.string()) for column in columns], schema=AREAS))


def sources_path(folder: Path) -> Path:
    return folder / "sources.parquet"


def write_sources(folder: Path, sources: Sequence[Source]) -> None:
    """Every publication in use, by dataset."""
    rows = [asdict(one) for one in sorted(sources, key=lambda one: one.dataset)]
    pq.write_table(pa.Table.from_pylist(rows, SOURCES), sources_path(folder))


def _stacked(levels: Mapping[str, LevelValues], n_areas: int) -> _Stack:
    measures = tuple(sorted(measure for measure, level in levels.items() if level.periods))
    rows = [(place, row) for place, measure in enumerate(measures) for row in range(len(levels[measure].periods))]

    def matrix(pick: str) -> list[np.ndarray[tuple[int], np.dtype[np.float64]]]:
        return [levels[measures[place]].numbers[pick][row] for place, row in rows]

    shape = (len(rows), n_areas)
    numbers = {name: np.array(matrix(name), np.float64).reshape(shape) for name in NUMBERS}
    carried = np.array([levels[measures[place]].carried[row] for place, row in rows], np.uint8).reshape(shape)
    periods = tuple(levels[measures[place]].periods[row] for place, row in rows)
    return _Stack(measures, np.array([place for place, _ in rows], np.int32), periods, numbers, carried)


def _block(stack: _Stack, areas: Indices, codes: pa.Array, districts: pa.Array, district: int) -> pa.Table:
    """The rows of some areas: those that have a value, measure by measure."""
    row, column = np.nonzero(np.isfinite(stack.numbers["value"][:, areas]))
    place = areas[column]
    home = np.full(len(row), max(district, 0), np.int32)
    starts = np.array([period.start for period in stack.periods], "datetime64[D]")
    ends = np.array([period.end for period in stack.periods], "datetime64[D]")
    columns = [
        pa.DictionaryArray.from_arrays(pa.array(home), districts if district >= 0 else pa.array([""])),
        pa.DictionaryArray.from_arrays(pa.array(stack.measure[row]), pa.array(stack.measures, pa.string())),
        pa.array(starts[row], pa.date32()),
        pa.array(ends[row], pa.date32()),
        pa.DictionaryArray.from_arrays(pa.array(column.astype(np.int32)), codes.take(pa.array(areas))),
        *(_or_null(stack.numbers[name][row, place]) for name in NUMBERS),
        pa.array(stack.carried[row, place]),
    ]
    return pa.table(columns, schema=VALUES)


def _or_null(values: np.ndarray[tuple[int], np.dtype[np.float64]]) -> pa.Array:
    return pa.array(values, pa.float64(), from_pandas=True)


def write_shapes(folder: Path, known: KnownAreas, scheme: Scheme, shapes: Sequence[bytes | None]) -> int:
    """One level's outlines in the same order; areas without one are left out. Gives how many have one."""
    order, bounds = district_order(known, scheme)
    areas, codes = known.lists[scheme], known.lists[scheme].codes.astype(str).tolist()
    districts, home = known.lists[Scheme.LTLA].codes.astype(str).tolist(), known.district.get(scheme)
    n = 0
    with pq.ParquetWriter(
        shapes_path(folder, scheme), SHAPES, compression="zstd", write_statistics=["district"]
    ) as writer:
        for begin, end in pairwise(bounds.tolist()):
            drawn = [place for place in order[begin:end].tolist() if shapes[place] is not None]
            n += len(drawn)
            columns = [
                pa.array(["" if home is None else districts[home[place]] for place in drawn], pa.string()),
                pa.array([codes[place] for place in drawn], pa.string()),
                pa.array([areas.names[place] for place in drawn], pa.string()),
                pa.array([shapes[place] for place in drawn], pa.binary()),
            ]
            writer.write_table(pa.table(columns, schema=SHAPES))
    return n
