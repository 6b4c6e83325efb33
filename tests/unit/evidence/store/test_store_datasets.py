"""Versions of datasets: written once, never changed, pointed to all at once."""

from pathlib import Path

import pyarrow as pa
import pytest
from tiny_evidence import ALTON, PEOPLE, counts, residents

from welltogether.evidence.drafts import LeftOut
from welltogether.evidence.store.datasets import Store
from welltogether.vocabulary.errors import WorkspaceError


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "evidence")


def test_an_empty_store_holds_nothing(store: Store) -> None:
    assert store.versions() == {}
    assert store.current() == {}


def test_what_is_committed_can_be_read_back_whole(store: Store) -> None:
    given = counts(
        "people",
        "all",
        PEOPLE,
        left_out=(LeftOut("rows for Wales", 2, ("W01000001",)),),
        notes=("a note",),
        rows_read=10,
    )
    commit = store.commit(given)
    held = store.current()["people"]
    assert commit.outcome == "taken"
    assert held.read().equals(given.table)
    assert held.read(["area"]).column_names == ["area"]
    assert (held.version, held.rows, held.rows_read) == (commit.version, 8, 10)
    assert (held.left_out, held.notes, held.variables, held.files) == (
        given.left_out, given.notes, given.variables, given.files,
    )  # fmt: skip
    assert (held.source.title, held.source.version) == ("Title of people", commit.version)


def test_the_same_content_is_unchanged_whatever_the_file_is_called(store: Store) -> None:
    first = store.commit(residents())
    again = store.commit(counts("census2021-lsoa21", "age_total", PEOPLE, family="census2021", files=("copy.csv",)))
    assert (again.version, again.outcome) == (first.version, "unchanged")


def test_new_content_is_a_new_version_and_the_old_one_stays(store: Store) -> None:
    first = store.commit(counts("people", "all", PEOPLE))
    second = store.commit(counts("people", "all", PEOPLE | {ALTON: 7.0}))
    assert second.outcome == "taken"
    assert store.versions() == {"people": second.version}
    assert store.version("people", first.version).read().num_rows == 8
    back = store.commit(counts("people", "all", PEOPLE))
    assert (back.version, back.outcome) == (first.version, "taken")


def test_what_a_publication_says_of_itself_belongs_to_its_version(store: Store) -> None:
    first = store.commit(counts("people", "all", PEOPLE))
    second = store.commit(counts("people", "all", PEOPLE, licence="All rights reserved"))
    assert first.version != second.version


def test_several_drafts_of_a_file_come_into_use_together(store: Store) -> None:
    with store.writing("a test") as writer:
        commits = writer.commit_all((counts("one", "x", PEOPLE), counts("two", "x", PEOPLE)))
    assert [one.outcome for one in commits] == ["taken", "taken"]
    assert list(store.versions()) == ["one", "two"]


def test_when_one_draft_of_a_file_cannot_be_written_none_comes_into_use(store: Store) -> None:
    bad = counts("two", "x", PEOPLE)
    unwritable = pa.table({"odd": pa.array([None], pa.month_day_nano_interval())})  # Parquet knows no such type
    object.__setattr__(bad, "table", unwritable)
    with store.writing("a test") as writer, pytest.raises(pa.ArrowException):
        writer.commit_all((counts("one", "x", PEOPLE), bad))
    assert store.versions() == {}


def test_a_damaged_version_is_made_good_by_importing_again(store: Store) -> None:
    commit = store.commit(residents())
    table = store.folder / "datasets" / commit.dataset / commit.version / "table.parquet"
    table.write_bytes(b"PAR1 and nothing else")
    assert len(store.check()) == 1
    again = store.commit(residents())
    assert again.version == commit.version
    assert store.check() == ()


def test_a_withdrawn_dataset_is_out_of_use_and_still_there(store: Store) -> None:
    commit = store.commit(residents())
    with store.writing("a test") as writer:
        writer.withdraw(commit.dataset)
    assert store.versions() == {}
    assert store.version(commit.dataset, commit.version).rows == 8


@pytest.mark.parametrize("content", ["", "{", "[]", '{"datasets": 3}'])
def test_a_pointer_that_cannot_be_read_is_an_error_that_says_where(store: Store, content: str) -> None:
    store.commit(residents())
    (store.folder / "CURRENT").write_text(content)
    with pytest.raises(WorkspaceError, match="missing or damaged") as refusal:
        store.versions()
    assert refusal.value.where.file.endswith("CURRENT")


def test_leftovers_are_swept_and_nothing_else(store: Store) -> None:
    commit = store.commit(residents())
    left = store.folder / "datasets" / "census2021-lsoa21" / ".tmp-99-abc-x"
    left.mkdir()
    (left / "table.parquet").write_bytes(b"half")
    (store.folder / ".tmp-99-abc-CURRENT").write_bytes(b"{")
    assert store.sweep() == 2
    assert not left.exists()
    assert store.versions() == {commit.dataset: commit.version}
    assert store.check() == ()


def test_nothing_is_swept_from_under_a_writer(store: Store) -> None:
    store.commit(residents())
    with store.writing("a test"):
        at_work = store.folder / "datasets" / "census2021-lsoa21" / ".tmp-1-2-3"
        at_work.mkdir()
        assert store.sweep() == 0
        assert at_work.exists()
