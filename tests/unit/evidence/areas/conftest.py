"""The tiny country's areas, worked out from its lookups."""

import numpy as np
import pytest
from tiny_evidence import LSOAS, PEOPLE, lookups

from welltogether.evidence.areas.known import KnownAreas, known_areas
from welltogether.evidence.areas.lookups import Lookups, lookup_table, register_of
from welltogether.evidence.areas.routes import Routes


@pytest.fixture(scope="session")
def held() -> Lookups:
    drafts = lookups()
    tables = tuple(lookup_table(one.dataset, one.table) for one in drafts if one.kind == "lookup")
    return Lookups(tables, register_of(next(one.table for one in drafts if one.kind == "register")))


@pytest.fixture(scope="session")
def known(held: Lookups) -> KnownAreas:
    return known_areas(held)


@pytest.fixture(scope="session")
def routes(known: KnownAreas) -> Routes:
    return Routes(known, np.array([PEOPLE[code] for code in LSOAS]))
