"""Which areas there are, and what is said when the lookups cannot tell."""

import numpy as np
import pytest
from tiny_evidence import (
    A1,
    ALTON,
    BARTON,
    CORLEY,
    ENGLAND,
    LSOAS,
    MERROW,
    NORTH,
    OXLEY,
    PENLEY,
    SOUTH,
    councils,
    csp_lookup,
    district_lookup,
    lookup,
    today_lookup,
)

from welltogether.evidence.areas.generations import generations
from welltogether.evidence.areas.known import KnownAreas, known_areas
from welltogether.evidence.areas.lookups import Lookups, lookup_table, register_of
from welltogether.evidence.drafts import Draft
from welltogether.vocabulary.areas import AreaCode, Scheme
from welltogether.vocabulary.errors import WorkspaceError


def held(*drafts: Draft) -> Lookups:
    tables = tuple(lookup_table(one.dataset, one.table) for one in drafts if one.kind == "lookup")
    return Lookups(tables, tuple(row for one in drafts if one.kind == "register" for row in register_of(one.table)))


def test_every_level_is_listed_in_code_order_with_names(known: KnownAreas) -> None:
    assert [code.decode() for code in known.lists[Scheme.LSOA].codes] == list(LSOAS)
    assert known.lists[Scheme.LTLA].names == ("Alton", "Merrow", "Barton", "Corley")
    assert known.lists[Scheme.REGION].names == ("North", "South")
    assert known.lists[Scheme.LSOA].names[0] == "Alton 001A"
    assert known.lists[Scheme.MSOA].names[0] == "E02000001", "without a name an area goes by its code"
    assert {scheme: known.vintage(scheme) for scheme in (Scheme.LSOA, Scheme.WARD, Scheme.LTLA)} == {
        Scheme.LSOA: 2021, Scheme.WARD: 2024, Scheme.LTLA: 2024,
    }  # fmt: skip


def test_areas_know_the_region_and_country_they_lie_in(known: KnownAreas) -> None:
    corley = known.areas(Scheme.LTLA)[3]
    assert corley.code == AreaCode(CORLEY, Scheme.LTLA, 2024)
    assert corley.region is not None and (corley.region.code, corley.region_name) == (SOUTH, "South")
    assert corley.country is not None and (corley.country.code, corley.country_name) == (ENGLAND, "England")
    small = known.areas(Scheme.LSOA)[0]
    assert small.code.code == A1 and small.region is not None and small.region.code == NORTH


def test_an_area_is_found_by_its_code_or_not_at_all(known: KnownAreas) -> None:
    places = known.lists[Scheme.LTLA].find(np.array([b"E07000003", b"E06000001", b"W06000001"], "S9"))
    assert places.tolist() == [2, 0, -1]


def test_districts_are_followed_through_the_years(known: KnownAreas) -> None:
    history = known.generations
    assert history.by_year[2019] == frozenset({ALTON, OXLEY, PENLEY, BARTON, CORLEY})
    assert history.by_year[2024] == frozenset({ALTON, MERROW, BARTON, CORLEY})
    assert history.became[OXLEY] == history.became[PENLEY] == frozenset({MERROW})
    assert history.renamed["E06000009"] == ALTON
    assert history.became["13UC"] == frozenset({MERROW})
    assert history.split() == frozenset()


def test_years_that_no_lookup_covers_are_told_by_the_register() -> None:
    known = known_areas(held(today_lookup(), councils()))
    assert known.generations.by_year[2015] == frozenset({ALTON, OXLEY, PENLEY, BARTON, CORLEY})
    assert known.generations.became[OXLEY] == frozenset({MERROW})


def test_a_district_that_was_split_leads_to_several_and_is_marked() -> None:
    rows = [(ALTON, ALTON), ("E07000099", BARTON), ("E07000099", CORLEY)]
    today = frozenset({ALTON, BARTON, CORLEY})
    history = generations(held(lookup("x", rows, "ltla_2010", "ltla_2024")), today, 2024)
    assert history.became["E07000099"] == frozenset({BARTON, CORLEY})
    assert history.split() == frozenset({"E07000099"})


def test_a_new_code_for_a_council_of_the_same_name_is_known_from_a_boundary_file() -> None:
    named = Lookups(held(today_lookup()).tables, (), (("E08000038", "Barton", 2025), (BARTON, "Barton", 2024)))
    assert known_areas(named).generations.renamed == {"E08000038": BARTON}


def test_a_name_that_two_codes_have_renames_nothing() -> None:
    named = (("E08000038", "Barton", 2025), (BARTON, "Barton", 2024), (CORLEY, "Barton", 2024))
    assert known_areas(Lookups(held(today_lookup()).tables, (), named)).generations.renamed == {}


@pytest.mark.parametrize(
    ("drafts", "publication"),
    [
        ((), "Local Authority District to Region"),
        ((csp_lookup(), district_lookup()), "Local Authority District to Region"),
        ((lookup("regions", [(ALTON, NORTH)], "ltla_2024", "region_2024"),), "LSOA (2021) to Electoral Ward (2024)"),
    ],
)
def test_without_the_lookups_it_takes_the_missing_publication_is_named(
    drafts: tuple[Draft, ...], publication: str
) -> None:
    with pytest.raises(WorkspaceError, match="cannot be told yet") as refusal:
        known_areas(held(*drafts))
    assert publication in refusal.value.expected
    assert "Import that publication" in refusal.value.next_step


def test_the_regions_may_come_from_an_older_lookup_than_the_districts() -> None:
    """A lookup of small areas to the districts of 2022, and one of the districts of 2023 to regions."""
    small = lookup("small", [(A1, OXLEY), (LSOAS[1], PENLEY), (LSOAS[2], ALTON)], "lsoa_2021", "ltla_2022")
    regions = lookup("regions", [(MERROW, NORTH), (ALTON, NORTH)], "ltla_2023", "region_2023")
    changes = lookup("changes", [(OXLEY, MERROW), (PENLEY, MERROW), (ALTON, ALTON)], "ltla_2022", "ltla_2023")
    known = known_areas(held(small, regions, changes))
    assert known.vintage(Scheme.LTLA) == 2023
    assert known.lsoa_in[Scheme.LTLA].tolist() == [1, 1, 0]


def test_of_two_lookups_the_one_that_reaches_most_of_the_country_is_used() -> None:
    narrow = lookup(
        "a", [(A1, ALTON), ("W01000001", "W06000001"), ("W01000002", "W06000002")], "lsoa_2021", "ltla_2024"
    )
    both = held(narrow, today_lookup())
    pairs = both.pairs((Scheme.LSOA, 2021), (Scheme.LTLA, 2024))
    assert pairs is not None and len(pairs.left) == 8


def test_irregular_changes_are_marked_between_the_years_they_belong_to() -> None:
    rows = [("E01000001", "E01000002", "E01000003", "X", "U")]
    columns = ("lsoa_2001", "lsoa_2011", "lsoa_2021", "change_01_11", "change_11_21")
    lookups = held(lookup("years", rows, *columns))
    first = lookups.pairs((Scheme.LSOA, 2001), (Scheme.LSOA, 2011))
    second = lookups.pairs((Scheme.LSOA, 2011), (Scheme.LSOA, 2021))
    assert first is not None and first.loose.tolist() == [True]
    assert second is not None and second.loose.tolist() == [False]
