"""The family groups on the districts of the 2008 Place Survey, with figures of the time, from the open data itself.

The figures stand in the publishers' files, so the tests below hold what follows from them: who was placed, how each
input came to the districts of 2009, and what the rule then says beside Table 1.
"""

import csv
import gzip
from collections import Counter
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from welltogether.cli.main import main
from welltogether.evidence.areas.lookups import read_lookups
from welltogether.evidence.areas.names import area_names
from welltogether.evidence.feeds.registry import read_path
from welltogether.evidence.questions import Evidence
from welltogether.evidence.survey_districts import panel_on_survey
from welltogether.evidence.workspace import Workspace, create_workspace, open_workspace
from welltogether.readings.rules import measures, rule_set
from welltogether.readings.typology_check import OUTCOME, TypologyCheck, check_typology
from welltogether.vocabulary.figures import Carried
from welltogether.vocabulary.panel import Panel

pytestmark = pytest.mark.shared_data

LOOKUPS = (
    "uk_local_authorities_registry.csv",
    "lookup_lsoa01_lsoa11_lsoa21_msoa11_ltla19.csv.gz",
    "lookup_lsoa21_msoa21_ward24_ltla24.csv.gz",
    "lookup_ltla_changes_2016_2024.csv",
)
NAMES = "published/ons_geography_lookups/MSOA11 to MSOA21 to LAD22 EW.csv.gz"
FIGURES = (
    "place_survey_2008_la.csv",
    "census2011_msoa11.csv.gz",
    "census2011_ethnicity14_lsoa11.csv.gz",
    "local_area_migration_indicators_ltla21_2009_2020.csv.gz",
)
MERGED_BY_2019 = {
    "Bournemouth", "Poole", "Christchurch", "East Dorset", "North Dorset", "Purbeck", "West Dorset",
    "Weymouth and Portland", "Taunton Deane", "West Somerset", "Forest Heath", "St Edmundsbury", "Suffolk Coastal",
    "Waveney",
}  # fmt: skip


def _workspace(folder: Path, data: Path, files: tuple[str, ...]) -> Workspace:
    workspace = create_workspace(folder)
    for file in files:
        names = area_names(read_lookups(workspace.store.current().values()))
        for draft in read_path(data / file, names=names):
            workspace.store.commit(draft)
    return workspace


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory, shared_data: Path) -> Path:
    folder = tmp_path_factory.mktemp("typology") / "w"
    return _workspace(folder, shared_data, (*LOOKUPS, NAMES, *FIGURES)).path


@pytest.fixture(scope="module")
def check(workspace: Path) -> TypologyCheck:
    return check_typology(Evidence(open_workspace(workspace)), n_draws=400)


@pytest.fixture(scope="module")
def panel(workspace: Path) -> Panel:
    item, _ = rule_set("of-the-time")
    assert item.figures_until is not None
    named = [measures()[one.measure.item_id] for one in item.inputs if one.measure]
    return panel_on_survey(
        Evidence(open_workspace(workspace)), measures()[OUTCOME], named, until=item.figures_until
    ).panel


def _value(panel: Panel, measure: str, name: str) -> float:
    place = [area.name for area in panel.areas].index(name)
    return float(panel.series[measure].value[-1][place])


def test_every_district_of_the_survey_is_placed_and_the_counties_are_left_out(check: TypologyCheck) -> None:
    found = check.validation
    assert (found.n_placed, found.n_unplaced, found.n_excluded) == (325, 0, 27)
    assert check.outcome.n_districts == 325
    assert sum(row.n_districts for row in check.rows) == 325


def test_the_survey_s_own_figures_come_through(check: TypologyCheck, panel: Panel) -> None:
    assert check.outcome.mean == pytest.approx(0.7705, abs=5e-5)  # unweighted over districts; 77.2 with the counties
    assert _value(panel, OUTCOME, "Burnley") == pytest.approx(0.557)
    assert _value(panel, OUTCOME, "Oldham") == pytest.approx(0.504)
    assert _value(panel, OUTCOME, "Taunton Deane") != _value(panel, OUTCOME, "West Somerset")


def test_each_input_says_how_it_came_to_how_many_districts(check: TypologyCheck) -> None:
    level4, rural, nino = check.inputs
    assert dict(level4.carried) == {Carried.AS_PUBLISHED: 1, Carried.SUMMED: 324}  # the City of London is one MSOA
    assert dict(rural.carried) == {Carried.POPULATION_WEIGHTED: 325}
    # Merged by 2021: four in Buckinghamshire, seven in Northamptonshire, and the fourteen merged in 2019.
    assert dict(nino.carried) == {Carried.AS_PUBLISHED: 300, Carried.PART_OF: 25}
    assert set(nino.merged) >= MERGED_BY_2019
    assert {"Aylesbury Vale", "Kettering", "Daventry"} <= set(nino.merged)
    assert [one.period.label for one in check.inputs] == ["27 March 2011", "27 March 2011", "2011"]


def _by_name(data: Path) -> dict[str, float]:
    """Share with level 4, added up from the neighbourhoods that bear a district's name, straight from the file."""
    sums: dict[str, list[float]] = {}
    with gzip.open(data / "census2011_msoa11.csv.gz", "rt", encoding="utf-8") as file:
        for row in csv.DictReader(file):
            both = sums.setdefault(row["msoa11_name"].rsplit(" ", 1)[0], [0.0, 0.0])
            both[0] += float(row["qual_level4_plus"])
            both[1] += float(row["qual_total_16plus"])
    return {name: top / bottom for name, (top, bottom) in sums.items()}


