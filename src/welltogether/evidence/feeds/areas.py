"""A column of area codes or names → codes by row; a row that is no area is left out for a reason, or refused."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from welltogether.evidence.feeds.leaving import Leaving
from welltogether.evidence.feeds.names import COUNTRIES_AND_REGIONS, AreaNames
from welltogether.evidence.tables.table import Table, as_text
from welltogether.guidance.kinds.feeds import AreaFrom
from welltogether.vocabulary.areas import Scheme, is_of_another_entity, scheme_of_code
from welltogether.vocabulary.errors import PublicationError

_PSEUDO = re.compile(r"[A-Z]99999999")
_BLANK, _UNKNOWN = -1, -2


@dataclass(frozen=True, eq=False)
class Placed:
    """The rows that are areas. `table`: only those rows; `place`: each row's index into `codes`."""

    table: Table
    codes: tuple[str, ...]
    place: NDArray[np.int32]

    def take(self, mask: NDArray[np.bool_]) -> "Placed":
        return self if mask.all() else Placed(self.table.take(mask), self.codes, self.place[mask])


def place_rows(table: Table, area: AreaFrom, names: AreaNames, leaving: Leaving) -> Placed:
    """Find the area of every row.

    Takes: the table, the descriptor's account of its areas, what knows names, and the tally of rows left out.
    Refuses: a code that no scheme has, a name that is not known, a blank where there should be an area
    (PublicationError with row and column).
    """
    if area.fixed is not None:
        return Placed(table, (area.fixed,), np.zeros(len(table), np.int32))
    texts, where = _distinct(table, area)
    known = [_Known.of(text, area, names) for text in texts]
    verdict = np.array([one.verdict for one in known], np.int32)[where]
    rows = _drop_footnotes(table, area, verdict, leaving)
    _leave_blanks(table, area, rows & (verdict == _BLANK), leaving)
    _refuse_first(table, area, names, rows & (verdict == _UNKNOWN), [texts[i] for i in where])
    for reason in dict.fromkeys(one.reason for one in known if one.reason):
        ours = np.array([one.reason == reason for one in known])[where] & rows
        leaving.count(reason, int(ours.sum()), [texts[i].replace("\0", ", ") for i in where[ours][:9]])
    codes = list(dict.fromkeys(one.code for one in known if one.code))
    index = {code: at for at, code in enumerate(codes)}
    place = np.array([index.get(one.code, -1) for one in known], np.int32)[where]
    kept = rows & (place >= 0)
    return Placed(table.take(kept), tuple(codes), place[kept])


@dataclass(frozen=True, slots=True)
class _Known:
    """What one text in the area column is: a code; or why its rows are left out; or blank; or unknown."""

    code: str = ""
    reason: str = ""
    verdict: int = 0

    @classmethod
    def of(cls, text: str, area: AreaFrom, names: AreaNames) -> "_Known":
        name, _, within = text.partition("\0")
        if not name:
            return cls(verdict=_BLANK)
        if name in area.other_codes or name in area.other_names:
            return cls(reason=f"not an area of ours: {name}")
        if not area.names:
            return cls._of_code(name, area)
        codes = find_name(name, area, names, within)
        if len(codes) == 1:
            return cls(code=codes[0])
        return cls(reason="a name that is not known") if area.unknown == "leave out" else cls(verdict=_UNKNOWN)

    @classmethod
    def _of_code(cls, code: str, area: AreaFrom) -> "_Known":
        if _PSEUDO.fullmatch(code):
            return cls(reason="a pseudo code: no such area")
        scheme = scheme_of_code(code)
        if scheme is None:
            if area.schemes and is_of_another_entity(code):
                return cls(reason=f"another kind of area ({code[:3]})")
            return cls(verdict=_UNKNOWN)
        if area.schemes and scheme.value not in area.schemes:
            return cls(reason=f"rows for another level: {scheme.plain_name}")
        return cls(code=code)


def find_name(name: str, area: AreaFrom, names: AreaNames, within: str = "") -> tuple[str, ...]:
    """The codes that bear a name, at the levels and in the year that the layout is about."""
    schemes = tuple(Scheme(one) for one in area.schemes)
    if within:
        districts = names.codes_of(within, (Scheme.LTLA,), year=area.vintage)
        found = [one for place in districts for one in names.codes_of(name, (Scheme.WARD,), place, area.vintage)]
        return tuple(dict.fromkeys(found))
    return COUNTRIES_AND_REGIONS.codes_of(name, schemes) or names.codes_of(name, schemes, year=area.vintage)


