"""A pack's file → located values: YAML nodes that know their line. Nothing is guessed from how a word looks."""

import csv
from pathlib import Path

import yaml
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from welltogether.vocabulary.errors import Location, PackError

# The base loader leaves every scalar as the text that was written, so `no`, `1.0` and `2009` reach us unchanged.
_LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_TEXT, _MAP, _LIST = "tag:yaml.org,2002:str", "tag:yaml.org,2002:map", "tag:yaml.org,2002:seq"


def line_of(node: Node) -> int:
    """The line on which a value starts, counted from 1 as an editor shows it."""
    return int(node.start_mark.line) + 1


def refuse(what: str, *, file: str, line: int | None, found: str, expected: str, next_step: str) -> PackError:
    """The error for one fault in a pack, with its file and line."""
    return PackError(what, Location(file=file, row=line), found, expected, next_step)


def read(path: Path, name: str) -> Node | None:
    """Read one file of a pack.

    Takes: the path, and the name to show in errors.
    Gives: its top node, or None for an empty file.
    Refuses: text that is not UTF-8, YAML that does not parse, a CSV row longer than its head (PackError).
    """
    try:
        text = path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise refuse(
            "A file of a pack is not UTF-8 text",
            file=name,
            line=None,
            found=str(error.reason),
            expected="UTF-8",
            next_step="Save it as UTF-8.",
        ) from error
    return _read_csv(text, name) if path.suffix == ".csv" else _read_yaml(text, name)


def _read_yaml(text: str, name: str) -> Node | None:
    try:
        node: Node | None = yaml.compose(text, Loader=_LOADER)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        raise PackError(
            "A file of a pack does not parse as YAML",
            Location(file=name, row=mark.line + 1 if mark else None),
            str(error.problem),
            "well-formed YAML",
            "Check the indentation and quotes on this line and the one above.",
        ) from error
    return node


def _read_csv(text: str, name: str) -> Node:
    """Rows become mappings; an empty cell is an absent key; a head `a.b` is key b inside a; a head `a[]` is a
    list, its cell split at spaces."""
    lines = csv.reader(text.splitlines())
    head = next(lines, [])
    rows: list[Node] = []
    for cells in lines:
        mark = yaml.Mark(name, 0, lines.line_num - 1, 0, None, 0)
        if len(cells) > len(head):
            raise PackError(
                "A row has more cells than the table has columns",
                Location(file=name, row=lines.line_num),
                f"{len(cells)} cells",
                f"{len(head)}",
                "Quote cells that hold commas.",
            )
        if any(cells):
            rows.append(_row(head, cells, mark))
    start = yaml.Mark(name, 0, 0, 0, None, 0)
    return SequenceNode(_LIST, rows, start, start)


def _row(head: list[str], cells: list[str], mark: yaml.Mark) -> MappingNode:
    top = MappingNode(_MAP, [], mark, mark)
    inner: dict[str, MappingNode] = {}
    for column, cell in zip(head, cells, strict=False):
        if not cell:
            continue
        target, _, key = column.rpartition(".")
        if target and target not in inner:
            inner[target] = MappingNode(_MAP, [], mark, mark)
            top.value.append((ScalarNode(_TEXT, target, mark, mark), inner[target]))
        into = inner[target] if target else top
        value = _list(cell, mark) if key.endswith("[]") else ScalarNode(_TEXT, cell, mark, mark, style="")
        into.value.append((ScalarNode(_TEXT, key.removesuffix("[]"), mark, mark), value))
    return top


def _list(cell: str, mark: yaml.Mark) -> SequenceNode:
    return SequenceNode(_LIST, [ScalarNode(_TEXT, word, mark, mark, style="") for word in cell.split()], mark, mark)
