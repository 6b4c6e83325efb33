"""What people said in the postal survey of 2008, and how it goes with the character of their councils."""

from dataclasses import dataclass

import numpy as np

from welltogether.evidence.demonstration.character import Character
from welltogether.evidence.demonstration.deprivation import Deprivation
from welltogether.evidence.demonstration.ground import Ints
from welltogether.evidence.demonstration.history import History
from welltogether.evidence.demonstration.places import Places
from welltogether.evidence.demonstration.plan import REGIONS
from welltogether.evidence.demonstration.tables import Table, averaged, summed
from welltogether.vocabulary.panel import Floats

# Points of “get on well” for one standard deviation of each cause across councils.
# Directions: CDF 2009, Tables 2 and A4; deprivation is the strongest, and still a few points. The sizes are ours.
EFFECTS = {
    "deprivation": -2.7,
    "diversity": 2.6,
    "living apart": -1.6,
    "newcomers": -0.9,
    "rural": 1.0,
    "crime": -0.6,
    "industrial past": -0.6,
}
# CDF 2009, Table 1: the average of each family group.
TABLE_1 = {1: 72.2, 2: 73.3, 3: 74.1, 4: 76.3, 5: 79.9, 6: 80.5, 7: 80.6, 8: 82.9, 9: 83.0}
_CHANCE = 1.5
MEAN, SPREAD = 77.0, 6.6
_CUTS = {"nvq4_share": 0.25, "rural_share": 0.5, "a8_per_10000": 7.0, "jobs_1984": 1000}
# As the Place Survey 2008 across England: get on well, belong, influence, satisfied, drug problem.
_MEANS = np.array([MEAN, 59.7, 28.7, 81.2, 28.3])
_SPREADS = np.array([SPREAD, 6.2, 3.9, 7.1, 9.1])
_TOGETHER = np.array(
    [
        [1.00, 0.37, 0.20, 0.79, -0.69],
        [0.37, 1.00, -0.09, 0.62, -0.48],
        [0.20, -0.09, 1.00, 0.10, -0.02],
        [0.79, 0.62, 0.10, 1.00, -0.80],
        [-0.69, -0.48, -0.02, -0.80, 1.00],
    ]
)


@dataclass(frozen=True)
class Attitudes:
    """Percentages by council of 2009 [C], and the standardised causes that went into them [C, 7], in EFFECTS' order."""

    get_on_well: Floats
    belong: Floats
    influence: Floats
    satisfied: Floats
    drug_problem: Floats
    causes: Floats


def ask(
    places: Places, history: History, character: Character, deprivation: Deprivation, rng: np.random.Generator
) -> Attitudes:
    """The survey of 2008: the causes, and what they leave of family group, local story and chance.

    The rest is set at right angles to the causes: in so small a country chance would hide them.
    """
    causes = _causes(places, history, character, deprivation)
    shift = np.array([council.get_on_shift for council in places.plan])
    group = np.array([TABLE_1[family_group(places, index)] for index in range(len(places.plan))]) - MEAN
    known = causes @ np.array(list(EFFECTS.values()))
    rest = group + shift + rng.normal(0.0, _CHANCE, len(known))
    rest = _apart(rest, np.column_stack([np.ones(len(known)), causes]))
    get_on_well = MEAN + known + rest * np.sqrt(max(SPREAD**2 - float(known.var()), 1.0))
    stories = np.array([[council.belong_shift, council.influence_shift] for council in places.plan])
    values = _with_others(get_on_well, stories, rng)
    get_on, belong, influence, satisfied, drugs = np.round(values.T, 1)
    return Attitudes(get_on, belong, influence, satisfied, drugs, causes)


