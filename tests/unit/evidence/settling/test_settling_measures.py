"""Each way of making a measure, worked by hand on the tiny country, with how every figure came to its area."""

from pathlib import Path

import pytest
from pytest import approx
from tiny_evidence import (
    A1,
    A2,
    ALTON,
    B1,
    B2,
    BARTON,
    C1,
    CENSUS,
    CORLEY,
    COUNTY,
    CSP_A,
    CSP_OX,
    CSP_PEN,
    CSP_SOUTH,
    ENGLAND,
    LSOAS,
    M1,
    M2,
    MERROW,
    NORTH,
    OXLEY,
    PENLEY,
    PEOPLE,
    SOUTH,
    counts,
    figure,
    figures,
    measure,
    residents,
    settled,
    values_of,
)

from welltogether.vocabulary.areas import Scheme
from welltogether.vocabulary.figures import Carried
from welltogether.vocabulary.measures import Made
from welltogether.vocabulary.periods import Period

BELIEVERS = dict(zip(LSOAS, (10.0, 30.0, 100.0, 50.0, 15.0, 45.0, 200.0, 30.0), strict=True))
SHARE = measure("people.believers", Made.RATIO, "census2021.believers", "census2021.age_total")
YEAR = Period.year(2022)


def believers() -> object:
    return counts("census2021-faith", "believers", BELIEVERS, family="census2021")


