"""`welltogether import PATH… --workspace DIR`."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

from welltogether.cli.options import Progress, add_format, add_workspace, parser, print_json

if TYPE_CHECKING:
    from welltogether.evidence.import_report import ImportReport

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
    unknown = [] if report.settling_refused else _codes_not_known(chosen.workspace, report)
    if chosen.format == "json":
        print_json({**report.to_json(), "codes_not_known": unknown})
    else:
        print(report.to_text())
        for row in unknown:
            print(f"Shown nowhere: {row['n_areas']} {row['scheme']} codes of {row['dataset']} that no lookup held here")
            print(f"    knows ({', '.join(row['examples'][:3])}). Correct them, or import the lookup that names them.")
    return 1 if any(one.outcome in NOT_TAKEN for one in report.files) else 0


def _codes_not_known(workspace: Path, report: "ImportReport") -> list[dict[str, Any]]:
    """Well-formed codes of the files just read that lead to no area: mistakes, or a lookup that is missing."""
    from welltogether.evidence.questions import Evidence
    from welltogether.evidence.settling.held import CODES_NOT_KNOWN
    from welltogether.evidence.workspace import open_workspace

    read = {name for one in report.files for name in one.datasets}
    if not read:
        return []
    rows = Evidence(open_workspace(workspace)).not_carried()
    return [row for row in rows if row["dataset"] in read and row["reason"] == CODES_NOT_KNOWN]
