"""Lives here: the pages. View → readings or evidence → typed value → template.
May not: decide, compute figures or write records.
May import it: config.
"""