def _distinct(table: Table, area: AreaFrom) -> tuple[list[str], NDArray[np.intp]]:
    """The different texts of the area column, and which of them each row has."""
    text = table.text(area.column)
    if area.within:
        text = pc.binary_join_element_wise(text, table.text(area.within), "\0")
        text = pc.if_else(pc.starts_with(text, "\0"), "", text)
    coded = pa.chunked_array([text.combine_chunks()]).combine_chunks().dictionary_encode()
    return coded.dictionary.to_pylist(), coded.indices.to_numpy(zero_copy_only=False).astype(np.intp)


def _drop_footnotes(table: Table, area: AreaFrom, verdict: NDArray[np.int32], leaving: Leaving) -> NDArray[np.bool_]:
    """Rows to look at: not wholly blank, and not under the last area where the layout says notes stand there."""
    rows = ~blank_rows(table, verdict == _BLANK)
    if area.footnotes and (verdict == 0).any():
        last = int(np.flatnonzero(verdict == 0)[-1])
        notes = rows.copy()
        notes[: last + 1] = False
        leaving.count("notes under the table", int(notes.sum()), _row_numbers(table, notes))
        rows &= ~notes
    return rows


def blank_rows(table: Table, suspects: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Which of the suspected rows have nothing in any column that was read."""
    out = np.zeros(len(table), bool)
    places = np.flatnonzero(suspects)
    if not len(places):
        return out
    filled = np.zeros(len(places), bool)
    take = pa.array(places)
    for column in table.columns:
        if column.null_count < len(column):
            filled |= pc.not_equal(as_text(column.take(take)), "").to_numpy().astype(bool)
    out[places[~filled]] = True
    return out


def _leave_blanks(table: Table, area: AreaFrom, blanks: NDArray[np.bool_], leaving: Leaving) -> None:
    if not blanks.any():
        return
    if area.blank == "leave out":
        leaving.count(f"no area in “{area.column}”", int(blanks.sum()), _row_numbers(table, blanks))
        return
    raise PublicationError(
        "A row has no area",
        table.at(int(np.flatnonzero(blanks)[0]), area.column),
        found=f"a blank cell ({int(blanks.sum())} such rows)",
        expected="the name of an area" if area.names else "an area code of nine characters, such as E07000117",
        next_step="Fill in the area or remove the row; rows of notes belong under the table.",
    )


def _refuse_first(table: Table, area: AreaFrom, names: AreaNames, bad: NDArray[np.bool_], texts: Sequence[str]) -> None:
    if not bad.any():
        return
    first = int(np.flatnonzero(bad)[0])
    name, _, within = texts[first].partition("\0")
    if area.names:
        raise _unknown_name(table, area, names, first, name, within)
    raise PublicationError(
        "An area code is not known",
        table.at(first, area.column),
        found=f"“{name}”" + (f" (and {int(bad.sum()) - 1} more)" if bad.sum() > 1 else ""),
        expected="a nine-character ONS code such as E07000117",
        next_step="Correct the code. If it stands in a row of notes, say so in the layout (`footnotes: true`).",
    )


def _unknown_name(table: Table, area: AreaFrom, names: AreaNames, row: int, name: str, within: str) -> PublicationError:
    schemes = tuple(Scheme(one) for one in area.schemes)
    codes = find_name(name, area, names, within)
    near = names.near(name, schemes) or COUNTRIES_AND_REGIONS.near(name, schemes)
    spelt = ", ".join(f"“{one}”" for one in near)
    return PublicationError(
        "A name stands for several areas" if codes else "An area's name is not known",
        table.at(row, area.column),
        found=f"“{name}”" + (f" in {within}" if within else "") + (f": {', '.join(codes)}" if codes else ""),
        expected="a name or other name in the lookups and the register of councils of this workspace"
        + (f"; near it are {spelt}" if spelt else ""),
        next_step="Correct the name, or import the lookup or register that holds it first. Names are never guessed.",
    )


def _row_numbers(table: Table, mask: NDArray[np.bool_]) -> list[str]:
    return [f"row {number}" for number in table.rows[mask][:3].tolist()]


def refuse_twice(placed: Placed, column: str, keys: NDArray[np.int64], what: str = "") -> None:
    """Refuses: the same key on two rows (PublicationError naming both)."""
    order = np.argsort(keys, kind="stable")
    same = np.flatnonzero(keys[order][1:] == keys[order][:-1])
    if not len(same):
        return
    first, second = sorted((int(order[same[0]]), int(order[same[0] + 1])))
    code = placed.codes[placed.place[second]]
    raise PublicationError(
        "An area stands twice in the table",
        placed.table.at(second, column),
        found=f"{code} again; it stands in row {int(placed.table.rows[first])} already{what}",
        expected="each area once" + (" for each variable and period" if what else ""),
        next_step="Remove the row that does not belong, or ask the publisher which is right.",
    )
