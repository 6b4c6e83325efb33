"""The commands on the demonstration workspace: what they print, what they write, how they refuse."""

import json
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

from welltogether.cli.main import main

Printed = pytest.CaptureFixture[str]


def test_a_profile_is_written_in_every_form_asked_for(demonstration: Path, tmp_path: Path) -> None:
    outs = [tmp_path / f"northgate.{kind}" for kind in ("html", "json")]
    words = ["profile", "Northgate", "--workspace", str(demonstration), "--today", "2026-11-21"]
    assert main([*words, *(word for out in outs for word in ("--out", str(out)))]) == 0
    assert outs[0].read_text().startswith("<!DOCTYPE html>")
    made = json.loads(outs[1].read_text())
    assert sorted(path.name for path in tmp_path.iterdir()) == ["northgate.html", "northgate.json"]
    assert "Northgate" in json.dumps(made)


def test_a_profile_made_twice_on_a_day_is_the_same_bytes(demonstration: Path, tmp_path: Path) -> None:
    made = []
    for name in ("first.pdf", "second.pdf"):
        path = tmp_path / name
        main(["profile", "Northgate", "--workspace", str(demonstration), "--today", "2026-11-21", "--out", str(path)])
        made.append(path.read_bytes())
    assert made[0] == made[1]


def test_a_form_that_cannot_be_made_is_refused_before_any_work(
    demonstration: Path, tmp_path: Path, capsys: Printed
) -> None:
    out = tmp_path / "northgate.xlsx"
    assert main(["profile", "Northgate", "--workspace", str(demonstration), "--out", str(out)]) == 1
    assert "a file name ending in .pdf, .html, .docx, .ods or .json" in capsys.readouterr().err
    assert not out.exists()


def test_a_place_nobody_knows_is_refused_with_near_names(demonstration: Path, capsys: Printed) -> None:
    assert main(["profile", "Nortgate", "--workspace", str(demonstration)]) == 1
    said = capsys.readouterr().err
    assert "No district goes by that name" in said
    assert "Expected: one of: Northgate" in said


def test_a_folder_that_is_no_workspace_is_refused(tmp_path: Path, capsys: Printed) -> None:
    assert main(["profile", "Northgate", "--workspace", str(tmp_path)]) == 1
    assert "What to do" in capsys.readouterr().err


def test_an_import_says_file_by_file_what_became_of_it(tmp_path: Path, capsys: Printed, demonstration: Path) -> None:
    workspace = tmp_path / "place"
    assert main(["workspace", "create", str(workspace)]) == 0
    junk = tmp_path / "holiday.csv"
    junk.write_text("beach,days\nBlackpool,3\n")
    capsys.readouterr()
    assert main(["import", str(junk), "--workspace", str(workspace), "--format", "json"]) == 1
    report = json.loads(capsys.readouterr().out)
    assert [(one["file"], one["outcome"]) for one in report["files"]] == [("holiday.csv", "not recognised")]
    assert "Found: headings such as “beach”, “days”" in report["files"][0]["message"]


def test_made_up_figures_do_not_enter_a_real_workspace(tmp_path: Path, capsys: Printed, demonstration: Path) -> None:
    workspace = tmp_path / "place"
    main(["workspace", "create", str(workspace)])
    made_up = next((demonstration / "demonstration-files").glob("imd2025_ltla24.csv*"))
    capsys.readouterr()
    assert main(["import", str(made_up), "--workspace", str(workspace)]) == 1
    assert "fictional" in capsys.readouterr().out


def test_the_evidence_command_names_every_dataset(demonstration: Path, capsys: Printed) -> None:
    assert main(["evidence", "datasets", "--workspace", str(demonstration), "--format", "json"]) == 0
    held = json.loads(capsys.readouterr().out)
    assert len(held) > 20
    assert {one["fictional"] for one in held} == {True}
    assert {one["publisher"] for one in held} == {"Well Together, for its demonstration"}


def test_gaps_say_what_would_fill_them(demonstration: Path, capsys: Printed) -> None:
    assert main(["evidence", "gaps", "Northgate", "--workspace", str(demonstration)]) == 0
    said = capsys.readouterr().out
    assert "Community tensions: 0 of" in said
    assert "Ask locally" in said or "Import" in said


@pytest.mark.parametrize(
    ("words", "line"),
    [
        (["guidance", "check"], "All well:"),
        (
            ["guidance", "show", "issue-volunteering"],
            "cdf-2009@1#issue-volunteering · published · CDF, Annex D, Table D1",
        ),
        (["guidance", "issues"], "[cdf-2009#issue-volunteering]"),
        (["guidance", "actions"], "[cdf-2009#action-leadership]"),
        (["guidance", "list", "--kind", "pitfalls"], "cdf-2009#pitfall-translation"),
    ],
)
def test_guidance_commands(words: list[str], line: str, capsys: Printed) -> None:
    assert main(words) == 0
    assert line in capsys.readouterr().out


def test_guidance_that_is_not_there_is_refused(capsys: Printed) -> None:
    assert main(["guidance", "show", "cdf-2009#issue-nothing"]) == 1
    assert "There is no such item" in capsys.readouterr().err


def test_an_interrupted_import_leaves_the_workspace_as_it_was(tmp_path: Path, demonstration: Path) -> None:
    """Ctrl-C in the middle of a real import: exit code 130, and the same import afterwards takes everything."""
    from welltogether.evidence.workspace import create_workspace, open_workspace

    workspace = tmp_path / "place"
    create_workspace(workspace, fictional=True)
    program = str(Path(sys.executable).parent / "welltogether")
    command = [program, "import", str(demonstration / "demonstration-files"), "--workspace", str(workspace)]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    assert process.stderr is not None
    for line in process.stderr:
        if "10 of" in line:
            process.send_signal(2)
            break
    process.communicate(timeout=60)
    assert process.returncode == 130
    before = open_workspace(workspace).store.versions()
    started = time.monotonic()
    again = subprocess.run(command, capture_output=True, text=True, check=False)
    assert time.monotonic() - started < 60
    after = open_workspace(workspace).store.versions()
    assert {name: after[name] for name in before} == before
    assert len(after) > 20
    assert "unchanged" in again.stdout or not before


def test_a_well_formed_code_that_no_lookup_knows_is_named(tmp_path: Path, demonstration: Path, capsys: Printed) -> None:
    workspace = tmp_path / "place"
    shutil.copytree(demonstration, workspace)
    table = (demonstration / "demonstration-files" / "imd2025_ltla24.csv").read_text()
    wrong = tmp_path / "wrong.csv"
    wrong.write_text(table.replace("X07000005", "X07999999"))
    assert main(["import", str(wrong), "--workspace", str(workspace)]) == 0
    said = capsys.readouterr().out
    assert "Shown nowhere: 1 ltla codes of iod2025-ltla24" in said
    assert "knows (X07999999). Correct them, or import the lookup that names them." in said
