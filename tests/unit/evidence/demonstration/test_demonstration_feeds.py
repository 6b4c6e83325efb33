"""The ordinary feeds read every file: there is no branch for the demonstration anywhere."""

from pathlib import Path

import pyarrow.compute as pc

from welltogether.evidence.demonstration import NOTE
from welltogether.evidence.drafts import Draft
from welltogether.evidence.feeds.registry import read_path


def drafts(folder: Path) -> list[Draft]:
    return [draft for path in sorted(folder.iterdir()) if path.name != NOTE for draft in read_path(path)]


def test_every_file_is_recognised_and_read(folder: Path) -> None:
    found = drafts(folder)
    assert {draft.kind for draft in found} == {"figures", "lookup", "register", "boundaries", "points"}
    assert len({file for draft in found for file in draft.files}) == 29
    assert all(draft.table.num_rows for draft in found)


def test_typology_inputs_can_be_supplied_by_any_place(folder: Path) -> None:
    """Exactly on a cut stays exact, an unknown input stays unknown, and each figure keeps its year."""
    (draft,) = read_path(folder / "typology_inputs_1984_2007.csv")
    rows = {(row["variable"], row["area"]): row for row in draft.table.to_pylist()}
    evenholm, skerrow = "X07000016", "X07000014"
    assert rows["working_age_nvq4", evenholm]["value"] == 0.25
    unknown = rows["a8_workers_per_10000", skerrow]
    assert unknown["value"] is None and unknown["status"] == "not available"
    assert rows["coal_textile_steel_jobs", evenholm]["start"].year == 1984
    assert rows["rural_and_market_towns", evenholm]["end"].year == 2007
    assert set(pc.unique(draft.table["vintage"]).to_pylist()) == {2024}
