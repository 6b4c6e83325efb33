"""Lives here: registers of areas — codes with their names, days of life, successors and older codes.
May not: decide what an area became; that is the areas room's work.
May import it: evidence.feeds.registry only.
"""
