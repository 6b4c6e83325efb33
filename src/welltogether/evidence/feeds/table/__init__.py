"""Lives here: tables, wide, long or spread over headings, read as their descriptor says.
May not: know any publication by name.
May import it: evidence.feeds.registry only.
"""
