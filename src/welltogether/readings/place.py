"""One district read whole: everything its local mapping document says."""

from dataclasses import dataclass, replace
from datetime import date, timedelta

import numpy as np

from welltogether.analysis.cells import newest_values
from welltogether.analysis.change import trend_here
from welltogether.analysis.comparing import Indices, SpeaksRule, read_measure
from welltogether.analysis.findings import FindingsRule, choose_findings, choose_unknowns
from welltogether.analysis.influences import read_influence
from welltogether.analysis.local_mapping import Finding, LocalMapping
from welltogether.analysis.pairing import AnnexCPoint, pair_actions
from welltogether.analysis.proposals import order_proposals, propose_issue
from welltogether.analysis.results import (
    ActionProposal,
    FamilyGroup,
    FindingChoice,
    InfluenceReading,
    IssueProposal,
    Reading,
    SimilarPlaces,
    TopicQuality,
    TopicReading,
)
from welltogether.analysis.similar import similar_places
from welltogether.documents.wording.findings import word_finding
from welltogether.documents.wording.numbers import lower_first
from welltogether.evidence.quality import quality_here
from welltogether.evidence.questions import Evidence
from welltogether.guidance import all_packs, find
from welltogether.readings import rules
from welltogether.readings.divides import divides_here
from welltogether.readings.family_groups import Placed, group_here, mix_here, peers_of, place_all
from welltogether.readings.maps import maps_here
from welltogether.readings.methods import methods
from welltogether.readings.outcome import old_outcome
from welltogether.vocabulary.areas import Area, Scheme
from welltogether.vocabulary.errors import CallerError
from welltogether.vocabulary.figures import Refusal, Source
from welltogether.vocabulary.measures import Measure
from welltogether.vocabulary.panel import Floats, Panel

DAYS_IN_MONTH = 30.44
Readings = dict[str, Reading | Refusal]


@dataclass(frozen=True)
class _Here:
    """Where and when the reading stands."""

    panel: Panel
    index: int
    today: date

    @property
    def area(self) -> Area:
        return self.panel.areas[self.index]


def read_place(evidence: Evidence, place: str, *, today: date, made_by: str) -> LocalMapping:
    """Everything the evidence and the guidance say about one district.

    Takes: open evidence, a district's name or code, the day, who asks. Gives: a LocalMapping.
    Refuses: a name that is no district's, or one that several have → CallerError.
    """
    evidence = evidence.standing_still()
    here = _here(evidence, place, today)
    small_areas = evidence.small_areas(here.area.code, None)
    present, published = (place_all(here.panel, rule, today) for rule in ("present-day", "as-published"))
    family_present, family_published = (group_here(here.panel, placed, here.index) for placed in (present, published))
    readings = _readings(here, _peers(published, family_published, present, family_present))
    influences = tuple(read_influence(spec, readings) for spec in rules.influence_specs())
    quality = quality_here(evidence, here.area, today)
    findings, unknowns = _first_page(here, readings, influences, quality)
    issues = _issues(here, readings)
    groups = tuple(dict.fromkeys((*family_published.candidates, *family_present.candidates)))
    maps = maps_here(evidence, here.panel, small_areas, here.area, today)
    return LocalMapping(
        place=here.area,
        made_on=today,
        use_until=today + timedelta(days=round(rules.choices().use_within_months * DAYS_IN_MONTH)),
        made_by=made_by,
        fictional=evidence.fictional,
        data_version=evidence.data_version,
        packs=tuple(f"{pack.id}@{pack.info.version}" for pack in all_packs()),
        findings=findings,
        unknowns=unknowns,
        topics=_topics(readings),
        influences=influences,
        family_published=family_published,
        family_present=family_present,
        sub_areas=mix_here(present, evidence.sub_areas(here.area.code, Scheme.MSOA), today),
        similar=_similar(here),
        divides=divides_here(here.panel, small_areas, here.area, today),
        changes=_changes(readings),
        issues=issues,
        actions=_actions(issues, family_present.candidates),
        annex_c=tuple((ref, well) for ref, group, well in rules.group_points() if group in groups),
        pitfalls=tuple(spec.pitfall for spec in rules.pitfall_specs()),
        quality=quality,
        maps=maps,
        sources=_sources(readings),
        methods=methods(),
        notes=() if evidence.fictional else (rules.choices().attribution,),
        headline=tuple(ref.item_id for ref in rules.choices().first_page),
    )


def _here(evidence: Evidence, place: str, today: date) -> _Here:
    found = evidence.find_place(place)
    if found.code.scheme is not Scheme.LTLA:
        raise CallerError(
            "A mapping document is made for a district.",
            found=f"{found.name}, a {found.code.scheme.plain_name}",
            expected="the name or code of a district",
            next_step="Ask for the district it lies in.",
        )
    panel = evidence.panel(Scheme.LTLA)
    return _Here(panel, panel.index_of(found.code), today)


