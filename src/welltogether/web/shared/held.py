"""What this process holds open: the workspace's evidence, and the places already read at its data version."""

import threading
from datetime import date
from functools import cache, lru_cache

from django.conf import settings
from markupsafe import Markup

from welltogether.analysis.local_mapping import LocalMapping
from welltogether.documents.mapping.compose import compose
from welltogether.documents.mapping.texts import Texts
from welltogether.documents.mapping.writing import Kind, render_mapping
from welltogether.documents.renderers.html.page import render_body
from welltogether.evidence.questions import Evidence
from welltogether.evidence.workspace import open_workspace
from welltogether.guidance import find
from welltogether.readings.place import read_place

PLACES_KEPT = 64


class Held:
    """The evidence of one workspace. Readings and pages are kept until the data or the day changes."""

    def __init__(self, evidence: Evidence) -> None:
        self.evidence = evidence
        self.fictional = evidence.fictional
        self._lock = threading.Lock()
        self._mapping = lru_cache(maxsize=PLACES_KEPT)(self._read)
        self._body = lru_cache(maxsize=PLACES_KEPT)(self._compose)

    def body(self, place: str) -> Markup:
        """The place's page, worked out once for a data version and a day."""
        with self._lock:
            return self._body(place, self.evidence.data_version, date.today())

    def document(self, place: str, kind: Kind) -> bytes:
        with self._lock:
            return render_mapping(self._mapping(place, self.evidence.data_version, date.today()), kind)

    def _compose(self, place: str, data_version: str, today: date) -> Markup:
        mapping = self._mapping(place, data_version, today)
        return Markup(render_body(compose(mapping, Texts(find))))

    def _read(self, place: str, data_version: str, today: date) -> LocalMapping:
        return read_place(self.evidence, place, today=today, made_by="Well Together")


@cache
def _open(path: str) -> Held:
    return Held(Evidence(open_workspace(settings.WORKSPACE)))


def held() -> Held:
    return _open(str(settings.WORKSPACE))
