"""Charts: each draws itself wide and narrow, stays inside its frame, and carries words and a table."""

import re
from datetime import date
from itertools import pairwise
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from welltogether.documents.charts.bars import Bar, BarChart
from welltogether.documents.charts.distances import CutChart, CutRow
from welltogether.documents.charts.dots import DotChart, DotRow, Mark
from welltogether.documents.charts.framing import Chart, Framing, picture, whole
from welltogether.documents.charts.lettering import shortened, spread, text_width, wrap
from welltogether.documents.charts.lines import Line, LineChart, LinePoint
from welltogether.documents.charts.marks import Shape
from welltogether.documents.charts.minis import Mini
from welltogether.documents.charts.multiples import SmallMultiples, SmallPanel
from welltogether.documents.charts.scales import Reads, axis
from welltogether.documents.charts.stacks import Portion, StackChart, StackRow
from welltogether.documents.charts.strips import StripChart
from welltogether.documents.palette import SEQUENCE, ink_on
from welltogether.documents.tables import Cell, Column, Table

SVG = "{http://www.w3.org/2000/svg}"
PERCENT = Reads(100, 0, suffix="%")
FRAMING = Framing(
    "Get on well: 64% in Aldermere, 76% in Avonia", "People who agree.", "Source 4. 2008.", "64% here, 76% there.",
    Table("Get on well", (Column("Place"), Column("Share", "%", numeric=True)), ((Cell("Here"), Cell("64%", 64.0)),)),
)  # fmt: skip
MARKS = (
    Mark(Shape.COUNTRY, "Avonia", 0.76, "76%"), Mark(Shape.REGION, "The Vale", 0.755, "76%"),
    Mark(Shape.GROUP, "Family group 4", 0.75, "75%"),
)  # fmt: skip
ROW = DotRow(
    "People who agree that people from different backgrounds get on well", "2008", 0.64, "64%", 0.61, 0.67, MARKS
)
SERIES = Line(
    "Aldermere",
    tuple(
        LinePoint(date(year, 6, 30), str(year), value, value - 2, value + 2, after_break=year == 2019)
        for year, value in ((2015, 60.0), (2016, 64.0), (2019, 80.0), (2020, 78.0))
    ),
)
CHARTS: dict[str, Chart] = {
    "dots": DotChart(FRAMING, "Aldermere", (ROW, ROW), PERCENT),
    "lines": LineChart(FRAMING, (SERIES,), Reads(), "question changed"),
    "multiples": SmallMultiples(FRAMING, tuple(SmallPanel("Crime", "rose", SERIES, Reads()) for _ in range(4))),
    "strip": StripChart(FRAMING, "Aldermere", 0.64, "64%", tuple(i / 300 for i in range(60, 296)), MARKS, PERCENT),
    "bars": BarChart(FRAMING, (Bar("Group 4, Changing less affluent urban areas", 7, "7"), Bar("2 or 3", 4, "4", True))),
    "stack": StackChart(
        FRAMING,
        tuple(
            StackRow(name, (Portion("White", 0.82, "82%"), Portion("Asian", 0.13, "13%"), Portion("Other", 0.05, "5%")))
            for name in ("Aldermere", "Avonia")
        ),
    ),
    "cuts": CutChart(
        FRAMING,
        (CutRow("Higher qualification", "2021", 0.243, "24.3%", 0.23, 0.25, 0.297, "29.7%", "below", "at or above"),
         CutRow("Jobs in 1984", "no figure", None, "", None, None, 1000.0, "1,000", "below", "at or above"),
         CutRow("New registrations", "2024", 400.0, "400", None, None, 61.0, "61", "below", "at or above")),
    ),
}  # fmt: skip


@pytest.mark.parametrize("width", [680, 330])
@pytest.mark.parametrize("name", CHARTS)
def test_text_stays_inside_the_frame(name: str, width: float) -> None:
    root = ElementTree.fromstring(picture(CHARTS[name], width, "c"))
    high = float(root.get("height", "0"))
    outside = []
    for text in root.iter(f"{SVG}text"):
        size, words = float(text.get("font-size", "0")), text.text or ""
        long = text_width(words, size, text.get("font-weight") == "700")
        x, y = float(text.get("x", "0")), float(text.get("y", "0"))
        left = x - {"middle": long / 2, "end": long}.get(text.get("text-anchor", ""), 0)
        if left < -2 or left + long > width + 3 or y < size * 0.6 or y > high + 1:
            outside.append((words, round(left), round(left + long), round(y)))
    assert outside == []


@pytest.mark.parametrize("name", CHARTS)
def test_every_chart_has_a_name_a_description_and_a_table(name: str) -> None:
    chart = CHARTS[name]
    root = ElementTree.fromstring(picture(chart, 680, "c1"))
    assert root.get("role") == "img"
    assert root.get("aria-labelledby") == "c1-t c1-d"
    assert [(root.findtext(f"{SVG}title")), root.findtext(f"{SVG}desc")] == [FRAMING.title, FRAMING.description]
    assert chart.framing.table.rows
    assert {text.get("font-family") for text in root.iter(f"{SVG}text")} == {None}
    assert root.get("font-family") == "Helvetica, Arial, sans-serif"


