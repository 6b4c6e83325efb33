"""The PDF: the content tree set by Typst as a tagged document (PDF/UA-1), with the house's own fonts."""

import json
from datetime import UTC, datetime
from pathlib import Path

from welltogether.documents.content import Document
from welltogether.documents.renderers.as_data import PRINT, document_data
from welltogether.documents.renderers.pictures import FONTS_FOLDER

_TEMPLATES = Path(__file__).resolve().parent / "typst"


def render_pdf(document: Document) -> bytes:
    """The document as PDF. The same document gives the same bytes: its date is the day it was made, its fonts are ours."""
    import typst

    made_on = document.about.made_on
    pdf: bytes = typst.compile(
        _TEMPLATES / "document.typ",
        root=_TEMPLATES,
        format="pdf",
        pdf_standards="ua-1",
        sys_inputs={"document": json.dumps(document_data(document, PRINT))},
        font_paths=[FONTS_FOLDER],
        ignore_system_fonts=True,
        timestamp=datetime(made_on.year, made_on.month, made_on.day, tzinfo=UTC),
    )
    return pdf
