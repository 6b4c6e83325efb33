"""Bad input is refused whole: what is wrong, in which file, sheet, row and column, what was expected, what to do next.

The layout read here is that of the Place Survey of 2008, one of packs/feeds; rows count as a spreadsheet shows them.
"""

import gzip
import io
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import pytest
from feed_checks import Spot, check, draft_of, left_out, write
from tiny_files import xlsx

from welltogether.evidence.feeds.names import COUNTRIES_AND_REGIONS, AreaNames, Named, NameIndex
from welltogether.evidence.feeds.registry import Unrecognised, read_path, recognise
from welltogether.evidence.tables import limits
from welltogether.vocabulary.errors import CallerError, Location, PublicationError, WellTogetherError

HEAD = (
    "authority_name_2009,authority_type,gss_code_2009_structure,ni1_get_on_well_pct,ni2_belong_neighbourhood_pct,"
    "ni4_influence_decisions_pct,ni5_satisfied_local_area_pct,ni42_drug_use_dealing_problem_pct"
)
GOOD = "Hartlepool,Unitary authority,E06000001,72.6,60.4,31.3,76.5,30.4"
ALSO = "Middlesbrough,Unitary authority,E06000002,71.2,61.7,34.9,73.8,38.8"
COLUMN = "ni1_get_on_well_pct"


def survey(*rows: str, head: str = HEAD) -> str:
    return "\n".join([head, *rows]) + "\n"


def refusal(path: Path, names: AreaNames = COUNTRIES_AND_REGIONS) -> WellTogetherError:
    with pytest.raises(WellTogetherError) as error:
        read_path(path, names=names)
    refused = error.value
    assert refused.what
    assert refused.next_step
    assert refused.where.file == path.name
    return refused


def of(tmp_path: Path, *rows: str, head: str = HEAD) -> WellTogetherError:
    return refusal(write(tmp_path / "survey.csv", survey(*rows, head=head)))


def second(value: str, code: str = "E06000002") -> str:
    return f"Middlesbrough,Unitary authority,{code},{value},61.7,34.9,73.8,38.8"


def test_the_file_as_it_should_be(tmp_path: Path) -> None:
    draft = draft_of(write(tmp_path / "survey.csv", survey(GOOD, ALSO)))
    assert (draft.dataset, draft.rows_read, draft.table.num_rows) == ("place-survey-2008", 2, 10)
    check(draft, [Spot("get_on_well", "E06000001", 0.726, "2008-09-01"), Spot("drug_problem", "E06000002", 0.388)])


# Columns


def test_a_missing_column_that_the_layout_is_known_by(tmp_path: Path) -> None:
    head = HEAD.replace("ni1_get_on_well_pct", "get_on_well")
    refused = of(tmp_path, GOOD, head=head)
    assert refused.what == "The file is not recognised"
    assert "Place Survey 2008, results by council (without ni1_get_on_well_pct)" in refused.expected
    (found,) = recognise(tmp_path / "survey.csv")
    assert isinstance(found, Unrecognised)
    assert found.nearest[0].missing == ("ni1_get_on_well_pct",)


def test_a_missing_column_that_is_only_read(tmp_path: Path) -> None:
    head = HEAD.replace("ni5_satisfied_local_area_pct", "satisfied")
    refused = of(tmp_path, GOOD, head=head)
    assert refused.what == "A column is missing"
    assert refused.where == Location(file="survey.csv", column="ni5_satisfied_local_area_pct")
    assert refused.found.startswith("8 columns, the nearest being")
    assert refused.expected == "a column headed “ni5_satisfied_local_area_pct”"


def test_columns_may_stand_in_another_order_and_others_beside_them(tmp_path: Path) -> None:
    turned = "\n".join(",".join([*reversed(line.split(",")), "extra"]) for line in (HEAD, GOOD)) + "\n"
    check(draft_of(write(tmp_path / "survey.csv", turned)), [Spot("get_on_well", "E06000001", 0.726)])


