"""Who lies in what, and who became whom: the lookups and the register of councils."""

import numpy as np

from welltogether.evidence.demonstration.character import Character
from welltogether.evidence.demonstration.crime import (
    FORCE_NAMES,
    forces,
    partnership_codes,
    partnership_names,
)
from welltogether.evidence.demonstration.history import History
from welltogether.evidence.demonstration.people import People
from welltogether.evidence.demonstration.places import EARLIER_CODE, Places
from welltogether.evidence.demonstration.plan import COUNTRY_NAME, REGIONS, CouncilPlan
from welltogether.evidence.demonstration.rurality import district_ruc, ruc11, ruc21
from welltogether.evidence.demonstration.shapes import Outlines
from welltogether.evidence.demonstration.tables import Column, Table, named, summed

_RECODED_IN = 2019
_MERGED_IN = 2023
_TYPES = {"NMD": "Non-metropolitan district", "MD": "Metropolitan district", "UA": "Unitary authority"}


def tables(places: Places, history: History, character: Character, people: People, outlines: Outlines) -> list[Table]:
    """The four lookups and the register."""
    return [
        _small_areas(places, history, character),
        _earlier(places, history, character),
        _changes(places),
        _partnerships(places, character),
        _register(places, people, outlines),
    ]


def _small_areas(places: Places, history: History, character: Character) -> Table:
    code, name, urban = ruc21(places, character)
    return Table(
        "lookup_lsoa21_msoa21_ward24_ltla24.csv.gz",
        {
            "lsoa21_code": history.lsoa21,
            "lsoa21_name": places.lsoa_name,
            "msoa21_code": named(history.msoa21, places.msoa),
            "msoa21_name": named(places.msoa_name, places.msoa),
            "ward24_code": named(places.ward24, places.ward),
            "ward24_name": named(places.ward_name, places.ward),
            "ltla24_code": named(places.district_code, places.district),
            "ltla24_name": named(places.district_name, places.district),
            "region24_code": named(places.region_code, places.region),
            "region24_name": named(REGIONS, places.region),
            "ruc21_code": code,
            "ruc21_name": name,
            "ruc21_urban_rural": urban,
        },
    )


def _earlier(places: Places, history: History, character: Character) -> Table:
    """One row for every way from an area of 2001 by one of 2011 to one of 2021."""
    before, since = history.since01, history.since11
    of_2011 = [np.flatnonzero(before.later == index) for index in range(since.n_earlier)]
    ways = [(int(row01), row11) for row11, index in enumerate(since.earlier.tolist()) for row01 in of_2011[index]]
    row01, row11 = np.array(ways).T
    lsoa11, lsoa21 = since.earlier[row11], since.later[row11]
    ruc_code, ruc_name = ruc11(places, character)
    return Table(
        "lookup_lsoa01_lsoa11_lsoa21_msoa11_ltla19.csv.gz",
        {
            "lsoa01_code": named(history.lsoa01, before.earlier[row01]),
            "lsoa11_code": named(history.lsoa11, lsoa11),
            "change_01_11": named(before.change, row01),
            "lsoa21_code": named(history.lsoa21, lsoa21),
            "change_11_21": named(since.change, row11),
            "ltla19_code": named(places.council_code, places.council[lsoa21]),
            "msoa11_code": named(history.msoa11_code, history.msoa11[places.msoa[lsoa21]]),
            "ward17_code": named(places.ward22, places.ward[lsoa21]),
            "ruc11_code": ruc_code[lsoa21],
            "ruc11_name": ruc_name[lsoa21],
        },
    )


def _changes(places: Places) -> Table:
    """Each council's code and name in every year from 2016."""
    columns: dict[str, Column] = {}
    for year in range(2016, 2025):
        codes, names = council_codes(places, year)
        columns[f"ltla{year - 2000}_code"], columns[f"ltla{year - 2000}_name"] = codes, names
    return Table("lookup_ltla_changes_2016_2024.csv", columns)


def council_codes(places: Places, year: int) -> tuple[list[str], list[str]]:
    """Code and name that each council of 2009 [C] goes by in a year."""
    if year >= _MERGED_IN:
        return named(places.district_code, places.council_district), [council.district for council in places.plan]
    names = [council.name for council in places.plan]
    earlier = EARLIER_CODE if year < _RECODED_IN else {}
    return [earlier.get(name, code) for name, code in zip(names, places.council_code, strict=True)], names


