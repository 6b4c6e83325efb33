"""`welltogether workspace create DIR [--demo]`."""

from pathlib import Path

from welltogether.cli.options import Progress, parser


def run(words: list[str]) -> int:
    options = parser("workspace", "Make a workspace: one folder that holds your evidence and documents.")
    verbs = options.add_subparsers(dest="verb", required=True, metavar="VERB")
    create = verbs.add_parser("create", help="make a new workspace in an empty or new folder")
    create.add_argument("folder", type=Path, metavar="DIR")
    create.add_argument("--title", default="", help="what to call it; default: the folder's name")
    create.add_argument("--demo", action="store_true", help="fill it with the fictional demonstration country")
    chosen = options.parse_args(words)
    progress = Progress()
    if chosen.demo:
        from welltogether.jobs.journey import make_demonstration

        make_demonstration(chosen.folder, progress)
    else:
        from welltogether.evidence.workspace import create_workspace

        create_workspace(chosen.folder, title=chosen.title or chosen.folder.resolve().name)
    progress.finish()
    print(f"Workspace ready: {chosen.folder}")
    print(f"Next: welltogether import FOLDER --workspace {chosen.folder}" if not chosen.demo
          else f"Next: welltogether profile Northgate --workspace {chosen.folder} --out northgate.pdf")  # fmt: skip
    return 0
