"""Lives here: the methods — arrays and small tables in, frozen results out, with their sources.
May not: read files, packs, databases or clocks, or know Django; methods do not know each other.
May import it: evidence, documents, readings, actions, jobs, web, cli.
"""
