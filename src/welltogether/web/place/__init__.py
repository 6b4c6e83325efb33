"""Lives here: finding a place and reading what is known about it.
May not: compute; it shows what `readings` gives.
May import it: config (addresses).
"""
