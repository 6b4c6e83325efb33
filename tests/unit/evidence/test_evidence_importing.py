"""Taking files in: by the publishers' own layouts, in any order, each whole or not at all, and a report of each."""

import csv
import gzip
import json
import os
import signal
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest
from tiny_evidence import (
    ALTON,
    BARTON,
    CORLEY,
    MERROW,
    NORTH,
    OXLEY,
    PENLEY,
    SOUTH,
    catalogue,
    counts,
    draft,
    lookup,
    measure,
)

from welltogether.evidence.drafts import POINTS
from welltogether.evidence.importing import import_paths, is_fictional
from welltogether.evidence.questions import Evidence
from welltogether.evidence.workspace import Workspace, create_workspace
from welltogether.vocabulary.errors import CallerError, WorkspaceError
from welltogether.vocabulary.measures import Made

TESTS = Path(__file__).resolve().parents[2]
MEASURES = catalogue(measure("get.on", Made.AS_PUBLISHED, "place-survey-2008.get_on_well"))

LOOKUP = (
    "lsoa21_code,lsoa21_name,msoa21_code,msoa21_name,ward24_code,ward24_name,ltla24_code,ltla24_name,region24_code,"
    "region24_name,ruc21_code,ruc21_name,ruc21_urban_rural"
)
SURVEY = (
    "authority_name_2009,authority_type,region,gss_code_2009_structure,ltla24_code,ni1_get_on_well_pct,"
    "ni2_belong_neighbourhood_pct,ni4_influence_decisions_pct,ni5_satisfied_local_area_pct,"
    "ni42_drug_use_dealing_problem_pct,ltla24_name,abolished_since"
)


def lookup_rows() -> list[str]:
    districts = ((ALTON, "Alton", NORTH, "North"), (MERROW, "Merrow", NORTH, "North"))
    districts += ((BARTON, "Barton", SOUTH, "South"), (CORLEY, "Corley", SOUTH, "South"))
    return [
        f"E0100000{n},{name} 001A,E0200000{n},{name} 001,E0500000{n},Hill,{code},{name},{region},{where},U1,Urban,Urban"
        for n, (code, name, region, where) in enumerate(districts, start=1)
    ]


def survey_rows(**changed: str) -> list[str]:
    shares = {ALTON: "71.0", OXLEY: "60.0", PENLEY: "65.0", BARTON: "80.5", CORLEY: "55"} | changed
    return [f"{code},District,x,{code},{code},{share},60,30,70,25,{code},False" for code, share in shares.items()]


def write(path: Path, head: str, rows: list[str]) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join([head, *rows, ""]))
    return path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write(tmp_path / "files" / "z_lookup.csv", LOOKUP, lookup_rows())
    write(tmp_path / "files" / "a_survey.csv", SURVEY, survey_rows())
    (tmp_path / "files" / "README.md").write_text("# What these are\n")
    return tmp_path / "files"


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return create_workspace(tmp_path / "w")


def outcomes(report: Any) -> dict[str, str]:
    return {one.file: one.outcome for one in report.files}


def test_a_folder_is_taken_file_by_file_and_settled_once(folder: Path, workspace: Workspace) -> None:
    said: list[str] = []
    report = import_paths([folder], workspace, said.append, measures=MEASURES)
    assert outcomes(report) == {"README.md": "skipped", "a_survey.csv": "taken", "z_lookup.csv": "taken"}
    assert report.summary == "2 files taken, 1 skipped."
    assert report.settlement is not None and report.settlement.n_measures == 1
    survey = report.files[1]
    assert (survey.rows_read, survey.rows_left_out, survey.datasets) == (5, 0, ("place-survey-2008",))
    assert said[:3] == ["1 of 3: README.md", "2 of 3: a_survey.csv", "3 of 3: z_lookup.csv"]


def test_importing_twice_changes_nothing(folder: Path, workspace: Workspace) -> None:
    first = import_paths([folder], workspace, measures=MEASURES)
    versions = workspace.store.versions()
    again = import_paths([folder], workspace, measures=MEASURES)
    assert outcomes(again) == {"README.md": "skipped", "a_survey.csv": "unchanged", "z_lookup.csv": "unchanged"}
    assert workspace.store.versions() == versions
    assert first.settlement is not None and again.settlement is not None
    assert again.settlement.was_there and again.settlement.data_version == first.settlement.data_version


