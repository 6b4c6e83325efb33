"""Lives here: long work — plain values in, progress out — that a command or a page starts.
May not: hold logic; it calls readings, evidence and documents in order.
May import it: web, cli.
"""
