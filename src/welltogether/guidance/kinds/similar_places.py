"""Which measures make two places alike."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from welltogether.guidance.items import Item
from welltogether.guidance.kinds.measures import MeasureRef


@dataclass(frozen=True, slots=True, kw_only=True)
class SimilarityMeasure:
    """One measure of the comparison and why it belongs. All weigh the same."""

    measure: MeasureRef
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SimilarityRule(Item):
    """Places are near when their standard scores on these measures are near.

    `n_named`: how many neighbours are named; `minimum_shared`: the share of measures that two places must both have.
    """

    name: str
    method: str
    n_named: int
    minimum_shared: float
    measures: tuple[SimilarityMeasure, ...]
    what_it_is_not: str


FILES: Final[Mapping[str, type[Item]]] = {"similarity-rules": SimilarityRule}
