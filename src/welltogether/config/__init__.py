"""Lives here: the settings and addresses that turn the rooms into one running program.
May not: hold logic, wording or rules.
May import it: only the entrances' start-up (serve) and tests.
"""
