"""Arrow columns as NumPy arrays and back, through their buffers.

PyArrow imports pandas, where it is installed, the first time it turns anything into an array or an array into NumPy:
0.9 CPU seconds that a page or a command cannot spare. Sharing buffers does not wake it.
"""

from collections.abc import Sequence

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]
Flags = NDArray[np.bool_]


def floats(column: pa.ChunkedArray) -> Floats:
    """A column of numbers; null is NaN."""
    array = _whole(column)
    values = _values(array, np.float64)
    if array.null_count == 0:
        return values
    held = np.unpackbits(np.frombuffer(array.buffers()[0], np.uint8), bitorder="little")
    return np.where(held[array.offset : array.offset + len(array)].astype(bool), values, np.nan)


def integers(column: pa.ChunkedArray | pa.Array) -> Integers:
    """A column of whole numbers or days without nulls; days count from 1970."""
    array = _whole(column)
    kind = np.dtype(f"i{array.type.bit_width // 8}")
    if pa.types.is_unsigned_integer(array.type):
        kind = np.dtype(f"u{array.type.bit_width // 8}")
    return _values(array, kind).astype(np.int64)


def coded(column: pa.ChunkedArray) -> tuple[list[str], Integers]:
    """A column of texts as its distinct texts, and which of them each row has."""
    is_coded = pa.types.is_dictionary(column.type)
    array = _whole(column.unify_dictionaries() if is_coded else column.dictionary_encode())
    return array.dictionary.to_pylist(), integers(array.indices)


def texts(values: Sequence[str]) -> pa.Array:
    """Texts as an Arrow array."""
    encoded = [value.encode() for value in values]
    ends = np.cumsum([0, *map(len, encoded)]).astype(np.int32)
    return pa.Array.from_buffers(pa.string(), len(encoded), [None, pa.py_buffer(ends), pa.py_buffer(b"".join(encoded))])


def numbers(values: NDArray[np.generic], kind: pa.DataType) -> pa.Array:
    """Numbers (or days) without nulls as an Arrow array of a type of the same width."""
    return pa.Array.from_buffers(kind, len(values), [None, pa.py_buffer(np.ascontiguousarray(values))])


def flags(values: Flags) -> pa.Array:
    """True or false as an Arrow array, to filter by."""
    bits = np.packbits(values, bitorder="little")
    return pa.Array.from_buffers(pa.bool_(), len(values), [None, pa.py_buffer(bits)])


def _whole(column: pa.ChunkedArray | pa.Array) -> pa.Array:
    """The column in one piece."""
    array = column.combine_chunks() if isinstance(column, pa.ChunkedArray) else column
    return array.chunk(0) if isinstance(array, pa.ChunkedArray) else array


def _values(array: pa.Array, kind: np.dtype[np.generic] | type[np.float64]) -> NDArray[np.float64]:
    if len(array) == 0:
        return np.zeros(0, kind)
    return np.frombuffer(array.buffers()[1], kind)[array.offset : array.offset + len(array)]
