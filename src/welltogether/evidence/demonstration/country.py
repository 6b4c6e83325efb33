"""The fictional country, whole: made from one seed, the same every time."""

from dataclasses import dataclass

from welltogether.evidence.demonstration import (
    attitudes,
    census2011,
    census2021,
    crime,
    deprivation,
    deprivation_tables,
    elections,
    local_statistics,
    lookups,
    movement,
    neighbourliness,
    people,
    protection,
    typology_inputs,
)
from welltogether.evidence.demonstration.attitudes import Attitudes
from welltogether.evidence.demonstration.chance import chance
from welltogether.evidence.demonstration.character import Character, describe
from welltogether.evidence.demonstration.deprivation import Deprivation
from welltogether.evidence.demonstration.ground import settle
from welltogether.evidence.demonstration.history import History, look_back
from welltogether.evidence.demonstration.people import People
from welltogether.evidence.demonstration.places import Places, arrange
from welltogether.evidence.demonstration.plan import COUNTRY_NAME, councils, told_wards
from welltogether.evidence.demonstration.shapes import Outlines, draw
from welltogether.evidence.demonstration.tables import Table


@dataclass(frozen=True)
class DemonstrationCountry:
    """Areas, outlines, causes and counts of the country, and the tables that its publishers would have made of them."""

    seed: int
    name: str
    places: Places
    history: History
    outlines: Outlines
    character: Character
    people: People
    deprivation: Deprivation
    attitudes: Attitudes
    tables: tuple[Table, ...]


def generate(seed: int) -> DemonstrationCountry:
    """Make the country.

    Takes: a seed. Gives: the same country for the same seed, to the last byte of its files.
    """
    plan = councils()
    ground = settle(plan, chance(seed, "ground"))
    cells = draw(ground, chance(seed, "outlines"))
    places, outlines = arrange(plan, told_wards(), ground, cells, chance(seed, "names"))
    history = look_back(places, chance(seed, "history"))
    character = describe(places, chance(seed, "character"))
    counted = people.count(places, character, chance(seed, "people"))
    indices = deprivation.measure(places, history, character, chance(seed, "deprivation"))
    answers = attitudes.ask(places, history, character, indices, chance(seed, "attitudes"))
    tables = [
        *lookups.tables(places, history, character, counted, outlines),
        *census2021.tables(places, history, character, counted, chance(seed, "census2021")),
        *census2011.tables(places, history, character, chance(seed, "census2011")),
        *deprivation_tables.tables(places, history, character, counted, indices, chance(seed, "indicators")),
        attitudes.table(places, answers),
        typology_inputs.table(places, character, counted),
        movement.table(places, character, counted, chance(seed, "movement")),
        *protection.tables(places, counted, chance(seed, "protection")),
        crime.table(places, character, counted, chance(seed, "crime")),
        elections.table(places, character, counted, chance(seed, "elections")),
        local_statistics.table(places, character, counted, chance(seed, "statistics")),
        neighbourliness.charities(places, counted, chance(seed, "charities")),
        neighbourliness.assets(places, outlines, character, chance(seed, "assets")),
    ]
    return DemonstrationCountry(
        seed=seed,
        name=COUNTRY_NAME,
        places=places,
        history=history,
        outlines=outlines,
        character=character,
        people=counted,
        deprivation=indices,
        attitudes=answers,
        tables=tuple(tables),
    )
