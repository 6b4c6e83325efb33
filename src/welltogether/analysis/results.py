"""What the methods give back, as frozen values that a chart, a table, a page and a document all know how to show."""

from dataclasses import dataclass
from enum import StrEnum

from welltogether.vocabulary.areas import Area
from welltogether.vocabulary.figures import Figure, Interval, Refusal
from welltogether.vocabulary.measures import Measure
from welltogether.vocabulary.periods import Period


class Speaks(StrEnum):
    """What a figure says about cohesion here, by the cited research. Never a score."""

    FOR = "goes with better cohesion"
    AGAINST = "goes with lower cohesion"
    LEVEL = "close to the usual"
    CONTEXT = "context only"
    TWO_SIDED = "read with care: the evidence points both ways"


@dataclass(frozen=True, slots=True)
class Comparator:
    """The same measure somewhere else: England, the region, the family group's middle, the middle district."""

    label: str
    value: float
    interval: Interval | None
    n_areas: int


@dataclass(frozen=True, slots=True)
class Position:
    """Where a place stands among all areas of its level: `share_lower` of `n_areas` have a lower value. Not a rank."""

    share_lower: float
    n_areas: int


@dataclass(frozen=True, slots=True)
class Trend:
    """Change between two periods of one comparable series. `beyond_noise` is None where no interval lets us tell."""

    start: Period
    end: Period
    start_value: float
    end_value: float
    change: float
    interval: Interval | None
    beyond_noise: bool | None
    values: tuple[tuple[Period, float], ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """One measure here, beside elsewhere and before."""

    measure: Measure
    figure: Figure
    comparators: tuple[Comparator, ...]
    position: Position | None
    trend: Trend | None
    speaks: Speaks


class Sign(StrEnum):
    POSITIVE = "positive"
    NEGATIVE = "negative"
    BOTH = "positive and negative"
    NO_EFFECT = "no effect"


@dataclass(frozen=True, slots=True)
class InfluenceReading:
    """One row of Tables 2–5 or A1–A4 here. No-effect influences are context and may not be cited as a cause."""

    influence: str  # pack reference, e.g. cdf-2009#t2-deprivation
    sign: Sign
    readings: tuple[Reading, ...]
    refusal: Refusal | None


@dataclass(frozen=True, slots=True)
class TopicReading:
    """One Annex B topic here."""

    topic: str  # e.g. cdf-2009#topic-c-deprivation
    readings: tuple[Reading, ...]
    refusal: Refusal | None


@dataclass(frozen=True, slots=True)
class CutInput:
    """One input of the family-group rule: value, cut-off and distance (value − cut-off, in the input's own unit)."""

    name: str
    stands_for: str
    figure: Figure | None
    cut: float
    distance: float | None
    side: str  # "at or above" | "below" | "on the boundary" | "not known"
    reason: str


@dataclass(frozen=True, slots=True)
class FamilyGroup:
    """The family group by one named rule. Several candidates where an input is not known or lies on a cut."""

    rule: str  # pack reference with version
    rule_title: str
    standing: str  # published | house
    inputs: tuple[CutInput, ...]
    candidates: tuple[str, ...]  # e.g. ("cdf-2009#group-2", "cdf-2009#group-3")
    flips: tuple[str, ...]  # plain words: what change in which input would move it to which group
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SubAreaMix:
    """How the sub-areas (wards or MSOAs) would fall by the same rule, where inputs exist."""

    level: str
    counts: tuple[tuple[tuple[str, ...], int], ...]  # candidate groups → number of sub-areas
    n_areas: int
    note: str


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A similar place. `near` and `far`: measure id → difference in standard deviations."""

    area: Area
    distance: float
    near: tuple[tuple[str, float], ...]
    far: tuple[tuple[str, float], ...]


@dataclass(frozen=True, slots=True)
class SimilarPlaces:
    """Nearest places on declared measures (z-scores, Euclidean)."""

    rule: str
    measures: tuple[Measure, ...]
    neighbours: tuple[Neighbour, ...]
    left_out: tuple[str, ...]  # measures left out for want of figures
    n_areas: int


@dataclass(frozen=True, slots=True)
class DivideReading:
    """How evenly a group lives across the small areas of a place: dissimilarity, isolation, and exposure to everyone else."""

    group: str
    group_share: Figure
    dissimilarity: Figure
    isolation: Figure
    expected_dissimilarity: float  # by chance alone at these numbers (upward bias)
    comparators: tuple[Comparator, ...]
    n_small_areas: int


@dataclass(frozen=True, slots=True)
class Clue:
    """One test of one figure inside an issue rule."""

    reading: Reading
    test: str  # the rule in plain words
    met: bool
    strength: str  # strong | moderate | weak


@dataclass(frozen=True, slots=True)
class IssueProposal:
    """An issue put forward for people to decide; never decided here."""

    issue: str  # cdf-2009#issue-…
    rule: str  # pack@version#rule
    proposed: bool
    strength: str  # strong | moderate | weak | none
    speaks_for: tuple[Clue, ...]
    speaks_against: tuple[Clue, ...]
    not_known: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ActionProposal:
    """An action the guidance pairs with proposed issues, or one of the universal five."""

    action: str
    universal: bool
    for_issues: tuple[str, ...]
    annex_c_points: tuple[str, ...]  # refs of matching Annex C items for the candidate groups
    pitfalls: tuple[str, ...]
    quick_or_long: str
    one_off_or_standing: str


@dataclass(frozen=True, slots=True)
class TopicQuality:
    """How well one topic is covered here: how old, how fine, how complete, what is missing, what would fill it."""

    topic: str
    n_measures_held: int
    n_measures_known: int
    newest: Period | None
    oldest_shown: Period | None
    age_years: float | None
    finest_level: str
    completeness: float | None  # share of the place's small areas with a figure, where small-area measures exist
    missing: tuple[str, ...]
    would_fill: str
