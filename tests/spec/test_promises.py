"""The promises of `packs/house/promises.yaml`, held on every district of the fictional country and on real ones.

Each class is named for a promise and says which by its id; `tests/packs/test_house_pack.py` holds the two together.
"""

import io
import json
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, fields, replace
from datetime import date
from functools import cached_property
from pathlib import Path

import numpy as np
import pytest
from lxml import html
from pypdf import PdfReader
from walking import every, json_objects, number_fields, sources_named, words_of

from welltogether.analysis import proposals
from welltogether.analysis.change import trend_here
from welltogether.analysis.comparing import read_measure
from welltogether.analysis.local_mapping import LocalMapping
from welltogether.analysis.proposals import propose_issue
from welltogether.analysis.results import (
    ActionProposal,
    Clue,
    FamilyGroup,
    IssueProposal,
    Position,
    Reading,
    Sign,
    Speaks,
)
from welltogether.documents.content import Callout, Document, FigureCards, SourceList, TableBlock, plain
from welltogether.documents.mapping.compose import compose
from welltogether.documents.mapping.texts import Texts
from welltogether.documents.mapping.writing import Kind, render_mapping
from welltogether.documents.renderers.tree import blocks_of, pictures_of, tables_of
from welltogether.documents.tables import Table
from welltogether.evidence.importing import import_paths
from welltogether.evidence.questions import Evidence
from welltogether.evidence.workspace import create_workspace, open_workspace
from welltogether.guidance import all_packs, find, load_pack
from welltogether.guidance.kinds.issue_rules import IssueRule
from welltogether.guidance.kinds.typology import RuleSet
from welltogether.readings import rules
from welltogether.readings.place import read_place
from welltogether.vocabulary.areas import Area, Scheme
from welltogether.vocabulary.figures import Carried, Figure, Method, Refusal, Source
from welltogether.vocabulary.measures import Made, Measure, Unit
from welltogether.vocabulary.panel import Panel
from welltogether.vocabulary.periods import Period

pytestmark = pytest.mark.xdist_group("promises")

TODAY = date(2026, 11, 21)
REAL_PLACES = ("Burnley", "Cotswold", "Isles of Scilly")  # a mill town, villages, and the smallest district of all
REAL_FILES = (
    "uk_local_authorities_registry.csv",
    "lookup_lsoa01_lsoa11_lsoa21_msoa11_ltla19.csv.gz",
    "lookup_lsoa21_msoa21_ward24_ltla24.csv.gz",
    "lookup_ltla_changes_2016_2024.csv",
    "ltla24_csp_pfa_region_ruc21.csv",
    "boundaries_ltla24_england.geojson.gz",
    "boundaries_lsoa21_selected_districts.geojson.gz",
    "census2021_lsoa21.csv.gz",
    "imd2019_ltla19.csv",
    "imd2025_lsoa21.csv.gz",
    "imd2025_ltla24.csv",
    "place_survey_2008_la.csv",
    "ons_explore_local_statistics_la.csv.gz",
    "local_area_migration_indicators_ltla21_2009_2020.csv.gz",
    "recorded_crime_csp_ye_june2025.csv",
)
LABEL = re.compile("FICTIONAL")


@dataclass(frozen=True)
class Read:
    """Places read from one workspace."""

    evidence: Evidence
    places: dict[str, LocalMapping]

    @property
    def panel(self) -> Panel:
        return self.evidence.panel()

    @cached_property
    def figures(self) -> dict[str, list[Figure]]:
        """Every figure of each place, wherever it stands."""
        return {name: list(every(mapping, Figure)) for name, mapping in self.places.items()}

    @cached_property
    def readings(self) -> dict[str, list[Reading]]:
        """Every reading of each place, wherever it stands."""
        return {name: list(every(mapping, Reading)) for name, mapping in self.places.items()}


def read_all(folder: Path, names: tuple[str, ...] = ()) -> Read:
    evidence = Evidence(open_workspace(folder))
    names = names or tuple(area.name for area in evidence.areas(Scheme.LTLA))
    return Read(evidence, {name: read_place(evidence, name, today=TODAY, made_by="The tests") for name in names})


def imported(folder: Path, files: list[Path], *, fictional: bool) -> Path:
    create_workspace(folder, fictional=fictional)
    assert import_paths(files, folder).refused == ()
    return folder


@pytest.fixture(scope="module")
def fictional(demonstration: Path) -> Read:
    """Every district of the fictional country."""
    return read_all(demonstration)


@pytest.fixture(scope="module")
def real(shared_data: Path, tmp_path_factory: pytest.TempPathFactory) -> Read:
    folder = tmp_path_factory.mktemp("real") / "workspace"
    return read_all(imported(folder, [shared_data / name for name in REAL_FILES], fictional=False), REAL_PLACES)


