"""Located values → frozen dataclasses. The type of the field decides, and every fault names its file and line."""

import re
from collections.abc import Callable, Hashable, Iterator
from dataclasses import MISSING, dataclass, field, fields, is_dataclass
from datetime import date
from functools import cache
from math import isfinite
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from welltogether.guidance.items import Citation, Ref, To
from welltogether.guidance.reading import line_of, refuse
from welltogether.vocabulary.errors import PackError

_WHOLE = re.compile(r"-?\d+")
_NUMBER = re.compile(r"-?\d+(\.\d+)?([eE]-?\d+)?")
_BOOLS = {"true": True, "yes": True, "false": False, "no": False}
_NULLS = frozenset({"", "~", "null"})


@dataclass(frozen=True, slots=True)
class FoundRef:
    """A reference met while reading: what it says, the kinds it may point to, and where it stands."""

    ref: Ref
    kinds: tuple[str, ...]
    file: str
    line: int


@dataclass(frozen=True, slots=True)
class Sheet:
    """The file being read, the documents its items may cite, and the references met in it so far."""

    file: str
    pack_id: str
    documents: frozenset[str] = frozenset()
    refs: list[FoundRef] = field(default_factory=list)


Reader = Callable[[Node, Sheet], Any]


def shape(cls: Any, node: Node, sheet: Sheet) -> Any:
    """Build one `cls` from a mapping.

    Refuses: an unknown, missing or duplicate key, or a value of another type (PackError with file and line).
    """
    return _reader(cls)(node, sheet)


def wrong(node: Node, sheet: Sheet, expected: str) -> PackError:
    """The error for a value of the wrong type."""
    return refuse(
        "A value has the wrong type",
        file=sheet.file,
        line=line_of(node),
        found=describe(node),
        expected=expected,
        next_step="Correct the value, or quote it if it is meant as text.",
    )


def describe(node: Node) -> str:
    """What stands here, in words short enough for an error."""
    if isinstance(node, ScalarNode):
        quoted = " (in quotes)" if node.style in ("'", '"') else ""
        return f"`{node.value[:80]}`{quoted}"
    return "a list" if isinstance(node, SequenceNode) else "a mapping"


@cache
def _reader(annotation: Hashable) -> Reader:
    if annotation in _SCALARS:
        return _SCALARS[annotation]
    origin, args = get_origin(annotation), get_args(annotation)
    if origin is Annotated and args[0] is Ref and isinstance(args[1], To):
        return _ref_reader(args[1].kinds)
    if origin is Literal:
        return _literal_reader(args)
    if origin is tuple and len(args) == 2 and args[1] is Ellipsis:
        return _tuple_reader(_reader(args[0]))
    if origin in (Union, UnionType) and len(args) == 2 and NoneType in args:
        return _optional_reader(_reader(next(arg for arg in args if arg is not NoneType)))
    if annotation is Citation:
        return _citation_reader()
    if isinstance(annotation, type) and is_dataclass(annotation):
        return _dataclass_reader(annotation)
    raise TypeError(f"guidance kinds may not use {annotation!r}")


def _plain(node: Node, sheet: Sheet, expected: str) -> str:
    if not isinstance(node, ScalarNode) or node.style in ("'", '"', "|", ">"):
        raise wrong(node, sheet, expected)
    return str(node.value)


def _read_str(node: Node, sheet: Sheet) -> str:
    if not isinstance(node, ScalarNode) or not node.value.strip() or (not node.style and node.value in _NULLS):
        raise wrong(node, sheet, "text")
    return str(node.value).strip()


def _read_int(node: Node, sheet: Sheet) -> int:
    text = _plain(node, sheet, "a whole number")
    if not _WHOLE.fullmatch(text):
        raise wrong(node, sheet, "a whole number")
    return int(text)


def _read_float(node: Node, sheet: Sheet) -> float:
    text = _plain(node, sheet, "a number")
    if not _NUMBER.fullmatch(text) or not isfinite(float(text)):
        raise wrong(node, sheet, "a number")
    return float(text)


def _read_bool(node: Node, sheet: Sheet) -> bool:
    text = _plain(node, sheet, "true or false")
    if text not in _BOOLS:
        raise wrong(node, sheet, "true or false")
    return _BOOLS[text]


