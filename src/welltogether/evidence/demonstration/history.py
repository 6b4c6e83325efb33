"""Earlier boundaries: the small areas of 2011 and 2001, some of which were split or put together since."""

from dataclasses import dataclass

import numpy as np

from welltogether.evidence.demonstration.ground import Ints
from welltogether.evidence.demonstration.places import Places
from welltogether.vocabulary.panel import Floats

SPLIT_COUNCIL = "Silverlea"  # one of its neighbourhood areas was split in 2021
_SPLITS, _MERGERS = 10, 5
_EARLIER_SPLITS, _EARLIER_MERGERS = 8, 3
_LARGER_PART = 0.55
_CODE = {"split": 1, "merged": 100, "merged from": 200, "split before 2011": 300, "merged before 2011": 400}


@dataclass(frozen=True)
class Crossing:
    """Later areas laid over earlier ones: rows (earlier, later) and the part of the later area's people in the earlier.

    `change` is the publisher's letter: U unchanged, S split, M merged.
    """

    earlier: Ints
    later: Ints
    part: Floats
    change: tuple[str, ...]

    @property
    def n_earlier(self) -> int:
        return int(self.earlier.max()) + 1

    def counted(self, later: Floats) -> Floats:
        """Counts of the later areas given to the earlier ones [E]."""
        weights = later[self.later] * self.part
        return np.asarray(np.bincount(self.earlier, weights=weights, minlength=self.n_earlier), dtype=np.float64)

    def averaged(self, later: Floats, weights: Floats) -> Floats:
        """Weighted means of the later areas for the earlier ones [E]."""
        return self.counted(later * weights) / self.counted(weights)


@dataclass(frozen=True)
class History:
    """Codes of every vintage and how they lie over one another. `msoa11` [M] is the 2011 area of every 2021 one."""

    lsoa21: tuple[str, ...]
    lsoa11: tuple[str, ...]
    lsoa01: tuple[str, ...]
    msoa21: tuple[str, ...]
    msoa11_code: tuple[str, ...]
    msoa11_name: tuple[str, ...]
    msoa11: Ints
    since11: Crossing
    since01: Crossing

    @property
    def first_lsoa(self) -> Ints:
        """One 2021 small area inside each of 2011 [E]: to look up council and neighbourhood."""
        return _first_later(self.since11)

    @property
    def first_lsoa11(self) -> Ints:
        """One 2011 small area inside each of 2001 [E]."""
        return _first_later(self.since01)


def look_back(places: Places, rng: np.random.Generator) -> History:
    """Decide which areas changed, and give every vintage its codes."""
    n = places.n_lsoas
    splits, mergers = _chosen(places.touching, places.msoa, n, _SPLITS, _MERGERS, rng)
    since11 = _crossing(n, splits, mergers)
    base = np.setdiff1d(np.arange(n), [later for _, later in splits])
    lsoa11 = [_lsoa(index + 1) for index in base.tolist()]
    lsoa11 += [_lsoa(n + _CODE["merged from"] + number) for number in range(len(mergers))]
    lsoa21 = [_lsoa(index + 1) for index in range(n)]
    for number, (one, other) in enumerate(splits):
        lsoa21[one], lsoa21[other] = (_lsoa(n + _CODE["split"] + 2 * number + step) for step in (0, 1))
    for number, one in enumerate(mergers):
        lsoa21[one] = _lsoa(n + _CODE["merged"] + number)
    since01, lsoa01 = _before_2011(places, since11, lsoa11, rng)
    msoa21, msoa11_code, msoa11 = _msoas(places)
    return History(
        lsoa21=tuple(lsoa21),
        lsoa11=tuple(lsoa11),
        lsoa01=lsoa01,
        msoa21=msoa21,
        msoa11_code=msoa11_code,
        msoa11_name=tuple(places.msoa_name[index] for index in np.unique(msoa11, return_index=True)[1]),
        msoa11=msoa11,
        since11=since11,
        since01=since01,
    )


