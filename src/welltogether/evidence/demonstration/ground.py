"""Where people live: one point a small area, close together in towns and far apart in the country."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from welltogether.evidence.demonstration.plan import CouncilPlan
from welltogether.vocabulary.panel import Floats

Ints = NDArray[np.int64]

LSOAS_PER_MSOA = 5
_COAST_AXES = np.array([38.5, 28.6])  # km, half the width and half the height of the island
_DRAWS_PER_AREA = 60
_ROUNDS = 12


@dataclass(frozen=True)
class Ground:
    """Points in kilometres from the island's middle, and the council (index into the plan) that each belongs to.

    `land` [A, 2], `council` [A], council by council; `sea` [S, 2] mirrors the land across the coast, so that cells end
    at the shore.
    """

    land: Floats
    council: Ints
    sea: Floats


class Coast:
    """An island's outline: an ellipse with bays and headlands."""

    def __init__(self, rng: np.random.Generator) -> None:
        self._waves = np.arange(2, 15)
        self._size = rng.normal(0.0, 0.085, self._waves.size) / np.sqrt(self._waves - 1)
        self._phase = rng.uniform(0.0, 2 * np.pi, self._waves.size)

    def reach(self, points: Floats) -> Floats:
        """How far out each point lies: 1 is on the shore."""
        scaled = points / _COAST_AXES
        angle = np.arctan2(scaled[:, 1], scaled[:, 0])
        shore = 1 + (self._size * np.cos(np.outer(angle, self._waves) + self._phase)).sum(axis=1)
        return np.asarray(np.hypot(scaled[:, 0], scaled[:, 1]) / shore)


def settle(plan: tuple[CouncilPlan, ...], rng: np.random.Generator) -> Ground:
    """Choose a point for every small area: towns are dense, villages are not, every council keeps to its own ground."""
    coast = Coast(rng)
    centres = np.array([[council.x_km, council.y_km] for council in plan]) + rng.normal(0.0, 0.5, (len(plan), 2))
    reach = np.array([council.reach for council in plan])
    found = [_points_of(index, council, centres, reach, coast, rng) for index, council in enumerate(plan)]
    land = np.concatenate(found)
    council_of = np.repeat(np.arange(len(plan)), [len(points) for points in found])
    return Ground(land, council_of, _mirrored(land, coast))


def _points_of(
    index: int, council: CouncilPlan, centres: Floats, reach: Floats, coast: Coast, rng: np.random.Generator
) -> Floats:
    """The middles of one council's small areas: groups of equal numbers of people scattered about its towns."""
    n_areas = council.msoas * LSOAS_PER_MSOA
    wanted = n_areas * _DRAWS_PER_AREA
    people = _scattered(centres[index], council.rural_share, 8 * wanted, rng)
    squared = ((people[:, None, :] - centres[None, :, :]) ** 2).sum(axis=2) - reach
    own = (squared.argmin(axis=1) == index) & (coast.reach(people) < 1)
    return _middles(people[own][:wanted], n_areas, rng)


def _scattered(centre: Floats, rural_share: float, n: int, rng: np.random.Generator) -> Floats:
    """People about one main town and two lesser ones, the rest over the countryside."""
    towns = centre + np.concatenate([np.zeros((1, 2)), rng.uniform(-4.4, 4.4, (2, 2))])
    which = rng.choice(3, n, p=(0.7, 0.18, 0.12))
    spread = np.array([1.6, 0.9, 0.7])[which] * (1 + 0.4 * rural_share)
    in_town = towns[which] + rng.standard_normal((n, 2)) * spread[:, None]
    in_country = centre + rng.uniform(-11.0, 11.0, (n, 2))
    country = rng.random(n) < 0.22 + 0.72 * rural_share
    return np.where(country[:, None], in_country, in_town)


def _middles(people: Floats, n_areas: int, rng: np.random.Generator) -> Floats:
    """k-means: areas of nearby people."""
    middles = people[rng.choice(len(people), n_areas, replace=False)]
    for _ in range(_ROUNDS):
        nearest = ((people**2).sum(axis=1)[:, None] - 2 * people @ middles.T + (middles**2).sum(axis=1)).argmin(axis=1)
        counts = np.bincount(nearest, minlength=n_areas)
        sums = np.stack([np.bincount(nearest, weights=people[:, axis], minlength=n_areas) for axis in (0, 1)], axis=1)
        middles = np.where(counts[:, None] > 0, sums / np.maximum(counts, 1)[:, None], middles)
    return middles


def _mirrored(land: Floats, coast: Coast) -> Floats:
    """Each point near the coast, mirrored across it."""
    out = coast.reach(land)
    near = out > 0.6
    return np.asarray(land[near] * ((2 - out[near]) / out[near])[:, None])
