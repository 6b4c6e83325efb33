"""Evidence gaps and how to fill them. A gap is not calm: it is shown as a gap."""

from welltogether.analysis.results import TopicQuality
from welltogether.documents.content import Block, Heading, Paragraph, Section, TableBlock, rich
from welltogether.documents.mapping.brief import Brief
from welltogether.documents.tables import Cell, Column, Table
from welltogether.documents.wording.lists import listed, sentence
from welltogether.documents.wording.numbers import few, lower_first
from welltogether.documents.wording.periods import period_words

_OLD_YEARS = 10


def gap_section(brief: Brief) -> Section:
    """Topics without a figure and who can fill them; then topics with figures: how many, old, fine and complete."""
    quality = brief.mapping.quality
    empty = [one for one in quality if not one.n_measures_held]
    held = [one for one in quality if one.n_measures_held]
    old = [one for one in held if one.age_years is not None and one.age_years >= _OLD_YEARS]
    words = f"Of {few(len(quality), 'topic')}, {few(len(empty), 'has', 'have')} no figure here."
    if old:
        words += f" For {few(len(old), 'more', 'more')}, the newest figure is over ten years old."
    blocks: list[Block] = [Paragraph(rich(words))]
    if empty:
        blocks += [Heading("What is missing, and who can fill it"), TableBlock(_empty_table(brief, empty))]
    if held:
        blocks += [Heading("What is held"), TableBlock(_held_table(brief, held))]
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


def _empty_table(brief: Brief, rows: list[TopicQuality]) -> Table:
    columns = (
        Column("Topic", width=2),
        Column("What to find out", width=3),
        Column("Where to ask", width=2.2),
        Column("What would fill it", width=2.6),
    )
    notes = ("Sources to ask are named as in the guidance of 2009. Some have since closed.",)
    cells = tuple(_empty_row(brief, one) for one in rows)
    return Table("Topics without figures", columns, cells, notes, is_titled=False)


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


def _held_table(brief: Brief, rows: list[TopicQuality]) -> Table:
    columns = (
        Column("Topic", width=4.2),
        Column("Held", "measures", numeric=True, width=1.5),
        Column("Newest figure", width=3),
        Column("Age", "years", numeric=True, width=1.2),
        Column("Finest level", width=2.2),
        Column("Covered", "%", numeric=True, width=1.3),
    )
    cells = tuple(_held_row(brief, one) for one in rows)
    return Table("Topics with figures", columns, cells, is_titled=False, full=_full_table(brief, columns, rows))


def _held_row(brief: Brief, one: TopicQuality) -> tuple[Cell, ...]:
    return (
        Cell(brief.texts.topic(one.topic).name),
        Cell(f"{one.n_measures_held} of {one.n_measures_known}", one.n_measures_held),
        Cell(period_words(one.newest) if one.newest else "–"),
        Cell("–") if one.age_years is None else Cell(f"{one.age_years:.1f}", round(one.age_years, 1)),
        Cell(one.finest_level.partition(" (")[0] or "–"),
        Cell("–") if one.completeness is None else Cell(f"{one.completeness:.0%}", round(one.completeness * 100, 1)),
    )


def _full_table(brief: Brief, columns: tuple[Column, ...], rows: list[TopicQuality]) -> Table:
    """The same with what is missing and what would improve it."""
    wider = (*columns, Column("What is missing"), Column("What would improve it"))
    cells = tuple(
        (*_held_row(brief, one), Cell("; ".join(one.missing) or "–"), Cell(one.would_fill or "–")) for one in rows
    )
    return Table("Topics with figures", wider, cells)
