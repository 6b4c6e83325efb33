"""Lives here: the layout of ONS's “create a custom dataset”: a row an area and category, code and name of each.
May not: know a census variable by name, except to call it as the bulk tables do.
May import it: evidence.feeds.registry only.
"""
