"""Lives here: one module a subject, each declaring `FILES`, the pack files it types (file name → frozen dataclass).
May not: hold wording, read files, import another kind's module except for its types.
May import it: guidance only; other rooms import the classes they ask a Pack for.
"""

from collections.abc import Mapping
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from types import MappingProxyType

from welltogether.guidance.items import Item


@cache
def registry() -> Mapping[str, type[Item]]:
    """Every kind of item by the name of its file without the ending: {"issues": Issue, …}.

    Refuses: two modules that declare the same file name (ValueError: a fault in our code, not in a pack).
    """
    kinds: dict[str, type[Item]] = {}
    for module in iter_modules(__path__):
        declared: Mapping[str, type[Item]] = import_module(f"{__name__}.{module.name}").FILES
        if twice := kinds.keys() & declared.keys():
            raise ValueError(f"{module.name} declares again: {', '.join(sorted(twice))}")
        kinds.update(declared)
    return MappingProxyType(kinds)
