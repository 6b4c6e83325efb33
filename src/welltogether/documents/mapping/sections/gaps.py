"""Evidence gaps and how to fill them. A gap is not calm: it is shown as a gap."""

from welltogether.analysis.results import TopicQuality
from welltogether.documents.content import Block, Heading, Paragraph, RefusalBlock, Section, TableBlock, rich
from welltogether.documents.mapping.brief import Brief
from welltogether.documents.tables import Cell, Column, Table
from welltogether.documents.wording.lists import listed, sentence
from welltogether.documents.wording.numbers import few, lower_first
from welltogether.documents.wording.periods import period_words
from welltogether.vocabulary.figures import Refusal

_OLD_YEARS = 10


def gap_section(brief: Brief) -> Section:
    """Every topic: what is held, how old, how fine, how complete, and what would fill it."""
    quality = brief.mapping.quality
    empty = [one for one in quality if not one.n_measures_held]
    old = [one for one in quality if one.age_years is not None and one.age_years >= _OLD_YEARS]
    held = [one for one in quality if one.n_measures_held]
    words = f"Of {few(len(quality), 'topic')}, {_number(len(empty))} no figure here."
    if old:
        words += f" For {few(len(old), 'more', 'more')}, the newest figure is over ten years old."
    blocks: list[Block] = [Paragraph(rich(words))]
    if held:
        blocks += [Heading("What is held"), TableBlock(_held_table(brief, held))]
    if empty:
        blocks += [Heading("What is missing, and who can fill it"), TableBlock(_empty_table(brief, empty))]
    blocks += _refusals(brief)
    return Section(
        9,
        "Evidence gaps and how to fill them",
        "gaps",
        rich(
            "Silence is not calm. What is missing or old is listed here so that nobody takes it for good news. What"
            " residents and staff tell you counts as evidence too."
        ),
        tuple(blocks),
        (
            rich("Pick three gaps. Name who will fill each one, and by when."),
            rich("Check whether an agreement to share data is in place with each partner you ask."),
        ),
    )


def _number(n: int) -> str:
    return f"{few(n, 'has', 'have')}"


def _held_table(brief: Brief, rows: list[TopicQuality]) -> Table:
    columns = (
        Column("Topic", width=2.7),
        Column("Measures held", numeric=True, width=1.05),
        Column("Newest figure", width=1.9),
        Column("Age", "years", numeric=True, width=0.8),
        Column("Finest level", width=1.9),
        Column("Areas with a figure", "%", numeric=True, width=1.15),
        Column("What would improve it", width=2.9),
    )
    return Table(
        is_titled=False,
        caption="Topics with figures",
        columns=columns,
        rows=tuple(
            (
                Cell(brief.texts.topic(one.topic).name),
                Cell(f"{one.n_measures_held} of {one.n_measures_known}", one.n_measures_held),
                Cell(period_words(one.newest) if one.newest else "–"),
                Cell("–") if one.age_years is None else Cell(f"{one.age_years:.1f}", one.age_years),
                Cell(one.finest_level or "–"),
                Cell("–") if one.completeness is None else Cell(f"{one.completeness:.0%}", one.completeness * 100),
                Cell(sentence(one.would_fill) or "–"),
            )
            for one in rows
        ),
    )


def _empty_table(brief: Brief, rows: list[TopicQuality]) -> Table:
    columns = (
        Column("Topic", width=2),
        Column("What to find out", width=3),
        Column("Where to ask", width=2.2),
        Column("What would fill it", width=2.2),
    )
    notes = ("Sources to ask are named as in the guidance of 2009. Some have since closed.",)
    return Table(
        "Topics without figures", columns, tuple(_empty_row(brief, one) for one in rows), notes, is_titled=False
    )


def _empty_row(brief: Brief, one: TopicQuality) -> tuple[Cell, ...]:
    item = brief.texts.topic(one.topic)
    look_at = listed([lower_first(words) for words in item.what_to_look_at[:2]])
    ask = listed([lower_first(words) for words in (*item.soft_sources, *item.hard_sources)[:2]], "or")
    return (
        Cell(item.name),
        Cell(sentence(look_at) or "–"),
        Cell(sentence(ask) or "–"),
        Cell(sentence(one.would_fill) or "–"),
    )


def _refusals(brief: Brief) -> list[Block]:
    """Each refusal once that says more than that nothing is held."""
    seen: dict[tuple[str, str], tuple[str, Refusal]] = {}
    for topic in brief.mapping.topics:
        if topic.refusal is not None:
            seen.setdefault((topic.refusal.found, topic.refusal.next_step), (topic.topic, topic.refusal))
    if not seen:
        return []
    blocks: list[Block] = [Heading("Why some figures are not shown")]
    blocks += [RefusalBlock(brief.texts.topic(ref).name, refusal) for ref, refusal in list(seen.values())[:4]]
    return blocks
