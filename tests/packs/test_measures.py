"""The measure catalogue: complete, honest about direction, sound against the layouts, quick to load."""

import time
from pathlib import Path

import pytest

from welltogether.guidance.assembly import assemble
from welltogether.guidance.folders import packs_folder
from welltogether.guidance.kinds.feeds import Layout
from welltogether.guidance.kinds.influences import Finding
from welltogether.guidance.kinds.measures import MeasureEntry
from welltogether.guidance.packs import load_pack
from welltogether.guidance.variables import given_variables, unmet_variables
from welltogether.vocabulary.errors import PackError
from welltogether.vocabulary.measures import Direction, Made, Measure, Unit

FIXED = (Path(__file__).parent / "fixed_measures.txt").read_text().split()
HEAD = (
    "id,name,short_name,unit,made,numerator[],denominator[],weight,level,topic,influences[],direction,direction_source"
)


def entries() -> tuple[MeasureEntry, ...]:
    return load_pack("measures").items(MeasureEntry)


def with_influence(*ids: str) -> list[MeasureEntry]:
    return [one for one in entries() if {f"cdf-2009#{influence}" for influence in ids} & set(one.influences)]


def test_there_are_more_than_two_hundred_measures_over_every_subject() -> None:
    assert len(entries()) >= 200
    topics = {one.topic.item_id for one in entries()}
    unmeasured = {"topic-a-trust-others", "topic-a-trust-institutions", "topic-a-fear", "topic-n-volunteering"}
    assert {item.id for item in load_pack("cdf-2009").by_kind["mapping-topics"]} - topics == unmeasured


def test_every_measure_that_other_rooms_rely_on_is_here() -> None:
    assert [one for one in FIXED if one not in load_pack("measures").by_id] == []


def test_each_row_becomes_the_noun_that_every_room_shares() -> None:
    entry = load_pack("measures").item("people.social_rented")
    assert isinstance(entry, MeasureEntry)
    assert entry.measure == Measure(
        id="people.social_rented",
        title="People’s homes rented from the council or a housing association",
        short_title="Social rented",
        unit=Unit.SHARE,
        made=Made.RATIO,
        numerator=(
            "census2021.ten_social_rented_rents_from_council_or_local_authority",
            "census2021.ten_social_rented_other_social_rented",
        ),
        denominator=("census2021.ten_total",),
        weight="",
        scale=1.0,
        direction=Direction.LOWER_IS_BETTER,
        level=entry.measure.level,
        topic="cdf-2009#topic-c-housing",
        influences=("cdf-2009#t3-tenure", "cdf-2009#a1-la-tenancy"),
        minimum_base=100,
        cautions=entry.cautions,
        direction_source="CDF Table 3",
        series="",
    )


def test_every_variable_is_given_by_some_layout() -> None:
    given = given_variables(load_pack("feeds").items(Layout))
    path = packs_folder() / "measures" / "measures.csv"
    assert [str(error) for error in unmet_variables(entries(), given, path)] == []


def test_what_the_evidence_finds_no_effect_of_has_no_direction() -> None:
    no_effect = [one.id for one in load_pack("cdf-2009").items(Finding) if one.effect == "no-effect"]
    concerned = with_influence(*no_effect)
    assert len(concerned) > 40
    directed = {one.id for one in concerned if one.measure.direction is not Direction.NONE}
    assert directed == set()


@pytest.mark.parametrize(("finding", "word"), [("a1-ethnicity", "ethnicity"), ("a1-religion", "religion")])
def test_who_people_are_is_never_to_be_cited_as_a_cause(finding: str, word: str) -> None:
    said = f"The evidence finds no effect of {word} on cohesion overall (CDF Table A1): do not cite it as a cause."
    assert [one.id for one in with_influence(finding) if said not in one.cautions] == []


def test_a_direction_names_the_table_that_gives_the_sign() -> None:
    sources = {one.direction_source for one in entries() if one.measure.direction is not Direction.NONE}
    assert sources == {f"CDF Table {table}" for table in ("2", "3", "A1", "A3", "A4")} | {"CDF section 1.2"}
    assert [one.id for one in entries() if one.measure.direction is Direction.NONE and one.direction_source] == []


