"""What this process holds open: the workspace's evidence, and the places already read at its data version."""

import threading
from datetime import date
from functools import cache, lru_cache

from django.conf import settings

from welltogether.analysis.local_mapping import LocalMapping
from welltogether.evidence.questions import Evidence
from welltogether.evidence.workspace import open_workspace
from welltogether.readings.place import read_place

PLACES_KEPT = 64


class Held:
    """The evidence of one workspace, and readings of places kept until the data or the day changes."""

    def __init__(self, evidence: Evidence) -> None:
        self.evidence = evidence
        self.fictional = evidence.fictional
        self._lock = threading.Lock()
        self._read = lru_cache(maxsize=PLACES_KEPT)(self._read_now)

    def mapping(self, place: str) -> LocalMapping:
        """The reading of one place, worked out once for a data version and a day."""
        with self._lock:
            return self._read(place, self.evidence.data_version, date.today())

    def _read_now(self, place: str, data_version: str, today: date) -> LocalMapping:
        return read_place(self.evidence, place, today=today, made_by="Well Together")


@cache
def _open(path: str) -> Held:
    return Held(Evidence(open_workspace(settings.WORKSPACE)))


def held() -> Held:
    return _open(str(settings.WORKSPACE))
