"""From the areas published for to the areas shown: every kind of change, worked by hand on the tiny country."""

import numpy as np
import pytest
from tiny_evidence import (
    ALTON,
    BARTON,
    COUNTY,
    CSP_A,
    CSP_OX,
    CSP_PEN,
    CSP_SOUTH,
    LSOAS,
    MSOA_A,
    MSOA_M,
    OXLEY,
    PENLEY,
    PEOPLE,
)

from welltogether.evidence.areas.links import AS_PUBLISHED, BEST_FIT, PART_OF, POPULATION_WEIGHTED, SUMMED
from welltogether.evidence.areas.routes import Routes
from welltogether.vocabulary.areas import Scheme

NAN = np.nan


def over(routes: Routes, scheme: Scheme, vintage: int, values: dict[str, float]) -> np.ndarray:
    areas = routes.source_list(scheme, vintage)
    return np.array([[values.get(code.decode(), NAN) for code in areas.codes]])


def test_small_areas_of_2011_become_those_of_2021(routes: Routes) -> None:
    (links,) = routes.links(Scheme.LSOA, 2011, Scheme.LSOA)
    old = {LSOAS[0]: 10.0, LSOAS[1]: 20.0, LSOAS[2]: 30.0, "E01000018": 4.0, "E01000019": 6.0, "E01000020": 80.0}
    total = links.total(over(routes, Scheme.LSOA, 2011, old | {"E01000028": 40.0, "E01000029": 8.0}))
    # b0 (80) is split 150 : 450; c8 and c9 (48) are redrawn, each shared 250 : 150
    assert total.tolist() == [[10.0, 20.0, 30.0, 10.0, 20.0, 60.0, 30.0, 18.0]]
    assert links.carried_counts.tolist() == [
        AS_PUBLISHED, AS_PUBLISHED, AS_PUBLISHED, SUMMED, POPULATION_WEIGHTED, POPULATION_WEIGHTED, BEST_FIT, BEST_FIT,
    ]  # fmt: skip


def test_in_their_district_the_parts_are_whole_again(routes: Routes) -> None:
    (links,) = routes.links(Scheme.LSOA, 2011, Scheme.LTLA)
    assert links.carried_counts.tolist() == [SUMMED, SUMMED, AS_PUBLISHED, SUMMED]
    assert links.weight.tolist() == [1.0] * 8


def test_small_areas_make_neighbourhoods_wards_districts_regions_and_the_country(routes: Routes) -> None:
    people = over(routes, Scheme.LSOA, 2021, PEOPLE)
    totals = {
        scheme: routes.links(Scheme.LSOA, 2021, scheme)[0].total(people)[0].tolist()
        for scheme in (Scheme.MSOA, Scheme.WARD, Scheme.LTLA, Scheme.REGION, Scheme.COUNTRY)
    }
    assert totals == {
        Scheme.MSOA: [400.0, 600.0, 600.0, 400.0],
        Scheme.WARD: [100.0, 300.0, 600.0, 600.0, 250.0, 150.0],
        Scheme.LTLA: [400.0, 600.0, 600.0, 400.0],
        Scheme.REGION: [1000.0, 1000.0],
        Scheme.COUNTRY: [2000.0],
    }
    (to_wards,) = routes.links(Scheme.LSOA, 2021, Scheme.WARD)
    assert set(to_wards.carried_counts.tolist()) == {BEST_FIT}, "small areas fit wards only nearly"


def test_districts_that_merged_are_summed_and_those_that_did_not_are_as_published(routes: Routes) -> None:
    today, before, *_ = routes.links(Scheme.LTLA, 2019, Scheme.LTLA)
    counts = over(routes, Scheme.LTLA, 2019, {ALTON: 1.0, OXLEY: 2.0, PENLEY: 3.0, BARTON: 4.0})
    assert today.total(counts).tolist() == [[1.0, 0.0, 4.0, 0.0]]
    assert before.total(counts).tolist() == [[1.0, 5.0, 4.0, 0.0]]
    assert before.carried_counts.tolist() == [AS_PUBLISHED, SUMMED, AS_PUBLISHED, AS_PUBLISHED]


