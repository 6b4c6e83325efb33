"""What this process holds open: the workspace's evidence, and the places already read at its data version."""

import threading
from datetime import date
from functools import cache, lru_cache

from django.conf import settings
from django.urls import reverse
from markupsafe import Markup

from welltogether.analysis.local_mapping import LocalMapping
from welltogether.documents.mapping.compose import PARTS, compose_front, compose_section
from welltogether.documents.mapping.texts import Texts
from welltogether.documents.mapping.writing import Kind, render_mapping
from welltogether.documents.renderers.html.page import render_front, render_section
from welltogether.evidence.questions import Evidence
from welltogether.evidence.workspace import open_workspace
from welltogether.guidance import find
from welltogether.readings.place import read_place

PLACES_KEPT = 64
PAGES_KEPT = 512
SECTIONS = {part.anchor: part.title for part in PARTS}


class Held:
    """The evidence of one workspace. Readings and pages are kept until the data or the day changes."""

    def __init__(self, evidence: Evidence) -> None:
        self.evidence = evidence
        self.fictional = evidence.fictional
        self._lock = threading.Lock()
        self._mapping = lru_cache(maxsize=PLACES_KEPT)(self._read)
        self._part = lru_cache(maxsize=PAGES_KEPT)(self._compose)

    def part(self, place: str, anchor: str) -> Markup:
        """The place's front page (no anchor) or one section, worked out once for a data version and a day."""
        with self._lock:
            return self._part(place, anchor, self.evidence.data_version, date.today())

    def document(self, place: str, kind: Kind) -> bytes:
        with self._lock:
            return render_mapping(self._mapping(place, self.evidence.data_version, date.today()), kind)

    def _compose(self, place: str, anchor: str, data_version: str, today: date) -> Markup:
        mapping, texts = self._mapping(place, data_version, today), Texts(find)

        def elsewhere(target: str) -> str:
            """Sections have pages of their own; every other anchor of the document is a numbered source."""
            if target in SECTIONS:
                return reverse("section", kwargs={"code": place, "anchor": target})
            return f"{reverse('section', kwargs={'code': place, 'anchor': 'sources'})}#{target}"

        if anchor:
            return Markup(render_section(compose_section(mapping, texts, anchor), elsewhere))
        return Markup(render_front(compose_front(mapping, texts), elsewhere))

    def _read(self, place: str, data_version: str, today: date) -> LocalMapping:
        return read_place(self.evidence, place, today=today, made_by="Well Together")


@cache
def _open(path: str) -> Held:
    return Held(Evidence(open_workspace(settings.WORKSPACE)))


def held() -> Held:
    return _open(str(settings.WORKSPACE))
