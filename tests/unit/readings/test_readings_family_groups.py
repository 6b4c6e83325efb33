"""Family groups on the fictional country: every district by the published rule, who stands beside it, what is inside it."""

import csv
from collections import Counter
from dataclasses import replace
from datetime import date
from itertools import product
from pathlib import Path

import numpy as np
import pytest

from welltogether.analysis.results import SubAreaMix
from welltogether.evidence.questions import Evidence
from welltogether.evidence.workspace import open_workspace
from welltogether.readings.family_groups import Placed, group_here, mix_here, peers_of, place_all
from welltogether.readings.rules import measures
from welltogether.vocabulary.areas import Scheme
from welltogether.vocabulary.panel import Panel

TODAY = date(2026, 11, 21)
EXPECTED = {  # as the plan of the fictional country tells each district
    1: ("Fenhollow", "Wraymarsh"), 2: ("Carrowby", "Irondale", "Northgate"), 3: ("Marlstone", "Quayhaven"),
    4: ("Dunmere", "Kingsholt", "Portmellin"), 5: ("Hexmoor", "Marshwold", "Thornwold"), 6: ("Beaumoor", "Twinbridge"),
    7: ("Collegrove", "Silverlea"), 8: ("Brackenford", "Downholt", "Larkstone"), 9: ("Millcombe", "Orchardwell"),
}  # fmt: skip
OPEN = {"Evenholm": {3, 6}, "Skerrow": {1, 5}}


@pytest.fixture(scope="module")
def evidence(demonstration: Path) -> Evidence:
    return Evidence(open_workspace(demonstration))


@pytest.fixture(scope="module")
def panel(evidence: Evidence) -> Panel:
    return evidence.panel()


@pytest.fixture(scope="module")
def published(panel: Panel) -> Placed:
    return place_all(panel, "as-published", TODAY)


def numbers(candidates: tuple[str, ...]) -> set[int]:
    return {int(one.rpartition("-")[2]) for one in candidates}


def position(panel: Panel, name: str) -> int:
    return [area.name for area in panel.areas].index(name)


def test_every_district_falls_where_the_plan_of_the_country_puts_it(panel: Panel, published: Placed) -> None:
    found = {area.name: numbers(groups) for area, groups in zip(panel.areas, published.candidates, strict=True)}
    assert found == {name: {group} for group, names in EXPECTED.items() for name in names} | OPEN


def test_one_district_asked_alone_gives_the_same_as_all_together(panel: Panel, published: Placed) -> None:
    alone = [group_here(panel, published, index).candidates for index in range(len(panel.areas))]
    assert tuple(alone) == published.candidates


def test_evenholm_lies_exactly_on_the_cut(panel: Panel, published: Placed) -> None:
    group = group_here(panel, published, position(panel, "Evenholm"))
    assert {one.name: one.side for one in group.inputs} == {
        "affluence": "on the boundary", "rurality": "below", "new-migration": "below", "industrial-decline": "below",
    }  # fmt: skip
    affluence = group.inputs[0]
    assert affluence.figure is not None
    assert (affluence.figure.value, affluence.distance) == (0.25, 0.0)
    assert any("exactly on the cut" in note for note in group.notes)


def test_skerrows_missing_input_is_not_guessed(panel: Panel, published: Placed) -> None:
    group = group_here(panel, published, position(panel, "Skerrow"))
    workers = next(one for one in group.inputs if one.name == "new-migration")
    assert (workers.figure, workers.distance, workers.side) == (None, None, "not known")
    assert any("is not known, so every group it could lead to is kept" in note for note in group.notes)


def test_a_figure_of_several_years_covers_them_all(panel: Panel) -> None:
    """The present-day rule takes the mean of three years of registrations."""
    placed = place_all(panel, "present-day", TODAY)
    index = position(panel, "Northgate")
    shown = next(one for one in group_here(panel, placed, index).inputs if one.name == "new-migration").figure
    assert shown is not None
    series = panel.series["migration.nino_per_10000"]
    assert shown.value == pytest.approx(series.value[-3:, index].mean())
    assert (shown.period.start, shown.period.end) == (series.periods[-3].start, series.periods[-1].end)
    assert shown.dress.interval_note.startswith("mean of 3 periods")


