"""The measures to settle: the catalogue of the `measures` pack, with a fingerprint of what it says."""

from dataclasses import dataclass
from functools import cache

from welltogether.vocabulary.measures import Measure

PACK = "measures"


@dataclass(frozen=True)
class Catalogue:
    """Measures in the pack's order, and a version that changes whenever the pack does."""

    measures: tuple[Measure, ...]
    version: str

    def by_id(self) -> dict[str, Measure]:
        return {measure.id: measure for measure in self.measures}


def catalogue() -> Catalogue:
    """The catalogue as it is now."""
    from welltogether.guidance.kinds.measures import MeasureEntry
    from welltogether.guidance.packs import load_pack

    entries = load_pack(PACK).items(MeasureEntry)
    return Catalogue(tuple(entry.measure for entry in entries), catalogue_version())


@cache
def catalogue_version() -> str:
    """The catalogue's fingerprint, without reading its items; as it was when this process first asked."""
    from welltogether.guidance.folders import packs_folder
    from welltogether.guidance.seals import digest

    return digest(packs_folder() / PACK)
