"""From packs to the plain parameters that methods take. No number here is our own: each comes from a pack item."""

from functools import cache

from welltogether.analysis import pairing, proposals, similar, typology
from welltogether.analysis.influences import InfluenceSpec
from welltogether.analysis.results import Sign
from welltogether.guidance import find, load_pack
from welltogether.guidance.kinds.actions import Action
from welltogether.guidance.kinds.family_groups import FamilyGroup, TypologyInput, TypologyRow
from welltogether.guidance.kinds.group_plans import GroupPoint
from welltogether.guidance.kinds.influences import Finding, Influence
from welltogether.guidance.kinds.issue_rules import CombinationRule, IssueRule
from welltogether.guidance.kinds.issues import Issue, IssueAction
from welltogether.guidance.kinds.mapping_choices import MappingChoices
from welltogether.guidance.kinds.mapping_topics import MappingTopic
from welltogether.guidance.kinds.measures import MeasureEntry
from welltogether.guidance.kinds.pitfalls import Pitfall
from welltogether.guidance.kinds.similar_places import SimilarityRule
from welltogether.guidance.kinds.typology import RuleInput, RuleSet
from welltogether.vocabulary.measures import Measure, Unit

FRAMEWORK = "cdf-2009"
_SIGNS = {"positive": Sign.POSITIVE, "negative": Sign.NEGATIVE, "both": Sign.BOTH, "no-effect": Sign.NO_EFFECT}


@cache
def measures() -> dict[str, Measure]:
    """The whole catalogue by id."""
    return {entry.id: entry.measure for entry in load_pack("measures").items(MeasureEntry)}


@cache
def choices() -> MappingChoices:
    return load_pack("mapping-document").items(MappingChoices)[0]


@cache
def topics() -> tuple[tuple[str, MappingTopic], ...]:
    """Annex B's topics in printed order, each with its full reference."""
    return tuple((f"{FRAMEWORK}#{topic.id}", topic) for topic in load_pack(FRAMEWORK).items(MappingTopic))


@cache
def influence_specs() -> tuple[InfluenceSpec, ...]:
    """Tables 2–5, then A1–A4, each row with the measures that say they speak to it."""
    pack = load_pack(FRAMEWORK)
    rows: list[tuple[str, str, Sign]] = [(i.id, i.name, _SIGNS[i.sign]) for i in pack.items(Influence)]
    rows += [(f.id, f.name, _SIGNS[f.effect]) for f in pack.items(Finding)]
    asks = _ask_locally_by_evidence()
    return tuple(
        InfluenceSpec(
            influence=f"{FRAMEWORK}#{item_id}",
            title=name,
            sign=sign,
            measures=tuple(m.id for m in measures().values() if f"{FRAMEWORK}#{item_id}" in m.influences),
            ask_locally=asks.get(f"{FRAMEWORK}#{item_id}", ""),
        )
        for item_id, name, sign in rows
    )


def _ask_locally_by_evidence() -> dict[str, str]:
    found: dict[str, str] = {}
    for issue in load_pack(FRAMEWORK).items(Issue):
        for ref in issue.house.influences:
            found.setdefault(ref, issue.house.ask_locally)
    return found


@cache
def rule_set(rule_id: str) -> tuple[RuleSet, typology.TypologyRule]:
    """One family-group rule set: the pack item, and the rule as the method takes it (quantile cuts still open)."""
    pack = load_pack("typology")
    chosen = next(item for item in pack.items(RuleSet) if item.id == rule_id)
    made = typology.TypologyRule(
        rule=pack.cite(rule_id),
        title=chosen.name,
        standing=chosen.standing,
        inputs=tuple(_cut_spec(one, chosen.standing) for one in chosen.inputs),
        table=_decision_table(chosen),
        notes=chosen.limits,
    )
    return chosen, made


def _cut_spec(one: RuleInput, standing: str) -> typology.CutSpec:
    published = _published_input(one)
    unit = measures()[one.measure.item_id].unit if one.measure else Unit.INDEX
    return typology.CutSpec(
        name=one.id,
        title=one.name,
        stands_for=published.name,
        unit=unit,
        cut=one.cut.value if one.cut.kind == "fixed" else None,
        # The pack says which share of districts stands at or over the line; the method asks for the share below it.
        quantile=1 - one.cut.value if one.cut.kind == "quantile" else None,
        includes_cut=published.at_the_cut == "counts-as-above",
        stands_in=standing != "published",
        reason=one.reason,
    )


