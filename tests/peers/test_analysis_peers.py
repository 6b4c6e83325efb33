"""Our numbers against other people's programs. Data, scripts, versions and values: tests/peers/analysis."""

import csv
import gzip
from collections import defaultdict
from pathlib import Path

import numpy as np
import pytest

from welltogether.analysis.divides import dissimilarity, expected_dissimilarity, exposure, theil_h
from welltogether.analysis.numeric import (
    difference_interval,
    normal_quantile,
    shares_lower,
    weighted_quantile,
    wilson_interval,
    z_scores,
)
from welltogether.analysis.similar import distances
from welltogether.analysis.typology_validation import between_share
from welltogether.vocabulary.figures import Interval

HERE = Path(__file__).parent / "analysis"

# Closed formulae on both sides: only the rounding of a few dozen operations may differ.
ROUNDING = 1e-12
# The binomial mean deviation: R sums 1,500 terms, ours is one term through log-gamma, which costs about 1e-12.
LOG_GAMMA = 1e-9


def values(file: str) -> list[tuple[str, str, float]]:
    with (HERE / file).open() as lines:
        return [(row["quantity"], row["case"], float(row["value"])) for row in csv.DictReader(lines)]


def table(file: str) -> dict[str, np.ndarray]:
    with (HERE / file).open() as lines:
        rows = list(csv.DictReader(lines))
    return {name: np.array([float(row[name] or "nan") for row in rows]) for name in rows[0]}


AREAS, DISTRICTS, SMALL = table("areas.csv"), table("districts.csv"), table("small_areas.csv")
STORED = [*values("values_r.csv"), *values("values_python.csv")]


def wilson(case: str) -> tuple[float, float]:
    count, _, n, _, level = case.split()
    lower, upper = wilson_interval(float(count) / float(n), float(n), float(level))
    return float(lower), float(upper)


def newcombe(case: str) -> Interval:
    before, _, n_before, _, after, _, n_after = (float(word) if word.isdigit() else 0.0 for word in case.split())
    ends = []
    for count, n in ((before, n_before), (after, n_after)):
        lower, upper = wilson_interval(count / n, n)
        ends.append((count / n, Interval(float(lower), float(upper), 0.95, "Wilson")))
    (start, start_limits), (end, end_limits) = ends
    return difference_interval(start, start_limits, end, end_limits)


def z_of(case: str) -> float:
    measure, row = case.split()
    z, _ = z_scores(np.column_stack(list(AREAS.values())))
    return float(z[int(row) - 1, list(AREAS).index(measure)])


def distance_from_first(case: str) -> float:
    z, _ = z_scores(np.column_stack(list(AREAS.values())))
    return float(distances(z - z[0], 0.2)[int(case) - 1])


def mid_rank_share(case: str) -> float:
    measure, row = case.split()
    return float(shares_lower(AREAS[measure])[int(row) - 1])


def quantile(case: str) -> float:
    measure, q = case.split()
    return weighted_quantile(AREAS[measure], float(q))


def groups_of_three() -> np.ndarray:
    rest = SMALL["everyone"] - SMALL["group"] - SMALL["third"]
    return np.column_stack([SMALL["group"], SMALL["third"], rest])


EVERYONE = SMALL["everyone"]
LABELS = DISTRICTS["group"].astype(np.intp)
OURS = {
    "qnorm": lambda case: normal_quantile(float(case)),
    "wilson lower": lambda case: wilson(case)[0],
    "wilson upper": lambda case: wilson(case)[1],
    "newcombe lower": lambda case: newcombe(case).lower,
    "newcombe upper": lambda case: newcombe(case).upper,
    "quantile type 5": quantile,
    "mid-rank share": mid_rank_share,
    "z": z_of,
    "distance from area 1": distance_from_first,
    "eta squared": lambda case: between_share(DISTRICTS["outcome"], LABELS),
    "group mean": lambda case: DISTRICTS["outcome"][int(case) == LABELS].mean(),
    "dissimilarity": lambda case: dissimilarity(SMALL[case], EVERYONE - SMALL[case]),
    "isolation": lambda case: exposure(SMALL[case], SMALL[case], EVERYONE),
    "interaction": lambda case: exposure(SMALL[case], EVERYONE - SMALL[case], EVERYONE),
    "theil h": lambda case: theil_h(groups_of_three()),
    "expected dissimilarity": lambda case: expected_dissimilarity(SMALL[case], EVERYONE),
}


@pytest.mark.parametrize("quantity", OURS)
def test_equals_the_stored_peer_values(quantity: str) -> None:
    stored = [(case, value) for name, case, value in STORED if name == quantity]
    assert stored
    tolerance = LOG_GAMMA if quantity == "expected dissimilarity" else ROUNDING
    ours = [OURS[quantity](case) for case, _ in stored]
    np.testing.assert_allclose(ours, [value for _, value in stored], rtol=tolerance, atol=tolerance)


def test_every_stored_value_is_compared() -> None:
    assert {quantity for quantity, _, _ in STORED} == set(OURS)


# The stored indices of 2021 were rounded to four places by whoever tidied the file.
FOUR_PLACES = 5.1e-5


@pytest.mark.shared_data
def test_dissimilarity_of_real_districts_equals_what_others_worked_out(shared_data: Path) -> None:
    counts: dict[str, list[tuple[float, float]]] = defaultdict(list)
    with gzip.open(shared_data / "census2021_lsoa21.csv.gz", "rt") as lines:
        for row in csv.DictReader(lines):
            counts[row["ltla24_code"]].append((float(row["eth_white"]), float(row["eth_total"])))
    with (shared_data / "census2021_ltla24.csv").open() as lines:
        stored = {row["ltla24_code"]: float(row["dissim_white"]) for row in csv.DictReader(lines)}
    ours = {code: np.array(rows).T for code, rows in counts.items()}
    found = {code: dissimilarity(white, everyone - white) for code, (white, everyone) in ours.items()}
    assert len(found) == 296
    np.testing.assert_allclose([found[code] for code in stored], list(stored.values()), atol=FOUR_PLACES, rtol=0)
