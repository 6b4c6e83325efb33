"""What the check of the family groups says: every figure dressed, no claim beyond what was found."""

import json
from dataclasses import replace
from datetime import date

import pytest

from welltogether.analysis.results import GroupMean, TypologyValidation
from welltogether.cli.options import print_json
from welltogether.cli.typology_check_text import check_lines, conclusion, limits
from welltogether.cli.typology_command import plain
from welltogether.guidance import load_pack
from welltogether.guidance.kinds.family_groups import GroupTable
from welltogether.readings.rules import measures, rule_set
from welltogether.readings.typology_check import (
    OUTCOME,
    ClassRow,
    InputMissing,
    InputUsed,
    Outcome,
    PrintedRow,
    TypologyCheck,
)
from welltogether.vocabulary.figures import Carried, Interval, Source
from welltogether.vocabulary.periods import Period

AUTUMN = Period(date(2008, 9, 1), date(2008, 12, 31))
CENSUS_2011 = Period.day(date(2011, 3, 27))
_SOURCE = Source("made-up", "Made-up survey", "Nobody", "none", "2009-01-01", "1", fictional=True)


def check(share: float = 0.4, chance: float = 0.1) -> TypologyCheck:
    """A check with two lower classes (one of them two groups together) and one higher."""
    printed = (
        PrintedRow("1", "1, One", "lower-cohesion", 0.72, 27, ()),
        PrintedRow("2", "2, Two", "lower-cohesion", 0.73, 20, ("3",)),
        PrintedRow("3", "3, Three", "lower-cohesion", 0.74, 30, ("2",)),
        PrintedRow("6", "6, Six", "higher-cohesion", 0.80, 35, ()),
    )
    rows = (
        ClassRow(("1",), ("1, One",), ("lower-cohesion",), 0.75, 30, 0.72, 27),
        ClassRow(("2", "3"), ("2, Two", "3, Three"), ("lower-cohesion",), 0.70, 40, 0.736, 50),
        ClassRow(("6",), ("6, Six",), ("higher-cohesion",), 0.82, 5, 0.80, 35),
    )
    means = tuple(GroupMean(" or ".join(r.groups), r.mean, r.n_districts, r.printed_mean, r.printed_n) for r in rows)
    item, rule = rule_set("of-the-time")
    level4, outcome = measures()["people.level4_2011"], measures()[OUTCOME]
    used = InputUsed(
        item.inputs[0].name, "Working-age people qualified to NVQ level 4", level4, CENSUS_2011, (_SOURCE,),
        "neighbourhood areas (MSOA), 2011 boundaries", "People counted.", 6755.0, 0.254, 40, 75, 0.3,
        ((Carried.SUMMED, 73), (Carried.PART_OF, 2)), ("Oxley", "Penley"), (), "It counts everyone.",
    )  # fmt: skip
    interval = Interval(share - 0.05, share + 0.05, 0.95, "bootstrap over districts, percentiles")
    return TypologyCheck(
        rule=item,
        rule_ref=rule.rule,
        outcome=Outcome(outcome, AUTUMN, (_SOURCE,), "districts, 2009 boundaries", "No base.", 0.735, 0.07, 75),
        inputs=(used,),
        missing=(InputMissing("jobs", "Jobs in coal, textiles and steel together in 1984", "Not known."),),
        rows=rows,
        printed=printed,
        table=load_pack("cdf-2009").items(GroupTable)[0],
        validation=TypologyValidation(rule.rule, means, share, interval, 0.05, chance, 75, 0, 27, (), ()),
        pairs_in_order=(2, 3),
        unplaced=(),
        undone=("Oxley", "Penley"),
        seed=2009,
        n_draws=1000,
        data_version="abc",
        fictional=True,
    )


def _text(one: TypologyCheck) -> str:
    return " ".join(" ".join(check_lines(one)).split())


def test_the_report_gives_every_figure_its_dress() -> None:
    text = _text(check())
    for words in (
        "These figures are fictional.",
        "September to December 2008, source 1. Mean over 75 districts, each counted once: 73.5%; standard deviation",
        "Left out: 27 areas of the survey that are county councils, not districts.",
        "Working-age people qualified to NVQ level 4. Here: share of people aged 16 and over with level 4",
        "The fewest in one district: 6,755.",
        "73 added up from smaller areas and 2 the figure of the larger district that it has since become part of",
        "become part of (Oxley and Penley).",
        "Jobs in coal, textiles and steel together in 1984. Could not be had.",
        "Table 1's last line is given as printed: 78.9 over 353 areas. Its nine rows come to 340 areas",
        "1 Made-up survey. Nobody, 2009-01-01.",
        "Seed 2009, 1,000 draws, data version abc",
    ):
        assert words in text, words


def test_a_class_of_two_groups_stands_beside_both_printed_rows() -> None:
    text = _text(check())
    assert "2 or 3 40 70.0% 73.6% 50 −3.6 points *" in text
    assert "Groups 2 and 3 cannot be told apart without jobs in coal, textiles and steel together in 1984" in text
    assert "2: 73.0% over 20 and 3: 74.0% over 30; the mean beside the row is these, weighted" in text


def test_the_conclusion_claims_more_than_chance_only_where_it_is() -> None:
    found = conclusion(check())
    assert found[0] == (
        "Districts of different groups did answer differently in 2008: the groups take up 40% of the variance (35 to "
        "45%), more than chance gives (10% or less in nineteen draws of twenty)."
    )
    assert conclusion(check(share=0.09))[0] == (
        "The groups take up 9% of the variance, which cannot be told from what chance gives."
    )


def test_the_conclusion_says_what_stays_inside_groups_and_where_print_differs() -> None:
    said = " ".join(conclusion(check()))
    assert "in 2 of 3 pairs of groups" in said
    assert (
        "holds: every group of the first lies below every group of the second (75.0% at most against 82.0% at least)"
        in said
    )
    assert "Farthest from print is group 2 or 3: 3.6 points below its printed mean. Lowest here is group 2 or 3" in said
    assert "The other 60% lies between districts of the same group" in said


def test_a_broken_line_between_lower_and_higher_groups_is_said() -> None:
    one = check()
    turned = replace(one, rows=(*one.rows[:2], replace(one.rows[2], mean=0.71)))
    assert "does not hold for every group here" in " ".join(conclusion(turned))


def test_the_limits_name_small_groups_and_the_pack_s_own_limits() -> None:
    said = limits(check())
    assert said[0] == "It does not test the published rule itself, only this stand-in for it."
    assert [words for words in rule_set("of-the-time")[0].limits if words not in said] == []
    assert said[-1] == "Small here: group 6 (5). One or two districts would move such a mean."


def test_the_json_twin_has_no_number_that_json_does_not_know(capsys: pytest.CaptureFixture[str]) -> None:
    one = check()
    print_json(plain(replace(one, outcome=replace(one.outcome, spread=float("nan")))))
    read = json.loads(capsys.readouterr().out, parse_constant=lambda name: pytest.fail(name))
    assert read["outcome"]["spread"] is None
    assert read["rows"][1]["groups"] == ["2", "3"]
    assert read["inputs"][0]["carried"] == [["summed", 73], ["the area it lies in", 2]]