def table(places: Places, attitudes: Attitudes) -> Table:
    """The published results, for the councils that took part."""
    merged = [council.district != council.name for council in places.plan]
    whole = Table(
        "place_survey_2008_la.csv",
        {
            "authority_name_2009": [council.name for council in places.plan],
            "authority_type": [TYPES[council.kind] for council in places.plan],
            "region": [REGIONS[index] for index in places.council_region.tolist()],
            "gss_code_2009_structure": places.council_code,
            "ltla24_code": [places.district_code[index] for index in places.council_district.tolist()],
            "ni1_get_on_well_pct": attitudes.get_on_well,
            "ni2_belong_neighbourhood_pct": attitudes.belong,
            "ni4_influence_decisions_pct": attitudes.influence,
            "ni5_satisfied_local_area_pct": attitudes.satisfied,
            "ni42_drug_use_dealing_problem_pct": attitudes.drug_problem,
            "ltla24_name": [council.district for council in places.plan],
            "abolished_since": [str(one) for one in merged],
        },
    )
    return whole.kept(np.array([council.surveyed for council in places.plan]))


TYPES = {"NMD": "Non-metropolitan district", "MD": "Metropolitan district", "UA": "Unitary authority"}


def family_group(places: Places, index: int) -> int:
    """The council's family group by the published rule; exactly on a cut counts as above here, to have one answer."""
    council = places.plan[index]
    above = {name: getattr(council, name) >= cut for name, cut in _CUTS.items()}
    if above["rural_share"]:
        groups = {(False, True): 1, (False, False): 5, (True, False): 8, (True, True): 9}
        return groups[above["nvq4_share"], above["a8_per_10000"]]
    if above["nvq4_share"]:
        return 7 if above["a8_per_10000"] else 6
    if above["a8_per_10000"]:
        return 4
    return 2 if above["jobs_1984"] else 3


def dissimilarity(group: Floats, everyone: Floats, council: Ints, n: int) -> Floats:
    """How far a group lives apart from all others, 0–1, by council: half the sum of |x/X − y/Y| over small areas."""
    rest = everyone - group
    x = group / summed(group, council, n)[council]
    y = rest / summed(rest, council, n)[council]
    return np.asarray(summed(np.abs(x - y), council, n) / 2)


def _causes(places: Places, history: History, character: Character, deprivation: Deprivation) -> Floats:
    """The causes as they stood about 2008, standardised across councils [C, 7]."""
    n = len(places.plan)
    people = character.people.astype(np.float64)
    people01 = history.since01.counted(history.since11.counted(people))
    council01 = places.council[history.first_lsoa[history.first_lsoa11]]
    minority = character.ethnic_2011[:, :4].sum(axis=1) * people
    plan = places.plan
    causes = np.column_stack(
        [
            averaged(deprivation.of_2007.score, people01, council01, n),
            summed(minority, places.council, n) / summed(people, places.council, n),
            dissimilarity(minority, people, places.council, n),
            np.log(np.array([council.a8_per_10000 for council in plan])),
            np.array([council.rural_share for council in plan]),
            np.array([council.crime for council in plan]),
            np.log1p(np.array([council.jobs_1984 for council in plan])),
        ]
    )
    return np.asarray((causes - causes.mean(axis=0)) / causes.std(axis=0))


def _apart(noise: Floats, known: Floats) -> Floats:
    """Noise with everything taken out that the known columns could explain; unit spread."""
    fitted, *_ = np.linalg.lstsq(known, noise, rcond=None)
    left = noise - known @ fitted
    return np.asarray(left / left.std())


def _with_others(get_on_well: Floats, stories: Floats, rng: np.random.Generator) -> Floats:
    """The five answers [C, 5], correlated across councils as the real survey's are.

    Takes: the first answer [C], local stories of belonging and influence in points [C, 2].
    """
    n = len(get_on_well)
    known = [np.ones(n), (get_on_well - get_on_well.mean()) / get_on_well.std()]
    told = np.column_stack([stories / _SPREADS[1:3], np.zeros((n, 2))])
    for story in told.T:
        known.append(_apart(story + rng.normal(0.0, 0.6, n), np.column_stack(known)))
    standard = np.column_stack(known[1:]) @ np.linalg.cholesky(_TOGETHER).T
    values = _MEANS + _SPREADS * standard
    values[:, 0] = get_on_well
    return np.asarray(values.clip(5.0, 96.0))
