"""Making, opening and checking a workspace."""

import json
from pathlib import Path

import pytest
from tiny_evidence import residents

from welltogether.evidence.workspace import check_workspace, create_workspace, open_workspace
from welltogether.vocabulary.errors import WorkspaceError


def test_a_new_workspace_opens_as_it_was_made(tmp_path: Path) -> None:
    made = create_workspace(tmp_path / "w", title="Our town", fictional=True)
    assert open_workspace(tmp_path / "w") == made
    assert (made.title, made.fictional) == ("Our town", True)
    assert json.loads((tmp_path / "w" / "workspace.json").read_text())["format"] == 1


def test_an_empty_folder_may_become_a_workspace_and_a_full_one_may_not(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    create_workspace(tmp_path / "empty")
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "letter.txt").write_text("Dear all")
    with pytest.raises(WorkspaceError, match="new or empty folder"):
        create_workspace(tmp_path / "full")
    with pytest.raises(WorkspaceError, match="new or empty folder") as refusal:
        create_workspace(tmp_path / "empty")
    assert refusal.value.found == "a workspace"
    assert [path.name for path in (tmp_path / "full").iterdir()] == ["letter.txt"]


@pytest.mark.parametrize(
    ("content", "found"),
    [
        (None, "a folder without workspace.json"),
        ("{", "a workspace.json that cannot be read"),
        ('{"format": 1}', "a workspace.json that cannot be read"),
    ],
)
def test_what_is_not_a_workspace_says_so(tmp_path: Path, content: str | None, found: str) -> None:
    if content is not None:
        (tmp_path / "workspace.json").write_text(content)
    with pytest.raises(WorkspaceError, match="not a workspace") as refusal:
        open_workspace(tmp_path)
    assert refusal.value.found == found
    assert "workspace create" in refusal.value.next_step


def test_a_missing_folder_is_not_a_workspace_and_is_not_made(tmp_path: Path) -> None:
    with pytest.raises(WorkspaceError) as refusal:
        open_workspace(tmp_path / "nowhere")
    assert refusal.value.found == "no such folder"
    assert not (tmp_path / "nowhere").exists()


def test_a_later_format_is_refused(tmp_path: Path) -> None:
    create_workspace(tmp_path / "w")
    note = tmp_path / "w" / "workspace.json"
    note.write_text(json.dumps(json.loads(note.read_text()) | {"format": 2}))
    with pytest.raises(WorkspaceError, match="another version"):
        open_workspace(tmp_path / "w")


def test_a_sound_workspace_has_nothing_wrong_and_a_damaged_one_says_what(tmp_path: Path) -> None:
    workspace = create_workspace(tmp_path / "w")
    commit = workspace.store.commit(residents())
    assert check_workspace(workspace) == ()
    table = workspace.evidence / "datasets" / commit.dataset / commit.version / "table.parquet"
    table.write_bytes(table.read_bytes()[:-40])
    (fault,) = check_workspace(workspace)
    assert fault.startswith("census2021-lsoa21: ")
    assert "import its file again" in fault
