"""How the columns and rows of a published table are to be read: where, when, what, and what to leave out.

Parts of a layout (see `feeds`); no file of a pack holds them by themselves.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final, Literal

from welltogether.guidance.items import Item

PeriodForm = Literal[
    "year",
    "financial_year",
    "academic_year",
    "mid_year",
    "year_to_june",
    "year_ending",
    "calendar",
    "iso",
    "quarter_end",
    "month",
    "day",
    "any",
]
"""year: 2021; financial_year: 2010/11, 201011, or 2010 for the year that starts in April 2010; academic_year: 202021
or 2020/21, from September; year_to_june: 2011 for July 2010 to June 2011; mid_year: 30 June of the year, or “Mid-2010
to Mid-2011” from 1 July to 30 June; year_ending: “June 2025” for the twelve months that end with it; calendar: “Jan
2011 to Dec 2011”; iso: 2023-04-01/P1Y; quarter_end: 2019-03-31, the three months that end then; month: 2018-12 or
201812; day: 2021-03-21; any: whatever Period.parse reads."""
StatusName = Literal["suppressed", "not available", "unreliable", "not applicable", "rounds to zero"]
Role = Literal["value", "lower", "upper", "half_width", "base", "skip"]
SchemeName = Literal["lsoa", "msoa", "ward", "ltla", "utla", "csp", "pfa", "pcon", "region", "country"]
UnitName = Literal[
    "persons", "households", "dwellings", "share", "score", "rank", "decile", "index", "rate", "mean", "count",
    "pounds", "years", "ratio", "hectares", "minutes", "offences", "votes", "births", "registrations",
]  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class CellIs:
    """A cell of the first row under the headings: which column, and a pattern that its whole text must match."""

    column: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Recognise:
    """What the content must show. Every part that is given must hold.

    `columns`: headings that stand together in one row (of the first 40); `absent`: headings that must not stand there;
    `preamble`: a pattern found in the rows above them; `sheet`: a pattern of the sheet's name; `cells`: what stands in
    the first filled row under them; `signature`: a kind of binary or loose file that is known by how it begins (then
    `preamble` is sought in the first rows).
    """

    columns: tuple[str, ...] = ()
    absent: tuple[str, ...] = ()
    preamble: str | None = None
    sheet: str | None = None
    cells: tuple[CellIs, ...] = ()
    signature: Literal["stata", "spss", "polis-summary", "nomis-query"] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SchemeYear:
    """The year of the boundaries of one scheme, where a file mixes several."""

    scheme: SchemeName
    vintage: int


@dataclass(frozen=True, slots=True, kw_only=True)
class AreaFrom:
    """Which column says where, or `fixed`: the code of the one area that the whole table is about.

    `vintage`: year of the boundaries; `vintages`: other years for some schemes. `names`: the column holds names,
    resolved exactly; `within`: the column that names the district a ward name is in; `unknown`: what to do with a name
    that is not known. `schemes`: only these are kept, others are left out and counted. `blank`: what a row without a
    code is. `footnotes`: rows after the last area are notes. `other_codes`: codes that are known not to be areas of
    ours (GI), left out and counted. `replaced_by`: a pattern with groups `code` and `since`, found in the column
    `notes`: the same area's later code. A file that holds an area under both is read once, under the code that lived in
    the year of the vintage.
    """

    column: str = ""
    fixed: str | None = None
    vintage: int
    vintages: tuple[SchemeYear, ...] = ()
    names: bool = False
    schemes: tuple[SchemeName, ...] = ()
    within: str | None = None
    unknown: Literal["refuse", "leave out"] = "refuse"
    blank: Literal["refuse", "leave out"] = "refuse"
    footnotes: bool = False
    other_codes: tuple[str, ...] = ()
    other_names: tuple[str, ...] = ()
    notes: str | None = None
    replaced_by: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PeriodFrom:
    """When. Exactly one of: `fixed` (a day or an ISO span), `start` with `end`, `column`, `from_preamble`,
    `from_heading`, `from_sheet`, `from_file_name` (the last four are patterns with a group `period`). `with_column`:
    its text is put after that of `column`, as in “202021 Autumn term”."""

    fixed: str | None = None
    start: date | None = None
    end: date | None = None
    column: str | None = None
    with_column: str | None = None
    from_preamble: str | None = None
    from_heading: str | None = None
    from_sheet: str | None = None
    from_file_name: str | None = None
    form: PeriodForm = "any"

    def __post_init__(self) -> None:
        patterns = [self.from_preamble, self.from_heading, self.from_sheet, self.from_file_name]
        given = [self.fixed, self.start, self.column, *patterns]
        if sum(one is not None for one in given) != 1 or (self.start is None) != (self.end is None):
            raise ValueError("a period comes from exactly one place (start and end together are one)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Keep:
    """Which rows to keep, by what stands in a column. What is left out is counted with `reason`.

    `is_one_of`: kept when the cell is one of these; `is_not`: kept when it is none of these (`*` is any run); `blank`:
    kept when blank (true) or when filled (false). `optional`: a table without the column keeps all its rows, and one
    without any such row keeps none. `read_elsewhere`: another table of the layout reads the others, so that they are
    not counted as left out.
    """

    column: str
    reason: str
    is_one_of: tuple[str, ...] = ()
    is_not: tuple[str, ...] = ()
    blank: bool | None = None
    optional: bool = False
    read_elsewhere: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """A word in a column of words that stands for a number: Rural → 1."""

    word: str
    value: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Variable:
    """A wide table's column (or all that match `columns`) as a variable. Without `name`: the heading, in snake case.

    `lower`, `upper`, `half_width`, `base`: the columns that belong to it. `percent`: the cells are per cent and become
    a share. `scale`: multiplies (1000 for thousands). `prefix`: put before every name made from a heading. `strip`: a
    pattern taken out of a heading before the name is made. `except_columns`: headings that `columns` does not take.
    `words`: what words in the cells stand for.
    """

    column: str | None = None
    columns: str | None = None
    except_columns: tuple[str, ...] = ()
    name: str | None = None
    prefix: str = ""
    strip: str | None = None
    unit: UnitName
    percent: bool = False
    scale: float = 1.0
    lower: str | None = None
    upper: str | None = None
    half_width: str | None = None
    base: str | None = None
    words: tuple[Word, ...] = ()
    optional: bool = False

    def __post_init__(self) -> None:
        if (self.column is None) == (self.columns is None):
            raise ValueError("give either `column` or `columns`")
        if self.columns is not None and (self.name or self.lower or self.upper or self.half_width or self.base):
            raise ValueError("`columns` takes many: it cannot have one name or one interval")


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleMark:
    """What a word in a heading makes of the column: LCI → lower."""

    mark: str
    role: Role


@dataclass(frozen=True, slots=True, kw_only=True)
class Rename:
    """A name as the file gives it (folded before comparing) → our variable. `skip` leaves it out and counts it."""

    given: str
    name: str | None = None
    unit: UnitName | None = None
    percent: bool = False
    scale: float = 1.0
    skip: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Spread:
    """Columns whose headings say what and when: “2012 Owned Outright LCI”, “201004”, “Jan 2011 to Dec 2011 | CI +/-”.

    `heading`: a pattern with any of the groups `period`, `variable`, `role`; columns that do not match are not read.
    A column whose role is an interval belongs to the last value column before it; where the pattern gives it a variable
    or a period, to the one with the same. `variable_from`: columns that give (the rest of) the variable.
    """

    heading: str
    roles: tuple[RoleMark, ...] = ()
    variable: str | None = None
    variable_from: tuple[str, ...] = ()
    unit: UnitName
    percent: bool = False
    scale: float = 1.0
    renames: tuple[Rename, ...] = ()
    only_renamed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Long:
    """A long table: columns say which variable a row is about, and one column holds the value.

    The variable's name is the texts of `variable_from`, in snake case, joined by two underscores, unless `renames`
    names it; texts that are `unsaid` (Total) are left out of it. `percent_where`: rows whose
    cell in this column is “%” or “Percentage” are per cent.
    """

    variable_from: tuple[str, ...]
    value: str
    unit: UnitName
    lower: str | None = None
    upper: str | None = None
    base: str | None = None
    status: str | None = None
    percent: bool = False
    percent_where: str | None = None
    scale: float = 1.0
    renames: tuple[Rename, ...] = ()
    only_renamed: bool = False
    unsaid: tuple[str, ...] = ()
    sum_rows: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """What a mark means in this publication, where it differs from custom."""

    mark: str
    status: StatusName


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """What must hold, or the file is refused whole. `row_count`: a column that says how many rows there should be.
    `crossed_limits`: what to do with limits that do not enclose their value (a fault of the publisher's)."""

    min_rows: int = 1
    one_row_per_area: bool = True
    row_count: str | None = None
    crossed_limits: Literal["refuse", "leave out"] = "refuse"


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedColumn:
    """A heading for a column that has none: its number (1 is A) and what to call it."""

    column: int
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Headings:
    """Where the heading of a column stands when it is more than one row.

    `above`: rows above the recognised row that belong to it; `below`: rows below it that do. The texts are joined by
    “ | ”. `fill_right`: which of the rows above (1 is the uppermost) hold merged cells, each standing for the columns
    to its right; `fill_left_from`: the first such cell also stands for blanks to its left, from this column on.
    """

    above: int = 0
    below: int = 0
    named: tuple[NamedColumn, ...] = ()
    fill_right: tuple[int, ...] = ()
    fill_left_from: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Gather:
    """Several rows make one area's figure: counts are added up, all else is averaged, with `weight` as the column of
    weights; without it, all rows weigh the same."""

    weight: str | None = None


FILES: Final[Mapping[str, type[Item]]] = {}