def _partnerships(places: Places, character: Character) -> Table:
    code, name, urban = district_ruc(places, character)
    region = {council.district: council.region for council in places.plan}
    force = forces(places)
    return Table(
        "ltla24_csp_pfa_region_ruc21.csv",
        {
            "ltla24_code": places.district_code,
            "ltla24_name": places.district_name,
            "csp24_code": partnership_codes(places),
            "csp24_name": partnership_names(places),
            "pfa24_code": [""] * len(force),
            "pfa24_name": [FORCE_NAMES[one] for one in force],
            "region24_name": [region[one] for one in places.district_name],
            "region24_code": [places.region_code[REGIONS.index(region[one])] for one in places.district_name],
            "ruc21_code": code,
            "ruc21_name": name,
            "ruc21_urban_rural": urban,
        },
    )


def _register(places: Places, people: People, outlines: Outlines) -> Table:
    """Every council there is or was: the merged district stands last, its parts ended the day that it began."""
    size = summed(places.square_km, places.council, len(places.plan))
    residents = summed(people.total, places.council, len(places.plan))
    rows = [_council_row(places, index, float(size[index]), int(residents[index])) for index in range(len(places.plan))]
    merged = [index for index, council in enumerate(places.plan) if council.district != council.name]
    rows.append(_merged_row(places, merged, float(size[merged].sum()), int(residents[merged].sum())))
    columns = list(rows[0])
    middles = _middles(places, outlines)
    for row in rows:
        row["lat"], row["long"] = middles.get(row["nice_name"], ("", ""))
    return Table("uk_local_authorities_registry.csv", {name: [row[name] for row in rows] for name in columns})


def _council_row(places: Places, index: int, size: float, residents: int) -> dict[str, str]:
    council = places.plan[index]
    ended = council.district != council.name
    row = _row(council.title, council.name, council.region, council.kind)
    return row | {
        "local_authority_code": _letters(index),
        "gss_code": places.council_code[index],
        "start_date": "1974-04-01",
        "end_date": f"{_MERGED_IN}-03-31" if ended else "",
        "replaced_by": _letters(len(places.plan)) if ended else "",
        "alt_names": _other_names(council),
        "former_gss_codes": EARLIER_CODE.get(council.name, ""),
        "current_authority": str(not ended),
        "old_ons_la_code": places.old_code[index],
        "area": "" if ended else f"{size:.1f}",
        "pop_2020": "" if ended else f"{residents}.0",
    }


def _merged_row(places: Places, merged: list[int], size: float, residents: int) -> dict[str, str]:
    first = places.plan[merged[0]]
    row = _row(f"{first.district} Council", first.district, first.region, "UA")
    return row | {
        "local_authority_code": _letters(len(places.plan)),
        "gss_code": places.district_code[places.council_district[merged[0]]],
        "start_date": f"{_MERGED_IN}-04-01",
        "alt_names": f"{first.district},{first.district.lower()} council",
        "current_authority": "True",
        "area": f"{size:.1f}",
        "pop_2020": f"{residents}.0",
    }


def _row(official: str, nice: str, region: str, kind: str) -> dict[str, str]:
    """The register's columns in order; what is not said is empty."""
    return {
        "local_authority_code": "",
        "official_name": official,
        "nice_name": nice,
        "gss_code": "",
        "start_date": "",
        "end_date": "",
        "replaced_by": "",
        "nation": COUNTRY_NAME,
        "region": region,
        "local_authority_type": kind,
        "local_authority_type_name": _TYPES[kind],
        "county_la": "",
        "combined_authority": "",
        "alt_names": "",
        "former_gss_codes": "",
        "current_authority": "",
        "old_ons_la_code": "",
        "area": "",
        "pop_2020": "",
        "lat": "",
        "long": "",
        "lower_or_unitary": "True",
    }


def _letters(index: int) -> str:
    """The register's own short codes: “XAA”, “XAB” …"""
    return f"XA{chr(ord('A') + index)}"


def _other_names(council: CouncilPlan) -> str:
    return ",".join((council.name, council.name.lower(), council.title.lower()))


def _middles(places: Places, outlines: Outlines) -> dict[str, tuple[str, str]]:
    """Latitude and longitude inside every district."""
    found = {}
    for name, shape in zip(
        places.district_name, outlines.joined(places.district, len(places.district_name)), strict=True
    ):
        inside = shape.representative_point()
        found[name] = (f"{inside.y:.5f}", f"{inside.x:.5f}")
    return found
