"""Lives here: tables downloaded from a Nomis query — one block or many, areas down or across, dimensions in labels.
May not: know a dataset by name; the layout says which period and family it belongs to.
May import it: evidence.feeds.registry only.
"""
