"""Recognition by content: the layout that asks for the most and gets it, or the nearest ones and what they miss."""

import zipfile
from pathlib import Path

import pytest
from feed_checks import pack, write
from tiny_files import xlsx

from welltogether.evidence.feeds.recognising import Recognised, Unrecognised
from welltogether.evidence.feeds.registry import layouts, read_path, recognise
from welltogether.guidance.kinds.feeds import AreaFrom, CellIs, Layout, PeriodFrom, Recognise, Refused, Variable
from welltogether.vocabulary.errors import PublicationError


def layout(name: str, *columns: str, **more: object) -> Layout:
    return Layout(
        id=name, title=f"Table {name}", publisher="Someone", licence="OGL-UK-3.0", published="2020-01-01", reader="table",
        recognise=Recognise(columns=columns, **more),  # type: ignore[arg-type]
        area=AreaFrom(column="code", vintage=2021), period=PeriodFrom(fixed="2021"),
        variables=(Variable(column="n", unit="persons"),),
    )  # fmt: skip


def one(path: Path, *known: Layout) -> Recognised | Unrecognised:
    (found,) = recognise(path, known=known)
    return found


def name(path: Path, *known: Layout) -> str:
    found = one(path, *known)
    assert isinstance(found, Recognised)
    return found.layout.id


CSV = "code,name,n,extra\nE06000001,Hartlepool,5,1\n"


def test_the_file_name_does_not_matter(tmp_path: Path) -> None:
    known = layout("plain", "code", "n")
    for file in ("a.csv", "b.xlsx", "no-ending", "README.csv"):
        assert name(write(tmp_path / file, CSV), known) == "plain"
    assert name(pack(tmp_path / "a.csv"), known) == "plain"


def test_headings_match_whatever_their_case_spaces_and_notes(tmp_path: Path) -> None:
    path = write(tmp_path / "a.csv", "CODE,Name, N\u00a0,Extra [note 1]\nE06000001,x,1,2\n", "utf-8-sig")
    assert name(path, layout("plain", "code", "n", "extra")) == "plain"


def test_the_layout_that_asks_for_more_wins(tmp_path: Path) -> None:
    path = write(tmp_path / "a.csv", CSV)
    assert name(path, layout("short", "code", "n"), layout("long", "code", "n", "extra")) == "long"
    assert name(path, layout("loose", "co*", "n*"), layout("exact", "code", "n")) == "exact"


def test_two_layouts_that_fit_equally_are_an_error_that_names_both(tmp_path: Path) -> None:
    path = write(tmp_path / "a.csv", CSV)
    with pytest.raises(PublicationError, match="equally well") as error:
        one(path, layout("first", "code", "n"), layout("second", "code", "name"))
    assert "first" in error.value.found
    assert "second" in error.value.found


def test_a_column_that_must_be_absent(tmp_path: Path) -> None:
    known = layout("plain", "code", "n", absent=("extra",))
    assert isinstance(one(write(tmp_path / "a.csv", CSV), known), Unrecognised)


def test_the_rows_above_and_the_first_cells_can_decide(tmp_path: Path) -> None:
    path = write(tmp_path / "a.csv", "Table C2: crime,,\n,,\ncode,n,date\nE06000001,5,2021\n")
    assert name(path, layout("c2", "code", "n", preamble="Table C2")) == "c2"
    assert isinstance(one(path, layout("c3", "code", "n", preamble="Table C3")), Unrecognised)
    assert name(path, layout("d", "code", cells=(CellIs(column="date", text="20\\d\\d"),))) == "d"
    assert isinstance(one(path, layout("d", "code", cells=(CellIs(column="date", text="2011"),))), Unrecognised)


