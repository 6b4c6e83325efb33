"""Lives here: a handful of chart kinds as frozen values, each with its words, its table and its drawing in SVG.
May not: compute a statistic, read a result's meaning, or know which document shows it.
May import it: documents, web.
"""
