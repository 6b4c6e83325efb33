"""Names of districts and wards for tests on the real files, as a workspace would have them from its lookups."""

from pathlib import Path

import pytest
from feed_checks import draft_of

from welltogether.evidence.feeds.names import Named, NameIndex

LOOKUPS = "published/ons_geography_lookups"


@pytest.fixture(scope="session")
def names(shared_data: Path) -> NameIndex:
    """Districts of 2023 and wards of 2022 within their districts."""
    districts = draft_of(
        shared_data / LOOKUPS / "Local_Authority_District_to_Region_(December_2023)_Lookup_in_England.csv"
    )
    wards = draft_of(
        shared_data / LOOKUPS / "Ward_to_Local_Authority_District_to_County_to_Region_to_Country_(December_2022)_"
        "Lookup_in_United_Kingdom.csv.gz"
    )
    rows = districts.table.to_pylist()
    inside = wards.table.to_pylist()
    return NameIndex.of(
        [Named(row["ltla_2023"], row["ltla_2023_name"]) for row in rows]
        + [Named(row["ward_2022"], row["ward_2022_name"], row["ltla_2022"]) for row in inside]
    )
