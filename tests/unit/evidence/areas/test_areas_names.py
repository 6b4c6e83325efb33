"""Names from lookups and registers: exact after folding, or an answer that says what it might have been."""

from tiny_evidence import ALTON, BARTON, CORLEY, MERROW, OXLEY

from welltogether.evidence.areas.known import KnownAreas
from welltogether.evidence.areas.lookups import Lookups
from welltogether.evidence.areas.names import area_names, places_of
from welltogether.vocabulary.areas import Scheme


def test_councils_are_known_by_every_name_of_theirs(held: Lookups) -> None:
    names = area_names(held)
    for written in ("Alton", "alton", "City of Alton", "Alton, City of", "Alton Council"):
        assert names.codes_of(written, (Scheme.LTLA,)) == (ALTON,), written
    assert names.codes_of("St Barton’s", (Scheme.LTLA,)) == (BARTON,)
    assert names.codes_of("Oxley", (Scheme.LTLA,), year=2019) == (OXLEY,)
    assert names.codes_of("Altton", (Scheme.LTLA,)) == ()
    assert names.near("Altton", (Scheme.LTLA,))[0] == "Alton"


def test_a_ward_is_known_within_its_district(held: Lookups) -> None:
    names = area_names(held)
    assert names.codes_of("Hill", (Scheme.WARD,), ALTON) == ("E05000001",)
    assert names.codes_of("Hill", (Scheme.WARD,), CORLEY) == ("E05000005",)


def test_places_are_written_down_with_what_became_of_them(known: KnownAreas) -> None:
    places = places_of(known)
    assert places["names"]["alton"] == [ALTON]
    assert places["names"]["st bartons"] == [BARTON]
    assert places["former"]["oxley"] == ["Oxley", MERROW]
    assert places["other"]["southshire"] == ["Southshire", "county or combined authority"]
    assert places["other"]["north"] == ["North", "region"]
    assert places["codes"]["E06000009"] == [ALTON]
    assert places["codes"]["13UC"] == [MERROW]
    assert places["shown"][MERROW] == "Merrow"
