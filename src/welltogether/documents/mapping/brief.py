"""What every section is composed from: the mapping, the guidance texts, the numbered sources."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property

from welltogether.analysis.local_mapping import LocalMapping
from welltogether.analysis.results import Comparator, FamilyGroup, Reading
from welltogether.documents.charts.marks import Shape
from welltogether.documents.dressing import SourceRegister
from welltogether.documents.mapping.texts import Texts
from welltogether.vocabulary.figures import Figure, Source
from welltogether.vocabulary.measures import Measure, Unit

HEADINGS = {"personal": "topic-p-", "community": "topic-c-", "attitudes": "topic-a-", "actions": "topic-n-"}


@dataclass(frozen=True)
class Brief:
    """The mapping with what is needed to word it."""

    mapping: LocalMapping
    texts: Texts

    @property
    def place(self) -> str:
        return self.mapping.place.name

    @cached_property
    def present(self) -> FamilyGroup:
        return self._named(self.mapping.family_present)

    @cached_property
    def published(self) -> FamilyGroup:
        return self._named(self.mapping.family_published)

    def _named(self, group: FamilyGroup) -> FamilyGroup:
        """The group with its inputs named as the rule in the pack names them."""
        inputs = tuple(replace(one, name=self.texts.rule_input(group.rule, one.name)) for one in group.inputs)
        return replace(group, inputs=inputs)

    @cached_property
    def register(self) -> SourceRegister:
        return SourceRegister.of((*self.mapping.sources, *_sources_of(self.mapping)))

    @cached_property
    def readings(self) -> tuple[Reading, ...]:
        """Every reading once, in topic order, then those only influences, changes or issues use."""
        held: dict[tuple[str, str], Reading] = {}
        for reading in _readings_of(self.mapping):
            held.setdefault((reading.measure.id, reading.figure.period.label), reading)
        return tuple(held.values())

    @cached_property
    def measures(self) -> dict[str, Measure]:
        measures = {reading.measure.id: reading.measure for reading in self.readings}
        if self.mapping.similar is not None:
            measures |= {one.id: one for one in self.mapping.similar.measures}
        return measures

    @cached_property
    def units(self) -> dict[str, Unit]:
        return {ident: measure.unit for ident, measure in self.measures.items()}

    def shape_for(self, comparator: Comparator) -> Shape:
        """Which mark stands for a comparator."""
        if comparator.label == self.mapping.place.country_name:
            return Shape.COUNTRY
        if comparator.label == self.mapping.place.region_name:
            return Shape.REGION
        return Shape.OTHER if comparator.label.startswith("Middle") else Shape.GROUP

    def shown_comparators(self, reading: Reading) -> tuple[Comparator, ...]:
        """Country, region and peers; the middle district only where there are no peers."""
        peers = [one for one in reading.comparators if self.shape_for(one) is not Shape.OTHER]
        return tuple(peers) if len(peers) > 2 else reading.comparators[:3]

    def readings_under(self, heading: str) -> tuple[Reading, ...]:
        """The readings of one of Annex B's four headings."""
        start = HEADINGS[heading]
        topics = (topic for topic in self.mapping.topics if topic.topic.partition("#")[2].startswith(start))
        return tuple(reading for topic in topics for reading in topic.readings)


def _readings_of(mapping: LocalMapping) -> Iterable[Reading]:
    for topic in mapping.topics:
        yield from topic.readings
    for influence in mapping.influences:
        yield from influence.readings
    yield from mapping.changes
    for issue in mapping.issues:
        yield from (clue.reading for clue in (*issue.speaks_for, *issue.speaks_against))


def _figures_of(mapping: LocalMapping) -> Iterable[Figure]:
    for reading in _readings_of(mapping):
        yield reading.figure
    for finding in (*mapping.findings, *mapping.unknowns):
        yield from finding.figures
    for group in (mapping.family_published, mapping.family_present):
        yield from (one.figure for one in group.inputs if one.figure is not None)
    for divide in mapping.divides:
        yield from (divide.group_share, divide.dissimilarity, divide.isolation)


def _sources_of(mapping: LocalMapping) -> Iterable[Source]:
    for figure in _figures_of(mapping):
        yield from figure.dress.sources
    for place_map in mapping.maps:
        yield from place_map.sources
