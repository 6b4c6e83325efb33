"""Long tables: each row says which variable it is about."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pyarrow.compute as pc
from numpy.typing import NDArray

from welltogether.evidence.feeds.areas import Placed, refuse_twice
from welltogether.evidence.feeds.assembling import Assembly, Block, Days
from welltogether.evidence.feeds.reading import Reading
from welltogether.evidence.feeds.series import Series, rename
from welltogether.evidence.feeds.values import (
    Scaling,
    Values,
    cell,
    numbers_at,
    refuse_no_share,
    uniform_signs,
)
from welltogether.evidence.tables.folding import fold, same_text, snake
from welltogether.evidence.tables.numbers import MARKS, NOT_AVAILABLE, OK
from welltogether.evidence.tables.table import Table
from welltogether.guidance.kinds.feeds import AreaFrom, Long
from welltogether.vocabulary.errors import PublicationError

_PER_CENT = frozenset({"%", "per cent", "percent", "percentage", "proportion - %"})
_NONE = -1


@dataclass(frozen=True, slots=True)
class _About:
    """What one combination of texts is about: a variable's index (−1: left out), whether in per cent, and its scale."""

    index: int
    percent: bool = False
    scale: float = 1.0
    share: bool = False


def add_long(
    reading: Reading, assembly: Assembly, placed: Placed, long: Long, area: AreaFrom, dates: tuple[Days, Days]
) -> None:
    """Add a long table's figures. Refuses: the same variable, area and period twice, unless the layout adds rows up."""
    texts, which = _combinations(placed.table, long)
    about = [_about(one, long, assembly) for one in texts]
    index = np.array([one.index for one in about], np.int16)[which]
    reading.leaving.count(
        "measures that are not taken",
        int((index == _NONE).sum()),
        [t.replace("\0", " | ") for t, a in zip(texts, about, strict=True) if a.index == _NONE],
    )
    kept = index != _NONE
    placed, which, index = placed.take(kept), which[kept], index[kept]
    start, end = (one if isinstance(one, int) else one[kept] for one in dates)
    if area.replaced_by:
        once = _one_of_twins(placed, area, index, start, reading)
        placed, which, index = placed.take(once), which[once], index[once]
        start, end = (one if isinstance(one, int) else one[once] for one in (start, end))
    values = _values(reading, placed.table, long, [about[i] for i in range(len(about))], which)
    if long.sum_rows:
        assembly.blocks.append(_summed(assembly, placed, index, (start, end), values))
        return
    if reading.layout.rules.one_row_per_area:
        refuse_twice(placed, area.column, _keys(placed, index, start), " for the same variable and period")
    place = assembly.places(placed.codes, placed.place)
    assembly.blocks.append(Block(index, place, start, end, values))


def _combinations(table: Table, long: Long) -> tuple[list[str], NDArray[np.intp]]:
    columns = [table.text(one) for one in long.variable_from]
    if long.percent_where:
        columns.append(table.text(long.percent_where))
    joined = pc.binary_join_element_wise(*columns, "\0") if len(columns) > 1 else columns[0]
    coded = joined.combine_chunks().dictionary_encode()
    return coded.dictionary.to_pylist(), coded.indices.to_numpy(zero_copy_only=False).astype(np.intp)


def _about(text: str, long: Long, assembly: Assembly) -> _About:
    parts = text.split("\0")
    sign = parts.pop() if long.percent_where else ""
    parts = [part for part in parts if not any(same_text(one, fold(part)) for one in long.unsaid)]
    given = " | ".join(part for part in parts if part)
    renamed = rename(given, long.renames)
    if (renamed is not None and renamed.skip) or (renamed is None and long.only_renamed):
        return _About(_NONE)
    signed = fold(sign) in _PER_CENT and not (renamed and renamed.unit not in (None, "share"))
    percent = long.percent or signed or bool(renamed and renamed.percent)
    unit = (renamed and renamed.unit) or ("share" if percent else long.unit)
    name = (renamed and renamed.name) or "__".join(snake(part) for part in parts if part)
    scale = renamed.scale if renamed and renamed.scale != 1.0 else long.scale
    return _About(assembly.variable(name, unit, given), percent, scale, unit == "share")


