"""`welltogether evidence datasets|measures|gaps`: what the workspace holds, and what it lacks."""

import argparse
from dataclasses import asdict
from datetime import date

from welltogether.cli.options import add_format, add_workspace, parser, print_json, print_table


def run(words: list[str]) -> int:
    options = parser("evidence", "What the workspace holds: datasets, measures, and how well each topic is covered.")
    verbs = options.add_subparsers(dest="verb", required=True, metavar="VERB")
    for name, text in (
        ("datasets", "the publications held, each with its version"),
        ("measures", "every measure of the catalogue, and whether figures are held"),
        ("gaps", "how old, how fine and how complete the evidence for a place is, by topic"),
    ):
        verb = verbs.add_parser(name, help=text)
        if name == "gaps":
            verb.add_argument("place", help="the district's name or code")
        add_workspace(verb)
        add_format(verb)
    chosen = options.parse_args(words)
    return {"datasets": _datasets, "measures": _measures, "gaps": _gaps}[chosen.verb](chosen)


def _datasets(chosen: argparse.Namespace) -> int:
    from welltogether.evidence.questions import Evidence
    from welltogether.evidence.workspace import open_workspace

    sources = Evidence(open_workspace(chosen.workspace)).sources()
    if chosen.format == "json":
        print_json([asdict(source) for source in sources])
    else:
        print_table(
            ("Dataset", "Published", "Version", "Title"),
            [(one.dataset, one.published, one.version[:12], f"{one.title} ({one.publisher})") for one in sources],
        )
    return 0


def _measures(chosen: argparse.Namespace) -> int:
    from welltogether.evidence.questions import Evidence
    from welltogether.evidence.workspace import open_workspace
    from welltogether.vocabulary.areas import Scheme

    evidence = Evidence(open_workspace(chosen.workspace))
    held = {one.measure: one for one in evidence.coverage(Scheme.LTLA)}
    if chosen.format == "json":
        print_json(
            [{**asdict(m), "newest": held[m.id].period.label if m.id in held else None} for m in evidence.measures()]
        )
        return 0
    rows = []
    for measure in evidence.measures():
        one = held.get(measure.id)
        newest = f"{one.period.label}, {one.n_held} of {one.n_areas} districts" if one else "not held"
        rows.append((measure.id, newest, measure.title))
    print_table(("Measure", "Newest", "Title"), rows)
    return 0


def _gaps(chosen: argparse.Namespace) -> int:
    from welltogether.evidence.quality import quality_here
    from welltogether.evidence.questions import Evidence
    from welltogether.evidence.workspace import open_workspace
    from welltogether.guidance import find

    evidence = Evidence(open_workspace(chosen.workspace))
    quality = quality_here(evidence, evidence.find_place(chosen.place), date.today())
    if chosen.format == "json":
        print_json([asdict(one) for one in quality])
        return 0
    for one in quality:
        age = f"newest {one.newest.label}" if one.newest else "no date"
        complete = f", {one.completeness:.0%} of its small areas" if one.completeness is not None else ""
        print(f"{find(one.topic).title}: {one.n_measures_held} of {one.n_measures_known} measures")
        if one.n_measures_held:
            print(f"    {age}; finest: {one.finest_level}{complete}")
        if one.would_fill:
            print(f"    {one.would_fill}")
    return 0
