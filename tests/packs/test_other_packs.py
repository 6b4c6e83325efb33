"""Packs definitions, lcc-2005, asc-2007, wfl14-2008 and icoco-offer: what they hold, and that the words are ours."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from pathlib import Path

import pytest

from welltogether.guidance import Item, Pack, Ref, check, load_pack
from welltogether.guidance.kinds.bodies import InfluenceRoute, PromotionOpening, Sector, SupportTool
from welltogether.guidance.kinds.change import ChangePlanElement, DemographicChange, SocialCapitalIndicator
from welltogether.guidance.kinds.definitions import Crosswalk, Definition, DefinitionPart
from welltogether.guidance.kinds.departments import Department, Programme
from welltogether.guidance.kinds.disagreements import Disagreement
from welltogether.guidance.kinds.law import StatutoryDuty
from welltogether.guidance.kinds.leadership import LeadershipPoint, LocalExample, RoleDuty, ServiceArea, TrainingNeed
from welltogether.guidance.kinds.partnership import Seat
from welltogether.guidance.kinds.reference_pages import ReferencePage

COUNTS = {
    "definitions": {
        "definitions": 9,
        "definition-parts": 38,
        "crosswalks": 11,
        "disagreements": 13,
        "reference-pages": 2,
    },
    "lcc-2005": {
        "vision-topics": 11,
        "social-capital-indicators": 8,
        "demographic-changes": 3,
        "service-areas": 9,
        "training-needs": 8,
        "support-offers": 5,
        "leadership-roles": 10,
        "role-duties": 38,
        "leadership-points": 131,
        "change-plan-elements": 13,
        "information-nodes": 9,
        "listening-questions": 9,
        "seldom-heard-groups": 6,
        "communication-channels": 10,
        "protocols": 3,
        "statutory-duties": 10,
        "local-examples": 14,
        "bodies": 12,
        "guidance-titles": 16,
        "reference-pages": 8,
    },
    "asc-2007": {
        "influence-routes": 7,
        "promotion-openings": 4,
        "mapping-aims": 3,
        "conclusions": 9,
        "sectors": 5,
        "support-tools": 5,
        "barriers": 7,
        "network-facts": 6,
        "bodies": 8,
        "disagreements": 1,
        "reference-pages": 2,
    },
    "wfl14-2008": {
        "departments": 3,
        "programmes": 21,
        "statutory-duties": 2,
        "disagreements": 1,
        "reference-pages": 1,
    },
    "icoco-offer": {
        "seats": 11,
        "offer-aims": 4,
        "meeting-agreements": 4,
        "offer-elements": 7,
        "support-steps": 5,
        "approach-points": 6,
        "barriers": 5,
        "statutory-duties": 3,
        "bodies": 1,
        "reference-pages": 2,
    },
}

# What each seed itself lists: the seed's number, the words before and after the list, the pack and file that carry it.
LISTED = [
    ("001", "could encompass the following topics:", "Particular efforts will be", "lcc-2005", "vision-topics"),
    (
        "001",
        "Some indicators of social capital are:",
        "Absence of social capital",
        "lcc-2005",
        "social-capital-indicators",
    ),
    ("001", "covering all of the following issues", "Most importantly, the entire", "lcc-2005", "service-areas"),
    ("001", "key training and development areas", "The best form of learning", "lcc-2005", "training-needs"),
    ("001", "range of support for local authorities", "This is a new agenda", "lcc-2005", "support-offers"),
    ("000", "look at the potential for:", "BRINGING PRACTITIONERS", "asc-2007", "promotion-openings"),
    ("004", "tailored support and training to help LSPs", "## The iCoCo approach", "icoco-offer", "offer-aims"),
    ("004", "The meeting will agree:", "### **Our approach**", "icoco-offer", "meeting-agreements"),
    ("004", "would recommend a combination of:", "We are happy to work", "icoco-offer", "offer-elements"),
]


def _items() -> list[Item]:
    return [item for pack_id in COUNTS for item in load_pack(pack_id).by_id.values()]


def _texts(value: object, *, leave_out: frozenset[str] = frozenset()) -> Iterator[str]:
    """Every piece of prose in an item; ids, references and citations are not prose."""
    if isinstance(value, str) and not isinstance(value, Ref):
        yield value
    elif isinstance(value, tuple):
        for part in value:
            yield from _texts(part)
    elif is_dataclass(value):
        for field in fields(value):
            if field.name not in leave_out | {"id", "cites", "standing"}:
                yield from _texts(getattr(value, field.name))


def _words(text: str) -> list[str]:
    return re.findall(r"[a-z0-9]+", re.sub("['’]", "", text.lower()))


def _runs(text: str, length: int) -> Iterator[tuple[str, ...]]:
    words = _words(text)
    return (tuple(words[i : i + length]) for i in range(len(words) - length + 1))


def _seed(seeds: Path, number: str) -> str:
    return next(seeds.glob(f"{number}_*.txt")).read_text(encoding="utf-8")


@pytest.mark.parametrize("pack_id", COUNTS)
def test_a_pack_holds_what_it_should(pack_id: str) -> None:
    assert {kind: len(items) for kind, items in load_pack(pack_id).by_kind.items()} == COUNTS[pack_id]


@pytest.mark.parametrize(("number", "start", "end", "pack_id", "kind"), LISTED, ids=[row[4] for row in LISTED])
def test_a_list_is_as_long_as_in_its_source(
    seeds: Path, number: str, start: str, end: str, pack_id: str, kind: str
) -> None:
    listed = _seed(seeds, number).partition(start)[2].partition(end)[0]
    bullets = re.findall(r"^ ?[-*«»•\uf0b7] ", listed, re.MULTILINE)
    assert len(bullets) == len(load_pack(pack_id).by_kind[kind])


def test_nothing_is_wrong_with_these_packs() -> None:
    assert [problem for problem in check() if problem.file.split("/")[0] in COUNTS] == []


@pytest.mark.parametrize("pack_id", COUNTS)
def test_every_item_is_cited_and_titled(pack_id: str) -> None:
    pack = load_pack(pack_id)
    assert [i.id for i in pack.by_id.values() if not i.cites.place or not getattr(i, "name", "")] == []


@pytest.mark.parametrize(
    ("pack_id", "document"),
    [("lcc-2005", "LCC"), ("asc-2007", "ASC"), ("wfl14-2008", "WFL14"), ("icoco-offer", "ICOCO")],
)
def test_what_is_not_the_house_cites_the_packs_own_document(pack_id: str, document: str) -> None:
    others = {i.id for i in load_pack(pack_id).by_id.values() if i.standing != "house" and i.cites.document != document}
    assert others == ({"duty-good-relations-2010"} if pack_id == "lcc-2005" else set())


def test_what_the_sources_do_not_say_is_marked_unknown() -> None:
    assert {item.id for item in _items() if item.standing == "unknown"} == {
        "protocol-breach",
        "plan-gradual-unknown",
        "sector-others",
        "barrier-per-sector",
    }


@pytest.mark.parametrize("pack_id", COUNTS)
def test_lists_in_order_run_from_one_without_gaps(pack_id: str) -> None:
    for kind, items in load_pack(pack_id).by_kind.items():
        rows: dict[object, list[int]] = {}
        for item in items:
            if hasattr(item, "order"):
                rows.setdefault(_group(item), []).append(item.order)
        assert {key: orders for key, orders in rows.items() if orders != list(range(1, len(orders) + 1))} == {}, kind


def _group(item: Item) -> object:
    """What an item's order runs within."""
    return next((getattr(item, name) for name in ("definition", "role", "kind_of_seat") if hasattr(item, name)), None)


