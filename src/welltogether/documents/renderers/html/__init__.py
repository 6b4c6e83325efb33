"""Lives here: the HTML of a document — a page that stands alone, and the body a web page can embed.
May not: know what a mapping is, or change a word.
May import it: documents.
"""

from welltogether.documents.renderers.html.page import render_body, render_html

__all__ = ["render_body", "render_html"]
