"""A country small enough to work out by hand: drafts of lookups and figures, measures, and a workspace to put them in.

Today (2024): Alton (E06000001) and Merrow (E06000002) in the North, Barton (E07000003) and Corley (E07000004) in the
South. Merrow was made in 2023 of Oxley (E07000010) and Penley (E07000011).
Small areas of 2021: Alton a1 a2; Merrow m1 m2; Barton b1 b2; Corley c1 c2.
Since 2011: a1, a2, m1 as they were; Penley's p8 and p9 were merged to m2; Barton's b0 was split into b1 and b2; in
Corley c8 and c9 were redrawn as c1 and c2, each taking a part of both.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow as pa

from welltogether.evidence.drafts import FIGURES, REGISTER, Draft, Kind, VariableInfo
from welltogether.evidence.engine import Engine
from welltogether.evidence.engines.parquet import ParquetEngine
from welltogether.evidence.settling.catalogue import Catalogue
from welltogether.evidence.settling.settle import settle
from welltogether.evidence.settling.versions import settled_folder
from welltogether.evidence.workspace import create_workspace
from welltogether.vocabulary.areas import Scheme
from welltogether.vocabulary.measures import Direction, Level, Made, Measure, Unit
from welltogether.vocabulary.panel import CARRIED_CODES
from welltogether.vocabulary.periods import Period

ALTON, MERROW, BARTON, CORLEY = "E06000001", "E06000002", "E07000003", "E07000004"
OXLEY, PENLEY = "E07000010", "E07000011"
NORTH, SOUTH, ENGLAND = "E12000001", "E12000002", "E92000001"
A1, A2, M1, M2, B1, B2, C1, C2 = (f"E0100000{n}" for n in range(1, 9))
P8, P9, B0, C8, C9 = "E01000018", "E01000019", "E01000020", "E01000028", "E01000029"
MSOA_A, MSOA_M, MSOA_S = "E02000001", "E02000002", "E02000003"
CSP_A, CSP_OX, CSP_PEN, CSP_SOUTH = "E22000001", "E22000002", "E22000003", "E22000004"
COUNTY = "E10000001"
LSOAS = (A1, A2, M1, M2, B1, B2, C1, C2)
PEOPLE = dict(zip(LSOAS, (100.0, 300.0, 200.0, 400.0, 150.0, 450.0, 250.0, 150.0), strict=True))
CENSUS = Period.day(date(2021, 3, 21))

Rows = Sequence[tuple[Any, ...]]


def draft(dataset: str, kind: Kind, table: pa.Table, **about: Any) -> Draft:
    """A draft with everything that a reader would say of it."""
    said: dict[str, Any] = {
        "family": dataset, "layout": dataset, "title": f"Title of {dataset}", "publisher": "A publisher",
        "licence": "OGL-UK-3.0", "published": "2024-01-01", "precedence": 0, "files": (f"{dataset}.csv",),
        "rows_read": table.num_rows,
    }  # fmt: skip
    return Draft(dataset=dataset, kind=kind, table=table, **(said | about))


def figures(
    dataset: str, rows: Rows, *, vintage: int = 2021, units: Mapping[str, str] | None = None, **about: Any
) -> Draft:
    """Rows of (variable, area, period, value[, lower, upper, base])."""
    filled = [(*row, *([None] * (7 - len(row)))) for row in rows]
    columns = {
        "variable": [row[0] for row in filled],
        "area": [row[1] for row in filled],
        "vintage": [vintage] * len(filled),
        "start": [row[2].start for row in filled],
        "end": [row[2].end for row in filled],
        "value": [row[3] for row in filled],
        "lower": [row[4] for row in filled],
        "upper": [row[5] for row in filled],
        "base": [row[6] for row in filled],
        "status": ["ok" if row[3] is not None else "suppressed" for row in filled],
    }
    table = pa.table([pa.array(columns[one.name]).cast(one.type) for one in FIGURES], schema=FIGURES)
    names = tuple(
        VariableInfo(name, (units or {}).get(name, "persons"), name) for name in dict.fromkeys(columns["variable"])
    )
    return draft(dataset, "figures", table, variables=names, **about)


def counts(
    dataset: str, variable: str, values: Mapping[str, float | None], period: Period = CENSUS, **about: Any
) -> Draft:
    """One variable in one period."""
    return figures(dataset, [(variable, area, period, value) for area, value in values.items()], **about)


def lookup(dataset: str, rows: Rows, *columns: str, **about: Any) -> Draft:
    """A lookup with these columns."""
    table = pa.table({name: pa.array([row[at] for row in rows], pa.string()) for at, name in enumerate(columns)})
    return draft(dataset, "lookup", table, **about)


def register(rows: Sequence[Mapping[str, Any]], dataset: str = "councils") -> Draft:
    """A register of councils; what a row leaves out is blank."""
    blank: dict[str, Any] = {
        "alt_names": [], "start": None, "end": None, "successors": [], "old_ons_code": "", "former_codes": [],
        "kind": "",
    }  # fmt: skip
    known = {name for row in rows for name in row} - set(REGISTER.names)
    schema = REGISTER if not known else pa.schema([*REGISTER, *((name, pa.string()) for name in sorted(known))])
    extra = dict.fromkeys(known, "")
    return draft(dataset, "register", pa.Table.from_pylist([blank | extra | dict(row) for row in rows], schema))


def today_lookup() -> Draft:
    rows = [
        (A1, "Alton 001A", MSOA_A, "E05000001", "Hill", ALTON, "Alton", NORTH, "North"),
        (A2, "Alton 001B", MSOA_A, "E05000002", "Dale", ALTON, "Alton", NORTH, "North"),
        (M1, "Merrow 001A", MSOA_M, "E05000003", "Wood", MERROW, "Merrow", NORTH, "North"),
        (M2, "Merrow 001B", MSOA_M, "E05000003", "Wood", MERROW, "Merrow", NORTH, "North"),
        (B1, "Barton 001A", MSOA_S, "E05000004", "Ford", BARTON, "Barton", SOUTH, "South"),
        (B2, "Barton 001B", MSOA_S, "E05000004", "Ford", BARTON, "Barton", SOUTH, "South"),
        (C1, "Corley 001A", "E02000004", "E05000005", "Hill", CORLEY, "Corley", SOUTH, "South"),
        (C2, "Corley 001B", "E02000004", "E05000006", "Cross", CORLEY, "Corley", SOUTH, "South"),
    ]
    columns = ("lsoa_2021", "lsoa_2021_name", "msoa_2021", "ward_2024", "ward_2024_name", "ltla_2024", "ltla_2024_name")
    return lookup("lookup-today", rows, *columns, "region_2024", "region_2024_name")


def years_lookup() -> Draft:
    rows = [
        (A1, A1, "U"), (A2, A2, "U"), (M1, M1, "U"), (P8, M2, "M"), (P9, M2, "M"), (B0, B1, "S"), (B0, B2, "S"),
        (C8, C1, "X"), (C8, C2, "X"), (C9, C1, "X"), (C9, C2, "X"),
    ]  # fmt: skip
    return lookup("lookup-years", rows, "lsoa_2011", "lsoa_2021", "change_11_21")


def district_lookup() -> Draft:
    rows = [
        (ALTON, ALTON), (OXLEY, MERROW), (PENLEY, MERROW), (BARTON, BARTON), (CORLEY, CORLEY),
    ]  # fmt: skip
    return lookup("lookup-districts", rows, "ltla_2019", "ltla_2024")


def csp_lookup() -> Draft:
    """Alton alone; Merrow in two; Barton and Corley together."""
    rows = [(ALTON, CSP_A), (MERROW, CSP_OX), (MERROW, CSP_PEN), (BARTON, CSP_SOUTH), (CORLEY, CSP_SOUTH)]
    return lookup("lookup-csp", rows, "ltla_2024", "csp_2024")


def councils() -> Draft:
    ended, begun = date(2023, 4, 1), date(2023, 4, 1)
    return register(
        [
            {
                "code": ALTON,
                "name": "Alton",
                "alt_names": ["Alton, City of", "Alton Council"],
                "former_codes": ["E06000009"],
            },
            {"code": MERROW, "name": "Merrow", "start": begun},
            {"code": BARTON, "name": "Barton", "alt_names": ["St. Barton's"], "county": COUNTY, "old_ons_code": "12UB"},
            {"code": CORLEY, "name": "Corley", "county": COUNTY},
            {"code": OXLEY, "name": "Oxley", "end": ended, "successors": [MERROW], "old_ons_code": "13UC"},
            {"code": PENLEY, "name": "Penley", "end": ended, "successors": [MERROW], "old_ons_code": "13UD"},
            {"code": COUNTY, "name": "Southshire", "kind": "CTY"},
        ]
    )


def lookups() -> tuple[Draft, ...]:
    return (today_lookup(), years_lookup(), district_lookup(), csp_lookup(), councils())


def residents() -> Draft:
    """Everyone counted in the census, by small area."""
    return counts("census2021-lsoa21", "age_total", PEOPLE, family="census2021")


def measure(name: str, made: Made, numerator: str, denominator: str = "", weight: str = "", **about: Any) -> Measure:
    said: dict[str, Any] = {
        "title": f"Title of {name}", "short_title": name, "unit": Unit.SHARE, "scale": 1.0, "direction": Direction.NONE,
        "level": Level.AREA, "topic": "cdf-2009#topic-c-deprivation", "influences": (), "minimum_base": 0,
        "cautions": "", "direction_source": "", "series": "",
    }  # fmt: skip
    return Measure(
        id=name, made=made, numerator=tuple(numerator.split()), denominator=tuple(denominator.split()), weight=weight,
        **(said | about),
    )  # fmt: skip


def catalogue(*measures: Measure) -> Catalogue:
    return Catalogue(measures, "tiny-" + "-".join(one.id for one in measures))


def settled(
    path: Path, measures: Sequence[Measure], *drafts: Draft, given: Sequence[Draft] | None = None
) -> ParquetEngine:
    """A workspace with the country's lookups (or those given) and these drafts, settled; the engine over it."""
    workspace = create_workspace(path / "workspace")
    with workspace.store.writing("a test") as writer:
        writer.commit_all((*(lookups() if given is None else given), *drafts))
        done = settle(writer.store, catalogue(*measures))
    return ParquetEngine(settled_folder(workspace.evidence, done.data_version))


def figure(engine: Engine, measure_id: str, area: str, scheme: Scheme = Scheme.LTLA) -> dict[str, Any]:
    """The newest row of one measure and area; empty when there is none."""
    rows = engine.values(scheme, measures=[measure_id], areas=[area]).to_pylist()
    return rows[-1] | {"carried": CARRIED_CODES[rows[-1]["carried"]]} if rows else {}


def values_of(engine: Engine, measure_id: str, scheme: Scheme = Scheme.LTLA) -> dict[str, float]:
    """Area → value in the newest period."""
    rows = engine.values(scheme, measures=[measure_id]).to_pylist()
    newest = max((row["end"] for row in rows), default=None)
    return {row["area"]: row["value"] for row in rows if row["end"] == newest}
