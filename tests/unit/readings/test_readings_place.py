"""A place read whole: who may be asked about, what stands on the day, and one data version from first to last."""

import shutil
from datetime import date
from pathlib import Path

import pytest
from walking import every

from welltogether.analysis.local_mapping import LocalMapping
from welltogether.analysis.results import Reading
from welltogether.documents.mapping.writing import render_mapping
from welltogether.evidence.importing import import_paths
from welltogether.evidence.questions import Evidence
from welltogether.evidence.workspace import open_workspace
from welltogether.readings import rules
from welltogether.readings.methods import methods
from welltogether.readings.place import read_place
from welltogether.readings.typology_here import typology_here
from welltogether.vocabulary.areas import AreaCode, Scheme
from welltogether.vocabulary.errors import CallerError
from welltogether.vocabulary.figures import Figure
from welltogether.vocabulary.panel import Panel

TODAY = date(2026, 11, 21)


@pytest.fixture(scope="module")
def evidence(demonstration: Path) -> Evidence:
    return Evidence(open_workspace(demonstration))


@pytest.fixture(scope="module")
def northgate(evidence: Evidence) -> LocalMapping:
    return read(evidence, "Northgate")


def read(evidence: Evidence, place: str, today: date = TODAY) -> LocalMapping:
    return read_place(evidence, place, today=today, made_by="The tests")


class TestWhoMayBeAskedAbout:
    @pytest.mark.parametrize(
        ("scheme", "said"),
        [(Scheme.WARD, "ward"), (Scheme.MSOA, "neighbourhood area (MSOA)"), (Scheme.LSOA, "small area (LSOA)")],
    )
    def test_the_code_of_a_smaller_area_is_known_and_refused(
        self, evidence: Evidence, scheme: Scheme, said: str
    ) -> None:
        area = evidence.areas(scheme)[0]
        assert evidence.find_place(area.code.code) == area
        with pytest.raises(CallerError) as refusal:
            read(evidence, area.code.code)
        assert refusal.value.what == "A mapping document is made for a district."
        assert refusal.value.found == f"{area.name}, a {said}"
        assert refusal.value.next_step == "Ask for the district it lies in."
        with pytest.raises(CallerError, match="Family groups are for districts"):
            typology_here(evidence, area.code.code, asked=("published",), today=TODAY)

    def test_an_unknown_name_is_refused_with_near_ones_and_never_guessed(self, evidence: Evidence) -> None:
        with pytest.raises(CallerError) as refusal:
            read(evidence, "Norhtgate")
        assert (refusal.value.what, refusal.value.found) == ("No district goes by that name", "Norhtgate")
        assert refusal.value.expected.startswith("one of: Northgate")

    def test_a_name_like_no_other_is_refused_too(self, evidence: Evidence) -> None:
        with pytest.raises(CallerError) as refusal:
            read(evidence, "Qqq")
        assert refusal.value.expected == "the name or code of a district"

    def test_a_district_that_has_become_part_of_another_is_named_with_it(self, evidence: Evidence) -> None:
        with pytest.raises(CallerError, match="Saltwick") as refusal:
            read(evidence, "Saltwick")
        assert "now part of Marshwold" in refusal.value.what

    def test_a_code_or_a_name_in_any_letters_is_the_same_place(
        self, evidence: Evidence, northgate: LocalMapping
    ) -> None:
        for asked in (northgate.place.code.code, "  northgate ", northgate.place.code.code.lower()):
            assert render_mapping(read(evidence, asked), "json") == render_mapping(northgate, "json")


class TestTheDay:
    def test_the_document_says_when_it_was_made_by_whom_and_until_when_it_may_be_used(
        self, northgate: LocalMapping
    ) -> None:
        assert (northgate.made_on, northgate.made_by) == (TODAY, "The tests")
        assert northgate.use_until == date(2027, 11, 21)
        assert rules.choices().use_within_months == 12

    def test_nothing_dated_after_the_day_is_read(self, evidence: Evidence, northgate: LocalMapping) -> None:
        day = date(2019, 6, 30)
        assert max(figure.period.end for figure in every(northgate, Figure)) > date(2025, 1, 1)
        earlier = read(evidence, "Northgate", day)
        assert max(figure.period.end for figure in every(earlier, Figure)) <= day
        trends = [reading.trend for reading in every(earlier, Reading) if reading.trend is not None]
        assert trends
        assert max(period.end for trend in trends for period, _ in trend.values) <= day


class TestPeers:
    def labels(self, mapping: LocalMapping) -> set[str]:
        return {one.label for reading in every(mapping, Reading) for one in reading.comparators if "rule" in one.label}

    def test_the_published_rule_names_them_where_it_can(
        self, northgate: LocalMapping, demonstration: Path, tmp_path: Path
    ) -> None:
        """Three districts are too few for a middle. Where all have Northgate's inputs, they are in one group with it."""
        assert self.labels(northgate) == set()
        folder = tmp_path / "workspace"
        shutil.copytree(demonstration, folder)
        inputs = folder / "demonstration-files" / "typology_inputs_1984_2007.csv"
        head, *rows = [line.split(",") for line in inputs.read_text().splitlines()]
        own = next(row for row in rows if row[0] == northgate.place.code.code)
        alike = [head, *(row[:1] + own[1:] for row in rows)]
        assert head[1:] == ["nvq4_share", "rural_share", "a8_per_10000", "jobs_coal_textiles_steel_1984"]
        inputs.write_text("".join(",".join(row) + "\n" for row in alike))
        assert import_paths([inputs], folder).count("taken") == 1
        mapping = read(Evidence(open_workspace(folder)), "Northgate")
        assert mapping.family_published.candidates == northgate.family_published.candidates == ("cdf-2009#group-2",)
        assert self.labels(mapping) == {"Group 2 (2007 rule)"}

    def test_the_present_day_rule_where_the_published_one_stays_open(self, evidence: Evidence) -> None:
        mapping = read(evidence, "Evenholm")
        assert len(mapping.family_published.candidates) > 1
        group = mapping.family_present.candidates
        assert len(group) == 1
        in_it = [one for one in every_district(evidence) if one.family_present.candidates == group]
        wanted = {f"{rules.group_label(group[0])} (today’s rule)"} if len(in_it) >= 5 else set()
        assert self.labels(mapping) == wanted


