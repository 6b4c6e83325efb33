"""The workhorse: one row a measure, the place as a dot with its interval, beside what it is compared with."""

from dataclasses import dataclass

from welltogether.documents.charts.drawing import Drawing
from welltogether.documents.charts.framing import Framing
from welltogether.documents.charts.lettering import shortened, spread, text_width, wrap
from welltogether.documents.charts.marks import Shape, draw_mark
from welltogether.documents.charts.scales import Axis, Reads, axis
from welltogether.documents.palette import ACCENT, BAND, FAINT, INK, QUIET, RULE

_LABEL, _SMALL = 13.0, 11.5
_STACKED_BELOW = 520  # narrower than this, the row's name stands above its plot


@dataclass(frozen=True, slots=True)
class Mark:
    """One comparator: its shape, the word beside it, where it lies and how its value reads."""

    shape: Shape
    label: str
    value: float
    text: str


@dataclass(frozen=True, slots=True)
class DotRow:
    """One measure: its name and quiet second line (date, base), the value here with its interval, the comparators."""

    name: str
    quiet: str
    value: float
    text: str
    lower: float | None
    upper: float | None
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class DotChart:
    """Rows in one unit on one axis. `here` names the place in the first row."""

    framing: Framing
    here: str
    rows: tuple[DotRow, ...]
    reads: Reads
    from_zero: bool | None = None
    row_height: float = 66

    def draw(self, width: float) -> Drawing:
        stacked = width < _STACKED_BELOW
        plot_start = 8.0 if stacked else width * 0.36
        names = [
            wrap(row.name, _LABEL, (width if stacked else plot_start) - 20, 2 if stacked else 3) for row in self.rows
        ]
        heights = [self._row_height(lines, stacked) for lines in names]
        drawing = Drawing(width, sum(heights) + 30)
        across = self._axis(plot_start + 10, width - 22)
        self._gridlines(drawing, across, sum(heights))
        top = 0.0
        for row, lines, height in zip(self.rows, names, heights, strict=True):
            if top:
                drawing.line((0, top), (width, top), FAINT)
            used = _write_name(drawing, row, lines, top, width if stacked else plot_start)
            middle = top + (used + 26 if stacked else (height - 6) / 2)
            self._plot_row(drawing, row, across, middle, row is self.rows[0])
            top += height
        return drawing

    def _row_height(self, lines: list[str], stacked: bool) -> float:
        text = len(lines) * 16.0 + 16
        return text + 62 if stacked else max(self.row_height, text + 14)

    def _axis(self, start: float, end: float) -> Axis:
        values = [v for row in self.rows for v in (row.value, row.lower, row.upper) if v is not None]
        values += [mark.value for row in self.rows for mark in row.marks]
        return axis(values, start, end, from_zero=self.from_zero)

    def _gridlines(self, drawing: Drawing, across: Axis, bottom: float) -> None:
        drawing.line((across.start, bottom), (across.end, bottom), RULE)
        last_end, style = float("-inf"), self.reads.for_ticks(across.ticks)
        for tick in across.ticks:
            x, words = across.at(tick), style.text(tick)
            drawing.line((x, 0), (x, bottom), FAINT)
            drawing.line((x, bottom), (x, bottom + 5), RULE)
            half = text_width(words, _SMALL) / 2
            if x - half > last_end + 8:
                drawing.text((x, bottom + 19), words, _SMALL, "middle", QUIET)
                last_end = x + half

    def _plot_row(self, drawing: Drawing, row: DotRow, across: Axis, middle: float, is_first: bool) -> None:
        drawing.line((across.start, middle), (across.end, middle), RULE)
        if row.lower is not None and row.upper is not None:
            drawing.line((across.at(row.lower), middle), (across.at(row.upper), middle), BAND, 9)
        self._label_comparators(drawing, row, across, middle)
        x = across.at(row.value)
        draw_mark(drawing, (x, middle), Shape.HERE, 6.5)
        words = f"{self.here} {row.text}" if is_first else row.text
        half = text_width(words, _LABEL, bold=True) / 2
        x = max(across.start - 8 + half, min(x, drawing.width - half))
        drawing.text((x, middle - 12), words, _LABEL, "middle", ACCENT, bold=True)

    def _label_comparators(self, drawing: Drawing, row: DotRow, across: Axis, middle: float) -> None:
        words = [shortened(f"{mark.label} {mark.text}", _SMALL, 190) for mark in row.marks]
        widths = [text_width(text, _SMALL) for text in words]
        places = [across.at(mark.value) for mark in row.marks]
        centres = spread(places, widths, across.start - 10, drawing.width, gap=9)
        for mark, text, x, centre in zip(row.marks, words, places, centres, strict=True):
            if abs(centre - x) > 3:
                drawing.line((x, middle + 5), (centre, middle + 13), RULE)
            draw_mark(drawing, (x, middle), mark.shape, 6)
            drawing.text((centre, middle + 24), text, _SMALL, "middle", QUIET)


def _write_name(drawing: Drawing, row: DotRow, lines: list[str], top: float, width: float) -> float:
    """Write the row's name and second line; the height they took."""
    y = top + 20
    for line in lines:
        drawing.text((0, y), line, _LABEL, colour=INK)
        y += 16
    drawing.text((0, y), shortened(row.quiet, _SMALL, width - 12), _SMALL, colour=QUIET)
    return y - top
