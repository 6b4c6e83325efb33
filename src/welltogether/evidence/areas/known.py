"""Which areas there are: today's country from its smallest areas up, and the older codes that lead to it."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from welltogether.evidence.areas.generations import Generations, generations
from welltogether.evidence.areas.links import Indices
from welltogether.evidence.areas.lookups import Bytes, Key, Lookups
from welltogether.vocabulary.areas import FICTIONAL_PREFIX, Area, AreaCode, Scheme
from welltogether.vocabulary.errors import WorkspaceError

LSOA_YEAR = MSOA_YEAR = 2021
COUNTRIES = {"E": ("E92000001", "England"), FICTIONAL_PREFIX: ("X92000001", "Aldermere")}
NEEDED = {
    "small areas": "from LSOA (2021) to district, such as “LSOA (2021) to Electoral Ward (2024) to LAD (2024)”, "
    "of the ONS Open Geography Portal",
    "regions": "from district to region, such as “Local Authority District to Region” of the ONS Open Geography Portal",
}


@dataclass(frozen=True)
class AreaList:
    """The areas of one scheme and year in code order; `names` stand in the same order."""

    scheme: Scheme
    vintage: int
    codes: Bytes
    names: tuple[str, ...] = ()

    def find(self, codes: Bytes) -> Indices:
        """Where each code stands in the list; −1 where it does not."""
        if not len(self.codes):
            return np.full(len(codes), -1, np.int32)
        place = np.minimum(np.searchsorted(self.codes, codes), len(self.codes) - 1)
        return np.where(self.codes[place] == codes, place, -1).astype(np.int32)

    def __len__(self) -> int:
        return len(self.codes)


@dataclass(frozen=True)
class KnownAreas:
    """Today's areas and what lies in what. `parent[scheme]`: index of the district of each LSOA, MSOA and ward."""

    lists: Mapping[Scheme, AreaList]
    region_of_ltla: Indices
    district: Mapping[Scheme, Indices]
    lsoa_in: Mapping[Scheme, Indices]  # index of each LSOA's MSOA, ward, district
    generations: Generations
    lookups: Lookups

    @cached_property
    def country(self) -> Area:
        code, name = COUNTRIES[self.lists[Scheme.LTLA].codes[0].decode()[0]]
        key = (Scheme.COUNTRY, self.vintage(Scheme.LTLA))
        for table in self.lookups.tables:
            if key in table.codes and key in table.names and (table.codes[key] == code.encode()).any():
                name = str(table.names[key][int(np.argmax(table.codes[key] == code.encode()))])
        return Area(AreaCode(code, Scheme.COUNTRY, key[1]), name)

    def vintage(self, scheme: Scheme) -> int:
        return self.lists[scheme].vintage

    def areas(self, scheme: Scheme) -> tuple[Area, ...]:
        """Every area of a scheme with its name and the region and country that it lies in."""
        areas, country = self.lists[scheme], self.country
        if scheme is Scheme.COUNTRY:
            return (country,)
        codes = [AreaCode(code.decode(), scheme, areas.vintage) for code in areas.codes.tolist()]
        if scheme is Scheme.REGION:
            whole = {"country": country.code, "country_name": country.name}
            return tuple(Area(c, name, None, "", **whole) for c, name in zip(codes, areas.names, strict=True))  # type: ignore[arg-type]
        regions = self.areas(Scheme.REGION)
        places = self.region_of_ltla if scheme is Scheme.LTLA else self.region_of_ltla[self.district[scheme]]
        return tuple(
            Area(code, name, regions[r].code, regions[r].name, country.code, country.name)
            for code, name, r in zip(codes, areas.names, places.tolist(), strict=True)
        )


def known_areas(lookups: Lookups) -> KnownAreas:
    """Work out today's areas. Refuses: a workspace without the lookups this takes, naming them (WorkspaceError)."""
    ltla_year, region_pairs = _district_regions(lookups)
    regions = _area_list(lookups, (Scheme.REGION, region_pairs[2]), np.unique(region_pairs[1]))
    ltlas = _area_list(lookups, (Scheme.LTLA, ltla_year), np.unique(region_pairs[0]))
    region_of_ltla = np.zeros(len(ltlas), np.int32)
    region_of_ltla[ltlas.find(region_pairs[0])] = regions.find(region_pairs[1])
    history = generations(lookups, frozenset(ltlas.codes.astype(str).tolist()), ltla_year)
    lists = {Scheme.REGION: regions, Scheme.LTLA: ltlas}
    lsoas, lsoa_district = _lsoas(lookups, ltlas, history)
    lists[Scheme.LSOA] = lsoas
    lsoa_in, district = {Scheme.LTLA: lsoa_district}, {Scheme.LSOA: lsoa_district}
    for key in ((Scheme.MSOA, MSOA_YEAR), _newest(lookups, Scheme.WARD, ltla_year)):
        lists[key[0]], lsoa_in[key[0]] = _over_lsoas(lookups, key, lsoas)
        district[key[0]] = _commonest(lsoa_in[key[0]], lsoa_district, len(lists[key[0]]))
    country = COUNTRIES[ltlas.codes[0].decode()[0]][0]
    lists[Scheme.COUNTRY] = AreaList(Scheme.COUNTRY, ltla_year, np.array([country.encode()], "S9"))
    return KnownAreas(lists, region_of_ltla, district, lsoa_in, history, lookups)