@pytest.fixture(scope="module", params=["fictional", pytest.param("real", marks=pytest.mark.shared_data)])
def read(request: pytest.FixtureRequest) -> Read:
    """The fictional country, then the real places."""
    answer: Read = request.getfixturevalue(request.param)
    return answer


SILENCED = ("place_survey_2008_la.csv", "charity_density_ltla19.csv", "local_elections_ward_turnout_2021_2024.csv.gz")


@pytest.fixture(scope="module")
def silenced(demonstration: Path, tmp_path_factory: pytest.TempPathFactory) -> LocalMapping:
    """Northgate as it reads without the survey, the charities and the turnout."""
    files = sorted((demonstration / "demonstration-files").glob("*.*"))
    assert set(SILENCED) <= {file.name for file in files}
    kept = [file for file in files if file.name not in (*SILENCED, "FICTIONAL.txt")]
    folder = imported(tmp_path_factory.mktemp("silenced") / "workspace", kept, fictional=True)
    return read_all(folder, ("Northgate",)).places["Northgate"]


def document_of(mapping: LocalMapping) -> Document:
    return compose(mapping, Texts(find))


@pytest.fixture(scope="module")
def documents(read: Read) -> dict[str, Document]:
    names = ("Northgate", "Skerrow") if "Northgate" in read.places else REAL_PLACES
    return {name: document_of(read.places[name]) for name in names}


def by_measure(mapping: LocalMapping) -> dict[str, Reading]:
    """The readings of Annex B's topics: every measure that has a figure here, once."""
    return {one.measure.id: one for topic in mapping.topics for one in topic.readings}


def showable(panel: Panel, measure: Measure, index: int) -> list[tuple[Period, float, bool]]:
    """The periods in which the panel holds a value here: the value, and whether its base bears it."""
    series = panel.series.get(measure.id)
    if series is None:
        return []
    return [
        (period, float(series.value[at, index]), not series.base[at, index] < measure.minimum_base)
        for at, period in enumerate(series.periods)
        if period.end <= TODAY and np.isfinite(series.value[at, index])
    ]


def index_of(panel: Panel, mapping: LocalMapping) -> int:
    return panel.index_of(mapping.place.code)


def all_tables(document: Document) -> list[Table]:
    """Tables as they are read and, complete, as they are handed over."""
    read_in_text = [block.table for block in blocks_of(document) if isinstance(block, TableBlock)]
    return [*read_in_text, *(picture.framing.table for picture in pictures_of(document)), *tables_of(document)]


