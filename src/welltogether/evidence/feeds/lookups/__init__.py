"""Lives here: tables that say which area lies in which, or became which, read as codes side by side.
May not: follow the pairs; that is the areas room's work.
May import it: evidence.feeds.registry only.
"""
