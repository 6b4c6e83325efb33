"""What each question of the query port means. Every engine answers the same; the answers here were worked by hand."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import numpy as np
import pyarrow as pa
import pytest
from tiny_evidence import (
    A1,
    A2,
    ALTON,
    BARTON,
    CENSUS,
    CORLEY,
    ENGLAND,
    LSOAS,
    MERROW,
    NORTH,
    PEOPLE,
    SOUTH,
    counts,
    draft,
    figures,
    measure,
    residents,
    settled,
)

from welltogether.evidence.drafts import BOUNDARIES
from welltogether.evidence.engine import (
    AREA_COLUMNS,
    COVERAGE_COLUMNS,
    SHAPE_COLUMNS,
    VALUE_COLUMNS,
    Engine,
    EngineName,
    open_engine,
)
from welltogether.vocabulary.areas import Scheme
from welltogether.vocabulary.measures import Made
from welltogether.vocabulary.panel import CARRIED_CODES
from welltogether.vocabulary.periods import Period

PEOPLE_HERE = measure("people.all", Made.COUNT, "census2021.age_total")
SHARE = measure("people.believers", Made.RATIO, "census2021.believers", "census2021.age_total")
PAY = measure("pay.weekly", Made.WEIGHTED_MEAN, "pay.weekly", weight="census2021.age_total")
LAST, THIS = Period.year(2023), Period.year(2024)
pytestmark = pytest.mark.filterwarnings("ignore:fetch_arrow_table:DeprecationWarning")  # Ibis 12 on DuckDB 2
ENGINES: tuple[EngineName, ...] = ("parquet", "ibis_duckdb")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Believers are not known in one small area; pay is published for two years, with limits."""
    believers = {code: n / 10 for code, n in PEOPLE.items() if code != LSOAS[-1]}
    pay = [
        ("weekly", ALTON, LAST, 500.0, 480.0, 520.0, 60.0),
        ("weekly", ALTON, THIS, 510.0),
        ("weekly", BARTON, THIS, 400.0),
    ]
    rows = [{"code": code, "name": code, "vintage": 2021, "wkb": code.encode()} for code in (*LSOAS, ALTON)]
    drawn = draft("outlines", "boundaries", pa.Table.from_pylist(rows, BOUNDARIES))
    faith = counts("census2021-faith", "believers", believers, family="census2021")
    measures = [PEOPLE_HERE, SHARE, PAY]
    path = tmp_path_factory.mktemp("spec")
    return settled(path, measures, residents(), faith, figures("pay", pay, vintage=2023), drawn).folder


@pytest.fixture(params=ENGINES)
def engine(request: pytest.FixtureRequest, folder: Path) -> Engine:
    return open_engine(folder, request.param)


def column(table: pa.Table, name: str) -> list[object]:
    return table.column(name).to_pylist()


class TestValues:
    def test_every_row_has_its_measure_period_area_numbers_and_how_it_came(self, engine: Engine) -> None:
        rows = engine.values(Scheme.LTLA, measures=[PAY.id], areas=[ALTON]).to_pylist()
        assert rows == [
            {
                "measure": PAY.id, "start": date(2023, 1, 1), "end": date(2023, 12, 31), "area": ALTON,
                "value": 500.0, "lower": 480.0, "upper": 520.0, "base": 60.0, "carried": 0,
            },
            {
                "measure": PAY.id, "start": date(2024, 1, 1), "end": date(2024, 12, 31), "area": ALTON,
                "value": 510.0, "lower": None, "upper": None, "base": None, "carried": 0,
            },
        ]  # fmt: skip
        assert CARRIED_CODES[0].value == "as published"

    def test_rows_stand_by_measure_then_period_then_area(self, engine: Engine) -> None:
        rows = engine.values(Scheme.LTLA)
        assert tuple(rows.column_names) == VALUE_COLUMNS
        keys = list(zip(*(column(rows, name) for name in ("measure", "end", "start", "area")), strict=True))
        assert keys == sorted(keys)
        assert len(keys) == 4 + 3 + 3

    def test_an_area_without_a_value_has_no_row(self, engine: Engine) -> None:
        shares = engine.values(Scheme.LTLA, measures=[SHARE.id])
        assert column(shares, "area") == [ALTON, MERROW, BARTON]
        small = engine.values(Scheme.LSOA, measures=[SHARE.id], district=CORLEY)
        assert column(small, "area") == [LSOAS[6]]

    def test_periods_choose_rows_by_first_and_last_day(self, engine: Engine) -> None:
        assert column(engine.values(Scheme.LTLA, periods=[THIS]), "area") == [ALTON, BARTON]
        assert engine.values(Scheme.LTLA, periods=[CENSUS, LAST]).num_rows == 4 + 3 + 1
        assert engine.values(Scheme.LTLA, periods=[Period.day(date(2023, 12, 31))]).num_rows == 0
        assert engine.values(Scheme.LTLA, periods=[]).num_rows == 0

    def test_a_districts_small_areas_are_only_its_own(self, engine: Engine) -> None:
        rows = engine.values(Scheme.LSOA, measures=[PEOPLE_HERE.id], district=ALTON)
        assert column(rows, "area") == [A1, A2]
        assert column(rows, "value") == [100.0, 300.0]

    def test_without_a_district_it_is_the_whole_country_in_area_order(self, engine: Engine) -> None:
        rows = engine.values(Scheme.LSOA, measures=[PEOPLE_HERE.id])
        assert column(rows, "area") == list(LSOAS)
        keys = list(
            zip(*(column(engine.values(Scheme.LSOA), name) for name in ("measure", "end", "area")), strict=True)
        )
        assert keys == sorted(keys)

    def test_regions_and_the_country_are_levels_like_any_other(self, engine: Engine) -> None:
        assert column(engine.values(Scheme.REGION, measures=[PEOPLE_HERE.id]), "value") == [1000.0, 1000.0]
        assert column(engine.values(Scheme.COUNTRY, measures=[PEOPLE_HERE.id]), "value") == [2000.0]

    @pytest.mark.parametrize(
        "ask",
        [
            lambda engine: engine.values(Scheme.LTLA, measures=[]),
            lambda engine: engine.values(Scheme.LTLA, measures=["no.such"]),
            lambda engine: engine.values(Scheme.LTLA, areas=["E07000999"]),
            lambda engine: engine.values(Scheme.LSOA, district="E07000999"),
            lambda engine: engine.values(Scheme.LTLA, measures=[PAY.id], areas=[CORLEY]),
        ],
    )
    def test_nothing_found_is_an_empty_table_of_the_same_shape(
        self, engine: Engine, ask: Callable[[Engine], pa.Table]
    ) -> None:
        table = ask(engine)
        assert table.num_rows == 0
        assert tuple(table.column_names) == VALUE_COLUMNS


