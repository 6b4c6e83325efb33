"""Lives here: maps of small areas drawn on the server — classes, outlines, legend, words and table.
May not: read boundaries from files, or need a browser, a script or a tile server.
May import it: documents, web.
"""
