"""Figures carried back to the districts of a survey, by hand: the same district, merged ones, small areas."""

from datetime import date
from pathlib import Path

import numpy as np
import pytest
from tiny_evidence import (
    A1,
    A2,
    ALTON,
    BARTON,
    CORLEY,
    COUNTY,
    MERROW,
    MSOA_A,
    OXLEY,
    PENLEY,
    councils,
    counts,
    district_lookup,
    figures,
    lookup,
    measure,
    today_lookup,
)

from welltogether.evidence.questions import Evidence
from welltogether.evidence.survey_districts import SurveyPanel, panel_on_survey
from welltogether.evidence.workspace import create_workspace
from welltogether.vocabulary.errors import CallerError
from welltogether.vocabulary.figures import Carried
from welltogether.vocabulary.measures import Made
from welltogether.vocabulary.panel import CARRIED_CODES
from welltogether.vocabulary.periods import Period

# Districts of the survey: Alton (now under another code), Oxley and Penley (merged into Merrow in 2023), Barton.
OLD_ALTON = "E06000009"
M_OX, M_PEN, M_BAR = "E02000021", "E02000022", "E02000023"
OX1, PEN1, PEN2, BAR1, BAR2 = "E01000031", "E01000032", "E01000033", "E01000034", "E01000035"
AUTUMN = Period(date(2008, 9, 1), date(2008, 12, 31))
CENSUS_2011 = Period.day(date(2011, 3, 27))
YEARS = {2011: Period.year(2011), 2012: Period.year(2012)}

SURVEY = measure("survey", Made.WEIGHTED_MEAN, "survey.agree", weight="census2011.persons")
LEVEL_4 = measure("level4", Made.RATIO, "census2011.level4", "census2011.adults")
RURAL = measure("rural", Made.WEIGHTED_MEAN, "ruc.rural", weight="census2011.persons")
NINO = measure("nino", Made.RATIO, "migration.nino", "migration.people", scale=10_000.0)
JOBS = measure("jobs", Made.COUNT, "migration.nino")
OLD_CODE = measure("old-code", Made.AS_PUBLISHED, "old.score")


def _small_areas() -> list[tuple[str, ...]]:
    """Small areas and neighbourhoods of 2011 with the district of 2024 that they lie in: Merrow hides its members."""
    return [
        (A1, MSOA_A, ALTON), (A2, MSOA_A, ALTON), (OX1, M_OX, MERROW), (PEN1, M_PEN, MERROW), (PEN2, M_PEN, MERROW),
        (BAR1, M_BAR, BARTON), (BAR2, M_BAR, BARTON),
    ]  # fmt: skip


def _named(*, last: str = "Penley 001") -> list[tuple[str, str]]:
    return [(MSOA_A, "Alton 001"), (M_OX, "Oxley 001"), (M_PEN, last), (M_BAR, "Barton 001")]


def survey_panel(folder: Path, names: list[tuple[str, str]] | None) -> SurveyPanel:
    agree = {ALTON: 0.8, OXLEY: 0.7, PENLEY: 0.6, BARTON: 0.5, COUNTY: 0.55}
    level4 = {MSOA_A: (30.0, 100.0), M_OX: (10.0, 100.0), M_PEN: (120.0, 300.0), M_BAR: (50.0, 200.0)}
    rural = {A1: 1.0, A2: 0.0, OX1: 1.0, PEN1: 1.0, PEN2: 0.0, BAR1: 0.0, BAR2: 0.0}
    census = {"family": "census2011", "vintage": 2011}
    persons = {A1: 100.0, A2: 300.0, OX1: 50.0, PEN1: 300.0, PEN2: 100.0, BAR1: 10.0, BAR2: 10.0}
    registered = {ALTON: (20.0, 4_000.0), MERROW: (60.0, 6_000.0), BARTON: (5.0, 5_000.0), CORLEY: (1.0, 1_000.0)}
    moves = [
        row
        for area, (nino, people) in registered.items()
        for year, period in YEARS.items()
        for row in (("nino", area, period, nino * (year - 2010)), ("people", area, period, people))
    ]
    drafts = [
        today_lookup(), district_lookup(), councils(),
        lookup("lookup-2011", _small_areas(), "lsoa_2011", "msoa_2011", "ltla_2024"),
        counts("survey", "agree", agree, AUTUMN, vintage=2009, units={"agree": "share"}),
        counts("level4", "level4", {area: n for area, (n, _) in level4.items()}, CENSUS_2011, **census),
        counts("adults", "adults", {area: n for area, (_, n) in level4.items()}, CENSUS_2011, **census),
        counts("persons", "persons", persons, CENSUS_2011, **census),
        counts("ruc", "rural", rural, CENSUS_2011, vintage=2011),
        figures("migration", moves, vintage=2024),
        counts("old", "score", {OLD_ALTON: 7.0}, CENSUS_2011, vintage=2011),
    ]  # fmt: skip
    if names is not None:
        drafts.append(lookup("lookup-names", names, "msoa_2011", "msoa_2011_name"))
    workspace = create_workspace(folder)
    for draft in drafts:
        workspace.store.commit(draft)
    return panel_on_survey(
        Evidence(workspace), SURVEY, (LEVEL_4, RURAL, NINO, JOBS, OLD_CODE), until=date(2011, 12, 31)
    )