def test_a_refused_file_does_not_stop_the_others_and_leaves_the_store_as_it_was(
    folder: Path, workspace: Workspace
) -> None:
    import_paths([folder], workspace, measures=MEASURES)
    before = workspace.store.versions()
    write(folder / "a_survey.csv", SURVEY, survey_rows(**{ALTON: "171.0"}))
    (folder / "b_strange.csv").write_text("colour,taste\nred,sweet\n")
    (folder / "c_cut.csv.gz").write_bytes(gzip.compress(b"a,b\n1,2\n" * 2000)[:-9])
    (folder / "d_empty.csv").write_bytes(b"")
    report = import_paths([folder], workspace, measures=MEASURES)
    assert outcomes(report) == {
        "README.md": "skipped", "a_survey.csv": "refused", "b_strange.csv": "not recognised", "c_cut.csv.gz": "refused",
        "d_empty.csv": "refused", "z_lookup.csv": "unchanged",
    }  # fmt: skip
    said = next(one.message for one in report.files if one.file == "a_survey.csv")
    assert "a_survey.csv, row 2, column “ni1_get_on_well_pct”" in said
    assert "What to do" in said
    assert [one.file for one in report.refused] == ["a_survey.csv", "c_cut.csv.gz", "d_empty.csv"]
    assert workspace.store.versions() == before
    assert workspace.store.check() == ()


def test_without_lookups_the_files_are_kept_and_the_report_names_what_is_needed(
    folder: Path, workspace: Workspace
) -> None:
    report = import_paths([folder / "a_survey.csv"], workspace, measures=MEASURES)
    assert report.settlement is None
    assert "Local Authority District to Region" in report.settling_refused
    assert "Figures cannot be shown yet. The areas of this country cannot be told yet" in report.to_text()
    assert list(workspace.store.versions()) == ["place-survey-2008"]
    later = import_paths([folder / "z_lookup.csv"], workspace, measures=MEASURES)
    assert later.settlement is not None and later.settlement.n_measures == 1


def test_files_that_go_by_names_are_read_after_the_lookups_that_know_them(folder: Path, workspace: Workspace) -> None:
    """In December 2022 this publication gives districts the code of another, so that quarter goes by names."""
    head = "date,lad_code,lad_name,support_type,accommodation_type,people"
    rows = [f"2022-12-31,{BARTON},{name},Section 95,Dispersal Accommodation,12" for name in ("Alton", "Merrow")]
    rows += [f"2023-03-31,{BARTON},Barton,Section 95,Dispersal Accommodation,7"]
    write(folder / "a_asylum.csv", head, rows)
    report = import_paths([folder], workspace, measures=MEASURES)
    assert outcomes(report)["a_asylum.csv"] == "taken", report.to_text()
    held = Evidence(workspace).published("asylum-support.supported")
    rows_held = zip(*(held.column(name).to_pylist() for name in ("area", "value")), strict=True)
    assert sorted(rows_held) == [(ALTON, 12.0), (MERROW, 12.0), (BARTON, 7.0)]


def test_a_zip_is_reported_file_by_file(folder: Path, workspace: Workspace, tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "both.zip", "w") as bundle:
        for path in sorted(folder.iterdir()):
            bundle.write(path, path.name)
    report = import_paths([tmp_path / "both.zip"], workspace, measures=MEASURES)
    assert sorted(one.outcome for one in report.files) == ["skipped", "taken", "taken"]
    assert report.settlement is not None


def test_two_files_of_one_dataset_do_not_overwrite_each_other(folder: Path, workspace: Workspace) -> None:
    write(folder / "b_survey.csv", SURVEY, survey_rows(**{ALTON: "72.0"}))
    write(folder / "c_survey.csv", SURVEY, survey_rows())
    report = import_paths([folder], workspace, measures=MEASURES)
    assert outcomes(report)["a_survey.csv"] == "taken"
    assert outcomes(report)["b_survey.csv"] == "refused"
    assert outcomes(report)["c_survey.csv"] == "unchanged"
    said = next(one.message for one in report.files if one.file == "b_survey.csv")
    assert "already taken from a_survey.csv" in said


def test_fictional_figures_and_real_ones_stay_apart(folder: Path, tmp_path: Path) -> None:
    fictional = create_workspace(tmp_path / "f", fictional=True)
    report = import_paths([folder], fictional, measures=MEASURES)
    assert outcomes(report) == {"README.md": "skipped", "a_survey.csv": "refused", "z_lookup.csv": "refused"}
    assert "Fictional and real figures may not stand in one workspace" in report.files[1].message
    assert fictional.store.versions() == {}


def test_a_draft_is_fictional_by_its_area_codes_and_points_without_codes_are_neither() -> None:
    assert is_fictional(counts("f", "x", {"X07000001": 1.0})) is True
    assert is_fictional(counts("f", "x", {ALTON: 1.0})) is False
    assert is_fictional(lookup("l", [("", "X01000001")], "change", "lsoa_2021")) is True
    rows = [{"kind": "library", "subtype": "Xylophones", "name": "Hall", "area": "", "lon": 0.0, "lat": 51.0}]
    assert is_fictional(draft("p", "points", pa.Table.from_pylist(rows, POINTS))) is None


