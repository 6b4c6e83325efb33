"""Makes the Python side of the stored peer values, in a virtual environment of its own (never the project's).

    python -m venv peers && peers/bin/pip install "segregation==2.5.*" statsmodels
    peers/bin/python make_python_values.py

Reads small_areas.csv (made by make_r_values.R). Writes values_python.csv (quantity, case, value), versions_python.txt.
"""

import csv
from importlib.metadata import version
from pathlib import Path

import pandas as pd
from segregation.multigroup import MultiInfoTheory
from segregation.singlegroup import Dissim, Interaction, Isolation
from statsmodels.stats.proportion import confint_proportions_2indep, proportion_confint

HERE = Path(__file__).parent

small = pd.read_csv(HERE / "small_areas.csv")
rows: list[tuple[str, str, float]] = []
for column in ("group", "third"):
    for name, index in (("dissimilarity", Dissim), ("isolation", Isolation), ("interaction", Interaction)):
        fitted = index(small, group_pop_var=column, total_pop_var="everyone")
        rows.append((name, column, fitted.statistic))
small["rest"] = small["everyone"] - small["group"] - small["third"]
rows.append(("theil h", "three groups", MultiInfoTheory(small, groups=["group", "third", "rest"]).statistic))

# Newcombe's method 10 for a difference of two shares is MOVER with Wilson limits.
for before, n_before, after, n_after in (
    (700, 1100, 781, 1100),
    (50, 60, 40, 65),
    (0, 30, 5, 40),
    (300, 464, 290, 657),
):
    case = f"{before} of {n_before} then {after} of {n_after}"
    lower, upper = confint_proportions_2indep(after, n_after, before, n_before, method="newcomb", compare="diff")
    rows += [("newcombe lower", case, lower), ("newcombe upper", case, upper)]
for count, n in ((0, 10), (10, 10), (847, 1100)):
    lower, upper = proportion_confint(count, n, 0.05, method="wilson")
    rows += [("wilson lower", f"{count} of {n} at 0.95", lower), ("wilson upper", f"{count} of {n} at 0.95", upper)]

with (HERE / "values_python.csv").open("w", newline="") as file:
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(["quantity", "case", "value"])
    writer.writerows((quantity, case, f"{float(value):.17g}") for quantity, case, value in rows)
(HERE / "versions_python.txt").write_text(
    "".join(f"{name} {version(name)}\n" for name in ("segregation", "statsmodels", "numpy", "pandas"))
)