def _before_2011(
    places: Places, since11: Crossing, lsoa11: list[str], rng: np.random.Generator
) -> tuple[Crossing, tuple[str, ...]]:
    """The areas of 2001: only those of 2011 that did not change later may have changed before."""
    n, n11 = places.n_lsoas, since11.n_earlier
    steady = np.zeros(n11, dtype=bool)
    steady[since11.earlier[np.array(since11.change) == "U"]] = True
    of11 = np.full(n, -1)
    of11[since11.later] = since11.earlier
    pairs = of11[places.touching]
    pairs = pairs[steady[pairs].all(axis=1)]
    msoa = places.msoa[_first_later(since11)]
    splits, mergers = _chosen(pairs, msoa, n11, _EARLIER_SPLITS, _EARLIER_MERGERS, rng, steady)
    codes = [lsoa11[index] for index in np.setdiff1d(np.arange(n11), [later for _, later in splits]).tolist()]
    for number, (one, _) in enumerate(splits):
        codes[codes.index(lsoa11[one])] = _lsoa(n + _CODE["split before 2011"] + number)
    for number, one in enumerate(mergers):
        codes[codes.index(lsoa11[one])] = _lsoa(n + _CODE["merged before 2011"] + 2 * number)
        codes.append(_lsoa(n + _CODE["merged before 2011"] + 2 * number + 1))
    return _crossing(n11, splits, mergers), tuple(codes)


def _chosen(
    touching: Ints,
    msoa: Ints,
    n: int,
    n_splits: int,
    n_mergers: int,
    rng: np.random.Generator,
    steady: Ints | None = None,
) -> tuple[list[tuple[int, int]], list[int]]:
    """Neighbours in one MSOA that used to be one area, and areas that used to be two; no area is in both."""
    inside = touching[msoa[touching[:, 0]] == msoa[touching[:, 1]]]
    splits: list[tuple[int, int]] = []
    taken: set[int] = set()
    for one, other in rng.permutation(inside).tolist():
        if len(splits) < n_splits and not {one, other} & taken:
            splits.append((one, other))
            taken |= {one, other}
    free = [int(index) for index in rng.permutation(n) if index not in taken and (steady is None or steady[index])]
    return sorted(splits), sorted(free[:n_mergers])


def _crossing(n: int, splits: list[tuple[int, int]], mergers: list[int]) -> Crossing:
    own = np.arange(n)
    for one, other in splits:
        own[other] = one
    used = np.unique(own)
    earlier = np.searchsorted(used, own)
    change = np.full(n, "U")
    change[np.array(splits).reshape(-1)] = "S"
    change[mergers] = "M"
    part = np.where(change == "M", _LARGER_PART, 1.0)
    return Crossing(
        earlier=np.concatenate([earlier, len(used) + np.arange(len(mergers))]),
        later=np.concatenate([np.arange(n), np.array(mergers)]),
        part=np.concatenate([part, np.full(len(mergers), 1 - _LARGER_PART)]),
        change=(*change.tolist(), *(["M"] * len(mergers))),
    )


def _msoas(places: Places) -> tuple[tuple[str, ...], tuple[str, ...], Ints]:
    n = len(places.msoa_name)
    code21 = [f"X02{number:06d}" for number in range(1, n + 1)]
    first = int((places.msoa_council == places.council_of(SPLIT_COUNCIL)).argmax())
    code11 = [code for index, code in enumerate(code21) if index != first + 1]
    code21[first], code21[first + 1] = f"X02{n + 1:06d}", f"X02{n + 2:06d}"
    msoa11 = np.arange(n) - (np.arange(n) > first)
    return tuple(code21), tuple(code11), msoa11


def _first_later(crossing: Crossing) -> Ints:
    _, position = np.unique(crossing.earlier, return_index=True)
    return np.asarray(crossing.later[position])


def _lsoa(number: int) -> str:
    return f"X01{number:06d}"
