"""Up to five classes for a map: about as many areas in each, breaks rounded so that people can say them."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from math import floor, isfinite, log10

MOST_CLASSES = 5


@dataclass(frozen=True, slots=True)
class Classes:
    """Edges from lowest to highest; class i holds edges[i] ≤ value < edges[i+1], the last one its upper edge too."""

    edges: tuple[float, ...]

    @property
    def n(self) -> int:
        return len(self.edges) - 1

    def of(self, value: float) -> int:
        """Which class a value falls in."""
        return min(max(bisect_right(self.edges, value) - 1, 0), self.n - 1)


def make_classes(values: Sequence[float], most: int = MOST_CLASSES) -> Classes:
    """Classes with about equal numbers of areas, breaks rounded to a step of 1, 2 or 5 times a power of ten.

    Ties and rounding may leave fewer than `most`. The outer edges are the rounded lowest and highest values.
    Refuses: no finite value (ValueError).
    """
    held = sorted(value for value in values if isfinite(value))
    if not held:
        raise ValueError("no value to make classes of")
    low, high = held[0], held[-1]
    if low == high:
        return Classes((low, high))
    step = _step((high - low) / 40)
    inner = {round(round(_quantile(held, i / most) / step) * step, 10) for i in range(1, most)}
    first, last = round(floor(low / step) * step, 10), -round(floor(-high / step) * step, 10)
    return Classes((first, *sorted(edge for edge in inner if low < edge <= high and edge < last), last))


def _quantile(held: list[float], share: float) -> float:
    place = share * (len(held) - 1)
    below = floor(place)
    above = min(below + 1, len(held) - 1)
    return held[below] + (held[above] - held[below]) * (place - below)


def _step(rough: float) -> float:
    power = 10.0 ** floor(log10(rough))
    return next(nice * power for nice in (1, 2, 5, 10) if rough <= nice * power * (1 + 1e-9))