def every_district(evidence: Evidence) -> list[LocalMapping]:
    return [read(evidence, area.code.code) for area in evidence.areas(Scheme.LTLA)]


class Interrupted(Evidence):
    """Evidence into which somebody imports another file between two questions of one reading."""

    def small_areas(self, district: AreaCode, measures: object = None) -> Panel:
        survey = self.workspace.path / "demonstration-files" / "place_survey_2008_la.csv"
        lines = survey.read_text().splitlines()
        column = lines[0].split(",").index("ni1_get_on_well_pct")
        survey.write_text("\n".join(_changed(line, column) for line in lines) + "\n")
        assert import_paths([survey], self.workspace).count("taken") == 1
        return super().small_areas(district)


def _changed(line: str, column: int) -> str:
    """The same row with another answer."""
    cells = line.split(",")
    cells[column] = "50.0" if cells[column].replace(".", "").isdigit() else cells[column]
    return ",".join(cells)


def test_an_import_half_way_through_does_not_mix_two_data_versions(demonstration: Path, tmp_path: Path) -> None:
    folder = tmp_path / "workspace"
    shutil.copytree(demonstration, folder)
    before = read(Evidence(open_workspace(folder)), "Northgate")
    during = read(Interrupted(open_workspace(folder)), "Northgate")
    after = read(Evidence(open_workspace(folder)), "Northgate")
    assert before.data_version != after.data_version
    assert get_on(before) != get_on(after) == 0.5
    assert during.data_version == before.data_version
    assert render_mapping(during, "json") == render_mapping(before, "json")


def get_on(mapping: LocalMapping) -> float:
    found = {figure.value for figure in every(mapping, Figure) if figure.measure == "attitude.get_on_well_2008"}
    (value,) = found
    return value


class TestWhatIsRead:
    def test_topics_come_in_the_order_of_annex_b_and_hold_all_their_measures(self, northgate: LocalMapping) -> None:
        assert [one.topic for one in northgate.topics] == [ref for ref, _ in rules.topics()]
        for topic in northgate.topics:
            assert {one.measure.topic for one in topic.readings} <= {topic.topic}
            assert bool(topic.readings) != bool(topic.refusal)

    def test_a_topic_without_a_figure_says_why_and_whom_to_ask(self, northgate: LocalMapping) -> None:
        by_topic = {one.topic: one.refusal for one in northgate.topics}
        tensions, trust = by_topic["cdf-2009#topic-c-tensions"], by_topic["cdf-2009#topic-a-trust-others"]
        assert tensions is not None and trust is not None
        assert tensions.found == "The publications held give none for this place."
        assert tensions.next_step == "Ask: Police intelligence on tensions"
        assert trust.found == "No open publication speaks to it."

    def test_changes_are_those_of_the_pack_that_have_a_trend(self, northgate: LocalMapping) -> None:
        wanted = [ref.item_id for ref in rules.choices().changes]
        found = [one.measure.id for one in northgate.changes]
        assert len(found) > 4
        assert found == [one for one in wanted if one in found]
        assert all(one.trend is not None for one in northgate.changes)

    def test_similar_places_leave_out_what_this_one_lacks(self, evidence: Evidence, northgate: LocalMapping) -> None:
        skerrow = read(evidence, "Skerrow").similar
        assert northgate.similar is not None and skerrow is not None
        named = {
            one.measure.item_id for one in rules.load_pack("similar-places").by_kind["similarity-rules"][0].measures
        }
        for one in (northgate.similar, skerrow):
            assert {m.id for m in one.measures} | set(one.left_out) == named & evidence.panel().series.keys()
        assert skerrow.left_out and not northgate.similar.left_out
        assert northgate.place not in {one.area for one in northgate.similar.neighbours}

    def test_sources_are_each_listed_once_in_order(self, northgate: LocalMapping) -> None:
        names = [source.dataset for source in northgate.sources]
        assert names == sorted(set(names))
        shown = {s.dataset for topic in northgate.topics for r in topic.readings for s in r.figure.dress.sources}
        assert set(names) == shown

    def test_a_gap_bears_the_name_that_the_guidance_gives_it(self, northgate: LocalMapping) -> None:
        assert northgate.unknowns[1].sentence.startswith("Community tensions: no figure for this topic can be shown.")

    def test_the_methods_quote_the_declared_share(self) -> None:
        assert rules.choices().outer_share == 0.3
        assert any("among the outer three in ten districts at one end" in one for one in methods())


class TestTypologyHere:
    def test_both_rules_are_given_side_by_side(self, evidence: Evidence, northgate: LocalMapping) -> None:
        found = typology_here(evidence, "Northgate", asked=("published", "present-day"), today=TODAY)
        assert [one.item.id for one in found.rules] == ["as-published", "present-day"]
        assert [one.group for one in found.rules] == [northgate.family_published, northgate.family_present]
        assert [one.mix for one in found.rules] == [None, northgate.sub_areas]
        assert found.names["cdf-2009#group-2"] == "2, Stable less affluent urban areas with manufacturing decline"
        assert (found.place, found.fictional, found.data_version) == (northgate.place, True, northgate.data_version)
