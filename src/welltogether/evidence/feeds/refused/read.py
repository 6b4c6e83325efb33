"""A file that is known and not taken → a clear refusal."""

from welltogether.evidence.drafts import Draft
from welltogether.evidence.feeds.reading import Reading
from welltogether.vocabulary.errors import Location, PublicationError


def read(reading: Reading) -> tuple[Draft, ...]:
    """Refuses: always, with the reason and where the file belongs (PublicationError)."""
    refused = reading.layout.refused
    if refused is None:
        raise ValueError(f"layout {reading.layout.id} is refused without a reason")
    raise PublicationError(
        "This file is known, and is not area statistics",
        Location(file=reading.file),
        found=f"{reading.layout.title}: {refused.reason}",
        expected="figures, lookups or boundaries for areas",
        next_step=refused.belongs,
    )
