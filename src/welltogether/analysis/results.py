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
    least_significant: float | None = None  # the smallest change these two intervals could tell from noise


@dataclass(frozen=True, slots=True)
class Reading:
    """One measure here, beside elsewhere and before."""

    measure: Measure
    figure: Figure
    comparators: tuple[Comparator, ...]
    position: Position | None
    trend: Trend | None
    speaks: Speaks
    no_trend: Refusal | None = None  # why there is no trend, where one was asked for and refused


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
class Flip:
    """What would move a place: `change` in one input (its own unit) takes it to `side` of the cut, to `candidates`."""

    input: str
    change: float
    side: str
    candidates: tuple[str, ...]


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
    flip_values: tuple[Flip, ...] = ()  # the same as numbers, in the same order


@dataclass(frozen=True, slots=True)
class SubAreaMix:
    """How the sub-areas (wards or MSOAs) would fall by the same rule, where inputs exist."""

    level: str
    counts: tuple[tuple[tuple[str, ...], int], ...]  # candidate groups → number of sub-areas
    n_areas: int
    note: str


@dataclass(frozen=True, slots=True)
class GroupMean:
    """One family group's mean of the outcome among districts, beside what was printed."""

    group: str
    mean: float | None
    n_areas: int
    printed_mean: float | None
    printed_n: int | None


@dataclass(frozen=True, slots=True)
class TypologyValidation:
    """How far a family-group rule sorts districts by an outcome measured separately.

    `between_share` is eta²: the share of the variance between districts that lies between groups, 0–1. `by_chance` is
    what shuffled groups give on average, `chance_upper` what they exceed one time in twenty.
    """

    rule: str
    groups: tuple[GroupMean, ...]
    between_share: float
    between_interval: Interval
    by_chance: float
    chance_upper: float
    n_placed: int
    n_unplaced: int  # an input unknown or on a cut, or no outcome
    n_excluded: int  # county councils
    stands_in: tuple[tuple[str, str], ...]  # (input, what it stands in for)
    notes: tuple[str, ...]


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
    """How evenly a group lives across the small areas of a place, and how evenly it would by chance."""

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


class FindingKind(StrEnum):
    """What a line of the first page is."""

    STRENGTH = "what goes with better cohesion here"
    CONCERN = "what goes with lower cohesion here"
    CHANGE = "what has changed beyond noise"
    USUAL = "what is close to the usual here"
    CONTEXT = "who lives here"
    UNKNOWN = "what is not known"


@dataclass(frozen=True, slots=True)
class FindingChoice:
    """One line of the first page, chosen but not yet worded: its kind, the readings it rests on, or what is missing."""

    kind: FindingKind
    readings: tuple[Reading, ...]
    topic: str = ""
    refusal: Refusal | None = None
    reason: str = ""  # why this one was chosen, in plain words
