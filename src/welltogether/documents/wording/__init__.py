"""Lives here: plain-English sentences made from typed results; how numbers are written.
May not: hold guidance, claim a cause, claim a change that is not beyond chance, or name a group by what it lacks.
May import it: documents, readings, web, cli.
"""
