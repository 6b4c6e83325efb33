"""From values to places on paper: axes that start where they should, round steps, and how tick labels read."""

from dataclasses import dataclass, replace
from math import ceil, floor, log10


@dataclass(frozen=True, slots=True)
class Reads:
    """How a value is written on an axis: times `factor`, so many decimals, between prefix and suffix.

    >>> Reads(100, 0, suffix="%").text(0.557)
    '56%'
    >>> Reads(decimals=0, prefix="£").text(1234)
    '£1,234'
    """

    factor: float = 1
    decimals: int = 0
    prefix: str = ""
    suffix: str = ""

    def for_ticks(self, ticks: tuple[float, ...]) -> "Reads":
        """The same, with as many decimals as the ticks need so that no two read alike."""
        return replace(self, decimals=tick_decimals(ticks, self.factor))

    def text(self, value: float) -> str:
        number = f"{value * self.factor:,.{self.decimals}f}"
        if number.strip("-0.,") == "":
            number = number.removeprefix("-")
        return f"{'−' if number.startswith('-') else ''}{self.prefix}{number.removeprefix('-')}{self.suffix}"


@dataclass(frozen=True, slots=True)
class Axis:
    """A linear axis from `low` to `high` laid from `start` to `end`, with its ticks."""

    low: float
    high: float
    start: float
    end: float
    ticks: tuple[float, ...]

    def at(self, value: float) -> float:
        """Where a value lies; values beyond the axis are held at its ends."""
        share = (value - self.low) / (self.high - self.low)
        return self.start + (self.end - self.start) * max(0.0, min(1.0, share))

    def holds(self, value: float) -> bool:
        return self.low <= value <= self.high


def axis(
    values: list[float],
    start: float,
    end: float,
    n_steps: int = 5,
    *,
    from_zero: bool | None = None,
    least_share: float = 0.0,
) -> Axis:
    """An axis over the values with round ticks, at least `least_share` of the largest value long.

    `from_zero=None` starts at zero where the lowest value is less than 40% of the highest, so that small differences
    are not blown up; True always does.
    """
    low, high = min(values), max(values)
    if from_zero or (from_zero is None and 0 <= low < 0.4 * high):
        low = 0.0
    if low == high:
        low, high = (low - 1, high + 1) if low else (0.0, 1.0)
    if least_share and high - low < least_share * max(abs(low), abs(high)):
        widen = (least_share * max(abs(low), abs(high)) - (high - low)) / 2
        low, high = low - widen, high + widen
    step = _round_step((high - low) / n_steps)
    first, last = floor(low / step + 1e-9), ceil(high / step - 1e-9)
    ticks = tuple(i * step for i in range(first, last + 1))
    return Axis(ticks[0], ticks[-1], start, end, ticks)


def tick_decimals(ticks: tuple[float, ...], factor: float) -> int:
    """How many decimals the ticks need so that no two read the same."""
    for decimals in range(4):
        if all(abs(t * factor - round(t * factor, decimals)) < 1e-9 for t in ticks):
            return decimals
    return 4


def _round_step(rough: float) -> float:
    power = 10.0 ** floor(log10(rough))
    for nice in (1, 2, 2.5, 5, 10):
        if rough <= nice * power * (1 + 1e-9):
            return nice * power
    return 10 * power
