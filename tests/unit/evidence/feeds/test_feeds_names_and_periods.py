"""Names exactly or not at all; periods in every form."""

from datetime import date

import pytest

from welltogether.evidence.feeds.names import COUNTRIES_AND_REGIONS, Named, NameIndex, fold_name
from welltogether.evidence.feeds.periods import parse_period
from welltogether.vocabulary.areas import Scheme

HULL, ST_HELENS, BRISTOL, DARLINGTON, LONDON = "E06000010", "E08000013", "E06000023", "E06000005", "E09000001"
INDEX = NameIndex.of(
    [
        Named(HULL, "Kingston upon Hull, City of"), Named(HULL, "Hull"), Named(ST_HELENS, "St. Helens"),
        Named(BRISTOL, "Bristol, City of"), Named(DARLINGTON, "Darlington"), Named(LONDON, "City of London"),
        Named("E07000002", "Bedford", end=date(2009, 3, 31)), Named("E06000055", "Bedford", start=date(2009, 4, 1)),
        Named("E05000001", "Abbey", within="E09000002"), Named("E05000002", "Abbey", within="E06000038"),
        Named("E07000026", "Allerdale"), Named("E10000006", "Cumbria"),
    ]
)  # fmt: skip


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("St. Helens", ST_HELENS), ("St Helens", ST_HELENS), ("ST HELENS", ST_HELENS), ("Saint Helens", ST_HELENS),
        ("Kingston upon Hull, City of", HULL), ("Kingston upon Hull", HULL), ("City of Kingston upon Hull", HULL), ("Hull", HULL),
        ("Bristol, City of ", BRISTOL), ("Bristol", BRISTOL), ("City of Bristol", BRISTOL), ("Bristol UA", BRISTOL),
        ("Darlington UA", DARLINGTON), ("Darlington Borough Council", DARLINGTON), ("City of London", LONDON),
    ],
)  # fmt: skip
def test_one_place_has_many_spellings(written: str, code: str) -> None:
    assert INDEX.codes_of(written, (Scheme.LTLA,)) == (code,)


@pytest.mark.parametrize("written", ["London", "Kingston", "Darlingtn", "Helens", "St", ""])
def test_nothing_is_guessed(written: str) -> None:
    assert INDEX.codes_of(written, (Scheme.LTLA,)) == ()


def test_the_city_is_not_the_region() -> None:
    assert fold_name("City of London") != fold_name("London")
    assert COUNTRIES_AND_REGIONS.codes_of("London region", ()) == ("E12000007",)
    assert COUNTRIES_AND_REGIONS.codes_of("Yorkshire and the Humber", ()) == ("E12000003",)
    assert COUNTRIES_AND_REGIONS.codes_of("City of London", ()) == ()


def test_the_year_tells_two_councils_of_one_name_apart() -> None:
    assert INDEX.codes_of("Bedford", (Scheme.LTLA,), year=2008) == ("E07000002",)
    assert INDEX.codes_of("Bedford", (Scheme.LTLA,), year=2009) == ("E06000055",)
    assert INDEX.codes_of("Bedford", (Scheme.LTLA,), year=2021) == ("E06000055",)
    assert INDEX.codes_of("Bedford", (Scheme.LTLA,)) == ("E07000002", "E06000055")


def test_a_ward_is_named_within_its_district() -> None:
    assert INDEX.codes_of("ABBEY", (Scheme.WARD,), "E06000038") == ("E05000002",)
    assert INDEX.codes_of("Abbey", (Scheme.WARD,)) == ()


def test_only_the_level_asked_for() -> None:
    assert INDEX.codes_of("Cumbria", (Scheme.LTLA,)) == ()
    assert INDEX.codes_of("Cumbria", (Scheme.UTLA,)) == ("E10000006",)


def test_near_spellings_are_for_the_message_only() -> None:
    assert INDEX.near("Darlingtn", (Scheme.LTLA,)) == ("Darlington",)
    assert INDEX.near("Zzz", (Scheme.LTLA,)) == ()


@pytest.mark.parametrize(
    ("text", "form", "start", "end"),
    [
        ("2021", "year", "2021-01-01", "2021-12-31"), ("2021.0", "year", "2021-01-01", "2021-12-31"),
        ("2010/11", "financial_year", "2010-04-01", "2011-03-31"), ("201011", "financial_year", "2010-04-01", "2011-03-31"),
        ("2010-11", "financial_year", "2010-04-01", "2011-03-31"), ("2010", "financial_year", "2010-04-01", "2011-03-31"),
        ("202021", "academic_year", "2020-09-01", "2021-08-31"), ("202021 Autumn term", "academic_year", "2020-09-01", "2020-12-31"),
        ("201920 Spring term", "academic_year", "2020-01-01", "2020-03-31"), ("2020", "mid_year", "2020-06-30", "2020-06-30"),
        ("Mid-2020", "mid_year", "2020-06-30", "2020-06-30"), ("mid 1971", "mid_year", "1971-06-30", "1971-06-30"),
        ("Mid-2010 to Mid-2011", "mid_year", "2010-07-01", "2011-06-30"), ("2011", "year_to_june", "2010-07-01", "2011-06-30"),
        ("mid-2019", "year_to_june", "2018-07-01", "2019-06-30"), ("June 2025", "year_ending", "2024-07-01", "2025-06-30"),
        ("March 2024", "year_ending", "2023-04-01", "2024-03-31"), ("Jan 2011 to Dec 2011", "calendar", "2011-01-01", "2011-12-31"),
        ("July 2015 to June 2016", "calendar", "2015-07-01", "2016-06-30"), ("2019-03-31", "quarter_end", "2019-01-01", "2019-03-31"),
        ("2018-12", "month", "2018-12-01", "2018-12-31"), ("201004", "month", "2010-04-01", "2010-04-30"),
        ("2021-03-21", "day", "2021-03-21", "2021-03-21"), ("2023-04-01/P1Y", "iso", "2023-04-01", "2024-03-31"),
        ("2023-04-01/P1Y", "any", "2023-04-01", "2024-03-31"), ("2016/17", "any", "2016-04-01", "2017-03-31"),
        ("2012 - 14", "any", "2012-01-01", "2014-12-31"), ("2009-2011", "any", "2009-01-01", "2011-12-31"),
        ("March 2024", "any", "2024-03-01", "2024-03-31"),
    ],
)  # fmt: skip
def test_periods_as_publishers_write_them(text: str, form: str, start: str, end: str) -> None:
    period = parse_period(text, form)
    assert (period.start.isoformat(), period.end.isoformat()) == (start, end)


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("21", "year"), ("2010/12", "financial_year"), ("201013", "financial_year"), ("Winter 2020", "academic_year"),
        ("2020", "calendar"), ("Foo 2011 to Bar 2011", "calendar"), ("2019-03-30", "quarter_end"), ("2019-04-30", "quarter_end"),
        ("201013", "month"), ("soon", "any"), ("", "any"), ("2020", "year_ending"),
    ],
)  # fmt: skip
def test_other_texts_are_no_period(text: str, form: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        parse_period(text, form)