def _values(reading: Reading, table: Table, long: Long, about: Sequence[_About], which: NDArray[np.intp]) -> Values:
    place = table.need(long.value)
    series = Series(
        "", long.unit if long.unit != "share" else "rate", long.value, place,
        lower=None if long.lower is None else table.need(long.lower),
        upper=None if long.upper is None else table.need(long.upper),
        base=None if long.base is None else table.need(long.base),
    )  # fmt: skip
    raw = reading.values(table, series)
    signed = uniform_signs(table, place, numbers_at(table, place, reading.marks))
    times = np.array([one.scale for one in about] or [1.0])[which]
    over = np.array([100.0 if one.percent and not signed else 1.0 for one in about] or [1.0])[which]
    scaling = Scaling(times, over)
    shares = np.array([one.share for one in about] or [False])[which]
    value = scaling.of(raw.value)
    refuse_no_share(table, place, np.where(shares, value, np.nan))
    status, value = _status(table, long, raw.status, value, reading)
    lower = None if raw.lower is None else np.where(np.isnan(value), np.nan, scaling.of(raw.lower))
    upper = None if raw.upper is None else np.where(np.isnan(value), np.nan, scaling.of(raw.upper))
    return Values(value, status, lower, upper, raw.base)


def _status(
    table: Table, long: Long, status: NDArray[np.uint8] | None, value: NDArray[np.float64], reading: Reading
) -> tuple[NDArray[np.uint8] | None, NDArray[np.float64]]:
    """A column of marks beside the values decides where it is filled; it takes the value away."""
    if long.status is None:
        return status, value
    text = table.text(long.status)
    coded = text.combine_chunks().dictionary_encode()
    which = coded.indices.to_numpy(zero_copy_only=False)
    known = {**MARKS, **reading.marks, "": OK, "a": OK, "f": OK}
    codes = np.zeros(max(len(coded.dictionary), 1), np.uint8)
    for at, mark in enumerate(coded.dictionary.to_pylist()):
        if mark.lower() not in known:
            row = int(np.flatnonzero(which == at)[0])
            raise PublicationError(
                "A mark is not known",
                table.at(row, long.status),
                found=f"“{cell(table.columns[table.need(long.status)], row)}”",
                expected="a mark such as x, c or z, or a blank",
                next_step="Say what the publisher means by it in the layout (`marks`).",
            )
        codes[at] = known[mark.lower()]
    said = codes[which] if len(which) else codes[:0]
    held = np.zeros(len(value), np.uint8) if status is None else status
    both = np.where(said != OK, said, held)
    both = np.where((both == OK) & np.isnan(value), NOT_AVAILABLE, both).astype(np.uint8)
    return (both if both.any() else None), np.where(both == OK, value, np.nan)


def _keys(placed: Placed, index: NDArray[np.int16], start: Days) -> NDArray[np.int64]:
    """One number for each variable, area and period."""
    when = np.zeros(len(index), np.int64)
    if not isinstance(start, int):
        when = np.unique(start, return_inverse=True)[1].astype(np.int64)
    return (index.astype(np.int64) << 48) | (placed.place.astype(np.int64) << 16) | when


def _summed(
    assembly: Assembly, placed: Placed, index: NDArray[np.int16], dates: tuple[Days, Days], values: Values
) -> Block:
    """Rows of the same variable, area and period added up. One that is missing leaves the sum missing."""
    keys, first, group = np.unique(_keys(placed, index, dates[0]), return_index=True, return_inverse=True)
    value = np.bincount(group, weights=values.value, minlength=len(keys)).astype(np.float64)
    status = None
    if values.status is not None:
        status = np.zeros(len(keys), np.uint8)
        np.maximum.at(status, group, values.status)
        value[status != OK] = np.nan
    start, end = (one if isinstance(one, int) else one[first] for one in dates)
    place = assembly.places(placed.codes, placed.place[first])
    return Block(index[first], place, start, end, Values(value, status))


def _one_of_twins(
    placed: Placed, area: AreaFrom, index: NDArray[np.int16], start: Days, reading: Reading
) -> NDArray[np.bool_]:
    """Notes such as “Obsolete code since 2025 (replaced by E08000038 Barnsley)”: where a file holds the same area under
    both codes, it is taken once, under the code that lived in the layout's year."""
    notes = placed.table.text(area.notes or "").to_pylist()
    pattern = re.compile(area.replaced_by or "")
    heirs: dict[str, tuple[str, int]] = {}
    for row, note in enumerate(notes):
        if note and (match := pattern.search(note)):
            heirs[placed.codes[placed.place[row]]] = (match["code"], int(match["since"]))
    once = np.ones(len(notes), bool)
    keys = _keys(placed, index, start)
    mask = (1 << 48) - (1 << 16)
    for old, (new, since) in heirs.items():
        kept, dropped = (old, new) if since > area.vintage else (new, old)
        reading.notes.append(f"{old} is an obsolete code since {since}: {new} is the same area.")
        if kept in placed.codes and dropped in placed.codes:
            held = keys[placed.place == placed.codes.index(kept)] & ~mask
            twins = (placed.place == placed.codes.index(dropped)) & np.isin(keys & ~mask, held)
            reading.leaving.count("the same area under another code", int(twins.sum()), [f"{dropped} beside {kept}"])
            once &= ~twins
    return once
