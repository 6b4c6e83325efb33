"""Options that several commands share, and the two ways a result is printed."""

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any


def parser(command: str, text: str) -> argparse.ArgumentParser:
    return argparse.ArgumentParser(
        prog=f"welltogether {command}", description=text, formatter_class=argparse.RawDescriptionHelpFormatter
    )


def add_workspace(target: argparse.ArgumentParser) -> None:
    target.add_argument("--workspace", type=Path, required=True, metavar="DIR", help="the workspace folder")


def add_format(target: argparse.ArgumentParser) -> None:
    target.add_argument("--format", choices=("text", "json"), default="text", help="plain text (default) or JSON")


def print_json(value: Any) -> None:
    json.dump(value, sys.stdout, ensure_ascii=False, indent=2, default=str)
    sys.stdout.write("\n")


def print_table(headings: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> None:
    """Columns as wide as their widest cell; the last one runs on."""
    table = [headings, *rows]
    widths = [max(len(row[column]) for row in table) for column in range(len(headings))]
    for number, row in enumerate(table):
        cells = [cell.ljust(width) for cell, width in zip(row[:-1], widths[:-1], strict=True)]
        print("  ".join([*cells, row[-1]]).rstrip())
        if number == 0:
            print("  ".join("-" * width for width in widths[:-1]) + "  " + "-" * len(headings[-1]))


class Progress:
    """One line a step on standard error; rewrites itself on a terminal."""

    def __init__(self) -> None:
        self._live = sys.stderr.isatty()
        self._open = False

    def __call__(self, text: str) -> None:
        if self._live:
            sys.stderr.write(f"\r\033[K{text}")
            self._open = True
        else:
            sys.stderr.write(text + "\n")
        sys.stderr.flush()

    def finish(self) -> None:
        if self._open:
            sys.stderr.write("\n")
            self._open = False
