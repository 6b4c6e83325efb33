"""The mapping document's content: what must be there, what may not, and how it reads."""

import re
from dataclasses import replace

import pytest
from crowded import crowded_mapping
from plainness import banned_in, everything, prose, reading_ease
from sample import ASIAN, BLACK, BORN_ABROAD, MIXED, OTHER, READINGS, WHITE, sample_mapping

from welltogether.analysis.results import Reading
from welltogether.documents.content import (
    Block,
    Callout,
    ChartBlock,
    Document,
    Heading,
    MapBlock,
    MapRow,
    Panel,
    PanelPair,
    RefusalBlock,
    Section,
    SourceList,
    TableBlock,
    plain,
    rich,
)
from welltogether.documents.mapping.brief import Brief
from welltogether.documents.mapping.choosing import choose, find_whole
from welltogether.documents.mapping.compose import compose
from welltogether.documents.mapping.texts import Texts
from welltogether.documents.renderers.tree import pictures_of, tables_of
from welltogether.guidance import find
from welltogether.vocabulary.errors import PackError

MAPPING = sample_mapping()
DOCUMENT = compose(MAPPING, Texts(find))


def section(title: str, document: Document = DOCUMENT) -> Section:
    return next(one for one in document.sections if one.title == title)


def of_kind(blocks: tuple[Block, ...], kind: type) -> list[Block]:
    return [block for block in blocks if isinstance(block, kind)]


def test_the_sections_in_order() -> None:
    assert [(one.number, one.title) for one in DOCUMENT.sections] == [
        (1, "Who lives here"), (2, "What the place is like"), (3, "What people think and feel"), (4, "What people do"),
        (5, "What has changed"), (6, "Divides known so far"), (7, "Influences on cohesion"),
        (8, "Family group and similar places"), (9, "Evidence gaps and how to fill them"), (10, "Proposed issues"),
        (11, "Proposed actions"), (12, "Sources and methods"),
    ]  # fmt: skip


def test_every_section_ends_with_what_to_do_next() -> None:
    assert [one.title for one in DOCUMENT.sections if not one.next_steps] == []
    with pytest.raises(ValueError, match="what to do next"):
        Section(1, "Empty", "empty", rich("x"), (), ())


def test_the_first_page() -> None:
    front = DOCUMENT.front
    assert (len(front.findings), len(front.unknowns), len(front.issues)) == (5, 3, 3)
    assert front.picture is not None
    assert front.chart is not None
    assert plain(front.findings[0]).endswith("[source 4]")
    assert "14.6 above the cut of 104.0 per 10,000" in plain(front.group)
    assert "By the published rule of 2007 it could be group 2, 3, 4, 6 or 7" in plain(front.group)
    name, action = front.issues[0]
    assert plain(name) == "Physical segregation in public housing or schools Strong signs"
    assert plain(action).startswith("Work with schools and colleges. Ask the heads of two schools")


@pytest.mark.parametrize("mapping", [MAPPING, crowded_mapping()], ids=["sample", "crowded"])
def test_no_word_stands_that_may_not(mapping: object) -> None:
    document = compose(mapping, Texts(find))  # type: ignore[arg-type]
    assert banned_in(everything(document)) == []


def test_the_guard_of_words_would_speak_up() -> None:
    bad = "The Asian community is hard to reach, which leads to low cohesion; it is ranked last."
    assert len(banned_in(bad)) == 4


def test_a_resident_can_read_it() -> None:
    """Flesch reading ease of all running text together: 60 and over is plain English."""
    text = " ".join(prose(DOCUMENT))
    assert reading_ease(text) >= 60


def test_the_measure_of_reading_tells_hard_from_easy() -> None:
    easy = "People said that they get on. We do not know why. Ask them."
    hard = "Multidimensional operationalisation of intercommunity relationships necessitates methodological pluralism."
    assert reading_ease(easy) > 90
    assert reading_ease(hard) < 0


def test_no_overall_score_and_no_order_of_places() -> None:
    words = everything(DOCUMENT)
    said = re.findall(r"[^.]*overall score[^.]*\.", words)
    assert [one.strip() for one in said] == ["There is no overall score here, and no list of places in order."]
    assert re.findall(r"\b\d+(?:st|nd|rd|th) of \d+", words) == []


def test_no_figure_stands_naked() -> None:
    """Every row of a table of figures has date, how it was made and source beneath its name; so has every card."""
    naked = []
    for one in DOCUMENT.sections:
        for block in one.blocks:
            if isinstance(block, TableBlock) and block.table.columns[0].heading == "Measure":
                naked += [row[0].text for row in block.table.rows if not re.search(r"\d{4}.* · source", row[0].quiet)]
    assert naked == []


def test_every_chart_and_map_carries_words_and_a_table() -> None:
    pictures = list(pictures_of(DOCUMENT))
    assert len(pictures) >= 9
    assert [one.framing.title for one in pictures if not (one.framing.description and one.framing.table.rows)] == []


def test_every_figure_is_in_a_full_table() -> None:
    tables = list(tables_of(DOCUMENT))
    shown = {row[0].text for table in tables for row in table.rows}
    assert {reading.measure.title for reading in READINGS} - shown == set()


def test_no_effect_stands_apart_as_context() -> None:
    blocks = section("Influences on cohesion").blocks
    (callout,) = of_kind(blocks, Callout)
    assert isinstance(callout, Callout)
    assert callout.title == "Context only: must not be cited as a cause"
    main = [block for block in blocks if isinstance(block, TableBlock)]
    names = {row[0].text for block in main for row in block.table.rows}
    assert names.isdisjoint({"Ethnicity", "Religious affiliation", "Income"})
    inner = next(block for block in callout.blocks if isinstance(block, TableBlock))
    assert [row[0].text for row in inner.table.rows] == ["Ethnicity", "Belonging to the neighbourhood"]


