"""The Word document: real heading styles, tables whose heads repeat, alternative text on every picture."""

import io
from collections.abc import Iterator
from datetime import datetime, time
from typing import Any

from welltogether.documents.content import Document, Rich, Section
from welltogether.documents.renderers.as_data import day_words
from welltogether.documents.renderers.pictures import png_pictures
from welltogether.documents.renderers.tree import Picture, pictures_of
from welltogether.documents.renderers.word_blocks import (
    add_block,
    add_picture,
    add_rich,
    bullet,
    mark_fictional,
)
from welltogether.documents.renderers.word_styles import add_page_furniture, new_document

_PICTURE_WIDTH = 680.0


def render_word(document: Document) -> bytes:
    """The document as .docx. Charts and maps are PNG, since Word's SVG needs a second picture anyway."""
    word = new_document(document.about)
    pictures = _drawn(document)
    add_page_furniture(word, document.about)
    _add_front(word, document, pictures)
    _add_contents(word, document)
    word.add_heading("How to read it", level=1)
    for block in document.preface:
        add_block(word, block, pictures)
    for section in document.sections:
        _add_section(word, section, pictures)
    out = io.BytesIO()
    word.core_properties.created = datetime.combine(document.about.made_on, time())
    word.core_properties.modified = datetime.combine(document.about.made_on, time())
    word.save(out)
    return out.getvalue()


def _drawn(document: Document) -> Iterator[tuple[Picture, bytes]]:
    """Every picture with its PNG, in the order the document shows them."""
    pictures = list(pictures_of(document))
    svgs = [picture.draw(_PICTURE_WIDTH).svg() for picture in pictures]
    return iter(list(zip(pictures, png_pictures(svgs), strict=True)))


def _add_front(word: Any, document: Document, pictures: Iterator[tuple[Picture, bytes]]) -> None:
    about, front = document.about, document.front
    word.add_paragraph(about.kind, style="Kind")
    word.add_paragraph(about.place, style="Title")
    made = f"{about.place_line}. Made on {day_words(about.made_on)} by {about.made_by}."
    word.add_paragraph(f"{made} Do not use after {day_words(about.use_until)}.", style="Quiet")
    if about.fictional:
        mark_fictional(word)
    _add_list(word, "What we know", front.findings)
    _add_list(word, "What we do not know", front.unknowns)
    word.add_heading("Family group", level=1)
    add_rich(word.add_paragraph(), front.group)
    if front.issues:
        word.add_heading("Three issues to look into, and a first action for each", level=1)
        for name, action in front.issues:
            paragraph = word.add_paragraph(style="List Bullet")
            add_rich(paragraph, name)
            paragraph.add_run(". First: ")
            add_rich(paragraph, action)
    for shown in (front.picture, front.chart):
        if shown is not None:
            add_picture(word, *next(pictures))
    for label, words in (("How to read this. ", front.how_to_read), ("Sources. ", front.sources)):
        paragraph = word.add_paragraph(style="Quiet")
        paragraph.add_run(label).bold = True
        add_rich(paragraph, words)


def _add_list(word: Any, title: str, items: tuple[Rich, ...]) -> None:
    word.add_heading(title, level=1)
    for item in items:
        bullet(word, item)


def _add_contents(word: Any, document: Document) -> None:
    heading = word.add_heading("What is in this document", level=1)
    heading.paragraph_format.page_break_before = True
    for section in document.sections:
        word.add_paragraph(f"{section.number}  {section.title}", style="Contents")


def _add_section(word: Any, section: Section, pictures: Iterator[tuple[Picture, bytes]]) -> None:
    word.add_heading(f"{section.number}  {section.title}", level=1)
    add_rich(word.add_paragraph(style="Lead"), section.lead)
    for block in section.blocks:
        add_block(word, block, pictures)
    word.add_heading("What to do next", level=2)
    for step in section.next_steps:
        bullet(word, step)
