"""Lives here: published figures — feeds that read files, the store that keeps them, areas, settling, questions.
May not: know records, screens or documents; hold wording of guidance; load pandas or Django on the way to an answer.
May import it: readings, jobs, web, cli.
"""
