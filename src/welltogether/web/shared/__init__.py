"""Lives here: what every page has — headers, plain answers to errors, the template ground.
May not: know any one page.
May import it: every folder of web, and config.
"""
