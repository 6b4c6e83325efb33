"""Lives here: the only reader of packs/ — typed items, strict loading, references between them.
May not: hold guidance wording in code, know Django, the network or the clock; imports only vocabulary (and yaml).
May import it: every room above (evidence, store, documents, actions, jobs, web, cli).
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from welltogether.guidance.folders import packs_folder
    from welltogether.guidance.items import Citation, Item, Problem, Ref
    from welltogether.guidance.packs import Pack, all_packs, check, find, load_pack

__all__ = [
    "Citation",
    "Item",
    "Pack",
    "Problem",
    "Ref",
    "all_packs",
    "check",
    "find",
    "load_pack",
    "packs_folder",
]

_HOME = {
    "packs_folder": "folders",
    "Citation": "items",
    "Item": "items",
    "Problem": "items",
    "Ref": "items",
    "Pack": "packs",
    "all_packs": "packs",
    "check": "packs",
    "find": "packs",
    "load_pack": "packs",
}


def __getattr__(name: str) -> object:
    """Import a public name on first use, so that `import welltogether.guidance` costs nothing."""
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOME[name]}"), name)
