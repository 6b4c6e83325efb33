"""What publishers' files look like, quirk by quirk: tiny files laid out as theirs, read by the layouts of packs/feeds."""

import json
from pathlib import Path

import pytest
from feed_checks import Spot, check, draft_of, drafts_of, figures, left_out, pack, write
from tiny_files import ods, xlsx

from welltogether.evidence.feeds.names import Named, NameIndex
from welltogether.evidence.feeds.registry import Recognised, recognise
from welltogether.vocabulary.errors import PublicationError

HARTLEPOOL, OLDHAM, BURNLEY = "E06000001", "E08000004", "E07000117"


def layout_of(path: Path) -> str:
    (found,) = recognise(path)
    assert isinstance(found, Recognised), found
    return found.layout.id


# English Indices of Deprivation


def lsoa_rows(rank: str, n: int = 100) -> str:
    head = f"LSOA code (2011),LSOA name (2011),Local Authority District code (2019),Local Authority District name (2019),{rank}"
    rows = "".join(f"\r\nE01{at:06d},Place {at:03d}A,{HARTLEPOOL},Hartlepool,{at},1" for at in range(1, n + 1))
    return head + rows  # no newline at the end, as in File 2


@pytest.mark.parametrize(
    "rank",
    [
        "Index of Multiple Deprivation (IMD) Rank,Index of Multiple Deprivation (IMD) Decile",
        "Index of Multiple Deprivation (IMD) Rank (where 1 is most deprived),"
        "Index of Multiple Deprivation (IMD) Decile (where 1 is most deprived 10% of LSOAs)",
    ],
)
def test_iod_headings_are_matched_by_their_beginning(tmp_path: Path, rank: str) -> None:
    draft = draft_of(write(tmp_path / "File_1.csv", lsoa_rows(rank), "utf-8-sig"))
    assert (draft.layout, draft.rows_read) == ("iod2019-file1", 100)
    check(draft, [Spot("imd_rank", "E01000100", 100, vintage=2011), Spot("imd_decile", "E01000001", 1)])


def test_iod_empty_notes_sheets_and_trailing_spaces(tmp_path: Path) -> None:
    codes = ["Local Authority District code (2019)", "Local Authority District name (2019)"]

    def sheet(domain: str, *more: str) -> list[list[str | float]]:
        kinds = ("Average rank ", "Rank of average rank ", "Average score ", "Rank of average score ",
                 "Proportion of LSOAs in most deprived 10% nationally ", "Rank of proportion of LSOAs in most deprived 10% nationally ")  # fmt: skip
        head = [*codes, *(f"{domain} - {kind}" for kind in kinds), *more]
        return [list(head), [OLDHAM, "Oldham", 22460.1, 29, 0.193, 19, 0.305, 16, *([0.4] * len(more))]]

    domains = ["Education, Skills and Training", "Health Deprivation and Disability", "Crime", "Barriers to Housing and Services",
               "Living Environment", "IDACI", "IDAOPI"]  # fmt: skip
    sheets: dict[str, list[list[str | float]]] = {"Notes": []}
    sheets["IMD"] = sheet("IMD", "IMD 2019 - Extent ", "IMD 2019 - Rank of extent ", "IMD 2019 - Local concentration ",
                          "IMD 2019 - Rank of local concentration ")  # fmt: skip
    sheets["Income"] = sheet("Income", "Income scale", "Rank of Income Scale")
    sheets["Employment"] = sheet("Employment", "Employment scale ", "Rank of Employment Scale")
    sheets |= {domain[:9]: sheet(domain) for domain in domains}
    draft = draft_of(xlsx(tmp_path / "a.xlsx", sheets))
    assert draft.layout == "iod2019-file10"
    check(
        draft,
        [
            Spot("imd_average_rank", OLDHAM, 22460.1), Spot("imd_extent", OLDHAM, 0.4), Spot("income_score", OLDHAM, 0.193),
            Spot("education_most_deprived_tenth", OLDHAM, 0.305), Spot("children_low_income", OLDHAM, 0.193),
        ],
    )  # fmt: skip
    assert any("average rank runs the other way" in note for note in draft.notes)


# Nomis


def bulk(*headings: str, area: str = OLDHAM, date: str = "2021") -> str:
    quoted = ",".join(f'"{one}"' for one in ("date", "geography", "geography code", *headings))
    return f'{quoted}\n"{date}","Somewhere","{area}",' + ",".join(str(10 + at) for at in range(len(headings))) + "\n"


def test_bulk_names_come_before_codes_and_the_total_first(tmp_path: Path) -> None:
    parts = ["Total: All usual residents", "No religion", "Christian", "Buddhist", "Hindu", "Jewish", "Muslim", "Sikh",
             "Other religion", "Not answered"]  # fmt: skip
    draft = draft_of(write(tmp_path / "a.csv", bulk(*(f"Religion: {part}" for part in parts))))
    assert (draft.dataset, draft.family) == ("nomis-bulk-2021-ts030-ltla", "census2021")
    check(
        draft,
        [
            Spot("rel_total", OLDHAM, 10, "2021-03-21"),
            Spot("rel_muslim", OLDHAM, 16),
            Spot("rel_not_answered", OLDHAM, 19),
        ],
    )


def test_bulk_stray_spaces_and_the_word_measures(tmp_path: Path) -> None:
    categories = ["Total", "Europe", "Europe: United Kingdom", "Europe: EU countries", "Europe: EU countries: European Union EU14",
                  "Europe: EU countries: European Union EU8", "Europe: EU countries: European Union EU2",
                  "Europe: EU countries: All other EU countries", "Europe: Non-EU countries",
                  "Europe: Non-EU countries: All other non-EU countries", "Africa", "Middle East and Asia",
                  "The Americas and the Caribbean", "Antarctica and Oceania (including Australasia) and Other", "British Overseas "]  # fmt: skip
    draft = draft_of(
        write(tmp_path / "a.csv", bulk(*(f"Country of birth: {one}; measures: Value" for one in categories)))
    )
    assert draft.dataset == "nomis-bulk-2021-ts004-ltla"
    check(draft, [Spot("cob_total", OLDHAM, 10), Spot("cob_eu8", OLDHAM, 15), Spot("cob_british_overseas", OLDHAM, 24)])


def test_bulk_two_tables_with_the_same_headings_need_their_file_name(tmp_path: Path) -> None:
    headings = ("Sex: All persons; measures: Value", "Sex: Female; measures: Value", "Sex: Male; measures: Value")
    named = draft_of(write(tmp_path / "census2021-ts008-ltla.csv", bulk(*headings)))
    assert named.dataset == "nomis-bulk-2021-ts008-ltla"
    check(named, [Spot("sex_total", OLDHAM, 10), Spot("sex_female", OLDHAM, 11)])
    with pytest.raises(PublicationError, match="Two census tables") as error:
        draft_of(write(tmp_path / "bulk.csv", bulk(*headings)))
    assert error.value.found == "TS008 and TS020"


