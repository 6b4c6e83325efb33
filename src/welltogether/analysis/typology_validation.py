"""How far a family-group rule sorts districts by an outcome that was measured separately."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from welltogether.analysis.results import GroupMean, TypologyValidation
from welltogether.vocabulary.errors import MethodError
from welltogether.vocabulary.figures import Interval
from welltogether.vocabulary.panel import Floats

Labels = NDArray[np.intp]

_INTERVAL_METHOD = "bootstrap over districts, percentiles"


@dataclass(frozen=True, slots=True)
class PrintedGroup:
    """One group as the source printed it: its reference, the mean of the outcome (a share), the number of areas."""

    group: str
    mean: float | None
    n_areas: int | None


@dataclass(frozen=True, slots=True)
class ValidationSpec:
    """What is held against what: rule reference, printed groups in order, stand-ins, how many draws, at what level."""

    rule: str
    printed: tuple[PrintedGroup, ...]
    stands_in: tuple[tuple[str, str], ...] = ()
    n_draws: int = 1000
    level: float = 0.95
    notes: tuple[str, ...] = ()


def validate(
    spec: ValidationSpec,
    placed: tuple[tuple[str, ...], ...],
    outcome: Floats,
    is_county: NDArray[np.bool_],
    rng: np.random.Generator,
) -> TypologyValidation:
    """Group means of the outcome, beside those printed, and the share of its variance that lies between groups.

    Takes: the spec, candidate groups of each area [A] (from `typology.classify`), the outcome [A] as shares with NaN
    where missing, which areas are county councils [A], a random generator. Gives: a TypologyValidation. Areas with
    several candidates are counted as unplaced, never shared out.
    Refuses: fewer than two groups with areas, or an outcome that does not vary → MethodError.
    Source: eta² = SS between / SS total (Fisher 1925); interval by bootstrap (Efron 1979); chance level by permutation.
    """
    groups = tuple(printed.group for printed in spec.printed)
    labels = np.array([groups.index(c[0]) if len(c) == 1 and c[0] in groups else -1 for c in placed], dtype=np.intp)
    used = (labels >= 0) & np.isfinite(outcome) & ~is_county
    if np.unique(labels[used]).size < 2 or np.ptp(outcome[used]) == 0:
        raise MethodError(
            "The rule cannot be held against this outcome.",
            found="fewer than two groups with areas, or an outcome that is the same everywhere",
            next_step="Check that the inputs and the outcome carry the same area codes.",
        )
    y, g = np.asarray(outcome, dtype=np.float64)[used], labels[used]
    shuffled = _draws(spec.n_draws, lambda: between_share(y, rng.permutation(g)))
    lower, upper = _bootstrap(y, g, spec, rng)
    return TypologyValidation(
        rule=spec.rule,
        groups=tuple(_group_mean(printed, y[g == index]) for index, printed in enumerate(spec.printed)),
        between_share=between_share(y, g),
        between_interval=Interval(lower, upper, spec.level, _INTERVAL_METHOD),
        by_chance=float(shuffled.mean()),
        chance_upper=float(np.quantile(shuffled, 0.95)),
        n_placed=int(used.sum()),
        n_unplaced=int((~used & ~is_county).sum()),
        n_excluded=int(is_county.sum()),
        stands_in=spec.stands_in,
        notes=spec.notes,
    )


def between_share(outcome: Floats, labels: Labels) -> float:
    """Eta²: the share of the variance between areas that lies between groups.

    Takes: outcome [n], group numbers [n] from 0. Gives: 0–1, NaN where the outcome does not vary.

    >>> between_share(np.array([1.0, 3.0, 5.0, 7.0]), np.array([0, 0, 1, 1]))
    0.8
    """
    y = outcome - outcome.mean()
    total = float((y**2).sum())
    n = np.bincount(labels)
    sums = np.bincount(labels, weights=y)
    between = float((sums[n > 0] ** 2 / n[n > 0]).sum())
    return between / total if total > 0 else float("nan")


def _bootstrap(y: Floats, g: Labels, spec: ValidationSpec, rng: np.random.Generator) -> tuple[float, float]:
    def one() -> float:
        rows = rng.integers(0, y.size, y.size)
        return between_share(y[rows], g[rows])

    tail = (1 - spec.level) / 2
    lower, upper = np.nanquantile(_draws(spec.n_draws, one), [tail, 1 - tail])
    return float(lower), float(upper)


def _draws(n_draws: int, draw: Callable[[], float]) -> Floats:
    return np.array([draw() for _ in range(n_draws)], dtype=np.float64)


def _group_mean(printed: PrintedGroup, outcome: Floats) -> GroupMean:
    mean = float(outcome.mean()) if outcome.size else None
    return GroupMean(printed.group, mean, int(outcome.size), printed.mean, printed.n_areas)
