"""What people have in common near home: charities by council; libraries, places of worship and food banks as points."""

import numpy as np
import shapely

from welltogether.evidence.demonstration.character import Character
from welltogether.evidence.demonstration.people import People
from welltogether.evidence.demonstration.places import Places
from welltogether.evidence.demonstration.shapes import Outlines
from welltogether.evidence.demonstration.tables import Table, summed

_PER_10000 = {"library": 0.45, "place_of_worship": 4.6, "food_bank": 0.5}
_LIBRARY = "Local authority run library"


def charities(places: Places, people: People, rng: np.random.Generator) -> Table:
    """General charities about 2018: more where people are well off and where they live in villages."""
    population = summed(people.total, places.council, len(places.plan)) / 1.02
    level = np.array([np.exp(0.75 - 0.45 * one.deprivation + 0.55 * one.rural_share) for one in places.plan])
    counts = rng.poisson(level * np.exp(rng.normal(0.0, 0.12, len(level))) * population / 1000)
    return Table(
        "charity_density_ltla19.csv",
        {
            "ltla19_code": places.council_code,
            "charities_count": counts,
            "charities_per_1000": counts / population * 1000,
        },
    )


def assets(places: Places, outlines: Outlines, character: Character, rng: np.random.Generator) -> Table:
    """Points where people meet or are helped, each inside a small area, as the community-assets layout has them."""
    weight = {
        "library": character.people * np.exp(0.5 * character.dense),
        "place_of_worship": character.people * (0.8 + 1.5 * (1 - character.ethnic[:, 4]) + 0.8 * character.rural),
        "food_bank": character.people * np.exp(0.9 * character.deprivation),
    }
    rows: list[tuple[str, ...]] = []
    for kind, per_10000 in _PER_10000.items():
        wanted = round(per_10000 * int(character.people.sum()) / 10_000)
        chosen = np.sort(rng.choice(places.n_lsoas, wanted, p=weight[kind] / weight[kind].sum(), replace=True))
        inside = shapely.get_coordinates(shapely.point_on_surface(outlines.areas[chosen]))
        about = inside + rng.uniform(-0.003, 0.003, inside.shape)
        still = shapely.contains_xy(outlines.areas[chosen], about)
        spots = np.where(still[:, None], about, inside)
        rows += [_row(places, kind, area, spot) for area, spot in zip(chosen.tolist(), spots.tolist(), strict=True)]
    columns = ("asset_type", "subtype", "name", "area_code", "area_name", "lon", "lat")
    return Table("gm_community_assets.csv", dict(zip(columns, zip(*rows, strict=True), strict=True)))


def _row(places: Places, kind: str, area: int, spot: list[float]) -> tuple[str, ...]:
    district = places.district[area]
    ward = places.ward_name[places.ward[area]]
    name = {"library": f"{ward} Library", "food_bank": f"{ward} Food Bank"}.get(kind, "")
    subtype = _LIBRARY if kind == "library" else ""
    where = places.district_code[district], places.district_name[district]
    return (kind, subtype, name, *where, *(f"{degrees:.5f}" for degrees in spot))
