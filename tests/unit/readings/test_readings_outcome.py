"""The first thing not known: whether people get on. Asked long ago, never asked, or asked lately."""

from dataclasses import replace
from datetime import date

import pytest
from small_country import TODAY, figure, reading

from welltogether.analysis.results import Comparator, FindingKind, Reading
from welltogether.documents.wording.findings import word_finding
from welltogether.readings.outcome import old_outcome
from welltogether.readings.rules import choices, measures
from welltogether.vocabulary.figures import Refusal
from welltogether.vocabulary.periods import Period

GET_ON = measures()["attitude.get_on_well_2008"]
AUTUMN = Period(date(2008, 9, 1), date(2008, 12, 31))
COUNTRY = Comparator("England", 0.764, None, 1)
MIDDLE = Comparator("Middle district", 0.77, None, 352)


def asked(period: Period, *beside: Comparator, half_width: float | None = None) -> Reading:
    shown = replace(figure(GET_ON, 0.561, half_width=half_width), period=period)
    return replace(reading(GET_ON, shown=shown), comparators=beside)


def test_a_survey_of_long_ago_is_given_with_its_date_and_as_not_known_today() -> None:
    (choice,) = old_outcome(asked(AUTUMN, COUNTRY, MIDDLE), "Burnley", TODAY)
    assert choice.kind is FindingKind.UNKNOWN
    assert choice.refusal is not None
    assert choice.refusal.what == "How well people from different backgrounds get on in Burnley today."
    assert choice.refusal.found == (
        "When last asked (September to December 2008), 56 in 100 said that they do, and 76 in 100 in England."
        " It has not been asked here in the same way since."
    )
    assert choice.refusal.next_step == choices().ask_outcome


def test_worded_it_is_one_line_that_ends_in_what_to_do() -> None:
    (choice,) = old_outcome(asked(AUTUMN, COUNTRY), "Burnley", TODAY)
    finding = word_finding(choice, "Burnley")
    assert finding.sentence.startswith("How well people from different backgrounds get on in Burnley today. When last")
    assert finding.sentence.endswith("Ask it in your next residents' survey, with the same words and by the same"
                                     " method each time.")  # fmt: skip


def test_nothing_stands_beside_it_where_nothing_is_held() -> None:
    (choice,) = old_outcome(asked(AUTUMN), "Burnley", TODAY)
    assert choice.refusal is not None
    assert "56 in 100 said that they do. It has not been asked" in choice.refusal.found


def test_where_nobody_asked_it_says_so_and_gives_no_figure() -> None:
    nothing = Refusal("Not shown.", "The publications held give no figure.", "A figure.", "Ask.")
    (choice,) = old_outcome(nothing, "Skerrow", TODAY)
    assert choice.readings == ()
    assert choice.refusal == Refusal(
        what="How well people from different backgrounds get on in Skerrow.",
        found="No survey held here has asked it.",
        needed="A survey of residents.",
        next_step=choices().ask_outcome,
    )


@pytest.mark.parametrize(("year", "is_old"), [(2015, True), (2017, False), (2025, False)])
def test_asked_within_ten_years_it_is_no_gap(year: int, is_old: bool) -> None:
    assert choices().stale_after_years == 10
    assert bool(old_outcome(asked(Period.year(year), COUNTRY), "Burnley", TODAY)) is is_old
