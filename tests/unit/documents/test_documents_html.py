"""The HTML: a page that stands alone, and a body that a strict policy lets in. (axe itself runs among the journeys.)"""

import re
from itertools import pairwise

from lxml import html
from sample import sample_mapping

from welltogether.documents.mapping import render_mapping
from welltogether.documents.mapping.compose import compose
from welltogether.documents.mapping.texts import Texts
from welltogether.documents.renderers.html import render_body
from welltogether.guidance import find

PAGE = render_mapping(sample_mapping(), "html").decode()
TREE = html.fromstring(PAGE)
BODY = render_body(compose(sample_mapping(), Texts(find)))


def test_the_page_has_a_language_a_title_and_one_first_heading() -> None:
    assert TREE.get("lang") == "en-GB"
    assert TREE.findtext(".//title") == "How people get on in Aldermere: a local mapping document"
    assert [h.text_content() for h in TREE.iter("h1")] == ["Aldermere"]
    assert len(list(TREE.iter("main"))) == 1


def test_headings_go_down_one_step_at_a_time() -> None:
    levels = [int(element.tag[1]) for element in TREE.iter("h1", "h2", "h3", "h4")]
    assert [b for a, b in pairwise(levels) if b > a + 1] == []


def test_identifiers_are_used_once_and_links_lead_somewhere() -> None:
    names = [element.get("id") for element in TREE.iter() if element.get("id")]
    assert sorted(names) == sorted(set(names))
    targets = {a.get("href", "")[1:] for a in TREE.iter("a")}
    assert targets - set(names) == set()
    used = set(re.findall(r"url\(#([\w-]+)\)", PAGE)) | set(" ".join(re.findall(r'labelledby="([^"]+)"', PAGE)).split())
    assert used - set(names) == set()


def test_every_drawing_is_named_or_hidden() -> None:
    drawings = list(TREE.iter("svg"))
    assert len(drawings) > 30
    silent = [one for one in drawings if one.get("aria-hidden") != "true" and not one.get("aria-labelledby")]
    assert silent == []
    named = [one for one in drawings if one.get("role") == "img"]
    assert [one for one in named if one.find("title") is None or len(one.findtext("desc") or "") < 40] == []


def test_every_picture_has_its_table_and_every_table_its_heads() -> None:
    figures = list(TREE.iter("figure"))
    assert [f for f in figures if f.find(".//details//table") is None] == []
    tables = list(TREE.iter("table"))
    assert [t for t in tables if t.find("caption") is None] == []
    assert [t for t in tables if {th.get("scope") for th in t.iter("th")} - {"col", "row"}] == []


def test_wide_tables_scroll_by_keyboard_in_a_named_region() -> None:
    regions = TREE.xpath("//div[@role='region']")
    assert [r for r in regions if r.get("tabindex") != "0" or not r.get("aria-label")] == []
    labels = [r.get("aria-label") for r in regions]
    assert len(labels) == len(set(labels))


def test_the_body_brings_no_style_and_no_script() -> None:
    tree = html.fromstring(BODY)
    assert [e.tag for e in tree.iter("style", "script", "link")] == []
    assert [e for e in tree.iter() if e.get("style") or any(name.startswith("on") for name in e.attrib)] == []
    assert BODY.strip().startswith('<article class="wt-doc">')


def test_a_fictional_place_says_so_at_its_head() -> None:
    assert "FICTIONAL · not a real place" in TREE.xpath("//header")[0].text_content()


def test_nothing_is_fetched_from_elsewhere() -> None:
    assert re.findall(r"(?:src|href)=\"https?:", PAGE) == []


def test_every_section_ends_with_what_to_do_next() -> None:
    sections = TREE.xpath("//section[@class='wt-section']")
    assert len(sections) == 12
    assert [s for s in sections if s.getchildren()[-1].get("class") != "wt-next"] == []


def test_text_is_escaped() -> None:
    from dataclasses import replace

    from welltogether.analysis.local_mapping import Finding

    mapping = replace(sample_mapping(), findings=(Finding("<script>alert(1)</script> & more", ()),))
    page = render_mapping(mapping, "html").decode()
    assert "<script>" not in page
    assert "&lt;script&gt;" in page
