"""Lives here: bytes → text tables (CSV, XLSX, XLS, ODS, GeoJSON, gzip, zip) with guards, and texts → numbers.
May not: know a publication, a layout or a measure; keep anything on disk.
May import it: evidence only.
"""
