"""The open data beside the repository, imported and settled whole: what must come out, and what it may cost."""

import json
import os
import subprocess
import sys
from datetime import date
from pathlib import Path

import numpy as np
import pytest

from welltogether.evidence.questions import Evidence
from welltogether.evidence.workspace import create_workspace, open_workspace
from welltogether.vocabulary.areas import Scheme
from welltogether.vocabulary.figures import Carried
from welltogether.vocabulary.panel import CARRIED_CODES, Panel, Series
from welltogether.vocabulary.periods import Period

pytestmark = [pytest.mark.shared_data, pytest.mark.xdist_group("open_data")]

CPU_SECONDS, PEAK_MB = 60, 1500  # the limits of issue 2 for everything in ../shared/data

IMPORT = """
import json, resource, sys
from pathlib import Path
from welltogether.evidence.importing import import_paths
report = import_paths(map(Path, sys.argv[2:]), Path(sys.argv[1]))
used = resource.getrusage(resource.RUSAGE_SELF)
seconds = used.ru_utime + used.ru_stime
print(json.dumps(report.to_json() | {"cpu_seconds": seconds, "peak_mb": used.ru_maxrss / 1024}))
"""


@pytest.fixture(scope="session")
def imported(shared_data: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Evidence, dict[str, object]]:
    """The tidied files of the folder, in a process of their own so that its use can be measured."""
    files = sorted(str(path) for path in shared_data.iterdir() if path.is_file())
    workspace = create_workspace(tmp_path_factory.mktemp("open") / "w")
    done = subprocess.run(
        [sys.executable, "-c", IMPORT, str(workspace.path), *files], capture_output=True, text=True, env=os.environ
    )
    assert done.returncode == 0, done.stderr
    return Evidence(open_workspace(workspace.path)), json.loads(done.stdout)


@pytest.fixture(scope="session")
def evidence(imported: tuple[Evidence, dict[str, object]]) -> Evidence:
    return imported[0]


@pytest.fixture(scope="session")
def panel(evidence: Evidence) -> Panel:
    return evidence.panel()


def place(panel: Panel, name: str) -> int:
    return next(at for at, area in enumerate(panel.areas) if area.name == name)


def n_held(series: Series) -> int:
    return int(np.isfinite(series.value[-1]).sum())


def test_it_stays_within_its_limits(imported: tuple[Evidence, dict[str, object]]) -> None:
    report = imported[1]
    assert float(report["cpu_seconds"]) < CPU_SECONDS  # type: ignore[arg-type]
    assert float(report["peak_mb"]) < PEAK_MB  # type: ignore[arg-type]


def test_every_file_is_taken_or_its_refusal_says_where_it_belongs(imported: tuple[Evidence, dict[str, object]]) -> None:
    files: list[dict[str, str]] = imported[1]["files"]  # type: ignore[assignment]
    assert [one["file"] for one in files if one["outcome"] == "not recognised"] == []
    refused = {one["file"]: one["message"] for one in files if one["outcome"] == "refused"}
    assert set(refused) == {"british_crime_survey_2007_08_teaching.csv.gz", "trafford_charities.csv"}
    assert all(refused.values())


def test_the_country_is_england_in_2024(panel: Panel, evidence: Evidence) -> None:
    assert len(panel.areas) == 296
    assert len(panel.regions) == 9
    assert panel.country.name == "England"
    assert len(evidence.areas(Scheme.LSOA)) == 33_755
    assert len(evidence.areas(Scheme.MSOA)) == 6_856
    assert len(panel.series) >= 150


def test_dissimilarity_equals_the_index_that_came_with_the_census_file(panel: Panel, shared_data: Path) -> None:
    """The file's own `dissim_*` columns were worked out elsewhere, from the same small areas, to four places."""
    import csv

    rows = {row["ltla24_code"]: row for row in csv.DictReader((shared_data / "census2021_ltla24.csv").open())}
    for measure, column in (
        ("divides.asian", "dissim_asian"),
        ("divides.white", "dissim_white"),
        ("divides.muslim", "dissim_muslim"),
    ):
        given = next(name for name in next(iter(rows.values())) if name.startswith(column))
        expected = np.array([float(rows[area.code.code][given] or "nan") for area in panel.areas])
        found = panel.series[measure].value[-1]
        assert np.allclose(found, expected, atol=1e-4, equal_nan=True), measure


def test_small_areas_add_up_to_the_districts_that_were_published(evidence: Evidence, panel: Panel) -> None:
    """Shares of the country from small areas and as published for it differ only by the perturbation of small counts."""
    small = evidence.panel(Scheme.LSOA).series["people.muslim"]
    people = small.base[-1]
    share = np.nansum(small.value[-1] * people) / np.nansum(people)
    assert share == pytest.approx(panel.series["people.muslim"].country_value[-1], abs=1e-4)


def test_known_figures_come_out(panel: Panel) -> None:
    burnley, oldham = place(panel, "Burnley"), place(panel, "Oldham")
    assert panel.series["attitude.get_on_well_2008"].value[-1, oldham] == pytest.approx(0.504)
    assert panel.series["people.level4_2011"].country_value[-1] == pytest.approx(0.274, abs=0.0005)
    assert panel.series["crime.total"].value[-1, burnley] == pytest.approx(105.0, abs=0.1)
    assert panel.series["crime.total"].periods[-1] == Period(date(2024, 7, 1), date(2025, 6, 30))


def test_merged_districts_and_shared_partnerships_say_how_their_figures_came(panel: Panel) -> None:
    def carried(measure: str, name: str) -> Carried:
        return CARRIED_CODES[panel.series[measure].carried[-1, place(panel, name)]]

    assert carried("deprivation.imd2019_score", "Buckinghamshire") is Carried.POPULATION_WEIGHTED
    assert carried("people.white_british", "Cumberland") is Carried.SUMMED
    assert carried("crime.total", "Burnley") is Carried.AS_PUBLISHED
    assert carried("crime.total", "Buckinghamshire") is Carried.SUMMED
    assert carried("crime.total", "Dartford") is Carried.PART_OF
    assert n_held(panel.series["crime.total"]) == 295, (
        "one district lies in three partnerships, one of them only in part"
    )
    assert n_held(panel.series["deprivation.imd2007_score"]) == 296


def test_outlines_are_held_for_every_small_area(evidence: Evidence, panel: Panel) -> None:
    burnley = panel.areas[place(panel, "Burnley")].code
    assert len(evidence.shapes(Scheme.LSOA, burnley)) == len(evidence.small_areas(burnley, []).areas) == 60
    assert len(evidence.shapes(Scheme.LTLA)) == 296


def test_names_as_people_write_them(evidence: Evidence) -> None:
    written = {
        "st helens": "St. Helens",
        "Kingston upon Hull, City of": "Kingston upon Hull, City of",
        "Bristol": "Bristol, City of",
    }
    assert {text: evidence.find_place(text).name for text in written} == written
