"""How evenly a group lives across the small areas of a place: the index of dissimilarity."""

import numpy as np

from welltogether.evidence.areas.links import SUMMED, Floats, Indices
from welltogether.evidence.settling.held import Cells
from welltogether.evidence.settling.measuring import LevelValues, Measuring, paired
from welltogether.evidence.settling.offers import MOST, Offer
from welltogether.vocabulary.areas import Scheme
from welltogether.vocabulary.measures import Measure


def dissimilarity(group: Floats, everyone: Floats, place: Indices, n_places: int) -> Floats:
    """The share of a group that would have to move for every small area to have the place's mix.

    Takes: counts of the group and of everyone per small area, and which place each small area lies in.
    Gives: D per place, 0–1; NaN where most small areas have no counts, or where there is no group or nobody else.
    Source: Duncan and Duncan (1955), group against everyone else: ½ Σ |x/X − y/Y|.
    """
    held = np.isfinite(group) & np.isfinite(everyone)
    x, y = np.where(held, group, 0.0), np.where(held, np.maximum(everyone - group, 0.0), 0.0)
    whole_x, whole_y = (np.bincount(place, weights=one, minlength=n_places) for one in (x, y))
    with np.errstate(divide="ignore", invalid="ignore"):
        gap = np.abs(x / whole_x[place] - y / whole_y[place])
        d = np.bincount(place, weights=np.nan_to_num(gap), minlength=n_places) / 2
        share = np.bincount(place, weights=held, minlength=n_places) / np.bincount(place, minlength=n_places)
    out: Floats = np.where((whole_x > 0) & (whole_y > 0) & (share >= MOST), d, np.nan)
    return out


def divide_level(measuring: Measuring, measure: Measure, target: Scheme) -> LevelValues:
    """Dissimilarity for districts and for the country as a whole; other levels come back without periods."""
    known = measuring.routes.known
    out = LevelValues(len(known.lists[target]))
    group = measuring.counts(measure.numerator, Scheme.LSOA)
    everyone = measuring.counts(measure.denominator, Scheme.LSOA)
    pair = None if group is None or everyone is None else paired(group, everyone)
    if target not in (Scheme.LTLA, Scheme.COUNTRY) or pair is None:
        return out
    place = known.lsoa_in[Scheme.LTLA]
    out.fill(
        _offer(*pair, place if target is Scheme.LTLA else np.zeros_like(place), out.n_areas, measure.scale),
        _origin(measuring, measure),
    )
    return out.in_order()


def _offer(group: Cells, everyone: Cells, place: Indices, n_places: int, scale: float) -> Offer:
    pairs = zip(group.value, everyone.value, strict=True)
    value = np.stack([dissimilarity(x, n, place, n_places) for x, n in pairs]) * scale
    base = np.stack([np.bincount(place, weights=np.nan_to_num(x), minlength=n_places) for x in group.value]).astype(
        float
    )
    datasets = tuple(dict.fromkeys(group.datasets + everyone.datasets))
    carried = np.full(value.shape, SUMMED, np.uint8)
    return Offer(
        group.periods, value, carried, np.ones_like(value), base, base_periods=everyone.periods, datasets=datasets
    )


def _origin(measuring: Measuring, measure: Measure) -> tuple[Scheme, int]:
    return measuring.keys_for(measure.numerator, Scheme.LSOA)[0]
