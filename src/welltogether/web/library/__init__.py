"""Lives here: the guidance as pages, the promises, and what evidence the workspace holds.
May not: hold wording of guidance; it shows packs.
May import it: config (addresses).
"""
