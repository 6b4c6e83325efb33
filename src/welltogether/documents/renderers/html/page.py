"""A document as HTML: one template for the page around it, one for its body, macros for blocks."""

import re
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from welltogether.documents.content import Document, Section
from welltogether.documents.renderers.as_data import Drawn, document_data, section_data

_HERE = Path(__file__).resolve().parent
_ID = re.compile(r' id="([^"]+)"')
_LINK = re.compile(r'href="#([^"]+)"')
SCREEN = Drawn(width=680, front_chart=680, front_map=340, front_map_height=330, narrow=330)


def render_html(document: Document) -> bytes:
    """The whole page, with its style inside: one file that can be mailed, kept and printed."""
    data = document_data(document, SCREEN)
    page = _templates().get_template("page.html").render(**data, style=Markup(style_sheet()))
    return page.encode()


def render_body(document: Document) -> str:
    """The body alone, for a page that brings the style (`style_sheet`) and a strict policy for content."""
    return _templates().get_template("body.html").render(**document_data(document, SCREEN))


def render_front(document: Document, elsewhere: Callable[[str], str]) -> str:
    """The front page alone. `elsewhere` gives the address of an anchor that stands on another page."""
    data = document_data(replace(document, preface=(), sections=()), SCREEN)
    return _linked(_templates().get_template("front.html").render(**data), elsewhere)


def render_section(section: Section, elsewhere: Callable[[str], str]) -> str:
    """One section alone. `elsewhere` gives the address of an anchor that stands on another page."""
    html = _templates().get_template("section.html").render(section=section_data(section, SCREEN))
    return _linked(html, elsewhere)


def _linked(html: str, elsewhere: Callable[[str], str]) -> str:
    """Links inside the document, of which this is a part, to what is not in this part."""
    here = set(_ID.findall(html))
    return _LINK.sub(lambda link: link[0] if link[1] in here else f'href="{elsewhere(link[1])}"', html)


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
