"""Walks through results whatever their shape: every value of a kind, every run of words, every number's place."""

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from enum import Enum
from types import UnionType
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

from welltogether.analysis.local_mapping import Shape

T = TypeVar("T")


def every(value: object, kind: type[T]) -> Iterator[T]:
    """Every value of a kind inside dataclasses, tuples, lists and dicts; what stands twice is given twice.

    Outlines of areas are passed over: they hold nothing but thousands of points.
    """
    if isinstance(value, kind):
        yield value
    if isinstance(value, Shape | int | float | str):
        return
    if is_dataclass(value) and not isinstance(value, type):
        for field in fields(value):
            yield from every(getattr(value, field.name), kind)
    elif isinstance(value, tuple | list):
        for one in value:
            yield from every(one, kind)
    elif isinstance(value, dict):
        yield from every(list(value.values()), kind)


def words_of(value: object) -> list[str]:
    """Every string but the names of enumerations."""
    return [one for one in every(value, str) if not isinstance(one, Enum)]


def number_fields(kind: type, seen: set[type] | None = None) -> set[str]:
    """“Class.field” of every field that holds numbers, in a frozen type and in all that it is made of."""
    seen = set() if seen is None else seen
    if kind in seen:
        return set()
    seen.add(kind)
    hints = get_type_hints(kind)
    found = set()
    for field in fields(kind):  # type: ignore[arg-type]
        for part in _parts(hints[field.name]):
            if part in (int, float):
                found.add(f"{kind.__name__}.{field.name}")
            elif isinstance(part, type) and is_dataclass(part):
                found |= number_fields(part, seen)
    return found


def _parts(hint: Any) -> Iterator[Any]:
    if get_origin(hint) in (Union, UnionType, tuple):
        for one in get_args(hint):
            yield from _parts(one)
    else:
        yield hint


def json_objects(value: Any) -> Iterator[dict[str, Any]]:
    """Every object in JSON, outermost first."""
    if isinstance(value, dict):
        yield value
        for one in value.values():
            yield from json_objects(one)
    elif isinstance(value, list):
        for one in value:
            yield from json_objects(one)


def sources_named(text: str) -> set[int]:
    """The numbers that “source 3” or “sources 3, 5 and 8” name."""
    runs = re.findall(r"\b[Ss]ources? (\d+(?:, \d+)*(?: and \d+)?)", text)
    return {int(number) for run in runs for number in re.findall(r"\d+", run)}
