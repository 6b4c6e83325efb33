"""What settling writes, when it writes it, and what every figure is dressed with."""

import json
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from tiny_evidence import (
    A1,
    A2,
    ALTON,
    B1,
    BARTON,
    CSP_A,
    LSOAS,
    MERROW,
    OXLEY,
    PENLEY,
    catalogue,
    counts,
    draft,
    figures,
    lookups,
    measure,
    residents,
)

from welltogether.evidence.drafts import BOUNDARIES, Draft
from welltogether.evidence.engines.parquet import ParquetEngine
from welltogether.evidence.settling.settle import settle
from welltogether.evidence.settling.versions import READY, data_version, is_settled, settled_folder
from welltogether.evidence.store.datasets import Store
from welltogether.evidence.workspace import create_workspace
from welltogether.vocabulary.areas import Scheme
from welltogether.vocabulary.errors import WorkspaceError
from welltogether.vocabulary.measures import Made
from welltogether.vocabulary.periods import Period

PEOPLE_HERE = measure("people.all", Made.COUNT, "census2021.age_total")


@pytest.fixture
def store(tmp_path: Path) -> Store:
    store = create_workspace(tmp_path / "w").store
    with store.writing("a test") as writer:
        writer.commit_all((*lookups(), residents()))
    return store


def outlines(dataset: str, codes: tuple[str, ...], size: int, *, vintage: int = 2021, precedence: int = 0) -> Draft:
    rows = [{"code": code, "name": code, "vintage": vintage, "wkb": bytes([1] * size)} for code in codes]
    import pyarrow as pa

    return draft(dataset, "boundaries", pa.Table.from_pylist(rows, BOUNDARIES), precedence=precedence)


def ready(store: Store, version: str) -> dict[str, dict[str, dict[str, dict[str, object]]]]:
    return json.loads((settled_folder(store.folder, version) / READY).read_bytes())  # type: ignore[no-any-return]


def test_settling_is_done_once_for_a_data_version(store: Store) -> None:
    first = settle(store, catalogue(PEOPLE_HERE))
    again = settle(store, catalogue(PEOPLE_HERE))
    assert (first.was_there, again.was_there) == (False, True)
    assert (first.data_version, first.n_measures) == (again.data_version, again.n_measures)
    other = settle(store, catalogue(PEOPLE_HERE, measure("x", Made.COUNT, "census2021.age_total")))
    assert other.data_version != first.data_version


def test_the_data_version_changes_with_datasets_and_catalogue_and_not_with_their_order() -> None:
    version = data_version({"a": "1", "b": "2"}, "c")
    assert version == data_version({"b": "2", "a": "1"}, "c")
    assert (
        len(
            {
                version,
                data_version({"a": "1"}, "c"),
                data_version({"a": "1", "b": "3"}, "c"),
                data_version({"a": "1", "b": "2"}, "d"),
            }
        )
        == 4
    )


def test_a_settled_folder_without_its_last_file_is_not_settled(store: Store) -> None:
    done = settle(store, catalogue(PEOPLE_HERE))
    assert is_settled(store.folder, done.data_version)
    (settled_folder(store.folder, done.data_version) / READY).unlink()
    assert not is_settled(store.folder, done.data_version)
    assert settle(store, catalogue(PEOPLE_HERE)).was_there is False


def test_old_settled_figures_are_removed_but_for_the_last(store: Store) -> None:
    versions = []
    for n in range(4):
        store.commit(counts("x", "y", {ALTON: float(n)}))
        versions.append(settle(store, catalogue(PEOPLE_HERE)).data_version)
    left = {path.name for path in (store.folder / "settled").iterdir() if path.is_dir()}
    assert left == set(versions[-2:])