def _peers(
    published: Placed, published_group: FamilyGroup, present: Placed, present_group: FamilyGroup
) -> dict[str, Indices]:
    """The others in its family group: by the published rule where that places it, else by the present-day one."""
    for placed, group, rule in ((published, published_group, "2007 rule"), (present, present_group, "today’s rule")):
        members = peers_of(placed, group)
        if members is not None:
            return {f"{rules.group_label(group.candidates[0])} ({rule})": members}
    return {}


def _readings(here: _Here, peers: dict[str, Indices]) -> Readings:
    choice = rules.choices()
    speaks = SpeaksRule(outer_share=choice.outer_share, two_sided=frozenset(map(str, choice.two_sided)))
    catalogue = rules.measures()
    by_series: dict[str, list[Measure]] = {}
    for measure in catalogue.values():
        if measure.series:
            by_series.setdefault(measure.series, []).append(measure)
    answers: Readings = {}
    for measure in catalogue.values():
        series = [m for m in by_series.get(measure.series, []) if m.id != measure.id]
        trend = trend_here(here.panel, (measure, *series), here.index, here.today) if measure.series else None
        answers[measure.id] = read_measure(here.panel, measure, here.index, peers, here.today, trend=trend, rule=speaks)
    return answers


def _topics(readings: Readings) -> tuple[TopicReading, ...]:
    found = []
    for ref, topic in rules.topics():
        answers = [readings[m.id] for m in rules.measures().values() if m.topic == ref]
        held = tuple(answer for answer in answers if isinstance(answer, Reading))
        refusal = None if held else _no_figure(topic.name, answers, topic.soft_sources)
        found.append(TopicReading(ref, held, refusal))
    return tuple(found)


def _no_figure(name: str, answers: list[Reading | Refusal], soft: tuple[str, ...]) -> Refusal:
    return Refusal(
        what=f"There is no figure here on: {name}.",
        found="The publications held give none for this place." if answers else "No open publication speaks to it.",
        needed="A published figure, a local survey, or what partners know.",
        next_step=f"Ask: {soft[0]}" if soft else "Ask the partners who would know.",
    )


def _issues(here: _Here, readings: Readings) -> tuple[IssueProposal, ...]:
    region = here.area.region_name
    found = (
        propose_issue(rule, readings, here.today, rules.combination())
        for rule in rules.issue_rules(here.panel.country.name, region)
    )
    return order_proposals(tuple(found))


def _actions(issues: tuple[IssueProposal, ...], groups: tuple[str, ...]) -> tuple[ActionProposal, ...]:
    points: tuple[AnnexCPoint, ...] = tuple(
        AnnexCPoint(ref, group, actions) for ref, group, actions in rules.group_point_actions()
    )
    return pair_actions(issues, rules.action_specs(), groups, points, rules.pitfall_specs())


def _similar(here: _Here) -> SimilarPlaces | None:
    rule, measures = rules.similarity()
    held = tuple(m for m in measures if m.id in here.panel.series)
    if len(held) < 2:
        return None
    values = np.column_stack([_newest(here, m) for m in held])
    answer = similar_places(rule, here.panel.areas, held, values, here.index)
    return answer if isinstance(answer, SimilarPlaces) else None


def _newest(here: _Here, measure: Measure) -> Floats:
    found = newest_values(here.panel, measure.id, here.today)
    return found[1] if found else np.full(len(here.panel.areas), np.nan)


def _changes(readings: Readings) -> tuple[Reading, ...]:
    answers = (readings[ref.item_id] for ref in rules.choices().changes)
    return tuple(answer for answer in answers if isinstance(answer, Reading) and answer.trend is not None)


def _first_page(
    here: _Here, readings: Readings, influences: tuple[InfluenceReading, ...], quality: tuple[TopicQuality, ...]
) -> tuple[tuple[Finding, ...], tuple[Finding, ...]]:
    choice = rules.choices()
    rule = FindingsRule(
        composition=frozenset(map(str, choice.composition)),
        newcomers=frozenset((*map(str, choice.newcomer_topics), *(ref.item_id for ref in choice.newcomer_measures))),
        n_context=choice.n_context,
        stale_after_years=choice.stale_after_years,
    )
    answers = (readings[ref.item_id] for ref in choice.first_page)
    held = tuple(answer for answer in answers if isinstance(answer, Reading))
    place = here.area.name
    findings = tuple(word_finding(one, place) for one in choose_findings(held, here.today, rule))
    gaps = tuple(map(_named, choose_unknowns(influences, quality, rule)))
    first = old_outcome(readings[choice.outcome.item_id], place, here.today)
    unknowns = tuple(word_finding(one, place) for one in (*first, *gaps))[: rule.n_unknowns]
    return findings, unknowns


def _named(choice: FindingChoice) -> FindingChoice:
    """A gap under the name the guidance gives its topic or influence."""
    if choice.refusal is None:
        return choice
    name = find(choice.topic).title
    return replace(choice, refusal=replace(choice.refusal, what=f"{name}: {lower_first(choice.refusal.what)}"))


def _sources(readings: Readings) -> tuple[Source, ...]:
    held = (answer for answer in readings.values() if isinstance(answer, Reading))
    found = {source.dataset: source for reading in held for source in reading.figure.dress.sources}
    return tuple(found[key] for key in sorted(found))
