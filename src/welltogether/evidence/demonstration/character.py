"""What each small area is like, before anybody is counted: the causes that the published figures will show."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from welltogether.evidence.demonstration.ground import Ints
from welltogether.evidence.demonstration.places import Places
from welltogether.vocabulary.panel import Floats

GROUPS = ("asian", "black", "mixed", "other", "white")


@dataclass(frozen=True)
class Character:
    """One value a small area [A]. Shares are 0–1; `deprivation`, `dense`, `older` are in standard deviations.

    `ethnic`, `ethnic_2011` [A, 5] stand in GROUPS' order; `white_other` is a part of the white share (2021, 2011);
    `newcomers` is the share that came from abroad in the last year; `jobs_part` is the part of the council's 1984 jobs.
    """

    people: Ints
    rural: NDArray[np.bool_]
    smaller_rural: NDArray[np.bool_]
    dense: Floats
    deprivation: Floats
    deprivation_2019: Floats
    deprivation_2010: Floats
    deprivation_2007: Floats
    ethnic: Floats
    ethnic_2011: Floats
    white_other: Floats
    white_other_2011: Floats
    newcomers: Floats
    level4: Floats
    social: Floats
    private: Floats
    older: Floats
    students: Floats
    jobs_part: Floats
    turnout: Floats


class _Ground:
    """The places with the plan's columns spread over their small areas."""

    def __init__(self, places: Places, rng: np.random.Generator) -> None:
        self.places, self.council, self.rng, self.n = places, places.council, rng, places.n_lsoas
        self.told = places.told >= 0

    def plan(self, column: str) -> Floats:
        return np.array([float(getattr(council, column)) for council in self.places.plan])[self.council]

    def told_of(self, column: str, otherwise: Floats | float) -> Floats:
        """The told ward's value where a small area lies in one."""
        values = np.array([float(getattr(ward, column)) for ward in self.places.told_wards])
        return np.where(self.told, values[self.places.told], otherwise)

    def noise(self, size: float = 1.0) -> Floats:
        return self.rng.normal(0.0, size, self.n)

    def within(self, values: Floats) -> Floats:
        """Standardised inside every council."""
        n = len(self.places.plan)
        count = np.bincount(self.council, minlength=n)
        mean = (np.bincount(self.council, values, n) / count)[self.council]
        spread = np.sqrt(np.bincount(self.council, (values - mean) ** 2, n) / count)[self.council]
        return (values - mean) / np.maximum(spread, 1e-9)

    def field(self) -> Floats:
        """Something that changes smoothly over each council: a slope and a hill."""
        n = len(self.places.plan)
        east, north = (self.within(self.places.x_km[:, axis]) for axis in (0, 1))
        angle = self.rng.uniform(0, 2 * np.pi, n)[self.council]
        top = self.rng.integers(0, np.bincount(self.council)) + np.searchsorted(self.council, np.arange(n))
        away = (east - east[top][self.council]) ** 2 + (north - north[top][self.council]) ** 2
        slope = np.cos(angle) * east + np.sin(angle) * north
        return self.within(0.6 * slope + 1.8 * np.exp(-away / 0.8) + self.noise(0.25))

    def meeting(self, score: Floats, share: Floats) -> Floats:
        """Shares that follow `score` (log odds) and have the council's mean `share`."""
        low, high = np.full(len(self.places.plan), -12.0), np.full(len(self.places.plan), 12.0)
        count = np.bincount(self.council)
        wanted = np.bincount(self.council, share) / count
        for _ in range(40):
            middle = (low + high) / 2
            over = np.bincount(self.council, _share(score + middle[self.council])) / count > wanted
            low, high = np.where(over, low, middle), np.where(over, middle, high)
        return _share(score + ((low + high) / 2)[self.council])