# Encodings, marks, notes


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
def test_other_encodings_and_byte_order_marks(tmp_path: Path, encoding: str) -> None:
    text = survey(GOOD.replace("Hartlepool", "Ynys Môn – £"))
    check(draft_of(write(tmp_path / "survey.csv", text, encoding)), [Spot("get_on_well", "E06000001", 0.726)])


def test_semicolons_and_carriage_returns(tmp_path: Path) -> None:
    text = survey(GOOD, ALSO).replace(",", ";").replace("\n", "\r\n")
    assert draft_of(write(tmp_path / "survey.csv", text)).rows_read == 2


def test_a_note_in_the_data_is_not_taken_for_an_area(tmp_path: Path) -> None:
    refused = of(tmp_path, GOOD, "Notes,,a Results are rounded,,,,,", ALSO)
    assert (refused.what, refused.where) == (
        "An area code is not known", Location(file="survey.csv", row=3, column="gss_code_2009_structure"),
    )  # fmt: skip
    assert refused.found == "“a Results are rounded”"


def test_notes_after_the_data_are_counted_where_the_layout_says_they_stand(tmp_path: Path) -> None:
    text = (
        '"Table 8.7a   Annual pay - Gross: United Kingdom, 2025",,,,,,\n'
        + "Description,Code,(thousand),Median,Mean,20,80\n"
    )
    path = write(tmp_path / "ashe.csv", text + "Oldham,E08000004,78,1,2,3,4\nKEY,,,,,,\nSource: ONS,,,,,,\n")
    assert left_out(draft_of(path)) == {"notes under the table": 2}


@pytest.mark.parametrize(
    ("mark", "status"),
    [
        (":", "not available"), ("..", "not available"), ("-", "not available"), ("x", "not available"), ("[x]", "not available"),
        ("NA", "not available"), ("n/a", "not available"), ("", "not available"), ("c", "suppressed"), ("[c]", "suppressed"),
        ("*", "suppressed"), ("z", "not applicable"), ("[z]", "not applicable"), ("#DIV/0!", "not applicable"), ("[u]", "unreliable"),
        ("12.3 [u]", "unreliable"), ("k", "rounds to zero"), ("~", "rounds to zero"), ("0~", "rounds to zero"), ("[low]", "rounds to zero"),
    ],
)  # fmt: skip
def test_every_mark_of_suppression_becomes_a_status(tmp_path: Path, mark: str, status: str) -> None:
    draft = draft_of(write(tmp_path / "survey.csv", survey(GOOD, second(mark))))
    check(draft, [Spot("get_on_well", "E06000002", None, status=status), Spot("belong", "E06000002", 0.617)])


@pytest.mark.parametrize("cell", ["about 70", "seventy", "1,5", "12 34", "nan", "71.2.1", "[q]", "71.2 [q]"])
def test_a_cell_that_is_no_number_and_no_mark(tmp_path: Path, cell: str) -> None:
    refused = of(tmp_path, GOOD, second(f'"{cell}"'))
    assert refused.what == "A cell is not a number"
    assert refused.where == Location(file="survey.csv", row=3, column=COLUMN)
    assert refused.found == f"“{cell}”"
    assert refused.expected.startswith("a number, or a mark")


# Numbers


@pytest.mark.parametrize(
    ("cell", "value"), [("71.2 ", 0.712), ("\t71.2", 0.712), ("71.2*", 0.712), ("71.2 [r]", 0.712)]
)
def test_spaces_tabs_and_footnote_marks_around_a_number(tmp_path: Path, cell: str, value: float) -> None:
    check(
        draft_of(write(tmp_path / "survey.csv", survey(GOOD, second(cell)))), [Spot("get_on_well", "E06000002", value)]
    )