class TestRatio:
    def test_counts_are_summed_before_they_are_divided(self, tmp_path: Path) -> None:
        engine = settled(tmp_path, [SHARE], residents(), believers())
        assert values_of(engine, SHARE.id) == approx(
            {ALTON: 40 / 400, MERROW: 150 / 600, BARTON: 60 / 600, CORLEY: 230 / 400}
        )
        merrow = figure(engine, SHARE.id, MERROW)
        assert (merrow["base"], merrow["carried"], merrow["start"]) == (600.0, Carried.SUMMED, CENSUS.start)
        assert merrow["lower"] is None and merrow["upper"] is None, "a full count has no sampling interval"
        assert values_of(engine, SHARE.id, Scheme.REGION) == approx({NORTH: 190 / 1000, SOUTH: 290 / 1000})
        assert values_of(engine, SHARE.id, Scheme.COUNTRY) == approx({ENGLAND: 480 / 2000})
        small = figure(engine, SHARE.id, M1, Scheme.LSOA)
        assert (small["value"], small["base"], small["carried"]) == (0.5, 200.0, Carried.AS_PUBLISHED)

    def test_several_variables_are_added_up(self, tmp_path: Path) -> None:
        two = measure("x.two", Made.RATIO, "census2021.believers census2021.others", "census2021.age_total")
        others = counts("census2021-other", "others", dict.fromkeys(LSOAS, 10.0), family="census2021")
        engine = settled(tmp_path, [two], residents(), believers(), others)
        assert figure(engine, two.id, ALTON)["value"] == approx(60 / 400)

    def test_a_scale_makes_a_rate(self, tmp_path: Path) -> None:
        per_1000 = measure("x.rate", Made.RATIO, "census2021.believers", "census2021.age_total", scale=1000.0)
        engine = settled(tmp_path, [per_1000], residents(), believers())
        assert figure(engine, per_1000.id, ALTON)["value"] == approx(100.0)

    def test_figures_published_for_the_level_come_first(self, tmp_path: Path) -> None:
        own = figures(
            "census2021-ltla",
            [("believers", ALTON, CENSUS, 41.0), ("age_total", ALTON, CENSUS, 401.0)],
            vintage=2024,
            family="census2021",
        )
        engine = settled(tmp_path, [SHARE], residents(), believers(), own)
        alton, merrow = figure(engine, SHARE.id, ALTON), figure(engine, SHARE.id, MERROW)
        assert (alton["value"], alton["base"], alton["carried"]) == (approx(41 / 401), 401.0, Carried.AS_PUBLISHED)
        assert (merrow["value"], merrow["carried"]) == (approx(150 / 600), Carried.SUMMED)

    def test_earlier_small_areas_are_summed_merged_split_and_redrawn(self, tmp_path: Path) -> None:
        old = {A1: 10.0, A2: 20.0, M1: 30.0, "E01000018": 4.0, "E01000019": 6.0, "E01000020": 80.0}
        old |= {"E01000028": 40.0, "E01000029": 8.0}
        then = Period.year(2011)
        rows = [row for code, n in old.items() for row in (("some", code, then, n), ("all", code, then, n * 2 + 10))]
        share = measure("x.old", Made.RATIO, "census2011.some", "census2011.all")
        engine = settled(tmp_path, [share], residents(), figures("census2011", rows, vintage=2011))
        merged, split, redrawn = (figure(engine, share.id, code, Scheme.LSOA) for code in (M2, B1, C1))
        assert (merged["value"], merged["base"], merged["carried"]) == (10 / 40, 40.0, Carried.SUMMED)
        assert (split["value"], split["base"], split["carried"]) == (approx(80 / 170), approx(42.5), Carried.PART_OF)
        assert (redrawn["value"], redrawn["carried"]) == (approx(48 / 116), Carried.BEST_FIT)
        assert figure(engine, share.id, BARTON)["carried"] is Carried.AS_PUBLISHED
        assert figure(engine, share.id, CORLEY)["carried"] is Carried.SUMMED

    def test_districts_that_merged_are_summed_only_when_all_of_them_are_there(self, tmp_path: Path) -> None:
        then = Period.year(2019)
        share = measure("x.share", Made.RATIO, "f.some", "f.all")
        rows = [("some", OXLEY, then, 1.0), ("some", PENLEY, then, 5.0), ("some", BARTON, then, 1.0)]
        rows += [("all", OXLEY, then, 10.0), ("all", PENLEY, then, 10.0), ("all", BARTON, then, 4.0)]
        whole = settled(tmp_path / "whole", [share], figures("f", rows, vintage=2019))
        merrow = figure(whole, share.id, MERROW)
        assert (merrow["value"], merrow["base"], merrow["carried"]) == (0.3, 20.0, Carried.SUMMED)
        half = settled(
            tmp_path / "half", [share], figures("f", [row for row in rows if row[1] != PENLEY], vintage=2019)
        )
        assert values_of(half, share.id) == {BARTON: 0.25}

    def test_the_denominator_may_be_counted_where_the_figure_is_shown(self, tmp_path: Path) -> None:
        """Offences by partnership over residents by small area, of the nearest year held."""
        crimes = {CSP_A: 40.0, CSP_OX: 20.0, CSP_PEN: 10.0, CSP_SOUTH: 50.0}
        rate = measure("crime.rate", Made.RATIO, "crime.all", "census2021.age_total", scale=1000.0)
        engine = settled(tmp_path, [rate], residents(), counts("crime", "all", crimes, Period.year(2024), vintage=2024))
        assert values_of(engine, rate.id) == approx({ALTON: 100.0, MERROW: 50.0, BARTON: 50.0, CORLEY: 50.0})
        carried = {area: figure(engine, rate.id, area)["carried"] for area in (ALTON, MERROW, BARTON)}
        assert carried == {ALTON: Carried.AS_PUBLISHED, MERROW: Carried.SUMMED, BARTON: Carried.PART_OF}
        assert figure(engine, rate.id, BARTON)["base"] == 1000.0, "people of the whole partnership"
        assert values_of(engine, rate.id, Scheme.REGION) == approx({NORTH: 70.0, SOUTH: 50.0})

    def test_a_denominator_too_far_away_in_time_gives_no_rate(self, tmp_path: Path) -> None:
        rate = measure("crime.rate", Made.RATIO, "crime.all", "census2021.age_total")
        engine = settled(tmp_path, [rate], residents(), counts("crime", "all", {CSP_A: 40.0}, Period.year(2009)))
        assert values_of(engine, rate.id) == {}

    def test_a_published_interval_of_the_numerator_becomes_the_interval_of_the_rate(self, tmp_path: Path) -> None:
        rows = [("abroad", ALTON, YEAR, 20.0, 10.0, 30.0), ("abroad", OXLEY, YEAR, 5.0, 4.0, 6.0)]
        rows += [("abroad", PENLEY, YEAR, 5.0, 4.0, 6.0)]
        everyone = [("all", code, YEAR, 100.0) for code in (ALTON, OXLEY, PENLEY)]
        share = measure("x.abroad", Made.RATIO, "f.abroad", "f.all")
        engine = settled(tmp_path, [share], figures("f", [*rows, *everyone], vintage=2019))
        alton, merrow = figure(engine, share.id, ALTON), figure(engine, share.id, MERROW)
        assert (alton["lower"], alton["value"], alton["upper"]) == (0.1, 0.2, 0.3)
        assert (merrow["lower"], merrow["value"], merrow["upper"]) == (None, 0.05, None), "not when put together"

    def test_a_whole_is_not_made_of_too_few_parts(self, tmp_path: Path) -> None:
        most = {code: n for code, n in BELIEVERS.items() if code != A2}
        faith = counts("census2021-faith", "believers", most, family="census2021")
        engine = settled(tmp_path, [SHARE], residents(), faith)
        assert ALTON not in values_of(engine, SHARE.id)
        assert values_of(engine, SHARE.id, Scheme.REGION) == {SOUTH: approx(0.29)}
        assert values_of(engine, SHARE.id, Scheme.COUNTRY) == {}

    def test_areas_that_cover_only_some_of_the_country_do_not_speak_for_it(self, tmp_path: Path) -> None:
        share = measure("x.share", Made.RATIO, "f.some", "f.all")
        rows = [("some", CSP_SOUTH, YEAR, 1.0), ("all", CSP_SOUTH, YEAR, 4.0)]
        engine = settled(tmp_path, [share], figures("f", rows))
        assert values_of(engine, share.id, Scheme.REGION) == {SOUTH: 0.25}
        assert values_of(engine, share.id, Scheme.COUNTRY) == {}

    def test_nobody_to_divide_by_gives_nothing(self, tmp_path: Path) -> None:
        share = measure("x.share", Made.RATIO, "f.some", "f.all")
        engine = settled(tmp_path, [share], figures("f", [("some", ALTON, YEAR, 0.0), ("all", ALTON, YEAR, 0.0)]))
        assert values_of(engine, share.id) == {}