def test_headings_are_sought_in_every_sheet_and_the_first_forty_rows(tmp_path: Path) -> None:
    rows = [["Note"]] * 38 + [["code", "n"], ["E06000001", 5]]
    assert name(xlsx(tmp_path / "a.xlsx", {"Notes": [["x"]], "Data": rows}), layout("plain", "code", "n")) == "plain"
    assert name(xlsx(tmp_path / "b.xlsx", {"Data 1": rows}), layout("plain", "code", sheet="^Data")) == "plain"
    late = [["Note"]] * 60 + [["code", "n"]]
    assert isinstance(one(xlsx(tmp_path / "c.xlsx", {"Data": late}), layout("plain", "code", "n")), Unrecognised)


def test_an_unknown_file_is_told_the_nearest_layouts_and_what_they_miss(tmp_path: Path) -> None:
    known = (layout("near", "code", "name", "n", "gone"), layout("far", "x", "y", "z"))
    found = one(write(tmp_path / "a.csv", CSV), *known)
    assert isinstance(found, Unrecognised)
    assert found.kind == "not recognised"
    assert found.reason == "headings such as “code”, “name”, “n”, “extra”"
    assert [(near.layout, near.missing) for near in found.nearest] == [("near", ("gone",))]
    error = found.error()
    assert (error.where.file, error.expected) == (
        "a.csv",
        "a layout that is known; the nearest: Table near (without gone)",
    )


@pytest.mark.parametrize(
    "file", ["README.md", "readme.txt", "LICENCE", "PROV.json", "x_labels.json", "Meta_a.csv", "data-guidance.txt"]
)
def test_notes_beside_the_data_are_no_data(tmp_path: Path, file: str) -> None:
    found = one(write(tmp_path / file, "Some words, about the data\n"), layout("plain", "code"))
    assert isinstance(found, Unrecognised)
    assert found.kind == "not data"


@pytest.mark.parametrize("file", ["PROV - Home Geography.csv", "provisional.csv", "labelling.csv", "metallic.csv"])
def test_a_name_that_only_begins_alike_is_not_a_note(tmp_path: Path, file: str) -> None:
    found = one(write(tmp_path / file, "a,b\n1,2\n"), layout("plain", "code"))
    assert isinstance(found, Unrecognised)
    assert found.kind == "not recognised"


def test_every_table_in_a_zip_has_its_own_answer(tmp_path: Path) -> None:
    path = tmp_path / "all.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("one.csv", CSV)
        archive.writestr("two.csv", "a,b\n1,2\n")
        archive.writestr("README.txt", "words\n")
        archive.writestr("map.png", b"\x89PNG\r\n")
    found = recognise(path, known=(layout("plain", "code", "n"),))
    kinds = [(each.file, each.layout.id if isinstance(each, Recognised) else each.kind) for each in found]
    assert kinds == [
        ("all.zip › one.csv", "plain"), ("all.zip › two.csv", "not recognised"), ("all.zip › README.txt", "not data"),
        ("all.zip › map.png", "not data"),
    ]  # fmt: skip


def test_a_refused_layout_says_why_and_where_it_belongs(tmp_path: Path) -> None:
    from dataclasses import replace

    refused = replace(
        layout("kept-out", "code", "n"),
        reader="refused",
        refused=Refused(reason="One row is one person.", belongs="Elsewhere."),
    )
    found = one(write(tmp_path / "a.csv", CSV), refused)
    assert isinstance(found, Recognised)
    assert found.refusal == "One row is one person. Elsewhere."


def test_asking_for_an_unknown_file_by_name_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(PublicationError, match="not recognised"):
        read_path(write(tmp_path / "a.csv", "zebra,giraffe\n1,2\n"))


def test_layouts_have_readers_and_say_where_and_when() -> None:
    for each in layouts():
        if each.reader in ("table", "nomis_bulk", "nomis_query", "custom_dataset", "police_street"):
            parts = each.tables or (each,)
            assert all((part.area or each.area) and (part.period or each.period) for part in parts), each.id
        if each.reader == "refused":
            assert each.refused, each.id
        assert each.recognise.columns or each.recognise.signature, each.id
