"""How mixed a place is: worked by hand, and left out where a group is missing."""

from pathlib import Path

from pytest import approx
from tiny_evidence import ALTON, BARTON, CORLEY, LSOAS, MERROW, counts, measure, residents, settled, values_of

from welltogether.vocabulary.areas import Scheme
from welltogether.vocabulary.measures import Made

EVERYONE = dict(zip(LSOAS, (100.0, 300.0, 200.0, 400.0, 150.0, 450.0, 250.0, 150.0), strict=True))
SOME = dict(zip(LSOAS, (10.0, 30.0, 100.0, 50.0, 15.0, 45.0, 200.0, 30.0), strict=True))
REST = {code: EVERYONE[code] - SOME[code] for code in LSOAS}
MIX = measure("people.mix", Made.DIVERSITY, "census2021.some census2021.rest", "census2021.age_total")


def test_one_minus_the_squared_shares_of_every_group(tmp_path: Path) -> None:
    parts = [
        counts(f"census2021-{name}", name, one, family="census2021") for name, one in (("some", SOME), ("rest", REST))
    ]
    engine = settled(tmp_path, [MIX], residents(), *parts)
    shares = {ALTON: 40 / 400, MERROW: 150 / 600, BARTON: 60 / 600, CORLEY: 230 / 400}
    assert values_of(engine, MIX.id) == approx({area: 2 * p * (1 - p) for area, p in shares.items()}, abs=1e-12)
    country = sum(SOME.values()) / sum(EVERYONE.values())
    assert list(values_of(engine, MIX.id, Scheme.COUNTRY).values()) == [approx(2 * country * (1 - country))]


def test_groups_that_do_not_come_to_everyone_give_nothing(tmp_path: Path) -> None:
    half = {code: n / 2 for code, n in REST.items()}
    parts = [
        counts(f"census2021-{name}", name, one, family="census2021") for name, one in (("some", SOME), ("rest", half))
    ]
    assert values_of(settled(tmp_path, [MIX], residents(), *parts), MIX.id) == {}


def test_without_one_of_the_groups_there_is_no_figure(tmp_path: Path) -> None:
    some = counts("census2021-some", "some", SOME, family="census2021")
    assert values_of(settled(tmp_path, [MIX], residents(), some), MIX.id) == {}
