"""How well each topic of the local mapping is covered here: how old, how fine, how complete, what is missing."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from welltogether.analysis.cells import newest_figure
from welltogether.analysis.results import TopicQuality
from welltogether.evidence.questions import Coverage, Evidence
from welltogether.guidance.kinds.mapping_topics import MappingTopic
from welltogether.vocabulary.areas import Area, Scheme
from welltogether.vocabulary.figures import Refusal
from welltogether.vocabulary.measures import Measure
from welltogether.vocabulary.periods import Period

DAYS_IN_YEAR = 365.25
_FINEST_FIRST = (Scheme.LSOA, Scheme.MSOA, Scheme.WARD)
_MOST_NAMED = 3
_NOWHERE = "no figure"


@dataclass(frozen=True)
class Held:
    """What is held of every measure here: the newest period of the district's own figure, and of its small areas'."""

    here: Mapping[str, Period]
    small: Mapping[Scheme, Mapping[str, Coverage]]

    def finest(self, measure: str) -> Scheme | None:
        """The finest level at which the measure has a figure here."""
        found = next((scheme for scheme in _FINEST_FIRST if measure in self.small[scheme]), None)
        return found or (Scheme.LTLA if measure in self.here else None)

    def newest(self, measure: str) -> Period | None:
        """The newest period of the figures shown: the district's own or, without one, its small areas'."""
        if measure in self.here:
            return self.here[measure]
        found = (self.small[scheme][measure].period for scheme in _FINEST_FIRST if measure in self.small[scheme])
        return next(found, None)


def quality_here(evidence: Evidence, area: Area, today: date) -> tuple[TopicQuality, ...]:
    """One answer a topic of Annex B, in its order.

    Takes: open evidence, a district, and the day by which figures are old.
    """
    from welltogether.guidance.packs import load_pack

    topics = load_pack("cdf-2009").items(MappingTopic)
    by_topic: dict[str, list[Measure]] = {f"cdf-2009#{topic.id}": [] for topic in topics}
    for measure in evidence.measures():
        by_topic.setdefault(measure.topic, []).append(measure)
    held, fills = held_here(evidence, area, today), evidence.publications_not_imported()
    return tuple(
        topic_quality(topic, by_topic[f"cdf-2009#{topic.id}"], held, fills, today)
        for topic in sorted(topics, key=_annex_order)
    )


def held_here(evidence: Evidence, area: Area, today: date) -> Held:
    """What may be shown for one district and inside it on a day: figures that are refused or later do not count."""
    panel = evidence.panel(Scheme.LTLA)
    index = panel.index_of(area.code)
    answers = {one.id: newest_figure(panel, one, index, today) for one in evidence.measures()}
    here = {measure: answer[1].period for measure, answer in answers.items() if not isinstance(answer, Refusal)}
    small = {
        scheme: {one.measure: one for one in evidence.coverage(scheme, area.code) if one.period.end <= today}
        for scheme in _FINEST_FIRST
    }
    return Held(here, small)


def topic_quality(
    topic: MappingTopic, measures: Iterable[Measure], held: Held, fills: Mapping[str, tuple[str, ...]], today: date
) -> TopicQuality:
    """How well one topic is covered.

    Takes: the topic, its measures in the catalogue, what is held here, the publications that each family of variables
    could still come from, and the day.
    """
    known = tuple(measures)
    periods = {one.id: period for one in known if (period := held.newest(one.id)) is not None}
    missing = tuple(one for one in known if one.id not in periods)
    newest = max(periods.values(), key=lambda period: period.end, default=None)
    finest = {scheme for one in known if (scheme := held.finest(one.id)) is not None}
    shares = [one.n_held / one.n_areas for m in known if (one := held.small[Scheme.LSOA].get(m.id)) and one.n_areas]
    return TopicQuality(
        topic=f"cdf-2009#{topic.id}",
        n_measures_held=len(periods),
        n_measures_known=len(known),
        newest=newest,
        oldest_shown=min(periods.values(), key=lambda period: period.end, default=None),
        age_years=None if newest is None else max((today - newest.end).days / DAYS_IN_YEAR, 0.0),
        finest_level=next((one.plain_name for one in (*_FINEST_FIRST, Scheme.LTLA) if one in finest), _NOWHERE),
        completeness=sum(shares) / len(shares) if shares else None,
        missing=tuple(one.title for one in missing),
        would_fill=would_fill(topic, missing, fills) if known else f"No publication is known for it. {_ask(topic)}.",
    )


def would_fill(topic: MappingTopic, missing: Iterable[Measure], fills: Mapping[str, tuple[str, ...]]) -> str:
    """In words: publications to import, then whom to ask; empty when nothing is missing."""
    missing = tuple(missing)
    families = dict.fromkeys(name.partition(".")[0] for one in missing for name in one.numerator)
    titles = list(dict.fromkeys(title for family in families for title in fills.get(family, ())))
    if titles:
        more = f" and {len(titles) - _MOST_NAMED} more" if len(titles) > _MOST_NAMED else ""
        return "Import, if it covers this place: " + "; ".join(titles[:_MOST_NAMED]) + more + "."
    return f"The publications held do not cover this place. {_ask(topic)}." if missing else ""


def _ask(topic: MappingTopic) -> str:
    return "Ask locally: " + "; ".join(topic.soft_sources[:_MOST_NAMED]) if topic.soft_sources else "Ask locally"


def _annex_order(topic: MappingTopic) -> tuple[int, int]:
    return ("community", "personal", "attitudes", "actions").index(topic.heading), topic.order
