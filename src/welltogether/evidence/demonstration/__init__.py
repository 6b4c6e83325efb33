"""Lives here: a seeded generator of a small fictional country, written as files in the publishers' own layouts.
May not: read real data, know the feeds or the store; nothing outside this room may draw random evidence.
May import it: jobs, and tests.
"""

from welltogether.evidence.demonstration.country import DemonstrationCountry, generate
from welltogether.evidence.demonstration.files import NOTE, write_files

__all__ = ["NOTE", "DemonstrationCountry", "generate", "write_files"]