class TestNoSingleScore:
    """promise-no-single-score"""

    def test_every_number_in_a_mapping_belongs_to_one_measure_in_one_place(self) -> None:
        """A new number in a result must be named here, with what it is. None may put topics together."""
        of_one_measure = {
            "Figure.value", "Interval.lower", "Interval.upper", "Interval.level", "Dress.base", "Comparator.value",
            "Comparator.n_areas", "Position.share_lower", "Position.n_areas", "Trend.start_value", "Trend.end_value",
            "Trend.change", "Trend.values", "Trend.least_significant", "Measure.scale", "Measure.minimum_base",
            "PlaceMap.values", "PlaceMap.place_value", "Shape.rings", "CutInput.cut", "CutInput.distance",
            "Flip.change", "DivideReading.expected_dissimilarity", "DivideReading.n_small_areas",
        }  # fmt: skip
        of_the_evidence = {
            "TopicQuality.n_measures_held", "TopicQuality.n_measures_known", "TopicQuality.age_years",
            "TopicQuality.completeness",
        }  # fmt: skip
        of_likeness = {"Neighbour.distance", "Neighbour.near", "Neighbour.far", "SimilarPlaces.n_areas"}
        other = {"AreaCode.vintage", "SubAreaMix.counts", "SubAreaMix.n_areas", "LocalMapping.first_map"}
        assert number_fields(LocalMapping) == of_one_measure | of_the_evidence | of_likeness | other

    def test_every_figure_is_of_a_measure_of_the_catalogue_or_of_one_divide(self, read: Read) -> None:
        found = {figure.measure for figures in read.figures.values() for figure in figures}
        kinds = ("share", "dissimilarity", "isolation")
        divides = {f"{one.measure.item_id}-{kind}" for one in rules.choices().divides for kind in kinds}
        assert len(found) > 100
        assert found - rules.measures().keys() <= divides

    def test_a_score_or_index_is_only_ever_what_a_publisher_calls_so(self) -> None:
        own = [one for one in rules.measures().values() if one.unit in (Unit.SCORE, Unit.INDEX)]
        assert len(own) > 10
        assert [one.id for one in own if len(one.numerator) != 1] == []
        assert {one.made for one in own} <= {Made.WEIGHTED_MEAN, Made.AS_PUBLISHED, Made.DISSIMILARITY}

    def test_a_mapping_holds_figures_of_its_own_place_alone(self, read: Read) -> None:
        """Without other places' figures there can be no league table."""
        for name, mapping in read.places.items():
            assert {figure.area for figure in read.figures[name]} == {mapping.place.code}
            others = set(every(mapping, Area)) - {mapping.place}
            assert others == {one.area for one in mapping.similar.neighbours} if mapping.similar else others == set()

    def test_a_position_is_a_share_and_has_no_rank(self) -> None:
        assert [field.name for field in fields(Position)] == ["share_lower", "n_areas"]

    def test_only_similar_places_are_listed_and_without_a_figure(
        self, read: Read, documents: dict[str, Document]
    ) -> None:
        names = {area.name for area in read.evidence.areas(Scheme.LTLA)}
        for place, document in documents.items():
            lists = [t for t in all_tables(document) if len({row[0].text for row in t.rows} & names - {place}) > 1]
            assert {(t.caption, tuple(column.heading for column in t.columns)) for t in lists} == {
                (f"Places most like {place}", ("Place", "Most alike in", "Least alike in"))
            }
            assert [cell for t in lists for row in t.rows for cell in row if cell.number is not None] == []
            assert [
                cell.text
                for t in lists
                for row in t.rows
                for cell in row
                if re.search(r"\d+(st|nd|rd|th)\b", cell.text)
            ] == []

    def test_similar_places_stand_by_likeness_and_say_nothing_of_cohesion(self, read: Read) -> None:
        for mapping in read.places.values():
            similar = mapping.similar
            assert similar is not None
            distances = [one.distance for one in similar.neighbours]
            assert len(distances) > 5
            assert distances == sorted(distances)
            assert [one.id for one in similar.measures if one.id.startswith(("attitude.", "wellbeing."))] == []

    def test_words_of_ranking_stand_only_where_they_are_denied(self, documents: dict[str, Document]) -> None:
        published = re.compile("|".join(map(re.escape, sorted(words_about_measures(), key=len, reverse=True))), re.I)
        ranking = re.compile(r"\b(rank\w*|league|scores?|scored|scoring|composite)\b", re.IGNORECASE)
        near = {words for one in documents.values() for words in words_of(one) if ranking.search(words)}
        said = {words for words in near if ranking.search(published.sub("", words))}
        units = {one.unit.value for one in rules.measures().values()}
        assert said - units == {
            "No score. ",
            "There is no overall score here, and no list of places in order.",
            "The middle district is the one with as many districts above it as below. Places are never ranked.",
            "Similar places are nearest on standard scores, every measure alike.",
        }


def words_about_measures() -> set[str]:
    """What the packs say of one measure at a time: its names, its cautions, what a test or a rule looks at."""
    words = {w for m in rules.measures().values() for w in (m.title, m.short_title, m.cautions)}
    words |= {test.looks_at for rule in load_pack("issue-rules").items(IssueRule) for test in rule.tests}
    words |= {one.reason for rule in load_pack("typology").items(RuleSet) for one in rule.inputs}
    return {part for one in words if one for part in (one, one[0].lower() + one[1:])}


def undressed(figure: Figure) -> list[str]:
    """What a figure's dress lacks."""
    dress = figure.dress
    worn = {
        "source": bool(dress.sources),
        "dataset, title, publisher, licence, version": all(
            all((s.dataset, s.title, s.publisher, s.licence, s.published, s.version)) for s in dress.sources
        ),
        "period": isinstance(figure.period, Period),
        "area": bool(figure.area.code) and figure.area.vintage > 2000,
        "base": dress.base is not None or bool(dress.base_note),
        "interval": bool(figure.interval.method) if figure.interval else bool(dress.interval_note),
        "method": isinstance(dress.method, Method) and isinstance(dress.carried, Carried),
        "published areas": bool(dress.published_areas),
    }
    return [name for name, is_worn in worn.items() if not is_worn]


