"""A fingerprint of what a table says, whatever file format, library version or chunking carries it."""

import hashlib
from collections.abc import Iterator

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

LENGTH = 20


def table_hash(table: pa.Table, *labels: str) -> str:
    """Twenty hex digits over the columns' names, types and values, and any labels that belong to the version.

    Two tables with equal values give the same fingerprint; NaN and null count as the same “no value”.
    """
    digest = hashlib.blake2b(digest_size=LENGTH // 2)
    for label in labels:
        digest.update(f"{len(label)}:{label}".encode())
    for name in table.column_names:
        digest.update(f"|{name}|{table.num_rows}|".encode())
        for part in _parts(table.column(name).combine_chunks()):
            digest.update(part)
    return digest.hexdigest()


def _parts(array: pa.Array) -> Iterator[bytes]:
    """Bytes that say the same as the array, in a form that does not depend on how it is stored."""
    if isinstance(array, pa.ChunkedArray):
        array = array.chunk(0) if array.num_chunks else pa.array([], array.type)
    if pa.types.is_dictionary(array.type):
        yield from _dictionary(array)
    elif pa.types.is_list(array.type):
        yield np.asarray(array.value_lengths().fill_null(-1)).astype("<i4").tobytes()
        yield from _parts(array.flatten())
    elif pa.types.is_floating(array.type):
        values = np.array(array.fill_null(float("nan")), dtype="<f8")
        values[np.isnan(values)] = np.nan  # one bit pattern for “no value”
        values += 0.0  # minus nought is nought
        yield values.tobytes()
    elif pa.types.is_boolean(array.type) or pa.types.is_integer(array.type) or pa.types.is_date(array.type):
        yield np.asarray(array.is_null()).tobytes()
        whole = array.cast(pa.int32()) if pa.types.is_date(array.type) else array
        yield np.asarray(whole.cast(pa.int64()).fill_null(0)).astype("<i8").tobytes()
    else:
        yield from _variable_length(array)


def _dictionary(array: pa.DictionaryArray) -> Iterator[bytes]:
    """Indices into the words used, in alphabetical order, so that the order they were met in does not matter."""
    indices = np.asarray(array.indices.cast(pa.int64()).fill_null(-1))
    words = np.asarray(array.dictionary.cast(pa.string()).fill_null(""), dtype=object)
    used = np.unique(indices[indices >= 0])
    order = sorted(used.tolist(), key=lambda position: words[position])
    rank = np.full(len(words) + 1, -1, dtype="<i4")
    rank[order] = np.arange(len(order))
    yield "\0".join(words[position] for position in order).encode()
    yield rank[indices].tobytes()


def _variable_length(array: pa.Array) -> Iterator[bytes]:
    binary = array.cast(pa.large_binary())
    yield np.asarray(pc.binary_length(binary).fill_null(-1)).astype("<i8").tobytes()
    yield b"".join(value for value in binary.to_pylist() if value is not None)
