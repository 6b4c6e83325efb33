"""The whole journey on the demonstration borough: each step is said as it is taken, and every document is there."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from welltogether.evidence.questions import Evidence
from welltogether.evidence.workspace import open_workspace
from welltogether.jobs.journey import DOCUMENTS, SHOWCASE, make_demonstration, walk
from welltogether.jobs.mapping_documents import kind_of
from welltogether.vocabulary.areas import Scheme
from welltogether.vocabulary.errors import WellTogetherError

TODAY = date(2026, 11, 21)


def test_the_steps_are_said_in_their_order_with_what_was_found(demonstration: Path, tmp_path: Path) -> None:
    folder = tmp_path / "workspace"
    shutil.copytree(demonstration, folder)
    said: list[str] = []
    journey = walk(folder, TODAY, said.append)
    mapping = journey.mapping
    n_read = len([one for one in mapping.influences if one.readings])
    n_issues = len([one for one in mapping.issues if one.proposed])
    assert said == [
        "Reading the evidence for Northgate",
        f"Influences read: {n_read} of {len(mapping.influences)}; the rest say why not",
        "Family group by the published rule: 2",
        f"Issues proposed: {n_issues} of 23",
        f"Actions proposed: {len(mapping.actions)}",
        *(f"Writing {name}" for name in DOCUMENTS),
    ]
    assert 20 < n_read < len(mapping.influences)
    assert 0 < n_issues < 23
    assert all(one.refusal for one in mapping.influences if not one.readings)
    assert journey.documents == tuple(folder / "documents" / name for name in DOCUMENTS)
    assert sorted(path.name for path in (folder / "documents").iterdir()) == sorted(DOCUMENTS)
    assert all(path.stat().st_size > 50_000 for path in journey.documents)
    assert (mapping.place.name, mapping.made_on, mapping.fictional) == (SHOWCASE, TODAY, True)


def test_the_documents_are_of_every_kind() -> None:
    assert {kind_of(Path(name)) for name in DOCUMENTS} == {"pdf", "html", "docx", "ods", "json"}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[str]]:
    folder = tmp_path_factory.mktemp("journey") / "borough"
    said: list[str] = []
    make_demonstration(folder, said.append)
    return folder, said


def test_making_the_country_says_what_it_does_file_by_file(made: tuple[Path, list[str]]) -> None:
    folder, said = made
    assert said[0] == "Making the fictional country's files"
    files = {path.name for path in (folder / "demonstration-files").iterdir()} - {"FICTIONAL.txt"}
    assert len(files) > 20
    assert [name for name in files if not any(name in line for line in said)] == []
    settled = [at for at, line in enumerate(said) if line.startswith("settling the measures: ")]
    assert len(settled) > 3
    assert min(settled) > max(at for at, line in enumerate(said) if ".csv" in line)
    assert said[-1] == "writing areas and outlines"


def test_the_same_country_is_made_every_time(made: tuple[Path, list[str]], demonstration: Path) -> None:
    here, there = (Evidence(open_workspace(folder)) for folder in (made[0], demonstration))
    assert here.data_version == there.data_version
    assert len(here.areas(Scheme.LTLA)) == 24 and len(here.areas(Scheme.LSOA)) == 900
    assert here.fictional


def test_a_country_is_not_made_over_another(made: tuple[Path, list[str]]) -> None:
    before = Evidence(open_workspace(made[0])).data_version
    with pytest.raises(WellTogetherError):
        make_demonstration(made[0], lambda doing: None)
    assert Evidence(open_workspace(made[0])).data_version == before