def describe(places: Places, rng: np.random.Generator) -> Character:
    """Give every small area its character: what the plan says of its council and ward, and chance."""
    ground = _Ground(places, rng)
    people = np.rint(rng.normal(1650, 210, ground.n).clip(1080, 2700)).astype(np.int64)
    size = np.log(places.square_km)
    rural, smaller = _rural(places, people, ground.told_of("rural", 0.0))
    dense = -ground.within(size)
    deprivation = _deprivation(ground, dense, rural)
    ethnic = _ethnic(ground, rural)
    came = ground.told_of("newcomers", np.exp(0.45 * ground.field() + 0.2 * dense))
    came = came / (np.bincount(places.council, came) / np.bincount(places.council))[places.council]
    grown = (0.86 - 0.0022 * (ground.plan("newcomers_2019") - ground.plan("newcomers_2009"))).clip(0.5, 1)
    minority_2011 = ethnic[:, :4] * grown[:, None]
    drift = rng.normal(0.0, 0.07, (3, len(places.plan)))[:, places.council]
    return Character(
        people=people,
        rural=rural,
        smaller_rural=smaller,
        dense=dense,
        deprivation=deprivation,
        deprivation_2019=deprivation + drift[0] + ground.noise(0.12),
        deprivation_2010=deprivation + drift[1] + ground.noise(0.18),
        deprivation_2007=deprivation + drift[1] + drift[2] + ground.noise(0.2),
        ethnic=ethnic,
        ethnic_2011=np.column_stack([minority_2011, 1 - minority_2011.sum(axis=1)]),
        white_other=((0.012 + 0.0011 * ground.plan("newcomers_2019")) * came).clip(0, 0.6),
        white_other_2011=((0.010 + 0.0009 * ground.plan("newcomers_2009")) * came**0.6).clip(0, 0.5),
        newcomers=ground.plan("newcomers_2019") / 10_000 * came,
        level4=ground.meeting(
            -0.5 * deprivation + ground.told_of("level4", 0.0) + ground.noise(0.2), ground.plan("nvq4_share")
        ),
        social=_share(-1.9 + 0.75 * deprivation + ground.told_of("social", 0.0) - 0.3 * rural + ground.noise(0.45)),
        private=_share(-1.75 + 0.3 * dense + 0.15 * deprivation + ground.told_of("private", 0.0) + ground.noise(0.3)),
        older=ground.plan("older") + ground.told_of("older", 0.35 * ground.field()) + 0.3 * rural + ground.noise(0.25),
        students=ground.plan("students") * (0.7 + 0.6 * dense).clip(0, 3),
        jobs_part=_jobs_parts(ground),
        turnout=ground.told_of("turnout", -2.2 * ground.within(deprivation)),
    )


def _rural(places: Places, people: Ints, first: Floats) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """The widest small areas of each council are rural, up to the planned share of its people; half are “smaller”."""
    rural, smaller = np.zeros(places.n_lsoas, dtype=bool), np.zeros(places.n_lsoas, dtype=bool)
    for index, council in enumerate(places.plan):
        own = np.flatnonzero(places.council == index)
        own = own[np.lexsort((-places.square_km[own], -first[own]))]
        share = people[own].cumsum() / people[own].sum()
        rural[own] = share - people[own] / people[own].sum() / 2 <= council.rural_share
        smaller[own] = share <= council.rural_share / 2
    return rural, smaller


def _deprivation(ground: _Ground, dense: Floats, rural: NDArray[np.bool_]) -> Floats:
    """Deprived streets lie together, more often where homes are close; every council's mean is as planned."""
    about = 0.55 * ground.field() + 0.2 * dense * ~rural
    score = ground.told_of("deprivation", about) + ground.noise(0.38)
    mean = np.bincount(ground.council, score) / np.bincount(ground.council)
    return score - mean[ground.council] + ground.plan("deprivation")


def _ethnic(ground: _Ground, rural: NDArray[np.bool_]) -> Floats:
    """Shares of the five groups [A, 5]: how far they cluster is the council's segregation."""
    apart = ground.plan("segregation")
    diversity = ground.plan("diversity")
    score = _log_odds(diversity) + 2.1 * apart * ground.field() - 0.7 * rural
    minority = ground.meeting(_log_odds(ground.told_of("minority", _share(score))) + ground.noise(0.15), diversity)
    about = _share(_log_odds(ground.plan("asian_part")) + 1.2 * apart * ground.field())
    asian = _share(_log_odds(ground.told_of("asian_part", about)) + ground.noise(0.2))
    rest = ground.rng.dirichlet((13.0, 11.0, 6.0), ground.n)
    groups = np.column_stack([asian, (1 - asian)[:, None] * rest]) * minority[:, None]
    return np.asarray(np.column_stack([groups, 1 - minority]))


def _jobs_parts(ground: _Ground) -> Floats:
    """The part of the council's coal, textile and steel jobs of 1984 that each small area held."""
    ward = ground.places.ward
    in_ward = np.bincount(ward)[ward]
    told = ground.told_of("jobs", 0.0) / in_ward
    told_council = np.isin(ground.council, ground.council[ground.told])
    left = (1 - np.bincount(ground.council, told))[ground.council].clip(0, 1)
    share = np.exp(0.8 * ground.field()) * ~ground.told
    total = np.bincount(ground.council, share)[ground.council]
    spread = np.divide(share, total, out=np.zeros_like(share), where=total > 0)
    return np.asarray(np.where(told_council, told + left * spread, spread))


def _share(log_odds: Floats) -> Floats:
    return np.asarray(1 / (1 + np.exp(-log_odds)))


def _log_odds(share: Floats) -> Floats:
    return np.asarray(np.log(share / (1 - share)))