# The definitions


def _parts(definition: str) -> list[DefinitionPart]:
    return [p for p in load_pack("definitions").items(DefinitionPart) if p.definition == f"definitions#{definition}"]


@pytest.mark.parametrize(
    ("definition", "roles"),
    [
        ("lga-2002", ["part"] * 4),
        ("clg-2008", ["foundation"] * 3 + ["way-of-living"] * 3),
        ("dcsf", ["part"] * 4),
        ("faith-cohesion-unit", ["part"] * 4),
        ("home-office-stronger-communities", ["part"] * 2),
        ("wales-working", ["part"] * 3 + ["outcome"] * 2),
        ("lcc-in-practice", ["part"] * 4),
        ("cre-integrated-society", ["part"] * 3),
        ("odpm-sustainable-communities", ["part"] * 6),
    ],
)
def test_a_definition_has_its_parts(definition: str, roles: list[str]) -> None:
    assert [part.role for part in _parts(definition)] == roles


def test_every_theme_places_every_definition_once() -> None:
    pack = load_pack("definitions")
    every = {f"definitions#{d.id}" for d in pack.items(Definition)}
    whose = {f"definitions#{p.id}": p.definition for p in pack.items(DefinitionPart)}
    for theme in pack.items(Crosswalk):
        present = {whose[match.part] for match in theme.parts}
        assert (present | set(theme.absent_from), present & set(theme.absent_from)) == (every, set()), theme.id


