"""Panels, small areas, places by name, coverage: the evidence of a workspace as it is now."""

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from pytest import approx
from tiny_evidence import (
    A1,
    A2,
    ALTON,
    BARTON,
    CENSUS,
    CORLEY,
    ENGLAND,
    LSOAS,
    MERROW,
    NORTH,
    PEOPLE,
    SOUTH,
    catalogue,
    counts,
    figures,
    lookups,
    measure,
    residents,
)

from welltogether.evidence import settled
from welltogether.evidence.questions import Evidence
from welltogether.evidence.settling import catalogue as catalogue_module
from welltogether.evidence.workspace import Workspace, create_workspace
from welltogether.vocabulary.areas import Area, AreaCode, Scheme
from welltogether.vocabulary.errors import CallerError, WorkspaceError
from welltogether.vocabulary.figures import Carried, Method
from welltogether.vocabulary.measures import Made
from welltogether.vocabulary.panel import CARRIED_CODES
from welltogether.vocabulary.periods import Period

LAST, THIS = Period.year(2023), Period.year(2024)
MEASURES = catalogue(
    measure("people.believers", Made.RATIO, "census2021.believers", "census2021.age_total"),
    measure("pay.weekly", Made.WEIGHTED_MEAN, "pay.weekly", weight="census2021.age_total"),
    measure("nothing.held", Made.COUNT, "nowhere.at_all"),
)


