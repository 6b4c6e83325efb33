"""Lives here: one folder a family of publications (table → draft), recognition by content, and the core they share.
May not: know the store, a network or each other; a new tabular publication is a descriptor in packs/feeds, not code.
May import it: evidence only.
"""