def test_bulk_tables_that_are_not_known_are_named_by_their_headings(tmp_path: Path) -> None:
    draft = draft_of(write(tmp_path / "a.csv", bulk("Some new thing: Total", "Some new thing: A, B", area="E01000001")))
    assert draft.dataset == "nomis-bulk-2021-some-new-thing-lsoa"
    check(draft, [Spot("some_new_thing_total", "E01000001", 10), Spot("some_new_thing_a_b", "E01000001", 11)])


def test_bulk_2011_has_a_rural_urban_column_and_chained_dimensions(tmp_path: Path) -> None:
    head = '"date","geography","geography code","Rural Urban","Tenure: Owned: Total; measures: Value"\n'
    rows = f'"2011","Oldham","{OLDHAM}","Total",5\n"2011","Oldham","{OLDHAM}","Rural (total)",1\n'
    draft = draft_of(write(tmp_path / "a.csv", head + rows))
    check(draft, [Spot("tenure_owned_total", OLDHAM, 5, "2011-03-27", vintage=2014)])
    assert left_out(draft) == {"parts of areas that are rural or urban": 1}
    crossed = bulk("Sex: All persons; Age: Age 0 to 4; Religion: Muslim; measures: Value", date="2011")
    check(draft_of(write(tmp_path / "b.csv", crossed)), [Spot("sex_total__age_0_to_4__muslim", OLDHAM, 10)])


def nomis_block(sex: str, religion: str, first: int) -> str:
    return (
        '\n"ST149 - Sex and age by religion"\n"ONS Crown Copyright Reserved [from Nomis on 4 February 2025]"\n'
        '"Population :","All people"\n"Units      :","Persons"\n"Date       :","2001"\n'
        f'"Sex        :","{sex}"\n"Religion   :","{religion}"\n\n'
        '"local authority: district / unitary (prior to April 2015)","mnemonic","Age 0 to 4","Age 5 to 7"\n\n'
        f'"Oldham","{OLDHAM}",{first},{first + 1}\n"Burnley","{BURNLEY}",{first + 2},{first + 3}\n\n\n'
        '"","Cells in this dataset have been randomly adjusted to avoid the release"\n"","of confidential data."\n"",""\n'
    )


def test_nomis_stacked_blocks_keep_their_labels(tmp_path: Path) -> None:
    draft = draft_of(
        write(tmp_path / "a.csv", nomis_block("Males", "Muslim", 10) + nomis_block("Females", "Muslim", 20))
    )
    assert (draft.layout, draft.rows_read) == ("nomis-query-census2001", 4)
    check(
        draft,
        [
            Spot("st149__males__muslim__age_0_to_4", OLDHAM, 10, "2001-04-29"),
            Spot("st149__females__muslim__age_5_to_7", BURNLEY, 23),
        ],
    )


@pytest.mark.parametrize("labels", [2, 4])
def test_nomis_transposed_workbooks_move_their_header_and_claim_one_cell(tmp_path: Path, labels: int) -> None:
    filters = [["date", 2011], ["units", "Persons"], ["population", "All"], ["rural urban", "Total"]][:labels]
    rows = [
        ["KS201EW - Ethnic group"], ["ONS Crown Copyright Reserved [from Nomis on 22 November 2021]"], [], *filters, [],
        ["Ethnic Group", "East", "Yorkshire and The Humber"], ["White: Irish", 55573, 26410], [],
        ["In order to protect against disclosure of personal information, records have been swapped."],
    ]  # fmt: skip
    draft = draft_of(xlsx(tmp_path / "nomis_2021.xlsx", {"Data": rows}, dimension="A1"))
    check(draft, [Spot("ks201ew__white_irish", "E12000006", 55573), Spot("ks201ew__white_irish", "E12000003", 26410)])


def test_nomis_error_names_the_row_and_the_area(tmp_path: Path) -> None:
    rows = [
        ["Population estimates - local authority based"], ["[from Nomis on 1 May 2022]"], [], ["date", 2020], [],
        ["Age", "London"], ["All Ages", "many"],
    ]  # fmt: skip
    with pytest.raises(PublicationError, match="not a number") as error:
        draft_of(xlsx(tmp_path / "a.xlsx", {"Data": [["ONS Crown Copyright Reserved"], *rows][1:]}))
    assert (error.value.where.row, error.value.where.column) == (7, "London")


API = (
    "DATE,DATE_NAME,GEOGRAPHY,GEOGRAPHY_NAME,GEOGRAPHY_CODE,GEOGRAPHY_TYPE,GENDER_NAME,C_AGE_NAME,C_AGE_TYPE,MEASURES_NAME,"
    "OBS_VALUE,OBS_STATUS,OBS_CONF,RECORD_OFFSET,RECORD_COUNT\n"
)


def test_nomis_api_overlapping_areas_are_filtered_and_truncation_is_seen(tmp_path: Path) -> None:
    rows = [
        f"2021,2021,1,Oldham,{OLDHAM},local authorities: district / unitary (as of April 2021),Total,All Ages,x,Value,242072,A,F,0,3",
        f"2021,2021,2,Oldham,{OLDHAM},local authorities: county / unitary (as of April 2021),Total,All Ages,x,Value,242072,A,F,1,3",
        "2021,2021,3,London,E12000007,regions,Female,All Ages,x,Value,,A,C,2,3",
    ]
    draft = draft_of(write(tmp_path / "a.csv", API + "\n".join(rows) + "\n"))
    check(
        draft,
        [
            Spot("all_ages", OLDHAM, 242072, "2021-06-30"),
            Spot("female__all_ages", "E12000007", None, status="suppressed"),
        ],
    )
    with pytest.raises(PublicationError, match="cut short"):
        draft_of(write(tmp_path / "b.csv", API + "\n".join(rows[:2]) + "\n"))


def custom(geography: str) -> str:
    head = f"{geography} Code,{geography},Ethnic group (20 categories) Code,Ethnic group (20 categories),Observation\n"
    return head + (
        f'{OLDHAM},Oldham,-8,Does not apply,7\n{OLDHAM},Oldham,1,"Asian, Asian British or Asian Welsh: Bangladeshi",5\n'
        f"{OLDHAM},Oldham,14,White: Irish,3\n"
    )


