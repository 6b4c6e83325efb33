"""Change in plain English, claimed only where it is beyond chance; otherwise the two figures stand side by side."""

from welltogether.analysis.results import Reading, Trend
from welltogether.documents.wording.numbers import said, shown
from welltogether.documents.wording.periods import period_words


def trend_sentence(reading: Reading) -> str:
    """What may be said of a reading's change; empty where there is no trend."""
    trend, unit = reading.trend, reading.measure.unit
    if trend is None:
        return ""
    then, now = said(trend.start_value, unit), said(trend.end_value, unit)
    start, end = period_words(trend.start), period_words(trend.end)
    title = reading.measure.title
    if trend.beyond_noise:
        verb = "rose" if trend.change > 0 else "fell"
        return f"{title} {verb} from {then} ({start}) to {now} ({end}). That is more than chance would explain."
    figures = f"{title}: {then} ({start}) and {now} ({end})."
    if trend.beyond_noise is None:
        return f"{figures} No interval is published for both, so we do not say if this is more than chance."
    return f"{figures} The difference could be chance, so we do not say that it changed."


def verdict(trend: Trend) -> str:
    """The same in a few words, under a small chart."""
    if trend.beyond_noise is None:
        return "chance not tested"
    if not trend.beyond_noise:
        return "could be chance"
    return "rose, beyond chance" if trend.change > 0 else "fell, beyond chance"


def shown_trend(reading: Reading) -> str:
    """“78.2 to 101.3” for a table."""
    trend, unit = reading.trend, reading.measure.unit
    return "" if trend is None else f"{shown(trend.start_value, unit)} to {shown(trend.end_value, unit)}"
