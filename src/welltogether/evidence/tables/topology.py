"""TopoJSON → shapes: arcs are shared, quantised and stored as differences; rings are arcs put end to end."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from welltogether.evidence.tables import limits

Shapes = NDArray[np.object_]
Points = NDArray[np.float64]


def topology_shapes(file: str, document: dict[str, Any], geometries: list[dict[str, Any]]) -> Shapes:
    """The shapes of one object's geometries, in order.

    Refuses: arcs that do not exist, shapes that are not polygons (PublicationError).
    Source: the TopoJSON format specification, version 1.0.0, sections 2.1.3 (transforms) and 2.1.4 (arcs).
    """
    try:
        arcs = _arcs(document)
        shapes = [_shape(geometry, arcs) for geometry in geometries]
    except (IndexError, KeyError, TypeError, ValueError) as error:
        raise limits.damaged(file, "TopoJSON", f"{type(error).__name__}: {error}") from error
    return np.array(shapes, dtype=object)


def _arcs(document: dict[str, Any]) -> list[Points]:
    transform = document.get("transform")
    raw = [np.array([point[:2] for point in arc], np.float64) for arc in document["arcs"]]
    if not transform:
        return raw
    scale, move = np.array(transform["scale"]), np.array(transform["translate"])
    return [arc.cumsum(axis=0) * scale + move for arc in raw]


def _shape(geometry: dict[str, Any], arcs: list[Points]) -> Any:
    import shapely

    kind = geometry.get("type")
    if kind == "Polygon":
        return _polygon(geometry["arcs"], arcs)
    if kind == "MultiPolygon":
        return shapely.multipolygons([_polygon(rings, arcs) for rings in geometry["arcs"]])
    raise ValueError(f"a {kind} is not an area")


def _polygon(rings: list[list[int]], arcs: list[Points]) -> Any:
    import shapely

    outer, *holes = [_ring(ring, arcs) for ring in rings]
    return shapely.polygons(outer, holes=holes or None)


def _ring(places: list[int], arcs: list[Points]) -> Points:
    """Arcs end to end; a negative place means the arc `~place` backwards. Shared end points count once."""
    pieces = [arcs[place] if place >= 0 else arcs[~place][::-1] for place in places]
    return np.concatenate([pieces[0], *(piece[1:] for piece in pieces[1:])])
