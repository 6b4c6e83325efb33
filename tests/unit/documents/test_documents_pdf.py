"""The PDF: tagged, named, dated, in pages that a reader can find the way through."""

import io
from dataclasses import replace
from datetime import date
from itertools import pairwise
from typing import Any

import pypdf
import pytest
from crowded import crowded_mapping
from sample import sample_mapping

from welltogether.documents.mapping import render_mapping

PDF = render_mapping(sample_mapping(), "pdf")


@pytest.fixture(scope="module")
def reader() -> pypdf.PdfReader:
    return pypdf.PdfReader(io.BytesIO(PDF))


def elements(reader: pypdf.PdfReader) -> list[dict[str, Any]]:
    """All structure elements in reading order."""
    found: list[dict[str, Any]] = []

    def walk(node: Any) -> None:
        node = node.get_object() if hasattr(node, "get_object") else node
        if isinstance(node, list):
            for one in node:
                walk(one)
        elif isinstance(node, dict):
            if "/S" in node:
                found.append(node)
            if "/K" in node:
                walk(node["/K"])

    walk(reader.trailer["/Root"]["/StructTreeRoot"])
    return found


def test_it_is_tagged_named_and_in_english(reader: pypdf.PdfReader) -> None:
    root: Any = reader.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"] == True  # noqa: E712 — pypdf's own boolean
    assert "/StructTreeRoot" in root
    assert root["/Lang"] == "en-GB"
    assert root["/ViewerPreferences"]["/DisplayDocTitle"] == True  # noqa: E712
    assert reader.metadata is not None
    assert reader.metadata.title == "How people get on in Aldermere: a local mapping document"
    assert b"pdfuaid:part>1<" in PDF


def test_headings_go_down_one_step_at_a_time(reader: pypdf.PdfReader) -> None:
    levels = [int(one["/S"][2:]) for one in elements(reader) if one["/S"][1:] in ("H1", "H2", "H3", "H4")]
    assert levels[0] == 1
    assert [b for a, b in pairwise(levels) if b > a + 1] == []


def test_every_picture_has_its_alternative_text(reader: pypdf.PdfReader) -> None:
    figures = [one for one in elements(reader) if one["/S"] == "/Figure"]
    assert len(figures) >= 9
    assert [one for one in figures if len(str(one.get("/Alt", ""))) < 40] == []


def test_tables_have_heads(reader: pypdf.PdfReader) -> None:
    kinds = [one["/S"] for one in elements(reader)]
    assert kinds.count("/Table") == kinds.count("/THead") > 15


def test_twelve_to_twenty_pages(reader: pypdf.PdfReader) -> None:
    assert 12 <= len(reader.pages) <= 20


def test_a_crowded_place_keeps_its_length_too() -> None:
    pages = pypdf.PdfReader(io.BytesIO(render_mapping(crowded_mapping(), "pdf"))).pages
    assert len(pages) <= 24


def test_the_first_page_is_one_page(reader: pypdf.PdfReader) -> None:
    first, second = reader.pages[0].extract_text(), reader.pages[1].extract_text()
    wanted = ("What we know", "What we do not know", "Family group", "Three issues", "How to read this", "Sources.")
    assert [words for words in wanted if words not in first] == []
    assert "What is in this document" in second


def test_furniture_stands_on_every_page(reader: pypdf.PdfReader) -> None:
    n_pages = len(reader.pages)
    for number, page in enumerate(reader.pages, start=1):
        words = page.extract_text()
        assert f"Page {number} of {n_pages}" in words
        assert "FICTIONAL" in words
        assert "Do not use after 1 March 2027" in words


def test_a_real_place_is_not_marked_fictional() -> None:
    pdf = render_mapping(replace(sample_mapping(), fictional=False), "pdf")
    words = "".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(pdf)).pages)
    assert "FICTIONAL" not in words


def test_bookmarks_name_the_sections(reader: pypdf.PdfReader) -> None:
    titles = [str(one.title) for one in reader.outline if not isinstance(one, list)]
    assert [title.split() for title in titles if title[:1].isdigit()][0] == ["1", "Who", "lives", "here"]
    assert len([title for title in titles if title[:1].isdigit()]) == 12


def test_every_table_travels_with_the_file(reader: pypdf.PdfReader) -> None:
    names = sorted(reader.attachments)
    assert len(names) > 20
    assert [name for name in names if not name.endswith(".csv")] == []
    crime = next(name for name in names if "crime-and-anti-social" in name)
    head = reader.attachments[crime][0].decode().splitlines()[0]
    assert head.startswith("Measure,Topic,Unit,Aldermere,Lower limit,Upper limit,Avonia,The Vale")


def test_the_same_mapping_gives_the_same_bytes() -> None:
    assert render_mapping(sample_mapping(), "pdf") == PDF
    assert render_mapping(replace(sample_mapping(), made_on=date(2026, 3, 3)), "pdf") != PDF


def test_fonts_are_the_houses_own(reader: pypdf.PdfReader) -> None:
    fonts = {
        str(font.get_object()["/BaseFont"]).split("+")[-1]
        for page in reader.pages
        for font in page["/Resources"]["/Font"].values()  # type: ignore[index]
    }
    assert {"LiberationSans", "LiberationSans-Bold"} <= fonts
    assert [font for font in fonts if "Libertinus" in font or "Computer" in font] == []
