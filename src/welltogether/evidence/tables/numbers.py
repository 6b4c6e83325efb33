"""Cells as published → numbers, or what the publisher's mark says instead. Columns at a time, never cell by cell."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from welltogether.evidence.tables.table import Column, as_text
from welltogether.vocabulary.figures import Status

STATUSES: tuple[Status, ...] = tuple(Status)
OK, SUPPRESSED, NOT_AVAILABLE, UNRELIABLE, NOT_APPLICABLE, ROUNDS_TO_ZERO = range(len(STATUSES))
NOT_A_NUMBER = 100
"""Not a status: the cell holds something that is neither a number nor a known mark."""

MARKS: Mapping[str, int] = {
    "": NOT_AVAILABLE,
    ":": NOT_AVAILABLE,
    ".": NOT_AVAILABLE,
    "..": NOT_AVAILABLE,
    "...": NOT_AVAILABLE,
    "-": NOT_AVAILABLE,
    "–": NOT_AVAILABLE,
    "—": NOT_AVAILABLE,
    "x": NOT_AVAILABLE,
    "[x]": NOT_AVAILABLE,
    "n/a": NOT_AVAILABLE,
    "na": NOT_AVAILABLE,
    "[w]": NOT_AVAILABLE,
    "#n/a": NOT_AVAILABLE,
    "#div/0!": NOT_APPLICABLE,
    "c": SUPPRESSED,
    "[c]": SUPPRESSED,
    "*": SUPPRESSED,
    "**": SUPPRESSED,
    "s": SUPPRESSED,
    "z": NOT_APPLICABLE,
    "[z]": NOT_APPLICABLE,
    "u": UNRELIABLE,
    "[u]": UNRELIABLE,
    "k": ROUNDS_TO_ZERO,
    "low": ROUNDS_TO_ZERO,
    "[low]": ROUNDS_TO_ZERO,
    "~": ROUNDS_TO_ZERO,
    "0~": ROUNDS_TO_ZERO,
    "[k]": ROUNDS_TO_ZERO,
}
"""Marks as publishers use them; a layout may say otherwise (in ASHE an x means unreliable)."""

_NUMBER = re.compile(
    r"(?P<minus>[-−]|\()?£?(?P<digits>\d{1,3}(?:[, \u00a0\u2009]\d{3})+(?:\.\d+)?|\d+(?:\.\d*)?(?:[eE][-+]?\d+)?|\.\d+)"
    r"(?P<percent>\s*%)?(?P<close>\))?"
)
_NOTE = re.compile(r"\s*(?:\[(?P<letter>[a-z]{1,4})\]|\[(?:note )?[\d, ]+\]|\((?:p|r|e)\)|[¹²³⁴⁵⁶⁷⁸⁹⁰†‡*])\s*$", re.I)
_HARMLESS_LETTERS = frozenset({"p", "r", "b", "e", "f", "er"})


@dataclass(frozen=True, eq=False)
class Numbers:
    """A column of cells, read. `value`: NaN unless the status is 0 (ok). `percent`: which cells carried a % sign (their
    values are as written, not yet shares). `status` and `percent` are None when they are 0 and false throughout."""

    value: NDArray[np.float64]
    status: NDArray[np.uint8] | None
    percent: NDArray[np.bool_] | None

    @property
    def strange(self) -> NDArray[np.intp]:
        """Places of cells that are neither a number nor a known mark."""
        empty: NDArray[np.intp] = np.empty(0, np.intp)
        return empty if self.status is None else np.flatnonzero(self.status == NOT_A_NUMBER)


def read_numbers(column: Column, marks: Mapping[str, int] | None = None) -> Numbers:
    """Read a column.

    Takes: text or numbers; `marks`: what marks mean here where that differs from MARKS (folded texts → statuses).
    Gives: values, statuses and % signs; a cell that is nothing known has status NOT_A_NUMBER.
    """
    if pa.types.is_floating(column.type):
        value = _float_array(column)
        missing = np.isnan(value)
        return Numbers(value, np.where(missing, np.uint8(NOT_AVAILABLE), np.uint8(OK)) if missing.any() else None, None)
    try:
        value = _float_array(pc.cast(column, pa.float64()))
    except pa.ArrowInvalid:
        value = np.array([np.nan])
    if np.isfinite(value).all():  # else blanks, marks, or the words “nan” and “inf”, which a cast would let through
        return Numbers(value, None, None)
    return _from_text(as_text(column), marks or {})


def _float_array(column: Column) -> NDArray[np.float64]:
    values = pc.fill_null(column, np.nan).to_numpy(zero_copy_only=False) if len(column) else np.empty(0)
    return np.asarray(values, np.float64)


def _from_text(text: pa.ChunkedArray, marks: Mapping[str, int]) -> Numbers:
    """Read each different text once. Most columns that are not plain numbers repeat few texts."""
    coded = text.combine_chunks().dictionary_encode()
    coded = coded.combine_chunks() if isinstance(coded, pa.ChunkedArray) else coded
    texts = coded.dictionary
    value, status, percent = _distinct(texts, marks)
    place = coded.indices.to_numpy(zero_copy_only=False)
    states = status[place]
    signs = percent[place]
    return Numbers(value[place], states if states.any() else None, signs if signs.any() else None)


def _distinct(
    texts: pa.Array, marks: Mapping[str, int]
) -> tuple[NDArray[np.float64], NDArray[np.uint8], NDArray[np.bool_]]:
    n = len(texts)
    value, status, percent = np.full(n, np.nan), np.zeros(n, np.uint8), np.zeros(n, bool)
    plain = pc.match_substring_regex(texts, r"^-?(\d+(\.\d*)?|\.\d+)([eE][-+]?\d+)?$").to_numpy(zero_copy_only=False)
    value[plain] = pc.cast(texts.filter(pa.array(plain)), pa.float64()).to_numpy(zero_copy_only=False)
    for place in np.flatnonzero(~plain):
        value[place], status[place], percent[place] = read_cell(texts[int(place)].as_py(), marks)
    return value, status, percent


def read_cell(text: str, marks: Mapping[str, int] | None = None) -> tuple[float, int, bool]:
    """One cell: its value (NaN unless ok), its status, and whether it carries a % sign."""
    folded = " ".join(text.split()).lower()
    known = {**MARKS, **marks} if marks else MARKS
    if folded in known:
        return np.nan, known[folded], False
    status = OK
    while note := _NOTE.search(text):
        letter = (note["letter"] or "").lower()
        if letter and letter not in _HARMLESS_LETTERS:
            if f"[{letter}]" not in known:
                return np.nan, NOT_A_NUMBER, False
            status = known[f"[{letter}]"]
        text = text[: note.start()]
    match = _NUMBER.fullmatch(text.strip())
    if not match or (match["minus"] == "(") != bool(match["close"]):
        return np.nan, NOT_A_NUMBER, False
    number = float(re.sub(r"[, \u00a0\u2009]", "", match["digits"]))
    signed = -number if match["minus"] else number
    return (signed if status == OK else np.nan), status, bool(match["percent"])
