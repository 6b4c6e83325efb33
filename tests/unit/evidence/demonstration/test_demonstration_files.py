"""The files: the same for the same seed, small, marked as fictional, quick to make."""

import gzip
import re
import time
from collections.abc import Callable
from pathlib import Path

from welltogether.evidence.demonstration import NOTE, generate, write_files
from welltogether.vocabulary.areas import scheme_of_code

SEED = 2008
REAL_CODE = re.compile(r"\b[EWSNK]\d{8}\b")
CODE = re.compile(r"\bX\d{8}\b")


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


def test_the_same_seed_gives_the_same_bytes(folder: Path, tmp_path: Path) -> None:
    write_files(generate(SEED), tmp_path, lambda message: None)
    assert contents(tmp_path) == contents(folder)


def test_another_seed_gives_another_country(folder: Path, tmp_path: Path) -> None:
    write_files(generate(SEED + 1), tmp_path, lambda message: None)
    here, there = contents(tmp_path), contents(folder)
    assert here.keys() == there.keys()
    # The plan of councils stays; what chance decides does not.
    planned = {"lookup_ltla_changes_2016_2024.csv", "ltla24_csp_pfa_region_ruc21.csv"}
    assert {name for name in here if here[name] == there[name]} <= planned


def test_every_written_file_is_named_and_said(tmp_path: Path) -> None:
    said: list[str] = []
    written = write_files(generate(SEED), tmp_path / "new" / "folder", said.append)
    assert len(written) == len(set(written)) == 29
    assert {path.name for path in written} | {NOTE} == {path.name for path in (tmp_path / "new" / "folder").iterdir()}
    assert said == ["Aldermere: 29 files written"]


def test_a_note_says_that_all_is_fictional(folder: Path) -> None:
    note = (folder / NOTE).read_text()
    assert note.startswith("Aldermere does not exist.")
    assert "Northgate: Mills gone" in note


def test_every_code_is_fictional_and_of_a_known_level(folder: Path) -> None:
    found: set[str] = set()
    for name, raw in contents(folder).items():
        text = gzip.decompress(raw).decode() if name.endswith(".gz") else raw.decode()
        assert REAL_CODE.search(text) is None, name
        found |= set(CODE.findall(text))
    assert len(found) > 1400
    assert {code for code in found if scheme_of_code(code) is None} == set()


def test_the_files_are_small(folder: Path) -> None:
    assert sum(len(raw) for raw in contents(folder).values()) < 3_000_000


def test_making_and_writing_takes_little_time(tmp_path: Path) -> None:
    start = time.process_time()
    write_files(generate(SEED), tmp_path, lambda message: None)
    assert time.process_time() - start < 4.0


def test_something_is_missing_and_withheld(rows: Callable[[str], list[dict[str, str]]]) -> None:
    """Refusals need something to refuse: blank numerators, a year not published, a council that did not ask."""
    deprivation = rows("imd2025_lsoa21.csv.gz")
    column = "income_deprivation_affecting_older_people_index_idaopi_numerator"
    assert 5 <= sum(row[column] == "" for row in deprivation) <= 100
    migration = rows("local_area_migration_indicators_ltla21_2009_2020.csv.gz")
    one = next(row for row in migration if row["area_name"] == "Quayhaven" and row["year"] == "2014")
    assert one["nino_registrations"] == "" and one["intl_inflow"] != ""
    assert all(row["aps_non_uk_born"] == "" for row in migration if row["area_name"] == "Skerrow")
    assert "Skerrow" not in {row["authority_name_2009"] for row in rows("place_survey_2008_la.csv")}
    statistics = [
        row for row in rows("ons_explore_local_statistics_la.csv.gz") if row["indicator"] == "Employment rate"
    ]
    latest = {row["area_name"] for row in statistics if row["period"] == "2023-01-01/P1Y"}
    assert "Skerrow" not in latest and "Northgate" in latest
    assert "Skerrow" in {row["area_name"] for row in statistics}
