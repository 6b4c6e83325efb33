"""How groups live apart: worked by hand on ten small areas, and held against what settling finds for every district."""

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

import numpy as np
import pytest
from small_country import COUNTRY, REGION, SOURCE, district

from welltogether.evidence.questions import Evidence
from welltogether.evidence.workspace import open_workspace
from welltogether.readings.divides import divides_here
from welltogether.readings.rules import choices, measures
from welltogether.vocabulary.areas import Area, AreaCode, Scheme
from welltogether.vocabulary.figures import Carried, Method
from welltogether.vocabulary.panel import Panel, Series
from welltogether.vocabulary.periods import Period

TODAY = date(2026, 11, 21)
CENSUS = Period.day(date(2021, 3, 21))
BY_HAND = 1e-12


def small_area(index: int) -> Area:
    return Area(AreaCode(f"X01{index:06d}", Scheme.LSOA, 2021), f"District 0 {index:03d}")


def series(measure: str, value: Sequence[float], base: Sequence[float]) -> Series:
    row = np.array([value], dtype=float)
    nothing = np.full(row.shape, np.nan)
    return Series(
        measure=measure, periods=(CENSUS,), value=row, lower=nothing, upper=nothing,
        base=np.array([base], dtype=float), carried=np.zeros(row.shape, np.uint8), region_value=np.full((1, 1), np.nan),
        country_value=np.full(1, np.nan), method=Method.DIRECT, interval_level=0.95, interval_method="",
        published_areas="small areas", base_note="People counted.", sources=(SOURCE,),
    )  # fmt: skip


def panel(level: Scheme, areas: Sequence[Area], held: Mapping[str, tuple[Sequence[float], Sequence[float]]]) -> Panel:
    made = {name: series(name, value, base) for name, (value, base) in held.items()}
    return Panel(level, 2021, tuple(areas), (REGION,), COUNTRY, "1", made)


THOUSANDS = [1000.0] * 10
WHITE = [0.9] * 5 + [0.5] * 5  # 4,500 and 2,500 of 10,000


def ten(**shares: Sequence[float]) -> Panel:
    held = {f"people.{name}": (list(values), THOUSANDS) for name, values in shares.items()}
    return panel(Scheme.LSOA, [small_area(n) for n in range(10)], held)


def districts(values: Sequence[float], bases: Sequence[float]) -> Panel:
    return panel(Scheme.LTLA, [district(n) for n in range(len(values))], {"divides.white": (values, bases)})


NOBODY = districts([np.nan], [np.nan])


def test_shares_are_turned_back_into_counts_and_read_as_defined() -> None:
    (white,) = divides_here(NOBODY, ten(white=WHITE), district(0), TODAY)
    assert white.group == "people from White ethnic groups"
    assert white.group_share.value == pytest.approx(0.7, abs=BY_HAND)
    # ½ (5 |900/7,000 − 100/3,000| + 5 |500/7,000 − 500/3,000|) = 10/21
    assert white.dissimilarity.value == pytest.approx(10 / 21, abs=BY_HAND)
    # 5 (900/7,000) 0.9 + 5 (500/7,000) 0.5 = 53/70
    assert white.isolation.value == pytest.approx(53 / 70, abs=BY_HAND)
    assert white.n_small_areas == 10


def test_the_figures_say_how_they_were_made() -> None:
    (white,) = divides_here(NOBODY, ten(white=WHITE), district(0), TODAY)
    for figure in (white.group_share, white.dissimilarity, white.isolation):
        assert figure.area == district(0).code
        assert figure.period == CENSUS
        assert figure.dress.carried is Carried.SUMMED
        assert (figure.dress.base, figure.dress.base_note) == (10_000.0, "People counted.")
        assert figure.dress.sources == (SOURCE,)
        assert figure.dress.interval_note == "a full count; no sampling interval"
        assert figure.dress.cautions == measures()["people.white"].cautions != ""


def test_groups_come_in_the_order_of_the_pack_and_those_the_counts_cannot_bear_are_left_out() -> None:
    few = [0.049] * 10  # 490 people: under 500
    enough = [0.05] * 10
    found = divides_here(NOBODY, ten(muslim=few, white=WHITE, social_rented=enough), district(0), TODAY)
    assert [one.group for one in found] == [choices().divides[0].group, choices().divides[1].group]
    found = divides_here(NOBODY, ten(muslim=enough, white=WHITE), district(0), TODAY)
    assert [one.group for one in found] == ["people from White ethnic groups", "Muslim people"]


def test_elsewhere_is_the_middle_of_districts_where_the_group_is_large_enough() -> None:
    """In the last three the group is under 1,000: their figures are refused, so they do not make the middle either."""
    values = [0.10, 0.20, 0.30, 0.40, 0.50, 0.90, 0.95, 0.99]
    bases = [5000.0] * 5 + [999.0] * 3
    assert measures()["divides.white"].minimum_base == 1000
    (white,) = divides_here(districts(values, bases), ten(white=WHITE), district(0), TODAY)
    assert [(one.label, one.value, one.n_areas) for one in white.comparators] == [("Middle district", 0.3, 5)]


def test_a_middle_of_a_handful_is_not_shown() -> None:
    (white,) = divides_here(
        districts([0.1, 0.2, 0.3, 0.4, 0.9], [5000.0] * 4 + [10.0]), ten(white=WHITE), district(0), TODAY
    )
    assert white.comparators == ()


def test_the_same_divide_settled_for_every_district_is_the_same_number(demonstration: Path) -> None:
    evidence = Evidence(open_workspace(demonstration))
    panel = evidence.panel()
    compared = 0
    for index, area in enumerate(panel.areas):
        found = {one.group: one for one in divides_here(panel, evidence.small_areas(area.code), area, TODAY)}
        for choice in choices().divides:
            if choice.evenness is not None and choice.group in found:
                settled = panel.series[choice.evenness.item_id].value[-1, index]
                assert found[choice.group].dissimilarity.value == pytest.approx(settled, abs=1e-9)
                compared += 1
    assert compared > 60
