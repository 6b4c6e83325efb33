"""The two ways out: the document as bytes, or as a file."""

from pathlib import Path
from typing import Literal

from welltogether.analysis.local_mapping import LocalMapping

Kind = Literal["pdf", "html", "docx", "ods", "json"]


def render_mapping(mapping: LocalMapping, kind: Kind) -> bytes:
    """The local mapping document of one place in one format. The same mapping gives the same bytes."""
    if kind == "json":
        from welltogether.documents.mapping.exchange import mapping_json

        return mapping_json(mapping)
    from welltogether.documents.mapping.compose import compose
    from welltogether.documents.mapping.texts import Texts
    from welltogether.documents.renderers import render
    from welltogether.guidance import find

    return render(compose(mapping, Texts(find)), kind)


def write_mapping(mapping: LocalMapping, path: Path, kind: Kind) -> None:
    """Render first, then write: a fault in the document leaves no half file behind."""
    content = render_mapping(mapping, kind)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
