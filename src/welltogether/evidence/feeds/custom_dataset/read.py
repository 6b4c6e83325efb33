"""A custom dataset → a draft, with the total of each area added up."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from welltogether.evidence.drafts import Draft
from welltogether.evidence.feeds.figures import read_figures, text_table
from welltogether.evidence.feeds.reading import Reading, fingerprint, label
from welltogether.evidence.tables.folding import fold, snake
from welltogether.evidence.tables.table import Table
from welltogether.guidance.kinds.feeds import AreaFrom, Long
from welltogether.vocabulary.areas import scheme_of_code
from welltogether.vocabulary.errors import Location, PublicationError

_CATEGORIES = re.compile(r"^(?P<name>.+?) \((?P<count>\d+) categories\)$", re.I)
_DOES_NOT_APPLY = "-8"
_VALUE, _ABOUT, _TOTAL = "observation", "about", "total"


@dataclass(frozen=True, slots=True)
class _Dimension:
    """A census variable of the dataset: the headings of its code and its category, and the prefix of its names."""

    code: str
    category: str
    prefix: str


def read(reading: Reading) -> tuple[Draft, ...]:
    """See registry.read. Rows for “Does not apply” (code −8) are left out: they are in nobody's base."""
    part = reading.parts()[0]
    table = reading.find(part)[0].table()
    area, dimensions = _columns(table, reading)
    rows = len(table)
    for one in dimensions:
        applies = pc.not_equal(table.text(one.code), _DOES_NOT_APPLY).to_numpy(zero_copy_only=False)
        reading.leaving.count("does not apply (code −8)", int((~applies).sum()))
        table = table.take(applies)
    codes = sorted(pc.unique(table.text(area)).to_pylist())
    schemes = sorted({scheme.value for code in codes if (scheme := scheme_of_code(code))})
    reading.apart += [label([fold(one.category) for one in dimensions]), *schemes, fingerprint(codes)]
    long = _with_totals(table, area, dimensions)
    reading.notes.append("The total of each area is the sum of its categories.")
    unit = reading.layout.long.unit if reading.layout.long else "persons"
    told = replace(
        part,
        area=replace(part.area or AreaFrom(column=area, vintage=2021), column=area),
        long=Long(variable_from=(_ABOUT,), value=_VALUE, unit=unit, sum_rows=True),
    )
    draft = read_figures(reading, [(long, told, "")])
    return (replace(draft, rows_read=rows),)


def _columns(table: Table, reading: Reading) -> tuple[str, list[_Dimension]]:
    """The area's column, and the pairs of columns that follow its name: “X Code”, “X”."""
    headings = [one for one in table.headings if one.strip()]
    area, rest = headings[0], headings[2:-1]
    if (
        len(rest) < 2
        or len(rest) % 2
        or any(fold(a) != f"{fold(b)} code" for a, b in _pairs([area, headings[1], *rest]))
    ):
        raise PublicationError(
            "The columns do not come in pairs of code and name",
            Location(file=table.file),
            found=", ".join(f"“{one}”" for one in headings),
            expected="“<geography> Code”, “<geography>”, “<variable> Code”, “<variable>”, …, “Observation”",
            next_step="Fetch the dataset again from ONS without changing its columns.",
        )
    return area, [_Dimension(code, name, _prefix(name, reading)) for code, name in _pairs(rest)]


def _pairs(headings: Sequence[str]) -> list[tuple[str, str]]:
    return list(zip(headings[::2], headings[1::2], strict=False))


def _prefix(heading: str, reading: Reading) -> str:
    match = _CATEGORIES.match(" ".join(heading.split()))
    name = match["name"] if match else heading
    known = next((one for one in reading.layout.bulk if fold(one.heading) == fold(name)), None)
    return known.prefix if known else snake(name)


def _with_totals(table: Table, area: str, dimensions: Sequence[_Dimension]) -> Table:
    """A row an area and category, and again as part of the area's total (the reader adds rows up)."""
    names = [_names(table, one) for one in dimensions]
    about = names[0] if len(names) == 1 else pc.binary_join_element_wise(*names, "__")
    total = "__".join(f"{one.prefix}_{_TOTAL}" for one in dimensions)
    codes, values = table.text(area), table.text(_VALUE)
    doubled = {
        area: pa.chunked_array([*codes.chunks, *codes.chunks], type=pa.string()),
        _ABOUT: pa.chunked_array([*_chunks(about), pa.array([total] * len(table), pa.string())]),
        _VALUE: pa.chunked_array([*values.chunks, *values.chunks], type=pa.string()),
    }
    rows = np.concatenate([table.rows, table.rows])
    return text_table(Table(table.file, table.sheet, (), (), rows), doubled)


def _names(table: Table, dimension: _Dimension) -> pa.Array:
    """Each row's category as the variable's name."""
    coded = table.text(dimension.category).combine_chunks().dictionary_encode()
    names = [f"{dimension.prefix}_{snake(one)}" for one in coded.dictionary.to_pylist()]
    return pa.array(names, pa.string()).take(coded.indices)


def _chunks(column: pa.Array) -> list[pa.Array]:
    return column.chunks if isinstance(column, pa.ChunkedArray) else [column]
