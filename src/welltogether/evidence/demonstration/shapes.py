"""Outlines that tile the island: cells about the points, with crooked edges that neighbours share."""

from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray

from welltogether.evidence.demonstration.ground import Ground, Ints
from welltogether.vocabulary.panel import Floats

ORIGIN = (-30.0, 45.0)  # longitude and latitude of the island's middle: open ocean
_KM_PER_DEGREE = np.array([78.85, 111.2])
_GRID = 100_000  # five decimals of a degree, about a metre
_CROOKED = (0.16, 0.08, 0.0)

Polygons = NDArray[np.object_]


@dataclass(frozen=True)
class Outlines:
    """`areas` [A]: one polygon a small area, longitude and latitude; `square_km` [A]; `touching` [N, 2]: neighbours."""

    areas: Polygons
    square_km: Floats
    touching: Ints

    def in_order(self, order: Ints) -> "Outlines":
        """The same outlines, small area `order[0]` first."""
        place = np.empty_like(order)
        place[order] = np.arange(len(order))
        return Outlines(self.areas[order], self.square_km[order], np.sort(place[self.touching], axis=1))

    def joined(self, group: Ints, n_groups: int) -> Polygons:
        """One outline a group of small areas; `group` [A] numbers from 0."""
        return np.array([shapely.coverage_union_all(self.areas[group == index]) for index in range(n_groups)])


def draw(ground: Ground, rng: np.random.Generator) -> Outlines:
    """Cut the island into one cell a point. The edges are as crooked as they can be without crossing."""
    everything = shapely.MultiPoint(np.concatenate([ground.land, ground.sea]))
    cells = shapely.get_parts(shapely.voronoi_polygons(everything, ordered=True))[: len(ground.land)]
    ends, of_cell = _edges(cells)
    lines, turned, line_of = _unique(ends)
    bends = rng.normal(0.0, 1.0, (len(lines), 3)).clip(-1.5, 1.5)
    for crooked in _CROOKED:
        paths = [_path(line, bend * crooked) for line, bend in zip(lines, bends, strict=True)]
        areas = _polygons(paths, line_of, turned, of_cell, len(cells))
        if shapely.is_valid(areas).all() and shapely.coverage_is_valid(areas):
            break
    flat = shapely.transform(areas, lambda lonlat: (lonlat - ORIGIN) * _KM_PER_DEGREE)
    return Outlines(areas, np.asarray(shapely.area(flat)), _touching(line_of, of_cell))


def _edges(cells: Polygons) -> tuple[Ints, Ints]:
    """Every side of every cell as a pair of grid points [E, 2, 2], and the cell it belongs to."""
    km, of_cell = shapely.get_coordinates(cells, return_index=True)
    grid = np.rint((km / _KM_PER_DEGREE + ORIGIN) * _GRID).astype(np.int64)
    same = (of_cell[1:] == of_cell[:-1]) & (grid[1:] != grid[:-1]).any(axis=1)
    ends = np.stack([grid[:-1][same], grid[1:][same]], axis=1)
    return ends, of_cell[:-1][same].astype(np.int64)


def _unique(ends: Ints) -> tuple[Ints, NDArray[np.bool_], Ints]:
    """Each side once, always in the same direction; whether a cell walks it the other way; which side is whose."""
    key = ends[:, :, 0] * 10_000_000_000 + ends[:, :, 1]
    turned = key[:, 0] > key[:, 1]
    straight = np.where(turned[:, None, None], ends[:, ::-1], ends).reshape(-1, 4)
    lines, line_of = np.unique(straight, axis=0, return_inverse=True)
    return lines.reshape(-1, 2, 2), turned, line_of.reshape(-1).astype(np.int64)


def _path(line: Ints, bend: Floats) -> Ints:
    """A side with up to three bends, the middle one first, the others half as deep; short sides stay straight."""
    start, end = line.astype(np.float64)
    along = (end - start) / _GRID * _KM_PER_DEGREE
    length = float(np.hypot(*along))
    if length < 0.2:
        return line
    across = np.array([-along[1], along[0]]) / _KM_PER_DEGREE * _GRID
    depth = np.array([bend[0] / 2 + bend[1] / 2, bend[0], bend[0] / 2 + bend[2] / 2])
    steps = np.array([0.25, 0.5, 0.75])
    if length < 0.65:
        steps, depth = steps[1:2], depth[1:2]
    middle = start + steps[:, None] * (end - start) + depth[:, None] * across
    return np.concatenate([line[:1], np.rint(middle).astype(np.int64), line[1:]])


def _polygons(paths: list[Ints], line_of: Ints, turned: NDArray[np.bool_], of_cell: Ints, n_cells: int) -> Polygons:
    rings: list[list[Ints]] = [[] for _ in range(n_cells)]
    for line, back, cell in zip(line_of, turned, of_cell, strict=True):
        path = paths[line][::-1] if back else paths[line]
        rings[cell].append(path[:-1])
    return np.asarray(shapely.polygons([shapely.linearrings(np.concatenate(ring) / _GRID) for ring in rings]))


def _touching(line_of: Ints, of_cell: Ints) -> Ints:
    """Pairs of cells that share a side."""
    order = np.argsort(line_of, kind="stable")
    same = line_of[order][1:] == line_of[order][:-1]
    pairs = np.stack([of_cell[order][:-1][same], of_cell[order][1:][same]], axis=1)
    return np.unique(np.sort(pairs, axis=1), axis=0)