def test_participation_stays_two_sided() -> None:
    turnout = load_pack("measures").item("participation.turnout")
    assert isinstance(turnout, MeasureEntry)
    assert turnout.measure.direction is Direction.NONE
    assert "both ways" in turnout.cautions


def test_editions_of_the_indices_and_censuses_are_never_one_series() -> None:
    for family in ("iod", "census"):
        ours = [one for one in entries() if any(name.startswith(family) for name in one.numerator)]
        assert len(ours) > 20
        assert {one.series for one in ours} == {""}


def test_every_caution_is_a_sentence_or_two_and_every_title_plain() -> None:
    assert max(len(one.cautions) for one in entries()) < 400
    assert [one.id for one in entries() if one.cautions and not one.cautions.endswith(".")] == []
    jargon = ("LSOA", "IMD", "NVQ level", "APS", "hard to reach", "deprived people")
    assert [one.id for one in entries() if any(word in one.name for word in jargon[:2] + jargon[3:])] == []


def test_the_catalogue_loads_in_a_fifth_of_a_second() -> None:
    assemble(packs_folder() / "measures")
    started = time.process_time()
    assemble(packs_folder() / "measures")
    assert time.process_time() - started < 0.2


# --- refusals


def pack_of(folder: Path, row: str) -> Path:
    own = folder / "measures"
    own.mkdir()
    lines = (packs_folder() / "measures" / "pack.yaml").read_text()
    (own / "pack.yaml").write_text(lines)
    (own / "measures.csv").write_text(f"{HEAD}\n{row}\n")
    return own


def fault(folder: Path, row: str) -> PackError:
    _, errors = assemble(pack_of(folder, row))
    assert len(errors) == 1
    return errors[0]


GOOD = "people.x,A name,Short,share,ratio,census2021.a,census2021.b,,people,cdf-2009#topic-c-housing,,,"


def test_a_good_row_is_taken(tmp_path: Path) -> None:
    pack, errors = assemble(pack_of(tmp_path, GOOD))
    assert errors == ()
    assert list(pack.by_id) == ["people.x"]


@pytest.mark.parametrize(
    ("was", "becomes", "found"),
    [
        (",share,", ",furlongs,", "'furlongs' is not a valid Unit"),
        (",ratio,", ",guesswork,", "'guesswork' is not a valid Made"),
        (",people,cdf", ",weather,cdf", "'weather' is not a valid Level"),
        ("housing,,,", "housing,,up,CDF Table 2", "'up' is not a valid Direction"),
        ("housing,,,", "housing,,lower goes with better cohesion,", "`direction_source`"),
        ("housing,,,", "housing,,,CDF Table 2", "`direction_source`"),
        (",ratio,", ",weighted mean,", "`denominator` goes with"),
        (",census2021.b,,", ",census2021.b,census2021.c,", "`weight` goes with"),
        ("people.x", "people x", "people x"),
    ],
)
def test_a_row_that_does_not_fit_is_refused_with_its_line(tmp_path: Path, was: str, becomes: str, found: str) -> None:
    assert was in GOOD
    error = fault(tmp_path, GOOD.replace(was, becomes))
    assert found in error.found
    assert (error.where.file, error.where.row) == ("measures/measures.csv", 2)


def test_a_variable_that_no_layout_gives_is_named_with_its_line(tmp_path: Path) -> None:
    own = pack_of(tmp_path, GOOD.replace("census2021.a", "census2021.eth_total_x census2021.rainfall"))
    pack, _ = assemble(own)
    given = given_variables(load_pack("feeds").items(Layout))
    found = [
        (error.found, error.where.file, error.where.row)
        for error in unmet_variables(pack.items(MeasureEntry), given, own / "measures.csv")
    ]
    assert found == [
        ("census2021.rainfall in people.x", "measures/measures.csv", 2),
        ("census2021.b in people.x", "measures/measures.csv", 2),
    ]