def test_a_failed_settling_leaves_nothing_behind(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    from welltogether.evidence.settling import settle as module

    def broken(*args: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(module, "_write_places", broken)
    with pytest.raises(WorkspaceError, match="not enough room"):
        settle(store, catalogue(PEOPLE_HERE))
    assert list((store.folder / "settled").iterdir()) == []


def test_one_districts_small_areas_lie_in_one_row_group(store: Store) -> None:
    done = settle(store, catalogue(PEOPLE_HERE))
    file = pq.ParquetFile(settled_folder(store.folder, done.data_version) / "values_lsoa.parquet")
    assert file.num_row_groups == 4
    assert [file.read_row_group(n).column("area").to_pylist() for n in range(4)] == [
        ["E01000001", "E01000002"], ["E01000003", "E01000004"], ["E01000005", "E01000006"], ["E01000007", "E01000008"],
    ]  # fmt: skip


def test_outlines_come_from_the_file_that_covers_the_district_best(store: Store) -> None:
    with store.writing("a test") as writer:
        writer.commit_all((
            outlines("coarse", LSOAS, 10),
            outlines("fine", (A1, A2, B1), 30),
            outlines("earlier", LSOAS, 90, vintage=2011),
            outlines("preferred", (A1, A2), 20, precedence=1),
        ))  # fmt: skip
    done = settle(store, catalogue(PEOPLE_HERE))
    engine = ParquetEngine(settled_folder(store.folder, done.data_version))
    sizes = dict(zip(LSOAS, map(len, engine.shapes(Scheme.LSOA).column("wkb").to_pylist()), strict=True))
    assert [sizes[code] for code in (A1, A2)] == [20, 20], "the preferred file"
    assert [sizes[code] for code in LSOAS[2:]] == [10] * 6, "Barton is not half fine and half coarse"
    assert engine.shapes(Scheme.MSOA).num_rows == 0


class TestDress:
    def note(self, store: Store, made: Made, numerator: str, denominator: str = "", **about: str) -> dict[str, object]:
        one = measure("x.y", made, numerator, denominator, **about)
        return ready(store, settle(store, catalogue(one)).data_version)["series"][Scheme.LTLA]["x.y"]

    def test_a_census_share_says_that_it_is_a_full_count(self, store: Store) -> None:
        store.commit(
            figures("census2021-x", [("old", code, Period.year(2021), 5.0) for code in LSOAS], family="census2021")
        )
        note = self.note(store, Made.RATIO, "census2021.old", "census2021.age_total")
        assert note["base_note"] == (
            "People counted, 21 March 2021. A full count: it has no sampling interval; small counts are perturbed by "
            "the publisher."
        )
        assert note["published_areas"] == "small areas (LSOA), 2021 boundaries"
        assert (note["interval_level"], note["interval_method"]) == (0.0, "")
        assert note["datasets"] == ["census2021-x", "census2021-lsoa21"]

    def test_a_rate_says_whom_it_counts_and_when(self, store: Store) -> None:
        store.commit(counts("crime", "all", {CSP_A: 4.0}, Period.year(2024), vintage=2024))
        note = self.note(store, Made.RATIO, "crime.all", "census2021.age_total")
        assert note["base_note"] == "People counted, 21 March 2021."
        assert note["published_areas"] == "community safety partnerships, 2024 boundaries"

    def test_a_survey_figure_names_its_interval(self, store: Store) -> None:
        store.commit(figures("s", [("well", ALTON, Period.year(2022), 7.0, 6.5, 7.5, 90.0)], vintage=2022))
        note = self.note(store, Made.AS_PUBLISHED, "s.well")
        assert (note["interval_level"], note["interval_method"]) == (0.95, "as published")
        assert note["base_note"] == "People asked or counted, as published."

    def test_an_interval_dropped_on_the_way_is_said_to_be(self, store: Store) -> None:
        rows = [("well", area, Period.year(2022), 7.0, 6.5, 7.5) for area in (ALTON, OXLEY, PENLEY)]
        store.commit(figures("s", rows, vintage=2019))
        store.commit(counts("people", "all", {OXLEY: 1.0, PENLEY: 1.0}))
        note = self.note(store, Made.WEIGHTED_MEAN, "s.well", weight="people.all")
        assert note["base_note"] == (
            "The publisher gives no base with this figure. Where areas were put together, the publisher's interval is "
            "left out."
        )

    def test_without_a_base_it_says_so(self, store: Store) -> None:
        store.commit(counts("s", "well", {ALTON: 7.0}))
        assert (
            self.note(store, Made.AS_PUBLISHED, "s.well")["base_note"]
            == "The publisher gives no base with this figure."
        )

    def test_a_count_has_no_base(self, store: Store) -> None:
        assert self.note(store, Made.COUNT, "census2021.age_total")["base_note"] == "A count: it has no base."

    def test_several_sorts_of_areas_are_all_named_the_commonest_first(self, store: Store) -> None:
        store.commit(counts("f", "x", {OXLEY: 1.0, PENLEY: 1.0, BARTON: 1.0}, vintage=2019))
        store.commit(counts("g", "x", {CSP_A: 5.0}, vintage=2024, family="f"))
        note = self.note(store, Made.COUNT, "f.x")
        assert note["published_areas"] == "districts, 2019 boundaries; community safety partnerships, 2024 boundaries"
        assert note["datasets"] == ["f", "g"]
        assert MERROW not in ("f", "g")
