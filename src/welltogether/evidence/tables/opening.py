"""A path → the files in it: itself, or what a gzip or zip holds, each unpacked under guard."""

import io
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

import pyarrow as pa

from welltogether.evidence.tables import limits
from welltogether.vocabulary.errors import CallerError, Location

_CHUNK = 1024 * 1024
_ZIP, _EMPTY_ZIP, _GZIP = b"PK\x03\x04", b"PK\x05\x06", b"\x1f\x8b"
_WORKBOOK_MARKS = ("xl/workbook.xml", "xl/workbook.bin", "content.xml", "word/document.xml", "ppt/presentation.xml")


@dataclass(frozen=True, eq=False)
class Member:
    """One file's bytes and the name to show for it; `inner` is its name inside an archive."""

    path: Path
    file: str
    content: pa.Buffer
    inner: str = ""

    @property
    def start(self) -> bytes:
        return bytes(self.content.slice(0, min(4096, self.content.size)).to_pybytes())


def open_members(path: Path) -> tuple[Member, ...]:
    """What a path holds.

    Gives: one member for a plain or gzipped file or a workbook; one for each file inside a zip.
    Refuses: no such file, a folder (CallerError); empty, damaged or bomb-like files (PublicationError).
    """
    content = _map(path)
    start = bytes(content.slice(0, min(4, content.size)).to_pybytes())
    if start[:2] == _GZIP:
        inner = _gunzip(path.name, content)
        return tuple(_inside(Member(path, path.name, inner)))
    return tuple(_inside(Member(path, path.name, content)))


def _map(path: Path) -> pa.Buffer:
    if path.is_dir():
        what, found = "That is a folder, not a file", "a folder"
    elif not path.is_file():
        what, found = "There is no such file", "nothing" if not path.exists() else "something that is not a file"
    else:
        size = path.stat().st_size
        if size == 0:
            raise _empty(path.name)
        if size > limits.LARGEST_FILE:
            raise limits.refuse(
                "The file is too large", file=path.name, found=f"{size:,} bytes",
                expected=f"at most {limits.LARGEST_FILE:,}", next_step="Import the parts of it that you need.",
            )  # fmt: skip
        with pa.memory_map(str(path)) as mapped:
            return mapped.read_buffer()
    raise CallerError(what, Location(file=path.name), found, "a file of published data", "Check the path.")


def _empty(file: str) -> Exception:
    return limits.refuse(
        "The file is empty", file=file, found="0 bytes", expected="a table",
        next_step="Fetch the file again: the download did not arrive.",
    )  # fmt: skip


def _gunzip(file: str, content: pa.Buffer) -> pa.Buffer:
    """All members of a gzip, unpacked in steps so that a bomb stops early."""
    packed = memoryview(content)
    out = io.BytesIO()
    at = 0
    while at < len(packed):
        engine = zlib.decompressobj(wbits=31)
        try:
            while not engine.eof and at < len(packed):
                piece: bytes | memoryview = packed[at : at + _CHUNK]
                at += len(piece)
                while len(piece):
                    out.write(engine.decompress(piece, _CHUNK * 8))
                    limits.check_unpacked(file, content.size, out.tell())
                    piece = engine.unconsumed_tail
        except zlib.error as error:
            raise limits.damaged(file, "gzip", f"after {out.tell():,} bytes: {error}") from error
        if not engine.eof:
            raise limits.damaged(file, "gzip", f"it stops after {out.tell():,} unpacked bytes, before its end mark")
        if not engine.unused_data.strip(b"\0"):
            break
        at -= len(engine.unused_data)
    if out.tell() == 0:
        raise _empty(file)
    return pa.py_buffer(out.getbuffer())


def _inside(member: Member) -> Iterator[Member]:
    """The member itself, or, when it is an archive and no workbook, the files inside it."""
    if not member.start.startswith((_ZIP, _EMPTY_ZIP)):
        yield member
        return
    try:
        archive = zipfile.ZipFile(pa.BufferReader(member.content))
    except (zipfile.BadZipFile, OSError) as error:
        raise limits.damaged(member.file, "zip or workbook", str(error)) from error
    with archive:
        infos = [info for info in archive.infolist() if not info.is_dir() and not _is_litter(info.filename)]
        limits.check_unpacked(member.file, member.content.size, sum(info.file_size for info in infos))
        if any(info.filename in _WORKBOOK_MARKS for info in infos):
            _prove(member, archive)
            yield member
            return
        if not infos:
            raise _empty(member.file)
        yield from _unpack(member, archive, infos)


def _is_litter(name: str) -> bool:
    return name.startswith("__MACOSX/") or PurePosixPath(name).name in (".DS_Store", "Thumbs.db")


def _prove(member: Member, archive: zipfile.ZipFile) -> None:
    """Refuses: a workbook whose parts do not unpack to the size and check sum that it declares."""
    try:
        bad = archive.testzip()
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError) as error:
        raise limits.damaged(member.file, "workbook", str(error)) from error
    if bad:
        raise limits.damaged(member.file, "workbook", f"its part {bad} does not match its check sum")


def _unpack(member: Member, archive: zipfile.ZipFile, infos: list[zipfile.ZipInfo]) -> Iterator[Member]:
    if len(infos) > limits.MOST_MEMBERS:
        raise limits.refuse(
            "The zip holds too many files", file=member.file, found=f"{len(infos):,} files",
            expected=f"at most {limits.MOST_MEMBERS}", next_step="Unpack it and import the files that you need.",
        )  # fmt: skip
    for info in infos:
        try:
            content = archive.read(info)
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError) as error:
            raise limits.damaged(member.file, "zip", f"{info.filename}: {error}") from error
        name = f"{member.file} › {info.filename}"
        buffer = pa.py_buffer(content)
        if content.startswith(_GZIP):
            buffer = _gunzip(name, buffer)
        if buffer.size:
            nested = Member(member.path, name, buffer, info.filename)
            if content.startswith(_ZIP):
                yield from _workbook_only(nested)
            else:
                yield nested


def _workbook_only(member: Member) -> Iterator[Member]:
    """A workbook inside a zip is read; a zip inside a zip is not."""
    inside = list(_inside(member))
    if len(inside) == 1 and inside[0] is member:
        yield member
        return
    raise limits.refuse(
        "A zip inside a zip is not opened", file=member.file, found="an archive in an archive",
        expected="tables in one zip", next_step="Unpack the inner zip and import what it holds.",
    )  # fmt: skip
