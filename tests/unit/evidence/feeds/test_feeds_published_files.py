"""The publishers' own files: each is recognised, and what comes out is what stands in it (values read by hand)."""

import csv
import gzip
import io
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pytest
from feed_checks import Spot, check, draft_of, drafts_of, left_out

from welltogether.evidence.drafts import FIGURES, Draft
from welltogether.evidence.feeds.names import NameIndex
from welltogether.evidence.feeds.registry import Recognised, Unrecognised, read, recognise
from welltogether.vocabulary.errors import PublicationError

pytestmark = pytest.mark.shared_data

OLDHAM = "E08000004"
SUFFIX = "_-_IoD2019_Local_Authority_District_Summaries_"

# file, dataset, rows read, figures, left out, spots
FILES: list[tuple[str, str, int, int, dict[str, int], list[Spot]]] = [
    (
        "mhclg_iod2019/File_1_-_IMD2019_Index_of_Multiple_Deprivation.xlsx.gz", "iod2019-file1", 32844, 65688, {},
        [Spot("imd_rank", "E01000001", 29199, "2019-01-01", vintage=2011), Spot("imd_decile", "E01033768", 1)],
    ),
    (
        "mhclg_iod2019/File_2_-_IoD2019_Domains_of_Deprivation.csv.gz", "iod2019-file2", 32844, 525504, {},
        [Spot("imd_rank", "E01000007", 7256), Spot("environment_decile", "E01033768", 1), Spot("crime_rank", "E01033768", 1214)],
    ),
    (
        "mhclg_iod2019/File_7_-_All_IoD2019_Scores__Ranks__Deciles_and_Population_Denominators_3.csv", "iod2019-file7",
        127, 5969, {},
        [
            Spot("imd_score", "E01012553", 5.237), Spot("income_score", "E01012553", 0.031),
            Spot("older_people_low_income", "E01012446", 0.035), Spot("population", "E01012446", 1318),
        ],
    ),
    (
        f"mhclg_iod2019/File_10{SUFFIX}_lower-tier__.xlsx", "iod2019-file10", 3170, 20922, {},
        [
            Spot("imd_score", OLDHAM, 33.155, vintage=2019), Spot("imd_average_rank", OLDHAM, 22460.1),
            Spot("most_deprived_tenth", OLDHAM, 0.305), Spot("income_scale", OLDHAM, 44367),
            Spot("barriers_score", OLDHAM, 11.841), Spot("children_low_income", OLDHAM, 0.233),
        ],
    ),
    (
        f"mhclg_iod2019/File_11{SUFFIX}_upper-tier__.xlsx", "iod2019-file11", 1510, 9966, {},
        [Spot("imd_average_rank", "E10000003", 11426.31), Spot("imd_extent", "E10000003", 0.0471)],
    ),
    (
        "mhclg_iod2019/File_14_-_IoD2015_Recast_to_2019_Local_Authority_District__lower-tier__Boundaries.xlsx",
        "iod2019-file14", 317, 3804, {},
        [Spot("imd_score", OLDHAM, 30.291, "2015-01-01", vintage=2019), Spot("employment_scale", OLDHAM, 21894.5)],
    ),
    (
        "mhclg_iod2015/2015_Local_Authority_District_Summaries.xlsx", "iod2015-summaries", 3260, 21516, {},
        [Spot("income_score", OLDHAM, 0.206, vintage=2013), Spot("children_low_income", OLDHAM, 0.26)],
    ),
    (
        "mhclg_iod2015/deprivation2015.xlsx.gz", "iod2015-file1", 32844, 65688, {},
        [Spot("imd_rank", "E01013425", 31273), Spot("imd_decile", "E01031349", 7)],
    ),
    (
        "nomis_census2021_bulk/census2021-ts007-ltla.csv", "nomis-bulk-2021-ts007-ltla", 331, 37403, {},
        [Spot("age_total", OLDHAM, 242081, "2021-03-21", vintage=2021), Spot("age_0_to_4", OLDHAM, 16005)],
    ),
    (
        "nomis_census2021_bulk/census2021-ts007-utla.csv", "nomis-bulk-2021-ts007-ltla-utla", 174, 19662, {},
        [Spot("age_total", "E10000003", 678849), Spot("age_5_to_9", "E10000003", 38723)],
    ),
    (
        "nomis_census2021_bulk/census2021-ts007-rgn.csv", "nomis-bulk-2021-ts007-country-region", 10, 1130, {},
        [Spot("age_total", "E12000007", 8799723), Spot("age_total", "W92000004", 3107492)],
    ),
    (
        "nomis_census2021_bulk/census2021-ts007-ctry.csv", "nomis-bulk-2021-ts007-country", 3, 339, {},
        [Spot("age_total", "K04000001", 59597546), Spot("age_0_to_4", "W92000004", 155086)],
    ),
    (
        "ons_census2021_create_custom_dataset/TS021-2021-2.csv.gz",
        "census2021-custom-dataset-ethnic-group-20-categories-ltla-6e566cf2", 6620, 6620,
        {"does not apply (code −8)": 331},
        [
            Spot("eth_asian_asian_british_or_asian_welsh_bangladeshi", OLDHAM, 21754),
            Spot("eth_white_roma", OLDHAM, 549),
            Spot("eth_total", OLDHAM, 242087),
        ],
    ),
    (
        "nomis_query_census2001/census_2001_ST149_religion_sex_5yrband.csv.gz",
        "nomis-query-census2001-st149-2001-7903cfb8", 6264, 137808, {},
        [
            Spot("st149__males__christian__age_0_to_4", OLDHAM, 4169, "2001-04-29", vintage=2014),
            Spot("st149__males__buddhist__age_0_to_4", "W06000022", 12),
            Spot("st149__females__religion_not_stated__age_0_to_4", OLDHAM, 731),
        ],
    ),
    (
        "nomis_query_xlsx/nomis_2021_11_22_213653.xlsx", "nomis-query-census2011-ks201ew-2011-553eee66", 19, 171, {},
        [
            Spot("ks201ew__all_usual_residents", "E12000006", 5846965, "2011-03-27"),
            Spot("ks201ew__other_ethnic_group_any_other_ethnic_group", "E12000007", 175021),
        ],
    ),
    (
        "nomis_query_xlsx/nomis_2021_11_22_110504.xlsx",
        "nomis-query-population-population-estimates-2020-09dd8a92", 276, 2484, {},
        [
            Spot("all_ages", "E12000001", 2680763, "2020-06-30"),
            Spot("male__age_0", "E12000004", 24832),
            Spot("female__aged_90_plus", "E12000007", 38201),
        ],
    ),
    (
        "nomis_query_xlsx/nomis_2021_11_22_104904.xlsx", "nomis-query-mortality-mortality-statistics-2020-fc04c218",
        14, 140, {},
        [
            Spot("deaths__lc47_covid_19", "E12000007", 10070, "2020-01-01"),
            Spot("deaths__lc30_ischaemic_heart_diseases", "W92000004", 3622),
        ],
    ),
    (
        "nomis_census2011_qs405ew/tenure-households-lad.csv", "nomis-bulk-2011-qs405ew-ltla", 348, 4872, {},
        [Spot("ten_total", OLDHAM, 89703, "2011-03-27", vintage=2014), Spot("ten_owned_total", OLDHAM, 58259)],
    ),
    (
        "nomis_census2011_dc2107ew/census_2011_localdistrictauthorities2015.csv.gz", "nomis-bulk-2011-dc2107ew-ltla",
        348, 229680, {},
        [
            Spot("sexagereligion_total__total__total", OLDHAM, 224897),
            Spot("sexagereligion_total__total__christian", OLDHAM, 134167),
        ],
    ),
    (
        "nomis_api_population_estimates/lad.csv.gz", "nomis-api-population", 11178, 6948,
        {"the same districts again, or other kinds of area": 4230},
        [Spot("all_ages", OLDHAM, 242072, "2021-06-30", vintage=2021), Spot("age_10", OLDHAM, 3594)],
    ),
    (
        "ukds_infuse_census2011/Data_AGE_APPSOCG_DAYPOP_UNIT_URESPOP.csv", "infuse-census2011-01be2aa3-537baa94",
        283, 2264, {},
        [
            Spot("deprivation_classification_of_household_household_is_deprived_in_4_dimensions", "E08000003", 1817),
            Spot("population_usual_residents_all_usual_residents", "E01005061", 1648),
        ],
    ),
    (
        "ukds_infuse_census2011/Data_UNIT_URESPOP.csv", "infuse-census2011-a5417dfc-043ee372", 56, 168, {},
        [
            Spot("population_usual_residents_density_number_of_persons_per_hectare", "E07000214", 9.05894),
            Spot("population_usual_residents_all_usual_residents", "E01030757", 1591),
        ],
    ),
    (
        "ons_recorded_crime_csp/policeforceareatablesyejune25final.csv", "recorded-crime-c2", 399, 7222,
        {"no area in “Community Safety Partnership code”": 85},
        [
            Spot("total_recorded_crime_excluding_fraud", "E22000102", 27222, "2024-07-01", vintage=2023),
            Spot("homicide", "E22000211", 1),
            Spot("vehicle_offences", "E22000002", 5328),
        ],
    ),
    (
        "police_uk_street/2018-04-city-of-london-street.csv", "police-uk-street-city-of-london-police-2018-04", 663, 97,
        {"no location": 36},
        [
            Spot("anti_social_behaviour", "E01000005", 8, "2018-04-01", vintage=2011),
            Spot("all_crime_and_anti_social_behaviour", "E01000005", 38),
        ],
    ),
    (
        "police_uk_street/2020-05-city-of-london-street.csv", "police-uk-street-city-of-london-police-2020-05", 226, 73,
        {"no location": 19},
        [Spot("robbery", "E01000005", 2), Spot("all_crime_and_anti_social_behaviour", "E01000005", 22)],
    ),
    (
        "police_uk_street/2022-12-surrey-street.csv.gz", "police-uk-street-surrey-police-2022-12", 6440, 3560,
        {"no location": 407},
        [Spot("criminal_damage_and_arson", "E01030757", 1), Spot("violence_and_sexual_offences", "E01030757", 1)],
    ),
    (
        "police_uk_street/police-uk-2018-12-merseyside-street.csv.gz", "police-uk-street-merseyside-police-2018-12",
        12636, 5584, {}, [Spot("violence_and_sexual_offences", "E01018537", 1, "2018-12-01")],
    ),
    (
        "met_police_borough_hate_crime/Monthly Crime Other Crime Borough Level Off Type.csv", "met-hate-crime-monthly",
        759, 30016,
        {
            "other flagged crime (not hate crime)": 429, "not an area of ours: Aviation Security(SO18)": 10,
            "measures that are not taken": 96,
        },
        [
            Spot("faith", "E09000003", 5, "2010-04-01"), Spot("faith", "E09000003", 4, "2010-05-01"),
            Spot("racist_and_religious", "E09000033", 66, "2010-04-01"),
        ],
    ),
    (
        "ons_local_area_migration_indicators/2021lamistables.xlsx.gz", "migration-indicators-workbook", 3165, 57148,
        {"notes under the table": 159},
        [
            Spot("intl_inflow", OLDHAM, 1290, "2010-07-01", vintage=2021),
            Spot("internal_outflow", OLDHAM, 7935, "2019-07-01"),
            Spot("population_mid_year", OLDHAM, 237628, "2019-07-01"),
            Spot("short_term_intl_inflow", OLDHAM, 49, "2008-07-01"),
            Spot("short_term_intl_inflow", "E06000053", None, "2008-07-01", status="not available"),
            Spot("aps_non_uk_born", OLDHAM, 22000, "2011-01-01", lower=17000, upper=27000),
            Spot("aps_non_british", OLDHAM, 11000, "2011-01-01", lower=7000, upper=15000),
            Spot("nino_registrations", OLDHAM, 1336, "2011-01-01"), Spot("nino_registrations", OLDHAM, 1112, "2020-01-01"),
            Spot("migrant_gp_registrations", OLDHAM, 2220, "2019-07-01"),
            Spot("births_non_uk_born_mothers", OLDHAM, 1028, "2019-01-01"),
        ],
    ),
    (
        "ons_population_by_country_of_birth/populationbycountryofbirthandnationalityjul15tojun16.xls.gz",
        "country-of-birth-aps-2015-07-to-2016-06", 944, 16674, {"notes under the table": 82},
        [
            Spot("born_uk", OLDHAM, 196000, "2015-07-01", lower=179000, upper=213000),
            Spot("born_south_asia", OLDHAM, 19000, lower=14000, upper=24000),
            Spot("born_eu_other", OLDHAM, None, status="suppressed"),
            Spot("born_south_east_asia", OLDHAM, None, status="not available"),
            Spot("born_all", OLDHAM, 229000),
            Spot("national_non_british", OLDHAM, 18000, lower=13000, upper=23000),
            Spot("born_all", "E09000001", None, status="not available"),
        ],
    ),
    (
        "ons_mid_year_estimates/ukmidyearestimates20192020ladcodes.xls.gz", "mid-year-estimates-uk-2019", 2569, 144840,
        {"notes under the table": 6},
        [
            Spot("all_ages", OLDHAM, 237110, "2019-06-30", vintage=2020), Spot("age_0", OLDHAM, 3170),
            Spot("aged_90_plus", OLDHAM, 1676), Spot("male__all_ages", OLDHAM, 116994),
            Spot("female__age_1", OLDHAM, 1586), Spot("internal_outflow", OLDHAM, 9349, "2018-07-01"),
            Spot("internal_inflow", "K02000001", None, status="not applicable"),
            Spot("population", OLDHAM, 218537, "2001-06-30"), Spot("people_per_sq_km", OLDHAM, 1535, "2001-06-30"),
            Spot("median_age", OLDHAM, 37.1, "2019-06-30"),
        ],
    ),
    (
        "ons_sape_ward_estimates/Mid-2020 Persons-Table 1.csv.gz", "sape-ward-2020", 8067, 740876,
        {"notes under the table": 10},
        [
            Spot("all_ages", "E05000026", 16149, "2020-06-30", vintage=2020), Spot("age_0", "E05000026", 313),
            Spot("aged_90_plus", "E05000026", 35), Spot("all_ages", "E05008077", 1784),
        ],
    ),
    (
        "ons_population_by_imd/populationbyimdenglandandwales2020.xlsx", "population-by-imd", 72, 3640,
        {"notes and blank rows": 32},
        [
            Spot("males__1__0", "E92000001", 39737, "2020-06-30"), Spot("males__10__90_plus", "E92000001", 22412),
            Spot("females__2__1", "W92000004", 1788),
        ],
    ),
    (
        "ons_dwelling_stock_by_tenure/subnationaldwellingstockbytenure2021.xlsx.gz", "dwelling-stock-by-tenure",
        616, 27720, {"limits that do not enclose their value (the value is kept)": 24},
        [
            Spot("owned_outright", OLDHAM, 28581, "2012-01-01", lower=26208, upper=30953, vintage=2021),
            Spot("total_dwellings", OLDHAM, 96645, "2021-01-01"),
            Spot("owned_outright_share", OLDHAM, 0.3073, "2012-01-01", lower=0.2818, upper=0.3328),
            Spot("owned_outright_share", "E08000037", 0.2716, "2014-01-01"),
        ],
    ),
    (
        "ons_ashe/PROV - Home Geography Table 8.7a   Annual pay - Gross 2025.csv", "ashe-annual-pay-2025", 401, 5135,
        {"notes under the table": 6},
        [
            Spot("median_annual_pay", OLDHAM, 29124, "2025-01-01"), Spot("jobs", OLDHAM, 78000),
            Spot("annual_pay_p90", "E06000005", None, status="unreliable"),
            Spot("median_annual_pay", "E09000001", None, status="unreliable"), Spot("annual_pay_p10", OLDHAM, 10617),
        ],
    ),
    (
        "ohid_fingertips/social-isolation-indicators-CountyUA.data.csv.gz", "fingertips-90280-90638-2aeba58e", 4536,
        4077, {"groups within an area (by deprivation, ethnicity and so on)": 459},
        [
            Spot(
                "social_isolation_percentage_of_adult_social_care_users_who_have_as_much_social_contact_as_they_would_like"
                "__persons__18_plus_yrs",
                "E10000003", 0.514, "2018-04-01", lower=0.471, upper=0.557, base=5835, vintage=2019,
            ),
        ],
    ),
    (
        "ohid_fingertips/indicators-DistrictUApre419.data.csv.gz", "fingertips-92658-and-7-more-a5e97ce4-c9d7ffe4",
        2752, 2672, {"groups within an area (by deprivation, ethnicity and so on)": 80},
        [
            Spot(
                "estimated_prevalence_of_diagnosed_hypertension_16_plus__persons__16_plus_yrs", "E07000117", 0.2148508883,
                "2015-01-01", lower=0.197326613, upper=0.2334787754,
            ),
        ],
    ),
    (
        "ons_explore_local_statistics/children-in-relative-poverty.csv.gz",
        "explore-local-statistics-children-in-relative-poverty-a-and-1-more-0dfa5cd8", 2472, 2460,
        {"the same area under another code": 12},
        [
            Spot("child_poverty_before_housing", OLDHAM, 0.3820928714, "2024-04-01", vintage=2024),
            Spot("child_poverty_after_housing", OLDHAM, 0.4361173654, "2023-04-01"),
            Spot("child_poverty_before_housing", "E08000016", 0.2488887896, "2021-04-01"),
        ],
    ),
    (
        "ons_explore_local_statistics/qualifications-level-3-or-above.csv",
        "explore-local-statistics-level-3-or-above-qualifications-great-britain", 803, 803, {},
        [
            Spot("level3_plus", OLDHAM, 0.544, "2023-01-01", lower=0.49, upper=0.598),
            Spot("level3_plus", "E06000053", None, "2022-01-01", status="not available"),
        ],
    ),
    (
        "ons_explore_local_statistics/engagement-with-culture-and-heritage.csv",
        "explore-local-statistics-engaged-with-the-arts-and-3-more-480ed996", 1396, 1228,
        {"statistical regions (ITL) that are not areas of ours": 168},
        [
            Spot("arts", OLDHAM, 0.84, "2023-04-01", lower=0.8, upper=0.88),
            Spot("library_visit", OLDHAM, 0.29, lower=0.25, upper=0.34),
        ],
    ),
    (
        "commons_library_local_elections/local-elections-2022__Wards-results-Table 1.csv.gz", "local-elections-2022",
        3536, 7402,
        {
            "the publisher gives these two wards the code of another ward": 2, "not an area of ours: NA": 2,
        },
        [
            Spot("turnout", "E05000719", 0.25, "2022-01-01", vintage=2022), Spot("electorate", "E05000719", 7609),
            Spot("electorate", "E05007893", 4029),
        ],
    ),
    (
        "commons_library_local_elections/LEH-2024-results-HoC-version__Wards results-Table 1.csv.gz",
        "local-elections-2024", 1903, 4020, {},
        [Spot("turnout", "E05014646", 0.387, "2024-01-01"), Spot("electorate", "E05014647", 8031)],
    ),
    (
        "commons_library_general_elections/HoC-GE2024-results-by-constituency.csv", "general-election-2024", 650, 1950, {},
        [Spot("electorate", "E14001415", 73460, "2024-07-04"), Spot("invalid_votes", "E14001416", 199)],
    ),
    (
        "electoral_commission_eu_referendum/EU-referendum-result-data.csv", "eu-referendum-2016", 382, 2286,
        {"not an area of ours: GI": 1},
        [Spot("turnout", OLDHAM, 0.68, "2016-06-23", vintage=2016), Spot("remain", "N92000002", 440707)],
    ),
    (
        "gla_ethnic_groups_by_borough/ethnic-groups-by-borough.xls", "ethnic-groups-aps", 343, 1610, {},
        [
            Spot("asian", "E09000007", 39000, "2018-01-01", lower=31000, upper=47000),
            Spot("white", "E12000007", 4954000, "2012-01-01", lower=4880000, upper=5028000),
            Spot("white", "E09000001", None, "2018-01-01", status="suppressed"),
        ],
    ),
    (
        "dfe_ees_free_school_meals/fsm_time_series.csv.gz",
        "dfe-free-school-meals-201516-and-5-more-e9fd3a75-4bd183c8", 5696, 17088, {},
        [
            Spot("total__fsm_eligible", OLDHAM, 10886, "2020-09-01"),
            Spot("total__fsm_eligible_percent", OLDHAM, 0.2431647605, "2020-09-01"),
            Spot("special_school__headcount", OLDHAM, 1020, "2020-09-01"),
            Spot("non_maintained_special_school__headcount", "E10000014", None, "2020-01-01", status="not applicable"),
        ],
    ),
    (
        "dfe_ees_free_school_meals/fsm_new_starts_autumn20.csv", "dfe-free-school-meals-201920-202021-b17d7a74", 1804,
        7216, {},
        [
            Spot("total__new_fsm_eligible", "E92000001", 302397, "2020-09-01"),
            Spot("total__new_fsm_eligible", OLDHAM, 2088, "2019-09-01"),
        ],
    ),
]  # fmt: skip


