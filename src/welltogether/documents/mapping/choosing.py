"""Which readings stand in the text where there is room for a few; the rest are in the full tables."""

from collections.abc import Collection, Sequence
from itertools import combinations

from welltogether.analysis.results import Reading, Speaks
from welltogether.documents.wording.readings import distance_from_usual
from welltogether.vocabulary.measures import Made, Unit
from welltogether.vocabulary.periods import Period

_FRESH_YEARS = 8
_WHOLE = 0.0015  # how near to 1 the shares of a whole must come, here and in every wider area
_MOST_PARTS = 12
_SPEAKING = (Speaks.FOR, Speaks.AGAINST, Speaks.TWO_SIDED)


def choose(
    readings: Sequence[Reading], n: int, *, in_order: bool = False, first: Collection[str] = ()
) -> tuple[Reading, ...]:
    """Up to `n` readings, in the order they came.

    Left out first: how far groups live apart (a section of its own), the same count in another unit, and figures much
    older than the newest. Then the clearest are taken, measures named in `first` before others and those that speak to
    cohesion before those that do not; with `in_order` simply the first, so that who people are is never chosen for
    being unusual.
    """
    pool = _fresh(_different([one for one in readings if one.measure.made is not Made.DISSIMILARITY]))
    if in_order:
        return tuple(pool[:n])
    best = sorted(
        pool,
        key=lambda one: (one.measure.id not in first, one.speaks not in _SPEAKING, -distance_from_usual(one)),
    )[:n]
    return tuple(one for one in pool if one in best)


def find_whole(readings: Sequence[Reading]) -> tuple[Reading, ...]:
    """Readings that together are everyone, largest first; empty where there are none.

    Takes: readings; only shares of one denominator and date are put together. Gives: three to five parts whose shares
    come to 1 here and in every wider area, or all parts of the denominator (up to twelve) where all of them do.
    """
    by_whole: dict[tuple[tuple[str, ...], Period], list[Reading]] = {}
    for one in readings:
        if one.measure.unit is Unit.SHARE and one.measure.made is Made.RATIO and one.measure.denominator:
            by_whole.setdefault((one.measure.denominator, one.figure.period), []).append(one)
    for parts in by_whole.values():
        if len(parts) <= _MOST_PARTS and len(parts) > 2 and _is_whole(parts):
            return _largest_first(parts)
        for size in (5, 4, 3):
            for some in combinations(parts, size):
                if _is_whole(some):
                    return _largest_first(some)
    return ()


def _is_whole(parts: Sequence[Reading]) -> bool:
    variables = [variable for part in parts for variable in part.measure.numerator]
    if len(variables) != len(set(variables)) or abs(sum(part.figure.value for part in parts) - 1) > _WHOLE:
        return False
    wider: dict[str, list[float]] = {}
    for part in parts:
        for one in part.comparators:
            if one.n_areas == 1:
                wider.setdefault(one.label, []).append(one.value)
    return all(len(values) == len(parts) and abs(sum(values) - 1) <= _WHOLE for values in wider.values())


def _largest_first(parts: Sequence[Reading]) -> tuple[Reading, ...]:
    return tuple(sorted(parts, key=lambda part: -part.figure.value))


def _different(readings: Sequence[Reading]) -> list[Reading]:
    """The first of those that count the same thing over the same base."""
    seen: dict[tuple[tuple[str, ...], tuple[str, ...], Made], Reading] = {}
    for one in readings:
        seen.setdefault((one.measure.numerator, one.measure.denominator, one.measure.made), one)
    return list(seen.values())


def _fresh(readings: Sequence[Reading]) -> list[Reading]:
    newest = max((one.figure.period.end.year for one in readings), default=0)
    return [one for one in readings if newest - one.figure.period.end.year <= _FRESH_YEARS]
