"""Which outline to draw for each area: for each district, the boundary file that covers it best."""

from collections.abc import Iterable

import numpy as np

from welltogether.evidence.areas.known import KnownAreas
from welltogether.evidence.areas.lookups import as_bytes
from welltogether.evidence.store.datasets import StoredDataset
from welltogether.vocabulary.areas import Scheme, scheme_of_code


def shapes_of(known: KnownAreas, scheme: Scheme, datasets: Iterable[StoredDataset]) -> list[bytes | None]:
    """One outline an area of the level, or None. Neighbours come from one file, so that their edges meet.

    A file wins a district by how many of its areas it has, then by precedence, then by detail.
    """
    areas = known.lists[scheme]
    home = known.district.get(scheme, np.zeros(len(areas), np.int32))
    n_homes = int(home.max()) + 1 if len(home) else 0
    chosen: list[bytes | None] = [None] * len(areas)
    best = [(0, 0, 0)] * n_homes
    for dataset in datasets:
        if dataset.kind != "boundaries":
            continue
        drawn = _drawn(dataset, scheme, known)
        for place, rank in _ranks(drawn, home.tolist(), dataset.precedence).items():
            if rank > best[place]:
                best[place] = rank
                for area in np.flatnonzero(home == place).tolist():
                    chosen[area] = drawn.get(area)
    return chosen


def _drawn(dataset: StoredDataset, scheme: Scheme, known: KnownAreas) -> dict[int, bytes]:
    """Index of an area → its outline, for a file of this scheme and, where codes are reused, of its year."""
    table = dataset.read(["code", "vintage", "wkb"])
    codes = as_bytes(table.column("code"))
    if scheme in (Scheme.LSOA, Scheme.MSOA):
        right = np.asarray(table.column("vintage").fill_null(0)) == known.vintage(scheme)
    else:
        right = np.ones(len(codes), bool)
    prefixes = {
        prefix: scheme_of_code(prefix.decode().ljust(9, "0")) for prefix in np.unique(codes.astype("S3")).tolist()
    }
    right &= np.array([prefixes[code[:3]] is scheme for code in codes.tolist()], bool)
    place = np.where(right, known.lists[scheme].find(codes), -1)
    outlines = table.column("wkb").to_pylist()
    return {int(area): outlines[row] for row, area in enumerate(place.tolist()) if area >= 0 and outlines[row]}


def _ranks(drawn: dict[int, bytes], home: list[int], precedence: int) -> dict[int, tuple[int, int, int]]:
    counted: dict[int, tuple[int, int, int]] = {}
    for area, outline in drawn.items():
        n, _, detail = counted.get(home[area], (0, precedence, 0))
        counted[home[area]] = (n + 1, precedence, detail + len(outline))
    return counted
