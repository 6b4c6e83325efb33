"""Lives here: a place read — evidence asked, guidance looked up, methods run — as one frozen value.
May not: write anything, know documents or screens, or hold numbers of its own: rules come from packs.
May import it: jobs, web, cli.
"""
