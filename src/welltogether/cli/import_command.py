"""`welltogether import PATH… --workspace DIR`."""

from pathlib import Path

from welltogether.cli.options import Progress, add_format, add_workspace, parser, print_json

NOT_TAKEN = ("refused", "not recognised")


def run(words: list[str]) -> int:
    options = parser(
        "import",
        "Take in published files. Each is recognised by its content, checked, and taken in whole or refused whole.\n"
        "Folders are read through. CSV, XLSX, XLS, ODS, GeoJSON and TopoJSON, gzipped or zipped, as published.",
    )
    options.add_argument("paths", nargs="+", type=Path, metavar="PATH")
    add_workspace(options)
    add_format(options)
    chosen = options.parse_args(words)
    from welltogether.evidence.importing import import_paths

    progress = Progress()
    report = import_paths(chosen.paths, chosen.workspace, progress)
    progress.finish()
    if chosen.format == "json":
        print_json(report.to_json())
    else:
        print(report.to_text())
    return 1 if any(one.outcome in NOT_TAKEN for one in report.files) else 0
