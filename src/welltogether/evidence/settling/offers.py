"""What one route can give of one measure: a ratio, a count or a mean carried along links, with how it came."""

from dataclasses import dataclass, replace

import numpy as np

from welltogether.evidence.areas.links import BEST_FIT, PART_OF, Codes, Flags, Floats, Links
from welltogether.evidence.settling.held import Cells
from welltogether.vocabulary.periods import Period

MOST = 0.95  # the share of smaller areas that must have a figure before a ratio or mean stands for the whole
_WHOLE = 1.0 - 1e-9


@dataclass(frozen=True)
class Offer:
    """Arrays [P, A], NaN where the route can give nothing; `share` of the sources that stand behind each."""

    periods: tuple[Period, ...]
    value: Floats
    carried: Codes
    share: Floats
    base: Floats | None = None
    lower: Floats | None = None
    upper: Floats | None = None
    base_periods: tuple[Period, ...] = ()
    datasets: tuple[str, ...] = ()


def ratio_along(links: Links, top: Cells, bottom: Cells, scale: float) -> Offer:
    """Both counts carried along the same links, over the sources that have both."""
    both = np.isfinite(top.value) & np.isfinite(bottom.value)
    share = links.share_held(both)
    below = links.total(np.where(both, bottom.value, np.nan))
    allowed = links.may_take_counts | (links.may_take_means & links.single)
    value = divided(links.total(np.where(both, top.value, np.nan)), below, scale, allowed & (share >= MOST))
    base = np.where(_lies_in_part(links), links.first(bottom.value), below)
    offer = _offer(links.carried_ratios, top, bottom, value, share, base)
    alone = links.single & np.isfinite(value)
    limits = [_limit(links, limit, bottom.value, scale, alone) for limit in (top.lower, top.upper)]
    return replace(offer, lower=limits[0], upper=limits[1])


def ratio_over(links: Links, top: Cells, bottom: Cells, scale: float) -> Offer:
    """The numerator carried; the denominator, [P, A], counted where it is shown, or over all a larger area covers."""
    share = links.share_held(np.isfinite(top.value))
    below = bottom.value
    value = divided(links.total(top.value), below, scale, links.may_take_counts & (share >= _WHOLE))
    base, part = below, _lies_in_part(links)
    if part.any():
        covered = links.back(below)
        whole = links.first(divided(top.value, covered, scale, np.ones(links.n_sources, bool)))
        value = np.where(part & links.may_take_means, whole, value)
        base = np.where(part, links.first(covered), below)
    return _offer(links.carried_ratios, top, bottom, value, share, base)


def count_along(links: Links, cells: Cells, scale: float) -> Offer:
    """A count, only where every source has one."""
    share = links.share_held(np.isfinite(cells.value))
    value = np.where(links.may_take_counts & (share >= _WHOLE), links.total(cells.value) * scale, np.nan)
    return Offer(cells.periods, value, _each_period(links.carried_counts, value), share, datasets=cells.datasets)


def mean_along(links: Links, cells: Cells, weight: Floats, scale: float, *, rough: bool) -> Offer:
    """The one source's value as it stands, with its interval; several sources averaged where there are weights.

    `rough`: the weights were worked out, so that a merger of small areas is a best fit.
    """
    alone = links.single & links.may_take_means
    held = np.isfinite(cells.value) & ((weight > 0) | _alone_somewhere(links))
    share = links.share_held(held)
    several = np.where(links.may_take_means & (share >= MOST), links.mean(cells.value, weight), np.nan)
    value = np.where(alone, links.first(cells.value), several) * scale
    carried = links.carried_means.copy()
    carried[(links.n_links > 1) & (carried < BEST_FIT) & rough] = BEST_FIT
    offer = Offer(cells.periods, value, _each_period(carried, value), share, datasets=cells.datasets)
    return replace(
        offer,
        base=_kept(links, cells.base, alone, 1.0),
        lower=_kept(links, cells.lower, alone, scale),
        upper=_kept(links, cells.upper, alone, scale),
    )


def best_of(offers: list[Offer]) -> Offer:
    """Per area and period the offer that the largest share of its sources stands behind; the earlier on a tie."""
    best = offers[0]
    for other in offers[1:]:
        better = np.isfinite(other.value) & (np.isnan(best.value) | (other.share > best.share + 1e-9))
        best = replace(
            best,
            value=np.where(better, other.value, best.value),
            carried=np.where(better, other.carried, best.carried),
            share=np.where(better, other.share, best.share),
            base=_mixed(better, other.base, best.base),
            lower=_mixed(better, other.lower, best.lower),
            upper=_mixed(better, other.upper, best.upper),
        )
    return best


def divided(top: Floats, bottom: Floats, scale: float, allowed: Flags) -> Floats:
    """A ratio where it is allowed and its denominator is above nought; NaN elsewhere."""
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.where(allowed & (bottom > 0), top / bottom * scale, np.nan)


def _offer(carried: Codes, top: Cells, bottom: Cells, value: Floats, share: Floats, base: Floats) -> Offer:
    datasets = tuple(dict.fromkeys(top.datasets + bottom.datasets))
    each = _each_period(carried, value)
    return Offer(top.periods, value, each, share, base, base_periods=bottom.periods, datasets=datasets)


def _limit(links: Links, limit: Floats | None, bottom: Floats, scale: float, alone: Flags) -> Floats | None:
    """A published limit of the numerator over the same denominator; only where a figure comes across by itself."""
    return None if limit is None else divided(links.first(limit), links.first(bottom), scale, alone)


def _lies_in_part(links: Links) -> Flags:
    """Per target: whether what is shown is the figure of a larger area that it lies in."""
    part: Flags = links.lies_in & (links.carried_ratios == PART_OF)
    return part


def _alone_somewhere(links: Links) -> Flags:
    """Per source: whether some target has it alone, so that no weight is needed there."""
    out = np.zeros(links.n_sources, bool)
    out[links.source[links.single[links.target]]] = True
    return out


def _kept(links: Links, numbers: Floats | None, alone: Flags, scale: float) -> Floats | None:
    return None if numbers is None else np.where(alone, links.first(numbers), np.nan) * scale


def _each_period(carried: Codes, value: Floats) -> Codes:
    return np.broadcast_to(carried, value.shape)


def _mixed(first: Flags, one: Floats | None, other: Floats | None) -> Floats | None:
    """The first array where flagged, the second elsewhere; None when there is neither."""
    if one is None and other is None:
        return None
    empty = np.full(first.shape, np.nan)
    out: Floats = np.where(first, empty if one is None else one, empty if other is None else other)
    return out
