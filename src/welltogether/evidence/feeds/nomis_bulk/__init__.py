"""Lives here: census tables in the Nomis bulk layout — date, geography, code, then a column a category.
May not: know a table by its file's name, except to choose between two whose headings are the same.
May import it: evidence.feeds.registry only.
"""