@pytest.mark.parametrize("geography", ["Lower Tier Local Authorities", "Lower tier local authorities"])
def test_custom_datasets_drop_what_does_not_apply_and_gain_a_total(tmp_path: Path, geography: str) -> None:
    draft = draft_of(write(tmp_path / "a.csv", custom(geography)))
    check(
        draft,
        [
            Spot("eth_asian_asian_british_or_asian_welsh_bangladeshi", OLDHAM, 5), Spot("eth_white_irish", OLDHAM, 3),
            Spot("eth_total", OLDHAM, 8),
        ],
    )  # fmt: skip
    assert left_out(draft) == {"does not apply (code −8)": 1}


def test_custom_datasets_of_two_variables(tmp_path: Path) -> None:
    head = "LSOA Code,LSOA,Sex (2 categories) Code,Sex (2 categories),Car or van availability (5 categories) Code,Car or van availability (5 categories),Observation\n"
    rows = "E01000001,x,1,Female,0,No cars or vans,5\nE01000001,x,2,Male,0,No cars or vans,6\n"
    draft = draft_of(write(tmp_path / "a.csv", head + rows))
    check(
        draft,
        [
            Spot("sex_female__car_or_van_availability_no_cars_or_vans", "E01000001", 5),
            Spot("sex_total__car_or_van_availability_total", "E01000001", 11),
        ],
    )


def test_infuse_has_two_header_rows_and_a_comma_too_many(tmp_path: Path) -> None:
    text = (
        "CDU_ID,GEO_CODE,GEO_LABEL,GEO_TYPE,GEO_TYP2,F996,F2384,\n"
        ",,,,,Deprivation; classification of household [E][S][W] : Total\\ Classification of household deprivation - Unit : "
        "Households,Population (usual residents) : All usual residents - Unit : Persons,\n"
        "335,E08000003,Manchester,Local Authorities,LA,204969,503127,\n24198,E01005061,Manchester 018A,Lower,LSOADZ,743,1648,\n"
    )
    draft = draft_of(write(tmp_path / "Data.csv", text))
    assert draft.rows_read == 2
    check(draft, [Spot("population_usual_residents_all_usual_residents", "E01005061", 1648)])
    assert {variable.unit for variable in draft.variables} == {"households", "persons"}


# Crime


def test_recorded_crime_has_breaks_in_headings_and_spaces_after_numbers(tmp_path: Path) -> None:
    text = (
        '"Table C2: Number of police recorded crimes, year ending June 2025 [note 1][note 2]",,,,,,,\nSource: Home Office,,,,,,,\n'
        '"Police Force\nArea code","Police Force\nArea name","Community Safety\nPartnership code","Community Safety\nPartnership name",'
        'Local Authority code,Local Authority name,"Total recorded crime\n (excluding fraud)",Violence against the person\n'
        'E23000036,Avon,,,,,"170,002 ","67,382 "\n'
        'E23000036,Avon,E22000002,"Bristol, City of",E06000023,"Bristol, City of ","64,114 ",[x]\n'
        'E23000036,Avon,,Unassigned Avon,,,"2,380 ",782 \n'
    )
    draft = draft_of(write(tmp_path / "a.csv", text))
    check(
        draft,
        [
            Spot("total_recorded_crime_excluding_fraud", "E22000002", 64114, "2024-07-01"),
            Spot("violence_against_the_person", "E22000002", None, status="not available"),
        ],
    )
    assert left_out(draft) == {"no area in “Community Safety Partnership code”": 2}


STREET = "Crime ID,Month,Reported by,Falls within,Longitude,Latitude,Location,LSOA code,LSOA name,Crime type,Last outcome category,Context"


@pytest.mark.parametrize("ends", ["\n", "\r\n"])
def test_street_crime_counts_what_has_no_id_and_leaves_what_has_no_place(tmp_path: Path, ends: str) -> None:
    rows = [
        ",2022-12,Surrey Police,Surrey Police,-0.1,51.2,On or near A,E01030757,x,Anti-social behaviour,,",
        "abc,2022-12,Surrey Police,Surrey Police,-0.1,51.2,On or near A,E01030757,x,Burglary,Under investigation,",
        "abc,2022-12,Surrey Police,Surrey Police,-0.1,51.2,On or near A,E01030757,x,Burglary,Under investigation,",
        "def,2022-12,Surrey Police,Surrey Police,,,No Location,,,Burglary,Under investigation,",
    ]
    draft = draft_of(pack(write(tmp_path / "s.csv", ends.join([STREET, *rows]) + ends)))
    assert (draft.dataset, draft.rows_read) == ("police-uk-street-surrey-police-2022-12", 4)
    check(
        draft,
        [
            Spot("anti_social_behaviour", "E01030757", 1, "2022-12-01", vintage=2011), Spot("burglary", "E01030757", 2),
            Spot("all_crime_and_anti_social_behaviour", "E01030757", 3),
        ],
    )  # fmt: skip
    assert left_out(draft) == {"no location": 1}


def test_hate_crime_by_month_has_names_only_and_strands_that_overlap(tmp_path: Path) -> None:
    names = NameIndex.of([Named("E09000033", "Westminster")])
    text = (
        "Borough,MajorText,MinorText,201004,201005\nWestminster,Hate,Racist and Religious Hate Crime,66,72\n"
        "Westminster,Hate,Faith Hate Crime,5,4\nWestminster,Special,Gun Crime,1,1\nAviation Security(SO18),Hate,Faith Hate Crime,0,0\n"
    )
    draft = draft_of(write(tmp_path / "a.csv", text), names)
    check(
        draft,
        [Spot("racist_and_religious", "E09000033", 72, "2010-05-01"), Spot("faith", "E09000033", 5, "2010-04-01")],
    )
    assert left_out(draft) == {
        "other flagged crime (not hate crime)": 1,
        "not an area of ours: Aviation Security(SO18)": 1,
    }
    assert any("never added up" in note for note in draft.notes)


def test_offence_codes_are_text(tmp_path: Path) -> None:
    head = [
        "Offence Code",
        "Offence description",
        "Old PRC offence group",
        "Old offence sub-group",
        "New ONS offence group",
        "New ONS sub-offence group",
    ]
    rows = [
        head,
        ["1", "Murder", "V", "V", "V", "Homicide"],
        ["1/4.1/4.2", "Homicide", "V", "V", "V", "Homicide"],
        ["* Introduced later"],
    ]
    draft = draft_of(ods(tmp_path / "a.ods", {"Reference": rows}))
    assert [row["offence_code"] for row in draft.table.to_pylist()] == ["1", "1/4.1/4.2"]


# Geography


