"""Texts as publishers write periods → periods."""

import re
from calendar import month_abbr
from collections.abc import Callable
from datetime import date, timedelta
from functools import lru_cache

from welltogether.vocabulary.periods import Period

_MONTHS = {name.lower(): month for month, name in enumerate(month_abbr) if name}
_MONTH_YEAR = re.compile(r"([a-z]{3})[a-z]* (\d{4})")
_TERMS = {"autumn": ((0, 9, 1), (0, 12, 31)), "spring": ((1, 1, 1), (1, 3, 31)), "summer": ((1, 4, 1), (1, 8, 31))}


@lru_cache(maxsize=4096)
def parse_period(text: str, form: str) -> Period:
    """The period that a text means in one of the forms a layout may name. Refuses: any other text (ValueError)."""
    plain = " ".join(text.replace("\u2013", "-").split()).lower()
    if re.fullmatch(r"\d+\.0", plain):
        plain = plain[:-2]
    return _FORMS[form](plain)


def _month(year: int, month: int) -> Period:
    first = date(year, month, 1)
    following = date(year + month // 12, month % 12 + 1, 1)
    return Period(first, following - timedelta(days=1))


def _first_year(text: str) -> int:
    """2010/11, 2010-11, 201011, 2010/2011 or 2010 → 2010."""
    match = re.fullmatch(r"(\d{4})(?:[/-]?(\d{2}|\d{4}))?", text)
    if not match or (match[2] and int(match[2]) % 100 != (int(match[1]) + 1) % 100):
        raise ValueError(f"not two years running: {text!r}")
    return int(match[1])


def _academic(text: str) -> Period:
    """202021, 2020/21, or with a term: 202021 autumn term."""
    match = re.fullmatch(r"([\d/-]+)(?: (autumn|spring|summer) term| academic year)?", text)
    if not match:
        raise ValueError(f"not a school year: {text!r}")
    year = _first_year(match[1])
    (y1, m1, d1), (y2, m2, d2) = _TERMS[match[2]] if match[2] else ((0, 9, 1), (1, 8, 31))
    return Period(date(year + y1, m1, d1), date(year + y2, m2, d2))


def _mid_year(text: str) -> Period:
    years = [int(one) for one in re.findall(r"(?:mid[- ])?(\d{4})", text)]
    if not re.fullmatch(r"(?:mid[- ])?\d{4}(?: to (?:mid[- ])?\d{4})?", text):
        raise ValueError(f"not a middle of a year: {text!r}")
    if len(years) == 1:
        return Period.day(date(years[0], 6, 30))
    return Period(date(years[0], 7, 1), date(years[1], 6, 30))


def _year_to_june(text: str) -> Period:
    match = re.fullmatch(r"(?:mid[- ])?(\d{4})", text)
    if not match:
        raise ValueError(f"not a year: {text!r}")
    return Period(date(int(match[1]) - 1, 7, 1), date(int(match[1]), 6, 30))


def _year_ending(text: str) -> Period:
    """june 2025 → july 2024 to june 2025."""
    last = _calendar(text)
    return Period(_month(last.end.year - 1, last.end.month).end + timedelta(days=1), last.end)


def _calendar(text: str) -> Period:
    """jan 2011 to dec 2011; july 2015 - june 2016; march 2024."""
    found = _MONTH_YEAR.findall(text)
    if not re.fullmatch(r"[a-z]+ \d{4}(?: (?:to|-) [a-z]+ \d{4})?", text) or any(
        one not in _MONTHS for one, _ in found
    ):
        raise ValueError(f"not a run of months: {text!r}")
    (month, year), (last_month, last_year) = found[0], found[-1]
    return Period(_month(int(year), _MONTHS[month]).start, _month(int(last_year), _MONTHS[last_month]).end)


def _quarter_end(text: str) -> Period:
    last = date.fromisoformat(text)
    first = last.year * 12 + last.month - 3
    period = Period(date(first // 12, first % 12 + 1, 1), last)
    if last != _month(last.year, last.month).end or last.month % 3:
        raise ValueError(f"not the end of a quarter: {text!r}")
    return period


def _any(text: str) -> Period:
    """Period.parse, and 2012 - 14, 2012-14 to mean 2012 to 2014, months by name, school terms."""
    match = re.fullmatch(r"(\d{4}) ?- ?(\d{2}|\d{4})", text)
    if match and len(match[2]) == 2 and int(match[2]) > 12:
        return Period(date(int(match[1]), 1, 1), date(int(match[1]) // 100 * 100 + int(match[2]), 12, 31))
    if match and len(match[2]) == 4:
        return Period(date(int(match[1]), 1, 1), date(int(match[2]), 12, 31))
    if _MONTH_YEAR.match(text):
        return _calendar(text)
    return Period.parse(text.upper().replace(" ", ""))


def _strict(pattern: str) -> Callable[[str], Period]:
    def parse(text: str) -> Period:
        if not re.fullmatch(pattern, text, re.IGNORECASE):
            raise ValueError(f"not a period: {text!r}")
        return Period.parse(text.upper())

    return parse


_FORMS: dict[str, Callable[[str], Period]] = {
    "year": _strict(r"\d{4}"),
    "financial_year": lambda text: Period.financial_year(_first_year(text)),
    "academic_year": _academic,
    "mid_year": _mid_year,
    "year_to_june": _year_to_june,
    "year_ending": _year_ending,
    "calendar": _calendar,
    "iso": _strict(r"\d{4}-\d{2}-\d{2}/P\d+[YM]"),
    "quarter_end": _quarter_end,
    "month": _strict(r"\d{4}-?(0[1-9]|1[0-2])"),
    "day": _strict(r"\d{4}-\d{2}-\d{2}"),
    "any": _any,
}