def test_a_path_that_is_not_there_is_said_before_anything_is_done(folder: Path, workspace: Workspace) -> None:
    with pytest.raises(CallerError, match="nothing at this path"):
        import_paths([folder, folder / "missing.csv"], workspace, measures=MEASURES)
    assert workspace.store.versions() == {}


def test_hidden_files_are_passed_over(folder: Path, workspace: Workspace) -> None:
    (folder / ".DS_Store").write_bytes(b"\0")
    write(folder / ".cache" / "a_survey.csv", SURVEY, survey_rows())
    assert len(import_paths([folder], workspace, measures=MEASURES).files) == 3


def test_the_report_is_plain_values_and_lines(folder: Path, workspace: Workspace) -> None:
    report = import_paths([folder], workspace, measures=MEASURES)
    plain = json.loads(json.dumps(report.to_json()))
    assert plain["summary"] == "2 files taken, 1 skipped."
    assert plain["files"][1]["outcome"] == "taken"
    assert plain["settlement"]["n_measures"] == 1
    lines = report.to_text().splitlines()
    assert lines[1].startswith("skipped  README.md") or lines[0].startswith("skipped  README.md")
    assert "taken  a_survey.csv: 5 rows read, 0 left out" in lines


def test_a_fault_of_ours_in_one_reader_does_not_stop_the_others(
    folder: Path, workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    from welltogether.evidence.feeds import registry

    read = registry.read

    def faulty(found: Any, **about: Any) -> Any:
        if found.file == "a_survey.csv":
            raise ZeroDivisionError
        return read(found, **about)

    monkeypatch.setattr(registry, "read", faulty)
    report = import_paths([folder], workspace, measures=MEASURES)
    assert outcomes(report) == {"README.md": "skipped", "a_survey.csv": "refused", "z_lookup.csv": "taken"}
    assert "ZeroDivisionError" in report.files[1].message


IMPORTER = """
import os, signal, sys
from pathlib import Path
from tiny_evidence import catalogue, measure
from welltogether.evidence.drafts import POINTS
from welltogether.evidence.importing import import_paths, is_fictional
from welltogether.evidence.store.datasets import Writer
from welltogether.vocabulary.errors import WorkspaceError
from welltogether.vocabulary.measures import Made

mode, workspace, *paths = sys.argv[1:]
commit = Writer.commit_all
def stopping(writer, drafts):
    done = commit(writer, drafts)
    if mode == "killed":
        os.kill(os.getpid(), signal.SIGKILL)
    if mode == "slow":
        print("working", flush=True)
        sys.stdin.readline()
    return done
Writer.commit_all = stopping
measures = catalogue(measure("get.on", Made.AS_PUBLISHED, "place-survey-2008.get_on_well"))
print(import_paths(map(Path, paths), Path(workspace), measures=measures, wait_seconds=0).summary)
"""


def importer(mode: str, workspace: Workspace, *paths: Path) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", IMPORTER, mode, str(workspace.path), *map(str, paths)],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env={**os.environ, "PYTHONPATH": str(TESTS)},
    )  # fmt: skip


def test_two_imports_at_once_one_works_and_the_other_is_told_so(folder: Path, workspace: Workspace) -> None:
    with importer("slow", workspace, folder / "z_lookup.csv") as child:
        assert child.stdout is not None
        assert child.stdout.readline() == "working\n"
        with pytest.raises(WorkspaceError, match="Another import") as refusal:
            import_paths([folder / "a_survey.csv"], workspace, measures=MEASURES, wait_seconds=0.1)
        assert f"process {child.pid}" in refusal.value.found
        out, _ = child.communicate("go on\n")
    assert out == "1 file taken.\n"
    assert import_paths([folder], workspace, measures=MEASURES).summary == "1 file taken, 1 unchanged, 1 skipped."


def test_a_killed_import_leaves_what_was_there_and_can_be_run_again(folder: Path, workspace: Workspace) -> None:
    import_paths([folder], workspace, measures=MEASURES)
    write(folder / "a_survey.csv", SURVEY, survey_rows(**{ALTON: "72.0"}))
    with importer("killed", workspace, folder) as child:
        child.communicate()
    assert child.returncode == -signal.SIGKILL
    assert workspace.store.check() == ()
    again = import_paths([folder], workspace, measures=MEASURES)
    assert again.refused == () and again.settlement is not None
    held = Evidence(workspace).published("place-survey-2008.get_on_well")
    values = dict(zip(held.column("area").to_pylist(), held.column("value").to_pylist(), strict=True))
    assert values[ALTON] == pytest.approx(0.72)


def test_rows_survive_the_csv_module(folder: Path) -> None:
    """The tiny files are proper CSV: as many cells in every row as in the heading."""
    for path in (folder / "a_survey.csv", folder / "z_lookup.csv"):
        rows = list(csv.reader(path.open()))
        assert len({len(row) for row in rows}) == 1