def test_without_an_inputs_publication_its_side_stays_open_for_everybody(panel: Panel) -> None:
    """Skerrow's figure was never published, so its side was open before."""
    measure = "people.level3_plus"
    without = replace(panel, series={name: one for name, one in panel.series.items() if name != measure})
    held, open_ = place_all(panel, "present-day", TODAY), place_all(without, "present-day", TODAY)
    assert held.values.keys() - open_.values.keys() == {"affluence"}
    before = [set(groups) for groups in held.candidates]
    after = [set(groups) for groups in open_.candidates]
    names = [area.name for area in panel.areas]
    assert all(one <= other for one, other in zip(before, after, strict=True))
    assert [name for name, one, other in zip(names, before, after, strict=True) if one == other] == ["Skerrow"]
    group = group_here(without, open_, position(panel, "Northgate"))
    assert group.inputs[0].side == "not known"


class TestPeers:
    def test_they_are_the_districts_of_the_same_one_group(self, panel: Panel, published: Placed) -> None:
        group = group_here(panel, published, position(panel, "Northgate"))
        peers = peers_of(published, group)
        assert peers is not None
        assert sorted(panel.areas[index].name for index in peers) == list(EXPECTED[2])

    def test_a_district_between_two_groups_has_none(self, panel: Panel, published: Placed) -> None:
        for name in OPEN:
            assert peers_of(published, group_here(panel, published, position(panel, name))) is None


class TestSubAreas:
    def mix(self, evidence: Evidence, panel: Panel, rule: str, name: str, scheme: Scheme) -> SubAreaMix | None:
        code = panel.areas[position(panel, name)].code
        return mix_here(place_all(panel, rule, TODAY), evidence.sub_areas(code, scheme), TODAY)

    def test_twinbridge_is_several_places(self, evidence: Evidence, panel: Panel, demonstration: Path) -> None:
        """Its wards have inputs of their own; the counts are those that the file's rows give by the printed cuts."""
        mix = self.mix(evidence, panel, "as-published", "Twinbridge", Scheme.WARD)
        assert mix is not None
        wards = {
            area.code.code for area in evidence.areas(Scheme.WARD, panel.areas[position(panel, "Twinbridge")].code)
        }
        with (demonstration / "demonstration-files" / "typology_inputs_1984_2007.csv").open(newline="") as file:
            rows = [row for row in csv.DictReader(file) if row["area_code"] in wards]
        counted = Counter(tuple(sorted(by_printed_cuts(row))) for row in rows)
        assert len(rows) == mix.n_areas == len(wards) == 12
        assert Counter({tuple(sorted(numbers(groups))): n for groups, n in mix.counts}) == counted
        assert {2, 4, 6, 7, 8} <= {number for groups, _ in mix.counts for number in numbers(groups)}
        assert [n for _, n in mix.counts] == sorted((n for _, n in mix.counts), reverse=True)
        assert mix.level == "ward"
        assert "kept open" not in mix.note

    def test_neighbourhoods_are_read_by_their_own_measures_and_cuts(self, evidence: Evidence, panel: Panel) -> None:
        """Affluent: a quarter with level 4 in 2011; changing: 0.705 in a hundred from abroad; rural: the district's cut."""
        placed = place_all(panel, "present-day", TODAY)
        rural_cut = next(spec.cut for spec in placed.rule.inputs if spec.name == "rurality")
        assert rural_cut is not None
        code = panel.areas[position(panel, "Northgate")].code
        small = evidence.sub_areas(code, Scheme.MSOA)
        affluent = small.series["people.level4_2011"].value[-1] >= 0.25
        rural = small.series["place.rural_share_2021"].value[-1] >= rural_cut
        changing = small.series["people.moved_from_abroad"].value[-1] >= 0.00705
        groups = {
            (True, False, True): {1}, (False, False, False): {2, 3}, (False, False, True): {4}, (True, False, False): {5},
            (False, True, False): {6}, (False, True, True): {7}, (True, True, False): {8}, (True, True, True): {9},
        }  # fmt: skip
        wanted = Counter(
            tuple(sorted(groups[bool(r), bool(a), bool(c)])) for r, a, c in zip(rural, affluent, changing, strict=True)
        )
        mix = mix_here(placed, small, TODAY)
        assert mix is not None
        assert Counter({tuple(sorted(numbers(groups))): n for groups, n in mix.counts}) == wanted
        assert len(wanted) > 2

    def test_the_note_names_what_they_are_read_by_and_what_stays_open(self, evidence: Evidence, panel: Panel) -> None:
        mix = self.mix(evidence, panel, "present-day", "Northgate", Scheme.MSOA)
        assert mix is not None
        read_by, _, kept_open = mix.note.partition(" Not published for these areas and kept open: ")
        for name, when in (
            ("people.level4_2011", "27 March 2011"),
            ("place.rural_share_2021", "21 March 2021"),
            ("people.moved_from_abroad", "21 March 2021"),
        ):
            (title,) = [source.title for source in panel_sources(evidence, panel, name)]
            assert f"{measures()[name].title} ({when}; {title})" in read_by
        assert kept_open == "number of coal, textile and steel jobs in 1984."

    def test_without_any_input_there_is_no_mix(self, evidence: Evidence, panel: Panel) -> None:
        code = panel.areas[position(panel, "Northgate")].code
        placed = place_all(panel, "present-day", TODAY)
        small = evidence.sub_areas(code, Scheme.MSOA)
        assert mix_here(placed, small, TODAY) is not None
        assert mix_here(placed, replace(small, series={}), TODAY) is None
        assert mix_here(placed, None, TODAY) is None