def test_lookups_carry_their_year_in_the_column_name(tmp_path: Path) -> None:
    text = "LAD24CD,LAD24NM,RGN24CD,RGN24NM,ObjectId\nE06000001,Hartlepool,E12000001,North East,1\nW06000001,Ynys Môn,W92000004,,2\n"
    draft = draft_of(write(tmp_path / "a.csv", text, "utf-8-sig"))
    assert (draft.kind, draft.dataset) == ("lookup", "ons-lookup-district-region-ltla24-region24")
    assert draft.table.to_pylist()[1] == {
        "ltla_2024": "W06000001", "ltla_2024_name": "Ynys Môn", "region_2024": "W92000004", "region_2024_name": "",
    }  # fmt: skip


def test_lookups_may_have_their_id_first_welsh_names_and_blank_counties(tmp_path: Path) -> None:
    text = "FID,WD23CD,WD23NM,WD23NMW,LAD23CD,LAD23NM,CTY23CD,CTY23NM\n1,E05000001,Abbey, ,E09000002,Barking,,\n"
    (row,) = draft_of(write(tmp_path / "a.csv", text)).table.to_pylist()
    assert (row["ward_2023"], row["ward_2023_name_welsh"], row["county_2023"]) == ("E05000001", "", "")


def test_small_areas_that_split_or_merged_keep_their_sign(tmp_path: Path) -> None:
    text = (
        "MSOA11CD,MSOA11NM,CHNGIND,MSOA21CD,MSOA21NM,LAD22CD,LAD22NM\nE02000001,a,S,E02006801,b,E09000001,City of London\n"
        "E02000001,a,S,E02006802,c,E09000001,City of London\n"
    )
    rows = draft_of(write(tmp_path / "a.csv", text)).table.to_pylist()
    assert [(row["msoa_2011"], row["msoa_2021"], row["change"]) for row in rows] == [
        ("E02000001", "E02006801", "S"), ("E02000001", "E02006802", "S"),
    ]  # fmt: skip


def test_a_lookup_may_come_as_geojson_without_geometry(tmp_path: Path) -> None:
    feature = {"type": "Feature", "properties": {"PCON10CD": "E14000530", "PCON10NM": "Aldershot", "PCON24CD": "E14001063", "PCON24NM": "Aldershot", "ObjectId": 1}, "geometry": None}  # fmt: skip
    draft = draft_of(write(tmp_path / "a.geojson", json.dumps({"type": "FeatureCollection", "features": [feature]})))
    assert (draft.kind, draft.table.column_names) == (
        "lookup",
        ["pcon_2010", "pcon_2010_name", "pcon_2024", "pcon_2024_name"],
    )


def square(west: float, south: float) -> dict[str, object]:
    ring = [[west, south], [west + 1, south], [west + 1, south + 1], [west, south + 1], [west, south]]
    return {"type": "Polygon", "coordinates": [ring]}


def boundaries(geometry: object, **more: object) -> str:
    properties = {
        "LAD23CD": HARTLEPOOL,
        "LAD23NM": "Hartlepool",
        "LAD23NMW": " ",
        "BNG_E": 447160,
        "BNG_N": 531474,
        **more,
    }
    return json.dumps(
        {"type": "FeatureCollection", "features": [{"type": "Feature", "properties": properties, "geometry": geometry}]}
    )


@pytest.mark.parametrize("extra", [{}, {"OBJECTID": 1, "Shape__Area": 2.5}, {"FID": 1, "SHAPE_Length": 3}])
def test_boundaries_need_no_extra_columns_and_no_crs(tmp_path: Path, extra: dict[str, object]) -> None:
    draft = draft_of(write(tmp_path / "a.geojson", boundaries(square(-1.2, 54.6), **extra)))
    (row,) = draft.table.to_pylist()
    assert (draft.kind, row["code"], row["name"], row["vintage"]) == ("boundaries", HARTLEPOOL, "Hartlepool", 2023)


def test_boundaries_in_grid_metres_are_refused(tmp_path: Path) -> None:
    with pytest.raises(PublicationError, match="not degrees") as error:
        draft_of(write(tmp_path / "a.geojson", boundaries(square(447160, 531474))))
    assert "British National Grid" in error.value.found


def test_postcodes_under_both_generations_of_names(tmp_path: Path) -> None:
    old = "pcd,pcd2,pcds,dointr,doterm,oscty,oslaua,osward,ctry,rgn,lsoa11,msoa11,imd\n"
    new = "pcd7,pcd8,pcds,dointr,doterm,cty25cd,lad25cd,wd25cd,ctry25cd,rgn25cd,lsoa11cd,msoa11cd,lsoa21cd,msoa21cd\n"
    first = "AL1 1AA,AL1  1AA,AL1 1AA,199002,199405,E10000015,E07000240,E05004803,E92000001,E12000006,E01023743,E02004937,1\n"
    second = "IM1 1AA,IM1  1AA,IM1 1AA,199405,,M99999999,M99999999,M99999999,M83000003,M99999999,M99999999,M99999999,M99999999,M99999999\n"
    (row,) = draft_of(write(tmp_path / "a.csv", old + first)).table.to_pylist()
    assert (row["postcode"], row["ended"], row["in_district"]) == ("AL1 1AA", "199405", "E07000240")
    (row,) = draft_of(write(tmp_path / "b.csv", new + second)).table.to_pylist()
    assert (row["postcode"], row["in_ltla_2025"], row["in_lsoa_2021"]) == ("IM1 1AA", "", "")


def test_rural_classes_end_in_hard_spaces_and_some_sheets_are_phantoms(tmp_path: Path) -> None:
    def sheet(title: str, *head: str, row: list[str]) -> list[list[str]]:
        return [[title], ["There is 1 row in this table."], list(head), row]

    kinds = (
        "Rural Urban Classification 2011 code",
        "Rural Urban Classification 2011 (10 fold)",
        "Rural Urban Classification 2011 (2 fold)",
    )
    sheets = {
        "OA11": sheet("Table 1", "Output Area 2011 Code", *kinds, row=["E00000001", "A1", "x", "Urban"]),
        "LSOA11": sheet("Table 2", "Lower Super Output Area 2011 Code", "Lower Super Output Area 2011 Name", *kinds,
                        row=["E01000001", "a", "C1\u00a0\u00a0", "Urban city and town\u00a0", "Urban"]),
        "MSOA11": sheet("Table 3", "Middle Super Output Area 2011 Code", "Middle Super Output Area 2011 Name", *kinds,
                        row=["E02000001", "b", "E1", "Rural village\u00a0", "Rural"]),
        "Ward11": sheet("Table 4", "Ward 2011 Code", "Ward 2011 Name", *kinds, row=["E05000001", "c", "E1", "Rural village", "Rural"]),
        "'file:///S:/RUC'#$x": [["a"]],
    }  # fmt: skip
    lookup, shares = drafts_of(ods(tmp_path / "a.ods", sheets))
    assert [row["ruc_2011"] for row in lookup.table.to_pylist()] == ["C1", "E1", "E1"]
    assert lookup.table.to_pylist()[0]["ruc_2011_name"] == "Urban city and town"
    check(shares, [Spot("rural_small_area", "E01000001", 0)])


