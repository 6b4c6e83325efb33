"""A register under a descriptor → a draft with one row an area that is or was."""

import re
from collections.abc import Callable, Sequence
from datetime import date, datetime
from typing import Any

import pyarrow as pa

from welltogether.evidence.drafts import REGISTER, Draft
from welltogether.evidence.feeds.reading import Reading, keep_rows
from welltogether.evidence.tables.table import Table
from welltogether.guidance.kinds.feeds import RegisterFrom
from welltogether.vocabulary.areas import GSS_PATTERN
from welltogether.vocabulary.errors import PublicationError

_NO_DAY = frozenset({"", "n/a"})
_DAY_FORMS = ("%Y-%m-%d", "%d/%m/%Y", "%d/%m/%Y %H:%M", "%d-%m-%Y", "%d/%m/%Y %H:%M:%S", "%Y-%m-%d %H:%M:%S")


def read(reading: Reading) -> tuple[Draft, ...]:
    """See registry.read. Refuses: a code twice, a code or a day that cannot be read (PublicationError)."""
    spec = reading.layout.register
    if spec is None:
        raise ValueError(f"layout {reading.layout.id} does not say which columns make its register")
    table = reading.find(reading.parts()[0])[0].table()
    reading.count(len(table))
    table = keep_rows(table, reading.layout.keep, reading.leaving)
    reading.set_apart(table)
    codes = table.text(spec.code).to_pylist()
    _refuse_twice(table, spec, codes)
    columns = _columns(table, spec, codes)
    reading.apart.append(_kinds(columns["code"]) if reading.layout.rules.one_row_per_area else "")
    return (reading.draft("register", pa.table({one.name: columns[one.name] for one in REGISTER}, schema=REGISTER)),)


def _columns(table: Table, spec: RegisterFrom, codes: Sequence[str]) -> dict[str, list[Any]]:
    n = len(codes)
    texts: Callable[[str | None], list[str]] = lambda one: table.text(one).to_pylist() if one else [""] * n  # noqa: E731
    names = [texts(one) for one in spec.alt_names]
    return {
        "code": list(codes),
        "name": texts(spec.name),
        "alt_names": [_names(*each) for each in zip(*names, strict=True)] if names else [[] for _ in codes],
        "start": _dates(table, spec.start),
        "end": _dates(table, spec.end),
        "successors": [_listed(one) for one in texts(spec.successors)],
        "old_ons_code": texts(spec.old_ons_code),
        "former_codes": [_listed(one) for one in texts(spec.former_codes)],
        "kind": texts(spec.kind) if spec.kind else [code[:3] for code in codes],
    }


def _names(*cells: str) -> list[str]:
    """Names listed in one cell are parted by commas or semicolons. A name with a comma of its own (“Bristol, City of”)
    is kept whole beside its parts."""
    out: dict[str, None] = {}
    for cell in cells:
        if cell:
            out[cell] = None
            out.update(dict.fromkeys(_listed(cell)))
    return list(out)


def _listed(cell: str) -> list[str]:
    return [one for one in re.split(r"\s*[,;|]\s*", cell.strip()) if one]


def _dates(table: Table, column: str | None) -> list[date | None]:
    if column is None:
        return [None] * len(table)
    return [_date(table, row, column, text) for row, text in enumerate(table.text(column).to_pylist())]


def _date(table: Table, row: int, column: str, text: str) -> date | None:
    if text.lower() in _NO_DAY:
        return None
    for form in _DAY_FORMS:
        try:
            return datetime.strptime(text, form).date()
        except ValueError:
            continue
    raise PublicationError(
        "A day cannot be read",
        table.at(row, column),
        found=f"“{text}”",
        expected="a day such as 2009-04-01 or 01/04/2009, or a blank",
        next_step="Correct the cell.",
    )


def _refuse_twice(table: Table, spec: RegisterFrom, codes: Sequence[str]) -> None:
    seen: dict[str, int] = {}
    for row, code in enumerate(codes):
        if not GSS_PATTERN.match(code) or code in seen:
            raise PublicationError(
                "A code stands twice in the register" if code in seen else "An area code is not known",
                table.at(row, spec.code),
                found=f"“{code}”" + (f", first in row {table.rows[seen[code]]}" if code in seen else ""),
                expected="a nine-character ONS code, each once",
                next_step="Check that this is the publisher's own file.",
            )
        seen[code] = row


def _kinds(codes: Sequence[str]) -> str:
    """The kinds of area a register is about, when they are few."""
    kinds = sorted({code[:3].lower() for code in codes})
    return "-".join(kinds) if len(kinds) <= 3 else ""