def panel_sources(evidence: Evidence, panel: Panel, measure: str) -> tuple:
    code = panel.areas[position(panel, "Northgate")].code
    return evidence.sub_areas(code, Scheme.MSOA).series[measure].sources


def by_printed_cuts(row: dict[str, str]) -> set[int]:
    """The groups of CDF 2.1 for one row of the file; an input that is blank or exactly 25 per cent or 7 stays open."""

    def sides(column: str, cut: float, *, includes: bool) -> tuple[bool, ...]:
        if not row[column] or (float(row[column]) == cut and not includes):
            return (True, False)
        return (float(row[column]) >= cut,)

    found = set()
    for rural, affluent, changing, decline in product(
        sides("rural_share", 0.5, includes=True),
        sides("nvq4_share", 0.25, includes=False),
        sides("a8_per_10000", 7.0, includes=False),
        sides("jobs_coal_textiles_steel_1984", 1000.0, includes=True),
    ):
        if rural:
            found.add({(False, True): 1, (False, False): 5, (True, False): 8, (True, True): 9}[affluent, changing])
        elif affluent:
            found.add(7 if changing else 6)
        else:
            found.add(4 if changing else 2 if decline else 3)
    return found


def test_values_of_every_input_are_the_files_own(demonstration: Path, panel: Panel, published: Placed) -> None:
    with (demonstration / "demonstration-files" / "typology_inputs_1984_2007.csv").open(newline="") as file:
        rows = {row["area_code"]: row for row in csv.DictReader(file)}
    columns = {
        "affluence": "nvq4_share", "rurality": "rural_share", "new-migration": "a8_per_10000",
        "industrial-decline": "jobs_coal_textiles_steel_1984",
    }  # fmt: skip
    for name, column in columns.items():
        given = [float(rows[area.code.code][column] or "nan") for area in panel.areas]
        np.testing.assert_allclose(published.values[name], given, rtol=1e-9)
