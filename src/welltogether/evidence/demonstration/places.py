"""The areas of the fictional country: who lies in what, under which code and name."""

from dataclasses import dataclass

import numpy as np

from welltogether.evidence.demonstration.ground import Ground, Ints
from welltogether.evidence.demonstration.grouping import grouped
from welltogether.evidence.demonstration.plan import REGIONS, CouncilPlan, WardPlan
from welltogether.evidence.demonstration.shapes import Outlines
from welltogether.vocabulary.panel import Floats

MERGED_CODE = "X07000030"
EARLIER_CODE = {"Marlstone": "X07000029"}  # until 2018: a boundary change gave the district a new code

_FIRST = (
    "Alder", "Amber", "Apple", "Barley", "Beech", "Bell", "Bracken", "Briar", "Chantry", "Cinder", "Clover",
    "Copper", "Dove", "Elder", "Ferry", "Fox", "Garth", "Glebe", "Golden", "Hazel", "Heron", "Hollin", "Juniper",
    "Linden", "Maple", "Meadow", "Moss", "Orchard", "Otter", "Pepper", "Plum", "Rook", "Rush", "Sallow", "Shepherd",
    "Silver", "Sorrel", "Tanner", "Thistle", "Wheat", "Willow", "Wren", "Yarrow",
)  # fmt: skip
_SECOND = (
    "acre", "bank", "brook", "combe", "croft", "dene", "field", "gate", "green", "holme", "hurst", "lea", "mead",
    "ridge", "side", "well", "wold",
)  # fmt: skip


@dataclass(frozen=True)
class Places:
    """Small areas are numbered council by council and neighbourhood by neighbourhood; every other level follows.

    `council`, `msoa`, `ward`, `district`, `region` [A] number the area that each small area lies in; `told` [A] is the
    told ward it lies in, or -1. `x_km` [A, 2] is its middle, `square_km` [A] its size. Codes and names stand in the
    same order. A council is one of 2009 to 2022, a district one since 2023; `council_district` says who became what.
    """

    plan: tuple[CouncilPlan, ...]
    told_wards: tuple[WardPlan, ...]
    council: Ints
    msoa: Ints
    ward: Ints
    told: Ints
    x_km: Floats
    square_km: Floats
    touching: Ints
    council_district: Ints
    lsoa_name: tuple[str, ...]
    msoa_name: tuple[str, ...]
    ward_name: tuple[str, ...]
    council_code: tuple[str, ...]
    district_code: tuple[str, ...]
    district_name: tuple[str, ...]

    @property
    def district(self) -> Ints:
        return self.council_district[self.council]

    @property
    def region(self) -> Ints:
        return self.council_region[self.council]

    @property
    def council_region(self) -> Ints:
        return np.array([REGIONS.index(council.region) for council in self.plan])

    @property
    def n_lsoas(self) -> int:
        return len(self.council)

    @property
    def ward_council(self) -> Ints:
        return _owner(self.ward, self.council)

    @property
    def msoa_council(self) -> Ints:
        return _owner(self.msoa, self.council)

    @property
    def region_code(self) -> tuple[str, ...]:
        return tuple(f"X1200000{number}" for number in range(1, len(REGIONS) + 1))

    @property
    def old_code(self) -> tuple[str, ...]:
        """Councils' codes before 2009: “X0AA”, “X0AB” …"""
        return tuple(f"X0A{chr(ord('A') + index)}" for index in range(len(self.plan)))

    @property
    def ward22(self) -> tuple[str, ...]:
        """Ward codes before the merger of 2023."""
        return tuple(f"X05{number:06d}" for number in range(1, len(self.ward_name) + 1))

    @property
    def ward24(self) -> tuple[str, ...]:
        """Ward codes since: the merged district was given wards of its own, under new codes."""
        merged = {index for index, council in enumerate(self.plan) if council.district != council.name}
        return tuple(
            f"X05{int(code[3:]) + 1000:06d}" if owner in merged else code
            for code, owner in zip(self.ward22, self.ward_council.tolist(), strict=True)
        )

    def council_of(self, name: str) -> int:
        return [council.name for council in self.plan].index(name)


