"""The first page: what stands out, for everybody, from different topics; and what is not known."""

from dataclasses import replace

from small_country import TODAY, TRUST, figure, reading

from welltogether.analysis.findings import FindingsRule, choose_findings, choose_unknowns
from welltogether.analysis.results import (
    FindingKind,
    InfluenceReading,
    Reading,
    Sign,
    Speaks,
    TopicQuality,
    Trend,
)
from welltogether.vocabulary.figures import Refusal
from welltogether.vocabulary.periods import Period

RULE = FindingsRule(composition=frozenset({"ethnicity"}), newcomers=frozenset({"arrivals", "asylum"}))
REFUSED = Refusal("Nothing.", "Nothing.", "Something.", "Ask.")


def on(topic: str, share_lower: float, speaks: Speaks = Speaks.LEVEL, **options: object) -> Reading:
    return reading(replace(TRUST, id=topic, topic=topic), share_lower, speaks, **options)  # type: ignore[arg-type]


def moved(change: float, beyond_noise: bool | None = True) -> Trend:
    least = None if beyond_noise is None else 0.1
    return Trend(Period.year(2021), Period.year(2025), 0.5, 0.5 + change, change, None, beyond_noise, (), least)


def chosen(*readings: Reading, rule: FindingsRule = RULE) -> list[tuple[FindingKind, str]]:
    return [(choice.kind, choice.topic) for choice in choose_findings(readings, TODAY, rule)]


def test_the_clearest_of_each_kind_and_then_what_stands_furthest() -> None:
    assert chosen(
        on("crime", 0.95, Speaks.AGAINST),
        on("health", 0.99, Speaks.AGAINST),
        on("trust", 0.80, Speaks.FOR),
        on("schools", 0.75, Speaks.FOR),
        on("jobs", 0.5, trend=moved(0.2)),
        on("homes", 0.5, trend=moved(0.4)),
        on("shops", 0.5, trend=moved(0.9, beyond_noise=None)),
        on("ethnicity", 0.99),
    ) == [
        (FindingKind.STRENGTH, "trust"),
        (FindingKind.STRENGTH, "schools"),
        (FindingKind.CONCERN, "health"),
        (FindingKind.CONCERN, "crime"),
        (FindingKind.CHANGE, "homes"),
    ]


def test_who_people_are_is_never_a_finding_against() -> None:
    assert chosen(on("ethnicity", 0.99, Speaks.AGAINST, trend=moved(0.9))) == [(FindingKind.CONTEXT, "ethnicity")]
    by_measure = FindingsRule(composition=frozenset({"share-muslim"}))
    inside_another_topic = replace(on("people", 0.99, Speaks.AGAINST), measure=replace(TRUST, id="share-muslim"))
    assert [kind for kind, _ in chosen(inside_another_topic, rule=by_measure)] == [FindingKind.CONTEXT]


def test_newcomers_are_at_most_one_line_of_the_page() -> None:
    assert chosen(
        on("arrivals", 0.99, Speaks.AGAINST), on("asylum", 0.98, Speaks.AGAINST), on("crime", 0.75, Speaks.AGAINST)
    ) == [(FindingKind.CONCERN, "arrivals"), (FindingKind.CONCERN, "crime")]


def test_one_finding_a_topic_and_five_in_all() -> None:
    several = [on(f"topic-{n}", 0.9 + n / 100, Speaks.AGAINST) for n in range(8)]
    twice = on("topic-7", 0.98, Speaks.FOR)
    answer = chosen(*several, twice)
    assert [topic for _, topic in answer] == ["topic-7", "topic-6", "topic-5", "topic-4", "topic-3"]


def test_old_and_two_sided_evidence_is_no_finding() -> None:
    old = on("crime", 0.99, Speaks.AGAINST, shown=figure(year=2008))
    assert chosen(old, on("participation", 0.99, Speaks.TWO_SIDED)) == []


def quality(topic: str, n_held: int, age: float | None) -> TopicQuality:
    newest = Period.year(2008) if n_held else None
    return TopicQuality(topic, n_held, 3, newest, newest, age, "district", None, (), f"ask about {topic}")


def test_unknowns_are_the_empty_topics_then_the_unanswered_influences_then_the_oldest() -> None:
    influences = (
        InfluenceReading("friends", Sign.POSITIVE, (), REFUSED),
        InfluenceReading("crime", Sign.NEGATIVE, (on("crime", 0.5),), None),
    )
    held = (quality("old", 2, 18.0), quality("older", 2, 25.0), quality("fresh", 2, 1.0), quality("empty", 0, None))
    answer = choose_unknowns(influences, held, replace(RULE, n_unknowns=4))
    assert [choice.topic for choice in answer] == ["empty", "friends", "older", "old"]
    found = [choice.refusal and choice.refusal.found for choice in answer]
    assert found[0] == "None of 3 known measures is held."
    assert found[2] == "The newest figure is for 2008."
    assert len(choose_unknowns(influences, held, RULE)) == 3


def test_a_change_leads_only_if_it_outlasts_all_the_tests_of_the_page() -> None:
    """0.12 is beyond the 0.1 that one test asks for, and short of the 0.153 that twenty together ask for."""
    alone = on("homes", 0.99, trend=moved(0.12))
    assert (FindingKind.CHANGE, "homes") in chosen(alone)
    among_many = [on(f"topic-{n}", 0.99, trend=moved(0.01, beyond_noise=False)) for n in range(19)]
    assert FindingKind.CHANGE not in {kind for kind, _ in chosen(alone, *among_many)}
    clear = on("homes", 0.99, trend=moved(0.16))
    assert (FindingKind.CHANGE, "homes") in chosen(clear, *among_many)


def test_where_little_stands_out_the_usual_fills_the_page_in_the_order_given() -> None:
    assert chosen(on("crime", 0.9, Speaks.AGAINST), on("trust", 0.5), on("homes", 0.6)) == [
        (FindingKind.CONCERN, "crime"),
        (FindingKind.USUAL, "trust"),
        (FindingKind.USUAL, "homes"),
    ]