@pytest.mark.parametrize(
    ("head", "row"),
    [
        (
            "GEOGCD,GEOGNM,GEOGNMW,SI_ID,SI_TITLE,OPER_DATE,TERM_DATE,PARENTCD",
            "E07000001,Mid Bedfordshire,,1,x,01/01/2009,31/03/2009,E10",
        ),
        ("GEOGCD,GEOGNM,GEOGNMW,OPER_DATE,TERM_DATE", "E07000001,Mid Bedfordshire,,01/01/2009 00:00,31/03/2009 00:00"),
        ("GEOGCD,GEOGNM,OPER_DATE,TERM_DATE", "E07000001,Mid Bedfordshire,01/01/2009,31/03/2009"),
    ],
)
def test_the_code_history_has_three_layouts(tmp_path: Path, head: str, row: str) -> None:
    live = row.replace("E07000001", "E07000004").replace("31/03/2009 00:00", "").replace("31/03/2009", "")
    ended, living = draft_of(write(tmp_path / "a.csv", f"{head}\n{row}\n{live}\n")).table.to_pylist()
    assert (str(ended["start"]), str(ended["end"]), living["end"]) == ("2009-01-01", "2009-03-31", None)


# People, homes, pay


def test_migration_indicators_have_merged_periods_and_marks_in_limits(tmp_path: Path) -> None:
    def two(*columns: str, period: str = "Mid-2010 to Mid-2011") -> list[list[str | float]]:
        return [["", "", period, *([period] * (len(columns) - 1))], ["Area Code", "Area Name", *columns]]

    born: list[list[str | float]] = [
        ["", "", "Jan 2011 to Dec 2011", "", "", "Jan 2012 to Dec 2012", "", ""],
        ["", "", "Country of Birth", "", "", "Country of Birth", "", ""],
        ["Area Code", "Area Name", "Resident Population", "Non-UK Born Estimate", "CI +/-", "Resident Population", "Non-UK Born Estimate", "CI +/-"],
        [OLDHAM, "Oldham", 223000, 22000, 5000, 224000, "c", "c"], [],
        ["E06000053", "Isles of Scilly", ":", "0~", ".", ":", ":", ":"], [],
        ["Source: Annual Population Survey"], [1, "A numbered note"], [". = no contact"],
    ]  # fmt: skip
    british = [[*row] for row in born]
    british[0] = ["", "", "", "Jan 2011 to Dec 2011", "", "Jan 2012 to Dec 2012", "", ""]
    british[1] = [
        cell.replace("Country of Birth", "Nationality") if isinstance(cell, str) else cell for cell in british[1]
    ]
    british[2] = [cell.replace("Non-UK Born", "Non-British") if isinstance(cell, str) else cell for cell in british[2]]
    flows: list[list[str | float]] = [
        ["", "", "Mid-2010 to Mid-2011", "", "", "", ""],
        [
            "",
            "",
            "Mid-2011 Population Estimate",
            "Long-Term International Migration",
            "",
            "Internal Migration\n (within UK)",
            "",
        ],
        ["Area Code", "Area Name", "", "Inflow", "Outflow", "Inflow", "Outflow"],
        [OLDHAM, "Oldham", 225157, 1290, 634, 5837, 6620],
    ]
    births: list[list[str | float]] = [
        ["", "", "Jan 2011 to Dec 2011", ""], ["", "Mother's area of usual residence", "Live births", ""],
        ["Area Code", "Area Name", "All live births", "Live births to mothers born outside of UK"], [OLDHAM, "Oldham", 3260, 908],
    ]  # fmt: skip
    calendar = "Jan 2011 to Dec 2011"
    sheets = {
        "Notes": [["Local Area Migration Indicators, UK"]],
        "Migration Flows": flows,
        "Short-Term": [
            *two("Mid-2011 Population Estimate", "Short-Term International Migration Inflow Estimatesp"),
            [OLDHAM, "x", 1, ":"],
        ],
        "Born": born,
        "British": british,
        "NINo": [
            *two("Mid-2011 Population Estimate\n (16 to 64)", "Migrant NINo Registrations", period=calendar),
            [OLDHAM, "x", 141638, 1336],
        ],
        "GP": [*two("Mid-2011 Population Estimate", "New Migrant GP Registrations"), [OLDHAM, "x", 225157, 1446]],
        "Births": births,
    }
    draft = draft_of(xlsx(tmp_path / "a.xlsx", sheets))
    check(
        draft,
        [
            Spot("intl_outflow", OLDHAM, 634, "2010-07-01"), Spot("internal_inflow", OLDHAM, 5837), Spot("population_mid_year", OLDHAM, 225157),
            Spot("short_term_intl_inflow", OLDHAM, None, status="not available"), Spot("nino_registrations", OLDHAM, 1336, "2011-01-01"),
            Spot("aps_non_uk_born", OLDHAM, 22000, "2011-01-01", lower=17000, upper=27000),
            Spot("aps_non_uk_born", OLDHAM, None, "2012-01-01", status="suppressed"),
            Spot("aps_non_uk_born", "E06000053", None, "2011-01-01", status="rounds to zero"),
            Spot("aps_non_british", OLDHAM, 22000, "2011-01-01", lower=17000, upper=27000),
            Spot("births_non_uk_born_mothers", OLDHAM, 908), Spot("migrant_gp_registrations", OLDHAM, 1446),
        ],
    )  # fmt: skip
    assert left_out(draft)["notes under the table"] == 6


def birth_sheet(title: str, first: str, second: str) -> list[list[str | float]]:
    return [
        [""], [f"Table {title}: Population in the United Kingdom, excluding some residents"], [], ["July 2015 to June 2016"],
        ["", "", "", "", "", "", "thousands"],
        ["Countries of the UK", "", "All", "", "", first, "", second, "", "European Union", ""],
        ["", "", "", "", "", "", "", "", "", "European Union EU86", ""], [],
        ["Area Code10", "Area Name", "estimate", "CI11, 12 +/-", "", "estimate", "CI +/-", "estimate", "CI +/-", "estimate", "CI +/-"], [],
        [OLDHAM, "    Oldham", 229, "z", "", 196, 17, 33, 7, "c", "c"], [], ["E09000001", "London22", ".", ":", "", ":", ":", 1, 1, 0, 1],
        [], ["1. A note."], ["2. Another."],
    ]  # fmt: skip


