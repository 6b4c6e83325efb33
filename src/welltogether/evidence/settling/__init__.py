"""Lives here: from the datasets in use and the measure catalogue to every measure for every area shown, once a version.
May not: know publishers' layouts or hold measures of its own; loop over areas one by one.
May import it: evidence.
"""