@pytest.mark.parametrize(
    ("file", "dataset", "rows", "n", "reasons", "spots"), FILES, ids=[one[1][:40] for one in FILES]
)
def test_a_published_file_gives_what_stands_in_it(
    shared_data: Path,
    names: NameIndex,
    file: str,
    dataset: str,
    rows: int,
    n: int,
    reasons: dict[str, int],
    spots: list[Spot],
) -> None:
    draft = draft_of(shared_data / "published" / file, names)
    assert draft.kind == "figures"
    assert (draft.dataset, draft.rows_read, draft.table.num_rows) == (dataset, rows, n)
    assert left_out(draft) == reasons
    assert draft.table.schema.equals(FIGURES)
    check(draft, spots)
    check_values(draft)


def check_values(draft: Draft) -> None:
    """A value stands exactly where the status is ok, and shares lie in 0 to 1."""
    okay = pc.equal(draft.table["status"], "ok")
    assert okay.equals(pc.is_valid(draft.table["value"]))
    shares = pa.array([one.name for one in draft.variables if one.unit == "share"], pa.string())
    if len(shares):
        held = draft.table.filter(pc.is_in(draft.table["variable"].cast(pa.string()), shares))["value"]
        assert 0 <= pc.min(held).as_py() <= pc.max(held).as_py() <= 1


