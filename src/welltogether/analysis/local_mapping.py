"""The whole of what a local mapping document says about a place, as one frozen value."""

from dataclasses import dataclass, field
from datetime import date

from welltogether.analysis.results import (
    ActionProposal,
    DivideReading,
    FamilyGroup,
    InfluenceReading,
    IssueProposal,
    Reading,
    SimilarPlaces,
    SubAreaMix,
    TopicQuality,
    TopicReading,
)
from welltogether.vocabulary.areas import Area
from welltogether.vocabulary.figures import Figure, Source
from welltogether.vocabulary.measures import Measure


@dataclass(frozen=True, slots=True)
class Finding:
    """One sentence of the first page and the figures it rests on."""

    sentence: str
    figures: tuple[Figure, ...]


@dataclass(frozen=True)
class Shape:
    """One area's outline: rings of (x, y) in kilometres, y north, around a local origin.

    Outer rings and holes alike (even–odd).
    """

    code: str
    name: str
    rings: tuple[tuple[tuple[float, float], ...], ...]


@dataclass(frozen=True)
class PlaceMap:
    """One measure over the small areas of a place.

    `values` has NaN where missing; `small_base` marks areas below the measure's minimum base.
    """

    measure: Measure
    shapes: tuple[Shape, ...]
    surroundings: tuple[Shape, ...]
    values: tuple[float, ...]
    small_base: tuple[bool, ...]
    period_label: str
    boundaries: str
    sources: tuple[Source, ...]
    place_value: float | None


@dataclass(frozen=True)
class LocalMapping:
    """Everything the mapping document shows. Texts of guidance items are looked up by reference from the packs."""

    place: Area
    made_on: date
    use_until: date
    made_by: str
    fictional: bool
    data_version: str
    packs: tuple[str, ...]
    findings: tuple[Finding, ...]
    unknowns: tuple[Finding, ...]
    topics: tuple[TopicReading, ...]
    influences: tuple[InfluenceReading, ...]
    family_published: FamilyGroup
    family_present: FamilyGroup
    sub_areas: SubAreaMix | None
    similar: SimilarPlaces | None
    divides: tuple[DivideReading, ...]
    changes: tuple[Reading, ...]
    issues: tuple[IssueProposal, ...]
    actions: tuple[ActionProposal, ...]
    annex_c: tuple[tuple[str, bool], ...]  # (item reference, works well?) for the candidate groups
    pitfalls: tuple[str, ...]
    quality: tuple[TopicQuality, ...]
    maps: tuple[PlaceMap, ...]
    sources: tuple[Source, ...]
    methods: tuple[str, ...]
    first_map: int = 0
    notes: tuple[str, ...] = field(default=())
    headline: tuple[str, ...] = ()  # measures that may lead where there is room for a few
