"""Maps: the place fills the frame; classes are declared; missing and small are seen; every area is in the table."""

import time
from dataclasses import replace
from math import isnan, nan
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sample import ASIAN, map_values, outlines, place_map

from welltogether.documents.maps.choropleth import LARGEST_SVG
from welltogether.documents.maps.classes import make_classes
from welltogether.documents.maps.outlines import fit
from welltogether.documents.maps.picture import make_picture

PLACE = place_map(ASIAN, map_values(0.01, 0.46, frozenset({7, 31})), frozenset({44}))
PICTURE = make_picture(PLACE, "Aldermere", "Source 1")


@given(st.lists(st.floats(-1e4, 1e4, allow_nan=False), min_size=1, max_size=60))
def test_classes_hold_every_value(values: list[float]) -> None:
    classes = make_classes(values)
    assert classes.n <= 5
    assert list(classes.edges) == sorted(classes.edges)
    for value in values:
        i = classes.of(value)
        assert classes.edges[i] - 1e-6 * (1 + abs(value)) <= value <= classes.edges[i + 1] + 1e-6 * (1 + abs(value))


def test_classes_are_round_and_about_equal() -> None:
    classes = make_classes([i / 10 for i in range(100)])
    assert classes.edges == (0.0, 2.0, 4.0, 6.0, 8.0, 10.0)


def test_classes_refuse_nothing_at_all() -> None:
    with pytest.raises(ValueError, match="no value"):
        make_classes([nan])


def test_the_legend_counts_every_area() -> None:
    groups = PICTURE.groups()
    assert sum(n for *_, n in groups) == 60
    assert [(words, n) for _, _, words, n in groups[-2:]] == [("too few people to show", 1), ("no figure", 2)]


def test_the_place_fills_the_frame() -> None:
    shapes, _ = outlines()
    fitted = fit(shapes, 400, 400)
    xs = [fitted.at(x, y)[0] for shape in shapes for ring in shape.rings for x, y in ring]
    assert (round(min(xs)), round(max(xs))) == (14, 386)


def test_missing_is_hatched_and_small_is_grey() -> None:
    svg = PICTURE.draw(680, ident="m1").svg("m1", "t", "d")
    assert 'fill="url(#m1-hatch)"' in svg
    assert '<pattern id="m1-hatch"' in svg
    assert '"#C9CCCE"' in svg
    assert ElementTree.fromstring(svg).get("role") == "img"


def test_a_district_is_small_and_quick() -> None:
    PICTURE.draw(680)
    started = time.process_time()
    svg = PICTURE.draw(680).svg("m", "t", "d")
    assert time.process_time() - started < 0.05
    assert len(svg) <= LARGEST_SVG


def test_the_table_has_every_area_in_reading_order() -> None:
    rows = PICTURE.framing.table.rows
    names = [row[0].text for row in rows]
    assert names == sorted(names)
    assert len(names) == 60
    shown = {row[2].text for row in rows}
    assert {"no figure", "too few people"} <= shown
    missing = [row for row in rows if row[2].text == "no figure"]
    assert [row[2].number for row in missing] == [None, None]


def test_the_words_say_where_high_and_low_are() -> None:
    framing = PICTURE.framing
    assert framing.title == "Asian: from 3.5% to 43.9% across 57 small areas of Aldermere"
    assert framing.description.startswith(
        "Map of 60 small areas of Aldermere, shaded by residents of an Asian ethnic group, 21 March 2021. Highest: "
    )
    assert "in the south-west" in framing.description
    assert "Hatched: two areas without a figure." in framing.foot


def test_a_map_without_any_value_still_draws() -> None:
    empty = replace(PLACE, values=tuple(nan for _ in PLACE.values), small_base=tuple(False for _ in PLACE.values))
    picture = make_picture(empty, "Aldermere", "Source 1")
    assert all(isnan(value) for value in empty.values)
    assert picture.framing.title == "Asian: no small area of Aldermere has a figure"
    assert picture.draw(400).svg().startswith("<svg")