def test_an_older_code_for_the_same_council_is_a_best_fit(routes: Routes) -> None:
    counts = over(routes, Scheme.LTLA, 2011, {"E06000009": 9.0})
    found = [links for links in routes.links(Scheme.LTLA, 2011, Scheme.LTLA) if links.total(counts)[0, 0] == 9.0]
    assert [links.carried_counts[0] for links in found] == [BEST_FIT]


def test_old_four_character_codes_are_known_from_the_register(routes: Routes) -> None:
    counts = over(routes, Scheme.LTLA, 2007, {"13UC": 2.0, "13UD": 3.0, "12UB": 4.0})
    found = [links.total(counts)[0].tolist() for links in routes.links(Scheme.LTLA, 2007, Scheme.LTLA)]
    assert [0.0, 5.0, 4.0, 0.0] in found


def test_partnerships_alone_summed_or_the_area_a_district_lies_in(routes: Routes) -> None:
    (links,) = routes.links(Scheme.CSP, 2024, Scheme.LTLA)
    assert links.lies_in
    assert links.carried_ratios.tolist() == [AS_PUBLISHED, SUMMED, PART_OF, PART_OF]
    assert links.may_take_counts.tolist() == [True, True, False, False]
    crimes = over(routes, Scheme.CSP, 2024, {CSP_A: 5.0, CSP_OX: 1.0, CSP_PEN: 2.0, CSP_SOUTH: 50.0})
    (to_regions,) = routes.links(Scheme.CSP, 2024, Scheme.REGION)
    assert to_regions.total(crimes).tolist() == [[8.0, 50.0]], "in their region the parts are whole again"


def test_a_county_gives_its_rate_to_its_districts(routes: Routes) -> None:
    (links,) = routes.links(Scheme.UTLA, 2024, Scheme.LTLA)
    rate = over(routes, Scheme.UTLA, 2024, {COUNTY: 0.4})
    assert np.array_equal(links.first(rate), [[NAN, NAN, 0.4, 0.4]], equal_nan=True)
    assert links.carried_means.tolist()[2:] == [PART_OF, PART_OF]
    assert not links.may_take_counts.any()


@pytest.mark.parametrize(
    ("source", "target"),
    [(Scheme.MSOA, Scheme.LSOA), (Scheme.LTLA, Scheme.MSOA), (Scheme.PCON, Scheme.LTLA), (Scheme.REGION, Scheme.LTLA)],
)
def test_where_there_is_no_honest_way_there_are_no_links(routes: Routes, source: Scheme, target: Scheme) -> None:
    assert routes.links(source, 2021, target) == ()


def test_people_are_gathered_for_the_areas_of_other_lists(routes: Routes) -> None:
    people = np.array([[PEOPLE[code] for code in LSOAS]])

    def gathered(scheme: Scheme, year: int, codes: list[str]) -> list[float]:
        areas = routes.source_list(scheme, year)
        held = routes.gathered(people, (scheme, areas.vintage))
        assert held is not None
        places = areas.find(np.array([code.encode() for code in codes], "S9"))
        return held[0, places].tolist()

    assert gathered(Scheme.LSOA, 2011, [LSOAS[0], "E01000018", "E01000019", "E01000020"]) == [
        100.0,
        200.0,
        200.0,
        600.0,
    ]
    assert gathered(Scheme.MSOA, 2021, [MSOA_A, MSOA_M]) == [400.0, 600.0]
    assert gathered(Scheme.CSP, 2024, [CSP_A, CSP_SOUTH]) == [400.0, 1000.0]
    assert gathered(Scheme.LTLA, 2024, [ALTON, BARTON]) == [400.0, 600.0]
    assert np.isnan(gathered(Scheme.LTLA, 2019, [OXLEY])).all(), "no lookup says which small areas Oxley had"


def test_without_residents_a_split_is_shared_evenly(routes: Routes) -> None:
    (links,) = Routes(routes.known).links(Scheme.LSOA, 2011, Scheme.LSOA)
    total = links.total(over(routes, Scheme.LSOA, 2011, {"E01000020": 80.0}))
    assert total[0, 4:6].tolist() == [40.0, 40.0]