def test_every_part_stands_under_a_theme() -> None:
    pack = load_pack("definitions")
    placed = {match.part for theme in pack.items(Crosswalk) for match in theme.parts}
    assert {f"definitions#{p.id}" for p in pack.items(DefinitionPart)} - placed == set()


def test_trust_is_in_the_later_definition_and_not_in_the_earlier_one() -> None:
    trust = load_pack("definitions").item("crosswalk-trust")
    assert isinstance(trust, Crosswalk)
    assert trust.parts[0].part == "definitions#clg-2008-trust"
    assert "definitions#lga-2002" in trust.absent_from


def test_every_disagreement_has_two_sides_from_different_places() -> None:
    found = [i for i in _items() if isinstance(i, Disagreement)]
    assert len(found) == 15
    for item in found:
        assert len({saying.cites for saying in item.what_each_says}) == len(item.what_each_says) >= 2
        assert item.standing == "house"
        assert len({saying.cites.document for saying in item.what_each_says}) >= 2


# Leading Cohesive Communities


def test_no_sign_of_social_capital_is_read_without_its_caution() -> None:
    pack = load_pack("lcc-2005")
    signs = {f"lcc-2005#{i.id}" for i in pack.items(SocialCapitalIndicator)}
    for caution in (
        "sc-bridging",
        "sc-participation-without-interaction",
        "sc-measure-bridging-apart",
        "sc-proportionate",
    ):
        point = pack.item(caution)
        assert isinstance(point, LeadershipPoint)
        assert set(point.about) == signs


def test_points_by_topic() -> None:
    assert Counter(point.topic for point in load_pack("lcc-2005").items(LeadershipPoint)) == {
        "taking-the-lead": 8,
        "vision": 12,
        "common-ground": 9,
        "whole-council": 11,
        "community-strategy": 4,
        "partnership": 14,
        "protocol": 6,
        "skills": 6,
        "measurement": 10,
        "performance": 11,
        "communications": 13,
        "demographic-change": 2,
        "social-capital": 18,
        "central-local": 7,
    }


def test_six_points_on_communication_are_for_leaders() -> None:
    points = load_pack("lcc-2005").items(LeadershipPoint)
    listed = [p.id for p in points if p.cites.place.startswith("Effective communications, action points")]
    assert listed == [
        "comms-strategy",
        "comms-key-messages",
        "comms-audiences",
        "comms-all-the-time",
        "comms-voices",
        "comms-media-resource",
    ]


def test_duties_by_role() -> None:
    duties = Counter(duty.role.item_id for duty in load_pack("lcc-2005").items(RoleDuty))
    assert (duties["role-leader"], duties["role-chief-executive"], duties["role-every-member"]) == (13, 9, 7)


def test_every_kind_of_change_is_planned_for_newcomers_and_for_those_already_there() -> None:
    pack = load_pack("lcc-2005")
    for change in pack.items(DemographicChange):
        helped = {e.helps for e in pack.items(ChangePlanElement) if f"lcc-2005#{change.id}" in e.for_changes}
        assert "both" in helped, change.id
    assert [c.id for c in pack.items(DemographicChange)] == ["change-rapid", "change-gradual", "change-large-scale"]