def test_per_cent_signs_on_all_numbers_or_none(tmp_path: Path) -> None:
    signed = survey(GOOD.replace("72.6", "72.6%"), second("71.2%"))
    check(draft_of(write(tmp_path / "survey.csv", signed)), [Spot("get_on_well", "E06000001", 0.726)])
    refused = of(tmp_path, GOOD, second("71.2%"))
    assert refused.what == "Some numbers of a column carry a % sign and some do not"
    assert refused.where == Location(file="survey.csv", row=2, column=COLUMN)
    assert refused.found == "“72.6” without a sign; 1 others have one"


def test_a_share_above_one(tmp_path: Path) -> None:
    refused = of(tmp_path, GOOD, second("171.2"))
    assert refused.what == "A share lies outside 0 to 1"
    assert refused.where == Location(file="survey.csv", row=3, column=COLUMN)
    assert (refused.found, refused.expected) == (
        "“171.2”, read as a share of 1.712",
        "a share from 0 to 1 (0% to 100%)",
    )
    assert of(tmp_path, second("-1")).found == "“-1”, read as a share of -0.01"


def test_commas_in_numbers(tmp_path: Path) -> None:
    head = '"date","geography","geography code","Number of households: Number of households; measures: Value"\n'
    path = write(tmp_path / "a.csv", head + '"2021","Oldham","E08000004","93,156"\n')
    check(draft_of(path), [Spot("hh_number_of_households", "E08000004", 93156)])


# Areas


@pytest.mark.parametrize("code", ["E0600000", "E060000011", "e06000002", "00AA", "Oldham", "GI", "E99"])
def test_an_unknown_code(tmp_path: Path, code: str) -> None:
    refused = of(tmp_path, GOOD, second("71.2", code))
    assert refused.what == "An area code is not known"
    assert refused.where == Location(file="survey.csv", row=3, column="gss_code_2009_structure")
    assert (refused.found, refused.expected) == (f"“{code}”", "a nine-character ONS code such as E07000117")


def test_a_code_of_no_kind_of_area_that_is_held(tmp_path: Path) -> None:
    assert of(tmp_path, GOOD, second("71.2", "E54000001")).found == "“E54000001”"


def test_a_pseudo_code_is_left_out_and_counted(tmp_path: Path) -> None:
    draft = draft_of(write(tmp_path / "survey.csv", survey(GOOD, second("71.2", "E99999999"))))
    assert left_out(draft) == {"a pseudo code: no such area": 1}


def test_a_row_without_a_code(tmp_path: Path) -> None:
    refused = of(tmp_path, GOOD, second("71.2", ""), second("70", ""))
    assert (refused.what, refused.where.row, refused.found) == ("A row has no area", 3, "a blank cell (2 such rows)")


def test_an_area_twice(tmp_path: Path) -> None:
    refused = of(tmp_path, GOOD, ALSO, GOOD)
    assert refused.what == "An area stands twice in the table"
    assert refused.where == Location(file="survey.csv", row=4, column="gss_code_2009_structure")
    assert refused.found == "E06000001 again; it stands in row 2 already"
    assert refused.expected == "each area once"


NAMED = "Borough,MajorText,MinorText,201004\n"


@pytest.mark.parametrize(
    "name",
    [
        "St. Helens",
        "St Helens",
        "Kingston upon Hull, City of",
        "Kingston upon Hull",
        "Bristol, City of ",
        "Darlington UA",
    ],
)
def test_a_name_without_a_code(tmp_path: Path, name: str) -> None:
    known = NameIndex.of(
        [
            Named("E08000013", "St. Helens"), Named("E06000010", "Kingston upon Hull, City of"), Named("E06000023", "Bristol, City of"),
            Named("E06000005", "Darlington"),
        ]
    )  # fmt: skip
    path = write(tmp_path / "a.csv", NAMED + f'"{name}",Hate,Faith Hate Crime,5\n')
    assert draft_of(path, known).table.num_rows == 1


