"""The lookups and registers that a workspace holds, read as columns of codes that stand side by side."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from welltogether.evidence.store.datasets import StoredDataset
from welltogether.vocabulary.areas import Scheme, scheme_of_code

Bytes = NDArray[np.bytes_]
Flags = NDArray[np.bool_]
Key = tuple[Scheme, int]

_COLUMN = re.compile(rf"({'|'.join(Scheme)}|county)_(\d{{4}})(_name)?")
_CHANGE = re.compile(r"change(?:_(\d{2,4})_(\d{2,4}))?")


@dataclass(frozen=True)
class Pairs:
    """Two columns of codes side by side, blanks left out; `loose` marks pairs that the publisher calls irregular."""

    left: Bytes
    right: Bytes
    loose: Flags


@dataclass(frozen=True)
class LookupTable:
    """One lookup: its columns of codes by scheme and year, and its columns of names."""

    dataset: str
    codes: dict[Key, Bytes]
    names: dict[Key, pa.Array]
    irregular: dict[tuple[int, int], Flags] = field(default_factory=dict)

    def pairs(self, left: Key, right: Key) -> Pairs | None:
        """The pairs of two columns, or None when the table lacks one."""
        if left not in self.codes or right not in self.codes:
            return None
        a, b = self.codes[left], self.codes[right]
        filled = (a != b"") & (b != b"")
        loose = self.irregular.get((left[1], right[1]), np.zeros(len(a), bool))
        return Pairs(a[filled], b[filled], loose[filled])


@dataclass(frozen=True, slots=True)
class Council:
    """An area of a register, living or not."""

    code: str
    name: str
    alt_names: tuple[str, ...]
    start: str
    end: str
    successors: tuple[str, ...]
    old_ons_code: str
    former_codes: tuple[str, ...]
    kind: str
    county: str = ""


@dataclass(frozen=True)
class Lookups:
    """Every lookup and register in use, newest publication first."""

    tables: tuple[LookupTable, ...]
    councils: tuple[Council, ...]
    named: tuple[tuple[str, str, int], ...] = ()  # code, name and vintage of districts on boundary files
    _kept: dict[tuple[Key, Key], Pairs | None] = field(default_factory=dict, repr=False, compare=False)

    @cached_property
    def counties(self) -> Pairs:
        """Each county beside each district in it, living or not, as the registers tell."""
        rows = [(one.county.encode(), one.code.encode()) for one in self.councils if one.county]
        columns = np.array(rows, "S9").reshape(-1, 2)
        return Pairs(columns[:, 0].copy(), columns[:, 1].copy(), np.zeros(len(rows), bool))

    @cached_property
    def columns(self) -> frozenset[Key]:
        return frozenset(key for table in self.tables for key in table.codes)

    def vintages(self, scheme: Scheme) -> tuple[int, ...]:
        """The years for which a scheme's codes are held, newest first."""
        return tuple(sorted({year for one, year in self.columns if one is scheme}, reverse=True))

    def pairs(self, left: Key, right: Key) -> Pairs | None:
        """The pairs of two columns, from the table that covers the most areas (the newest of several such)."""
        if (left, right) not in self._kept:
            found = [pairs for table in self.tables if (pairs := table.pairs(left, right)) is not None]
            best = max(found, key=_reach, default=None)
            self._kept[left, right] = best if best is not None and len(best.left) else None
        return self._kept[left, right]

    def codes(self, key: Key) -> Bytes:
        """Every code of a scheme and year, in order."""
        held = [table.codes[key] for table in self.tables if key in table.codes]
        every = np.unique(np.concatenate(held)) if held else np.zeros(0, "S9")
        filled: Bytes = every[every != b""]
        return filled


def read_lookups(datasets: Iterable[StoredDataset]) -> Lookups:
    """Read the lookups, registers and the names on boundaries among the datasets in use."""
    newest_first = sorted(datasets, key=lambda one: (one.precedence, one.published), reverse=True)
    tables = tuple(lookup_table(one.dataset, one.read()) for one in newest_first if one.kind == "lookup")
    councils = [row for one in newest_first if one.kind == "register" for row in register_of(one.read())]
    named = [
        row
        for one in newest_first
        if one.kind == "boundaries"
        for row in _district_names(one.read(["code", "name", "vintage"]))
    ]
    return Lookups(tables, tuple(councils), tuple(named))


def lookup_table(dataset: str, table: pa.Table) -> LookupTable:
    """Take a lookup's table apart into code columns, name columns and marks of irregular changes."""
    codes: dict[Key, Bytes] = {}
    names: dict[Key, pa.Array] = {}
    for column in table.column_names:
        if match := _COLUMN.fullmatch(column):
            key = (Scheme.UTLA if match[1] == "county" else Scheme(match[1]), int(match[2]))
            if match[3]:
                names[key] = table.column(column).combine_chunks()
            else:
                codes[key] = as_bytes(table.column(column))
    return LookupTable(dataset, codes, names, _irregular(table, codes))


def as_bytes(column: pa.ChunkedArray | pa.Array) -> Bytes:
    """A column of codes as fixed-width bytes; null is empty. Codes are ASCII: nine characters, older ones fewer."""
    filled = column.cast(pa.string()).fill_null("")
    return np.asarray(filled.to_numpy(zero_copy_only=False), dtype="S9")


def _reach(pairs: Pairs) -> tuple[int, int]:
    """How many areas of England (or of a fictional country) a set of pairs leads to, and from."""
    ours = np.isin(pairs.right.astype("S1"), [b"E", b"X"])
    return len(np.unique(pairs.right[ours])), len(np.unique(pairs.left[ours]))


def _irregular(table: pa.Table, codes: dict[Key, Bytes]) -> dict[tuple[int, int], Flags]:
    """Which rows a publisher marks as an irregular change (X), by the two years it happened between."""
    out = {}
    for column in table.column_names:
        if not (match := _CHANGE.fullmatch(column)):
            continue
        years = sorted({year for _, year in codes})
        first, last = (_year(match[1]), _year(match[2])) if match[1] else (years[0], years[-1])
        flags = as_bytes(table.column(column)) == b"X"
        out[(first, last)] = flags
        out[(last, first)] = flags
    return out


def _year(text: str) -> int:
    return int(text) if len(text) == 4 else 2000 + int(text)


def register_of(table: pa.Table) -> tuple[Council, ...]:
    """The rows of a register."""
    return tuple(_council(row) for row in table.to_pylist())


def _council(row: dict[str, Any]) -> Council:
    words = ("code", "name", "start", "end", "old_ons_code", "kind", "county")
    text: dict[str, Any] = {name: str(row.get(name) or "") for name in words}
    lists: dict[str, Any] = {name: tuple(row[name] or ()) for name in ("alt_names", "successors", "former_codes")}
    return Council(**text, **lists)


def _district_names(table: pa.Table) -> list[tuple[str, str, int]]:
    rows = zip(*(table.column(name).to_pylist() for name in ("code", "name", "vintage")), strict=True)
    return [(code, name or "", year or 0) for code, name, year in rows if scheme_of_code(code) is Scheme.LTLA]