def test_country_of_birth_has_footnote_numbers_glued_and_thousands(tmp_path: Path) -> None:
    sheets = {
        "1.1": birth_sheet("1.1", "United Kingdom", "Non-United Kingdom"),
        "2.1": birth_sheet("2.1", "British", "Non-British"),
    }
    draft = draft_of(xlsx(tmp_path / "a.xlsx", sheets))
    check(
        draft,
        [
            Spot("born_all", OLDHAM, 229000, "2015-07-01"), Spot("born_uk", OLDHAM, 196000, lower=179000, upper=213000),
            Spot("born_eu8", OLDHAM, None, status="suppressed"), Spot("national_non_british", OLDHAM, 33000, lower=26000, upper=40000),
            Spot("born_all", "E09000001", None, status="not available"),
        ],
    )  # fmt: skip


def test_mid_year_estimates_have_numbers_for_headings_and_a_link_in_the_corner(tmp_path: Path) -> None:
    def ages(sex: str) -> list[list[str | float]]:
        head: list[str | float] = ["Code", "Name", "Geography1", "All ages", *range(90), "90+"]
        row: list[str | float] = [OLDHAM, "Oldham", "Metropolitan District", 237110, *range(100, 190), 1676]
        title = f"MYE2: Population estimates: {sex} by single year of age and sex, mid-2019"
        return [["Contents"], [], [title], [], head, row, [], ["1. A note"]]

    change: list[list[str | float]] = [
        ["Contents"], [], ["MYE3: Components of population change, mid-2019"], [],
        ["Code", "Name", "Geography1", "Births", "Deaths", "Internal Migration Inflow", "Internal Migration Outflow", "International Migration Inflow",
         "International Migration Outflow", "Other"],
        ["K02000001", "UNITED KINGDOM", "Country", 721685, 593410, "-", "-", 609318, 378804, 2467],
    ]  # fmt: skip
    density: list[list[str | float]] = [
        ["Contents"], [], ["MYE5: Population estimates: Population density, mid-2001 to mid-2019"], [],
        ["Code", "Name", "Geography1", "Area (sq km)", "Estimated Population mid-2019", "2019 people per sq. km"], [OLDHAM, "x", "x", 142, 237110, 1666],
    ]  # fmt: skip
    median: list[list[str | float]] = [
        ["Contents"],
        [],
        ["MYE6: Median age"],
        [],
        ["Code", "Name", "Geography1", "Mid-2019", "Mid-2018"],
        [OLDHAM, "x", "x", 37.1, 37],
    ]
    sheets = {"Contents ": [["x"]], "MYE2 - Persons": ages("Persons"), "MYE2 - Males": ages("Males"), "MYE2 - Females": ages("Females"),
              "MYE3": change, "MYE 5": density, "MYE 6": median}  # fmt: skip
    draft = draft_of(xlsx(tmp_path / "a.xlsx", sheets))
    check(
        draft,
        [
            Spot("all_ages", OLDHAM, 237110, "2019-06-30"), Spot("age_0", OLDHAM, 100), Spot("female__age_89", OLDHAM, 189),
            Spot("male__aged_90_plus", OLDHAM, 1676), Spot("internal_inflow", "K02000001", None, status="not applicable"),
            Spot("median_age", OLDHAM, 37, "2018-06-30"), Spot("people_per_sq_km", OLDHAM, 1666),
        ],
    )  # fmt: skip


def test_ward_estimates_have_a_small_table_in_their_footer(tmp_path: Path) -> None:
    ages = ",".join(str(age) for age in range(90))
    blank = "," * 95
    text = (
        f'Contents{blank}\n{blank}\n"Table SAPE23DT8a: Mid-2020 Population Estimates for 2020 Wards and 2021 LAs, Persons - Experimental"{blank}\n{blank}\n'
        f"Ward Code 1,Ward Name 1,LA Code (2021 boundaries),LA name (2021 boundaries),All Ages,{ages},90+\n"
        f'E05000026,Abbey,E09000002,Barking,"16,149",{ages},35\nW05000287,Tŷ-nant,W06000001,Ynys Môn,"1,784",{ages},7\n{blank}\n'
        f"1. There are 18 sub-threshold wards.{blank}\nAssuming Ward,Subthreshold Wards{blank[1:]}\nAldersgate,Cheap{blank[1:]}\n"
    )
    draft = draft_of(write(tmp_path / "a.csv", text))
    check(
        draft,
        [
            Spot("all_ages", "E05000026", 16149, "2020-06-30"),
            Spot("age_9", "W05000287", 9),
            Spot("aged_90_plus", "W05000287", 7),
        ],
    )
    assert left_out(draft) == {"notes under the table": 3}


def test_population_by_deprivation_names_the_sex_once(tmp_path: Path) -> None:
    def sheet(country: str) -> list[list[str | float]]:
        head: list[str | float] = ["", "Deprivation Decile (IMD 2020)", *range(90), "90+"]
        rows = [["Males", 1, *range(91)], ["", 2, *range(100, 191)], [], ["Females", 1, *range(200, 291)], ["1 A note"]]
        return [
            [],
            [f"Mid-year population estimates in deprivation decile areas by sex, {country}, 20201,2,3,4"],
            [],
            head,
            *rows,
        ]  # type: ignore[list-item]

    draft = draft_of(xlsx(tmp_path / "a.xlsx", {"Table 1": sheet("England"), "Table 2": sheet("Wales")}))
    check(draft, [Spot("males__2__0", "E92000001", 100, "2020-06-30"), Spot("females__1__90_plus", "W92000004", 290)])


