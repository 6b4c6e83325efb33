"""Lives here: `welltogether …` — everything an analyst needs with no server; one module a command, imported when asked.
May not: hold methods or wording of guidance, or import Django before `serve`.
May import it: nothing of ours but the entry point.
"""
