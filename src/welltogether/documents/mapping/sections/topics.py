"""Annex B's four headings: what the figures say topic by topic, and what nobody has counted."""

from dataclasses import dataclass

from welltogether.analysis.results import Reading, TopicReading
from welltogether.documents.content import (
    Block,
    ChartBlock,
    Heading,
    MapBlock,
    Paragraph,
    Rich,
    Section,
    TableBlock,
    rich,
)
from welltogether.documents.mapping.brief import HEADINGS, Brief
from welltogether.documents.mapping.figure_charts import dot_chart, find_whole, stack_chart
from welltogether.documents.mapping.figure_tables import figure_table
from welltogether.documents.mapping.place_maps import map_of
from welltogether.documents.tables import Cell, Column, Table
from welltogether.documents.wording.lists import listed, sentence
from welltogether.documents.wording.numbers import few, lower_first
from welltogether.documents.wording.readings import (
    beside_sentence,
    distance_from_usual,
    figure_sentence,
    standing_words,
)
from welltogether.vocabulary.measures import Level, Unit


@dataclass(frozen=True, slots=True)
class HeadingWords:
    """The words of one of the four sections."""

    number: int
    title: str
    anchor: str
    lead: str
    whole: str
    next_step: str


PEOPLE = HeadingWords(
    1, "Who lives here", "people",
    "Who people are does not decide how they get on. The research found no effect of ethnic group, religion or income"
    " overall. This section is here so that nobody is left out of the picture, the largest groups included.",
    "Ethnic groups",
    "Check this picture with people from each group, and ask who is missing from it.",
)  # fmt: skip
PLACE = HeadingWords(
    2, "What the place is like", "place",
    "Some things about a place go with how well people get on there. Deprivation is the strongest of them, and even it"
    " accounts for only a small part.",
    "How homes are held",
    "Take the map to ward councillors and neighbourhood teams. Ask where it does not match what they see.",
)  # fmt: skip
ATTITUDES = HeadingWords(
    3, "What people think and feel", "attitudes",
    "Only people themselves can say whether they get on, belong and trust. The last survey that asked this in every"
    " district was in 2008.",
    "What people said",
    "Put the missing questions into your next residents' survey, worded as they were in 2008.",
)  # fmt: skip
ACTIONS = HeadingWords(
    4, "What people do", "doing",
    "What people do together matters, and not all of it the same way. Regular volunteering goes with better cohesion."
    " Taking civic action often goes with lower cohesion, perhaps because people act when something is wrong.",
    "What people do",
    "Ask voluntary groups, clubs and faith groups who takes part, and who does not.",
)  # fmt: skip
_KEYS = {PEOPLE: "personal", PLACE: "community", ATTITUDES: "attitudes", ACTIONS: "actions"}


def topic_section(brief: Brief, words: HeadingWords) -> Section:
    """One of the four sections: a picture of the whole, each topic with figures, then the topics without."""
    start = HEADINGS[_KEYS[words]]
    topics = [topic for topic in brief.mapping.topics if topic.topic.partition("#")[2].startswith(start)]
    blocks: list[Block] = [*_pictures(brief, words, [reading for topic in topics for reading in topic.readings])]
    for topic in topics:
        if topic.readings:
            blocks.extend(_with_figures(brief, topic))
    silent = [topic for topic in topics if not topic.readings]
    blocks.extend(_without_figures(brief, silent))
    return Section(
        words.number, words.title, words.anchor, rich(words.lead), tuple(blocks), _next(brief, words, silent)
    )


def _pictures(brief: Brief, words: HeadingWords, readings: list[Reading]) -> list[Block]:
    blocks: list[Block] = []
    if whole := find_whole(readings):
        blocks.append(ChartBlock(stack_chart(brief, whole, words.whole)))
    said = [r for r in readings if r.measure.unit is Unit.SHARE and r.measure.level is Level.ATTITUDE]
    if words is ATTITUDES and len(said) > 1:
        blocks.append(ChartBlock(dot_chart(brief, said, "Residents who said so when asked")))
    mapped = {reading.measure.id for reading in readings}
    for i, place_map in enumerate(brief.mapping.maps):
        if i != brief.mapping.first_map and place_map.measure.id in mapped:
            blocks.append(MapBlock(map_of(brief, i)))
    return blocks


def _with_figures(brief: Brief, topic: TopicReading) -> list[Block]:
    item = brief.texts.topic(topic.topic)
    clearest = max(topic.readings, key=distance_from_usual)
    words: list[str] = [
        figure_sentence(clearest, brief.place),
        beside_sentence(clearest),
        standing_words(clearest.position),
    ]
    return [
        Heading(item.name, anchor=topic.topic.partition("#")[2]),
        Paragraph(rich(" ".join(word for word in (sentence(item.why_it_matters), *words) if word))),
        TableBlock(figure_table(brief, topic.readings, item.name)),
    ]


def _without_figures(brief: Brief, topics: list[TopicReading]) -> list[Block]:
    if not topics:
        return []
    rows = []
    for topic in topics:
        item = brief.texts.topic(topic.topic)
        look_at = listed([lower_first(one) for one in item.what_to_look_at[:3]])
        ask = listed([lower_first(one) for one in (*item.soft_sources, *item.hard_sources)[:3]], "or")
        rows.append((Cell(item.name, quiet=item.why_it_matters), Cell(sentence(look_at)), Cell(sentence(ask) or "–")))
    table = Table(
        caption="Topics without a published figure here",
        columns=(Column("Topic", width=2.4), Column("What to find out", width=2), Column("Where to ask", width=1.6)),
        rows=tuple(rows),
        notes=("Sources are named as in the guidance of 2009. Some have since closed.",),
    )
    return [
        Heading("What we do not know"),
        Paragraph(rich(f"No published figure speaks to {few(len(topics), 'topic')} here. That is not good news or bad news."
                       " It means that somebody has to ask.")),
        TableBlock(table),
    ]  # fmt: skip


def _next(brief: Brief, words: HeadingWords, silent: list[TopicReading]) -> tuple[Rich, ...]:
    steps = [rich(words.next_step)]
    if silent:
        names = listed([lower_first(brief.texts.topic(topic.topic).name) for topic in silent[:3]])
        steps.append(rich(f"Find out first about: {names}."))
    return tuple(steps)
