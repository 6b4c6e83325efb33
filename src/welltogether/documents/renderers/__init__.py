"""Lives here: one content tree in, bytes out — HTML, PDF, Word, spreadsheet.
May not: know what a mapping is, or change a word.
May import it: documents.
"""

from typing import Literal

from welltogether.documents.content import Document


def render(document: Document, kind: Literal["pdf", "html", "docx", "ods"]) -> bytes:
    """The document in one format; the format's library is imported only when it is asked for."""
    if kind == "pdf":
        from welltogether.documents.renderers.pdf import render_pdf

        return render_pdf(document)
    if kind == "html":
        from welltogether.documents.renderers.html import render_html

        return render_html(document)
    if kind == "docx":
        from welltogether.documents.renderers.word import render_word

        return render_word(document)
    from welltogether.documents.renderers.spreadsheet import render_spreadsheet

    return render_spreadsheet(document)
