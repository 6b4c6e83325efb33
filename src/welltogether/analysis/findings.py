"""What the first page says: five findings and three unknowns, chosen by a declared rule. Choices, not sentences."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from welltogether.analysis.numeric import two_sided_z, years_between
from welltogether.analysis.results import FindingChoice, FindingKind, InfluenceReading, Reading, Speaks, TopicQuality
from welltogether.vocabulary.figures import Refusal


@dataclass(frozen=True, slots=True)
class FindingsRule:
    """What may be chosen. Topics or single measures may be named.

    `composition`: who people are (ethnic group, religion, birthplace, language, age): never a finding for or against,
    at most `n_context` lines of context. `newcomers`: about people who are new or few; at most `n_newcomer` findings,
    so that most of the page is about everybody, the majority included.
    """

    composition: frozenset[str]
    newcomers: frozenset[str] = frozenset()
    n_findings: int = 5
    n_unknowns: int = 3
    n_newcomer: int = 1
    n_context: int = 1
    stale_after_years: float = 10.0


def choose_findings(readings: tuple[Reading, ...], today: date, rule: FindingsRule) -> tuple[FindingChoice, ...]:
    """The findings of the first page, each of another topic.

    First the clearest concern, the clearest strength and the clearest change beyond noise; then whatever stands
    furthest from the usual, strengths and concerns alike; then a little on who lives here. Where little stands out, the
    room left goes to what is close to the usual, in the order given: that is worth knowing too.
    Takes: every reading of the place, today, the rule. Gives: up to `n_findings` choices in page order (strengths,
    concerns, changes, context), fewer where the evidence does not carry more.
    A change leads only where it would still stand out after all changes of the page are tested together (Bonferroni).
    Source: ours; CDF Annex D: identity "should inform the actions you take, not define them", and the majority counts.
    """
    fresh = [r for r in readings if years_between(r.figure.period.end, today) <= rule.stale_after_years]
    concerns = _clearest(fresh, FindingKind.CONCERN, rule)
    strengths = _clearest(fresh, FindingKind.STRENGTH, rule)
    changes = [one for one in _clearest(fresh, FindingKind.CHANGE, rule) if _beyond_many(one, fresh)]
    context = _clearest(fresh, FindingKind.CONTEXT, rule)[: rule.n_context]
    either = sorted((*concerns, *strengths), key=_clarity, reverse=True)
    chosen = _Page(rule)
    for pile in (concerns, strengths, changes):
        chosen.add_first(pile)
    usual = [_chosen(one, FindingKind.USUAL) for one in fresh if _is_a(one, FindingKind.USUAL, rule)]
    for choice in (*either, *context, *usual):
        chosen.add_first([choice])
    return tuple(sorted(chosen.choices, key=lambda choice: list(FindingKind).index(choice.kind)))


def choose_unknowns(
    influences: tuple[InfluenceReading, ...], quality: tuple[TopicQuality, ...], rule: FindingsRule
) -> tuple[FindingChoice, ...]:
    """What the first page says is not known: topics without any figure, then influences without one, then the oldest.

    Takes: influence readings, the quality of each topic (both in the order of importance the guidance gives), the rule.
    Gives: up to `n_unknowns` choices, each with a refusal that says what would fill the gap.
    Source: ours; missing and old evidence is said first, never passed over.
    """
    empty = [_empty_topic(one) for one in quality if one.n_measures_held == 0]
    refused = [
        FindingChoice(FindingKind.UNKNOWN, (), one.influence, one.refusal, "no figure speaks to this influence here")
        for one in influences
        if one.refusal is not None
    ]
    held = [one for one in quality if one.n_measures_held and (one.age_years or 0) > rule.stale_after_years]
    old = [_old_topic(one) for one in sorted(held, key=lambda one: one.age_years or 0, reverse=True)]
    by_topic: dict[str, FindingChoice] = {}
    for choice in (*empty, *refused, *old):
        by_topic.setdefault(choice.topic, choice)
    return tuple(by_topic.values())[: rule.n_unknowns]


class _Page:
    """The choices so far; takes no second reading of a topic and no more on newcomers than the rule allows."""

    def __init__(self, rule: FindingsRule) -> None:
        self.choices: list[FindingChoice] = []
        self._rule = rule

    def add_first(self, pile: Iterable[FindingChoice]) -> None:
        """Put the first of a pile that still fits on the page."""
        for choice in pile:
            if self._fits(choice):
                self.choices.append(choice)
                return

    def _fits(self, choice: FindingChoice) -> bool:
        n_newcomer = sum(_is_named(one.readings[0], self._rule.newcomers) for one in self.choices)
        crowded = _is_named(choice.readings[0], self._rule.newcomers) and n_newcomer >= self._rule.n_newcomer
        taken = choice.topic in {one.topic for one in self.choices}
        return len(self.choices) < self._rule.n_findings and not taken and not crowded


_WANTED = {FindingKind.CONCERN: Speaks.AGAINST, FindingKind.STRENGTH: Speaks.FOR, FindingKind.USUAL: Speaks.LEVEL}
_REASONS = {
    FindingKind.CONCERN: "stands furthest from the usual on the side that goes with lower cohesion",
    FindingKind.STRENGTH: "stands furthest from the usual on the side that goes with better cohesion",
    FindingKind.CHANGE: "has changed by more than chance, for its size the most",
    FindingKind.USUAL: "stands close to the usual, on a matter that research relates to cohesion",
    FindingKind.CONTEXT: "says who lives here; it is not a finding for or against",
}


def _clearest(readings: list[Reading], kind: FindingKind, rule: FindingsRule) -> list[FindingChoice]:
    fitting = [reading for reading in readings if _is_a(reading, kind, rule)]
    key = _change_in_noise if kind is FindingKind.CHANGE else _distance_from_usual
    ordered = sorted(fitting, key=key, reverse=True)
    return [_chosen(one, kind) for one in ordered]


def _chosen(reading: Reading, kind: FindingKind) -> FindingChoice:
    return FindingChoice(kind, (reading,), reading.measure.topic, None, _REASONS[kind])


def _is_a(reading: Reading, kind: FindingKind, rule: FindingsRule) -> bool:
    composition = _is_named(reading, rule.composition)
    if kind is FindingKind.CONTEXT:
        return composition and reading.position is not None
    if kind is FindingKind.CHANGE:
        return not composition and reading.trend is not None and reading.trend.beyond_noise is True
    return not composition and reading.speaks is _WANTED[kind]


def _is_named(reading: Reading, names: frozenset[str]) -> bool:
    return reading.measure.topic in names or reading.measure.id in names


def _clarity(choice: FindingChoice) -> float:
    return _distance_from_usual(choice.readings[0])


def _distance_from_usual(reading: Reading) -> float:
    return abs(reading.position.share_lower - 0.5) if reading.position else 0.0


def _change_in_noise(reading: Reading) -> float:
    """The size of a change in least significant changes, so that measures of different units can be put in order."""
    trend = reading.trend
    return abs(trend.change) / trend.least_significant if trend and trend.least_significant else 0.0


def _beyond_many(choice: FindingChoice, readings: list[Reading]) -> bool:
    """Whether a change exceeds noise by as much as the largest of so many tests may by chance, one time in twenty."""
    n_tested = sum(one.trend is not None and one.trend.least_significant is not None for one in readings)
    return _change_in_noise(choice.readings[0]) >= two_sided_z(1 - 0.05 / max(n_tested, 1)) / two_sided_z(0.95)


def _empty_topic(one: TopicQuality) -> FindingChoice:
    refusal = Refusal(
        what="No figure for this topic can be shown.",
        found=f"None of {one.n_measures_known} known measures is held."
        if one.n_measures_known
        else "No measure is known.",
        needed="; ".join(one.missing) or "A published figure or a local survey.",
        next_step=one.would_fill,
    )
    return FindingChoice(FindingKind.UNKNOWN, (), one.topic, refusal, "nothing is held on this topic")


def _old_topic(one: TopicQuality) -> FindingChoice:
    refusal = Refusal(
        what="What is held on this topic is old.",
        found=f"The newest figure is for {one.newest.label}." if one.newest else "Its date is not known.",
        needed="A newer figure.",
        next_step=one.would_fill,
    )
    return FindingChoice(FindingKind.UNKNOWN, (), one.topic, refusal, "the newest figure is older than it should be")
