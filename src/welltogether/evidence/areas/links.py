"""Links between two lists of areas, and sums and means carried along them.

The shape of the links says how a figure comes across. Whole and alone: the area itself. Whole, with others: a merger,
summed. A part, with no others: a split, shared out by population. A part, with others: best fit.
"""

from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from welltogether.vocabulary.figures import Carried
from welltogether.vocabulary.panel import CARRIED_CODES

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]
Indices = NDArray[np.int32]
Codes = NDArray[np.uint8]

AS_PUBLISHED, SUMMED, POPULATION_WEIGHTED, BEST_FIT, PART_OF = (CARRIED_CODES.index(one) for one in Carried)
NOT_CARRIED = np.uint8(255)
_WHOLE = 1.0 - 1e-9


@dataclass(frozen=True)
class Links:
    """Source area `source[i]` gives the share `weight[i]` of its count to target area `target[i]`.

    Shares of one source sum to one. `loose[i]`: the publisher calls this link a best fit, however simple it looks.
    `lies_in`: the sources are larger areas (a police partnership, a county), whose counts may not be shared out.
    Links stand in the order of their targets. `covered`: how much of each target its sources make up.
    """

    n_sources: int
    n_targets: int
    source: Indices
    target: Indices
    weight: Floats
    loose: Flags
    lies_in: bool = False
    covered: Floats | None = None

    @cached_property
    def reach(self) -> Floats:
        """Per target: the share of it that links lead to; nought where there are none."""
        whole = np.ones(self.n_targets) if self.covered is None else self.covered
        return np.where(self.n_links > 0, whole, 0.0)

    @cached_property
    def parts(self) -> Flags:
        """Per link: whether only a part of the source comes here."""
        return self.weight < _WHOLE

    @cached_property
    def _starts(self) -> NDArray[np.intp]:
        """Where each linked target's run of links begins."""
        begins = np.ones(len(self.target), bool)
        begins[1:] = self.target[1:] != self.target[:-1]
        return np.flatnonzero(begins)

    @cached_property
    def linked(self) -> Indices:
        """The targets that have links, in order."""
        return self.target[self._starts]

    @cached_property
    def n_links(self) -> Indices:
        """Per target: how many sources reach it."""
        return np.bincount(self.target, minlength=self.n_targets).astype(np.int32)

    @cached_property
    def _any_part(self) -> Flags:
        return self._any(self.parts)

    @cached_property
    def _any_loose(self) -> Flags:
        return self._any(self.loose)

    def _any(self, flags: Flags) -> Flags:
        return np.bincount(self.target, weights=flags, minlength=self.n_targets) > 0

    @cached_property
    def carried_counts(self) -> Codes:
        """Per target: how a count comes across."""
        return self._carried(merged=SUMMED, split=POPULATION_WEIGHTED)

    @cached_property
    def carried_ratios(self) -> Codes:
        """Per target: how a ratio of two counts comes across. A split area shows the ratio of the area it lay in."""
        return self._carried(merged=SUMMED, split=PART_OF)

    @cached_property
    def carried_means(self) -> Codes:
        """Per target: how a rate that comes without its counts comes across."""
        return self._carried(merged=POPULATION_WEIGHTED, split=PART_OF)

    def _carried(self, *, merged: int, split: int) -> Codes:
        several = self.n_links > 1
        carried = np.where(several, merged, np.where(self._any_part, split, AS_PUBLISHED))
        carried = np.where((several & self._any_part) | self._any_loose, BEST_FIT, carried)
        return np.where(self.n_links == 0, NOT_CARRIED, carried).astype(np.uint8)

    @cached_property
    def may_take_counts(self) -> Flags:
        """Per target: whether counts may come here at all."""
        return (self.n_links > 0) & ~(self._any_part & self.lies_in)

    @cached_property
    def may_take_means(self) -> Flags:
        """Per target: whether rates may come here: not where a larger area covers it only in part."""
        return (self.n_links > 0) & ~(self._any_part & (self.n_links > 1) & self.lies_in)

    @cached_property
    def single(self) -> Flags:
        """Per target: whether one source covers it, so that a published figure can be shown as it stands."""
        alone: Flags = (self.n_links == 1) & (self.reach >= _WHOLE)
        return alone

    def total(self, values: Floats) -> Floats:
        """Counts [P, sources] → counts [P, targets]; a source without a value adds nothing (ask `share_held`)."""
        return self._summed(np.nan_to_num(values[:, self.source], nan=0.0) * self.weight)

    def share_held(self, held: Flags) -> Floats:
        """Which sources have a value [P, sources] → the share of each target that they stand for [P, targets]."""
        return self._summed(held[:, self.source].astype(np.float64)) / np.maximum(self.n_links, 1) * self.reach

    def mean(self, values: Floats, weights: Floats) -> Floats:
        """Weighted means [P, targets]; only sources with a value and a weight take part. NaN where none does."""
        both = np.where(np.isfinite(values) & (weights > 0), weights, 0.0)
        bottom = self.total(both)
        with np.errstate(invalid="ignore", divide="ignore"):
            return np.where(bottom > 0, self.total(np.nan_to_num(values) * both) / bottom, np.nan)

    def first(self, values: Floats) -> Floats:
        """The value of the one source of each target [P, targets]; NaN where there are several or none."""
        out = np.full((values.shape[0], self.n_targets), np.nan)
        alone = self.single[self.target]
        out[:, self.target[alone]] = values[:, self.source[alone]]
        return out

    def back(self, counts: Floats) -> Floats:
        """Counts of the targets [P, targets] put together per source: what a larger area counts over what it covers."""
        shared = counts[:, self.target] / np.maximum(self.n_links, 1)[self.target]
        out = np.zeros((counts.shape[0], self.n_sources))
        for row, values in zip(out, shared, strict=True):
            row += np.bincount(self.source, weights=values, minlength=self.n_sources)
        return np.where(self._reached, out, np.nan)

    @cached_property
    def _reached(self) -> Flags:
        return np.bincount(self.source, minlength=self.n_sources) > 0

    def _summed(self, per_link: Floats) -> Floats:
        out = np.zeros((per_link.shape[0], self.n_targets))
        if len(self.target):
            out[:, self.linked] = np.add.reduceat(per_link, self._starts, axis=1)
        return out


