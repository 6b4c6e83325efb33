"""`welltogether typology show PLACE` and `welltogether typology validate`."""

import argparse
from datetime import date
from math import isfinite
from typing import Any

from welltogether.cli.options import add_format, add_workspace, parser, print_json

SEED, N_DRAWS = 2009, 1000


def run(words: list[str]) -> int:
    options = parser(
        "typology",
        "The family group of a place (CDF 2009, section 2.1), and how well the groups tell places apart.",
    )
    verbs = options.add_subparsers(dest="verb", required=True, metavar="VERB")
    _add_show(verbs.add_parser("show", help="the family group of a district, how near it is to each cut, and its mix"))
    _add_validate(verbs.add_parser("validate", help="hold the groups against the 2008 Place Survey, beside Table 1"))
    chosen = options.parse_args(words)
    return _show(chosen) if chosen.verb == "show" else _validate(chosen)


def _add_show(verb: argparse.ArgumentParser) -> None:
    verb.add_argument("place", metavar="PLACE", help="the district's name or code, e.g. Burnley or E07000117")
    add_workspace(verb)
    verb.add_argument("--rule", choices=("published", "present-day", "both"), default="both", help="default: both")
    verb.add_argument("--today", type=date.fromisoformat, default=None, metavar="YYYY-MM-DD",
                      help="use no figures after this day; default: today")  # fmt: skip
    add_format(verb)


def _add_validate(verb: argparse.ArgumentParser) -> None:
    add_workspace(verb)
    verb.add_argument("--seed", type=int, default=SEED, metavar="N", help=f"for the random draws; default: {SEED}")
    verb.add_argument("--draws", type=_draws, default=N_DRAWS, metavar="N",
                      help=f"how many, for the interval and for chance; default: {N_DRAWS}")  # fmt: skip
    add_format(verb)


def _draws(text: str) -> int:
    number = int(text)
    if not 100 <= number <= 100_000:
        raise argparse.ArgumentTypeError("between 100 and 100,000 draws")
    return number


def _show(chosen: argparse.Namespace) -> int:
    from welltogether.cli.typology_text import here_lines
    from welltogether.evidence.questions import Evidence
    from welltogether.evidence.workspace import open_workspace
    from welltogether.readings.typology_here import RULES, typology_here

    asked = tuple(RULES) if chosen.rule == "both" else (chosen.rule,)
    evidence = Evidence(open_workspace(chosen.workspace))
    here = typology_here(evidence, chosen.place, asked=asked, today=chosen.today or date.today())
    if chosen.format == "json":
        print_json(plain(here))
    else:
        print("\n".join(here_lines(here)))
    return 0


def _validate(chosen: argparse.Namespace) -> int:
    from welltogether.cli.typology_check_text import check_lines, conclusion, limits
    from welltogether.evidence.questions import Evidence
    from welltogether.evidence.workspace import open_workspace
    from welltogether.readings.typology_check import check_typology

    evidence = Evidence(open_workspace(chosen.workspace))
    check = check_typology(evidence, seed=chosen.seed, n_draws=chosen.draws)
    if chosen.format == "json":
        print_json(plain(check) | {"conclusion": conclusion(check), "limits": limits(check)})
    else:
        print("\n".join(check_lines(check)))
    return 0


def plain(value: Any) -> Any:
    """A result as JSON can hold it: records as objects, a number that is not known as null."""
    from dataclasses import fields, is_dataclass

    if is_dataclass(value):
        return {one.name: plain(getattr(value, one.name)) for one in fields(value)}
    if isinstance(value, dict):
        return {str(key): plain(one) for key, one in value.items()}
    if isinstance(value, (list, tuple)):
        return [plain(one) for one in value]
    return None if isinstance(value, float) and not isfinite(value) else value
