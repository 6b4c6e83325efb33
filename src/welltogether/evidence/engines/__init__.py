"""Lives here: one module an engine that answers the questions of `evidence.engine`.
May not: know another engine, work anything out that settling should have settled.
May import it: evidence.engine, by name.
"""