def _read_date(node: Node, sheet: Sheet) -> date:
    text = _plain(node, sheet, "a date such as 2009-01-31")
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise wrong(node, sheet, "a date such as 2009-01-31") from error


def _ref_reader(kinds: tuple[str, ...]) -> Reader:
    def read_ref(node: Node, sheet: Sheet) -> Ref:
        text = _read_str(node, sheet)
        pack_id, _, item_id = text.rpartition("#")
        ref = Ref(f"{pack_id or sheet.pack_id}#{item_id}")
        sheet.refs.append(FoundRef(ref, kinds, sheet.file, line_of(node)))
        return ref

    return read_ref


def _literal_reader(options: tuple[Any, ...]) -> Reader:
    expected = "one of: " + ", ".join(map(str, options))

    def read_literal(node: Node, sheet: Sheet) -> Any:
        reader = _SCALARS[type(options[0])]
        value = reader(node, sheet)
        if value not in options:
            raise wrong(node, sheet, expected)
        return value

    return read_literal


def _citation_reader() -> Reader:
    inner = _dataclass_reader(Citation)

    def read_citation(node: Node, sheet: Sheet) -> Citation:
        citation: Citation = inner(node, sheet)
        if citation.document not in sheet.documents:
            raise refuse(
                "A citation names a document that is not declared",
                file=sheet.file,
                line=line_of(node),
                found=citation.document,
                expected="one of: " + ", ".join(sorted(sheet.documents)),
                next_step="Correct it, or declare it under `documents` in pack.yaml.",
            )
        return citation

    return read_citation


def _tuple_reader(element: Reader) -> Reader:
    def read_tuple(node: Node, sheet: Sheet) -> tuple[Any, ...]:
        if not isinstance(node, SequenceNode):
            raise wrong(node, sheet, "a list")
        return tuple(element(child, sheet) for child in node.value)

    return read_tuple


def _optional_reader(inner: Reader) -> Reader:
    def read_optional(node: Node, sheet: Sheet) -> Any:
        empty = isinstance(node, ScalarNode) and not node.style and node.value in _NULLS
        return None if empty else inner(node, sheet)

    return read_optional


def _dataclass_reader(cls: type[Any]) -> Reader:
    hints = get_type_hints(cls, include_extras=True)
    readers = {f.name: _reader(hints[f.name]) for f in fields(cls)}
    required = [f.name for f in fields(cls) if f.default is MISSING and f.default_factory is MISSING]

    def read_dataclass(node: Node, sheet: Sheet) -> Any:
        values = {key: readers[key](child, sheet) for key, child in _entries(cls, node, readers, sheet)}
        _refuse_missing(node, [name for name in required if name not in values], sheet)
        try:
            return cls(**values)
        except ValueError as error:
            raise refuse(
                "The values do not fit together",
                file=sheet.file,
                line=line_of(node),
                found=str(error),
                expected=f"a {cls.__name__}",
                next_step="Correct the item.",
            ) from error

    return read_dataclass


def _entries(cls: type[Any], node: Node, known: dict[str, Reader], sheet: Sheet) -> Iterator[tuple[str, Node]]:
    if not isinstance(node, MappingNode):
        raise wrong(node, sheet, "keys and values")
    seen: set[str] = set()
    for key_node, child in node.value:
        key = key_node.value if isinstance(key_node, ScalarNode) else describe(key_node)
        if key in seen or key not in known:
            raise refuse(
                "A key is given twice" if key in seen else "A key is not known",
                file=sheet.file,
                line=line_of(key_node),
                found=f"`{key}`",
                expected=f"each once at most, for a {cls.__name__}: " + ", ".join(known),
                next_step="Remove the key, or correct its spelling.",
            )
        seen.add(key)
        yield key, child


def _refuse_missing(node: Node, missing: list[str], sheet: Sheet) -> None:
    if missing:
        raise refuse(
            "A key is missing",
            file=sheet.file,
            line=line_of(node),
            found="no " + ", ".join(missing),
            expected=", ".join(missing),
            next_step="Add the missing keys.",
        )


_SCALARS: dict[Any, Reader] = {
    str: _read_str,
    int: _read_int,
    float: _read_float,
    bool: _read_bool,
    date: _read_date,
    Ref: _ref_reader(()),
}