@pytest.fixture(autouse=True)
def _tiny_catalogue(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(catalogue_module, "catalogue", lambda: MEASURES)
    monkeypatch.setattr(catalogue_module, "catalogue_version", lambda: MEASURES.version)


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    workspace = create_workspace(tmp_path / "w")
    believers = {code: n / 10 for code, n in PEOPLE.items()} | {A1: 90.0}
    pay = [
        ("weekly", ALTON, LAST, 500.0, 480.0, 520.0, 60.0),
        ("weekly", ALTON, THIS, 510.0),
        ("weekly", BARTON, THIS, 400.0),
    ]
    pay += [("weekly", ENGLAND, THIS, 450.0)]
    with workspace.store.writing("a test") as writer:
        writer.commit_all(
            (*lookups(), residents(), counts("faith", "believers", believers, family="census2021"), figures("pay", pay))
        )
    return workspace


@pytest.fixture
def evidence(workspace: Workspace) -> Evidence:
    return Evidence(workspace)


def district(code: str) -> AreaCode:
    return AreaCode(code, Scheme.LTLA, 2024)


class TestPanel:
    def test_it_holds_every_settled_measure_beside_regions_and_country(self, evidence: Evidence) -> None:
        panel = evidence.panel()
        assert (panel.level, panel.vintage, panel.data_version) == (Scheme.LTLA, 2024, evidence.data_version)
        assert [area.name for area in panel.areas] == ["Alton", "Merrow", "Barton", "Corley"]
        assert [area.code.code for area in panel.regions] == [NORTH, SOUTH]
        assert (panel.country.code.code, panel.country.name) == (ENGLAND, "England")
        assert sorted(panel.series) == ["pay.weekly", "people.believers"]
        assert panel.areas[2].region == panel.regions[1].code

    def test_a_series_runs_from_oldest_to_newest_and_is_empty_where_nothing_is_known(self, evidence: Evidence) -> None:
        pay = evidence.panel().series["pay.weekly"]
        assert pay.periods == (LAST, THIS)
        assert np.array_equal(pay.value, [[500, np.nan, np.nan, np.nan], [510, np.nan, 400, np.nan]], equal_nan=True)
        assert np.array_equal(pay.lower[:, 0], [480.0, np.nan], equal_nan=True)
        assert np.array_equal(pay.base[:, 0], [60.0, np.nan], equal_nan=True)
        assert np.array_equal(pay.country_value, [np.nan, 450.0], equal_nan=True)
        assert pay.region_value.shape == (2, 2)
        assert (pay.interval_level, pay.interval_method, pay.method) == (0.95, "as published", Method.DIRECT)

    def test_a_figure_says_how_it_came_and_from_where(self, evidence: Evidence) -> None:
        believers = evidence.panel().series["people.believers"]
        assert believers.periods == (CENSUS,)
        assert believers.value[0].tolist() == approx([0.3, 0.1, 0.1, 0.1])
        assert CARRIED_CODES[believers.carried[0, 0]] is Carried.SUMMED
        assert [source.dataset for source in believers.sources] == ["faith", "census2021-lsoa21"]
        assert believers.sources[0].version == evidence.workspace.store.versions()["faith"]
        assert believers.base_note.startswith("People counted. A full count")

    def test_other_levels_have_panels_too(self, evidence: Evidence) -> None:
        small = evidence.panel(Scheme.LSOA)
        assert [area.code.code for area in small.areas] == list(LSOAS)
        assert small.series["people.believers"].value[0, 0] == approx(0.9)


class TestSmallAreas:
    def test_only_those_of_the_district_with_its_region_and_the_country(self, evidence: Evidence) -> None:
        panel = evidence.small_areas(district(ALTON))
        assert [area.code.code for area in panel.areas] == [A1, A2]
        assert [area.code.code for area in panel.regions] == [NORTH]
        believers = panel.series["people.believers"]
        assert believers.value.tolist() == [approx([0.9, 0.1])]
        assert believers.region_value[0, 0] == approx(0.18)
        assert believers.country_value[0] == approx(280 / 2000)

    def test_some_measures_can_be_asked_for(self, evidence: Evidence) -> None:
        assert list(evidence.small_areas(district(ALTON), ["people.believers"]).series) == ["people.believers"]
        assert evidence.small_areas(district(ALTON), []).series == {}

    def test_wards_and_neighbourhoods_lie_in_districts_as_well(self, evidence: Evidence) -> None:
        wards = evidence.sub_areas(district(ALTON), Scheme.WARD)
        assert [area.name for area in wards.areas] == ["Hill", "Dale"]
        assert CARRIED_CODES[wards.series["people.believers"].carried[0, 0]] is Carried.BEST_FIT
        assert len(evidence.sub_areas(district(CORLEY), Scheme.MSOA).areas) == 1

    def test_a_code_that_is_no_district_is_refused(self, evidence: Evidence) -> None:
        with pytest.raises(CallerError, match="no such place") as refusal:
            evidence.small_areas(district("E06000003"))
        assert ALTON in refusal.value.expected


class TestPlaces:
    @pytest.mark.parametrize(
        ("asked", "code"),
        [
            ("Alton", ALTON), ("alton ", ALTON), ("Alton, City of", ALTON), ("City of Alton", ALTON), (ALTON, ALTON),
            ("e06000001", ALTON), ("E06000009", ALTON), ("St. Barton’s", BARTON), ("12UB", BARTON),
        ],
    )  # fmt: skip
    def test_names_other_names_and_codes_are_known(self, evidence: Evidence, asked: str, code: str) -> None:
        found = evidence.find_place(asked)
        assert found.code == district(code)
        assert isinstance(found, Area) and found.country_name == "England"

    def test_a_code_of_a_smaller_area_is_that_area(self, evidence: Evidence) -> None:
        assert evidence.find_place(A1).name == "Alton 001A"
        assert evidence.find_place("E05000002").name == "Dale"

    @pytest.mark.parametrize(
        ("asked", "what"),
        [
            ("Altun", "No district goes by that name"),
            ("Oxley", "Oxley is now part of Merrow"),
            ("E07000011", "E07000011 is now part of Merrow"),
            ("13UD", "13UD is now part of Merrow"),
            ("Southshire", "Southshire is a county or combined authority, not a district"),
            ("North", "North is a region, not a district"),
            ("E01000099", "There is no such place in this workspace"),
            ("", "No district goes by that name"),
        ],
    )
    def test_what_it_does_not_know_exactly_it_does_not_guess(self, evidence: Evidence, asked: str, what: str) -> None:
        with pytest.raises(CallerError) as refusal:
            evidence.find_place(asked)
        assert refusal.value.what == what

    def test_near_names_are_listed(self, evidence: Evidence) -> None:
        with pytest.raises(CallerError) as refusal:
            evidence.find_place("Altun")
        assert refusal.value.expected.startswith("one of: Alton")


class TestTheRest:
    def test_areas_of_a_level_or_inside_a_district(self, evidence: Evidence) -> None:
        assert [area.name for area in evidence.areas(Scheme.REGION)] == ["North", "South"]
        assert evidence.areas(Scheme.COUNTRY) == (evidence.country,)
        assert [area.code.code for area in evidence.areas(Scheme.LSOA, district(MERROW))] == list(LSOAS[2:4])

    def test_coverage_says_of_how_many(self, evidence: Evidence) -> None:
        counted = {(one.measure, one.period): (one.n_held, one.n_areas) for one in evidence.coverage(Scheme.LTLA)}
        assert counted == {
            ("pay.weekly", LAST): (1, 4), ("pay.weekly", THIS): (2, 4), ("people.believers", CENSUS): (4, 4),
        }  # fmt: skip

    def test_sources_and_measures(self, evidence: Evidence) -> None:
        assert [source.dataset for source in evidence.sources()][:2] == ["census2021-lsoa21", "councils"]
        assert evidence.measures() == MEASURES.measures

    def test_a_variable_as_it_was_published(self, evidence: Evidence) -> None:
        pay = evidence.published("pay.weekly")
        assert pay.num_rows == 4
        assert "variable" not in pay.column_names
        with pytest.raises(CallerError, match="No dataset"):
            evidence.published("pay.daily")

    def test_figures_that_reach_no_area_are_told(self, workspace: Workspace) -> None:
        workspace.store.commit(counts("pay-wales", "weekly", {"W06000001": 1.0}, family="pay"))
        (note,) = Evidence(workspace).not_carried()
        assert (note["dataset"], note["n_areas"]) == ("pay-wales", 1)

    def test_an_import_is_seen_by_evidence_that_is_already_open(self, evidence: Evidence) -> None:
        before = evidence.data_version
        evidence.workspace.store.commit(figures("pay", [("weekly", ALTON, THIS, 999.0)]))
        assert evidence.data_version != before
        assert evidence.panel().series["pay.weekly"].value[-1, 0] == 999.0

    def test_during_an_import_answers_come_from_the_last_settled_figures(self, evidence: Evidence) -> None:
        before = evidence.data_version
        with evidence.workspace.store.writing("an import") as writer:
            writer.commit(figures("pay", [("weekly", ALTON, THIS, 999.0)]))
            assert evidence.data_version == before
            assert Evidence(evidence.workspace).panel().series["pay.weekly"].value[-1, 0] == 510.0
        assert evidence.panel().series["pay.weekly"].value[-1, 0] == 999.0

    def test_when_nothing_was_ever_settled_a_question_waits_for_the_import(
        self, workspace: Workspace, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(settled, "SETTLING_SECONDS", 0.1)
        with workspace.store.writing("an import"), pytest.raises(WorkspaceError, match="Another import"):
            _ = Evidence(workspace).data_version

    def test_evidence_that_stands_still_does_not_see_an_import(self, evidence: Evidence) -> None:
        still = evidence.standing_still()
        evidence.workspace.store.commit(figures("pay", [("weekly", ALTON, THIS, 999.0)]))
        assert evidence.panel().series["pay.weekly"].value[-1, 0] == 999.0
        assert still.panel().series["pay.weekly"].value[-1, 0] == 510.0
        assert still.data_version != evidence.data_version

    def test_an_empty_workspace_says_what_to_do(self, tmp_path: Path) -> None:
        with pytest.raises(WorkspaceError, match="holds no figures yet"):
            _ = Evidence(create_workspace(tmp_path / "empty")).data_version

    def test_without_lookups_it_says_which_are_needed(self, tmp_path: Path) -> None:
        workspace = create_workspace(tmp_path / "bare")
        workspace.store.commit(residents())
        with pytest.raises(WorkspaceError, match="cannot be told yet"):
            Evidence(workspace).panel()

    def test_a_fictional_workspace_says_so(self, workspace: Workspace) -> None:
        assert Evidence(workspace).fictional is False
        assert Evidence(replace(workspace, fictional=True)).fictional is True


READ = """
import sys
from pathlib import Path
from welltogether.evidence import settled
from welltogether.evidence.questions import Evidence
from welltogether.evidence.settling import catalogue
from welltogether.evidence.workspace import open_workspace
from welltogether.vocabulary.areas import Scheme
catalogue.catalogue_version = lambda: sys.argv[2]
evidence = Evidence(open_workspace(Path(sys.argv[1])))
place = evidence.find_place("Alton")
evidence.panel(), evidence.small_areas(place.code, ["people.believers"]), evidence.shapes(Scheme.LSOA, place.code)
evidence.coverage(Scheme.LSOA, place.code), evidence.sources(), evidence.engine.values(Scheme.LTLA, areas=["E06000001"])
print(sorted({"pandas", "duckdb", "ibis", "yaml", "shapely"} & set(sys.modules)))
"""


def test_reading_loads_neither_pandas_nor_an_engine_that_is_not_asked(workspace: Workspace, evidence: Evidence) -> None:
    assert evidence.data_version
    command = [sys.executable, "-c", READ, str(workspace.path), MEASURES.version]
    done = subprocess.run(command, capture_output=True, text=True)
    assert (done.stdout, done.stderr) == ("[]\n", "")
