"""Lives here: places with a longitude and latitude: libraries, places of worship, food banks.
May not: hold anything about a person.
May import it: evidence.feeds.registry only.
"""
