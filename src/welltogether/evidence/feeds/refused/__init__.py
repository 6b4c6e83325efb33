"""Lives here: files that are recognised and do not belong in the evidence, each with where it does belong.
May not: read their contents.
May import it: evidence.feeds.registry only.
"""