class TestEveryFigureIsDressed:
    """promise-every-figure-dressed"""

    def test_in_the_mapping(self, read: Read) -> None:
        for name, figures in read.figures.items():
            assert len(figures) > 150
            assert [(name, f.measure, missing) for f in figures if (missing := undressed(f))] == []

    def test_without_dress_there_is_no_figure(self, fictional: Read) -> None:
        """A series without its source, or without base and reason, is refused where it was shown before."""
        panel, measure = fictional.panel, rules.measures()["deprivation.imd2025_score"]
        series = panel.series[measure.id]
        bare = np.full(series.base.shape, np.nan)

        def asked(held: Panel) -> Reading | Refusal:
            return read_measure(held, measure, 0, {}, TODAY, trend=None)

        assert isinstance(asked(panel), Reading)
        for stripped in (replace(series, sources=()), replace(series, base=bare, base_note="")):
            answer = asked(replace(panel, series={measure.id: stripped}))
            assert isinstance(answer, Refusal)
            assert "without its source" in answer.found

    def test_in_the_json(self, read: Read) -> None:
        mapping = next(iter(read.places.values()))
        written = json.loads(render_mapping(mapping, "json"))
        keys = {field.name for field in fields(Figure)}
        figures = [one for one in json_objects(written) if one.keys() == keys]
        assert len(figures) == len(list(every(mapping, Figure)))
        for one in figures:
            dress = one["dress"]
            assert dress["sources"]
            assert all(s[k] for s in dress["sources"] for k in ("dataset", "title", "publisher", "licence", "version"))
            assert all((one["period"]["start"], one["period"]["end"], one["area"]["code"], one["area"]["vintage"]))
            assert dress["base"] is not None or dress["base_note"]
            assert (one["interval"] or {}).get("method") or dress["interval_note"]
            assert dress["method"] and dress["carried"] and dress["published_areas"]

    def test_every_number_in_a_table_names_its_source(self, read: Read, documents: dict[str, Document]) -> None:
        about_evidence = "Topics with figures"  # how many measures are held and how old they are: counts of our own
        of_the_rule = "Cut"  # the cut-off of a rule, which the row names
        for document in documents.values():
            numbered = 0
            for table in all_tables(document):
                figures = [at for at, column in enumerate(table.columns) if column.heading != of_the_rule]
                notes = " ".join((*table.notes, *table.sources))
                for row in table.rows:
                    if table.caption == about_evidence or all(row[at].number is None for at in figures):
                        continue
                    numbered += 1
                    words = " ".join((notes, *(f"{cell.text} {cell.quiet}" for cell in row)))
                    assert sources_named(words) or titles_named(read, notes), (table.caption, words)
            assert numbered > 200

    def test_every_chart_card_and_finding_names_its_source(self, read: Read, documents: dict[str, Document]) -> None:
        for document in documents.values():
            for picture in pictures_of(document):
                foot = picture.framing.foot
                assert sources_named(foot) or titles_named(read, foot), picture.framing.title
            cards = [card for block in blocks_of(document) if isinstance(block, FigureCards) for card in block.cards]
            assert [card.label for card in cards if not sources_named(card.dress)] == []
            assert len(document.front.findings) > 1
            assert [plain(one) for one in document.front.findings if not sources_named(plain(one))] == []

    def test_every_source_that_is_named_is_listed(self, documents: dict[str, Document]) -> None:
        for document in documents.values():
            (sources,) = [block for block in blocks_of(document) if isinstance(block, SourceList)]
            listed = [note.number for note in sources.notes]
            assert listed == list(range(1, len(listed) + 1))
            said = {number for words in words_of(document) for number in sources_named(words)}
            assert len(said) > 5
            assert said <= set(listed)


def titles_named(read: Read, text: str) -> set[str]:
    """The publications in use that a text names by their titles."""
    return {one.title for one in read.evidence.sources() if one.title in text}


