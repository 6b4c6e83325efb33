"""`welltogether demo`: the demonstration borough, the whole journey, served."""

import shutil
from datetime import date
from pathlib import Path

from welltogether.cli.options import Progress, parser


def run(words: list[str]) -> int:
    options = parser(
        "demo", "Make the demonstration borough, run the whole journey from evidence to document, serve it."
    )
    options.add_argument("--workspace", type=Path, default=Path("demo-workspace"), metavar="DIR")
    options.add_argument("--port", type=int, default=8765)
    options.add_argument("--no-serve", action="store_true", help="stop when the documents are written")
    chosen = options.parse_args(words)
    from welltogether.jobs.journey import make_demonstration, walk

    progress = Progress()
    _remove_earlier_demonstration(chosen.workspace)
    make_demonstration(chosen.workspace, progress)
    journey = walk(chosen.workspace, date.today(), progress)
    progress.finish()
    print("Everything here is fictional. Documents written:")
    for path in journey.documents:
        print(f"  {path}")
    if chosen.no_serve:
        return 0
    from welltogether.cli.serve_command import serve

    return serve(chosen.workspace, chosen.port, open_at=f"/place/{journey.mapping.place.code.code}/")


def _remove_earlier_demonstration(folder: Path) -> None:
    """Only a workspace that says it is the fictional one is made anew; anything else stays as it is."""
    import json

    marker = folder / "workspace.json"
    if marker.is_file() and json.loads(marker.read_text()).get("fictional") is True:
        shutil.rmtree(folder)
