"""The PDF: the content tree set by Typst as a tagged document (PDF/UA-1), with the house's own fonts."""

import json
import re
from datetime import UTC, datetime

from welltogether.documents.content import Document
from welltogether.documents.renderers.as_data import PRINT, Data, document_data
from welltogether.documents.renderers.pictures import FONTS_FOLDER, TEMPLATES_FOLDER
from welltogether.documents.renderers.tree import tables_of
from welltogether.documents.tables import csv_text


def render_pdf(document: Document) -> bytes:
    """The document as PDF. The same document gives the same bytes: dated the day it was made, set in our own fonts."""
    import typst

    made_on = document.about.made_on
    pdf: bytes = typst.compile(
        TEMPLATES_FOLDER / "document.typ",
        root=TEMPLATES_FOLDER,
        format="pdf",
        pdf_standards="ua-1",
        sys_inputs={"document": json.dumps(_with_tables(document))},
        font_paths=[FONTS_FOLDER],
        ignore_system_fonts=True,
        timestamp=datetime(made_on.year, made_on.month, made_on.day, tzinfo=UTC),
    )
    return pdf


def _with_tables(document: Document) -> Data:
    """The document with its tables as CSV files, which travel inside the PDF."""
    data = document_data(document, PRINT)
    tables = list(tables_of(document))
    mark = "fictional-" if document.about.fictional else ""
    data["attached"] = [
        {"name": f"{mark}{number:02d}-{_file_name(table.caption)}.csv", "words": table.caption, "csv": csv_text(table)}
        for number, table in enumerate(tables, start=1)
    ]
    return data


def _file_name(caption: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", caption.lower()).strip("-")[:48].strip("-")