def _published_input(one: RuleInput) -> TypologyInput:
    item = load_pack(FRAMEWORK).item(one.stands_for.item_id)
    assert isinstance(item, TypologyInput)
    return item


def _decision_table(chosen: RuleSet) -> tuple[typology.DecisionRow, ...]:
    """The published table, its readings turned into sides of each input's cut."""
    pack = load_pack(FRAMEWORK)
    names = {group.id: group.name for group in pack.items(FamilyGroup)}
    side_by_reading: dict[str, tuple[str, str]] = {}
    for one in chosen.inputs:
        published = _published_input(one)
        side_by_reading[published.above] = (one.id, typology.ABOVE)
        side_by_reading[published.below] = (one.id, typology.BELOW)
    return tuple(
        typology.DecisionRow(
            group=row.group,
            title=names[row.group.item_id],
            sides=tuple(
                side_by_reading[reading]
                for reading in (row.setting, row.affluence, row.movement, row.decline)
                if reading in side_by_reading
            ),
        )
        for row in pack.items(TypologyRow)
    )


@cache
def issue_rules(country: str, region: str) -> tuple[proposals.IssueRule, ...]:
    """The issue rules, their comparators named as the panel names the country and the place's region."""
    pack = load_pack("issue-rules")
    labels = {"nothing": "", "england": country, "region": region}
    return tuple(
        proposals.IssueRule(
            issue=rule.issue,
            rule=pack.cite(rule.id),
            tests=tuple(
                proposals.IssueTest(
                    measure=test.measure.item_id,
                    side=test.side,
                    outer_share=test.outer_share,
                    strength=test.strength,
                    words=test.words,
                    comparator=labels[test.beyond],
                )
                for test in rule.tests
            ),
            ask_locally=rule.ask_locally,
            not_known=rule.not_known,
            least_tests=rule.propose_when.tests if rule.propose_when else 1,
            least_strength=rule.propose_when.strength if rule.propose_when else proposals.WEAK,
        )
        for rule in pack.items(IssueRule)
    )


@cache
def combination() -> proposals.Combination:
    rule = load_pack("issue-rules").items(CombinationRule)[0]
    return proposals.Combination(rule.moderates_for_strong, rule.stale_after_years, rule.modelled_at_most)


@cache
def similarity() -> tuple[similar.SimilarRule, tuple[Measure, ...]]:
    pack = load_pack("similar-places")
    rule = pack.items(SimilarityRule)[0]
    named = tuple(measures()[one.measure.item_id] for one in rule.measures)
    return similar.SimilarRule(pack.cite(rule.id), rule.n_named, rule.minimum_shared), named


@cache
def action_specs() -> tuple[pairing.ActionSpec, ...]:
    pack = load_pack(FRAMEWORK)
    pairs = pack.items(IssueAction)
    return tuple(
        pairing.ActionSpec(
            action=f"{FRAMEWORK}#{action.id}",
            universal=action.scope == "universal",
            issues=tuple(str(pair.issue) for pair in pairs if pair.action.item_id == action.id),
            quick_or_long=action.house.quick_or_long,
            one_off_or_standing=action.house.one_off_or_standing,
        )
        for action in pack.items(Action)
    )


@cache
def pitfall_specs() -> tuple[pairing.PitfallSpec, ...]:
    return tuple(
        pairing.PitfallSpec(f"{FRAMEWORK}#{pitfall.id}", tuple(map(str, pitfall.house.watch_in)))
        for pitfall in load_pack(FRAMEWORK).items(Pitfall)
    )


@cache
def group_points() -> tuple[tuple[str, str, bool], ...]:
    """Annex C's points: (reference, group, does it work well?)."""
    return tuple(
        (f"{FRAMEWORK}#{point.id}", str(point.group), point.works == "well")
        for point in load_pack(FRAMEWORK).items(GroupPoint)
    )


@cache
def group_point_actions() -> tuple[tuple[str, str, tuple[str, ...]], ...]:
    """Annex C's points that bear on actions: (reference, group, actions)."""
    return tuple(
        (f"{FRAMEWORK}#{point.id}", str(point.group), tuple(map(str, point.bears_on)))
        for point in load_pack(FRAMEWORK).items(GroupPoint)
        if point.bears_on
    )


def group_label(ref: str) -> str:
    """A family group in a word or two, for a chart: “Group 4”."""
    group = find(ref)
    assert isinstance(group, FamilyGroup)
    return f"Group {group.number}" if group.number else group.name