@pytest.mark.parametrize("name", CHARTS)
def test_type_is_large_enough_on_paper(name: str) -> None:
    """A picture of 680 pixels is set 168 mm wide: 11.5 pixels come to 8 points."""
    sizes = {float(size) for size in re.findall(r'font-size="([\d.]+)"', picture(CHARTS[name], 680, "c"))}
    assert min(sizes) * 168 / 25.4 * 72 / 680 >= 8


@pytest.mark.parametrize("name", CHARTS)
def test_a_chart_that_stands_alone_says_what_it_shows(name: str) -> None:
    svg = whole(CHARTS[name])
    assert [words in svg for words in (FRAMING.title, FRAMING.subtitle, FRAMING.foot)] == [True, True, True]


@pytest.mark.parametrize("part", ["title", "subtitle", "foot", "description"])
def test_no_chart_goes_without_its_words(part: str) -> None:
    words = {"title": "t", "subtitle": "s", "foot": "f", "description": "d", part: " "}
    with pytest.raises(ValueError, match=part):
        Framing(**words, table=FRAMING.table)


def test_never_red_for_people() -> None:
    """No colour of any chart is a red: red the strongest channel, the others low."""
    colours = {c for name in CHARTS for c in re.findall(r"#[0-9A-Fa-f]{6}", picture(CHARTS[name], 680, "c"))}
    reds = [c for c in colours if int(c[1:3], 16) > 150 and max(int(c[3:5], 16), int(c[5:7], 16)) < 90]
    assert sorted(reds) == []


def test_a_break_leaves_a_gap() -> None:
    assert [len(run) for run in SERIES.runs] == [2, 2]
    svg = picture(CHARTS["lines"], 680, "c")
    assert svg.count('stroke-width="2.4"') == 2
    assert "question changed" in svg


def test_a_stack_refuses_other_parts_or_too_many() -> None:
    parts = tuple(Portion(str(i), 0.1, "10%") for i in range(6))
    with pytest.raises(ValueError, match="more than five"):
        StackChart(FRAMING, (StackRow("Here", parts),))
    with pytest.raises(ValueError, match="differ"):
        StackChart(FRAMING, (StackRow("Here", parts[:2]), StackRow("There", parts[1:3])))


def test_a_mini_starts_at_zero_and_is_hidden_from_screen_readers() -> None:
    near = Mini(0.60, None, None, ((Shape.COUNTRY, 0.62),)).draw().svg()
    assert 'aria-hidden="true"' in near
    circle = re.search(r'cx="([\d.]+)"', near)
    assert circle is not None
    assert float(circle[1]) > 100  # both lie near the far end: a difference of 2 in 62 looks small


@given(
    st.lists(st.tuples(st.floats(0, 600), st.floats(5, 90)), min_size=1, max_size=6),
)
def test_labels_never_overlap(wishes: list[tuple[float, float]]) -> None:
    places, widths = [w for w, _ in wishes], [w for _, w in wishes]
    centres = spread(places, widths, 0, 600, gap=6)
    edges = sorted((c - w / 2, c + w / 2) for c, w in zip(centres, widths, strict=True))
    assert all(right <= left + 1e-6 for (_, right), (left, _) in pairwise(edges))
    if sum(widths) + 6 * len(widths) <= 600:
        assert edges[0][0] >= -1e-6
        assert edges[-1][1] <= 600 + 1e-6


@given(st.lists(st.floats(-1e5, 1e5), min_size=1, max_size=8))
def test_an_axis_holds_all_its_values(values: list[float]) -> None:
    across = axis(values, 0, 100)
    slack = 1e-6 * (1 + max(abs(across.low), abs(across.high)))
    assert all(across.low - slack <= v <= across.high + slack for v in values)
    assert list(across.ticks) == sorted(across.ticks)


def test_an_axis_is_never_shorter_than_asked() -> None:
    across = axis([7.17, 7.19], 0, 100, least_share=0.3)
    assert across.high - across.low >= 0.3 * 7.19


def test_lettering() -> None:
    assert round(text_width("Burnley", 10), 1) == 33.9
    assert wrap("People who agree that people get on", 13, 120, 2) == ["People who agree", "that people get on"]
    assert shortened("People who agree", 13, 60).endswith("…")


def test_map_levels_grow_darker_and_their_ink_is_readable() -> None:
    lightness = [sum(int(c[i : i + 2], 16) for i in (1, 3, 5)) for c in SEQUENCE]
    assert lightness == sorted(lightness, reverse=True)
    assert [ink_on(SEQUENCE[0]), ink_on(SEQUENCE[-1])] == ["#0B0C0C", "#FFFFFF"]
