"""Lives here: the nouns every room shares — areas, periods, measures, figures, refusals, errors.
May not: import anything of ours, read files, know a database or a screen.
May import it: every room.
"""
