"""`welltogether guidance check|list|show|issues|actions`."""

import argparse
from dataclasses import asdict
from typing import Any

from welltogether.cli.options import add_format, parser, print_json, print_table


def run(words: list[str]) -> int:
    options = parser("guidance", "The guidance that everything cites: in our own words, each item with its source.")
    options.add_argument("--workspace", help=argparse.SUPPRESS)
    verbs = options.add_subparsers(dest="verb", required=True, metavar="VERB")
    for name, text in (
        ("check", "check every pack: keys, types, references, copies"),
        ("list", "list items"),
        ("show", "show one item in full"),
        ("issues", "the issues of Table D1 with their actions"),
        ("actions", "the actions with the issues each is paired with"),
    ):
        verb = verbs.add_parser(name, help=text)
        add_format(verb)
        if name == "list":
            verb.add_argument("--pack", help="only this pack")
            verb.add_argument("--kind", help="only this kind of item, e.g. issues, actions, pitfalls")
        if name == "show":
            verb.add_argument("reference", metavar="ID", help="e.g. cdf-2009#issue-volunteering, or the id alone")
    chosen = options.parse_args(words)
    return int(
        {"check": _check, "list": _list, "show": _show, "issues": _issues, "actions": _actions}[chosen.verb](chosen)
    )


def _check(chosen: argparse.Namespace) -> int:
    from welltogether.guidance import all_packs, check

    problems = check()
    if chosen.format == "json":
        print_json([asdict(problem) for problem in problems])
    elif problems:
        for problem in problems:
            print(f"{problem.file}:{problem.line or 1}: {problem.what}")
            print(f"    found {problem.found}; expected {problem.expected}. {problem.next_step}")
    else:
        packs = all_packs()
        print(f"All well: {len(packs)} packs, {sum(len(pack.by_id) for pack in packs):,} items.")
        print_table(
            ("Pack", "Items", "Title"),
            [(f"{p.id}@{p.info.version}", str(len(p.by_id)), p.info.title) for p in packs],
        )
    return 1 if problems else 0


def _list(chosen: argparse.Namespace) -> int:
    from welltogether.guidance.listing import list_items

    rows = list_items(kind=chosen.kind, pack=chosen.pack)
    if chosen.format == "json":
        print_json([asdict(row) for row in rows])
    else:
        print_table(
            ("Reference", "Standing", "Source", "Title"),
            [(row.ref, row.standing, f"{row.document}, {row.place}", row.title) for row in rows],
        )
    return 0


def _show(chosen: argparse.Namespace) -> int:
    from welltogether.guidance.listing import show

    entry = show(chosen.reference)
    if chosen.format == "json":
        print_json(asdict(entry))
        return 0
    print(entry.title)
    print(f"  {entry.cited_as} · {entry.standing} · {entry.cites.document}, {entry.cites.place}")
    for fact in entry.facts:
        label = fact.label if fact.standing == entry.standing else f"{fact.label} ({fact.standing})"
        print(f"\n{label}")
        for line in (*fact.lines, *(f"{link.title}  [{link.ref}]" for link in fact.links)):
            print(f"  {line}")
    if entry.pointed_at_by:
        print("\nPointed at by")
        for link in entry.pointed_at_by:
            print(f"  {link.title}  [{link.ref}]")
    return 0


def _issues(chosen: argparse.Namespace) -> int:
    from welltogether.guidance.listing import issue_table

    return _paired(chosen, [(row, row.issue, row.actions) for row in issue_table()])


def _actions(chosen: argparse.Namespace) -> int:
    from welltogether.guidance.listing import action_table

    return _paired(chosen, [(row, row.action, row.issues) for row in action_table()])


def _paired(chosen: argparse.Namespace, rows: list[tuple[Any, str, tuple[str, ...]]]) -> int:
    if chosen.format == "json":
        print_json([asdict(row) for row, _, _ in rows])
        return 0
    for row, name, partners in rows:
        print(f"{name}  [{row.ref}]")
        for partner in partners or ("suits most issues",):
            print(f"    {partner}")
    return 0
