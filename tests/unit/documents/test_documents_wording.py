"""Sentences: what may be said of a figure, a change, a family group, a refusal."""

from dataclasses import replace
from datetime import date

from sample import (
    ANXIETY,
    BORN_ABROAD,
    CRIME_ALL,
    GET_ON,
    IMD,
    INFLUENCE_DECISIONS,
    LEVEL4,
    family_groups,
    influence_readings,
)

from welltogether.analysis.results import FindingChoice, FindingKind, Position
from welltogether.documents.wording.families import candidates_sentence, nearest_cut, nearest_cut_sentence
from welltogether.documents.wording.findings import word_finding
from welltogether.documents.wording.lists import listed, sentence
from welltogether.documents.wording.periods import period_words, year_words
from welltogether.documents.wording.readings import difference_words, figure_sentence, headline, standing_words
from welltogether.documents.wording.refusals import refusal_sentences
from welltogether.documents.wording.trends import trend_sentence, verdict
from welltogether.vocabulary.figures import Refusal
from welltogether.vocabulary.measures import Unit
from welltogether.vocabulary.periods import Period


def test_a_figure_with_its_interval_date_and_place() -> None:
    assert figure_sentence(GET_ON, "Aldermere") == (
        "People who agree that people from different backgrounds get on well here: 64 in 100 in Aldermere"
        " (September to December 2008; between 61 and 67 in 100)."
    )


def test_a_difference_is_claimed_only_beyond_the_interval() -> None:
    country = GET_ON.comparators[0]
    assert difference_words(GET_ON, country) == "Lower here than in Avonia, by more than chance."
    near = replace(country, value=0.66)
    assert difference_words(GET_ON, near) == "The difference from Avonia could be chance."
    counted = replace(LEVEL4.comparators[0], value=0.2445)
    assert difference_words(LEVEL4, counted) == "About the same here as in Avonia."


def test_where_a_place_stands_is_never_a_rank() -> None:
    shares = (0.99, 0.78, 0.5, 0.21, 0.02)
    assert [standing_words(Position(share, 296)) for share in shares] == [
        "Higher than in nearly all of the 296 districts compared.",
        "Higher than in about 8 in 10 districts.",
        "Near the middle of the 296 districts compared.",
        "Lower than in about 8 in 10 districts.",
        "Lower than in nearly all of the 296 districts compared.",
    ]
    assert standing_words(None) == ""


def test_a_change_is_claimed_only_beyond_chance() -> None:
    assert trend_sentence(CRIME_ALL) == (
        "Recorded crimes for every 1,000 residents rose from 78.2 per 1,000 (year ending June 2016) to 101.3 per 1,000"
        " (year ending June 2025). That is more than chance would explain."
    )
    assert "could be chance, so we do not say that it changed" in trend_sentence(ANXIETY)
    assert "we do not say if this is more than chance" in trend_sentence(BORN_ABROAD)
    assert trend_sentence(IMD) == ""


def test_only_a_change_beyond_chance_rises_or_falls() -> None:
    for reading in (ANXIETY, BORN_ABROAD, LEVEL4):
        words = trend_sentence(reading)
        assert [verb for verb in (" rose ", " fell ", " changed from ") if verb in words] == []
    assert [verdict(r.trend) for r in (CRIME_ALL, ANXIETY, BORN_ABROAD) if r.trend] == [
        "rose, beyond chance", "could be chance", "chance not tested",
    ]  # fmt: skip


def test_the_headline_states_the_finding() -> None:
    assert headline(GET_ON, "Aldermere") == "Get on well together: 64% in Aldermere, 76% in Avonia"


def test_the_family_group_in_a_line() -> None:
    published, present = family_groups()
    names = {f"cdf-2009#group-{n}": f"{n}, Name {n}" for n in range(1, 10)}
    units = {LEVEL4.measure.id: Unit.SHARE, "migration.nino_per_10000": Unit.RATE_PER_10000}
    assert candidates_sentence(present, names) == "By the present-day rule: family group 4, Name 4."
    assert candidates_sentence(published, names) == (
        "By the published rule of 2007 it could be group 2, 3, 4, 6 or 7: 2 inputs are not known and one lies exactly on"
        " its cut."
    )
    everything = replace(published, candidates=tuple(names), inputs=published.inputs[2:])
    assert candidates_sentence(everything, names) == (
        "By the published rule of 2007 it could be any of the nine groups: none of its inputs is known."
    )
    nearest = nearest_cut(published)
    assert nearest is not None
    assert nearest.side == "on the boundary"
    assert nearest_cut_sentence(present, units) == (
        "Nearest cut: new registrations for every 10,000 residents, 14.6 above the cut of 104.0 per 10,000."
    )


def test_a_refusal_says_found_needed_and_what_to_do() -> None:
    refusal = Refusal("trust cannot be shown", "no figure is held", "A survey", "Ask in your next survey")
    assert refusal_sentences(refusal) == (
        "Trust cannot be shown. No figure is held. Needed: a survey. What to do: ask in your next survey."
    )


def test_findings_are_worded_from_choices() -> None:
    concern = word_finding(FindingChoice(FindingKind.CONCERN, (GET_ON,)), "Aldermere")
    assert concern.sentence.startswith(
        "People who agree that people from different backgrounds get on well here: 64 in"
    )
    assert concern.figures == (GET_ON.figure,)
    change = word_finding(FindingChoice(FindingKind.CHANGE, (CRIME_ALL,)), "Aldermere")
    assert change.sentence == trend_sentence(CRIME_ALL)
    refusal = Refusal("No figure for trust", "Nothing is held", "A survey", "Ask locally")
    unknown = word_finding(FindingChoice(FindingKind.UNKNOWN, (), "t", refusal), "Aldermere")
    assert (unknown.sentence, unknown.figures) == ("No figure for trust. Nothing is held. Ask locally.", ())


def test_periods_in_few_words() -> None:
    autumn = Period(date(2008, 9, 1), date(2008, 12, 31))
    assert period_words(autumn) == "September to December 2008"
    assert [period_words(p) for p in (Period.year(2021), Period.financial_year(2023))] == ["2021", "2023/24"]
    assert year_words(Period(date(2024, 7, 1), date(2025, 6, 30))) == "2025"


def test_lists_and_sentences() -> None:
    assert [listed(["a"]), listed(["a", "b"]), listed(["a", "b", "c"], "or")] == ["a", "a and b", "a, b or c"]
    assert [sentence("ask locally"), sentence("Why?"), sentence("")] == ["Ask locally.", "Why?", ""]


def test_the_middle_reading_is_said_as_close() -> None:
    assert figure_sentence(INFLUENCE_DECISIONS, "X").count("25 in 100") == 1


def test_a_finding_says_what_research_found_beside_it_and_where() -> None:
    one = next(r for row in influence_readings() for r in row.readings if r.measure.direction_source)
    concern = word_finding(FindingChoice(FindingKind.CONCERN, (one,)), "Northgate").sentence
    assert concern.endswith(f"In research this goes with lower cohesion ({one.measure.direction_source}).")
    context = word_finding(FindingChoice(FindingKind.CONTEXT, (one,)), "Northgate").sentence
    assert "research" not in context
