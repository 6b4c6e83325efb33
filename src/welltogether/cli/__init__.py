"""Lives here: `welltogether …` — everything an analyst needs with no server; each command is one module, imported when asked for.
May not: hold methods or wording of guidance, or import Django before `serve`.
May import it: nothing of ours but the entry point.
"""
