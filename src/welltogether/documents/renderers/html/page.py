"""A document as HTML: one template for the page around it, one for its body, macros for blocks."""

from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from welltogether.documents.content import Document
from welltogether.documents.renderers.as_data import Drawn, document_data

_HERE = Path(__file__).resolve().parent
SCREEN = Drawn(width=680, front_chart=680, front_map=340, front_map_height=330, narrow=330)


def render_html(document: Document) -> bytes:
    """The whole page, with its style inside: one file that can be mailed, kept and printed."""
    data = document_data(document, SCREEN)
    page = _templates().get_template("page.html").render(**data, style=Markup(style_sheet()))
    return page.encode()


def render_body(document: Document) -> str:
    """The body alone, for a page that brings the style (`style_sheet`) and a strict policy for content."""
    return _templates().get_template("body.html").render(**document_data(document, SCREEN))


@cache
def style_sheet() -> str:
    """The style of the body; every selector is held inside `.wt-doc`."""
    return (_HERE / "style.css").read_text(encoding="utf-8")


@cache
def _templates() -> Environment:
    return Environment(
        loader=FileSystemLoader(_HERE / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
