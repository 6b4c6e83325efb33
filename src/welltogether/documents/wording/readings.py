"""One reading in plain English: the figure here, beside elsewhere, where the place stands. Never a cause or a rank."""

from collections.abc import Sequence

from welltogether.analysis.results import Comparator, Position, Reading, Speaks
from welltogether.documents.wording.lists import listed
from welltogether.documents.wording.numbers import few, said, said_interval, shown
from welltogether.documents.wording.periods import period_words
from welltogether.vocabulary.measures import Unit

_CLOSE_SHARE, _CLOSE_RELATIVE = 0.005, 0.02


def figure_sentence(reading: Reading, place: str) -> str:
    """“People who …: 64 in 100 in Aldermere (September 2008 to December 2008; between 61 and 67 in 100).”"""
    figure, unit = reading.figure, reading.measure.unit
    when = period_words(figure.period)
    if figure.interval is not None:
        when += f"; {said_interval(figure.interval, figure.value, unit)}"
    return f"{reading.measure.title}: {said(figure.value, unit, figure.interval)} in {place} ({when})."


def whole_sentence(parts: Sequence[Reading], place: str) -> str:
    """Everyone, largest group first: “Of every 100 in Aldermere (21 March 2021): 82 White, 13 Asian, …”."""
    first = parts[0].figure
    shares = [f"{_of_hundred(one.figure.value)} {one.measure.short_title}" for one in parts]
    return f"Of every 100 in {place} ({period_words(first.period)}): {listed(shares)}."


def _of_hundred(share: float) -> str:
    if share < 0.0005:
        return "fewer than 0.1"
    return f"{share * 100:.0f}" if share >= 0.095 else f"{share * 100:.1f}"


def difference_words(reading: Reading, other: Comparator) -> str:
    """Whether the place differs from a comparator, said only as firmly as its interval allows."""
    figure = reading.figure
    side = "higher" if figure.value > other.value else "lower"
    if figure.interval is not None:
        if figure.interval.lower <= other.value <= figure.interval.upper:
            return f"The difference from {other.label} could be chance."
        return f"{side.capitalize()} here than in {other.label}, by more than chance."
    if is_close(figure.value, other.value, reading.measure.unit):
        return f"About the same here as in {other.label}."
    return f"{side.capitalize()} here than in {other.label}."


def is_close(value: float, other: float, unit: Unit) -> bool:
    """Whether two counts are so near that no reader would act on the difference."""
    if unit is Unit.SHARE and abs(value - other) <= _CLOSE_SHARE:
        return True
    return abs(value - other) <= _CLOSE_RELATIVE * max(abs(value), abs(other))


def standing_words(position: Position | None) -> str:
    """“Higher than in about 8 in 10 districts.” Never a place in a table."""
    if position is None:
        return ""
    of_all = few(position.n_areas, "district")
    tenths = round(position.share_lower * 10)
    if position.share_lower >= 0.95:
        return f"Higher than in nearly all of the {of_all} compared."
    if position.share_lower <= 0.05:
        return f"Lower than in nearly all of the {of_all} compared."
    if 4 <= tenths <= 6:
        return f"Near the middle of the {of_all} compared."
    if tenths > 6:
        return f"Higher than in about {tenths} in 10 districts."
    return f"Lower than in about {10 - tenths} in 10 districts."


_SPEAKS = {
    Speaks.FOR: "Goes with better cohesion",
    Speaks.AGAINST: "Goes with lower cohesion",
    Speaks.LEVEL: "Close to the usual",
    Speaks.CONTEXT: "Context only",
    Speaks.TWO_SIDED: "Evidence points both ways",
}


def speaks_words(speaks: Speaks) -> str:
    """What the research says of a figure like this, in a few words."""
    return _SPEAKS[speaks]


def headline(reading: Reading, place: str) -> str:
    """The finding as a title: “Get on well together: 64% in Aldermere, 76% in Avonia”."""
    figure, unit = reading.figure, reading.measure.unit
    here = f"{reading.measure.short_title}: {shown(figure.value, unit, figure.interval)} in {place}"
    wider = [one for one in reading.comparators if one.n_areas == 1]
    return here + (f", {shown(wider[0].value, unit, figure.interval)} in {wider[0].label}" if wider else "")


def distance_from_usual(reading: Reading) -> float:
    """How far from the middle of all districts, 0 to 0.5: to choose what to say first, never to be shown."""
    return abs(reading.position.share_lower - 0.5) if reading.position else 0.0
