"""The demonstration country, made once for these tests, and its files read back as rows of text."""

import csv
import gzip
from collections.abc import Callable
from pathlib import Path

import pytest

from welltogether.evidence.demonstration import DemonstrationCountry, generate, write_files

SEED = 2008

Rows = list[dict[str, str]]


@pytest.fixture(scope="session")
def country() -> DemonstrationCountry:
    return generate(SEED)


@pytest.fixture(scope="session")
def folder(country: DemonstrationCountry, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("country") / "files"
    write_files(country, folder, lambda message: None)
    return folder


@pytest.fixture(scope="session")
def rows(folder: Path) -> Callable[[str], Rows]:
    """Read one of the country's tables by file name."""

    def read(name: str) -> Rows:
        raw = (folder / name).read_bytes()
        text = gzip.decompress(raw).decode() if name.endswith(".gz") else raw.decode()
        return list(csv.DictReader(text.splitlines()))

    return read
