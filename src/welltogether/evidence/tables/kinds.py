"""What a file is, by its first bytes."""

import re
from typing import Literal

from welltogether.evidence.tables import limits
from welltogether.evidence.tables.opening import Member
from welltogether.vocabulary.errors import PublicationError

FileKind = Literal["text", "workbook", "json", "stata", "spss", "no table"]

_HTML = re.compile(rb"^\s*(?:<!--.*?-->\s*)?<(?:!doctype html|html|head|body|table|div|script)\b", re.I | re.S)
_NOT_TABLES = (
    (b"%PDF", "a PDF document", "Ask the publisher for the table as a spreadsheet or CSV."),
    (b"\x89PNG", "a picture", "Fetch the table itself."),
    (b"\xff\xd8\xff", "a picture", "Fetch the table itself."),
    (b"GIF8", "a picture", "Fetch the table itself."),
    (b"Rar!", "a RAR archive", "Unpack it and import what it holds."),
    (b"7z\xbc\xaf", "a 7-Zip archive", "Unpack it and import what it holds."),
    (b"PAR1", "a Parquet file", "Fetch the publisher's own CSV or spreadsheet."),
    (b"SQLite format 3", "a database", "Fetch the publisher's own CSV or spreadsheet."),
)


def file_kind(member: Member) -> FileKind:
    """What to read it as. Refuses: a web page, a document, a picture, or bytes that are no text (PublicationError)."""
    start = member.start
    for magic, name, next_step in _NOT_TABLES:
        if start.startswith(magic):
            raise _not_a_table(member, name, next_step)
    plain = start.removeprefix(b"\xef\xbb\xbf")
    if _HTML.match(plain):
        raise _not_a_table(
            member, "a web page, not the file",
            "The download link gave a page (an error, a log-in, a notice). Open it in a browser and save the file.",
        )  # fmt: skip
    if start.startswith(b"PK"):
        return _packed_kind(member)
    if start.startswith(b"\xd0\xcf\x11\xe0"):
        return "workbook"
    if start.startswith((b"$FL2", b"$FL3")):
        return "spss"
    if start.startswith(b"<stata_dta>") or re.match(rb"[\x69-\x73][\x01\x02]\x01\x00", start):
        return "stata"
    if plain.lstrip().startswith((b"<?xml", b"<Workbook", b"<office:")):
        raise _not_a_table(member, "an XML file", "Fetch the CSV, XLSX or ODS version.")
    if plain.lstrip()[:1] in (b"{", b"["):
        return "json"
    _refuse_binary(member, start)
    return "text"


def _packed_kind(member: Member) -> FileKind:
    """A zip that reached here was found to be an office file; which one, its contents say when it is read."""
    tail = bytes(member.content.slice(max(0, member.content.size - 65536)).to_pybytes())
    if b"word/document.xml" in tail or b"ppt/presentation.xml" in tail:
        raise _not_a_table(member, "a document or slides", "Fetch the table as a spreadsheet or CSV.")
    return "workbook"


def _refuse_binary(member: Member, start: bytes) -> None:
    if start.startswith((b"\xff\xfe", b"\xfe\xff")):
        return
    nuls = start.count(0)
    if nuls and not utf16_without_mark(start):
        raise _not_a_table(member, "binary bytes, not text", "Fetch the file again, or ask the publisher for a CSV.")
    controls = sum(1 for byte in start if byte < 9 or 13 < byte < 32)
    if not nuls and controls > len(start) * 0.02:
        raise _not_a_table(member, "binary bytes, not text", "Fetch the file again, or ask the publisher for a CSV.")


def utf16_without_mark(start: bytes) -> str:
    """The byte order of UTF-16 text that lacks its mark; empty when it is not that."""
    half = max(len(start) // 2, 1)
    if start[1::2].count(0) > half * 0.7 and start[0::2].count(0) < half * 0.05:
        return "utf-16-le"
    if start[0::2].count(0) > half * 0.7 and start[1::2].count(0) < half * 0.05:
        return "utf-16-be"
    return ""


def _not_a_table(member: Member, found: str, next_step: str) -> PublicationError:
    return limits.refuse(
        "The file is not a table", file=member.file, found=f"{found}, whatever its name ends in",
        expected="CSV, XLSX, XLS, ODS or GeoJSON, plain, gzipped or zipped", next_step=next_step,
    )  # fmt: skip
