"""Lives here: the local mapping document — one content tree composed from a LocalMapping, and its JSON.
May not: choose findings, issues or actions (the readings do), or format a page (the renderers do).
May import it: documents, cli, web, jobs.
"""

from welltogether.documents.mapping.writing import Kind, render_mapping, write_mapping

__all__ = ["Kind", "render_mapping", "write_mapping"]
