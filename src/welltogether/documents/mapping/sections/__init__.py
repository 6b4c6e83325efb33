"""Lives here: one module a section of the mapping document; each takes a Brief and gives a Section.
May not: format, or read anything but the Brief.
May import it: mapping.
"""
