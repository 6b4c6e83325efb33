"""One way of writing for each kind of block in a Word document."""

import io
from collections.abc import Iterator
from typing import Any

from welltogether.documents.charts.marks import Shape
from welltogether.documents.content import (
    Block,
    Bullets,
    Callout,
    ChartBlock,
    FigureCards,
    Heading,
    MapBlock,
    MapRow,
    MarkKey,
    Panel,
    PanelPair,
    Paragraph,
    RefusalBlock,
    Rich,
    SmallPrint,
    SourceList,
    TableBlock,
)
from welltogether.documents.palette import QUIET
from welltogether.documents.renderers.tree import Picture
from welltogether.documents.renderers.word_tables import add_table
from welltogether.documents.wording.refusals import refusal_sentences

Pictures = Iterator[tuple[Picture, bytes]]
_PICTURE_MM = 166
_SHAPE_WORDS = {
    Shape.HERE: "Filled circle",
    Shape.COUNTRY: "Filled diamond",
    Shape.REGION: "Open square",
    Shape.GROUP: "Open triangle",
    Shape.OTHER: "Upright bar",
}


def add_block(word: Any, block: Block, pictures: Pictures) -> None:
    """Write one block; `pictures` gives the drawn pictures in the order they are met."""
    match block:
        case Heading():
            word.add_heading(block.text, level=block.level - 1)
        case Paragraph():
            style = {"normal": "Normal", "lead": "Lead", "quiet": "Quiet"}[block.tone]
            add_rich(word.add_paragraph(style=style), block.words)
        case Bullets():
            for item in block.items:
                bullet(word, item, "List Number" if block.ordered else "List Bullet")
        case SmallPrint():
            for item in block.items:
                add_rich(word.add_paragraph(style="Quiet"), item)
        case ChartBlock() | MapBlock():
            add_picture(word, *next(pictures))
        case MapRow():
            for _ in block.pictures:
                add_picture(word, *next(pictures))
        case TableBlock():
            add_table(word, block.table.without_pictures())
        case FigureCards():
            for card in block.cards:
                _add_card(word, card.value, card.label, card.dress)
        case PanelPair():
            for panel in (block.left, block.right):
                _add_panel(word, panel)
        case _:
            _add_compound(word, block, pictures)


def _add_compound(word: Any, block: Block, pictures: Pictures) -> None:
    match block:
        case Panel():
            _add_panel(word, block)
        case Callout():
            word.add_heading(block.title, level=2)
            for inner in block.blocks:
                add_block(word, inner, pictures)
        case RefusalBlock():
            paragraph = word.add_paragraph()
            paragraph.add_run(f"{block.about}. ").bold = True
            paragraph.add_run(refusal_sentences(block.refusal))
        case MarkKey():
            for shape, words in block.entries:
                bullet(word, (), "List Bullet").add_run(f"{_SHAPE_WORDS[shape]}: {words}")
        case SourceList():
            for note in block.notes:
                paragraph = word.add_paragraph()
                paragraph.add_run(f"{note.number}  ").bold = True
                add_rich(paragraph, note.words)
        case _:
            raise TypeError(f"no way to write a {type(block).__name__}")


def add_rich(paragraph: Any, words: Rich) -> None:
    """Runs of text, strong and quiet ones as such."""
    from docx.shared import RGBColor

    for span in words:
        run = paragraph.add_run(span.text)
        if span.strong:
            run.bold = True
        if span.quiet:
            run.font.color.rgb = RGBColor.from_string(QUIET.removeprefix("#"))


def bullet(word: Any, words: Rich, style: str = "List Bullet") -> Any:
    """One item of a list."""
    paragraph = word.add_paragraph(style=style)
    add_rich(paragraph, words)
    return paragraph


def mark_fictional(word: Any) -> None:
    word.add_paragraph(style="Kind").add_run("FICTIONAL · not a real place")


def add_picture(word: Any, picture: Picture, png: bytes) -> None:
    """The finding, what was measured, the picture with its alternative text, the foot."""
    from docx.shared import Mm

    framing = picture.framing
    word.add_paragraph(framing.title, style="Picture title")
    subtitle = word.add_paragraph(framing.subtitle, style="Quiet")
    subtitle.paragraph_format.keep_with_next = True
    paragraph = word.add_paragraph()
    paragraph.paragraph_format.keep_with_next = True
    shape = paragraph.add_run().add_picture(io.BytesIO(png), width=Mm(_PICTURE_MM))
    properties = shape._inline.docPr
    properties.set("descr", framing.description)
    properties.set("title", framing.title)
    word.add_paragraph(f"{framing.foot} The figures are in the spreadsheet of this document.", style="Quiet")


def _add_card(word: Any, value: str, label: str, dress: str) -> None:
    paragraph = word.add_paragraph()
    paragraph.add_run(value).bold = True
    paragraph.add_run(f"  {label}. ")
    add_rich(paragraph, ())
    word.add_paragraph(dress, style="Quiet")


def _add_panel(word: Any, panel: Panel) -> None:
    word.add_heading(f"{panel.title} ({panel.tag})", level=2)
    add_rich(word.add_paragraph(), panel.lead)
    for part in panel.parts:
        label = word.add_paragraph()
        label.paragraph_format.keep_with_next = True
        label.add_run(part.label).bold = True
        for item in part.items:
            bullet(word, item)
