"""The JSON: a stable schema, every figure dressed, guidance by name."""

import json
from pathlib import Path
from typing import Any

from sample import sample_mapping

from welltogether.documents.mapping import render_mapping, write_mapping
from welltogether.documents.mapping.exchange import SCHEMA_VERSION, schema

GOLDEN = Path(__file__).parent / "local-mapping.schema.json"
BODY = json.loads(render_mapping(sample_mapping(), "json"))


def faults(value: Any, shape: dict[str, Any], root: dict[str, Any], where: str = "$") -> list[str]:
    """What does not fit a JSON Schema, for the few words that ours uses."""
    if "$ref" in shape:
        return faults(value, root["$defs"][shape["$ref"].rsplit("/", 1)[1]], root, where)
    if "anyOf" in shape:
        found = [faults(value, one, root, where) for one in shape["anyOf"]]
        return min(found, key=len)
    if "const" in shape:
        return [] if value == shape["const"] else [f"{where}: {value!r}"]
    if "enum" in shape:
        return [] if value in shape["enum"] else [f"{where}: {value!r}"]
    kinds = {"string": str, "boolean": bool, "integer": int, "number": (int, float), "null": type(None),
             "array": list, "object": dict}  # fmt: skip
    wanted = shape["type"] if isinstance(shape["type"], list) else [shape["type"]]
    if not any(isinstance(value, kinds[one]) for one in wanted):
        return [f"{where}: {value!r} is not {wanted}"]
    if isinstance(value, dict):
        return _object_faults(value, shape, root, where)
    if isinstance(value, list):
        shapes = shape.get("prefixItems") or [shape["items"]] * len(value)
        pairs = zip(value, shapes, strict=True)
        return [f for i, (one, s) in enumerate(pairs) for f in faults(one, s, root, f"{where}[{i}]")]
    return []


def _object_faults(value: dict[str, Any], shape: dict[str, Any], root: dict[str, Any], where: str) -> list[str]:
    found = [f"{where}: no {name}" for name in shape.get("required", []) if name not in value]
    shapes = shape.get("properties", {})
    other = shape.get("additionalProperties")
    for name, one in value.items():
        if name in shapes:
            found += faults(one, shapes[name], root, f"{where}.{name}")
        elif other:
            found += faults(one, other, root, f"{where}.{name}")
        else:
            found.append(f"{where}: {name} is not in the schema")
    return found


def test_the_json_fits_its_own_schema() -> None:
    assert faults(BODY, schema(), schema()) == []


def test_the_schema_changes_only_on_purpose() -> None:
    """If this fails because a field was renamed, removed or means something else: raise SCHEMA_VERSION.

    Then write the new schema: `python tests/unit/documents/test_documents_json.py`.
    """
    assert json.loads(GOLDEN.read_text()) == schema()


def test_it_names_its_schema_and_version() -> None:
    assert (BODY["schema"], BODY["schema_version"]) == ("welltogether/local-mapping", SCHEMA_VERSION)


def figures(value: Any) -> list[dict[str, Any]]:
    """Every figure anywhere in the JSON."""
    if isinstance(value, dict):
        own = [value] if {"measure", "value", "dress"} <= set(value) else []
        return own + [one for child in value.values() for one in figures(child)]
    if isinstance(value, list):
        return [one for child in value for one in figures(child)]
    return []


def test_every_figure_is_dressed() -> None:
    found = figures(BODY)
    assert len(found) > 60
    for figure in found:
        dress = figure["dress"]
        assert dress["sources"]
        assert dress["method"]
        assert dress["published_areas"]
        assert dress["base"] is not None or dress["base_note"]
        assert figure["interval"] is not None or dress["interval_note"]
        assert figure["period"]["label"]


def test_guidance_is_named_and_cited() -> None:
    item = BODY["guidance"]["cdf-2009#issue-segregation"]
    assert item == {
        "name": "Physical segregation in public housing or schools",
        "cites": "CDF, Annex D, Table D1",
        "standing": "published",
    }


def test_missing_numbers_are_null_and_outlines_stay_out() -> None:
    drawn = BODY["mapping"]["maps"][1]
    assert drawn["values"][7] is None
    assert set(drawn["shapes"][0]) == {"code", "name"}
    assert "surroundings" not in drawn


def test_a_file_is_written_whole(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "aldermere.json"
    write_mapping(sample_mapping(), path, "json")
    assert json.loads(path.read_text()) == BODY


if __name__ == "__main__":
    GOLDEN.write_text(json.dumps(schema(), indent=1, ensure_ascii=False) + "\n")