def test_elections_of_names_only_are_resolved_by_council_and_ward(shared_data: Path, names: NameIndex) -> None:
    file = "published/commons_library_local_elections/LEH-Candidates-2023__Ward_Level-Table 1.csv.gz"
    draft = draft_of(shared_data / file, names)
    assert draft.rows_read == 4797
    check(draft, [Spot("electorate", OLDHAM, sum_of_oldham(shared_data / file), "2023-01-01", vintage=2023)])
    (unknown,) = [one for one in draft.left_out if one.reason == "a name that is not known"]
    assert 0 < unknown.count < 4797  # wards redrawn for 2023 are in no lookup of 2022


def sum_of_oldham(path: Path) -> float:
    rows = csv.DictReader(io.StringIO(gzip.decompress(path.read_bytes()).decode("utf-8-sig")))
    return sum(float(row["ELECT"]) for row in rows if row["DISTRICTNAME"] == "Oldham")


def test_lookups_name_their_schemes_and_years(shared_data: Path) -> None:
    folder = shared_data / "published/ons_geography_lookups"
    drafts = {draft.dataset: draft for path in folder.iterdir() for draft in drafts_of(path)}
    sizes = {dataset: (draft.table.num_rows, draft.rows_read) for dataset, draft in drafts.items()}
    assert sizes == {
        "ons-lookup-lsoa-lsoa11-lsoa21-ltla22": (34753, 34753),
        "ons-lookup-lsoa-lsoa11-ward21-ltla21": (34753, 34753),
        "ons-lookup-msoa-msoa11-msoa21-ltla22": (7286, 7286),
        "ons-lookup-ward-ward22-ltla22-county22-region22": (8483, 8483),
        "ons-lookup-district-region-ltla22-region22": (309, 309),
        "ons-lookup-district-region-ltla23-region23": (296, 296),
        "ons-lookup-district-nuts-ltla18-lau118-nuts318-nuts218": (400, 400),
        "ons-lookup-constituencies-pcon10-pcon24": (1407, 1407),
    }
    msoa = drafts["ons-lookup-msoa-msoa11-msoa21-ltla22"].table
    changes = {one["values"]: one["counts"] for one in pc.value_counts(msoa["change"]).to_pylist()}
    assert changes == {"U": 7080, "S": 159, "M": 38, "X": 9}
    first = drafts["ons-lookup-district-region-ltla23-region23"].table.slice(0, 1).to_pylist()
    assert first == [
        {
            "ltla_2023": "E06000001", "ltla_2023_name": "Hartlepool", "region_2023": "E12000001",
            "region_2023_name": "North East",
        }
    ]  # fmt: skip