def test_mergers_are_undone_where_small_areas_tell_the_district(
    check: TypologyCheck, panel: Panel, shared_data: Path
) -> None:
    assert set(check.undone) == MERGED_BY_2019
    shares = _by_name(shared_data)
    ours = {area.name: _value(panel, "people.level4_2011", area.name) for area in panel.areas if area.name in shares}
    assert len(ours) > 310  # the others are written differently: “Telford & Wrekin”
    assert ours.keys() >= MERGED_BY_2019
    assert ours == pytest.approx({name: shares[name] for name in ours})
    rural = {name: _value(panel, "place.rural_share_2011", name) for name in MERGED_BY_2019}
    assert rural["Poole"] < 0.05 < rural["Taunton Deane"] < 0.5 < rural["West Somerset"]


def test_members_of_a_merged_district_share_its_registrations(panel: Panel) -> None:
    nino = [_value(panel, "migration.nino_per_10000", name) for name in ("Bournemouth", "Poole", "Christchurch")]
    assert len(set(nino)) == 1


def test_the_cuts_put_the_printed_share_of_districts_on_each_side(check: TypologyCheck) -> None:
    level4, rural, nino = check.inputs
    assert [one.n_at_or_above for one in check.inputs] == [175, 91, 136]
    assert level4.cut == pytest.approx(0.254, abs=0.0005)  # beside the printed 25 per cent
    for one, share in zip((level4, rural, nino), (183 / 340, 91 / 326, 142 / 340), strict=True):
        assert one.n_at_or_above / one.n_known == pytest.approx(share, abs=0.5 / 325 + 1e-4)


def test_groups_2_and_3_stay_together_beside_both_printed_rows(check: TypologyCheck) -> None:
    assert [one.stands_for for one in check.missing] == ["Jobs in coal, textiles and steel together in 1984"]
    kept = next(row for row in check.rows if len(row.groups) > 1)
    assert kept.groups == ("cdf-2009#group-2", "cdf-2009#group-3")
    assert (kept.printed_n, round(kept.printed_mean, 4)) == (49, 0.7377)
    assert [(row.group, row.mean, row.n_areas) for row in check.printed if row.together_with] == [
        ("cdf-2009#group-2", pytest.approx(0.733), 20),
        ("cdf-2009#group-3", pytest.approx(0.741), 29),
    ]
    assert (check.table.printed_mean, check.table.printed_n_areas, check.table.rows_n_areas) == (78.9, 353, 340)


def test_the_share_between_groups_is_what_the_group_means_say(check: TypologyCheck, panel: Panel) -> None:
    y = panel.series[OUTCOME].value[-1]
    between = sum(row.n_districts * ((row.mean or 0) - y.mean()) ** 2 for row in check.rows)
    assert check.validation.between_share == pytest.approx(between / np.sum((y - y.mean()) ** 2))
    assert 0.36 < check.validation.between_share < 0.43
    assert check.validation.between_interval.lower > check.validation.chance_upper
    assert check.validation.by_chance == pytest.approx(7 / 324, abs=0.005)  # eight classes among 325 districts


def test_lower_groups_stand_below_higher_ones_and_not_all_in_the_printed_order(check: TypologyCheck) -> None:
    means = {row.names[0].split(",")[0]: row.mean or 0 for row in check.rows}
    assert max(means[one] for one in ("1", "2", "4")) < min(means[one] for one in ("5", "6", "7", "8", "9"))
    assert check.pairs_in_order == (22, 28)
    assert Counter(row.n_districts < 20 for row in check.rows)[True] == 2


def test_the_same_seed_gives_the_same_answer_and_another_seed_another_interval(
    check: TypologyCheck, workspace: Path
) -> None:
    evidence = Evidence(open_workspace(workspace))
    assert check_typology(evidence, n_draws=400) == check
    other = check_typology(evidence, seed=1, n_draws=400)
    assert other.validation.between_share == check.validation.between_share
    assert other.validation.between_interval != check.validation.between_interval
    assert replace(other.validation.between_interval, lower=0, upper=0).level == 0.95


def test_without_names_of_small_areas_fourteen_districts_stay_unplaced(tmp_path: Path, shared_data: Path) -> None:
    workspace = _workspace(tmp_path / "w", shared_data, (*LOOKUPS, *FIGURES))
    found = check_typology(Evidence(workspace), n_draws=100)
    assert set(found.unplaced) == MERGED_BY_2019
    assert (found.validation.n_placed, found.validation.n_unplaced, found.undone) == (311, 14, ())


def test_the_command_prints_the_table(workspace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["typology", "validate", "--workspace", str(workspace), "--draws", "100"]) == 0
    lines = [" ".join(line.split()) for line in capsys.readouterr().out.splitlines()]
    assert "2 or 3 68 72.7% 73.8% 49 −1.1 points *" in lines
    assert "4 48 70.7% 76.3% 32 −5.6 points" in lines
    assert "All 325 77.1% 78.9% 353" in lines
