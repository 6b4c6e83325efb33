"""Lives here: what people read — tables, charts, maps and documents made from typed results, and the sentences in them.
May not: touch a database, a workspace or Django, compute a statistic, or hold guidance wording (packs do).
May import it: readings, jobs, web, cli.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from welltogether.documents.mapping.writing import render_mapping, write_mapping

__all__ = ["render_mapping", "write_mapping"]


def __getattr__(name: str) -> object:
    """Import a public name on first use: `import welltogether.documents` costs nothing."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.mapping.writing"), name)
