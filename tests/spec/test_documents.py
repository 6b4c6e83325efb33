"""What the documents mean: short cases that read as the manual does."""

from math import nan

import pytest

from welltogether.analysis.results import Comparator, Position, Reading, Speaks, Trend
from welltogether.documents.maps.classes import make_classes
from welltogether.documents.wording.numbers import said, shown
from welltogether.documents.wording.readings import difference_words, standing_words
from welltogether.documents.wording.trends import trend_sentence
from welltogether.vocabulary.areas import AreaCode, Scheme
from welltogether.vocabulary.figures import Carried, Dress, Figure, Interval, Method
from welltogether.vocabulary.measures import Direction, Level, Made, Measure, Unit
from welltogether.vocabulary.periods import Period

MEASURE = Measure(
    "attitude.example", "People who feel safe", "Feel safe", Unit.SHARE, Made.RATIO, ("a.b",), ("a.c",), "", 1.0,
    Direction.NONE, Level.ATTITUDE, "cdf-2009#topic-a-fear", (), 0, "", "", "",
)  # fmt: skip
DRESS = Dress((), 1_000, "people asked", Method.DIRECT, Carried.AS_PUBLISHED, "districts")
HERE = AreaCode("X07000004", Scheme.LTLA, 2024)


def reading(value: float, limits: tuple[float, float] | None, trend: Trend | None = None) -> Reading:
    interval = Interval(*limits, 0.95, "survey") if limits else None
    figure = Figure(MEASURE.id, HERE, Period.year(2024), value, interval, DRESS)
    return Reading(MEASURE, figure, (), None, trend, Speaks.CONTEXT)


class TestAFigureSaysNoMoreThanItCan:
    """A share is “in 100” in a sentence and “%” in a table, with no more decimals than its interval allows."""

    def test_in_a_sentence_and_in_a_table(self) -> None:
        assert (said(0.557, Unit.SHARE), shown(0.557, Unit.SHARE)) == ("56 in 100", "55.7%")

    def test_a_survey_figure_loses_its_decimal(self) -> None:
        assert shown(0.557, Unit.SHARE, Interval(0.53, 0.59, 0.95, "survey")) == "56%"


class TestADifference:
    """Higher or lower is said only where the other figure lies outside the interval."""

    ENGLAND = Comparator("England", 0.62, None, 1)

    @pytest.mark.parametrize(
        ("limits", "words"),
        [
            ((0.53, 0.59), "Lower here than in England, by more than chance."),
            ((0.50, 0.64), "The difference from England could be chance."),
            (None, "Lower here than in England."),
        ],
    )
    def test_it_depends_on_the_interval(self, limits: tuple[float, float] | None, words: str) -> None:
        assert difference_words(reading(0.56, limits), self.ENGLAND) == words


class TestAChange:
    """A change is claimed only where it is beyond chance; where nobody can tell, that is said."""

    @pytest.mark.parametrize(
        ("beyond", "end"),
        [
            (True, "fell from 60 in 100 (2014) to 56 in 100 (2024). That is more than chance would explain."),
            (False, "60 in 100 (2014) and 56 in 100 (2024). The difference could be chance, so we do not say that it"
                    " changed."),
            (None, "60 in 100 (2014) and 56 in 100 (2024). No interval is published for both, so we do not say if this"
                   " is more than chance."),
        ],
    )  # fmt: skip
    def test_three_things_may_be_said(self, beyond: bool | None, end: str) -> None:
        change = Trend(Period.year(2014), Period.year(2024), 0.60, 0.56, -0.04, None, beyond, ())
        assert trend_sentence(reading(0.56, None, change)).endswith(end)


class TestWhereAPlaceStands:
    """A position is told in tenths and never as a rank."""

    def test_in_tenths(self) -> None:
        assert standing_words(Position(0.31, 296)) == "Lower than in about 7 in 10 districts."


class TestClassesOfAMap:
    """At most five, about as many areas in each, breaks rounded; missing areas belong to none."""

    def test_rounded_breaks(self) -> None:
        values = [0.034, 0.071, 0.112, 0.118, 0.142, 0.197, 0.243, 0.301, 0.366, 0.439, nan]
        assert make_classes(values).edges == (0.02, 0.1, 0.14, 0.22, 0.32, 0.44)

    def test_one_value_is_one_class(self) -> None:
        assert make_classes([0.2, 0.2]).n == 1
