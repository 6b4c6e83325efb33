"""Bars for counts of areas: how the wards or neighbourhoods of a place would fall."""

from dataclasses import dataclass

from welltogether.documents.charts.drawing import Drawing
from welltogether.documents.charts.framing import Framing
from welltogether.documents.charts.lettering import wrap
from welltogether.documents.palette import ACCENT, INK, RULE

_SIZE = 13.0


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: its name, its length, how its value reads. `is_open`: hatched, for what is not known or not settled."""

    name: str
    value: float
    text: str
    is_open: bool = False


@dataclass(frozen=True, slots=True)
class BarChart:
    """Horizontal bars from zero, in the order given; the value stands at each bar's end."""

    framing: Framing
    bars: tuple[Bar, ...]

    def draw(self, width: float) -> Drawing:
        stacked = width < 520
        start = 0.0 if stacked else width * 0.42
        names = [wrap(bar.name, _SIZE, (width if stacked else start) - 16, 2) for bar in self.bars]
        heights = [len(lines) * 16 + (32 if stacked else 16) for lines in names]
        drawing = Drawing(width, sum(heights) + 4)
        longest = max((bar.value for bar in self.bars), default=1) or 1
        top = 0.0
        for bar, lines, height in zip(self.bars, names, heights, strict=True):
            for i, line in enumerate(lines):
                drawing.text((0, top + 18 + i * 16), line, _SIZE, colour=INK)
            y = top + 6 + (len(lines) * 16 if stacked else (len(lines) - 1) * 8)
            long = (width - start - 70) * bar.value / longest
            _draw_bar(drawing, bar, (start, y), max(long, 1.5))
            drawing.text((start + long + 9, y + 13), bar.text, _SIZE, colour=INK, bold=True)
            top += height
        if not stacked:
            drawing.line((start, 2), (start, top), RULE)
        return drawing


def _draw_bar(drawing: Drawing, bar: Bar, at: tuple[float, float], long: float) -> None:
    if not bar.is_open:
        drawing.rect(at, (long, 18), ACCENT)
        return
    drawing.rect(at, (long, 18), "#FFFFFF", ACCENT)
    x = at[0] + 6
    while x < at[0] + long:
        drawing.line(
            (x, at[1]), (max(x - 12, at[0]), at[1] + min(18.0, 18 * (x - max(x - 12, at[0])) / 12)), ACCENT, 0.8
        )
        x += 6