def test_dwellings_fuse_year_and_measure_and_end_in_hard_spaces(tmp_path: Path) -> None:
    def sheet(title: str, *heads: str, row: list[float]) -> list[list[str | float]]:
        codes = ["Region code\u00a0", "Region name\u00a0", "Local authority code\u00a0", "Local authority name"]
        return [[f"Table {title} of dwelling stock by tenure in each local authority"], ["This worksheet contains one table."], ["Source: ONS"],
                [*codes, *heads], ["E12000002", "North West", OLDHAM, "Oldham", *row]]  # fmt: skip

    counts = sheet("1a: Counts", "2012 Owned Outright\u00a0", "2012 Owned Outright LCI\u00a0\u00a0", "2012 Owned Outright UCI\u00a0\u00a0",
                   "2012 Owned Outright CV (%)\u00a0", "2012 Private Rent\u00a0", "2012 Total Dwellings\u00a0", row=[28581, 26208, 30953, 4.2, 5, 96645])  # fmt: skip
    shares = sheet("2a: Percentage breakdown", "2012 Owned Outright\u00a0(%)", "2012 Owned Outright LCI\u00a0(%)", "2012 Owned Outright UCI\u00a0(%)",
                   "2012 Private Rent\u00a0(%)", row=[30.73, 28.18, 33.28, 5])  # fmt: skip
    draft = draft_of(xlsx(tmp_path / "a.xlsx", {"Contents": [["x"]], "1a": counts, "2a": shares}))
    check(
        draft,
        [
            Spot("owned_outright", OLDHAM, 28581, "2012-01-01", lower=26208, upper=30953), Spot("total_dwellings", OLDHAM, 96645),
            Spot("owned_outright_share", OLDHAM, 0.3073, lower=0.2818, upper=0.3328), Spot("private_rent_share", OLDHAM, 0.05),
        ],
    )  # fmt: skip


def test_earnings_are_windows_text_with_a_three_line_header(tmp_path: Path) -> None:
    text = (
        '"Table 8.7a   Annual pay - Gross (£) - For all employee jobsa: United Kingdom, 2025",,,,,,,,,\r\n,,,,,,,,,\r\n'
        ",,Number,,Annual,,Annual,,,\r\n,,of jobsb,,percentage,,percentage,Percentiles,,\r\n"
        "Description,Code,(thousand),Median,change,Mean,change,10,20,80\r\n"
        'Darlington UA,E06000005,42,"30,100",9.2,"35,551",6.4,"14,383","19,429",x\r\n'
        'United Kingdom ,K02000001,"24,897","32,890",4.1,"40,269",5.5,"11,425",..,:\r\n'
        "Not Classified,,136,1,1,1,1,1,1,1\r\na  Employees on adult rates.,,,,,,,,,\r\nSource: ONS,,,,,,,,,\r\n"
    )
    draft = draft_of(write(tmp_path / "PROV - Home.csv", text, "cp1252"))
    check(
        draft,
        [
            Spot("median_annual_pay", "E06000005", 30100, "2025-01-01"), Spot("jobs", "E06000005", 42000),
            Spot("annual_pay_p80", "E06000005", None, status="unreliable"), Spot("annual_pay_p20", "K02000001", None, status="suppressed"),
            Spot("annual_pay_p80", "K02000001", None, status="not applicable"),
        ],
    )  # fmt: skip
    assert left_out(draft) == {"notes under the table": 3}


FINGERTIPS = (
    "Indicator ID,Indicator Name,Parent Code,Parent Name,Area Code,Area Name,Area Type,Sex,Age,Category Type,Category,Time period,Value,"
    "Lower CI 95.0 limit,Upper CI 95.0 limit,Lower CI 99.8 limit,Upper CI 99.8 limit,Count,Denominator,Value note\n"
)


def test_fingertips_repeats_england_for_every_group(tmp_path: Path) -> None:
    text = FINGERTIPS + (
        "1,Social contact: percentage,,,E92000001,England,England,Persons,18+ yrs,,,2010/11,45.9,45,47,,,10,20,\n"
        "1,Social contact: percentage,,,E92000001,England,England,Persons,18+ yrs,Deprivation,Most deprived,2010/11,40,39,41,,,,,\n"
        "1,Social contact: percentage,E12000002,North West region,E10000003,Cambs,County & UA,Persons,18+ yrs,,,2015,,,,,,,,Value missing in source data\n"
        "2,Hip fractures per 100000,E12000002,x,E10000003,Cambs,County & UA,Female,65+ yrs,,,2012 - 14,550,500,600,,,,,\n"
    )
    draft = draft_of(write(tmp_path / "a.csv", text))
    name = "social_contact_percentage__persons__18_plus_yrs"
    check(
        draft,
        [
            Spot(name, "E92000001", 0.459, "2010-04-01", lower=0.45, upper=0.47, base=20), Spot(name, "E10000003", None, "2015-01-01", status="not available"),
            Spot("hip_fractures_per_100000__female__65_plus_yrs", "E10000003", 550, "2012-01-01", lower=500, upper=600),
        ],
    )  # fmt: skip
    assert left_out(draft) == {"groups within an area (by deprivation, ethnicity and so on)": 1}


@pytest.mark.parametrize("order", ["measure,observation", "observation,measure"])
def test_explore_local_statistics_changes_its_column_order(tmp_path: Path, order: str) -> None:
    head = f"areacd,areanm,geography,indicator,period,{order},unit,lci_95,uci_95,status,notes\n"
    value = {"measure,observation": "Percentage,84", "observation,measure": "84,Percentage"}[order]
    rows = (
        f"{OLDHAM},Oldham,Local Authority District,Engaged with the arts,2023-04-01/P1Y,{value},%,80,88,,\n"
        f"TLI3,London,ITL Level 2,Engaged with the arts,2023-04-01/P1Y,{value},%,80,88,,\n"
    )
    draft = draft_of(write(tmp_path / "a.csv", head + rows, "utf-8-sig"))
    check(draft, [Spot("arts", OLDHAM, 0.84, "2023-04-01", lower=0.8, upper=0.88)])
    assert left_out(draft) == {"statistical regions (ITL) that are not areas of ours": 1}


# Elections


def test_elections_of_2022_have_a_title_in_the_second_column(tmp_path: Path) -> None:
    text = (
        ',"Local election results by ward, 2022",,,,,,,,,\n'
        "COUNTYNAME,County code,County name,Local authority code,Local authority name,Ward code,Ward name,Vacancies,Type,Electorate,Turnout (%)\n"
        'Greater Manchester,NA,NA,E08000004,Oldham,E05000719,Alexandra,1,MB,"7,609",25.0\n'
        'Total Votes,E10000034,Worcestershire,E08000004,Oldham,E05007893,Warndon,1,SDT,"4,029",35.0\n'
    )
    draft = draft_of(write(tmp_path / "a.csv", text))
    check(
        draft,
        [
            Spot("turnout", "E05000719", 0.25, "2022-01-01"), Spot("electorate", "E05007893", 4029),
            Spot("electorate", OLDHAM, 11638),
        ],
    )  # fmt: skip
    assert figures(draft, "turnout", OLDHAM)[0]["value"] == pytest.approx((0.25 * 7609 + 0.35 * 4029) / 11638)