class TestMean:
    def test_scores_of_small_areas_are_averaged_by_their_people(self, tmp_path: Path) -> None:
        score = measure("x.score", Made.WEIGHTED_MEAN, "imd.score", weight="census2021.age_total")
        scores = dict(zip(LSOAS, (10.0, 30.0, 6.0, 12.0, 20.0, 20.0, 8.0, 16.0), strict=True))
        engine = settled(tmp_path, [score], residents(), counts("imd", "score", scores))
        assert values_of(engine, score.id) == approx({ALTON: 25.0, MERROW: 10.0, BARTON: 20.0, CORLEY: 11.0})
        assert figure(engine, score.id, ALTON)["carried"] is Carried.POPULATION_WEIGHTED
        assert figure(engine, score.id, A1, Scheme.LSOA)["carried"] is Carried.AS_PUBLISHED
        assert values_of(engine, score.id, Scheme.COUNTRY)[ENGLAND] == approx(
            (25 * 400 + 10 * 600 + 20 * 600 + 11 * 400) / 2000
        )

    def test_weights_may_be_of_any_time_and_of_todays_small_areas(self, tmp_path: Path) -> None:
        score = measure("x.score", Made.WEIGHTED_MEAN, "imd.score", weight="census2021.age_total")
        old = {A1: 10.0, A2: 30.0, "E01000018": 4.0, "E01000019": 8.0, "E01000020": 5.0}
        engine = settled(tmp_path, [score], residents(), counts("imd", "score", old, Period.year(2007), vintage=2011))
        assert figure(engine, score.id, ALTON)["value"] == approx(25.0)
        merged, split = (figure(engine, score.id, code, Scheme.LSOA) for code in (M2, B2))
        assert (merged["value"], merged["carried"]) == (6.0, Carried.BEST_FIT)
        assert (split["value"], split["carried"]) == (5.0, Carried.PART_OF)

    def test_districts_that_merged_are_refused_without_weights_and_averaged_with_them(self, tmp_path: Path) -> None:
        share = measure("x.get_on", Made.WEIGHTED_MEAN, "survey.get_on", weight="people.all")
        answers = {ALTON: 0.7, OXLEY: 0.5, PENLEY: 0.8}
        survey = counts("survey", "get_on", answers, Period.year(2008), vintage=2009)
        without = settled(tmp_path / "without", [share], survey)
        assert values_of(without, share.id) == {ALTON: 0.7}
        people = counts("people", "all", {OXLEY: 100.0, PENLEY: 200.0}, vintage=2009)
        weighted = settled(tmp_path / "with", [share], survey, people)
        assert values_of(weighted, share.id) == approx({ALTON: 0.7, MERROW: 0.7})
        assert figure(weighted, share.id, MERROW)["carried"] is Carried.POPULATION_WEIGHTED

    def test_a_survey_figure_keeps_its_interval_and_base_only_as_published(self, tmp_path: Path) -> None:
        share = measure("x.well", Made.WEIGHTED_MEAN, "survey.well", weight="people.all")
        rows = [("well", area, YEAR, 7.0, 6.5, 7.5, 120.0) for area in (ALTON, OXLEY, PENLEY)]
        people = counts("people", "all", {OXLEY: 1.0, PENLEY: 1.0})
        engine = settled(tmp_path, [share], figures("survey", rows, vintage=2019), people)
        alton, merrow = figure(engine, share.id, ALTON), figure(engine, share.id, MERROW)
        assert (alton["lower"], alton["upper"], alton["base"]) == (6.5, 7.5, 120.0)
        assert (merrow["value"], merrow["lower"], merrow["upper"], merrow["base"]) == (7.0, None, None, None)

    def test_a_countys_figure_is_shown_for_its_districts_as_the_area_they_lie_in(self, tmp_path: Path) -> None:
        years = measure("health.years", Made.WEIGHTED_MEAN, "health.years", weight="census2021.age_total")
        figures_held = counts("health", "years", {ALTON: 60.0, COUNTY: 64.0}, YEAR)
        engine = settled(tmp_path, [years], residents(), figures_held)
        assert values_of(engine, years.id) == {ALTON: 60.0, BARTON: 64.0, CORLEY: 64.0}
        assert figure(engine, years.id, CORLEY)["carried"] is Carried.PART_OF

    def test_a_published_figure_for_the_region_is_preferred_to_one_worked_out(self, tmp_path: Path) -> None:
        score = measure("x.score", Made.WEIGHTED_MEAN, "imd.score", weight="census2021.age_total")
        given = {ALTON: 1.0, MERROW: 3.0, BARTON: 1.0, CORLEY: 1.0, NORTH: 9.0}
        engine = settled(tmp_path, [score], residents(), counts("imd", "score", given))
        assert values_of(engine, score.id, Scheme.REGION) == approx({NORTH: 9.0, SOUTH: 1.0})


