"""Lives here: street-level crime from data.police.uk, counted by small area, month and type.
May not: keep a single crime, its point or its outcome.
May import it: evidence.feeds.registry only.
"""
