"""One row a crime → counts by small area, month and type, anti-social behaviour among them."""

from dataclasses import replace

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from welltogether.evidence.drafts import Draft
from welltogether.evidence.feeds.figures import read_figures, text_table
from welltogether.evidence.feeds.reading import Reading
from welltogether.evidence.tables.table import Table
from welltogether.guidance.kinds.feeds import TablePart

COUNT, TOTAL = "crimes", "All crime and anti-social behaviour"
_MONTH, _LSOA, _TYPE = "Month", "LSOA code", "Crime type"


def read(reading: Reading) -> tuple[Draft, ...]:
    """See registry.read. A row is counted whether or not it has a Crime ID: anti-social behaviour has none, and an ID
    may stand on several rows, one for each crime of an incident."""
    part = reading.parts()[0]
    found = reading.find(part)[0]
    table = found.table([found.shell.need(one) for one in (_MONTH, _LSOA, _TYPE, *reading.layout.apart)])
    reading.count(len(table))
    reading.set_apart(table)
    placed = pc.not_equal(table.text(_LSOA), "").to_numpy(zero_copy_only=False)
    reading.leaving.count("no location", int((~placed).sum()))
    counted = _counts(table.take(placed))
    rows_read = reading.rows_read
    draft = read_figures(reading, [(counted, _as_long(part), "")])
    return (replace(draft, rows_read=rows_read),)


def _counts(table: Table) -> Table:
    keys = [_LSOA, _MONTH, _TYPE]
    rows = pa.table({one: table.text(one) for one in keys})
    by_type = rows.group_by(keys, use_threads=False).aggregate([([], "count_all")])
    everything = rows.group_by(keys[:2], use_threads=False).aggregate([([], "count_all")])
    everything = everything.append_column(_TYPE, pa.array([TOTAL] * everything.num_rows, pa.string()))
    both = pa.concat_tables([by_type, everything.select(by_type.column_names)])
    columns = {one: both.column(one) for one in keys}
    columns[COUNT] = pc.cast(both.column("count_all"), pa.float64())
    numbered = Table(table.file, table.sheet, (), (), np.arange(1, both.num_rows + 1, dtype=np.int32))
    return text_table(numbered, columns)


def _as_long(part: TablePart) -> TablePart:
    return replace(part, keep=())
