"""A figure never goes without its dress: source, date, area and vintage, base, interval, and how it was made."""

from dataclasses import dataclass
from enum import StrEnum

from welltogether.vocabulary.areas import AreaCode
from welltogether.vocabulary.periods import Period


class Method(StrEnum):
    """How a figure was made."""

    DIRECT = "direct"
    POOLED = "pooled"
    MODELLED = "modelled"
    LOCAL_JUDGEMENT = "local judgement"


class Carried(StrEnum):
    """How a figure came from the published areas to the area shown."""

    AS_PUBLISHED = "as published"
    SUMMED = "summed"
    POPULATION_WEIGHTED = "population-weighted"
    BEST_FIT = "best fit"
    PART_OF = "the area it lies in"


class Status(StrEnum):
    """What the publisher said of one cell."""

    OK = "ok"
    SUPPRESSED = "suppressed"
    NOT_AVAILABLE = "not available"
    UNRELIABLE = "unreliable"
    NOT_APPLICABLE = "not applicable"
    ROUNDS_TO_ZERO = "rounds to zero"


@dataclass(frozen=True, slots=True)
class Interval:
    """Lower and upper limit at a level (0.95), with the method's name. Same unit as the figure."""

    lower: float
    upper: float
    level: float
    method: str


@dataclass(frozen=True, slots=True)
class Source:
    """The publication a figure comes from, and the version of it that is held."""

    dataset: str
    title: str
    publisher: str
    licence: str
    published: str
    version: str
    fictional: bool = False


@dataclass(frozen=True, slots=True)
class Dress:
    """Everything a figure must be shown with.

    `base` is how many people (or households, or areas) were counted; None only where `base_note` says why.
    """

    sources: tuple[Source, ...]
    base: float | None
    base_note: str
    method: Method
    carried: Carried
    published_areas: str
    interval_note: str = ""
    cautions: str = ""


@dataclass(frozen=True, slots=True)
class Figure:
    """One value of one measure in one area and period, dressed. Shares are 0–1."""

    measure: str
    area: AreaCode
    period: Period
    value: float
    interval: Interval | None
    dress: Dress


@dataclass(frozen=True, slots=True)
class Refusal:
    """A result, not an accident: what cannot be said, what was found, what would be needed, what to do instead."""

    what: str
    found: str
    needed: str
    next_step: str