def test_rural_and_urban_classes_are_a_lookup_and_figures(shared_data: Path) -> None:
    folder = shared_data / "published/defra_rural_urban_2011"
    small = {
        draft.kind: draft
        for draft in drafts_of(
            folder / "Rural_Urban_Classification_2011_lookup_tables_for_small_area_geographies.ods.gz"
        )
    }
    assert small["lookup"].rows_read == 34753 + 7201 + 8570
    rows = {row["lsoa_2011"]: row for row in small["lookup"].table.to_pylist()}
    assert (rows["E01012384"]["ruc_2011"], rows["E01012384"]["ruc_2011_name"]) == ("C1", "Urban city and town")
    check(small["figures"], [Spot("rural_small_area", "E01000001", 0, "2011-03-27", vintage=2011)])
    districts = drafts_of(folder / "Rural_Urban_Classification_2011_lookup_tables_for_local_authority_areas.ods")
    assert [(draft.kind, draft.rows_read) for draft in districts] == [
        ("lookup", 326 + 317 + 314 + 309 + 326),
        ("figures", 309),
    ]
    check(districts[1], [Spot("predominantly_rural", "E06000017", 1), Spot("predominantly_rural", OLDHAM, 0)])
    larger = draft_of(folder / "Rural_Urban_Classification_2011_lookup_tables_for_higher_level_geographies.ods")
    assert larger.rows_read == 152 + 533 + 288 + 39  # the fourteen phantom sheets are no tables


