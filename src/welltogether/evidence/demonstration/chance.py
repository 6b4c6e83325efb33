"""Chance, by subject: one stream of random numbers each, so that changing one subject leaves the others alone."""

import numpy as np

SUBJECTS = (
    "ground", "outlines", "names", "history", "character", "people", "census2021", "census2011", "deprivation",
    "indicators", "attitudes", "movement", "crime", "elections", "statistics", "protection", "charities", "assets",
)  # fmt: skip


def chance(seed: int, subject: str) -> np.random.Generator:
    """The subject's own generator: the same for the same seed."""
    return np.random.default_rng([seed, SUBJECTS.index(subject)])