def test_elections_of_2024_have_tabs_in_numbers_and_signs_on_turnout(tmp_path: Path) -> None:
    text = (
        "Local election results by ward 2024,,,,,,,,,\n"
        "Local authority name,Local authority code,Ward code,Ward name,Vacancies,Local authority type,Election type ,Electorate,Total votes,Turnout (%)\n"
        'Adur,E07000223,E05007562,Buckingham, \t1 ,SD,By thirds," \t3,080 ","1,339",43.5%\n'
    )
    check(
        draft_of(write(tmp_path / "a.csv", text)),
        [Spot("turnout", "E05007562", 0.435, "2024-01-01"), Spot("electorate", "E07000223", 3080)],
    )


def test_elections_of_2023_have_names_only_and_their_year_in_the_file_name(tmp_path: Path) -> None:
    names = NameIndex.of([Named("E06000038", "Reading"), Named("E05013864", "Abbey", "E06000038")])
    text = "COUNTYNAME,DISTRICTNAME,WARDNAME,VACS,TYPE,ELECT,TURNOUT\nBerkshire,Reading,ABBEY,1,UAT,6600,19.2\nBerkshire,Reading,New Ward,1,UAT,7554,28\n"
    draft = draft_of(write(tmp_path / "LEH-Candidates-2023.csv", text), names)
    check(draft, [Spot("turnout", "E05013864", 0.192, "2023-01-01"), Spot("electorate", "E06000038", 14154)])
    with pytest.raises(PublicationError, match="period cannot be found"):
        draft_of(write(tmp_path / "ward level.csv", text), names)


def test_the_general_election_is_by_constituency(tmp_path: Path) -> None:
    text = (
        "House of Commons General Election 2024 results by constituency,,,,,,\n[Note 1],,,,,,\n"
        'ONS ID,ONS region ID,Constituency name,Electorate,Valid votes,Invalid votes,Majority\nW07000081,W92000004,Aberafan,"72,580","35,755",79,"10,354"\n'
    )
    check(draft_of(write(tmp_path / "a.csv", text)), [Spot("electorate", "W07000081", 72580, "2024-07-04")])


def test_the_referendum_counted_gibraltar_and_northern_ireland_as_one_area(tmp_path: Path) -> None:
    text = (
        "id,Region_Code,Area_Code,Area,Electorate,VerifiedBallotPapers,Pct_Turnout,Votes_Cast,Valid_Votes,Remain,Leave,Pct_Remain\n"
        "381,N92000002,N92000002,Northern Ireland,1260955,790523,62.69,790523,790149,440707,349442,55.78\n"
        "382,E12000009,GI,Gibraltar,24119,20172,83.64,20172,20145,19322,823,95.91\n"
    )
    draft = draft_of(write(tmp_path / "a.csv", text))
    check(draft, [Spot("turnout", "N92000002", 0.6269, "2016-06-23")])
    assert left_out(draft) == {"not an area of ours: GI": 1}


def test_ethnic_groups_have_a_sheet_a_year_and_a_second_block_of_intervals(tmp_path: Path) -> None:
    def sheet(white: float) -> list[list[str | float]]:
        return [
            ["Code", "Area", "Number", "", "", "95% Confidence Interval", ""], ["", "", "White", "Asian", "", "White", "Asian"], [],
            ["E09000001", "City of London", "-", "-", "", "-", "-"], [], ["E12000007", "London", white, 1630000, "", 88000, 51000],
        ]  # fmt: skip

    draft = draft_of(
        xlsx(tmp_path / "a.xlsx", {"Metadata": [["Name"]], "2018": sheet(5255000), "2017": sheet(5200000)})
    )
    check(
        draft,
        [
            Spot("white", "E12000007", 5255000, "2018-01-01", lower=5167000, upper=5343000),
            Spot("white", "E12000007", 5200000, "2017-01-01", lower=5112000, upper=5288000),
            Spot("asian", "E09000001", None, "2018-01-01", status="suppressed"),
        ],
    )


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
def test_school_meals_hold_two_terms_and_three_levels(tmp_path: Path, encoding: str) -> None:
    head = "time_period,time_identifier,geographic_level,country_code,country_name,region_name,region_code,old_la_code,la_name,new_la_code,phase,fsm_eligible,headcount,fsm_eligible_percent\n"
    rows = (
        "202021,Autumn term,National,E92000001,England,,,,,,Total,1633698,8299034,19.685\n"
        "201920,Spring term,Regional,E92000001,England,Yorkshire and the Humber,E12000003,,,,Total,5,10,50\n"
        f"201920,Autumn term,Local authority,E92000001,England,North West,E12000002,353,Oldham,{OLDHAM},Total,9155,44507,20.57\n"
        f"202021,Autumn term,Local authority,E92000001,England,North West,E12000002,353,Oldham,{OLDHAM},Total,10886,#DIV/0!,24.3\n"
    )
    draft = draft_of(write(tmp_path / "a.csv", head + rows, encoding))
    check(
        draft,
        [
            Spot("total__fsm_eligible_percent", "E92000001", 0.19685, "2020-09-01"), Spot("total__fsm_eligible", "E12000003", 5, "2020-01-01"),
            Spot("total__fsm_eligible", OLDHAM, 9155, "2019-09-01"), Spot("total__headcount", OLDHAM, None, "2020-09-01", status="not applicable"),
        ],
    )  # fmt: skip
    assert left_out(draft) == {}


# What belongs elsewhere


@pytest.mark.parametrize(
    ("text", "layout"),
    [
        ("timestamp,datetime,comment-id,voter-id,vote\n1,x,2,3,-1\n", "refused-polis-votes"),
        ("timestamp,datetime,comment-id,author-id,agrees,disagrees,moderated,comment-body\n1,x,2,3,4,5,1,\"a\nb\"\n", "refused-polis-comments"),
        ("participant,xid,group-id,n-comments,n-votes,n-agree,n-disagree,1,4\n0,,,1,2,3,4,1,-1\n", "refused-polis-participants"),
        ("topic,What next?\nurl,https://pol.is/x\nviews,27\nvoters,26\n", "refused-polis-summary"),
        ("uprn,cty,ced,lad,ward,ctry,rgn,pcon,lsoa11,msoa11\n1,E9,E9,E06000034,E05002246,E92000001,E12000006,E14000995,E01016004,E02003313\n", "refused-property-directory"),
    ],
)  # fmt: skip
def test_what_is_not_area_statistics_is_recognised_and_refused(tmp_path: Path, text: str, layout: str) -> None:
    path = write(tmp_path / "a.csv", text)
    assert layout_of(path) == layout
    with pytest.raises(PublicationError, match="known, and is not area statistics") as error:
        draft_of(path)
    assert error.value.next_step
