"""GeoJSON and TopoJSON as tables with shapes."""

import json
from pathlib import Path
from typing import Any

import pytest
import shapely

from welltogether.evidence.tables.features import FeatureSheet, open_features
from welltogether.evidence.tables.opening import open_members
from welltogether.vocabulary.errors import PublicationError

SQUARE = [[[0, 50], [1, 50], [1, 51], [0, 51], [0, 50]]]


def layers(path: Path, document: Any) -> tuple[FeatureSheet, ...]:
    path.write_text(json.dumps(document))
    (member,) = open_members(path)
    return open_features(member)


def feature(geometry: Any, **properties: Any) -> dict[str, Any]:
    return {"type": "Feature", "properties": properties, "geometry": geometry}


def test_properties_are_columns_and_the_shape_is_told(tmp_path: Path) -> None:
    (sheet,) = layers(
        tmp_path / "a.geojson",
        {
            "type": "FeatureCollection",
            "features": [
                feature({"type": "Polygon", "coordinates": SQUARE}, LAD23CD="E06000001", LAD23NM="Hartlepool", n=5.0),
                feature({"type": "MultiPolygon", "coordinates": [SQUARE, SQUARE]}, LAD23CD="E06000002", LAD23NMW=None),
            ],
        },
    )
    assert sheet.head[0] == ["LAD23CD", "LAD23NM", "n", "LAD23NMW", "geometry"]
    table = sheet.table(0, ())
    assert table.text("LAD23CD").to_pylist() == ["E06000001", "E06000002"]
    assert table.text("n").to_pylist() == ["5", ""]
    assert [shape.geom_type for shape in sheet.shapes()] == ["Polygon", "MultiPolygon"]


def test_a_lookup_may_come_as_features_without_shapes(tmp_path: Path) -> None:
    (sheet,) = layers(
        tmp_path / "a.geojson", {"type": "FeatureCollection", "features": [feature(None, PCON10CD="E14000530")]}
    )
    assert sheet.head[0] == ["PCON10CD"]
    assert list(sheet.shapes()) == [None]


def test_arcs_are_shared_reversed_and_unpacked(tmp_path: Path) -> None:
    """Two unit squares side by side share an edge: the second uses the first's arc backwards."""
    document = {
        "type": "Topology",
        "transform": {"scale": [0.5, 0.5], "translate": [0, 50]},
        "arcs": [[[2, 0], [0, 2]], [[2, 2], [-2, 0], [0, -2], [2, 0]], [[2, 0], [2, 0], [0, 2], [-2, 0]]],
        "objects": {
            "ltla": {
                "type": "GeometryCollection",
                "geometries": [
                    {"type": "Polygon", "arcs": [[0, 1]], "properties": {"areacd": "E06000001"}},
                    {"type": "MultiPolygon", "arcs": [[[2, -1]]], "properties": {"areacd": "E06000002"}},
                ],
            }
        },
    }
    (sheet,) = layers(tmp_path / "a.topojson", document)
    assert sheet.name == "ltla"
    one, two = sheet.shapes()
    assert one.equals(shapely.box(0, 50, 1, 51))
    assert two.equals(shapely.MultiPolygon([shapely.box(1, 50, 2, 51)]))


def test_arcs_without_a_transform_are_as_they_are(tmp_path: Path) -> None:
    document = {
        "type": "Topology", "arcs": [[[0, 50], [1, 50], [1, 51], [0, 50]]],
        "objects": {"x": {"type": "Polygon", "arcs": [[0]], "properties": {}}},
    }  # fmt: skip
    (sheet,) = layers(tmp_path / "a.topojson", document)
    assert sheet.shapes()[0].area == pytest.approx(0.5)


def test_an_arc_that_is_not_there_is_damage(tmp_path: Path) -> None:
    document = {"type": "Topology", "arcs": [], "objects": {"x": {"type": "Polygon", "arcs": [[3]], "properties": {}}}}
    (sheet,) = layers(tmp_path / "a.topojson", document)
    with pytest.raises(PublicationError, match="TopoJSON file is damaged"):
        sheet.shapes()


def test_json_that_stops_early_is_damage(tmp_path: Path) -> None:
    path = tmp_path / "a.geojson"
    path.write_text('{"type": "FeatureCollection", "features": [')
    (member,) = open_members(path)
    with pytest.raises(PublicationError, match="JSON file is damaged"):
        open_features(member)


@pytest.mark.parametrize("document", [[1, 2], {"labels": {}}, {"type": "Feature"}])
def test_other_json_holds_no_table(tmp_path: Path, document: Any) -> None:
    assert layers(tmp_path / "a.json", document) == ()
