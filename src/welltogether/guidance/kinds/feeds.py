"""How a published file is laid out: one descriptor a layout, so that a new tabular publication needs no code.

Headings are written as published; they are compared after folding (case, spaces, BOM, trailing footnote marks); `*`
stands for any run of characters and `#` for one digit (the year in LAD##CD). Regular expressions are tried anywhere in
the text (`re.search`).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final, Literal

from welltogether.guidance.items import Citation, Item, Standing
from welltogether.guidance.kinds.feed_columns import (
    AreaFrom,
    CellIs,
    Gather,
    Headings,
    Keep,
    Long,
    Mark,
    NamedColumn,
    PeriodForm,
    PeriodFrom,
    Recognise,
    Rename,
    Role,
    RoleMark,
    Rules,
    SchemeName,
    SchemeYear,
    Spread,
    StatusName,
    UnitName,
    Variable,
    Word,
)

__all__ = [
    "FILES",
    "AreaFrom",
    "BulkTable",
    "CellIs",
    "Gather",
    "Headings",
    "Keep",
    "Layout",
    "Long",
    "LookupColumn",
    "LookupFrom",
    "Mark",
    "NamedColumn",
    "PeriodForm",
    "PeriodFrom",
    "PointsFrom",
    "ReaderName",
    "Recognise",
    "Refused",
    "RegisterFrom",
    "Rename",
    "Role",
    "RoleMark",
    "Rules",
    "SchemeName",
    "SchemeYear",
    "ShapesFrom",
    "Spread",
    "StatusName",
    "TablePart",
    "UnitName",
    "Variable",
    "Word",
]

ReaderName = Literal[
    "table",
    "nomis_bulk",
    "nomis_query",
    "custom_dataset",
    "police_street",
    "lookups",
    "register",
    "boundaries",
    "points",
    "refused",
]
_OURS: Final = Citation(document="house", place="packs/feeds")
_ONE_ROW: Final = Headings()
_NO_MORE_RULES: Final = Rules()


@dataclass(frozen=True, slots=True, kw_only=True)
class LookupColumn:
    """A column of a lookup: `name` is `<scheme>_<year>`, `<scheme>_<year>_name`, `change`, `weight` or another text;
    `#` in it takes the digits that `#` in `column` stands for."""

    column: str
    name: str
    optional: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class LookupFrom:
    """Which columns make the lookup. `ons_columns`: also every column named like LAD22CD, WD22NM, RGN23CD."""

    columns: tuple[LookupColumn, ...] = ()
    ons_columns: bool = False
    distinct: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class TablePart:
    """One table of a file that holds several: found by its own headings or sheet name. Two parts may be two readings of
    the same table. `gather`: the rows of an area are put together. `every`: each sheet that fits is such a table."""

    recognise: Recognise
    headings: Headings = _ONE_ROW
    area: AreaFrom | None = None
    period: PeriodFrom | None = None
    keep: tuple[Keep, ...] = ()
    fill_down: tuple[str, ...] = ()
    variables: tuple[Variable, ...] = ()
    spread: tuple[Spread, ...] = ()
    long: Long | None = None
    gather: Gather | None = None
    lookup: LookupFrom | None = None
    every: bool = False
    optional: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class BulkTable:
    """A census table in the bulk layout, known by what stands before the first colon of its headings and by how many
    columns of figures it has. `prefix` goes before its variables' names; `marked`: its headings end “measures: Value”
    (given only where two tables are otherwise alike)."""

    table: str
    heading: str
    columns: int
    prefix: str
    unit: UnitName = "persons"
    marked: bool | None = None
    renames: tuple[Rename, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterFrom:
    """Which columns make a register of areas: code, name, other names, first and last day, successors, older codes."""

    code: str
    name: str
    alt_names: tuple[str, ...] = ()
    start: str | None = None
    end: str | None = None
    successors: str | None = None
    old_ons_code: str | None = None
    former_codes: str | None = None
    kind: str | None = None
    day_first: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ShapesFrom:
    """Which properties of a feature hold its code and name; `layer`: a pattern of TopoJSON object names; `parts`:
    several features of one code and name are parts of one area."""

    code: str
    name: str | None = None
    vintage: int | None = None
    layer: str | None = None
    ends: str | None = None
    parts: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PointsFrom:
    """Which columns hold a point: `lon` and `lat` in degrees, or `easting` and `northing` in metres of the British
    National Grid. `kind` is a column, or `fixed_kind` one word for all of them."""

    name: str
    lon: str | None = None
    lat: str | None = None
    easting: str | None = None
    northing: str | None = None
    kind: str | None = None
    fixed_kind: str | None = None
    subtype: str | None = None
    area: str | None = None

    def __post_init__(self) -> None:
        if (self.lon is None) != (self.lat is None) or (self.easting is None) != (self.northing is None):
            raise ValueError("a place needs both of its coordinates")
        if (self.lon is None) == (self.easting is None):
            raise ValueError("give either `lon` and `lat` or `easting` and `northing`")


@dataclass(frozen=True, slots=True, kw_only=True)
class Refused:
    """Why a file that is recognised is not taken, and where it belongs."""

    reason: str
    belongs: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout(Item):
    """One published layout. Its id is the dataset's id; `apart` names columns whose contents set one dataset of this
    layout apart from another (two monthly files, two tables), and then the dataset's id is `<id>-<what they hold>`;
    `@headings`, `@areas` and `@period` stand for a fingerprint of those, or the period."""

    cites: Citation = _OURS
    standing: Standing = "house"
    family: str | None = None
    title: str = field()  # a field where other kinds have a property
    publisher: str
    licence: str
    published: str
    precedence: int = 0
    reader: ReaderName
    fictional: bool = False
    recognise: Recognise
    apart: tuple[str, ...] = ()
    headings: Headings = _ONE_ROW
    area: AreaFrom | None = None
    period: PeriodFrom | None = None
    keep: tuple[Keep, ...] = ()
    fill_down: tuple[str, ...] = ()
    variables: tuple[Variable, ...] = ()
    spread: tuple[Spread, ...] = ()
    long: Long | None = None
    tables: tuple[TablePart, ...] = ()
    marks: tuple[Mark, ...] = ()
    rules: Rules = _NO_MORE_RULES
    lookup: LookupFrom | None = None
    register: RegisterFrom | None = None
    shapes: ShapesFrom | None = None
    points: PointsFrom | None = None
    bulk: tuple[BulkTable, ...] = ()
    refused: Refused | None = None
    notes: tuple[str, ...] = ()

    @property
    def family_id(self) -> str:
        """The family its variables belong to: the layout's own id unless it says otherwise."""
        return self.family or self.id


FILES: Final[Mapping[str, type[Item]]] = {"layouts": Layout}
