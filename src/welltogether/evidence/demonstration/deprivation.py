"""Indices of deprivation of four years, put together from seven domains as their publisher does it."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from welltogether.evidence.demonstration.character import Character
from welltogether.evidence.demonstration.ground import Ints
from welltogether.evidence.demonstration.history import History
from welltogether.evidence.demonstration.places import Places
from welltogether.evidence.demonstration.tables import rounded
from welltogether.vocabulary.panel import Floats


@dataclass(frozen=True, slots=True)
class Domain:
    """One domain: its weight in the index, the scale of its score, and what it goes with.

    `logarithmic` scores are spread about `centre` by factors, the others by differences; `deprivation`, `crime`,
    `dense` and `rural` are loadings, the rest is the domain's own.
    """

    name: str
    weight: float
    centre: float
    spread: float
    logarithmic: bool
    deprivation: float
    crime: float = 0.0
    dense: float = 0.0
    rural: float = 0.0
    top: float = 100.0


DOMAINS = (
    Domain("income", 0.225, 0.19, 0.60, True, 0.95, top=0.99),
    Domain("employment", 0.225, 0.11, 0.55, True, 0.94, top=0.95),
    Domain("education", 0.135, 17.0, 0.75, True, 0.88, top=99.0),
    Domain("health", 0.135, 0.0, 0.88, False, 0.84),
    Domain("crime", 0.093, 0.0, 0.83, False, 0.62, crime=0.35, dense=0.25),
    Domain("housing_and_services", 0.093, 21.7, 9.5, False, 0.20, rural=0.55),
    Domain("environment", 0.093, 17.9, 0.62, True, 0.30, dense=0.45),
)
_SCALE = 23.0  # the publisher's constant: it stops one domain from cancelling another


@dataclass(frozen=True)
class Indices:
    """One year's indices of a set of small areas [S]: domain scores, ranks (1: most deprived), index, rank, decile."""

    scores: Mapping[str, Floats]
    ranks: Mapping[str, Ints]
    score: Floats
    rank: Ints
    decile: Ints


@dataclass(frozen=True)
class Deprivation:
    """The indices of 2025 (2021 areas), 2019 (2011 areas), and 2010 and 2007 (2001 areas)."""

    of_2025: Indices
    of_2019: Indices
    of_2010: Indices
    of_2007: Indices


def measure(places: Places, history: History, character: Character, rng: np.random.Generator) -> Deprivation:
    """The four years' indices. A domain's own part lasts, with some change from year to year."""
    own = rng.normal(0.0, 1.0, (len(DOMAINS), places.n_lsoas))
    crime = np.array([council.crime for council in places.plan])[places.council]

    def domains(deprivation: Floats) -> list[Floats]:
        later = own + rng.normal(0.0, 0.35, own.shape)
        each = zip(DOMAINS, later, strict=True)
        return [_latent(domain, deprivation, crime, character, noise) for domain, noise in each]

    people = character.people.astype(np.float64)
    people11 = history.since11.counted(people)

    def on_2011(latent: Floats) -> Floats:
        return history.since11.averaged(latent, people)

    def on_2001(latent: Floats) -> Floats:
        return history.since01.averaged(on_2011(latent), people11)

    return Deprivation(
        of_2025=_indices(domains(character.deprivation)),
        of_2019=_indices([on_2011(latent) for latent in domains(character.deprivation_2019)]),
        of_2010=_indices([on_2001(latent) for latent in domains(character.deprivation_2010)]),
        of_2007=_indices([on_2001(latent) for latent in domains(character.deprivation_2007)]),
    )


def ranked(score: Floats) -> Ints:
    """Ranks from 1 for the highest score."""
    rank = np.empty(len(score), dtype=np.int64)
    rank[np.lexsort((np.arange(len(score)), -score))] = np.arange(1, len(score) + 1)
    return rank


def _latent(domain: Domain, deprivation: Floats, crime: Floats, character: Character, own: Floats) -> Floats:
    known = (
        domain.deprivation * _standard(deprivation)
        + domain.crime * crime
        + domain.dense * character.dense
        + domain.rural * _standard(character.rural.astype(np.float64))
    )
    rest = np.sqrt(max(1 - domain.deprivation**2 - domain.dense**2 - domain.rural**2 - domain.crime**2 / 5, 0.02))
    return _standard(known + rest * own)


def _standard(values: Floats) -> Floats:
    return np.asarray((values - values.mean()) / values.std())


def _indices(latents: list[Floats]) -> Indices:
    scores, ranks = {}, {}
    total = np.zeros(len(latents[0]))
    for domain, latent in zip(DOMAINS, latents, strict=True):
        spread = _standard(latent) * domain.spread
        score = domain.centre * np.exp(spread) if domain.logarithmic else domain.centre + spread
        scores[domain.name] = rounded(np.minimum(score, domain.top), 3)
        ranks[domain.name] = ranked(score)
        total += domain.weight * _exponential(ranks[domain.name])
    rank = ranked(total)
    return Indices(scores, ranks, rounded(total, 3), rank, (rank - 1) * 10 // len(rank) + 1)


def _exponential(rank: Ints) -> Floats:
    """A rank on the publisher's exponential scale, 0–100. Source: English Indices of Deprivation, technical report."""
    place = 1 - (rank - 1) / len(rank)
    return np.asarray(-_SCALE * np.log(1 - place * (1 - np.exp(-100 / _SCALE))))