def test_registers_keep_days_of_life(shared_data: Path) -> None:
    folder = shared_data / "published/ons_code_history"
    drafts = [draft_of(folder / f"e{entity}.csv") for entity in ("06", "07", "08", "09", "10")]
    assert [draft.table.num_rows for draft in drafts] == [57, 243, 37, 33, 34]
    assert [draft.dataset for draft in drafts][:2] == ["ons-code-history-e06", "ons-code-history-e07"]
    mid_bedfordshire = drafts[1].table.slice(0, 1).to_pylist()[0]
    assert (mid_bedfordshire["code"], mid_bedfordshire["name"]) == ("E07000001", "Mid Bedfordshire")
    assert (str(mid_bedfordshire["start"]), str(mid_bedfordshire["end"])) == ("2009-01-01", "2009-03-31")
    bolton = drafts[2].table.slice(0, 1).to_pylist()[0]
    assert (bolton["name"], bolton["end"]) == ("Bolton", None)
    kinds = draft_of(folder / "RGC.csv")
    assert {row["entity"]: row["living"] for row in kinds.table.to_pylist()}["E01"] == "32,844"


def test_boundaries_are_degrees_with_the_year_of_their_heading(shared_data: Path) -> None:
    import shapely

    folder = shared_data / "published/ons_boundaries"
    draft = draft_of(folder / "Local_Authority_Districts_December_2023_Boundaries_UK.geojson.gz")
    assert (draft.dataset, draft.table.num_rows) == ("ons-boundaries-districts-ltla-2023", 361)
    rows = {row["code"]: row for row in draft.table.to_pylist()}
    assert (rows[OLDHAM]["name"], rows[OLDHAM]["vintage"]) == ("Oldham", 2023)
    west, south, east, north = shapely.from_wkb(rows[OLDHAM]["wkb"]).bounds
    assert -2.3 < west < east < -1.8
    assert 53.4 < south < north < 53.7