class TestItRefusesRatherThanMisleads:
    """promise-refuses"""

    def test_a_trend_stays_within_one_series(self, read: Read) -> None:
        """Each value of a trend is the panel's own for that measure; without a series there is no trend."""
        panel, n_trends, alone = read.panel, 0, set()
        for mapping in read.places.values():
            for reading in by_measure(mapping).values():
                held = showable(panel, reading.measure, index_of(panel, mapping))
                if reading.trend is None:
                    alone |= {reading.measure.id} if len(held) > 1 and not reading.measure.series else set()
                    continue
                n_trends += 1
                family = [m for m in rules.measures().values() if m.series == reading.measure.series]
                assert reading.measure.series
                assert family == [reading.measure]  # as long as no series has two measures, equality can be asked
                assert list(reading.trend.values) == [(period, value) for period, value, bears in held if bears]
        assert n_trends > 10 * len(read.places)
        assert alone, "measures of several dates whose figures may not be compared"

    def test_editions_of_the_indices_stand_side_by_side_and_are_not_compared(self, read: Read) -> None:
        panel = read.panel
        old, new = (rules.measures()[f"deprivation.imd{year}_score"] for year in (2019, 2025))
        for mapping in read.places.values():
            here = by_measure(mapping)
            if old.id in here and new.id in here:
                assert (here[old.id].trend, here[new.id].trend) == (None, None)
        both = trend_here(panel, (new, old), index_of(panel, next(iter(read.places.values()))), TODAY)
        assert isinstance(both, Refusal)
        assert both.found.startswith("The figures were not collected in one way")

    def test_a_figure_under_its_minimum_base_is_shown_nowhere(self, read: Read) -> None:
        panel = read.panel
        refused = set()
        for name, mapping in read.places.items():
            newest = {
                measure.id: held[-1][2]
                for measure in rules.measures().values()
                if (held := showable(panel, measure, index_of(panel, mapping)))
            }
            too_few = {ident for ident, bears in newest.items() if not bears}
            refused |= {(name, ident) for ident in too_few}
            assert by_measure(mapping).keys() == newest.keys() - too_few
            assert {one.measure.id for one in read.readings[name]} == newest.keys() - too_few
            assert {figure.measure for figure in read.figures[name]} & too_few == set()
        assert len(refused) > 10

    def test_a_group_too_small_to_be_told_from_chance_has_no_divide(self, read: Read) -> None:
        """500 people in the group and outside it, and ten small areas: fewer are left out."""
        n_out = 0
        for mapping in read.places.values():
            small = read.evidence.small_areas(mapping.place.code)
            wanted = []
            for choice in rules.choices().divides:
                series = small.series[choice.measure.item_id]
                everyone, share = series.base[-1], series.value[-1]
                group = float((share * everyone).sum())
                large = min(group, float(everyone.sum()) - group) >= 500 and len(small.areas) >= 10
                wanted += [choice.group] if large else []
                n_out += not large
            assert [one.group for one in mapping.divides] == wanted
        assert n_out > 3

    def test_influences_without_an_effect_are_context_only(self, read: Read) -> None:
        without = {spec.influence for spec in rules.influence_specs() if spec.sign is Sign.NO_EFFECT}
        measured = {ident for ident, one in rules.measures().items() if without & set(one.influences)}
        assert len(without) > 15 and len(measured) > 30
        for name, mapping in read.places.items():
            none = [one for one in mapping.influences if one.sign is Sign.NO_EFFECT]
            assert {one.influence for one in none} == without
            assert {reading.speaks for one in none for reading in one.readings} == {Speaks.CONTEXT}
            here = [one for one in read.readings[name] if one.measure.id in measured]
            assert {one.speaks for one in here} == {Speaks.CONTEXT}
            assert {one.speaks for one in read.readings[name]} > {Speaks.CONTEXT}

    def test_the_document_never_says_that_they_go_with_cohesion(
        self, read: Read, documents: dict[str, Document]
    ) -> None:
        without = {spec.influence for spec in rules.influence_specs() if spec.sign is Sign.NO_EFFECT}
        own = [m for m in rules.measures().values() if without & set(m.influences)]
        names = {name for m in own for name in (m.title, m.short_title)}
        verdicts = {"How the figure reads", "What the research says"}
        for document in documents.values():
            callouts = [one for one in blocks_of(document) if isinstance(one, Callout) and "cause" in one.title]
            assert [one.title for one in callouts] == ["Context only: must not be cited as a cause"]
            (context,) = every(callouts[0], TableBlock)
            assert context.table.rows
            assert [words for words in words_of(context.table) if "goes with" in words.lower()] == []
            said = [
                (not names.isdisjoint(cell.text for cell in row), row[at].text)
                for table in all_tables(document)
                for at, column in enumerate(table.columns)
                if column.heading in verdicts
                for row in table.rows
            ]
            assert {verdict for is_ours, verdict in said if is_ours} == {"Context only"}
            assert {verdict for is_ours, verdict in said if not is_ours} & {
                "Goes with better cohesion",
                "Goes with lower cohesion",
            }

    @pytest.mark.parametrize("kind", ["html", "docx"])
    def test_the_warning_stands_in_what_people_read(self, fictional: Read, kind: Kind) -> None:
        assert "must not be cited as a cause" in words_in(render_mapping(fictional.places["Northgate"], kind), kind)