@pytest.fixture(scope="module")
def named(tmp_path_factory: pytest.TempPathFactory) -> SurveyPanel:
    return survey_panel(tmp_path_factory.mktemp("named"), _named())


def held(survey: SurveyPanel, measure_id: str) -> dict[str, tuple[float, str]]:
    """District → value and how it came, in the one period there is."""
    series = survey.panel.series[measure_id]
    assert len(series.periods) == 1
    return {
        area.name: (round(float(value), 9), str(CARRIED_CODES[code]))
        for area, value, code in zip(survey.panel.areas, series.value[0], series.carried[0], strict=True)
        if np.isfinite(value)
    }


def test_the_districts_are_those_of_the_survey_and_counties_are_set_apart(named: SurveyPanel) -> None:
    assert [(area.name, area.code.code, area.code.vintage) for area in named.panel.areas] == [
        ("Alton", ALTON, 2009), ("Barton", BARTON, 2009), ("Oxley", OXLEY, 2009), ("Penley", PENLEY, 2009),
    ]  # fmt: skip
    assert named.others == (COUNTY,)
    as_published = str(Carried.AS_PUBLISHED)
    assert held(named, "survey") == {
        "Alton": (0.8, as_published), "Barton": (0.5, as_published), "Oxley": (0.7, as_published),
        "Penley": (0.6, as_published),
    }  # fmt: skip


def test_small_areas_of_a_merged_district_are_told_apart_by_the_district_they_are_named_after(
    named: SurveyPanel,
) -> None:
    shares = {name: value for name, (value, _) in held(named, "level4").items()}
    assert shares == {"Alton": 30 / 100, "Barton": 50 / 200, "Oxley": 10 / 100, "Penley": 120 / 300}
    assert named.undone == ("Oxley", "Penley")


def test_a_mean_of_small_areas_is_weighted_by_their_people(named: SurveyPanel) -> None:
    # Alton (100 × 1 + 300 × 0) / 400; Penley (300 × 1 + 100 × 0) / 400; Oxley has one small area
    weighted, alone = str(Carried.POPULATION_WEIGHTED), str(Carried.AS_PUBLISHED)
    assert held(named, "rural") == {
        "Alton": (0.25, weighted), "Barton": (0.0, weighted), "Oxley": (1.0, alone), "Penley": (0.75, weighted),
    }  # fmt: skip


def test_members_of_a_merged_district_take_its_rate_but_never_its_count(named: SurveyPanel) -> None:
    as_published, lies_in = str(Carried.AS_PUBLISHED), str(Carried.PART_OF)
    assert held(named, "nino") == {
        "Alton": (50.0, as_published), "Barton": (10.0, as_published), "Oxley": (100.0, lies_in),
        "Penley": (100.0, lies_in),
    }  # fmt: skip
    assert held(named, "jobs") == {"Alton": (20.0, as_published), "Barton": (5.0, as_published)}


def test_figures_after_the_last_day_are_not_used(named: SurveyPanel) -> None:
    assert [period.label for period in named.panel.series["nino"].periods] == ["2011"]


def test_an_older_code_of_the_same_district_reaches_it(named: SurveyPanel) -> None:
    assert {name: value for name, (value, _) in held(named, "old-code").items()} == {"Alton": 7.0}


@pytest.mark.parametrize("names", [None, _named(last="Somewhere else 001"), _named()[:3][:2] + _named()[3:]])
def test_where_one_small_area_cannot_be_told_the_merged_districts_stay_unknown(
    tmp_path: Path, names: list[tuple[str, str]] | None
) -> None:
    survey = survey_panel(tmp_path / "w", names)
    assert set(held(survey, "level4")) == {"Alton", "Barton"}
    assert survey.undone == ()


def test_a_survey_that_is_not_held_is_refused(tmp_path: Path) -> None:
    workspace = create_workspace(tmp_path / "w")
    for draft in (today_lookup(), district_lookup(), councils()):
        workspace.store.commit(draft)
    with pytest.raises(CallerError, match="No dataset in this workspace holds that variable"):
        panel_on_survey(Evidence(workspace), SURVEY, (), until=date(2011, 12, 31))
