"""The entry point: finds the command, imports only its module, and turns errors into plain words and exit codes."""

import sys
from importlib import import_module

from welltogether import __version__

COMMANDS = {
    "workspace": "make a workspace: the folder that holds your evidence and records",
    "import": "take in published files, each recognised by its content, whole or not at all",
    "evidence": "what the workspace holds: datasets, measures, places, gaps",
    "profile": "the local mapping document of a place: PDF, web page, Word, spreadsheet or JSON",
    "typology": "the family group of a place, and how well the rule tells places apart",
    "guidance": "check, list and show the guidance that everything cites",
    "demo": "make the demonstration borough, run the whole journey and serve it",
    "serve": "open the workspace in a browser",
}

# Exit codes: 0 done; 1 something was refused or could not be done (the answer says why); 2 not understood.
REFUSED = 1
NOT_UNDERSTOOD = 2
INTERRUPTED = 130


def usage() -> str:
    width = max(map(len, COMMANDS))
    lines = [
        "welltogether: how well people get on in a place, why, what to do, and whether it helped",
        "",
        "Usage: welltogether COMMAND [options]      welltogether COMMAND --help",
        "",
        *(f"  {name:<{width}}  {text}" for name, text in COMMANDS.items()),
        "",
        "Start with:  welltogether workspace create my-place --demo",
        "        or:  welltogether workspace create my-place",
        "             welltogether import FOLDER --workspace my-place",
        "             welltogether profile Burnley --workspace my-place --out burnley.pdf",
    ]
    return "\n".join(lines)


def main(arguments: list[str] | None = None) -> int:
    """Run one command; gives its exit code."""
    words = sys.argv[1:] if arguments is None else arguments
    if not words or words[0] in ("-h", "--help", "help"):
        print(usage())
        return 0
    if words[0] in ("-V", "--version"):
        print(f"welltogether {__version__}")
        return 0
    if words[0] not in COMMANDS:
        print(f"There is no command “{words[0]}”. The commands are: {', '.join(COMMANDS)}.", file=sys.stderr)
        return NOT_UNDERSTOOD
    return _run(words[0], words[1:])


def _run(name: str, rest: list[str]) -> int:
    from welltogether.vocabulary.errors import WellTogetherError

    module = import_module(f"welltogether.cli.{name}_command")
    try:
        return int(module.run(rest))
    except WellTogetherError as error:
        print(error, file=sys.stderr)
        return REFUSED
    except BrokenPipeError:
        sys.stderr.close()
        return 0
    except KeyboardInterrupt:
        print("\nStopped. Nothing half done was kept.", file=sys.stderr)
        return INTERRUPTED


if __name__ == "__main__":
    sys.exit(main())
