"""How evenly groups live across small areas, and how evenly they would by chance alone."""

from dataclasses import dataclass, replace
from math import lgamma

import numpy as np

from welltogether.analysis.results import Comparator, DivideReading
from welltogether.vocabulary.areas import AreaCode
from welltogether.vocabulary.errors import MethodError
from welltogether.vocabulary.figures import Dress, Figure, Refusal
from welltogether.vocabulary.panel import Floats
from welltogether.vocabulary.periods import Period


@dataclass(frozen=True, slots=True)
class DivideSpec:
    """Which group, where, when, and the dress of the counts. `measure` is the stem of the figures' ids."""

    group: str
    measure: str
    area: AreaCode
    period: Period
    dress: Dress


@dataclass(frozen=True, slots=True)
class DivideRule:
    """When the counts can bear it: people in the group, small areas, and the share of small areas without a count."""

    minimum_group: int = 500
    minimum_areas: int = 10
    maximum_missing: float = 0.05


def read_divide(
    group: Floats,
    everyone: Floats,
    spec: DivideSpec,
    comparators: tuple[Comparator, ...] = (),
    rule: DivideRule = DivideRule(),
) -> DivideReading | Refusal:
    """How evenly one group lives among everyone else in a place.

    Takes: counts of the group and of everyone by small area [K], NaN where not published; the group's name and dress;
    the same measure elsewhere. Gives: a DivideReading: share, dissimilarity and isolation as dressed figures (0–1), and
    the dissimilarity that chance alone would give. Small areas without a count are left out, and that is said; where
    publishers' small changes put the group above everyone, everyone is taken to be the group.
    Refuses: too few people or small areas, too many without a count, everyone or nobody in the group → Refusal.
    """
    known = np.isfinite(group) & np.isfinite(everyone) & (np.nan_to_num(everyone) > 0)
    n_missing = int((~(np.isfinite(group) & np.isfinite(everyone))).sum())
    x = np.asarray(group, dtype=np.float64)[known]
    t = np.maximum(np.asarray(everyone, dtype=np.float64)[known], x)
    why = _cannot_bear(x, t, n_missing, rule)
    if why is not None:
        return Refusal(f"How evenly {spec.group} live across this place is not shown.", *why)
    caution = f"{n_missing} small areas without a count are left out." if n_missing else ""
    dress = replace(
        spec.dress,
        base=float(t.sum()),
        cautions=" ".join(part for part in (spec.dress.cautions, caution) if part),
    )
    y = t - x
    return DivideReading(
        group=spec.group,
        group_share=_figure(spec, dress, "share", float(x.sum() / t.sum())),
        dissimilarity=_figure(spec, dress, "dissimilarity", dissimilarity(x, y)),
        isolation=_figure(spec, dress, "isolation", exposure(x, x, t)),
        expected_dissimilarity=expected_dissimilarity(x, t),
        comparators=comparators,
        n_small_areas=int(known.sum()),
    )


def dissimilarity(x: Floats, y: Floats) -> float:
    """The share of either group that would have to move for both to be spread alike.

    Takes: two groups' counts by small area [K], ≥ 0. Gives: 0 (alike) to 1 (never in one area).
    Refuses: an empty group or counts below 0 → MethodError.
    Source: Duncan and Duncan 1955: D = ½ Σ |x_i/X − y_i/Y|.

    >>> dissimilarity(np.array([10.0, 30.0]), np.array([30.0, 10.0]))
    0.5
    """
    _check(x, y)
    return float(np.abs(x / x.sum() - y / y.sum()).sum() / 2)


def exposure(x: Floats, y: Floats, everyone: Floats) -> float:
    """The share of group y in the small area of the average member of group x; of x itself it is isolation.

    Takes: counts by small area [K]; everyone is at least x and y. Gives: 0–1.
    Refuses: an empty group x or counts below 0 → MethodError.
    Source: Lieberson 1981; Massey and Denton 1988: xPy = Σ (x_i/X)(y_i/t_i), isolation xPx.

    >>> x, t = np.array([10.0, 30.0]), np.array([40.0, 40.0])
    >>> exposure(x, x, t), exposure(x, t - x, t)
    (0.625, 0.375)
    """
    _check(x, everyone)
    if np.any(y < 0):
        raise MethodError("Counts must not be negative.")
    inhabited = everyone > 0
    shares = np.divide(y, everyone, out=np.zeros(everyone.shape), where=inhabited)
    return float((x / x.sum() * shares).sum())


