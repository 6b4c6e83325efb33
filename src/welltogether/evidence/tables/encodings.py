"""Bytes in any of the publishers' encodings → UTF-8."""

import codecs

import pyarrow as pa

from welltogether.evidence.tables.kinds import utf16_without_mark

_UTF8_MARK = b"\xef\xbb\xbf"


def as_utf8(content: pa.Buffer) -> pa.Buffer:
    """The same text in UTF-8 without a mark.

    Takes: UTF-8 (with or without a mark), UTF-16 (with a mark or plainly so), or Windows-1252, which is what is left
    when the bytes are not UTF-8.
    """
    start = bytes(content.slice(0, min(4096, content.size)).to_pybytes())
    if start.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return _transcode(content, "utf-16")
    if order := utf16_without_mark(start):
        return _transcode(content, order)
    body = content.slice(3) if start.startswith(_UTF8_MARK) else content
    return _with_unix_ends(body if _is_utf8(body) else _transcode(body, "cp1252"))


def _is_utf8(content: pa.Buffer) -> bool:
    text = pa.Array.from_buffers(pa.large_binary(), 1, [None, _offsets(content.size), content])
    try:
        text.cast(pa.large_string())
    except pa.ArrowInvalid:
        return False
    return True


def _offsets(size: int) -> pa.Buffer:
    return pa.array([0, size], pa.int64()).buffers()[1]


def _transcode(content: pa.Buffer, encoding: str) -> pa.Buffer:
    raw = memoryview(content)
    text = codecs.decode(raw, encoding, "replace") if encoding != "cp1252" else _windows(raw)
    return _with_unix_ends(pa.py_buffer(text.removeprefix("\ufeff").encode("utf-8", "replace")))


def _windows(raw: memoryview) -> str:
    """Windows-1252; its five unassigned bytes are read as Latin-1, as browsers do."""
    try:
        return codecs.decode(raw, "cp1252")
    except UnicodeDecodeError:
        return codecs.decode(raw, "latin-1")


def _with_unix_ends(content: pa.Buffer) -> pa.Buffer:
    """Old Macintosh files end lines with a lone carriage return."""
    start = bytes(content.slice(0, min(1 << 20, content.size)).to_pybytes())
    if b"\n" in start or b"\r" not in start:
        return content
    return pa.py_buffer(content.to_pybytes().replace(b"\r", b"\n"))
