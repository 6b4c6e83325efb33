"""Tables under descriptors: wide, long, spread over headings; rows kept, left out and refused."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from feed_checks import Spot, check, figures, left_out, write
from tiny_files import xlsx

from welltogether.evidence.drafts import FIGURES, Draft
from welltogether.evidence.feeds.names import COUNTRIES_AND_REGIONS, AreaNames, Named, NameIndex
from welltogether.evidence.feeds.registry import Recognised, read, recognise
from welltogether.guidance.kinds.feeds import (
    AreaFrom,
    Gather,
    Headings,
    Keep,
    Layout,
    Long,
    Mark,
    NamedColumn,
    PeriodFrom,
    Recognise,
    Rename,
    RoleMark,
    Rules,
    SchemeYear,
    Spread,
    TablePart,
    Variable,
    Word,
)
from welltogether.vocabulary.errors import PublicationError

A, B, C = "E06000001", "E06000002", "E06000003"
WIDE = Layout(
    id="tiny", title="A tiny table", publisher="Someone", licence="OGL-UK-3.0", published="2020-01-01", reader="table",
    recognise=Recognise(columns=("code", "n")), area=AreaFrom(column="code", vintage=2021), period=PeriodFrom(fixed="2021"),
    variables=(Variable(column="n", unit="persons"),),
)  # fmt: skip


def draft(path: Path, layout: Layout, names: AreaNames = COUNTRIES_AND_REGIONS) -> Draft:
    (found,) = recognise(path, known=(layout,))
    assert isinstance(found, Recognised), found
    (one,) = read(found, names=names)
    return one


def wide(tmp_path: Path, text: str, **changes: Any) -> Draft:
    return draft(write(tmp_path / "a.csv", text), replace(WIDE, **changes))


def refusal(tmp_path: Path, text: str, **changes: Any) -> PublicationError:
    with pytest.raises(PublicationError) as error:
        wide(tmp_path, text, **changes)
    return error.value


def values(one: Draft, variable: str = "n") -> dict[str, float | None]:
    return {row["area"]: row["value"] for row in one.table.to_pylist() if row["variable"] == variable}


def test_a_wide_table_is_one_row_a_variable_area_and_period(tmp_path: Path) -> None:
    one = wide(tmp_path, f"code,n\n{A},5\n{B},7\n")
    assert one.table.schema.equals(FIGURES)
    assert (one.dataset, one.family, one.layout, one.kind, one.rows_read) == ("tiny", "tiny", "tiny", "figures", 2)
    assert one.table.to_pylist()[0] == {
        "variable": "n", "area": A, "vintage": 2021, "start": date(2021, 1, 1), "end": date(2021, 12, 31), "value": 5.0,
        "lower": None, "upper": None, "base": None, "status": "ok",
    }  # fmt: skip
    assert [(v.name, v.unit, v.heading) for v in one.variables] == [("n", "persons", "n")]


def test_many_columns_at_once_with_names_from_their_headings(tmp_path: Path) -> None:
    many = (Variable(columns="Eth: *", except_columns=("Eth: skip",), strip="^Eth: ", prefix="eth_", unit="persons"),)
    one = wide(tmp_path, f"code,n,Eth: White,Eth: Asian or Asian British,Eth: skip\n{A},1,2,3,4\n", variables=many)
    assert {row["variable"]: row["value"] for row in one.table.to_pylist()} == {
        "eth_white": 2,
        "eth_asian_or_asian_british": 3,
    }


def test_limits_bases_scales_and_per_cent(tmp_path: Path) -> None:
    variables = (
        Variable(column="p", name="share", unit="share", percent=True, lower="lo", upper="hi", base="b"),
        Variable(column="k", name="people", unit="persons", scale=1000, half_width="ci"),
    )
    one = wide(tmp_path, f"code,n,p,lo,hi,b,k,ci\n{A},1,71.2,70,72.5,1100,2.5,0.5\n", variables=variables)
    check(
        one,
        [Spot("share", A, 0.712, lower=0.7, upper=0.725, base=1100), Spot("people", A, 2500, lower=2000, upper=3000)],
    )


def test_signs_alone_make_a_share(tmp_path: Path) -> None:
    one = wide(tmp_path, f"code,n\n{A},43.5%\n{B},0%\n", variables=(Variable(column="n", unit="share"),))
    assert values(one) == {A: 0.435, B: 0}


def test_marks_become_statuses_and_take_the_limits_with_them(tmp_path: Path) -> None:
    variables = (Variable(column="n", unit="persons", lower="lo", upper="hi"),)
    text = f"code,n,lo,hi\n{A},c,1,2\n{B},x,,\n{C},5,4,:\n"
    one = wide(tmp_path, text, variables=variables, marks=(Mark(mark="x", status="unreliable"),))
    check(
        one,
        [Spot("n", A, None, status="suppressed"), Spot("n", B, None, status="unreliable"), Spot("n", C, 5, lower=4)],
    )


def test_words_may_stand_for_numbers(tmp_path: Path) -> None:
    words = (Word(word="Rural", value=1), Word(word="Urban", value=0))
    one = wide(
        tmp_path, f"code,n\n{A},Rural\n{B},urban \n", variables=(Variable(column="n", unit="share", words=words),)
    )
    assert values(one) == {A: 1, B: 0}


def test_an_optional_column_may_be_missing(tmp_path: Path) -> None:
    variables = (*WIDE.variables, Variable(column="m", unit="persons", optional=True))
    assert [v.name for v in wide(tmp_path, f"code,n\n{A},5\n", variables=variables).variables] == ["n"]


def test_rows_are_kept_by_what_they_say_and_the_rest_counted(tmp_path: Path) -> None:
    keep = (
        Keep(column="kind", is_one_of=("District*",), reason="other kinds"),
        Keep(column="note", blank=True, reason="with a note"),
        Keep(column="gone", is_one_of=("x",), reason="no such column", optional=True),
        Keep(column="n", is_not=("7",), reason="sevens"),
    )
    text = f"code,n,kind,note\n{A},5,District / unitary,\n{B},7,district,\n{C},8,district,odd\nE12000001,9,Region,\n"
    one = wide(tmp_path, text, keep=keep)
    assert values(one) == {A: 5}
    assert (one.rows_read, left_out(one)) == (4, {"other kinds": 1, "with a note": 1, "sevens": 1})


def test_a_kind_that_is_not_there_at_all_is_refused(tmp_path: Path) -> None:
    error = refusal(
        tmp_path, f"code,n,kind\n{A},5,County\n", keep=(Keep(column="kind", is_one_of=("District",), reason="x"),)
    )
    assert (error.found, error.expected, error.where.column) == ("“County”", "“District”", "kind")


def test_levels_notes_and_known_other_codes_are_left_out_with_reasons(tmp_path: Path) -> None:
    area = AreaFrom(column="code", vintage=2021, schemes=("ltla",), footnotes=True, other_codes=("GI",))
    text = f"code,n\n{A},5\nE12000001,6\nE54000001,7\nGI,8\nE99999999,9\n,\n{B},10\n,\n1. A note,\nSource: ONS,\n"
    one = wide(tmp_path, text, area=area)
    assert values(one) == {A: 5, B: 10}
    assert left_out(one) == {
        "notes under the table": 2, "rows for another level: region": 1, "another kind of area (E54)": 1,
        "not an area of ours: GI": 1, "a pseudo code: no such area": 1,
    }  # fmt: skip


def test_rows_without_a_code_are_refused_or_left_out(tmp_path: Path) -> None:
    text = f"code,n\n{A},5\n,6\n{B},7\n"
    assert refusal(tmp_path, text).where.row == 3
    one = wide(tmp_path, text, area=AreaFrom(column="code", vintage=2021, blank="leave out"))
    assert left_out(one) == {"no area in “code”": 1}


def test_names_are_resolved_and_wards_within_their_district(tmp_path: Path) -> None:
    index = NameIndex.of(
        [
            Named("E06000010", "Kingston upon Hull, City of"),
            Named("E05001", "x"),
            Named("E05009999", "Avenue", "E06000010"),
        ]
    )
    names = AreaFrom(column="code", vintage=2021, names=True, schemes=("ltla",), other_names=("Airport",))
    path = write(tmp_path / "a.csv", 'code,n,district\n"Hull, City of Kingston upon",5,\nAirport,6,\n')
    with pytest.raises(PublicationError, match="name is not known"):
        draft(path, replace(WIDE, area=names), index)
    path = write(tmp_path / "b.csv", "code,n,district\nKingston upon Hull,5,\nAirport,6,\n")
    assert values(draft(path, replace(WIDE, area=names), index)) == {"E06000010": 5}
    wards = AreaFrom(column="code", within="district", vintage=2022, names=True, schemes=("ward",), unknown="leave out")
    path = write(tmp_path / "c.csv", "code,n,district\nAVENUE,5,Kingston upon Hull\nAvenue,6,Leeds\n")
    one = draft(path, replace(WIDE, area=wards), index)
    assert values(one) == {"E05009999": 5}
    assert [(each.reason, each.count, each.examples) for each in one.left_out] == [
        ("a name that is not known", 1, ("Avenue, Leeds",))
    ]


def test_a_vintage_for_each_scheme(tmp_path: Path) -> None:
    area = AreaFrom(column="code", vintage=2011, vintages=(SchemeYear(scheme="ltla", vintage=2014),))
    one = wide(tmp_path, f"code,n\n{A},5\nE01000001,6\n", area=area)
    assert {row["area"]: row["vintage"] for row in one.table.to_pylist()} == {A: 2014, "E01000001": 2011}


def test_one_area_for_a_whole_table(tmp_path: Path) -> None:
    one = wide(tmp_path, "code,n\nx,5\n", area=AreaFrom(fixed="E92000001", vintage=2021))
    assert values(one) == {"E92000001": 5}


def test_periods_from_a_column_the_rows_above_or_the_file_name(tmp_path: Path) -> None:
    by_row = wide(
        tmp_path,
        f"code,n,when\n{A},5,2019/20\n{A},6,2020/21\n",
        period=PeriodFrom(column="when", form="financial_year"),
    )
    assert [str(row["start"]) for row in figures(by_row, "n", A)] == ["2019-04-01", "2020-04-01"]
    both = PeriodFrom(column="when", with_column="term", form="academic_year")
    terms = wide(tmp_path, f"code,n,when,term\n{A},5,202021,Autumn term\n{A},6,202021,Spring term\n", period=both)
    assert [str(row["end"]) for row in figures(terms, "n", A)] == ["2020-12-31", "2021-03-31"]
    above = PeriodFrom(from_preamble="year ending (?P<period>\\w+ \\d{4})", form="year_ending")
    headed = wide(tmp_path, f"Crime, year ending June 2025,\n,\ncode,n\n{A},5\n", period=above)
    assert str(figures(headed, "n", A)[0]["start"]) == "2024-07-01"
    path = write(tmp_path / "LEH-2023.csv", f"code,n\n{A},5\n")
    named = draft(path, replace(WIDE, period=PeriodFrom(from_file_name="(?P<period>20\\d\\d)", form="year")))
    assert str(figures(named, "n", A)[0]["start"]) == "2023-01-01"
    assert refusal(tmp_path, f"code,n\n{A},5\n", period=above).what == "The period cannot be found"


LONG = Long(variable_from=("what", "sex"), value="n", unit="persons", unsaid=("All",))


def test_a_long_table_names_its_variables_from_its_columns(tmp_path: Path) -> None:
    text = f"code,n,what,sex\n{A},5,Born abroad,All\n{A},3,Born abroad,Female\n"
    one = wide(tmp_path, text, variables=(), long=LONG)
    assert {row["variable"]: row["value"] for row in one.table.to_pylist()} == {
        "born_abroad": 5,
        "born_abroad__female": 3,
    }


def test_long_rows_may_be_renamed_skipped_and_in_per_cent(tmp_path: Path) -> None:
    long = Long(
        variable_from=("what",), value="n", unit="mean", lower="lo", upper="hi", percent_where="unit", status="mark",
        renames=(Rename(given="Arts", name="arts"), Rename(given="Homicide", skip=True), Rename(given="Ratio", unit="ratio")),
    )  # fmt: skip
    text = (
        f"code,n,what,unit,lo,hi,mark\n{A},84,Arts,%,80,88,\n{B},,Arts,%,,,x\n{A},3,Homicide,count,,,\n"
        f"{A},7.7,Well-being,score,7.5,7.9,\n{A},9.1,Ratio,%,,,\n"
    )
    one = wide(tmp_path, text, variables=(), long=long)
    check(
        one,
        [
            Spot("arts", A, 0.84, lower=0.8, upper=0.88), Spot("arts", B, None, status="not available"),
            Spot("well_being", A, 7.7, lower=7.5, upper=7.9), Spot("ratio", A, 9.1),
        ],
    )  # fmt: skip
    assert left_out(one) == {"measures that are not taken": 1}
    assert {v.name: v.unit for v in one.variables} == {"arts": "share", "well_being": "mean", "ratio": "ratio"}


def test_long_rows_may_be_added_up(tmp_path: Path) -> None:
    long = Long(variable_from=("what",), value="n", unit="persons", sum_rows=True)
    text = f"code,n,what\n{A},5,In homes\n{A},6,In homes\n{B},5,In homes\n{B},c,In homes\n"
    one = wide(tmp_path, text, variables=(), long=long)
    check(one, [Spot("in_homes", A, 11), Spot("in_homes", B, None, status="suppressed")])


def test_an_area_under_two_codes_is_taken_once(tmp_path: Path) -> None:
    area = AreaFrom(
        column="code", vintage=2024, notes="note", replaced_by="since (?P<since>\\d{4}) .*by (?P<code>E\\d{8})"
    )
    long = Long(variable_from=("what",), value="n", unit="persons")
    text = (
        "code,n,what,note\nE08000016,5,Poor,Obsolete since 2025 (replaced by E08000038)\nE08000038,5,Poor,\n"
        "E08000038,6,Rich,\nE07000026,1,Poor,Obsolete since 2023 (replaced by E06000063)\nE06000063,9,Poor,\n"
    )
    one = wide(tmp_path, text, variables=(), long=long, area=area)
    assert values(one, "poor") == {"E08000016": 5, "E06000063": 9}
    assert values(one, "rich") == {"E08000038": 6}  # stands under the later code only
    assert left_out(one) == {"the same area under another code": 2}


def test_headings_that_say_what_and_when(tmp_path: Path) -> None:
    spread = Spread(
        heading="^(?P<period>\\d{4}) (?P<variable>Owned|Rented) ?(?P<role>LCI|UCI|CV)?$", unit="dwellings",
        roles=(RoleMark(mark="LCI", role="lower"), RoleMark(mark="UCI", role="upper"), RoleMark(mark="CV", role="skip")),
        renames=(Rename(given="Owned", name="owned"),),
    )  # fmt: skip
    text = f"code,n,2012 Owned\u00a0,2012 Owned LCI,2012 Owned UCI,2012 Owned CV,2012 Rented,2013 Owned\n{A},0,5,4,6,9,2,7\n"
    period = PeriodFrom(from_heading="\\d{4}", form="year")
    one = wide(tmp_path, text, variables=(), spread=(spread,), period=period)
    check(
        one,
        [
            Spot("owned", A, 5, "2012-01-01", lower=4, upper=6),
            Spot("rented", A, 2, "2012-01-01"),
            Spot("owned", A, 7, "2013-01-01"),
        ],
    )


def test_merged_headings_stand_for_the_columns_to_their_right(tmp_path: Path) -> None:
    rows = [
        ["", "", "Number", "", "", "95% CI", ""],
        ["code", "n", "White", "Asian", "", "White", "Asian"],
        [A, 1, 100, 50, "", 10, 5],
    ]
    part = TablePart(
        recognise=Recognise(columns=("code", "n")), headings=Headings(above=1, fill_right=(1,)),
        spread=(
            Spread(
                heading="^(?P<role>Number|95% CI) \\| (?P<variable>.+)$", unit="persons",
                roles=(RoleMark(mark="Number", role="value"), RoleMark(mark="95% CI", role="half_width")),
            ),
        ),
    )  # fmt: skip
    one = draft(xlsx(tmp_path / "a.xlsx", {"S": rows}), replace(WIDE, variables=(), tables=(part,)))
    check(one, [Spot("white", A, 100, lower=90, upper=110), Spot("asian", A, 50, lower=45, upper=55)])


def test_a_merged_heading_that_begins_too_late(tmp_path: Path) -> None:
    rows = [["", "", "", "2011", "", "2012"], ["code", "n", "All", "Born", "CI", "Born"], [A, 1, 9, 3, 1, 4]]
    period = PeriodFrom(from_heading="\\d{4}", form="year")
    spread = Spread(heading="^(?P<period>\\d{4}) \\| (?P<variable>All|Born)$", unit="persons")
    part = TablePart(
        recognise=Recognise(columns=("code", "n")), headings=Headings(above=1, fill_right=(1,), fill_left_from=3),
        period=period, spread=(spread,),
    )  # fmt: skip
    one = draft(xlsx(tmp_path / "a.xlsx", {"S": rows}), replace(WIDE, variables=(), tables=(part,)))
    check(one, [Spot("all", A, 9, "2011-01-01"), Spot("born", A, 3, "2011-01-01"), Spot("born", A, 4, "2012-01-01")])


def test_columns_by_month_with_the_variable_in_each_row(tmp_path: Path) -> None:
    spread = Spread(
        heading="^(?P<period>20\\d{4})$", variable_from=("strand",), unit="offences", only_renamed=True,
        renames=(Rename(given="Faith Hate", name="faith"), Rename(given="Other", skip=True)),
    )  # fmt: skip
    text = f"code,n,strand,201004,201005\n{A},0,Faith Hate,5,4\n{A},0,Other,1,1\n{A},0,Unheard of,1,1\n{B},0,Faith Hate,2,0\n"
    one = wide(tmp_path, text, variables=(), spread=(spread,), period=PeriodFrom(from_heading="\\d+", form="month"))
    check(
        one, [Spot("faith", A, 5, "2010-04-01"), Spot("faith", A, 4, "2010-05-01"), Spot("faith", B, 0, "2010-05-01")]
    )
    assert left_out(one) == {"measures that are not taken": 2}


def test_merged_labels_are_filled_down_and_columns_without_heading_named(tmp_path: Path) -> None:
    text = ",code,n,0,1\nMales,1,x,10,11\n,2,x,20,21\nFemales,1,x,30,31\n"
    part = TablePart(
        recognise=Recognise(columns=("code", "n")), headings=Headings(named=(NamedColumn(column=1, name="Sex"),)),
        area=AreaFrom(fixed="E92000001", vintage=2020), fill_down=("Sex",),
        spread=(Spread(heading="^(?P<variable>\\d)$", variable_from=("Sex", "code"), unit="persons"),),
    )  # fmt: skip
    one = wide(tmp_path, text, variables=(), tables=(part,))
    check(one, [Spot("males__2__1", "E92000001", 21), Spot("females__1__0", "E92000001", 30)])


def test_every_sheet_that_fits_is_a_table(tmp_path: Path) -> None:
    sheets = {"2017": [["code", "n"], [A, 1]], "Notes": [["x"]], "2018": [["code", "n"], [A, 2]]}
    part = TablePart(
        recognise=Recognise(columns=("code", "n"), sheet="^20"), every=True, variables=WIDE.variables,
        period=PeriodFrom(from_sheet="(?P<period>\\d{4})", form="year"),
    )  # fmt: skip
    one = draft(xlsx(tmp_path / "a.xlsx", sheets), replace(WIDE, variables=(), tables=(part,)))
    check(one, [Spot("n", A, 1, "2017-01-01"), Spot("n", A, 2, "2018-01-01")])
    assert one.rows_read == 2


def test_a_table_that_the_layout_needs_must_be_there(tmp_path: Path) -> None:
    part = TablePart(recognise=Recognise(columns=("code", "m")), variables=WIDE.variables)
    assert refusal(tmp_path, f"code,n\n{A},5\n", tables=(part,)).what == "A table is missing from the file"
    with pytest.raises(PublicationError, match="none of the layout's tables"):
        wide(tmp_path, f"code,n\n{A},5\n", tables=(replace(part, optional=True),))


def test_two_tables_may_not_give_one_figure(tmp_path: Path) -> None:
    part = TablePart(recognise=Recognise(columns=("code", "n")), variables=WIDE.variables)
    assert (
        refusal(tmp_path, f"code,n\n{A},5\n", tables=(part, part)).what == "Two tables of the file give the same figure"
    )


def test_rows_of_one_area_may_be_gathered(tmp_path: Path) -> None:
    variables = (
        Variable(column="t", name="turnout", unit="share", percent=True),
        Variable(column="n", name="voters", unit="persons"),
    )
    part = TablePart(recognise=Recognise(columns=("code", "n")), variables=variables, gather=Gather(weight="n"))
    one = wide(tmp_path, f"code,n,t\n{A},100,20\n{A},300,40\n{B},50,10\n", variables=(), tables=(part,))
    check(one, [Spot("turnout", A, 0.35), Spot("voters", A, 400), Spot("turnout", B, 0.1)])


def test_what_sets_one_dataset_apart_from_another(tmp_path: Path) -> None:
    text = f"code,n,force,month\n{A},5,Surrey Police,2022-12\n"
    one = wide(tmp_path, text, apart=("force", "month", "@period"))
    assert one.dataset == "tiny-surrey-police-2022-12-2021"
    first = wide(tmp_path, f"code,n\n{A},5\n", apart=("@areas", "@headings")).dataset
    assert first == wide(tmp_path, f"code,n\n{A},6\n", apart=("@areas", "@headings")).dataset
    assert first != wide(tmp_path, f"code,n\n{B},5\n", apart=("@areas", "@headings")).dataset
    many = wide(
        tmp_path, f"code,n,i\n{A},5,One long indicator name\n{B},6,Another long indicator name\n", apart=("i",)
    ).dataset
    assert many.startswith("tiny-another-long-indicator-name-and-1-more-")


def test_rows_that_the_table_says_it_has(tmp_path: Path) -> None:
    rules = Rules(row_count="total")
    assert wide(tmp_path, f"code,n,total\n{A},5,2\n{B},6,2\n", rules=rules).rows_read == 2
    error = refusal(tmp_path, f"code,n,total\n{A},5,25000\n{B},6,25000\n", rules=rules)
    assert (error.what, error.found, error.expected) == (
        "The table is cut short",
        "2 rows",
        "25,000, as the column says",
    )


def test_limits_that_do_not_enclose_their_value(tmp_path: Path) -> None:
    variables = (Variable(column="n", unit="persons", lower="lo", upper="hi"),)
    text = f"code,n,lo,hi\n{A},5,4,6\n{B},5,5.5,6\n"
    error = refusal(tmp_path, text, variables=variables)
    assert (error.where.row, error.where.column) == (3, "lo")
    one = wide(tmp_path, text, variables=variables, rules=Rules(crossed_limits="leave out"))
    check(one, [Spot("n", A, 5, lower=4, upper=6), Spot("n", B, 5)])
    assert left_out(one) == {"limits that do not enclose their value (the value is kept)": 1}


def test_a_file_without_figures_is_refused(tmp_path: Path) -> None:
    error = refusal(tmp_path, "code,n\nE12000001,5\n", area=AreaFrom(column="code", vintage=2021, schemes=("ltla",)))
    assert error.what == "Nothing is left to take"
    assert error.next_step == "1 left out: rows for another level: region"
    assert (
        refusal(tmp_path, f"code,n\n{A},5\n", rules=Rules(min_rows=30)).what
        == "The table is far shorter than it should be"
    )


def test_progress_is_told(tmp_path: Path) -> None:
    (found,) = recognise(write(tmp_path / "a.csv", f"code,n\n{A},5\n{B},6\n"), known=(WIDE,))
    told: list[int] = []
    assert isinstance(found, Recognised)
    read(found, progress=told.append)
    assert told == [2]
