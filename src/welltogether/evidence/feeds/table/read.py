"""A table under a descriptor → a draft of figures, and a lookup beside it where the layout has one."""

from welltogether.evidence.drafts import Draft
from welltogether.evidence.feeds.figures import read_figures
from welltogether.evidence.feeds.reading import Reading


def read(reading: Reading) -> tuple[Draft, ...]:
    """See registry.read."""
    return (read_figures(reading),)
