"""A draft is what a reader gives: one dataset, checked and in canonical form, not yet stored."""

from dataclasses import dataclass
from typing import Literal

import pyarrow as pa

Kind = Literal["figures", "lookup", "register", "boundaries", "points"]

FIGURES = pa.schema(
    [
        ("variable", pa.dictionary(pa.int16(), pa.string())),
        ("area", pa.dictionary(pa.int32(), pa.string())),
        ("vintage", pa.int16()),
        ("start", pa.date32()),
        ("end", pa.date32()),
        ("value", pa.float64()),
        ("lower", pa.float64()),
        ("upper", pa.float64()),
        ("base", pa.float64()),
        ("status", pa.dictionary(pa.int8(), pa.string())),
    ]
)
"""One row a variable, area and period. `value` is null unless `status` is “ok”; shares are 0–1; the variable's name
goes without its family; the area's scheme follows from its code."""

REGISTER = pa.schema(
    [
        ("code", pa.string()),
        ("name", pa.string()),
        ("alt_names", pa.list_(pa.string())),
        ("start", pa.date32()),
        ("end", pa.date32()),
        ("successors", pa.list_(pa.string())),
        ("old_ons_code", pa.string()),
        ("former_codes", pa.list_(pa.string())),
        ("kind", pa.string()),
    ]
)
"""One row an area that is or was; `end` null while it lives. `successors`, `former_codes`: codes as published."""

BOUNDARIES = pa.schema([("code", pa.string()), ("name", pa.string()), ("vintage", pa.int16()), ("wkb", pa.binary())])
"""One row an area; geometry is WGS84 longitude and latitude."""

POINTS = pa.schema(
    [
        ("kind", pa.string()),
        ("subtype", pa.string()),
        ("name", pa.string()),
        ("area", pa.string()),
        ("lon", pa.float64()),
        ("lat", pa.float64()),
    ]
)


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Rows that were read and not taken: why, how many, and the first few (row numbers and codes, never a person)."""

    reason: str
    count: int
    examples: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class VariableInfo:
    """A variable of a figures draft: its name in the dataset, its unit and the heading it came from."""

    name: str
    unit: str
    heading: str


@dataclass(frozen=True)
class Draft:
    """One dataset read from one or more files of one layout. A lookup's table has columns `<scheme>_<year>`,
    `<scheme>_<year>_name`, and text columns such as `change`; the other kinds have the schemas above."""

    dataset: str
    family: str
    layout: str
    kind: Kind
    title: str
    publisher: str
    licence: str
    published: str
    precedence: int
    files: tuple[str, ...]
    table: pa.Table
    rows_read: int
    left_out: tuple[LeftOut, ...] = ()
    notes: tuple[str, ...] = ()
    fictional: bool = False
    variables: tuple[VariableInfo, ...] = ()

    @property
    def rows_left_out(self) -> int:
        return sum(one.count for one in self.left_out)
