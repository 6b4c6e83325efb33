"""A lookup under a descriptor → a draft with a column a scheme and year."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from welltogether.evidence.drafts import Draft
from welltogether.evidence.feeds.figures import read_figures
from welltogether.evidence.feeds.locating import Found
from welltogether.evidence.feeds.reading import Reading, keep_rows
from welltogether.evidence.tables.folding import fold
from welltogether.evidence.tables.table import Table
from welltogether.guidance.kinds.feeds import LookupFrom, TablePart
from welltogether.vocabulary.areas import Scheme, scheme_of_code
from welltogether.vocabulary.errors import PublicationError

_ONS_COLUMN = re.compile(r"([a-z]+?[123]?)(\d\d)(cd|nmw|nm)")
_PREFIXES = {
    "lsoa": "lsoa", "msoa": "msoa", "wd": "ward", "lad": "ltla", "ltla": "ltla", "utla": "utla", "csp": "csp",
    "pfa": "pfa", "pcon": "pcon", "rgn": "region", "ctry": "country", "cty": "county",
}  # fmt: skip
_ENDS = {"cd": "", "nm": "_name", "nmw": "_name_welsh"}
_PSEUDO = r"^[A-Z]99999999$"
_SCHEMES = frozenset(scheme.value for scheme in Scheme)


def read(reading: Reading) -> tuple[Draft, ...]:
    """See registry.read. Tables of the layout that have variables are figures, and make a second draft."""
    parts = reading.layout.tables
    figures = tuple(part for part in parts if part.variables)
    if not figures:
        return (read_lookup(reading),)
    beside = replace(reading.layout, id=f"{reading.layout.id}-figures", tables=figures)
    reading.layout = replace(reading.layout, tables=tuple(part for part in parts if not part.variables))
    return (read_lookup(reading), read_figures(Reading(reading.source, beside, reading.names, reading.progress)))


def read_lookup(reading: Reading) -> Draft:
    """A lookup from a file's tables.

    Refuses: a code in a column of codes that no scheme, or another scheme, has (PublicationError).
    """
    spec = reading.layout.lookup or LookupFrom(ons_columns=True)
    tables = []
    for part in reading.parts():
        for found in reading.find(part):
            table = found.table(_needed(found, part, part.lookup or spec, reading.layout.apart))
            reading.count(len(table))
            table = keep_rows(table, part.keep, reading.leaving)
            reading.set_apart(table)
            tables.append(_columns(reading, table, part.lookup or spec))
    joined = pa.concat_tables(tables, promote_options="default")
    joined = pa.table({name: pc.fill_null(joined.column(name), "") for name in joined.column_names})
    if spec.ons_columns and not any(part.lookup for part in reading.layout.tables):
        reading.apart.append(_label(joined.column_names))
    return reading.draft("lookup", joined)


def _needed(found: Found, part: TablePart, spec: LookupFrom, apart: Sequence[str]) -> list[int]:
    """The columns that will be read; a directory's many others are passed over."""
    shell = found.shell
    headings = [heading for _, heading in _named(shell, spec)]
    headings += [keep.column for keep in part.keep] + [one for one in apart if not one.startswith("@")]
    return [shell.need(one) for one in headings]


def ons_name(heading: str) -> str | None:
    """LAD22CD → ltla_2022, WD23NM → ward_2023_name; None for any other heading."""
    match = _ONS_COLUMN.fullmatch(fold(heading))
    if match is None:
        return None
    year = int(match[2]) + (2000 if int(match[2]) < 70 else 1900)
    return f"{_PREFIXES.get(match[1], match[1])}_{year}{_ENDS[match[3]]}"


def _columns(reading: Reading, table: Table, spec: LookupFrom) -> pa.Table:
    named = dict(_named(table, spec))
    columns = {name: _cleaned(table, heading, name) for name, heading in named.items()}
    out = pa.table(columns)
    filled = np.zeros(len(table), bool)
    for name in columns:
        filled |= pc.not_equal(out.column(name), "").to_numpy(zero_copy_only=False)
    reading.leaving.count("blank rows", int((~filled).sum()))
    out = out.filter(pa.array(filled))
    if spec.distinct:
        distinct = out.group_by(out.column_names, use_threads=False).aggregate([])
        reading.leaving.count("rows that repeat another", out.num_rows - distinct.num_rows)
        return distinct.select(out.column_names)
    return out


def _named(table: Table, spec: LookupFrom) -> Iterator[tuple[str, str]]:
    for one in spec.columns:
        if one.optional and table.place(one.column) is None:
            continue
        heading = table.headings[table.need(one.column)]
        digits = iter(re.findall(r"\d", fold(heading)))
        yield re.sub("#", lambda _: next(digits), one.name), heading  # noqa: B023  # used at once
    if spec.ons_columns:
        taken = {fold(one.column) for one in spec.columns}
        for heading in table.headings:
            name = ons_name(heading)
            if name and fold(heading) not in taken:
                yield name, heading


def _cleaned(table: Table, heading: str, name: str) -> pa.ChunkedArray:
    """A column's texts, pseudo codes as blanks; codes are checked where the name is a scheme and a year."""
    text = pc.replace_substring_regex(table.text(heading), _PSEUDO, "")
    scheme, _, year = name.partition("_")
    if scheme in _SCHEMES and year.isdigit():
        _refuse_other_codes(table, heading, text, Scheme(scheme))
    return text


def _refuse_other_codes(table: Table, heading: str, text: pa.ChunkedArray, scheme: Scheme) -> None:
    for code in pc.unique(text).to_pylist():
        if code and not _may_stand(code, scheme):
            row = pc.index(text, code).as_py()
            raise PublicationError(
                "An area code is not of the kind its column holds",
                table.at(row, heading),
                found=f"“{code}”",
                expected=f"a code of a {scheme.plain_name}",
                next_step="Correct the code, or check that this is the publisher's own file.",
            )


def _may_stand(code: str, scheme: Scheme) -> bool:
    """Columns of regions hold the codes of Wales, Scotland and Northern Ireland; LSOAs those of data zones."""
    found = scheme_of_code(code)
    if found is scheme or (scheme is Scheme.REGION and found is Scheme.COUNTRY):
        return True
    return code[:3] in ("S01", "S02", "S13", "N08", "N20", "N21", "95A") or bool(re.fullmatch(r"[LM]\d{8}|95\w+", code))


def _label(columns: list[str]) -> str:
    """Schemes and years as one short label: lsoa11-lsoa21-ltla22."""
    codes = [one for one in columns if re.fullmatch(r"[a-z0-9]+_\d{4}", one)]
    return "-".join(f"{one.split('_')[0]}{one[-2:]}" for one in codes[:4])
