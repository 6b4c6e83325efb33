"""Annex B's four headings: what the figures say topic by topic, and what nobody has counted."""

from dataclasses import dataclass, replace

from welltogether.analysis.results import Reading, Speaks, TopicReading
from welltogether.documents.content import (
    Block,
    ChartBlock,
    FigureCard,
    FigureCards,
    Heading,
    MapBlock,
    MapRow,
    Paragraph,
    Rich,
    Section,
    SmallPrint,
    Span,
    TableBlock,
    rich,
)
from welltogether.documents.dressing import dress_line
from welltogether.documents.mapping.brief import HEADINGS, Brief
from welltogether.documents.mapping.choosing import choose, find_whole
from welltogether.documents.mapping.figure_charts import dot_chart, stack_chart
from welltogether.documents.mapping.figure_tables import cautions_of, figure_table, full_table
from welltogether.documents.mapping.place_maps import map_of
from welltogether.documents.tables import Table
from welltogether.documents.wording.lists import listed, sentence
from welltogether.documents.wording.numbers import few, lower_first, shown
from welltogether.documents.wording.readings import (
    difference_words,
    distance_from_usual,
    figure_sentence,
    standing_words,
    whole_sentence,
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
_MOST_ROWS, _MOST_DOTS, _N_CARDS, _MAPS_A_ROW = 2, 5, 3, 3
_KEYS = {PEOPLE: "personal", PLACE: "community", ATTITUDES: "attitudes", ACTIONS: "actions"}


def topic_section(brief: Brief, words: HeadingWords) -> Section:
    """One of the four sections: a picture of the whole, each topic with figures, then the topics without."""
    start = HEADINGS[_KEYS[words]]
    topics = [topic for topic in brief.mapping.topics if topic.topic.partition("#")[2].startswith(start)]
    readings = [reading for topic in topics for reading in topic.readings]
    cards = [] if words is PEOPLE else _cards(brief, readings)
    maps = _maps(brief) if words is PLACE else []
    blocks: list[Block] = [*cards, *maps, *_pictures(brief, words, readings)]
    said: list[Reading] = []
    for topic in topics:
        if topic.readings:
            blocks.extend(_with_figures(brief, topic, said, in_order=words is PEOPLE))
    blocks.extend(_with_care(said))
    silent = [topic for topic in topics if not topic.readings]
    blocks.extend(_without_figures(brief, silent))
    return Section(
        words.number, words.title, words.anchor, rich(words.lead), tuple(blocks), _next(brief, words, silent)
    )


def _pictures(brief: Brief, words: HeadingWords, readings: list[Reading]) -> list[Block]:
    """What people said, or who makes up a whole that no single topic holds."""
    blocks: list[Block] = []
    said = [r for r in readings if r.measure.unit is Unit.SHARE and r.measure.level is Level.ATTITUDE]
    if words is ATTITUDES and len(said) > 1:
        said = sorted(said, key=distance_from_usual, reverse=True)[:_MOST_DOTS]
        blocks.append(ChartBlock(dot_chart(brief, said, "Residents who said so when asked")))
    whole = find_whole(readings) if words is PLACE else ()
    if len({one.measure.topic for one in whole}) > 1:
        blocks.append(ChartBlock(stack_chart(brief, whole, words.whole)))
    return blocks


def _maps(brief: Brief) -> list[Block]:
    """Every map but the front page's, small and beside each other: one place seen in several ways."""
    maps = [map_of(brief, i) for i in range(len(brief.mapping.maps)) if i != brief.mapping.first_map]
    if len(maps) == 1:
        return [MapBlock(maps[0])]
    return [MapRow(tuple(maps[i : i + _MAPS_A_ROW])) for i in range(0, len(maps), _MAPS_A_ROW)]


def _with_figures(brief: Brief, topic: TopicReading, said: list[Reading], *, in_order: bool) -> list[Block]:
    """A topic: why it matters, what is clearest, who makes up the whole where that is known, and a few rows.

    The reading that the sentence is about is added to `said`.
    """
    item = brief.texts.topic(topic.topic)
    whole = find_whole(topic.readings)
    rest = [one for one in topic.readings if one not in whole]
    speaking = any(one.speaks in (Speaks.FOR, Speaks.AGAINST) for one in rest)
    shown = choose(rest, _MOST_ROWS, in_order=in_order, first=brief.mapping.headline)
    if whole:
        said.append(whole[0])
        words = [whole_sentence(whole, brief.place)]
    else:
        one = shown[0] if in_order else max(shown, key=distance_from_usual)
        words = [figure_sentence(one, brief.place), _difference(one), standing_words(one.position)]
        words = words if speaking or in_order else []
        said.extend([one] if words else [])
    blocks: list[Block] = [
        Heading(item.name, anchor=topic.topic.partition("#")[2]),
        Paragraph(rich(" ".join(word for word in (sentence(item.why_it_matters), *words) if word))),
    ]
    if whole:
        blocks.append(ChartBlock(stack_chart(brief, whole, item.name)))
    if shown:
        blocks.append(TableBlock(_topic_table(brief, topic, shown, len(whole))))
    return blocks


def _difference(reading: Reading) -> str:
    """How the figure stands to the widest area; its values are in the table below."""
    wider = [one for one in reading.comparators if one.n_areas == 1]
    return difference_words(reading, wider[0]) if wider else ""


def _topic_table(brief: Brief, topic: TopicReading, shown: tuple[Reading, ...], n_drawn: int) -> Table:
    """A few rows; the full twin has every measure of the topic, and a note says how many more there are."""
    name = brief.texts.topic(topic.topic).name
    full = full_table(brief, topic.readings, name)
    table = replace(figure_table(brief, shown, name), is_titled=False, notes=(), full=full)
    left = len(topic.readings) - len(shown) - n_drawn
    if left <= 0:
        return table
    note = f"{few(left, 'more measure').capitalize()} on this topic {'is' if left == 1 else 'are'} in the spreadsheet."
    return replace(table, notes=(note,))


def _with_care(readings: list[Reading]) -> list[Block]:
    """The cautions of what the sentences say, each once; those of every figure stand in the full tables."""
    cautions = cautions_of(readings)
    return (
        [Heading("Read these figures with care"), SmallPrint(tuple(rich(words) for words in cautions))]
        if cautions
        else []
    )


def _cards(brief: Brief, readings: list[Reading]) -> list[Block]:
    """Three figures large: the clearest of three topics that speak to cohesion. Never a figure about who people are."""
    by_topic: dict[str, Reading] = {}
    for reading in sorted(readings, key=distance_from_usual, reverse=True):
        leads = reading.measure.id in brief.mapping.headline or not brief.mapping.headline
        if leads and reading.speaks in (Speaks.FOR, Speaks.AGAINST):
            by_topic.setdefault(reading.measure.topic, reading)
    chosen = list(by_topic.values())[:_N_CARDS]
    if len(chosen) < _N_CARDS:
        return []
    return [FigureCards(tuple(_card(brief, reading) for reading in chosen))]


def _card(brief: Brief, reading: Reading) -> FigureCard:
    figure, unit = reading.figure, reading.measure.unit
    value = shown(figure.value, unit, figure.interval)
    return FigureCard(value, reading.measure.title, dress_line(figure, brief.register))


def _without_figures(brief: Brief, topics: list[TopicReading]) -> list[Block]:
    """The topics nobody has counted, named; the section on gaps says whom to ask about each."""
    if not topics:
        return []
    names = listed([lower_first(brief.texts.topic(topic.topic).name) for topic in topics])
    n_topics = few(len(topics), "topic")
    words = rich(
        f"No published figure speaks to {n_topics} here: {names}. That is not good news or bad news. It means that"
        " somebody has to ask. ",
        Span("Section 9 says what to find out, and from whom.", to="gaps"),
    )
    return [Heading("What we do not know"), Paragraph(words)]


def _next(brief: Brief, words: HeadingWords, silent: list[TopicReading]) -> tuple[Rich, ...]:
    steps = [rich(words.next_step)]
    if silent:
        names = listed([lower_first(brief.texts.topic(topic.topic).name) for topic in silent[:3]])
        steps.append(rich(f"Find out first about: {names}."))
    return tuple(steps)
