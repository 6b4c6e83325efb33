"""The family group of one district by the published rule and by the present-day one, with the mix inside it."""

from dataclasses import dataclass
from datetime import date

from welltogether.analysis.results import FamilyGroup, SubAreaMix
from welltogether.evidence.questions import Evidence
from welltogether.guidance import load_pack
from welltogether.guidance.kinds import family_groups as kinds
from welltogether.guidance.kinds.typology import RuleSet
from welltogether.readings.family_groups import group_here, mix_here, place_all
from welltogether.readings.rules import FRAMEWORK, rule_set
from welltogether.vocabulary.areas import Area, Scheme
from welltogether.vocabulary.errors import CallerError

RULES = {"published": "as-published", "present-day": "present-day"}
SUB_AREAS = Scheme.MSOA


@dataclass(frozen=True)
class RuleHere:
    """One rule set here: the group or groups that remain, and how the small areas would fall by it."""

    item: RuleSet
    group: FamilyGroup
    mix: SubAreaMix | None


@dataclass(frozen=True)
class TypologyHere:
    """A district by each rule asked for. `names`: reference of a group → “4, Changing less affluent urban areas”."""

    place: Area
    rules: tuple[RuleHere, ...]
    names: dict[str, str]
    inputs: dict[str, str]  # id of a published input → what it measured
    fits: kinds.FitExercise
    data_version: str
    fictional: bool


def typology_here(evidence: Evidence, place: str, *, asked: tuple[str, ...], today: date) -> TypologyHere:
    """The family group of a district.

    Takes: open evidence, its name or code, the rule sets asked for (of RULES), the day. Gives: a TypologyHere.
    Refuses: a name that is no district's → CallerError.
    """
    area = evidence.find_place(place)
    if area.code.scheme is not Scheme.LTLA:
        raise CallerError(
            "Family groups are for districts.",
            found=f"{area.name}, a {area.code.scheme.plain_name}",
            expected="the name or code of a district",
            next_step="Ask for the district it lies in.",
        )
    panel = evidence.panel(Scheme.LTLA)
    index = panel.index_of(area.code)
    sub_areas = evidence.sub_areas(area.code, SUB_AREAS)
    rules = []
    for name in asked:
        placed = place_all(panel, RULES[name], today)
        item, _ = rule_set(RULES[name])
        rules.append(RuleHere(item, group_here(panel, placed, index), mix_here(placed, sub_areas, today)))
    return TypologyHere(
        place=area,
        rules=tuple(rules),
        names=group_names(),
        inputs={one.id: one.measure for one in load_pack(FRAMEWORK).items(kinds.TypologyInput)},
        fits=load_pack(FRAMEWORK).items(kinds.FitExercise)[0],
        data_version=evidence.data_version,
        fictional=evidence.fictional,
    )


def group_names() -> dict[str, str]:
    """Reference → number and name of every group that has a number."""
    groups = load_pack(FRAMEWORK).items(kinds.FamilyGroup)
    return {f"{FRAMEWORK}#{one.id}": f"{one.number}, {one.name}" for one in groups if one.number is not None}