class TestSilenceIsNotCalm:
    """promise-silence"""

    def test_what_is_taken_away_is_missing_and_never_good(self, fictional: Read, silenced: LocalMapping) -> None:
        before, after = by_measure(fictional.places["Northgate"]), by_measure(silenced)
        gone = before.keys() - after.keys()
        assert gone == {
            "attitude.get_on_well_2008", "attitude.belong_2008", "attitude.influence_2008", "attitude.satisfied_2008",
            "attitude.drug_problem_2008", "participation.charities_per_1000", "participation.turnout",
        }  # fmt: skip
        assert {figure.measure for figure in every(silenced, Figure)} & gone == set()
        lost = {before[one].measure.topic for one in gone} - {one.measure.topic for one in after.values()}
        assert len(lost) > 3
        refusals = {topic.topic: topic.refusal for topic in silenced.topics if topic.refusal}
        assert [one for one in lost if not (one in refusals and refusals[one].next_step)] == []
        assert {one: after[one].speaks for one in after} == {one: before[one].speaks for one in after}

    def test_a_sign_that_is_taken_away_is_said_to_be_missing(self, fictional: Read, silenced: LocalMapping) -> None:
        """An issue that leant on it, or was spoken against by it, says what it no longer knows."""
        after = {one.issue: one for one in silenced.issues}
        n_missing = 0
        for issue in fictional.places["Northgate"].issues:
            clues = (*issue.speaks_for, *issue.speaks_against)
            missing = [clue.test for clue in clues if clue.reading.measure.id not in by_measure(silenced)]
            n_missing += len(missing)
            silent = len(missing) == len(clues)
            assert set(missing) <= set(after[issue.issue].not_known) or silent
            assert not silent or not clues or after[issue.issue].not_known[0] == "No published evidence is held."
            assert not (silent and after[issue.issue].proposed)
        assert n_missing > 5

    def test_that_nobody_was_asked_comes_first_among_what_is_not_known(self, silenced: LocalMapping) -> None:
        first = silenced.unknowns[0].sentence
        assert "No survey held here has asked it." in first
        assert rules.choices().ask_outcome in first

    def test_every_topic_without_a_figure_is_listed_as_a_gap(self, read: Read, documents: dict[str, Document]) -> None:
        for mapping in read.places.values():
            silent = {topic.topic for topic in mapping.topics if not topic.readings}
            assert silent == {topic.topic for topic in mapping.topics if topic.refusal}
            assert {one.topic for one in mapping.quality if one.n_measures_held == 0} == silent
            assert len(mapping.topics) == len(mapping.quality) == 30
        for name, document in documents.items():
            silent = [topic.topic for topic in read.places[name].topics if topic.refusal]
            (table,) = [t for t in all_tables(document) if t.caption == "Topics without figures"][:1]
            assert sorted(row[0].text for row in table.rows) == sorted(find(one).title for one in silent)
            assert all(row[-1].text != "–" for row in table.rows)

    def test_an_influence_without_a_figure_says_whom_to_ask(self, read: Read) -> None:
        for mapping in read.places.values():
            silent = [one for one in mapping.influences if not one.readings]
            assert len(silent) > 10
            assert [one.influence for one in silent if not (one.refusal and "sk" in one.refusal.next_step)] == []

    def test_where_the_survey_did_not_ask_it_is_not_known(self, fictional: Read) -> None:
        skerrow, hexmoor = fictional.places["Skerrow"], fictional.places["Hexmoor"]
        assert "attitude.get_on_well_2008" in by_measure(hexmoor)
        assert "attitude.get_on_well_2008" not in by_measure(skerrow)
        assert "No survey held here has asked it." in skerrow.unknowns[0].sentence

    def test_old_figures_are_named_old_and_carry_little(self, read: Read, documents: dict[str, Document]) -> None:
        for name, mapping in read.places.items():
            clues = [clue for one in mapping.issues for clue in (*one.speaks_for, *one.speaks_against)]
            old = [clue for clue in clues if clue.reading.figure.period.end.year == 2008]
            asked_in_2008 = "attitude.get_on_well_2008" in by_measure(mapping)
            assert bool(old) == asked_in_2008
            assert {clue.strength for clue in old} <= {"weak"}
            findings = [figure for finding in mapping.findings for figure in finding.figures]
            assert min(figure.period.end.year for figure in findings) >= TODAY.year - rules.choices().stale_after_years
            if asked_in_2008:
                assert "When last asked (September to December 2008)" in mapping.unknowns[0].sentence
                belonging = next(one for one in mapping.quality if one.topic == "cdf-2009#topic-a-belonging")
                assert belonging.age_years is not None and belonging.age_years > 15
            if name in documents and asked_in_2008:
                assert any("the newest figure is over ten years old" in words for words in words_of(documents[name]))

    def test_even_a_rule_that_calls_an_old_figure_strong_gets_a_weak_sign_from_it(self, fictional: Read) -> None:
        held = by_measure(fictional.places["Northgate"])
        rule = next(one for one in rules.issue_rules("", "") if "attitude.get_on_well_2008" in _tested(one))
        bold = replace(rule, tests=tuple(replace(test, strength="strong") for test in rule.tests))
        proposal = propose_issue(bold, held, TODAY, rules.combination())
        signs = {c.reading.measure.id: c.strength for c in (*proposal.speaks_for, *proposal.speaks_against)}
        assert signs["attitude.get_on_well_2008"] == "weak"
        fresh = propose_issue(bold, held, date(2010, 1, 1), rules.combination())
        signs = {c.reading.measure.id: c.strength for c in (*fresh.speaks_for, *fresh.speaks_against)}
        assert signs["attitude.get_on_well_2008"] == "strong"


def _tested(rule: proposals.IssueRule) -> set[str]:
    return {test.measure for test in rule.tests}


