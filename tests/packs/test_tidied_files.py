"""Every tidied open file under its layout: as many rows as its README counts, and cells checked by hand."""

import csv
import re
from datetime import date
from pathlib import Path

import pyarrow.compute as pc
import pytest

from welltogether.evidence.drafts import Draft
from welltogether.evidence.feeds import registry
from welltogether.guidance.kinds.measures import MeasureEntry
from welltogether.guidance.packs import load_pack
from welltogether.vocabulary.errors import PublicationError

pytestmark = pytest.mark.shared_data

HERE = Path(__file__).parent
REFUSED = ["british_crime_survey_2007_08_teaching.csv.gz", "trafford_charities.csv"]


Cells = dict[tuple[str, str], list[dict[str, str]]]


def cells_of(name: str) -> Cells:
    """The cells checked by hand, by file and dataset."""
    out: Cells = {}
    with (HERE / name).open(newline="") as lines:
        for row in csv.DictReader(lines):
            out.setdefault((row["file"], row["dataset"]), []).append(row)
    return out


FIGURES, OTHERS = cells_of("tidied_figures.csv"), cells_of("tidied_others.csv")


def rows_in_readme(folder: Path, file: str) -> int:
    line = next(one for one in (folder / "README.md").read_text().splitlines() if one.startswith(f"| `{file}`"))
    size = line.split("|")[2]
    if size.count(",") > 2:  # the topojson: layers with their numbers; utla repeats, cauth, mcty and uk are left
        return sum(int(n) for layer, n in re.findall(r"(\w+) (\d+)", size) if layer in ("ctry", "cty", "ltla", "rgn"))
    return int(size.split()[0].replace(",", ""))


def draft_of(folder: Path, file: str, dataset: str) -> Draft:
    return next(one for one in registry.read_path(folder / file) if one.dataset.startswith(dataset))


@pytest.mark.parametrize(("file", "dataset"), FIGURES, ids=[dataset for _, dataset in FIGURES])
def test_figures(shared_data: Path, file: str, dataset: str) -> None:
    draft = draft_of(shared_data, file, dataset)
    assert draft.rows_read == rows_in_readme(shared_data, file)
    assert len(FIGURES[file, dataset]) >= 2
    for cell in FIGURES[file, dataset]:
        here = pc.and_(pc.equal(draft.table["variable"], cell["variable"]), pc.equal(draft.table["area"], cell["area"]))
        found = draft.table.filter(pc.and_(here, pc.equal(draft.table["start"], date.fromisoformat(cell["first_day"]))))
        assert [round(one, 6) for one in found["value"].to_pylist()] == [float(cell["value"])], cell


@pytest.mark.parametrize(("file", "dataset"), OTHERS, ids=[dataset for _, dataset in OTHERS])
def test_lookups_registers_boundaries_points(shared_data: Path, file: str, dataset: str) -> None:
    draft = draft_of(shared_data, file, dataset)
    assert draft.rows_read == rows_in_readme(shared_data, file)
    assert len(OTHERS[file, dataset]) >= 2
    for cell in OTHERS[file, dataset]:
        found = draft.table.filter(pc.equal(draft.table[cell["look_in"]], cell["look_for"]))
        assert cell["value"] in {str(one) for one in found[cell["read"]].to_pylist()}, cell


@pytest.mark.parametrize("file", REFUSED)
def test_what_is_no_area_statistic_is_refused_with_the_place_it_belongs(shared_data: Path, file: str) -> None:
    with pytest.raises(PublicationError, match="known, and is not area statistics") as caught:
        registry.read_path(shared_data / file)
    assert caught.value.next_step


def test_every_tidied_file_has_a_test(shared_data: Path) -> None:
    tested = {file for file, _ in [*FIGURES, *OTHERS]} | set(REFUSED)
    other = {"README.md", "british_crime_survey_2007_08_teaching_labels.json"}
    assert {path.name for path in shared_data.iterdir() if path.is_file()} == tested | other


def test_a_council_under_anothers_code_is_not_added_to_it(shared_data: Path) -> None:
    """In December 2022 the asylum file gives 22 districts the code of Hull."""
    draft = draft_of(shared_data, "asylum_support_lad_quarterly_2019on.csv.gz", "asylum-support-quarterly")
    hull = draft.table.filter(pc.equal(draft.table["area"], "E06000010"))
    assert max(hull.filter(pc.equal(hull["variable"], "supported"))["value"].to_pylist()) < 1500


PUBLISHED = [
    "defra_rural_urban_2011/Rural_Urban_Classification_2011_lookup_tables_for_local_authority_areas.ods",
    "dfe_ees_free_school_meals/fsm_time_series.csv.gz",
    "electoral_commission_eu_referendum/EU-referendum-result-data.csv",
    "mhclg_iod2015/2015_Local_Authority_District_Summaries.xlsx",
    "nomis_census2011_qs405ew/tenure-households-lad.csv",
    "ohid_fingertips/indicators-DistrictUApre419.data.csv.gz",
    "ohid_fingertips/social-isolation-indicators-CountyUA.data.csv.gz",
    "ons_ashe/PROV - Home Geography Table 8.7a   Annual pay - Gross 2025.csv",
    "ons_dwelling_stock_by_tenure/subnationaldwellingstockbytenure2021.xlsx.gz",
    "ons_population_by_country_of_birth/populationbycountryofbirthandnationalityjul15tojun16.xls.gz",
    "police_uk_street/2022-12-surrey-street.csv.gz",
]


def test_every_variable_of_the_catalogue_is_in_a_file(shared_data: Path) -> None:
    """What a layout promises is there: each variable that a measure names comes out of a real file."""
    files = [*{file for file, _ in FIGURES}, *(f"published/{one}" for one in PUBLISHED)]
    held = {
        f"{draft.family}.{variable.name}"
        for file in files
        for draft in registry.read_path(shared_data / file)
        for variable in draft.variables
    }
    entries = load_pack("measures").items(MeasureEntry)
    named = {v for one in entries for v in (*one.numerator, *one.denominator, one.weight) if v}
    missing = {name for name in named - held if not name.startswith("typology-inputs.")}
    assert missing == set()
