"""`welltogether profile PLACE --workspace DIR --out FILE`."""

from datetime import date
from pathlib import Path

from welltogether.cli.options import Progress, add_workspace, parser


def run(words: list[str]) -> int:
    options = parser(
        "profile",
        "The local mapping document of a district (CDF Part Two and Annex B). The ending of --out chooses the kind:\n"
        ".pdf .html .docx .ods .json. Without --out, --format json prints the JSON.",
    )
    options.add_argument("place", help="the district's name or code, e.g. Burnley or E07000117")
    add_workspace(options)
    options.add_argument("--out", type=Path, action="append", default=[], metavar="FILE", help="may be given again")
    options.add_argument("--format", choices=("text", "json"), default="text", help="what to print without --out")
    options.add_argument("--made-by", default="", metavar="NAME", help="who made it, for the first page")
    options.add_argument("--today", type=date.fromisoformat, default=None, metavar="YYYY-MM-DD",
                         help="the day it is made; default: today")  # fmt: skip
    chosen = options.parse_args(words)
    from welltogether.jobs.mapping_documents import kind_of, read_mapping, write_document

    for path in chosen.out:
        kind_of(path)
    mapping = read_mapping(
        chosen.workspace, chosen.place, chosen.today or date.today(), chosen.made_by or "Well Together"
    )
    progress = Progress()
    for path in chosen.out:
        write_document(mapping, path, progress)
    progress.finish()
    if not chosen.out:
        _print(mapping, chosen.format)
    return 0


def _print(mapping: object, kind: str) -> None:
    from welltogether.analysis.local_mapping import LocalMapping
    from welltogether.documents.mapping.writing import render_mapping

    assert isinstance(mapping, LocalMapping)
    if kind == "json":
        print(render_mapping(mapping, "json").decode())
        return
    print(f"{mapping.place.name}: what is known")
    for finding in mapping.findings:
        print(f"  • {finding.sentence}")
    print("What is not known")
    for finding in mapping.unknowns:
        print(f"  • {finding.sentence}")
    print("Add --out FILE.pdf for the whole document.")
