"""How numbers are written. In sentences a share is “56 in 100”; in tables and charts it is “56%”. Nothing else.

A figure shows no more decimals than its interval allows.
"""

from math import isfinite

from welltogether.documents.charts.scales import Reads
from welltogether.vocabulary.figures import Interval
from welltogether.vocabulary.measures import Unit

MINUS = "−"
_TABLE_UNITS = {
    Unit.SHARE: "%",
    Unit.RATE_PER_1000: "per 1,000",
    Unit.RATE_PER_10000: "per 10,000",
    Unit.SCORE: "score",
    Unit.INDEX: "index",
    Unit.MEAN: "average",
    Unit.COUNT: "number",
    Unit.POUNDS: "£",
    Unit.YEARS: "years",
    Unit.RATIO: "ratio",
}
_AFTER_NUMBER = {
    Unit.RATE_PER_1000: " per 1,000",
    Unit.RATE_PER_10000: " per 10,000",
    Unit.YEARS: " years",
}


def unit_words(unit: Unit) -> str:
    """The unit as a column heading or beside a number: “%”, “per 1,000”."""
    return _TABLE_UNITS[unit]


def after_number(unit: Unit) -> str:
    """The words that follow a number of this unit: “per 1,000”; empty where the number says it (“56%”, “£612”)."""
    return _AFTER_NUMBER.get(unit, "").strip()


def in_shown_unit(value: float, unit: Unit) -> float:
    """The bare number a spreadsheet shows: shares as percentages, everything else as it is."""
    return round(value * 100, 4) if unit is Unit.SHARE else round(value, 6)


def decimals_for(value: float, unit: Unit, interval: Interval | None = None) -> int:
    """How many decimals a value deserves in a table or chart."""
    if unit in (Unit.COUNT, Unit.POUNDS):
        return 2 if unit is Unit.POUNDS and abs(value) < 10 else 0
    if unit is Unit.SHARE:
        half_width = (interval.upper - interval.lower) / 2 if interval else 0.0
        return 0 if half_width >= 0.01 else 1
    if unit is Unit.INDEX and abs(value) <= 1:
        return 2
    if unit is Unit.MEAN and abs(value) < 20:
        return 2
    return 1 if abs(value) < 1000 else 0


def reads(unit: Unit, decimals: int = 0) -> Reads:
    """How values of a unit read on a chart's axis and labels."""
    if unit is Unit.SHARE:
        return Reads(100, decimals, suffix="%")
    if unit is Unit.POUNDS:
        return Reads(decimals=decimals, prefix="£")
    return Reads(decimals=decimals)


def shown(value: float, unit: Unit, interval: Interval | None = None) -> str:
    """A value for a table or chart, without the words of its unit where a heading gives them.

    >>> shown(0.5571, Unit.SHARE)
    '55.7%'
    >>> shown(0.5571, Unit.SHARE, Interval(0.53, 0.59, 0.95, "survey"))
    '56%'
    >>> shown(1234.4, Unit.POUNDS)
    '£1,234'
    """
    if not isfinite(value):
        return "–"
    return reads(unit, decimals_for(value, unit, interval)).text(value)


def shown_with_unit(value: float, unit: Unit, interval: Interval | None = None) -> str:
    """A value that stands alone: “84.2 per 1,000”."""
    return shown(value, unit, interval) + _AFTER_NUMBER.get(unit, "")


def shown_interval(interval: Interval | None, value: float, unit: Unit) -> str:
    """“53 to 59%” for a table; empty where there is none."""
    if interval is None:
        return ""
    style = reads(unit, decimals_for(value, unit, interval))
    return f"{style.text(interval.lower).removesuffix('%')} to {style.text(interval.upper)}"


def said(value: float, unit: Unit, interval: Interval | None = None) -> str:
    """A value in a sentence: “56 in 100”, “84.2 per 1,000”, “£612”.

    >>> said(0.557, Unit.SHARE)
    '56 in 100'
    >>> said(0.0042, Unit.SHARE)
    '4 in 1,000'
    """
    return _in_so_many(value) if unit is Unit.SHARE else shown_with_unit(value, unit, interval)


def said_interval(interval: Interval, value: float, unit: Unit) -> str:
    """“between 53 and 59 in 100”."""
    if unit is not Unit.SHARE:
        style = reads(unit, decimals_for(value, unit, interval))
        return f"between {style.text(interval.lower)} and {style.text(interval.upper)}"
    lower, upper = interval.lower * 100, interval.upper * 100
    decimals = 0 if round(upper) - round(lower) >= 1 else 1
    return f"between {max(lower, 0):.{decimals}f} and {min(upper, 100):.{decimals}f} in 100"


def said_difference(difference: float, unit: Unit) -> str:
    """The size of a difference, without its sign: “6 in 100”, “£40”."""
    size = abs(difference)
    if unit is Unit.SHARE and 0.005 <= size < 0.1:
        return f"{size * 100:.0f} in 100" if size >= 0.015 else f"{size * 100:.1f} in 100"
    return said(size, unit)


def count(n: float) -> str:
    """Whole numbers with commas: “94,721”."""
    return f"{n:,.0f}"


_SMALL = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")


def few(n: int, noun: str, plural: str = "") -> str:
    """“one ward”, “three wards”, “12 wards”.

    >>> few(1, "ward"), few(12, "ward"), few(2, "survey", "surveys")
    ('one ward', '12 wards', 'two surveys')
    """
    number = _SMALL[n] if 0 <= n < len(_SMALL) else count(n)
    return f"{number} {noun if n == 1 else plural or noun + 's'}"


def plural(level: str) -> str:
    """Many of a level of areas: “wards”, “neighbourhood areas (MSOA)”.

    >>> plural("small area (LSOA)"), plural("wards")
    ('small areas (LSOA)', 'wards')
    """
    noun, bracket, rest = level.partition(" (")
    return f"{noun if noun.endswith('s') else noun + 's'}{bracket}{rest}"


def capital(text: str) -> str:
    """The text with a capital first letter and the rest untouched."""
    return text[:1].upper() + text[1:]


def lower_first(text: str) -> str:
    """The text with a small first letter, unless its first word is a name or an abbreviation (“England”, “NHS”)."""
    first = text.split(" ", 1)[0]
    return text if first.isupper() or first in _PROPER else text[:1].lower() + text[1:]


_PROPER = frozenset({"England", "Wales", "English", "Welsh", "British", "Britain", "Asian", "Black", "White", "Muslim"})
_PROPER |= frozenset({"Muslims", "Christian", "Christians", "Hindu", "Sikh", "Jewish", "Census", "Mixed", "I"})


def _in_so_many(share: float) -> str:
    if share < 0:
        return MINUS + _in_so_many(-share)
    if share == 0:
        return "none"
    for whole, label in ((100, "100"), (1000, "1,000"), (10000, "10,000")):
        if round(share * whole) >= 1 and (whole > 100 or share >= 0.0095):
            if whole == 100 and share < 1 and round(share * 100) == 100:
                return "more than 99 in 100"
            return f"{share * whole:.0f} in {label}"
    return "fewer than 1 in 10,000"