def theil_h(counts: Floats) -> float:
    """How much less mixed small areas are than the whole place, over any number of groups.

    Takes: counts [K small areas, G groups] ≥ 0. Gives: 0 (every area has the whole's mix) to 1 (no area is mixed).
    Refuses: fewer than two groups with people, counts below 0 → MethodError.
    Source: Theil and Finizza 1971; Reardon and Firebaugh 2002, eq. for H.

    >>> theil_h(np.array([[10.0, 0.0], [0.0, 10.0]]))
    1.0
    """
    if np.any(counts < 0) or (counts.sum(axis=0) > 0).sum() < 2:
        raise MethodError("Theil's H needs at least two groups with people, and no count below 0.")
    areas = counts.sum(axis=1)
    whole = _entropy(counts.sum(axis=0) / areas.sum())
    inhabited = areas > 0
    local = _entropy(counts[inhabited] / areas[inhabited, None])
    return float((areas[inhabited] * (whole - local)).sum() / (whole * areas.sum()))


def expected_dissimilarity(x: Floats, everyone: Floats) -> float:
    """The dissimilarity that would be found if everyone had been placed by chance: what is noise in small areas.

    Every resident is of the group with the place's own share p, whatever the small area. Then D averages
    Σ E|b_i − t_i p| / (2 T p (1 − p)) with b_i binomial(t_i, p), and the mean deviation has a closed form.
    Takes: the group's and everyone's counts by small area [K]. Gives: 0–1.
    Refuses: nobody or everybody in the group, counts below 0 → MethodError.
    Source: Voas and Williamson 2000 for the bias; the mean deviation is De Moivre's (Diaconis and Zabell 1991, eq.
    1.1).

    >>> x, t = np.full(100, 15.0), np.full(100, 150.0)
    >>> round(expected_dissimilarity(x, t), 3)
    0.108
    """
    rest = everyone - x
    _check(x, rest)
    p = float(x.sum() / everyone.sum())
    sizes, n_areas = np.unique(np.rint(everyone), return_counts=True)
    total = float((sizes * n_areas).sum())
    deviation = sum(int(n) * _mean_deviation(int(size), p) for size, n in zip(sizes, n_areas, strict=True))
    return deviation / (2 * total * p * (1 - p))


def _mean_deviation(n: int, p: float) -> float:
    """E|b − np| for b binomial(n, p): 2 m C(n, m) p^m (1 − p)^(n − m + 1), m the whole part of np, plus one."""
    if n == 0:
        return 0.0
    m = int(n * p) + 1
    log_choose = lgamma(n + 1) - lgamma(m + 1) - lgamma(n - m + 1)
    return 2 * m * float(np.exp(log_choose + m * np.log(p) + (n - m + 1) * np.log1p(-p)))


def _entropy(shares: Floats) -> Floats:
    """−Σ p ln p along the last axis, nothing for empty groups."""
    logs = np.log(shares, out=np.zeros(shares.shape), where=shares > 0)
    return np.asarray(-(shares * logs).sum(axis=-1), dtype=np.float64)


def _check(x: Floats, y: Floats) -> None:
    if np.any(x < 0) or np.any(y < 0) or not (x.sum() > 0 and y.sum() > 0):
        raise MethodError("Both groups need people in them, and no count may be below 0.")


def _cannot_bear(x: Floats, t: Floats, n_missing: int, rule: DivideRule) -> tuple[str, str, str] | None:
    if t.size < rule.minimum_areas:
        return (
            f"{t.size} small areas have counts.",
            f"At least {rule.minimum_areas}.",
            "Use counts for smaller areas, or look at the wider district.",
        )
    if n_missing > rule.maximum_missing * (t.size + n_missing):
        return (
            f"{n_missing} of {t.size + n_missing} small areas have no published count.",
            f"Counts for at least {1 - rule.maximum_missing:.0%} of them.",
            "Use a broader group or larger areas, where fewer counts are withheld.",
        )
    if x.sum() < rule.minimum_group or (t - x).sum() < rule.minimum_group:
        return (
            f"The group, or everyone else, has fewer than {rule.minimum_group:,} people.",
            f"At least {rule.minimum_group:,} in each: below that chance alone makes areas look unlike.",
            "Use a broader group; ask the people concerned how they see it.",
        )
    return None


def _figure(spec: DivideSpec, dress: Dress, kind: str, value: float) -> Figure:
    return Figure(f"{spec.measure}-{kind}", spec.area, spec.period, value, None, dress)