def link(n: tuple[int, int], source: Indices, target: Indices, weight: Floats, loose: Flags | None = None) -> Links:
    """Make links from pairs in any order: pairs given twice are put together, shares made to sum to one."""
    n_sources, n_targets = n
    loose = np.zeros(len(source), bool) if loose is None else loose
    key = target.astype(np.int64) * n_sources + source
    keys, where = np.unique(key, return_inverse=True)
    weight = np.bincount(where, weights=weight, minlength=len(keys)).astype(np.float64)
    loose = np.bincount(where, weights=loose, minlength=len(keys)) > 0
    source, target = (keys % n_sources).astype(np.int32), (keys // n_sources).astype(np.int32)
    total = np.bincount(source, weights=weight, minlength=n_sources)[source]
    n_out = np.bincount(source, minlength=n_sources)[source]
    share = np.where(total > 0, weight / np.where(total > 0, total, 1.0), 1.0 / n_out)
    return Links(n_sources, n_targets, source, target, np.where(n_out == 1, 1.0, share), loose)


def same(n: int) -> Links:
    """Every area to itself."""
    every = np.arange(n, dtype=np.int32)
    return Links(n, n, every, every, np.ones(n), np.zeros(n, bool))


def composed(first: Links, second: Links, *, keep_loose: bool) -> Links:
    """First along one, then along the other. Parts that come together again are whole.

    `keep_loose`: a loose first link stays loose. Not when the last areas are so large that all its ends lie in one.
    """
    order = np.argsort(second.source, kind="stable")
    begin = np.searchsorted(second.source[order], first.target, side="left")
    count = np.searchsorted(second.source[order], first.target, side="right") - begin
    left = np.repeat(np.arange(len(first.target)), count)
    offset = np.arange(len(left)) - np.repeat(np.cumsum(count) - count, count)
    right = order[np.repeat(begin, count) + offset]
    loose = second.loose[right] | (first.loose[left] & keep_loose)
    weight = first.weight[left] * second.weight[right]
    made = link((first.n_sources, second.n_targets), first.source[left], second.target[right], weight, loose)
    members = np.bincount(second.target, weights=first.reach[second.source], minlength=second.n_targets)
    covered = members / np.maximum(second.n_links, 1) * second.reach
    return replace(made, lies_in=first.lies_in or second.lies_in, covered=covered)