class TestAreas:
    def test_areas_stand_in_code_order_with_district_and_region(self, engine: Engine) -> None:
        rows = engine.areas(Scheme.LSOA, district=MERROW)
        assert tuple(rows.column_names) == AREA_COLUMNS
        assert rows.to_pylist() == [
            {"district": MERROW, "code": LSOAS[2], "name": "Merrow 001A", "region": NORTH},
            {"district": MERROW, "code": LSOAS[3], "name": "Merrow 001B", "region": NORTH},
        ]
        assert column(engine.areas(Scheme.LSOA), "code") == list(LSOAS)

    def test_larger_areas_lie_in_no_district(self, engine: Engine) -> None:
        assert column(engine.areas(Scheme.LTLA), "district") == ["", "", "", ""]
        assert column(engine.areas(Scheme.REGION), "code") == [NORTH, SOUTH]
        assert column(engine.areas(Scheme.COUNTRY), "code") == [ENGLAND]


class TestCoverage:
    def test_it_counts_areas_with_a_value_by_measure_and_period(self, engine: Engine) -> None:
        rows = engine.coverage(Scheme.LTLA)
        assert tuple(rows.column_names) == COVERAGE_COLUMNS
        counted = [(row["measure"], row["end"].year, row["n_areas"]) for row in rows.to_pylist()]
        assert counted == [
            (PAY.id, 2023, 1), (PAY.id, 2024, 2), (PEOPLE_HERE.id, 2021, 4), (SHARE.id, 2021, 3),
        ]  # fmt: skip

    def test_inside_a_district_it_counts_only_its_small_areas(self, engine: Engine) -> None:
        counted = {row["measure"]: row["n_areas"] for row in engine.coverage(Scheme.LSOA, district=CORLEY).to_pylist()}
        assert counted == {PEOPLE_HERE.id: 2, SHARE.id: 1}
        whole = {row["measure"]: row["n_areas"] for row in engine.coverage(Scheme.LSOA).to_pylist()}
        assert whole == {PEOPLE_HERE.id: 8, SHARE.id: 7}
        assert engine.coverage(Scheme.LSOA, district="E07000999").num_rows == 0


class TestShapes:
    def test_outlines_stand_in_code_order_and_areas_without_one_are_left_out(self, engine: Engine) -> None:
        rows = engine.shapes(Scheme.LSOA, district=BARTON)
        assert tuple(rows.column_names) == SHAPE_COLUMNS
        assert rows.to_pylist() == [
            {"code": LSOAS[4], "name": "Barton 001A", "wkb": LSOAS[4].encode()},
            {"code": LSOAS[5], "name": "Barton 001B", "wkb": LSOAS[5].encode()},
        ]
        assert column(engine.shapes(Scheme.LTLA), "code") == [ALTON]
        assert engine.shapes(Scheme.WARD).num_rows == 0


class TestSources:
    def test_every_publication_in_use_is_named_once(self, engine: Engine) -> None:
        rows = engine.sources().to_pylist()
        names = [row["dataset"] for row in rows]
        assert names == sorted(names) and len(names) == 9
        pay = next(row for row in rows if row["dataset"] == "pay")
        assert (pay["title"], pay["publisher"], pay["licence"], pay["fictional"]) == (
            "Title of pay", "A publisher", "OGL-UK-3.0", False,
        )  # fmt: skip


def test_both_engines_give_the_same_tables(folder: Path) -> None:
    one, other = (open_engine(folder, name) for name in ENGINES)
    for scheme in (Scheme.LSOA, Scheme.MSOA, Scheme.WARD, Scheme.LTLA, Scheme.REGION, Scheme.COUNTRY):
        tables = [engine.values(scheme) for engine in (one, other)]
        assert column(tables[0], "area") == column(tables[1], "area")
        for name in ("value", "lower", "upper", "base"):
            values = [np.array(column(table, name), float) for table in tables]
            assert np.array_equal(*values, equal_nan=True)
        assert one.coverage(scheme).to_pylist() == other.coverage(scheme).to_pylist()
        assert one.areas(scheme).to_pylist() == other.areas(scheme).to_pylist()
