"""What a path holds, and what is not opened."""

import gzip
import zipfile
from pathlib import Path

import pytest
from tiny_files import ods, xlsx

from welltogether.evidence.tables import limits
from welltogether.evidence.tables.kinds import file_kind
from welltogether.evidence.tables.opening import open_members
from welltogether.vocabulary.errors import CallerError, PublicationError

CSV = b"a,b\n1,2\n"


def kinds(path: Path) -> list[tuple[str, str]]:
    return [(member.file, file_kind(member)) for member in open_members(path)]


def put(path: Path, content: bytes) -> Path:
    path.write_bytes(content)
    return path


def zipped(path: Path, **files: bytes) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name.replace("__", "."), content)
    return path


def test_the_name_says_nothing(tmp_path: Path) -> None:
    assert kinds(put(tmp_path / "a.xlsx", CSV)) == [("a.xlsx", "text")]
    assert kinds(xlsx(tmp_path / "b.csv", {"S": [["a"]]})) == [("b.csv", "workbook")]
    assert kinds(ods(tmp_path / "c.txt", {"S": [["a"]]})) == [("c.txt", "workbook")]
    assert kinds(put(tmp_path / "d.csv", b'{"type": "FeatureCollection"}')) == [("d.csv", "json")]
    assert kinds(put(tmp_path / "e.dat", b"$FL2@(#) SPSS")) == [("e.dat", "spss")]
    assert kinds(put(tmp_path / "f.dat", b"<stata_dta><header>")) == [("f.dat", "stata")]


def test_gzip_around_anything(tmp_path: Path) -> None:
    book = xlsx(tmp_path / "b.xlsx", {"S": [["a"]]}).read_bytes()
    assert kinds(put(tmp_path / "a.csv.gz", gzip.compress(CSV))) == [("a.csv.gz", "text")]
    assert kinds(put(tmp_path / "b.xlsx.gz", gzip.compress(book))) == [("b.xlsx.gz", "workbook")]


def test_a_gzip_of_two_parts_is_read_to_its_end(tmp_path: Path) -> None:
    (member,) = open_members(put(tmp_path / "a.gz", gzip.compress(b"a,b\n") + gzip.compress(b"1,2\n")))
    assert member.content.to_pybytes() == CSV


def test_each_file_of_a_zip_is_a_file(tmp_path: Path) -> None:
    book = xlsx(tmp_path / "b.xlsx", {"S": [["a"]]}).read_bytes()
    path = zipped(tmp_path / "all.zip", one__csv=CSV, two__xlsx=book, three__csv__gz=gzip.compress(CSV), empty__csv=b"")
    assert kinds(path) == [
        ("all.zip › one.csv", "text"), ("all.zip › two.xlsx", "workbook"), ("all.zip › three.csv.gz", "text"),
    ]  # fmt: skip


def test_litter_in_a_zip_is_passed_over(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("__MACOSX/._a.csv", b"\0\0")
        archive.writestr("folder/.DS_Store", b"\0")
        archive.writestr("folder/a.csv", CSV)
    assert [member.inner for member in open_members(path)] == ["folder/a.csv"]


def test_an_archive_in_an_archive_is_not_opened(tmp_path: Path) -> None:
    inner = zipped(tmp_path / "inner.zip", a__csv=CSV, b__csv=CSV).read_bytes()
    with pytest.raises(PublicationError, match="zip inside a zip"):
        open_members(zipped(tmp_path / "outer.zip", inner__zip=inner))


@pytest.mark.parametrize(
    ("content", "found"),
    [
        (b"<!DOCTYPE html><html><body>Not found</body></html>", "a web page"),
        (b"  \n<html lang='en'>", "a web page"),
        (b"\xef\xbb\xbf<html>", "a web page"),
        (b"<table><tr><td>1</td></tr></table>", "a web page"),
        (b"%PDF-1.7", "a PDF document"),
        (b"\x89PNG\r\n", "a picture"),
        (b"PAR1", "a Parquet file"),
        (b"<?xml version='1.0'?><a/>", "an XML file"),
        (bytes(range(256)) * 4, "binary bytes"),
        (b"a,b\0\0\0\0\0\0c", "binary bytes"),
    ],
)
def test_what_is_no_table_is_called_what_it_is(tmp_path: Path, content: bytes, found: str) -> None:
    (member,) = open_members(put(tmp_path / "data.csv", content))
    with pytest.raises(PublicationError, match="not a table") as error:
        file_kind(member)
    assert error.value.where.file == "data.csv"
    assert error.value.found.startswith(found)
    assert error.value.next_step


def test_text_in_utf16_is_text(tmp_path: Path) -> None:
    assert kinds(put(tmp_path / "a.csv", "a,b\n1,2\n".encode("utf-16"))) == [("a.csv", "text")]
    assert kinds(put(tmp_path / "b.csv", "a,b\n1,2\n".encode("utf-16-le"))) == [("b.csv", "text")]


def test_there_must_be_a_file(tmp_path: Path) -> None:
    with pytest.raises(CallerError, match="no such file"):
        open_members(tmp_path / "nowhere.csv")
    folder = tmp_path / "data.csv"
    folder.mkdir()
    with pytest.raises(CallerError, match="folder"):
        open_members(folder)


def test_too_many_files(tmp_path: Path) -> None:
    path = zipped(tmp_path / "a.zip", **{f"f{at}__csv": CSV for at in range(limits.MOST_MEMBERS + 1)})
    with pytest.raises(PublicationError, match="too many files"):
        open_members(path)


def test_proportion_matters_only_for_what_is_large() -> None:
    limits.check_unpacked("a", 10, limits.RATIO_COUNTS_FROM)
    limits.check_unpacked("a", limits.LARGEST_UNPACKED, limits.LARGEST_UNPACKED)
    with pytest.raises(PublicationError, match="far more"):
        limits.check_unpacked("a", 1000, limits.RATIO_COUNTS_FROM + 1)
    with pytest.raises(PublicationError, match="far more"):
        limits.check_unpacked("a", limits.LARGEST_UNPACKED, limits.LARGEST_UNPACKED + 1)
