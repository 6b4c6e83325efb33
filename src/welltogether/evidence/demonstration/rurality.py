"""The rural–urban classes of small areas, neighbourhoods and districts, as the publishers word them."""

import numpy as np
from numpy.typing import NDArray

from welltogether.evidence.demonstration.character import Character
from welltogether.evidence.demonstration.places import Places
from welltogether.evidence.demonstration.tables import averaged

_SMALL_AREA = {
    "UN1": "Urban: Nearer to a major town or city",
    "UF1": "Urban: Further from a major town or city",
    "RLN1": "Larger rural: Nearer to a major town or city",
    "RLF1": "Larger rural: Further from a major town or city",
    "RSN1": "Smaller rural: Nearer to a major town or city",
    "RSF1": "Smaller rural: Further from a major town or city",
}
_DISTRICT = {"UU": "Urban", "UI": "Intermediate urban", "RI": "Intermediate rural", "RM": "Majority rural"}
_CLASS_2011 = {
    "A1": "Urban conurbation",
    "C1": "Urban city and town",
    "D1": "Rural town and fringe",
    "E1": "Rural village",
}
_DISTRICT_CUTS = (0.2, 0.35, 0.5)
_CONURBATION = "Kingsholt"

Labels = NDArray[np.str_]


def ruc21(places: Places, character: Character) -> tuple[Labels, Labels, Labels]:
    """Code, name and urban or rural of every small area [A]."""
    remote = np.array([council.remote for council in places.plan])[places.council]
    code = np.where(character.smaller_rural, "RS", np.where(character.rural, "RL", "U"))
    code = np.char.add(code, np.where(remote, "F1", "N1"))
    return code, np.array([_SMALL_AREA[one] for one in code.tolist()]), _urban_rural(character.rural)


def msoa_ruc(places: Places, character: Character) -> tuple[Labels, Labels]:
    """Code and urban or rural of every MSOA [M], by where most of its people live."""
    n = len(places.msoa_name)
    rural = averaged(character.rural.astype(float), character.people, places.msoa, n) >= 0.5
    smaller = averaged(character.smaller_rural.astype(float), character.people, places.msoa, n) >= 0.5
    remote = np.array([council.remote for council in places.plan])[places.msoa_council]
    code = np.char.add(np.where(smaller, "RS", np.where(rural, "RL", "U")), np.where(remote, "F1", "N1"))
    return code, _urban_rural(rural)


def district_ruc(places: Places, character: Character) -> tuple[Labels, Labels, Labels]:
    """Code, name and urban or rural of every district [D], by the share of its people in rural small areas."""
    n = len(places.district_name)
    share = averaged(character.rural.astype(float), character.people, places.district, n)
    level = np.array(list(_DISTRICT))[np.searchsorted(_DISTRICT_CUTS, share, side="right")]
    remote = np.zeros(n, dtype=bool)
    remote[places.council_district] = [council.remote for council in places.plan]
    name = [
        f"{_DISTRICT[code]}: Majority {'further from' if far else 'nearer to'} a major town or city"
        for code, far in zip(level.tolist(), remote.tolist(), strict=True)
    ]
    return np.char.add(level, np.where(remote, "F", "N")), np.array(name), _urban_rural(np.char.startswith(level, "R"))


def ruc11(places: Places, character: Character) -> tuple[Labels, Labels]:
    """Code and name of the 2011 class of every 2021 small area [A]."""
    city = places.council == places.council_of(_CONURBATION)
    urban = np.where(city, "A1", "C1")
    code = np.where(character.smaller_rural, "E1", np.where(character.rural, "D1", urban))
    return code, np.array([_CLASS_2011[one] for one in code.tolist()])


def _urban_rural(rural: NDArray[np.bool_]) -> Labels:
    return np.where(rural, "Rural", "Urban")
