"""A document is written whole or not at all. The failures are real ones: unknown guidance, a full disk, a taken name."""

import os
import subprocess
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from welltogether.analysis.local_mapping import LocalMapping
from welltogether.cli.main import main
from welltogether.documents.mapping.writing import render_mapping
from welltogether.jobs.mapping_documents import KINDS, kind_of, read_mapping, write_document
from welltogether.vocabulary.errors import CallerError, WellTogetherError, WorkspaceError

TODAY = date(2026, 11, 21)
OLD = b"the document of last year"
STARTS = {"pdf": b"%PDF-", "html": b"<!", "docx": b"PK", "ods": b"PK", "json": b'{"schema"'}


@pytest.fixture(scope="module")
def mapping(demonstration: Path) -> LocalMapping:
    return read_mapping(demonstration, "Skerrow", TODAY, made_by="The tests")


def quiet(doing: str) -> None:
    pass


class TestKinds:
    @pytest.mark.parametrize(
        ("name", "kind"),
        [
            ("a.pdf", "pdf"), ("a.html", "html"), ("a.htm", "html"), ("a.docx", "docx"), ("a.ods", "ods"),
            ("a.json", "json"), ("A.PDF", "pdf"), ("v1.2.json", "json"),
        ],
    )  # fmt: skip
    def test_the_ending_says_the_kind(self, name: str, kind: str) -> None:
        assert kind_of(Path(name)) == kind

    @pytest.mark.parametrize(
        ("name", "found"), [("a.txt", ".txt"), ("a", "no ending"), ("a.xlsx", ".xlsx"), (".pdf", "no ending")]
    )
    def test_any_other_ending_is_refused_with_those_there_are(self, name: str, found: str) -> None:
        with pytest.raises(CallerError) as refusal:
            kind_of(Path(name))
        assert (refusal.value.found, refusal.value.where.file) == (found, name)
        missing = [ending for ending in KINDS if ending != ".htm" and ending not in refusal.value.expected]
        assert missing == []

    @pytest.mark.parametrize("ending", KINDS)
    def test_each_kind_is_written_as_itself(self, mapping: LocalMapping, tmp_path: Path, ending: str) -> None:
        path = tmp_path / "new" / "folder" / f"skerrow{ending}"
        write_document(mapping, path, quiet)
        assert path.read_bytes().startswith(STARTS[KINDS[ending]])
        assert path.stat().st_mode & 0o777 == 0o644
        assert list(path.parent.iterdir()) == [path]


class TestWholeOrNotAtAll:
    @pytest.fixture
    def path(self, tmp_path: Path) -> Path:
        path = tmp_path / "skerrow.json"
        path.write_bytes(OLD)
        return path

    def test_a_finished_document_takes_the_place_of_the_old_one(self, mapping: LocalMapping, path: Path) -> None:
        said: list[str] = []
        write_document(mapping, path, said.append)
        assert path.read_bytes() == render_mapping(mapping, "json")
        assert said == ["Writing skerrow.json"]
        assert list(path.parent.iterdir()) == [path]

    def test_a_document_that_cannot_be_made_leaves_the_old_one(self, mapping: LocalMapping, path: Path) -> None:
        broken = replace(mapping, pitfalls=(*mapping.pitfalls, "cdf-2009#no-such-pitfall"))
        with pytest.raises(WellTogetherError, match="no-such-pitfall"):
            write_document(broken, path, quiet)
        assert path.read_bytes() == OLD
        assert list(path.parent.iterdir()) == [path]

    def test_an_unknown_kind_is_refused_before_anything_is_done(self, mapping: LocalMapping, tmp_path: Path) -> None:
        path = tmp_path / "skerrow.txt"
        path.write_bytes(OLD)
        said: list[str] = []
        with pytest.raises(CallerError):
            write_document(mapping, path, said.append)
        assert said == []
        assert path.read_bytes() == OLD

    def test_a_name_that_is_a_folders_is_refused_and_nothing_is_left_behind(
        self, mapping: LocalMapping, tmp_path: Path
    ) -> None:
        taken = tmp_path / "skerrow.json"
        taken.mkdir()
        with pytest.raises(WorkspaceError) as refusal:
            write_document(mapping, taken, quiet)
        assert refusal.value.where.file == str(taken)
        assert refusal.value.found == "Is a directory"
        assert list(tmp_path.iterdir()) == [taken]
        assert list(taken.iterdir()) == []

    def test_a_folder_that_is_a_file_is_refused(self, mapping: LocalMapping, path: Path) -> None:
        with pytest.raises(WorkspaceError, match="could not be written"):
            write_document(mapping, path / "skerrow.json", quiet)
        assert path.read_bytes() == OLD

    @pytest.mark.parametrize("limit", [0, 100_000])
    def test_a_disk_that_fills_up_leaves_the_old_one(self, demonstration: Path, path: Path, limit: int) -> None:
        """A limit of the operating system on the size of a file stands in for a full disk."""
        script = f"""
import resource, signal, sys
from welltogether.cli.main import main
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, ({limit}, {limit}))
sys.exit(main(["profile", "Skerrow", "--workspace", {str(demonstration)!r}, "--out", {str(path)!r}]))
"""
        environment = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1"}
        done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, env=environment)
        assert done.returncode == 1
        assert "The document could not be written." in done.stderr
        assert "File too large" in done.stderr
        assert "Traceback" not in done.stderr
        assert path.read_bytes() == OLD
        assert list(path.parent.iterdir()) == [path]


def test_the_command_refuses_an_unknown_kind_before_it_reads_anything(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Even where there is no workspace: the ending is looked at first."""
    out = tmp_path / "skerrow.txt"
    assert main(["profile", "Skerrow", "--workspace", str(tmp_path / "nowhere"), "--out", str(out)]) == 1
    assert "This kind of document cannot be made." in capsys.readouterr().err
    assert not out.exists()


def test_the_same_mapping_is_the_same_document_to_the_byte(mapping: LocalMapping, tmp_path: Path) -> None:
    for name in ("one.json", "two.json", "one.html", "two.html"):
        write_document(mapping, tmp_path / name, quiet)
    assert (tmp_path / "one.json").read_bytes() == (tmp_path / "two.json").read_bytes()
    assert (tmp_path / "one.html").read_bytes() == (tmp_path / "two.html").read_bytes()