def test_a_name_that_is_not_known_is_never_guessed(tmp_path: Path) -> None:
    known = NameIndex.of([Named("E09000033", "Westminster"), Named("E09000002", "Barking and Dagenham")])
    path = write(
        tmp_path / "a.csv", NAMED + "Westminster,Hate,Faith Hate Crime,5\nWestminstr,Hate,Faith Hate Crime,5\n"
    )
    refused = refusal(path, known)
    assert refused.what == "An area's name is not known"
    assert refused.where == Location(file="a.csv", row=3, column="Borough")
    assert refused.found == "“Westminstr”"
    assert refused.expected.endswith("near it are “Westminster”")
    assert "never guessed" in refused.next_step


def test_a_name_that_two_areas_bear(tmp_path: Path) -> None:
    known = NameIndex.of([Named("E07000100", "St Albans"), Named("E07000240", "St Albans")])
    refused = refusal(write(tmp_path / "a.csv", NAMED + "St Albans,Hate,Faith Hate Crime,5\n"), known)
    assert (refused.what, refused.found) == ("A name stands for several areas", "“St Albans”: E07000100, E07000240")


# Files


def test_an_empty_file(tmp_path: Path) -> None:
    refused = refusal(write(tmp_path / "survey.csv", ""))
    assert (refused.what, refused.found) == ("The file is empty", "0 bytes")


def test_an_empty_file_inside_a_gzip(tmp_path: Path) -> None:
    path = tmp_path / "survey.csv.gz"
    path.write_bytes(gzip.compress(b""))
    assert refusal(path).what == "The file is empty"


def test_a_table_without_rows(tmp_path: Path) -> None:
    refused = of(tmp_path)
    assert (refused.what, refused.found) == ("Nothing is left to take", "0 figures or rows out of 0 rows read")


@pytest.mark.parametrize("keep", [3, 12, 40, -1, -8])
def test_a_gzip_that_stops_early(tmp_path: Path, keep: int) -> None:
    path = tmp_path / "survey.csv.gz"
    path.write_bytes(gzip.compress(survey(*[GOOD] * 300).encode())[:keep])
    refused = refusal(path)
    assert refused.what == "The gzip file is damaged or cut short"
    assert refused.next_step == "Fetch the file again: the download probably stopped early."


