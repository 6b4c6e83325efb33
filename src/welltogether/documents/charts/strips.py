"""Where a place stands among all places: every district a small dot, this one marked and named, none of the others."""

from dataclasses import dataclass

from welltogether.documents.charts.dots import Mark
from welltogether.documents.charts.drawing import Drawing
from welltogether.documents.charts.framing import Framing
from welltogether.documents.charts.lettering import spread, text_width
from welltogether.documents.charts.marks import Shape, draw_mark
from welltogether.documents.charts.scales import Axis, Reads, axis
from welltogether.documents.palette import ACCENT, PAPER, QUIET, RULE

_DOT = 3.1
_SMALL = 11.5


@dataclass(frozen=True, slots=True)
class StripChart:
    """`values` of all districts, unnamed; `here` with its text; comparators as marks."""

    framing: Framing
    here: str
    value: float
    text: str
    values: tuple[float, ...]
    marks: tuple[Mark, ...]
    reads: Reads

    def draw(self, width: float) -> Drawing:
        across = axis([*self.values, self.value, *(m.value for m in self.marks)], 14, width - 14)
        piles = _piles(self.values, across)
        tallest = max((height for _, height in piles), default=0)
        base = 34 + (tallest + 1) * _DOT * 2
        drawing = Drawing(width, base + 62)
        for x, height in piles:
            drawing.circle((x, base - 7 - height * _DOT * 2), _DOT, RULE, PAPER, 0.6)
        self._axis_line(drawing, across, base)
        x = across.at(self.value)
        words = f"{self.here} {self.text}"
        half = text_width(words, 13, bold=True) / 2
        drawing.line((x, 22), (x, base), ACCENT, 1.6)
        draw_mark(drawing, (x, base), Shape.HERE, 6.5)
        drawing.text((max(half, min(x, width - half)), 14), words, 13, "middle", ACCENT, bold=True)
        self._label_marks(drawing, across, base)
        return drawing

    def _axis_line(self, drawing: Drawing, across: Axis, base: float) -> None:
        drawing.line((across.start, base), (across.end, base), RULE)
        style = self.reads.for_ticks(across.ticks)
        for tick in across.ticks:
            drawing.line((across.at(tick), base + 30), (across.at(tick), base + 35), RULE)
            drawing.text((across.at(tick), base + 50), style.text(tick), _SMALL, "middle", QUIET)

    def _label_marks(self, drawing: Drawing, across: Axis, base: float) -> None:
        words = [f"{mark.label} {mark.text}" for mark in self.marks]
        widths = [text_width(text, _SMALL) for text in words]
        places = [across.at(mark.value) for mark in self.marks]
        for mark, text, x, centre in zip(
            self.marks, words, places, spread(places, widths, 0, drawing.width, 10), strict=True
        ):
            draw_mark(drawing, (x, base), mark.shape, 6)
            drawing.text((centre, base + 23), text, _SMALL, "middle", QUIET)


def _piles(values: tuple[float, ...], across: Axis) -> list[tuple[float, int]]:
    """Dots stacked in columns one dot wide: (x of the column, height in dots)."""
    heights: dict[int, int] = {}
    placed = []
    for value in sorted(values):
        column = round(across.at(value) / (_DOT * 2))
        placed.append((column * _DOT * 2, heights.get(column, 0)))
        heights[column] = heights.get(column, 0) + 1
    return placed