def test_tower_hamlets_proofed_a_strategy_into_about_150_points_and_oldham_covers_nine_areas() -> None:
    pack = load_pack("lcc-2005")
    example = pack.item("example-tower-hamlets")
    assert isinstance(example, LocalExample)
    assert example.result == "About 150 separate actions, each with one good outcome in view."
    assert [area.place for area in pack.items(ServiceArea)] == ["Oldham"] * 9
    assert len(pack.items(TrainingNeed)) == 8


def test_what_the_law_says_today_is_unknown_unless_a_source_says_so() -> None:
    today = {duty.id: duty.today for duty in _items() if isinstance(duty, StatutoryDuty)}
    known = {duty: state for duty, state in today.items() if state != "unknown"}
    assert len(today) == 15
    assert known == {"duty-race-equality": "carried-on", "duty-good-relations-2010": "in-force"}


# The other three


def test_five_routes_with_two_powers_behind_them() -> None:
    pack = load_pack("asc-2007")
    assert Counter(route.kind_of_route for route in pack.items(InfluenceRoute)) == {"route": 5, "power": 2}
    assert all(opening.routes for opening in pack.items(PromotionOpening))
    assert [s.id for s in pack.items(Sector) if s.gap == "named"] == ["sector-health", "sector-environmental-health"]
    assert [tool.id for tool in pack.items(SupportTool) if tool.main_proposal] == ["tool-sector-guide"]


def test_each_department_with_its_definition() -> None:
    assert {d.id: d.definition.item_id for d in load_pack("wfl14-2008").items(Department)} == {
        "department-dclg": "clg-2008",
        "department-dcsf": "dcsf",
        "department-home-office": "home-office-stronger-communities",
    }


def test_programmes_by_department() -> None:
    owners = Counter(ref.item_id for p in load_pack("wfl14-2008").items(Programme) for ref in p.departments)
    assert owners == {"department-dclg": 10, "department-dcsf": 7, "department-home-office": 8}


def test_dates_of_the_duties_on_schools_and_inspectors() -> None:
    since = {duty.id: duty.since for duty in load_pack("wfl14-2008").items(StatutoryDuty)}
    assert since == {"duty-schools-cohesion": "2007-09-01", "duty-ofsted-cohesion": "2008-09"}


def test_seven_sectors_sit_at_the_table(seeds: Path) -> None:
    sectors = [seat.name for seat in load_pack("icoco-offer").items(Seat) if seat.kind_of_seat == "sector"]
    listed = _seed(seeds, "004").partition("Generally we try to include:")[2].partition("The meeting will")[0]
    assert len(sectors) == listed.count("\n- ") == 7


# The words


def test_every_page_shows_kinds_that_its_pack_holds_and_leaves_none_out() -> None:
    for pack_id in COUNTS:
        pack = load_pack(pack_id)
        shown = [section.kind for page in pack.items(ReferencePage) for section in page.sections]
        assert sorted(shown) == sorted(set(pack.by_kind) - {"reference-pages"}), pack_id


def test_no_run_of_eight_words_is_copied_from_a_seed(seeds: Path) -> None:
    seen = {run for path in seeds.glob("*.txt") for run in _runs(path.read_text(encoding="utf-8"), 8)}
    assert len(seen) > 20_000
    copied = [
        f"{item.id}: {' '.join(run)}"
        for pack_id in COUNTS
        for kind, items in load_pack(pack_id).by_kind.items()
        for item in items
        for text in _texts(item, leave_out=frozenset({"name", "owner"} if kind == "guidance-titles" else ()))
        for run in _runs(text, 8)
        if run in seen
    ]
    assert copied == []


@pytest.mark.parametrize("phrase", ["hard to reach", "hard-to-reach", "vulnerable", "problem famil", "illegal immigra"])
def test_people_are_not_labelled(phrase: str) -> None:
    assert any("seldom heard" in text.lower() for item in _items() for text in _texts(item))
    assert [item.id for item in _items() if any(phrase in text.lower() for text in _texts(item))] == []


def test_a_record_can_cite_an_item_for_good() -> None:
    pack: Pack = load_pack("lcc-2005")
    assert pack.cite("topic-pride") == "lcc-2005@1#topic-pride"