def test_a_gzip_whose_bytes_were_changed(tmp_path: Path) -> None:
    path = tmp_path / "survey.csv.gz"
    packed = bytearray(gzip.compress(survey(*[GOOD] * 300).encode()))
    packed[len(packed) // 2] ^= 0xFF
    path.write_bytes(bytes(packed))
    assert refusal(path).what == "The gzip file is damaged or cut short"


@pytest.mark.parametrize("keep", [30, 300, -30])
def test_a_workbook_that_stops_early(tmp_path: Path, keep: int) -> None:
    path = xlsx(tmp_path / "survey.xlsx", {"S": [HEAD.split(","), GOOD.split(",")]})
    path.write_bytes(path.read_bytes()[:keep])
    assert refusal(path).what in (
        "The zip or workbook file is damaged or cut short",
        "The workbook file is damaged or cut short",
    )


def test_a_workbook_whose_bytes_were_changed(tmp_path: Path) -> None:
    path = xlsx(tmp_path / "survey.xlsx", {"S": [HEAD.split(","), *[GOOD.split(",")] * 50]})
    packed = bytearray(path.read_bytes())
    with zipfile.ZipFile(io.BytesIO(packed)) as archive:
        info = archive.getinfo("xl/worksheets/sheet1.xml")
    at = info.header_offset + 30 + len(info.filename) + info.compress_size // 2
    packed[at] ^= 0xFF
    path.write_bytes(bytes(packed))
    assert refusal(path).what == "The workbook file is damaged or cut short"


def test_a_web_page_saved_as_a_table(tmp_path: Path) -> None:
    refused = refusal(write(tmp_path / "survey.xls", "<!DOCTYPE html><html><head><title>404</title></head></html>"))
    assert (refused.what, refused.found) == (
        "The file is not a table",
        "a web page, not the file, whatever its name ends in",
    )


def test_other_bytes_called_csv(tmp_path: Path) -> None:
    path = tmp_path / "survey.csv"
    path.write_bytes(bytes(range(256)) * 100)
    assert refusal(path).found.startswith("binary bytes")


def test_a_folder_called_csv(tmp_path: Path) -> None:
    folder = tmp_path / "survey.csv"
    folder.mkdir()
    refused = refusal(folder)
    assert isinstance(refused, CallerError)
    assert refused.what == "That is a folder, not a file"


def test_a_zip_bomb_that_says_so(tmp_path: Path) -> None:
    path = tmp_path / "survey.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("survey.csv", b"0" * (limits.RATIO_COUNTS_FROM * 2))
    refused = refusal(path)
    assert refused.what == "The file unpacks to far more than a publication would"
    assert refused.next_step.startswith("Do not open it.")


def test_a_zip_bomb_that_lies_about_its_size(tmp_path: Path) -> None:
    """The directory of the zip claims 100 bytes; nothing beyond them is unpacked, and the check sum gives it away."""
    path = tmp_path / "survey.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("survey.csv", b"0" * (limits.RATIO_COUNTS_FROM * 2))
    size = (limits.RATIO_COUNTS_FROM * 2).to_bytes(4, "little")
    path.write_bytes(path.read_bytes().replace(size, (100).to_bytes(4, "little")))
    assert refusal(path).what == "The zip file is damaged or cut short"


def test_a_gzip_bomb_stops_while_it_unpacks(tmp_path: Path) -> None:
    path = tmp_path / "survey.csv.gz"
    with gzip.open(path, "wb", compresslevel=9) as out:
        for _ in range(80):
            out.write(b"0" * 1024 * 1024)
    before = time.process_time()
    refused = refusal(path)
    assert refused.what == "The file unpacks to far more than a publication would"
    assert time.process_time() - before < 2


def test_a_workbook_bomb(tmp_path: Path) -> None:
    path = xlsx(tmp_path / "survey.xlsx", {"S": [["a"]]})
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/media/big.bin", b"0" * (limits.RATIO_COUNTS_FROM * 4))
    assert refusal(path).what == "The file unpacks to far more than a publication would"


def test_a_file_of_200_megabytes(tmp_path: Path) -> None:
    """Read in little memory and a few seconds: a million crimes, counted."""
    path = tmp_path / "street.csv"
    head = "Crime ID,Month,Reported by,Falls within,Longitude,Latitude,Location,LSOA code,LSOA name,Crime type,Last outcome category,Context\n"
    block = "".join(
        f"{at:064x},2024-01,Test Police,Test Police,-1.1,52.1,On or near Street {at % 977},E01{at % 33000:06d},Place {at} 001A,"
        f"{('Burglary', 'Robbery')[at % 2]},Under investigation; no suspect identified,\n"
        for at in range(33000)
    ).encode()
    times = 200 * 1024 * 1024 // len(block) + 1
    with path.open("wb") as out:
        out.write(head.encode())
        for _ in range(times):
            out.write(block)
    assert path.stat().st_size > 200 * 1024 * 1024
    script = """
import resource, sys
from pathlib import Path
from welltogether.evidence.feeds.registry import read_path
(draft,) = read_path(Path(sys.argv[1]))
used = resource.getrusage(resource.RUSAGE_SELF)
print(draft.rows_read, draft.table.num_rows, int(used.ru_utime + used.ru_stime), used.ru_maxrss // 1024)
"""
    done = subprocess.run([sys.executable, "-c", script, str(path)], capture_output=True, text=True, check=True)
    rows, figures, seconds, megabytes = map(int, done.stdout.split())
    assert (rows, figures) == (33000 * times, 2 * 33000)
    assert seconds < 10
    assert megabytes < 1536


def test_a_refusal_can_be_read_as_words(tmp_path: Path) -> None:
    refused = of(tmp_path, GOOD, second("about 70"))
    assert isinstance(refused, PublicationError)
    assert str(refused).splitlines()[:3] == [
        "A cell is not a number",
        "  Where: survey.csv, row 3, column “ni1_get_on_well_pct”",
        "  Found: “about 70”",
    ]