def test_postcodes_of_both_generations(shared_data: Path) -> None:
    folder = shared_data / "published/ons_onspd"
    old = draft_of(folder / "onspd_may2018_test.csv").table.to_pylist()
    new = draft_of(folder / "onspd_nov2025_test.csv").table.to_pylist()
    assert (old[0]["postcode"], old[0]["in_district"], old[0]["ended"]) == ("AL1 1AA", "E07000240", "199405")
    assert (new[0]["postcode"], new[0]["in_ltla_2025"], new[0]["in_region_2025"]) == ("AB1 0AA", "S12000033", "")
    assert old[2]["in_lsoa_2011"] == ""  # M99999999: not applicable


@pytest.mark.parametrize(
    ("file", "layout"),
    [
        ("ons_onsud/onsud_test.csv", "refused-property-directory"),
        ("ukds_bcs_2007_08_teaching/bcs_0708.dta.gz", "refused-survey-stata"),
        ("ukds_bcs_2007_08_teaching/bcs_0708_converted_from_dta.sav.gz", "refused-survey-spss"),
        ("ukds_bcs_2007_08_teaching/bcs_2007_8_teaching_data.tab.gz", "refused-survey-bcs-2007-08"),
        ("polis_export/vtaiwan.uberx/votes.csv.gz", "refused-polis-votes"),
        ("polis_export/vtaiwan.uberx/comments.csv", "refused-polis-comments"),
        ("polis_export/vtaiwan.uberx/summary.csv", "refused-polis-summary"),
        ("polis_export/vtaiwan.uberx/stats-history.csv.gz", "refused-polis-history"),
        ("polis_export/london.youth.policing/participants-votes.csv", "refused-polis-participants"),
    ],
)
def test_files_that_belong_elsewhere_are_known_and_refused(shared_data: Path, file: str, layout: str) -> None:
    (found,) = recognise(shared_data / "published" / file)
    assert isinstance(found, Recognised)
    assert found.layout.id == layout
    with pytest.raises(PublicationError, match="known, and is not area statistics") as error:
        read(found)
    assert error.value.next_step


