"""What tests of feeds share: reading a file whole, finding one figure of a draft, writing tiny files."""

import gzip
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pyarrow.compute as pc

from welltogether.evidence.drafts import Draft
from welltogether.evidence.feeds.names import COUNTRIES_AND_REGIONS, AreaNames
from welltogether.evidence.feeds.registry import Recognised, Unrecognised, read, recognise


@dataclass(frozen=True)
class Spot:
    """One figure to look for: what, where, since when; and what it should say."""

    variable: str
    area: str
    value: float | None
    start: str = ""
    lower: float | None = None
    upper: float | None = None
    base: float | None = None
    status: str = "ok"
    vintage: int = 0


def drafts_of(path: Path, names: AreaNames = COUNTRIES_AND_REGIONS) -> tuple[Draft, ...]:
    found = recognise(path)
    assert not any(isinstance(one, Unrecognised) for one in found), found
    return tuple(draft for one in found if isinstance(one, Recognised) for draft in read(one, names=names))


def draft_of(path: Path, names: AreaNames = COUNTRIES_AND_REGIONS) -> Draft:
    (draft,) = drafts_of(path, names)
    return draft


def figures(draft: Draft, variable: str, area: str, start: str = "") -> list[dict[str, object]]:
    table = draft.table
    mask = pc.and_(pc.equal(table["variable"], variable), pc.equal(table["area"], area))
    if start:
        mask = pc.and_(mask, pc.equal(table["start"], date.fromisoformat(start)))
    rows: list[dict[str, object]] = table.filter(mask).to_pylist()
    return rows


def check(draft: Draft, spots: Sequence[Spot]) -> None:
    """Each figure stands exactly once and says what it should."""
    for spot in spots:
        rows = figures(draft, spot.variable, spot.area, spot.start)
        assert len(rows) == 1, (spot, rows)
        row = rows[0]
        found = (row["value"], row["lower"], row["upper"], row["base"], row["status"])
        assert found == (spot.value, spot.lower, spot.upper, spot.base, spot.status), spot
        if spot.vintage:
            assert row["vintage"] == spot.vintage, spot


def left_out(draft: Draft) -> dict[str, int]:
    return {one.reason: one.count for one in draft.left_out}


def write(path: Path, text: str, encoding: str = "utf-8") -> Path:
    path.write_bytes(text.encode(encoding))
    return path


def pack(path: Path) -> Path:
    packed = path.with_name(path.name + ".gz")
    packed.write_bytes(gzip.compress(path.read_bytes()))
    return packed
