"""Dates in few words."""

from welltogether.vocabulary.periods import Period


def period_words(period: Period) -> str:
    """The period's label, with a year said once: “September to December 2008”."""
    first, last = period.start, period.end
    whole_months = first.day == 1 and (last - first).days > 31
    if whole_months and first.year == last.year and (first.month, last.month) != (1, 12):
        return f"{first:%B} to {last:%B %Y}"
    return period.label


def year_words(period: Period) -> str:
    """The year or years alone, for the end of an axis: “2021”, “2024/25”."""
    label = period.label
    if len(label) <= 7:
        return label
    return f"{period.end.year}"