def test_signs_of_the_annex_stay_beside_their_row() -> None:
    (table,) = [b.table for b in section("Influences on cohesion").blocks if isinstance(b, TableBlock)]
    found = {row[0].text: row[1] for row in table.rows}
    assert found["Deprivation and affluence"].text == "Better: affluence. Lower: deprivation."
    assert found["Deprivation and affluence"].quiet == "Annex: A4 lower"
    assert found["Empowerment and participation"].quiet == "Annex: A2 lower"


def test_change_is_split_by_what_may_be_said() -> None:
    blocks = section("What has changed").blocks
    assert [block.text for block in blocks if isinstance(block, Heading)] == [
        "Moved by more than chance would explain", "No change can be shown",
    ]  # fmt: skip
    chart = next(block.chart for block in blocks if isinstance(block, ChartBlock))
    assert chart.framing.title == "Three measures of 6 moved by more than chance would explain"
    assert [row[5].text for row in chart.framing.table.rows][-3:] == [
        "could be chance", "chance not tested", "chance not tested",
    ]  # fmt: skip
    refusals = of_kind(blocks, RefusalBlock)
    assert [block.about for block in refusals if isinstance(block, RefusalBlock)] == ["Get on well together"]


def test_both_rules_stand_side_by_side() -> None:
    pair = section("Family group and similar places").blocks[0]
    assert isinstance(pair, PanelPair)
    assert (pair.left.title, pair.left.tag) == ("The present-day rule", "This house's rule")
    assert (pair.right.title, pair.right.tag) == ("The published rule of 2007", "As published")
    flips = next(part for part in pair.left.parts if part.label == "What would move it")
    assert plain(flips.items[1]) == "Share with a higher qualification: up 5.4 points would make it group 7."


def test_an_issue_has_both_sides() -> None:
    panel = section("Proposed issues").blocks[0]
    assert isinstance(panel, Panel)
    assert [part.label for part in panel.parts] == [
        "What speaks for it", "What speaks against it", "Not known", "Ask locally",
    ]  # fmt: skip
    assert plain(panel.parts[0].items[0]).endswith("31.7%, Avonia 10.0% (2025, source 3; moderate).")
    assert plain(panel.parts[1].items[0]).startswith("Not met: ")


def test_topics_without_figures_are_named_and_sent_to_the_gaps() -> None:
    words = [b for b in section("What people think and feel").blocks if not isinstance(b, ChartBlock | TableBlock)]
    said = " ".join(line for block in words for line in everything_of(block))
    assert "No published figure speaks to two topics here: trust of others and trust of local institutions." in said
    tables = [b.table for b in section("Evidence gaps and how to fill them").blocks if isinstance(b, TableBlock)]
    assert len(tables[0].rows) == 14


def everything_of(block: Block) -> list[str]:
    return [plain(block.words)] if hasattr(block, "words") else []


def test_the_maps_of_the_place_stand_once() -> None:
    first = DOCUMENT.front.picture
    assert first is not None
    others = [b for one in DOCUMENT.sections for b in one.blocks if isinstance(b, MapBlock | MapRow)]
    assert len(others) == len(MAPPING.maps) - 1


def test_sources_are_numbered_once_and_all() -> None:
    (sources,) = of_kind(section("Sources and methods").blocks, SourceList)
    assert isinstance(sources, SourceList)
    assert [note.number for note in sources.notes] == list(range(1, 9))
    assert plain(sources.notes[0].words).endswith("Version v1-5f3a. Fictional.")


def test_a_place_with_nothing_held_still_has_a_document() -> None:
    bare = replace(
        MAPPING, topics=(), influences=(), divides=(), changes=(), issues=(), actions=(), maps=(), findings=(),
        unknowns=(), sub_areas=None, similar=None, annex_c=(), pitfalls=(), quality=(), sources=(),
    )  # fmt: skip
    document = compose(bare, Texts(find))
    assert len(document.sections) == 12
    assert (document.front.picture, document.front.chart) == (None, None)


def test_the_parts_of_a_whole_are_found_by_their_sum() -> None:
    assert find_whole(READINGS) == (WHITE, ASIAN, MIXED, BLACK, OTHER)
    assert find_whole((WHITE, ASIAN, BORN_ABROAD)) == ()


def test_who_people_are_is_never_chosen_for_being_unusual() -> None:
    assert choose((WHITE, ASIAN, BLACK), 2, in_order=True) == (WHITE, ASIAN)


def test_old_and_doubled_figures_give_way() -> None:
    def aged(reading: Reading, year: int) -> Reading:
        period = replace(
            reading.figure.period,
            start=reading.figure.period.start.replace(year=year),
            end=reading.figure.period.end.replace(year=year),
        )
        return replace(
            reading,
            measure=replace(reading.measure, id=f"{reading.measure.id}-{year}", numerator=(f"x{year}",)),
            figure=replace(reading.figure, period=period),
        )

    old, doubled = aged(WHITE, 2007), replace(WHITE, measure=replace(WHITE.measure, id="twice"))
    assert choose((old, WHITE, doubled, ASIAN), 3) == (WHITE, ASIAN)


def test_a_reference_to_another_kind_is_refused() -> None:
    with pytest.raises(PackError):
        Texts(find).topic("cdf-2009#issue-respect")


def test_the_sources_of_every_figure_are_in_the_register() -> None:
    bare = replace(MAPPING, sources=())
    assert set(Brief(bare, Texts(find)).register.sources) == set(MAPPING.sources)
