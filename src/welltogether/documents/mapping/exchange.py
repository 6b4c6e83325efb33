"""The mapping as JSON: every field of the result types by its own name, every figure with its whole dress.

`schema()` describes it (JSON Schema, 2020-12). The version changes whenever a field is renamed, removed or changes its
meaning; new fields may be added without a new version, so readers should ignore what they do not know.
"""

import json
from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from math import isfinite
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from welltogether.analysis.local_mapping import LocalMapping, PlaceMap

SCHEMA_VERSION = 1
SCHEMA_NAME = "welltogether/local-mapping"


def mapping_json(mapping: LocalMapping) -> bytes:
    """The mapping as UTF-8 JSON, keys in the order of the types. Shares are 0–1, dates ISO; missing numbers are null.

    Of the maps, areas are kept with their values; outlines are left out (boundaries are published apart).
    """
    body = {
        "schema": SCHEMA_NAME,
        "schema_version": SCHEMA_VERSION,
        "mapping": plain_data(mapping),
        "guidance": guidance_names(mapping),
    }
    return (json.dumps(body, ensure_ascii=False, allow_nan=False, separators=(",", ":")) + "\n").encode()


def plain_data(value: Any) -> Any:
    """Dataclasses, enums, dates and tuples as JSON knows them."""
    if is_dataclass(value) and not isinstance(value, type):
        found = {f.name: plain_data(getattr(value, f.name)) for f in fields(value) if f.name not in _LEFT_OUT}
        name = type(value).__name__
        return found | _EXTRA.get(name, _nothing)(value) | _INSTEAD.get(name, _nothing)(value)
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float):
        return value if isfinite(value) else None
    if isinstance(value, tuple | list):
        return [plain_data(one) for one in value]
    return value


_LEFT_OUT = frozenset({"rings", "surroundings"})


def _nothing(_value: Any) -> dict[str, Any]:
    return {}


def _map_values(drawn: PlaceMap) -> dict[str, Any]:
    """Values of areas with too few people stay out, as they do on the map."""
    pairs = zip(drawn.values, drawn.small_base, strict=True)
    return {"values": [value if isfinite(value) and not small else None for value, small in pairs]}


_EXTRA: dict[str, Callable[[Any], dict[str, Any]]] = {"Period": lambda period: {"label": period.label}}
_INSTEAD: dict[str, Callable[[Any], dict[str, Any]]] = {"PlaceMap": _map_values}


def guidance_names(mapping: LocalMapping) -> dict[str, dict[str, str]]:
    """The name and citation of every guidance item that the mapping refers to, by reference."""
    from welltogether.guidance import find

    names = {}
    for ref in dict.fromkeys(_references(mapping)):
        item = find(ref)
        name = getattr(item, "name", "") or getattr(item, "text", "")
        names[ref] = {"name": name, "cites": f"{item.cites.document}, {item.cites.place}", "standing": item.standing}
    return names


def _references(mapping: LocalMapping) -> Iterator[str]:
    yield from (one.topic for one in mapping.topics)
    yield from (one.influence for one in mapping.influences)
    for group in (mapping.family_present, mapping.family_published):
        yield from group.candidates
        yield from (one.stands_for for one in group.inputs if "#" in one.stands_for)
    if mapping.sub_areas is not None:
        yield from (ref for candidates, _ in mapping.sub_areas.counts for ref in candidates)
    yield from (one.issue for one in mapping.issues)
    yield from (one.action for one in mapping.actions)
    yield from (ref for ref, _ in mapping.annex_c)
    yield from mapping.pitfalls
    yield from (one.topic for one in mapping.quality)


def schema() -> dict[str, Any]:
    """The JSON Schema of what `mapping_json` writes, made from the types themselves."""
    shapes: dict[str, Any] = {}
    mapping = _shape(LocalMapping, shapes)
    guidance = {
        "type": "object",
        "additionalProperties": {
            "type": "object",
            "properties": {name: {"type": "string"} for name in ("name", "cites", "standing")},
            "required": ["name", "cites", "standing"],
        },
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A local mapping of one place",
        "type": "object",
        "properties": {
            "schema": {"const": SCHEMA_NAME},
            "schema_version": {"const": SCHEMA_VERSION},
            "mapping": mapping,
            "guidance": guidance,
        },
        "required": ["schema", "schema_version", "mapping", "guidance"],
        "$defs": dict(sorted(shapes.items())),
    }


_SIMPLE: dict[Any, dict[str, Any]] = {
    str: {"type": "string"},
    bool: {"type": "boolean"},
    int: {"type": "integer"},
    float: {"type": ["number", "null"]},
    date: {"type": "string", "format": "date"},
    NoneType: {"type": "null"},
}


def _shape(kind: Any, shapes: dict[str, Any]) -> dict[str, Any]:
    if kind in _SIMPLE:
        return _SIMPLE[kind]
    origin, args = get_origin(kind), get_args(kind)
    if origin in (Union, UnionType):
        return {"anyOf": [_shape(one, shapes) for one in args]}
    if origin is tuple:
        if len(args) == 2 and args[1] is Ellipsis:
            return {"type": "array", "items": _shape(args[0], shapes)}
        return {"type": "array", "prefixItems": [_shape(one, shapes) for one in args], "items": False}
    if isinstance(kind, type) and issubclass(kind, Enum):
        return {"enum": [one.value for one in kind]}
    if is_dataclass(kind) and isinstance(kind, type):
        return _reference(kind, shapes)
    raise TypeError(f"no JSON shape for {kind!r}")


def _reference(kind: type, shapes: dict[str, Any]) -> dict[str, Any]:
    name = kind.__name__
    if name not in shapes:
        shapes[name] = {}  # held open, so that a type may refer to itself
        hints = get_type_hints(kind)
        properties = {f.name: _shape(hints[f.name], shapes) for f in fields(kind) if f.name not in _LEFT_OUT}
        if name in _EXTRA:
            properties["label"] = {"type": "string"}
        words = (kind.__doc__ or "").strip().split("\n")[0]
        shapes[name] = {"description": words, "type": "object", "properties": properties, "required": list(properties)}
    return {"$ref": f"#/$defs/{name}"}