class TestAsPublished:
    def test_it_is_never_put_together(self, tmp_path: Path) -> None:
        given = {ALTON: 0.1, OXLEY: 0.2, PENLEY: 0.3, BARTON: 0.4, COUNTY: 0.9}
        share = measure("x.tenth", Made.AS_PUBLISHED, "imd.tenth")
        engine = settled(tmp_path, [share], residents(), counts("imd", "tenth", given, vintage=2019))
        assert values_of(engine, share.id) == {ALTON: 0.1, BARTON: 0.4, CORLEY: 0.9}
        assert figure(engine, share.id, CORLEY)["carried"] is Carried.PART_OF
        assert values_of(engine, share.id, Scheme.COUNTRY) == {}

    def test_small_areas_keep_what_was_published_where_they_did_not_merge(self, tmp_path: Path) -> None:
        rank = measure("x.rank", Made.AS_PUBLISHED, "imd.rank")
        old = {A1: 7.0, "E01000018": 4.0, "E01000019": 6.0, "E01000020": 8.0}
        engine = settled(tmp_path, [rank], residents(), counts("imd", "rank", old, vintage=2011))
        assert values_of(engine, rank.id, Scheme.LSOA) == {A1: 7.0, B1: 8.0, B2: 8.0}


class TestCount:
    def test_counts_are_summed_and_never_from_too_few_parts(self, tmp_path: Path) -> None:
        number = measure("x.people", Made.COUNT, "census2021.age_total")
        engine = settled(tmp_path, [number], residents())
        assert values_of(engine, number.id) == {ALTON: 400.0, MERROW: 600.0, BARTON: 600.0, CORLEY: 400.0}
        assert figure(engine, number.id, ALTON)["base"] is None
        assert values_of(engine, number.id, Scheme.COUNTRY) == {ENGLAND: 2000.0}

    def test_a_larger_areas_count_is_not_shared_out(self, tmp_path: Path) -> None:
        number = measure("x.crimes", Made.COUNT, "crime.all")
        engine = settled(tmp_path, [number], residents(), counts("crime", "all", {CSP_A: 4.0, CSP_SOUTH: 50.0}))
        assert values_of(engine, number.id) == {ALTON: 4.0}
        assert values_of(engine, number.id, Scheme.REGION) == {SOUTH: 50.0}


@pytest.mark.parametrize("made", [Made.RATIO, Made.WEIGHTED_MEAN, Made.AS_PUBLISHED, Made.COUNT, Made.DISSIMILARITY])
def test_a_measure_that_nothing_is_held_of_is_left_out(tmp_path: Path, made: Made) -> None:
    absent = measure("x.absent", made, "nowhere.at_all", "nowhere.all", "census2021.age_total")
    engine = settled(tmp_path, [absent], residents())
    assert values_of(engine, absent.id) == {}
    assert sum(PEOPLE.values()) == 2000.0