@pytest.mark.parametrize(
    "file",
    [
        "README.md", "dfe_ees_free_school_meals/data-guidance.txt", "polis_export/openData-README.md",
        "ukds_infuse_census2011/Meta_UNIT_URESPOP.csv",
    ],
)  # fmt: skip
def test_notes_beside_the_data_are_no_data(shared_data: Path, file: str) -> None:
    (found,) = recognise(shared_data / "published" / file)
    assert isinstance(found, Unrecognised)
    assert found.kind == "not data"


def test_every_published_file_is_known(shared_data: Path) -> None:
    """Nothing in the folder is left unrecognised, and no two layouts fit one file."""
    unknown = [
        found.file
        for path in sorted((shared_data / "published").rglob("*"))
        if path.is_file()
        for found in recognise(path)
        if isinstance(found, Unrecognised) and found.kind == "not recognised"
    ]
    assert unknown == []


def test_schools_are_points_without_the_names_of_people(shared_data: Path) -> None:
    path = shared_data / "published/dfe_gias_edubase/edubase.csv"
    draft = draft_of(path)
    rows = draft.table.to_pylist()
    assert (draft.kind, len(rows)) == ("points", 4)
    assert (rows[0]["name"], rows[0]["area"]) == ("St Thomas' CofE Primary School", "E09000020")
    assert (rows[0]["lon"], rows[0]["lat"]) == pytest.approx((-0.2090, 51.5239), abs=1e-4)
    with path.open(encoding="utf-8") as file:
        heads = {row["HeadLastName"] for row in csv.DictReader(file)}
    assert heads
    assert not any(head in str(row) for head in heads if head for row in rows)


