"""Lookups, registers, boundaries and points from tiny files, and what they refuse."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from feed_checks import draft_of, left_out, write

from welltogether.evidence.drafts import BOUNDARIES, POINTS, REGISTER
from welltogether.evidence.feeds.lookups.read import ons_name
from welltogether.evidence.feeds.registry import Recognised, read, recognise
from welltogether.guidance.kinds.feeds import (
    Keep,
    Layout,
    LookupColumn,
    LookupFrom,
    PointsFrom,
    Recognise,
    RegisterFrom,
    ShapesFrom,
)
from welltogether.vocabulary.errors import PublicationError


def layout(reader: Any, *columns: str, **more: Any) -> Layout:
    return Layout(
        id="tiny", title="Tiny", publisher="Someone", licence="OGL-UK-3.0", published="2020-01-01", reader=reader,
        recognise=Recognise(columns=columns), **more,
    )  # fmt: skip


def draft(path: Path, known: Layout) -> Any:
    (found,) = recognise(path, known=(known,))
    assert isinstance(found, Recognised)
    (one,) = read(found)
    return one


@pytest.mark.parametrize(
    ("heading", "name"),
    [
        ("LAD22CD", "ltla_2022"), ("lad25cd", "ltla_2025"), ("WD23NM", "ward_2023_name"), ("LAD23NMW", "ltla_2023_name_welsh"),
        ("RGN23CD", "region_2023"), ("CTY22CD", "county_2022"), ("NUTS318CD", "nuts3_2018"), ("LSOA01CD", "lsoa_2001"),
        ("ObjectId", None), ("LAD22", None), ("LONG", None),
    ],
)  # fmt: skip
def test_ons_columns_name_their_scheme_and_year(heading: str, name: str | None) -> None:
    assert ons_name(heading) == name


LOOKUP = layout(
    "lookups",
    "a",
    "b",
    lookup=LookupFrom(
        columns=(LookupColumn(column="a", name="ltla_2021"), LookupColumn(column="b", name="region_2021"))
    ),
)


def test_a_lookup_drops_what_repeats_and_blanks_pseudo_codes(tmp_path: Path) -> None:
    path = write(
        tmp_path / "a.csv",
        "a,b\nE06000001,E12000001\nE06000001,E12000001\nE06000002,E99999999\n,\nW06000001,W92000004\n",
    )
    one = draft(path, LOOKUP)
    assert one.table.to_pylist() == [
        {"ltla_2021": "E06000001", "region_2021": "E12000001"}, {"ltla_2021": "E06000002", "region_2021": ""},
        {"ltla_2021": "W06000001", "region_2021": "W92000004"},
    ]  # fmt: skip
    assert left_out(one) == {"blank rows": 1, "rows that repeat another": 1}


@pytest.mark.parametrize("code", ["E12000001", "Hartlepool", "E0600001"])
def test_a_code_in_the_wrong_column_is_refused(tmp_path: Path, code: str) -> None:
    with pytest.raises(PublicationError, match="not of the kind") as error:
        draft(write(tmp_path / "a.csv", f"a,b\nE06000001,E12000001\n{code},E12000001\n"), LOOKUP)
    assert (error.value.where.row, error.value.where.column, error.value.found) == (3, "a", f"“{code}”")
    assert error.value.expected == "a code of a district"


REGISTERED = layout(
    "register", "code", "name",
    keep=(Keep(column="code", blank=False, reason="bodies without a code"),),
    register=RegisterFrom(code="code", name="name", alt_names=("long", "others"), start="from", end="to", successors="into", former_codes="was", old_ons_code="old", kind="kind"),
)  # fmt: skip
HEAD = "code,name,long,others,from,to,into,was,old,kind\n"


def test_a_register_keeps_names_days_and_heirs(tmp_path: Path) -> None:
    text = HEAD + (
        'E06000023,Bristol,"Bristol, City of","Bristol,bristol city",1996-04-01,,,,00HB,UA\n'
        'E07000026,Allerdale,Allerdale BC,,01/04/1974,31/03/2023,E06000063,"E1, E2",16UB,NMD\n,Thing,,,,,,,,\n'
    )
    one = draft(write(tmp_path / "a.csv", text), REGISTERED)
    bristol, allerdale = one.table.to_pylist()
    assert one.table.schema.equals(REGISTER)
    assert bristol["alt_names"] == ["Bristol, City of", "Bristol", "City of", "Bristol,bristol city", "bristol city"]
    assert (str(allerdale["start"]), str(allerdale["end"]), allerdale["successors"]) == (
        "1974-04-01",
        "2023-03-31",
        ["E06000063"],
    )
    assert (allerdale["former_codes"], allerdale["old_ons_code"], allerdale["kind"]) == (["E1", "E2"], "16UB", "NMD")
    assert left_out(one) == {"bodies without a code": 1}


@pytest.mark.parametrize(
    ("rows", "what", "row"),
    [
        ("E06000023,a,,,,,,,,\nE06000023,b,,,,,,,,\n", "A code stands twice in the register", 3),
        ("00HB,a,,,,,,,,\n", "An area code is not known", 2),
        ("E06000023,a,,,April 1996,,,,,\n", "A day cannot be read", 2),
    ],
)
def test_what_a_register_may_not_say(tmp_path: Path, rows: str, what: str, row: int) -> None:
    with pytest.raises(PublicationError) as error:
        draft(write(tmp_path / "a.csv", HEAD + rows), REGISTERED)
    assert (error.value.what, error.value.where.row) == (what, row)


def features(*each: tuple[dict[str, Any], Any]) -> str:
    return json.dumps(
        {
            "type": "FeatureCollection",
            "features": [{"type": "Feature", "properties": p, "geometry": g} for p, g in each],
        }
    )


def square(west: float) -> dict[str, Any]:
    return {"type": "Polygon", "coordinates": [[[west, 52], [west + 1, 52], [west + 1, 53], [west, 53], [west, 52]]]}


SHAPES = layout("boundaries", "code", "geometry", shapes=ShapesFrom(code="code", name="name", vintage=2024))


def test_shapes_are_kept_as_wkb(tmp_path: Path) -> None:
    import shapely

    one = draft(
        write(
            tmp_path / "a.geojson",
            features(({"code": "E06000001", "name": "A"}, square(-1)), ({"code": "TLC1", "name": "B"}, square(0))),
        ),
        SHAPES,
    )
    assert one.table.schema.equals(BOUNDARIES)
    assert (one.dataset, left_out(one)) == ("tiny-ltla-2024", {"another kind of area": 1})
    (row,) = one.table.to_pylist()
    assert shapely.from_wkb(row["wkb"]).equals(shapely.box(-1, 52, 0, 53))


@pytest.mark.parametrize(
    ("second", "what"),
    [
        (({"code": "E06000001"}, square(3)), "An area stands twice in the boundaries"),
        (({"code": "E06000002"}, None), "An area has no shape"),
        (({"code": "E06000002"}, {"type": "Polygon", "coordinates": []}), "An area has no shape"),
        (({"code": "E06000002"}, square(400000)), "The coordinates are not degrees"),
    ],
)
def test_what_boundaries_may_not_be(tmp_path: Path, second: Any, what: str) -> None:
    with pytest.raises(PublicationError) as error:
        draft(write(tmp_path / "a.geojson", features(({"code": "E06000001"}, square(-1)), second)), SHAPES)
    assert (error.value.what, error.value.where.row) == (what, 2)


def test_the_year_of_boundaries_must_be_known(tmp_path: Path) -> None:
    known = replace(SHAPES, shapes=ShapesFrom(code="code"))
    with pytest.raises(PublicationError, match="year of the boundaries"):
        draft(write(tmp_path / "a.geojson", features(({"code": "E06000001"}, square(-1)))), known)


POINTED = layout(
    "points",
    "name",
    "lon",
    "lat",
    points=PointsFrom(name="name", lon="lon", lat="lat", fixed_kind="library", area="area"),
)


def test_points_need_coordinates(tmp_path: Path) -> None:
    one = draft(write(tmp_path / "a.csv", "name,lon,lat,area\nA,-2.1,53.5,E08000004\nB,,,\nC,0,0,\n"), POINTED)
    assert one.table.schema.equals(POINTS)
    assert one.table.to_pylist() == [
        {"kind": "library", "subtype": "", "name": "A", "area": "E08000004", "lon": -2.1, "lat": 53.5}
    ]
    assert left_out(one) == {"no coordinates": 2}


def test_points_on_the_grid(tmp_path: Path) -> None:
    known = replace(POINTED, points=PointsFrom(name="name", easting="lon", northing="lat", fixed_kind="school"))
    (row,) = draft(write(tmp_path / "a.csv", "name,lon,lat\nA,514600,206900\n"), known).table.to_pylist()
    assert (row["lon"], row["lat"]) == pytest.approx((-0.341337, 51.749084), abs=1e-5)


@pytest.mark.parametrize(
    ("row", "what"),
    [("A,392000,405000,", "A coordinate is not in degrees"), ("A,-2,53,Oldham", "An area code is not known")],
)
def test_what_points_may_not_be(tmp_path: Path, row: str, what: str) -> None:
    with pytest.raises(PublicationError, match=what) as error:
        draft(write(tmp_path / "a.csv", f"name,lon,lat,area\n{row}\n"), POINTED)
    assert error.value.where.row == 2


def test_the_demonstration_of_schools_keeps_no_names_of_people(tmp_path: Path) -> None:
    head = "URN,EstablishmentName,TypeOfEstablishment (name),EstablishmentStatus (name),HeadLastName,DistrictAdministrative (code),Easting,Northing\n"
    rows = "1,A School,Academy,Open,Surname,E08000004,392000,405000\n2,Old School,Academy,Closed,Other,E08000004,392000,405000\n"
    one = draft_of(write(tmp_path / "edubase.csv", head + rows))
    assert "Surname" not in str(one.table.to_pylist())
    assert (one.table.num_rows, left_out(one)) == (1, {"schools that are closed or not yet open": 1})
