"""A country of a few made-up districts in which every number can be worked out by hand. For tests of methods."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import numpy as np

from welltogether.analysis import typology
from welltogether.analysis.results import Position, Reading, Speaks, Trend
from welltogether.vocabulary.areas import Area, AreaCode, Scheme
from welltogether.vocabulary.figures import Carried, Dress, Figure, Interval, Method, Source
from welltogether.vocabulary.measures import Direction, Level, Made, Measure, Unit
from welltogether.vocabulary.panel import Panel, Series
from welltogether.vocabulary.periods import Period

TODAY = date(2026, 11, 21)
SOURCE = Source("made-up", "Made-up survey", "Nobody", "none", "2025-06-01", "1", fictional=True)
COUNTRY = Area(AreaCode("X92000001", Scheme.COUNTRY, 2024), "Demoland")
REGION = Area(AreaCode("X12000001", Scheme.REGION, 2024), "The North")

TRUST = Measure(
    id="trust",
    title="Share who trust most people nearby",
    short_title="Trust",
    unit=Unit.SHARE,
    made=Made.AS_PUBLISHED,
    numerator=("made-up.trust",),
    denominator=(),
    weight="",
    scale=1.0,
    direction=Direction.HIGHER_IS_BETTER,
    level=Level.ATTITUDE,
    topic="topic-trust",
    influences=("influence-trust",),
    minimum_base=100,
    cautions="",
    direction_source="made up",
    series="trust-web",
)
CRIME = replace(TRUST, id="crime", title="Burglaries per 1,000 homes", direction=Direction.LOWER_IS_BETTER,
                unit=Unit.RATE_PER_1000, topic="topic-crime", influences=("influence-crime",))  # fmt: skip


def district(index: int) -> Area:
    code = AreaCode(f"X07{index:06d}", Scheme.LTLA, 2024)
    return Area(code, f"District {index}", region=REGION.code, region_name=REGION.name)


def series(
    measure: Measure,
    rows: Sequence[Sequence[float]],
    *,
    years: Sequence[int] = (2025,),
    half_width: float = np.nan,
    base: float = 1000.0,
) -> Series:
    """One row of values a period; the same half-width and base everywhere."""
    value = np.array(rows, dtype=float)
    known = np.isfinite(value)
    mean = np.where(known.any(axis=1), np.where(known, value, 0).sum(axis=1) / np.maximum(known.sum(axis=1), 1), np.nan)
    return Series(
        measure=measure.id,
        periods=tuple(Period.year(year) for year in years),
        value=value,
        lower=value - half_width,
        upper=value + half_width,
        base=np.full(value.shape, base),
        carried=np.zeros(value.shape, dtype=np.uint8),
        region_value=mean[:, None],
        country_value=mean,
        method=Method.DIRECT,
        interval_level=0.95,
        interval_method="made up",
        published_areas="districts, 2024 boundaries",
        base_note="adults asked",
        sources=(SOURCE,),
    )


def panel(*held: Series) -> Panel:
    n_areas = held[0].value.shape[1]
    return Panel(
        level=Scheme.LTLA,
        vintage=2024,
        areas=tuple(district(index) for index in range(n_areas)),
        regions=(REGION,),
        country=COUNTRY,
        data_version="1",
        series={one.measure: one for one in held},
    )


def figure(
    measure: Measure = TRUST,
    value: float = 0.5,
    *,
    year: int = 2025,
    half_width: float | None = None,
    method: Method = Method.DIRECT,
) -> Figure:
    limits = None if half_width is None else Interval(value - half_width, value + half_width, 0.95, "made up")
    dress = Dress((SOURCE,), 1000.0, "adults asked", method, Carried.AS_PUBLISHED, "districts, 2024 boundaries")
    return Figure(measure.id, district(0).code, Period.year(year), value, limits, dress)


def reading(
    measure: Measure = TRUST,
    share_lower: float | None = 0.5,
    speaks: Speaks = Speaks.LEVEL,
    trend: Trend | None = None,
    shown: Figure | None = None,
) -> Reading:
    position = None if share_lower is None else Position(share_lower, 10)
    return Reading(measure, shown or figure(measure), (), position, trend, speaks)


_A, _B = typology.ABOVE, typology.BELOW


def _row(group: int, **sides: str) -> typology.DecisionRow:
    return typology.DecisionRow(f"group-{group}", f"Group {group}", tuple(sides.items()))


# CDF 2009, section 2.1: the cuts as published, and Table 1's nine groups.
AS_PUBLISHED = typology.TypologyRule(
    rule="test@1#as-published",
    title="As published",
    standing="published",
    inputs=(
        typology.CutSpec("nvq4", "share of working-age people with NVQ level 4", "affluence", Unit.SHARE, 0.25),
        typology.CutSpec("rural", "share living in rural places", "rural", Unit.SHARE, 0.5, includes_cut=True),
        typology.CutSpec("a8", "rate of A8 workers", "changing", Unit.RATE_PER_10000, 7.0),
        typology.CutSpec("jobs", "number of jobs in 1984", "industrial decline", Unit.COUNT, 1000.0, includes_cut=True),
    ),
    table=(
        _row(1, rural=_A, nvq4=_B, a8=_A),
        _row(2, rural=_B, nvq4=_B, a8=_B, jobs=_A),
        _row(3, rural=_B, nvq4=_B, a8=_B, jobs=_B),
        _row(4, rural=_B, nvq4=_B, a8=_A),
        _row(5, rural=_A, nvq4=_B, a8=_B),
        _row(6, rural=_B, nvq4=_A, a8=_B),
        _row(7, rural=_B, nvq4=_A, a8=_A),
        _row(8, rural=_A, nvq4=_A, a8=_B),
        _row(9, rural=_A, nvq4=_A, a8=_A),
    ),
)