class TestGuidanceIsCited:
    """promise-guidance-cited"""

    REFERENCE = re.compile(r"[a-z0-9-]+(@\d+)?#[a-z0-9._-]+")

    def test_every_reference_leads_to_an_item_of_the_version_named(self, read: Read) -> None:
        versions = {pack.id: pack.info.version for pack in all_packs()}
        for mapping in read.places.values():
            refs = {words for words in words_of(mapping) if self.REFERENCE.fullmatch(words)}
            assert len(refs) > 150
            for ref in refs:
                pack, _, version = ref.partition("#")[0].partition("@")
                assert find(ref).cites.place
                assert version in ("", str(versions[pack]))

    def test_each_kind_of_proposal_names_its_item(self, read: Read) -> None:
        for mapping in read.places.values():
            assert all(re.fullmatch(r"issue-rules@\d+#t-\d\d", one.rule) for one in mapping.issues)
            assert {one.issue for one in mapping.issues} == {one.issue for one in rules.issue_rules("", "")}
            assert {one.action for one in mapping.actions} <= {one.action for one in rules.action_specs()}
            assert set(mapping.pitfalls) == {one.pitfall for one in rules.pitfall_specs()}
            groups = {*mapping.family_published.candidates, *mapping.family_present.candidates}
            assert mapping.annex_c == tuple((r, well) for r, group, well in rules.group_points() if group in groups)

    def test_the_packs_and_their_versions_are_in_the_document(self, documents: dict[str, Document], read: Read) -> None:
        packs = [f"{pack.id}@{pack.info.version}" for pack in all_packs()]
        assert len(packs) > 8
        for name, document in documents.items():
            assert list(read.places[name].packs) == packs
            assert [words for words in words_of(document) if words == f"Guidance used: {', '.join(packs)}."]

    def test_the_json_names_and_cites_every_item(self, read: Read) -> None:
        mapping = next(iter(read.places.values()))
        guidance = json.loads(render_mapping(mapping, "json"))["guidance"]
        refs = {one.issue for one in mapping.issues} | {one.action for one in mapping.actions} | set(mapping.pitfalls)
        refs |= {one.influence for one in mapping.influences} | {one.topic for one in mapping.topics}
        refs |= {ref for ref, _ in mapping.annex_c}
        assert len(refs) > 120
        assert refs <= guidance.keys()
        assert [ref for ref, one in guidance.items() if not (one["name"] and one["cites"] and one["standing"])] == []


class TestPeopleDecide:
    """promise-people-decide"""

    def test_a_proposal_has_no_place_for_a_decision(self) -> None:
        assert {field.name for field in fields(IssueProposal)} == {
            "issue", "rule", "proposed", "strength", "speaks_for", "speaks_against", "not_known",
        }  # fmt: skip
        assert {field.name for field in fields(ActionProposal)} == {
            "action", "universal", "for_issues", "annex_c_points", "pitfalls", "quick_or_long", "one_off_or_standing",
        }  # fmt: skip
        assert {field.name for field in fields(FamilyGroup)} == {
            "rule", "rule_title", "standing", "inputs", "candidates", "flips", "notes", "flip_values",
        }  # fmt: skip

    def test_every_proposal_has_its_reasons(self, read: Read) -> None:
        for mapping in read.places.values():
            proposed = [one for one in mapping.issues if one.proposed]
            assert [one.issue for one in proposed if not one.speaks_for or not one.not_known] == []
            assert [one.issue for one in mapping.issues if not one.speaks_for and one.proposed] == []
            assert [clue.test for clue in every(mapping.issues, Clue) if not clue.test.startswith("Among the ")] == []
            served = {issue for one in mapping.actions for issue in one.for_issues}
            assert served <= {one.issue for one in proposed}
            assert [one.action for one in mapping.actions if not one.universal and not one.for_issues] == []
        assert any(one.proposed for mapping in read.places.values() for one in mapping.issues)

    def test_a_group_that_the_rule_cannot_tell_stays_open(self, fictional: Read) -> None:
        for name, groups in (("Evenholm", {3, 6}), ("Skerrow", {1, 5}), ("Northgate", {2})):
            found = fictional.places[name].family_published.candidates
            assert found == tuple(f"cdf-2009#group-{number}" for number in sorted(groups))

    def test_civic_participation_is_never_read_one_way(self, read: Read) -> None:
        """Even where turnout stands at one end of all districts. What is asked of volunteering keeps its own sign."""
        ends = []
        for found in read.readings.values():
            two_sided = [one for one in found if "cdf-2009#t5-participation" in one.measure.influences]
            assert {one.speaks for one in two_sided} <= {Speaks.TWO_SIDED}
            ends += [one for one in two_sided if one.position and not 0.3 < one.position.share_lower < 0.7]
        assert len(ends) > 2

    def test_the_document_says_that_people_decide(self, documents: dict[str, Document]) -> None:
        for document in documents.values():
            said = " ".join(words_of(document))
            assert "Nothing here is decided." in said
            assert "accept it, change it, park it until a date, or reject it. Record who decided and why." in said
            assert "Decide locally which group fits, or which mix, and write down why." in said


