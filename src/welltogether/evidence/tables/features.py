"""GeoJSON and TopoJSON → sheets: a feature is a row, a property a column, and its shape stands beside it."""

import gc
import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
import pyarrow as pa

from welltogether.evidence.tables import limits
from welltogether.evidence.tables.opening import Member
from welltogether.evidence.tables.sheet import HEAD_ROWS
from welltogether.evidence.tables.table import Table
from welltogether.evidence.tables.topology import topology_shapes
from welltogether.vocabulary.errors import PublicationError

GEOMETRY = "geometry"
"""A heading of our own: stands in the head when the features have shapes."""


@dataclass(eq=False)
class FeatureSheet:
    """The features of one GeoJSON file, or of one object of a TopoJSON file."""

    file: str
    name: str
    features: list[dict[str, Any]]
    has_shapes: bool
    document: dict[str, Any]
    content: pa.Buffer
    large: bool = False

    @cached_property
    def properties(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(key for feature in self.features for key in feature.get("properties") or {}))

    @cached_property
    def head(self) -> Sequence[Sequence[str]]:
        rows = [
            [_text((f.get("properties") or {}).get(key)) for key in self.properties] for f in self.features[:HEAD_ROWS]
        ]
        return [[*self.properties, *([GEOMETRY] if self.has_shapes else [])], *rows]

    def table(self, first: int, headings: Sequence[str], columns: Sequence[int] | None = None) -> Table:
        """See Sheet. Row 1 is the first feature's, as a list of features has no heading row."""
        held = [feature.get("properties") or {} for feature in self.features]
        read = tuple(pa.array([_text(one.get(key)) for one in held], pa.string()) for key in self.properties)
        return Table(self.file, self.name, self.properties, read, np.arange(1, len(held) + 1, dtype=np.int32))

    def grid(self) -> Sequence[Sequence[str]]:
        return self.head

    def shapes(self) -> "np.ndarray[Any, np.dtype[np.object_]]":
        """The shape of each feature (shapely), in order; None for one that has none.

        Refuses: shapes that cannot be built (PublicationError).
        """
        import shapely

        if self.document.get("type") == "Topology":
            return topology_shapes(self.file, self.document, self.features)
        try:
            if all(feature.get("geometry") for feature in self.features):
                together = shapely.get_parts(shapely.from_geojson(self.content.to_pybytes()))
                if len(together) == len(self.features):
                    return np.asarray(together)
            held = [feature.get("geometry") for feature in self.features]
            return np.array([shapely.from_geojson(json.dumps(one)) if one else None for one in held], dtype=object)
        except (shapely.GEOSException, TypeError) as error:
            raise _broken(self.file, str(error)) from error


def open_features(member: Member) -> tuple[FeatureSheet, ...]:
    """The layers of a GeoJSON or TopoJSON file; none when it is other JSON. Refuses: JSON that ends early."""
    document = _parse(member)
    if not isinstance(document, dict):
        return ()
    if document.get("type") == "FeatureCollection":
        features = document.get("features") or []
        shaped = any(feature.get("geometry") for feature in features)
        return (FeatureSheet(member.file, "", features, shaped, {}, member.content),)
    if document.get("type") == "Topology":
        objects = document.get("objects") or {}
        return tuple(
            FeatureSheet(member.file, name, _geometries(one), True, document, member.content)
            for name, one in objects.items()
        )
    return ()


def _parse(member: Member) -> Any:
    """The JSON document. Collecting garbage meanwhile would treble the time: nothing in it refers back."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        return json.loads(member.content.to_pybytes())
    except (ValueError, RecursionError) as error:
        raise _broken(member.file, str(error)) from error
    finally:
        if collecting:
            gc.enable()


def _geometries(one: dict[str, Any]) -> list[dict[str, Any]]:
    return list(one.get("geometries") or [one])


def _text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return value if isinstance(value, str) else str(value)


def _broken(file: str, detail: str) -> PublicationError:
    return limits.damaged(file, "JSON", detail)