def _district_regions(lookups: Lookups) -> tuple[int, tuple[Bytes, Bytes, int]]:
    """The newest year in which every district of a lookup has a region."""
    for year in lookups.vintages(Scheme.LTLA):
        for region_year in lookups.vintages(Scheme.REGION):
            pairs = lookups.pairs((Scheme.LTLA, year), (Scheme.REGION, region_year))
            if pairs is None:
                continue
            ours = np.array([right[:3] in (b"E12", b"X12") for right in pairs.right.tolist()], bool)
            if ours.any():
                return year, (pairs.left[ours], pairs.right[ours], region_year)
    raise _missing("regions")


def _lsoas(lookups: Lookups, ltlas: AreaList, history: Generations) -> tuple[AreaList, Indices]:
    """Every small area that lies in one of today's districts, and the district's index."""
    for year in lookups.vintages(Scheme.LTLA):
        pairs = lookups.pairs((Scheme.LSOA, LSOA_YEAR), (Scheme.LTLA, year))
        if pairs is None or year > ltlas.vintage:
            continue
        now = {old.encode(): next(iter(new)).encode() for old, new in history.became.items() if len(new) == 1}
        olds, where = np.unique(pairs.right, return_inverse=True)
        district = ltlas.find(np.array([now.get(old, b"") for old in olds.tolist()], "S9"))[where]
        lsoas = _area_list(lookups, (Scheme.LSOA, LSOA_YEAR), np.unique(pairs.left[district >= 0]))
        out = np.zeros(len(lsoas), np.int32)
        out[lsoas.find(pairs.left[district >= 0])] = district[district >= 0]
        return lsoas, out
    raise _missing("small areas")


def _over_lsoas(lookups: Lookups, key: Key, lsoas: AreaList) -> tuple[AreaList, Indices]:
    """The areas of a scheme that LSOAs lie in, and each LSOA's index among them (−1 where the lookup is silent)."""
    pairs = lookups.pairs((Scheme.LSOA, LSOA_YEAR), key)
    where = np.full(len(lsoas), -1, np.int32)
    if pairs is None:
        return AreaList(key[0], key[1], np.zeros(0, "S9")), where
    places = lsoas.find(pairs.left)
    areas = _area_list(lookups, key, np.unique(pairs.right[places >= 0]))
    where[places[places >= 0]] = areas.find(pairs.right[places >= 0])
    return areas, where


def _newest(lookups: Lookups, scheme: Scheme, otherwise: int) -> Key:
    held = [year for year in lookups.vintages(scheme) if lookups.pairs((Scheme.LSOA, LSOA_YEAR), (scheme, year))]
    return scheme, held[0] if held else otherwise


def _commonest(inner: Indices, outer: Indices, n: int) -> Indices:
    """The outer area that most of each inner area's LSOAs lie in."""
    placed = inner >= 0
    pairs, counts = np.unique(np.stack([inner[placed], outer[placed]]), axis=1, return_counts=True)
    out = np.zeros(n, np.int32)
    for place in np.argsort(counts, kind="stable"):  # the commonest is written last
        out[pairs[0, place]] = pairs[1, place]
    return out


def _area_list(lookups: Lookups, key: Key, codes: NDArray[np.bytes_]) -> AreaList:
    """A list with the names that the lookups give; an area without one goes by its code."""
    bare = AreaList(key[0], key[1], codes)
    names = codes.astype(str).astype(object)
    for table in reversed(lookups.tables):
        if key in table.codes and key in table.names:
            places = bare.find(table.codes[key])
            given = np.asarray(table.names[key].fill_null("").to_numpy(zero_copy_only=False), dtype=object)
            used = (places >= 0) & (given != "")
            names[places[used]] = given[used]
    return AreaList(key[0], key[1], codes, tuple(str(name) for name in names.tolist()))


def _missing(what: str) -> WorkspaceError:
    return WorkspaceError(
        "The areas of this country cannot be told yet",
        found="no lookup that says which district each small area, and which region each district, lies in",
        expected=f"a lookup {NEEDED[what]}",
        next_step="Import that publication into this workspace; the figures already imported stay as they are.",
    )
