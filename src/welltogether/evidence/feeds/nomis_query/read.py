"""A Nomis query's page → a draft of figures."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

import numpy as np
import pyarrow as pa

from welltogether.evidence.drafts import Draft
from welltogether.evidence.feeds.figures import read_figures
from welltogether.evidence.feeds.names import COUNTRIES_AND_REGIONS, AreaNames
from welltogether.evidence.feeds.nomis_query.blocks import Block, blocks_of
from welltogether.evidence.feeds.reading import Reading, fingerprint
from welltogether.evidence.tables.folding import fold, snake
from welltogether.evidence.tables.sheet import Sheet
from welltogether.evidence.tables.table import Table
from welltogether.guidance.kinds.feeds import AreaFrom, Long, TablePart, UnitName, Variable
from welltogether.vocabulary.errors import Location, PublicationError

_CODE = "mnemonic"
_AREA, _ABOUT = "area", "about"
_UNITS: dict[str, UnitName] = {"persons": "persons", "households": "households", "dwellings": "dwellings"}
_MOST_PARTS = 3


def read(reading: Reading) -> tuple[Draft, ...]:
    """See registry.read."""
    part = reading.parts()[0]
    pages = [(sheet, list(blocks_of(sheet.grid()))) for sheet in reading.source.sheets]
    blocks = [block for _, held in pages for block in held]
    if not any(block.rows for block in blocks):
        raise PublicationError(
            "The file holds no figures", Location(file=reading.file), f"{len(blocks)} blocks without rows",
            "rows of figures under the headings", "Run the query again.",
        )  # fmt: skip
    reading.apart += [_label(blocks[0]), blocks[0].date, _sign(blocks)]
    tables = (one for sheet, held in pages for block in held for one in _tables(reading, sheet, block, part))
    rows_read = sum(len(block.rows) for block in blocks)
    return (replace(read_figures(reading, tables), rows_read=rows_read),)


def _label(block: Block) -> str:
    return block.table_code or "-".join(snake(block.title.partition(" - ")[0]).split("_")[:_MOST_PARTS])


def _sign(blocks: Sequence[Block]) -> str:
    """A fingerprint of the areas and dimensions asked for: another query of the same dataset is another dataset."""
    return fingerprint([text for block in blocks for text in (*block.headings, block.about)])


def _tables(reading: Reading, sheet: Sheet, block: Block, part: TablePart) -> Iterator[tuple[Table, TablePart, str]]:
    """A block as tables the core can read: one with areas down, or one for each area that stands across."""
    unit = _UNITS.get(block.unit, "count")
    start = "__".join(filter(None, (block.table_code, block.about)))
    preamble = f"date {block.date}"
    area = part.area or AreaFrom(column=_AREA, vintage=2021)
    if not _is_across(block, reading.names):
        place = next((at for at, one in enumerate(block.headings) if fold(one) == _CODE), None)
        column = block.headings[0] if place is None else block.headings[place]
        told = replace(area, column=column, names=place is None)
        variables = tuple(
            Variable(column=one, name="__".join(filter(None, (start, snake(one)))), unit=unit)
            for one in block.headings[(place or 0) + 1 :]
        )
        yield _down(sheet, block), replace(part, area=told, variables=variables), preamble
        return
    for at, name in enumerate(block.headings[1:], start=1):
        told = replace(area, column=_AREA, names=True)
        long = Long(variable_from=(_ABOUT,), value=name, unit=unit)
        yield _across(sheet, block, at, start), replace(part, area=told, long=long), preamble


def _is_across(block: Block, names: AreaNames) -> bool:
    """Areas run across when the headings after the first are names of areas."""
    if any(fold(one) == _CODE for one in block.headings):
        return False
    return any(COUNTRIES_AND_REGIONS.codes_of(one, ()) or names.codes_of(one, ()) for one in block.headings[1:])


def _down(sheet: Sheet, block: Block) -> Table:
    columns = tuple(_texts([_at(cells, place) for _, cells in block.rows]) for place in range(len(block.headings)))
    return Table(sheet.file, sheet.name, block.headings, columns, _numbers(block))


def _across(sheet: Sheet, block: Block, place: int, start: str) -> Table:
    about = ["__".join(filter(None, (start, snake(cells[0])))) for _, cells in block.rows]
    name = block.headings[place]
    values = [_at(cells, place) for _, cells in block.rows]
    columns = (_texts([name] * len(about)), _texts(about), _texts(values))
    return Table(sheet.file, sheet.name, (_AREA, _ABOUT, name), columns, _numbers(block))


def _at(cells: Sequence[str], place: int) -> str:
    return cells[place] if place < len(cells) else ""


def _texts(values: Sequence[str]) -> pa.ChunkedArray:
    return pa.chunked_array([pa.array(list(values), pa.string())])


def _numbers(block: Block) -> "np.ndarray[tuple[int], np.dtype[np.int32]]":
    return np.array([number for number, _ in block.rows], np.int32)
