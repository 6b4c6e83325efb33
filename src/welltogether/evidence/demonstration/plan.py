"""What is decided about the fictional country before chance has its say: councils, wards, indicators."""

import csv
from dataclasses import dataclass
from importlib.resources import files

COUNTRY_NAME = "Aldermere"
COUNTRY_CODE = "X92000001"
REGIONS = ("Northmoors", "Eastmarch", "Westhaven", "Southvale")


@dataclass(frozen=True, slots=True)
class CouncilPlan:
    """One council as it stood from 2009 to 2022, with the district that it has been since 2023.

    Shares are 0–1; `a8_per_10000`, newcomers (national insurance registrations) and `asylum_2024` are per 10,000;
    `deprivation`, `crime`, `older`, `students` are in standard deviations; `segregation` is how strongly groups live
    apart (0–1); the `…_shift` columns are points that local stories add to what people said in 2008; `x_km`, `y_km`,
    `reach` place it on the map; `unknown_input` names a typology input that was never published; `elections` is the
    publisher's kind of council.
    """

    name: str
    title: str
    kind: str
    region: str
    district: str
    x_km: float
    y_km: float
    reach: float
    msoas: int
    wards: int
    rural_share: float
    nvq4_share: float
    a8_per_10000: float
    jobs_1984: int
    deprivation: float
    diversity: float
    segregation: float
    asian_part: float
    newcomers_2019: float
    newcomers_2009: float
    asylum_2024: float
    crime: float
    older: float
    students: float
    get_on_shift: float
    belong_shift: float
    influence_shift: float
    remote: bool
    unknown_input: str
    surveyed: bool
    elections: str
    story: str


@dataclass(frozen=True, slots=True)
class WardPlan:
    """One ward with a story: where it lies in its council (east, north in radii) and how it differs from it.

    `deprivation`, `level4`, `social`, `private`, `older` are shifts in standard deviations; `minority` and `asian_part`
    are shares that replace the council's; `newcomers` multiplies; `jobs` is a part of the council's 1984 jobs;
    `turnout` is points; `rural` 1 says that it counts as rural before any other ward.
    """

    council: str
    ward: str
    east: float
    north: float
    deprivation: float
    minority: float
    asian_part: float
    newcomers: float
    level4: float
    social: float
    private: float
    older: float
    jobs: float
    turnout: float
    rural: float
    story: str


@dataclass(frozen=True, slots=True)
class IndicatorPlan:
    """One indicator of a published table: its usual level and spread, and what it goes with (correlations)."""

    dataset: str
    indicator: str
    measure: str
    unit: str
    periods: tuple[str, ...]
    centre: float
    spread: float
    with_deprivation: float
    with_rural: float
    half_width: float
    change: float
    decimals: int


def councils() -> tuple[CouncilPlan, ...]:
    """Every council of 2009, in the order of their codes."""
    return tuple(_council(row) for row in _rows("councils.csv"))


def told_wards() -> tuple[WardPlan, ...]:
    """The wards that have a story."""
    return tuple(_ward(row) for row in _rows("wards.csv"))


def local_statistics() -> tuple[IndicatorPlan, ...]:
    """The indicators of the local-statistics table."""
    return tuple(_indicator(row) for row in _rows("local_statistics.csv"))


def deprivation_indicators() -> tuple[IndicatorPlan, ...]:
    """The underlying indicators of the 2025 indices: `indicator` is the column; `half_width` is the least value."""
    return tuple(_indicator(row) for row in _rows("deprivation_indicators.csv"))


def _rows(name: str) -> list[dict[str, str]]:
    text = (files(__package__) / name).read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines()))


def _council(row: dict[str, str]) -> CouncilPlan:
    return CouncilPlan(
        name=row["name"],
        title=row["title"],
        kind=row["kind"],
        region=row["region"],
        district=row["district_since_2023"] or row["name"],
        x_km=float(row["x_km"]),
        y_km=float(row["y_km"]),
        reach=float(row["reach"]),
        msoas=int(row["msoas"]),
        wards=int(row["wards"]),
        rural_share=float(row["rural_share"]),
        nvq4_share=float(row["nvq4_share"]),
        a8_per_10000=float(row["a8_per_10000"]),
        jobs_1984=int(row["jobs_1984"]),
        deprivation=float(row["deprivation"]),
        diversity=float(row["diversity"]),
        segregation=float(row["segregation"]),
        asian_part=float(row["asian_part"]),
        newcomers_2019=float(row["newcomers_2019"]),
        newcomers_2009=float(row["newcomers_2009"]),
        asylum_2024=float(row["asylum_2024"]),
        crime=float(row["crime"]),
        older=float(row["older"]),
        students=float(row["students"]),
        get_on_shift=float(row["get_on_shift"]),
        belong_shift=float(row["belong_shift"]),
        influence_shift=float(row["influence_shift"]),
        remote=row["remote"] == "1",
        unknown_input=row["unknown_input"],
        surveyed=row["surveyed"] == "1",
        elections=row["elections"],
        story=row["story"],
    )


def _ward(row: dict[str, str]) -> WardPlan:
    return WardPlan(
        council=row["council"],
        ward=row["ward"],
        east=float(row["east"]),
        north=float(row["north"]),
        deprivation=float(row["deprivation"]),
        minority=float(row["minority"]),
        asian_part=float(row["asian_part"]),
        newcomers=float(row["newcomers"]),
        level4=float(row["level4"]),
        social=float(row["social"]),
        private=float(row["private"]),
        older=float(row["older"]),
        jobs=float(row["jobs"]),
        turnout=float(row["turnout"]),
        rural=float(row["rural"]),
        story=row["story"],
    )


def _indicator(row: dict[str, str]) -> IndicatorPlan:
    return IndicatorPlan(
        dataset=row["dataset"],
        indicator=row["indicator"],
        measure=row["measure"],
        unit=row["unit"],
        periods=tuple(row["periods"].split()),
        centre=float(row["centre"]),
        spread=float(row["spread"]),
        with_deprivation=float(row["with_deprivation"]),
        with_rural=float(row["with_rural"]),
        half_width=float(row["half_width"]),
        change=float(row["change"]),
        decimals=int(row["decimals"]),
    )
