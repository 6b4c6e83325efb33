"""Lives here: which areas there are, what they are called, and how figures are carried to the areas shown.
May not: ship a list of areas of its own, guess a name, or know measures; everything comes from imported lookups.
May import it: evidence.
"""