def test_every_census_table_of_the_bulk_download_is_known(shared_data: Path, tmp_path: Path) -> None:
    """All 77 tables, their headings as published, one small area each."""
    headings = draft_of(shared_data / "published/nomis_census2021_headings/census2021_ts_bulk_column_headings.csv.gz")
    tables: dict[str, list[str]] = {}
    with gzip.open(
        shared_data / "published/nomis_census2021_headings/census2021_ts_bulk_column_headings.csv.gz", "rt"
    ) as file:
        for row in csv.DictReader(file):
            tables.setdefault(row["table"], []).append(row["column_heading_as_published"])
    assert (len(tables), headings.table.num_rows) == (77, 2217)
    for table, columns in tables.items():
        path = tmp_path / f"census2021-{table}-lsoa.csv"
        with path.open("w", newline="") as out:
            writer = csv.writer(out, quoting=csv.QUOTE_NONNUMERIC)
            writer.writerows(
                [["date", "geography", "geography code", *columns], ["2021", "x", "E01000001", *range(len(columns))]]
            )
        draft = draft_of(path)
        assert (draft.dataset, draft.table.num_rows) == (f"nomis-bulk-2021-{table}-lsoa", len(columns)), table
        assert [one.heading for one in draft.variables] == [" ".join(column.split()) for column in columns], table


def test_references_without_areas_are_lookups(shared_data: Path) -> None:
    offences = draft_of(shared_data / "published/home_office_offence_reference/reccrime-offence-ref.ods")
    assert (offences.kind, offences.rows_read) == ("lookup", 198)
    codes = {row["offence_code"]: row["offence_name"] for row in offences.table.to_pylist()}
    assert (codes["1/4.1/4.2"], codes["105A"]) == ("Homicide", "Assault without injury")
    headings = draft_of(shared_data / "published/nomis_census2021_headings/census2021_ts_bulk_column_headings.csv.gz")
    assert headings.table.num_rows == 2217