def words_in(content: bytes, kind: Kind) -> str:
    """Everything that a reader of the file sees as text."""
    if kind == "html":
        page = html.fromstring(content)
        return " ".join(page.itertext())
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        parts = [name for name in package.namelist() if re.search(r"(document|header\d*|content)\.xml$", name)]
        return " ".join("".join(html.fromstring(package.read(name)).itertext()) for name in sorted(parts))


class TestTheFictionalIsNeverTakenForReal:
    """promise-every-figure-dressed: a made-up place says so wherever it is shown, and a real one never does."""

    def pages(self, mapping: LocalMapping) -> Iterator[str]:
        for page in PdfReader(io.BytesIO(render_mapping(mapping, "pdf"))).pages:
            yield page.extract_text()

    def test_on_every_page_of_the_pdf(self, fictional: Read) -> None:
        pages = list(self.pages(fictional.places["Northgate"]))
        assert len(pages) > 10
        assert [number for number, text in enumerate(pages, start=1) if not LABEL.search(text)] == []

    def test_at_the_head_of_the_web_page(self, fictional: Read) -> None:
        text = words_in(render_mapping(fictional.places["Northgate"], "html"), "html")
        assert LABEL.search(text)
        assert text.index("FICTIONAL") < text.index(fictional.places["Northgate"].findings[0].sentence[:40])

    def test_in_the_running_head_and_on_the_front_of_the_word_document(self, fictional: Read) -> None:
        with zipfile.ZipFile(io.BytesIO(render_mapping(fictional.places["Northgate"], "docx"))) as package:
            assert b"FICTIONAL" in package.read("word/header1.xml")
            assert b"FICTIONAL" in package.read("word/document.xml")

    def test_on_the_first_sheet_of_the_spreadsheet(self, fictional: Read) -> None:
        content = zipfile.ZipFile(io.BytesIO(render_mapping(fictional.places["Northgate"], "ods"))).read("content.xml")
        first_sheet = content.partition(b"</table:table>")[0]
        assert b"FICTIONAL" in first_sheet

    def test_in_the_json_and_at_every_source_of_it(self, fictional: Read) -> None:
        written = json.loads(render_mapping(fictional.places["Northgate"], "json"))
        assert written["mapping"]["fictional"] is True
        keys = {field.name for field in fields(Source)}
        sources = [one for one in json_objects(written) if one.keys() == keys]
        assert len(sources) > 100
        assert {one["fictional"] for one in sources} == {True}

    @pytest.mark.shared_data
    def test_a_real_place_carries_no_such_label(self, real: Read) -> None:
        burnley = real.places["Burnley"]
        assert [text for text in self.pages(burnley) if LABEL.search(text)] == []
        for kind in ("html", "docx", "ods"):
            assert not LABEL.search(words_in(render_mapping(burnley, kind), kind))
        assert {one.fictional for one in every(burnley, Source)} == {False}


class TestTheMajorityIsIncluded:
    """promise-no-single-score: a basket for everybody, in which nobody's background is a finding against the place."""

    def test_divides_name_the_majority_and_how_homes_are_held(self, read: Read) -> None:
        everywhere = ("people from White ethnic groups", "people who rent from the council or a housing association",
                      "Christian people", "people aged 65 and over")  # fmt: skip
        shown = {one.group for mapping in read.places.values() for one in mapping.divides}
        assert set(everywhere) <= shown
        diverse = [m for m in read.places.values() if any("Asian" in one.group for one in m.divides)]
        assert diverse
        for mapping in diverse:
            assert {everywhere[0], everywhere[1]} <= {one.group for one in mapping.divides}

    def test_ethnic_group_and_faith_are_never_a_finding_for_or_against(self, read: Read) -> None:
        who = {"cdf-2009#a1-ethnicity", "cdf-2009#a1-religion"}
        composition = set(map(str, rules.choices().composition))
        assert {"cdf-2009#topic-p-ethnicity", "cdf-2009#topic-p-faith"} <= composition
        for name, mapping in read.places.items():
            about = [one for one in read.readings[name] if who & set(one.measure.influences)]
            assert len({one.measure.id for one in about}) > 5
            assert {one.speaks for one in about} == {Speaks.CONTEXT}
            topics = [rules.measures()[f.measure].topic for one in mapping.findings for f in one.figures]
            of_people = [topic in composition for topic in topics]
            assert of_people == sorted(of_people), "who lives here comes last, after what is found"
            assert sum(of_people) <= rules.choices().n_context

    def test_no_issue_rests_on_who_people_are(self, read: Read) -> None:
        who = {"cdf-2009#a1-ethnicity", "cdf-2009#a1-religion"}
        tested = {clue.reading.measure for mapping in read.places.values() for clue in every(mapping.issues, Clue)}
        assert len(tested) > 15
        assert {one.made for one in tested if who & set(one.influences)} <= {Made.DISSIMILARITY}
