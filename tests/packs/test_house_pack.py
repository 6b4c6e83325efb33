"""The promises and who guards them; the choices of the mapping document, held against measures and files."""

import ast
from pathlib import Path

import pytest

from welltogether.evidence.questions import Evidence
from welltogether.evidence.workspace import open_workspace
from welltogether.guidance import find, load_pack
from welltogether.guidance.kinds.mapping_choices import MappingChoices
from welltogether.guidance.kinds.mapping_topics import MappingTopic
from welltogether.guidance.kinds.measures import MeasureEntry
from welltogether.guidance.kinds.promises import Promise
from welltogether.vocabulary.areas import Scheme
from welltogether.vocabulary.measures import Direction, Made

PROMISES = load_pack("house").items(Promise)
DESIGN = (
    "No single score", "Every figure is dressed", "It refuses rather than misleads", "Silence is not calm",
    "No personal data in the tension log", "Guidance is data, and cited", "People decide",
    "One folder, no network, no server to install", "Everyone can use it", "Nothing is lost",
)  # fmt: skip


def choices() -> MappingChoices:
    (only,) = load_pack("mapping-document").items(MappingChoices)
    return only


def measure(ref: str) -> MeasureEntry:
    found = find(ref)
    assert isinstance(found, MeasureEntry), ref
    return found


# --- promises


def test_there_are_ten_promises_in_order() -> None:
    assert [(one.number, one.name) for one in PROMISES] == list(enumerate(DESIGN, start=1))


@pytest.mark.parametrize("promise", PROMISES, ids=lambda one: one.id)
def test_each_promise_has_guards_or_says_what_it_waits_for(promise: Promise) -> None:
    assert promise.text
    assert promise.guarded_by or promise.waits_for
    assert len(promise.guarded_by) == len(set(promise.guarded_by))


def test_only_the_tension_log_is_not_guarded_yet() -> None:
    assert [one.id for one in PROMISES if not one.guarded_by] == ["promise-no-personal-data"]


@pytest.mark.parametrize(
    ("promise", "path"), [(one.id, path) for one in PROMISES for path in one.guarded_by], ids=lambda one: str(one)
)
def test_every_guard_is_in_the_repository_and_tests_something(repository: Path, promise: str, path: str) -> None:
    guard = repository / path
    assert guard.exists(), f"{promise} is guarded by {path}, which is not there"
    files = sorted(guard.rglob("test_*.py")) if guard.is_dir() else [guard]
    defined = [node.name for file in files for node in ast.walk(ast.parse(file.read_text())) if _is_function(node)]
    closes_the_network = path == "tests/conftest.py" and "_closed_network" in defined
    assert closes_the_network or any(name.startswith("test_") for name in defined)


def _is_function(node: ast.AST) -> bool:
    return isinstance(node, ast.FunctionDef)


def test_the_promises_kept_in_one_file_have_a_class_there_each(repository: Path) -> None:
    path = "tests/spec/test_promises.py"
    kept = {one.id for one in PROMISES if path in one.guarded_by}
    tree = ast.parse((repository / path).read_text())
    classes = [node for node in tree.body if isinstance(node, ast.ClassDef) and node.name.startswith("Test")]
    named = {(ast.get_docstring(node) or "").partition(":")[0] for node in classes}
    assert len(kept) >= 5
    assert kept <= named <= {one.id for one in PROMISES}


# --- what the mapping document draws


def test_every_choice_is_of_a_measure_that_exists_and_is_made_once() -> None:
    chosen = choices()
    lists = (chosen.maps, chosen.changes, chosen.first_page, chosen.newcomer_measures)
    assert all(measure(ref).title for refs in lists for ref in refs)
    assert [refs for refs in lists if len(refs) != len(set(refs))] == []
    assert measure(chosen.outcome).id == "attitude.get_on_well_2008"


def test_topics_named_are_topics_of_annex_b() -> None:
    topics = {f"cdf-2009#{one.id}" for one in load_pack("cdf-2009").items(MappingTopic)}
    assert set(choices().composition) <= topics
    assert set(choices().newcomer_topics) <= topics


def test_who_people_are_is_named_whole_and_has_no_finding_of_its_own() -> None:
    """All of Annex B's topics on people but two: what they earn, and how the young fare."""
    people = {one.id for one in load_pack("cdf-2009").items(MappingTopic) if one.heading == "personal"}
    assert {ref.item_id for ref in choices().composition} == people - {"topic-p-class-income", "topic-p-young-people"}
    who = [measure(ref).measure for ref in choices().first_page if measure(ref).topic in choices().composition]
    assert len(who) > 3
    unasked = {"cdf-2009#a1-ethnicity", "cdf-2009#a1-religion"}
    assert {one.direction for one in who if unasked & set(one.influences)} == {Direction.NONE}


def test_maps_are_of_what_every_small_area_has(demonstration: Path) -> None:
    panel = Evidence(open_workspace(demonstration)).panel(Scheme.LSOA)
    for ref in choices().maps:
        series = panel.series[measure(ref).id]
        assert series.value[-1].size == 900
        assert not (series.value[-1] != series.value[-1]).any(), ref  # no NaN


def test_divides_name_majority_groups_tenure_and_age_beside_ethnic_group_and_faith() -> None:
    counted = [one.measure.item_id for one in choices().divides]
    assert counted == [
        "people.social_rented", "people.white", "people.asian", "people.black", "people.christian", "people.muslim",
        "people.aged_65_plus",
    ]  # fmt: skip
    groups = [one.group for one in choices().divides]
    assert len(set(groups)) == len(groups)
    assert [group for group in groups if "people" not in group] == []


def test_a_divide_and_its_evenness_elsewhere_count_the_same_people() -> None:
    compared = [one for one in choices().divides if one.evenness is not None]
    assert len(compared) == 5
    for one in compared:
        assert one.evenness is not None
        here, elsewhere = measure(one.measure).measure, measure(one.evenness).measure
        assert (here.made, elsewhere.made) == (Made.RATIO, Made.DISSIMILARITY)
        assert (here.numerator, here.denominator) == (elsewhere.numerator, elsewhere.denominator)
    assert {measure(one.measure).made for one in choices().divides} == {Made.RATIO}


def test_changes_are_only_of_measures_that_may_be_compared_over_time() -> None:
    assert [ref for ref in choices().changes if not measure(ref).series] == []


def test_two_sided_evidence_is_named_by_the_framework_as_two_sided() -> None:
    assert {str(ref) for ref in choices().two_sided} == {"cdf-2009#t5-participation", "cdf-2009#t3-age"}
    assert [ref for ref in choices().two_sided if getattr(find(ref), "sign", "") != "both"] == []


def test_limits_are_sensible() -> None:
    chosen = choices()
    assert 0 < chosen.outer_share <= 0.5
    assert 1 <= chosen.use_within_months <= 24
    assert chosen.stale_after_years <= 10
    assert chosen.n_context < 3
    assert chosen.reason and chosen.ask_outcome