def arrange(
    plan: tuple[CouncilPlan, ...],
    told_wards: tuple[WardPlan, ...],
    ground: Ground,
    outlines: Outlines,
    rng: np.random.Generator,
) -> tuple[Places, Outlines]:
    """Group the small areas, give codes and names, and put areas and outlines in their lasting order."""
    msoa = grouped(ground.land, ground.council, tuple(council.msoas for council in plan), outlines.touching)
    ward = grouped(ground.land, ground.council, tuple(council.wards for council in plan), outlines.touching)
    order = np.lexsort((np.arange(len(msoa)), msoa))
    outlines = outlines.in_order(order)
    council, msoa, ward, land = ground.council[order], msoa[order], ward[order], ground.land[order]
    names, told = _ward_names(plan, told_wards, ward, council, land, rng)
    district_name = tuple(dict.fromkeys(one.district for one in plan))
    council_code = tuple(f"X07{number:06d}" for number in range(1, len(plan) + 1))
    kept = {one.name: code for one, code in zip(plan, council_code, strict=True)}
    msoa_name = _msoa_names(plan, _owner(msoa, council))
    places = Places(
        plan=plan,
        told_wards=told_wards,
        council=council,
        msoa=msoa,
        ward=ward,
        told=told[ward],
        x_km=land,
        square_km=outlines.square_km,
        touching=outlines.touching,
        council_district=np.array([district_name.index(one.district) for one in plan]),
        lsoa_name=_lsoa_names(msoa, msoa_name),
        msoa_name=msoa_name,
        ward_name=names,
        council_code=council_code,
        district_code=tuple(kept.get(name, MERGED_CODE) for name in district_name),
        district_name=district_name,
    )
    return places, outlines


def _owner(group: Ints, council: Ints) -> Ints:
    owner = np.zeros(int(group.max()) + 1, dtype=np.int64)
    owner[group] = council
    return owner


def _msoa_names(plan: tuple[CouncilPlan, ...], owner: Ints) -> tuple[str, ...]:
    """“Northgate 001”, as the census office names them."""
    first = np.searchsorted(owner, owner)
    numbers = np.arange(len(owner)) - first + 1
    return tuple(f"{plan[own].name} {number:03d}" for own, number in zip(owner.tolist(), numbers.tolist(), strict=True))


def _lsoa_names(msoa: Ints, msoa_name: tuple[str, ...]) -> tuple[str, ...]:
    """“Northgate 001A”."""
    first = np.searchsorted(msoa, msoa)
    return tuple(
        f"{msoa_name[own]}{'ABCDEFGHIJ'[number - start]}"
        for number, (own, start) in enumerate(zip(msoa.tolist(), first.tolist(), strict=True))
    )


def _ward_names(
    plan: tuple[CouncilPlan, ...],
    told_wards: tuple[WardPlan, ...],
    ward: Ints,
    council: Ints,
    land: Floats,
    rng: np.random.Generator,
) -> tuple[tuple[str, ...], Ints]:
    """A name for every ward, and the told ward it is (or -1). Told wards go to where they are said to lie."""
    owner = _owner(ward, council)
    counts = np.bincount(ward)
    middle = np.stack([np.bincount(ward, weights=land[:, axis]) for axis in (0, 1)], axis=1) / counts[:, None]
    invented = [first + second for first in _FIRST for second in _SECOND]
    names = [invented[index] for index in rng.choice(len(invented), len(owner), replace=False)]
    told = np.full(len(owner), -1, dtype=np.int64)
    for number, plan_of_ward in enumerate(told_wards):
        own = owner == [one.name for one in plan].index(plan_of_ward.council)
        about = np.median(land[council == owner[own.argmax()]], axis=0)
        spread = np.abs(middle[own] - about).max()
        target = about + spread * np.array([plan_of_ward.east, plan_of_ward.north])
        away = np.where(own & (told < 0), ((middle - target) ** 2).sum(axis=1), np.inf)
        told[away.argmin()] = number
        names[int(away.argmin())] = plan_of_ward.ward
    return tuple(names), told
