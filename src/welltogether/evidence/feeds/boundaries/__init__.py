"""Lives here: shapes of areas from GeoJSON and TopoJSON, as WKB in longitude and latitude.
May not: simplify, join or draw them.
May import it: evidence.feeds.registry only.
"""
