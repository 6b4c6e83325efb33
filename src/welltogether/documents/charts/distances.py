"""How far a value lies from a cut: each input on its own track, the cut in the middle, so that near is seen as near."""

from dataclasses import dataclass

from welltogether.documents.charts.drawing import Drawing
from welltogether.documents.charts.framing import Framing
from welltogether.documents.charts.lettering import text_width, wrap
from welltogether.documents.charts.marks import Shape, draw_mark
from welltogether.documents.palette import ACCENT, BAND, DARK_GREY, INK, QUIET, RULE, WASH

_SIZE, _SMALL = 13.0, 11.5


@dataclass(frozen=True, slots=True)
class CutRow:
    """One input: value and interval (None where not known), the cut, how they read, the words for either side."""

    name: str
    quiet: str
    value: float | None
    text: str
    lower: float | None
    upper: float | None
    cut: float
    cut_text: str
    below: str
    above: str


@dataclass(frozen=True, slots=True)
class CutChart:
    """Tracks that run from nothing to twice the cut; a value beyond is held at the end and marked with an arrow."""

    framing: Framing
    rows: tuple[CutRow, ...]

    def draw(self, width: float) -> Drawing:
        stacked = width < 520
        start = 6.0 if stacked else width * 0.36
        room = (width if stacked else start) - 18
        words = [(wrap(row.name, _SIZE, room, 2), wrap(row.quiet, _SMALL, room, 2)) for row in self.rows]
        texts = [22.0 + 16 * len(name) + 14 * len(quiet) for name, quiet in words]
        heights = [text + 66 if stacked else max(64.0, text + 4) for text in texts]
        drawing = Drawing(width, sum(heights))
        top = 0.0
        for row, (name, quiet), height in zip(self.rows, words, heights, strict=True):
            y = top + 22
            for line in name:
                drawing.text((0, y), line, _SIZE, colour=INK)
                y += 16
            for line in quiet:
                drawing.text((0, y), line, _SMALL, colour=QUIET)
                y += 14
            self._draw_track(drawing, row, (start, width - 8), (y + 28) if stacked else top + 28)
            top += height
        return drawing

    def _draw_track(self, drawing: Drawing, row: CutRow, ends: tuple[float, float], y: float) -> None:
        left, right = ends
        centre = (left + right) / 2
        drawing.rect((left, y - 9), (right - left, 18), WASH)
        drawing.line((left, y), (right, y), RULE)
        drawing.line((centre, y - 15), (centre, y + 15), DARK_GREY, 1.6)
        drawing.text((centre, y + 28), f"cut {row.cut_text}", _SMALL, "middle", DARK_GREY)
        drawing.text((left, y + 28), f"← {row.below}", _SMALL, "start", QUIET)
        drawing.text((right, y + 28), f"{row.above} →", _SMALL, "end", QUIET)
        if row.value is None:
            drawing.text((centre, y - 20), "not known", _SIZE, "middle", INK, bold=True)
            return

        def at(value: float) -> float:
            return left + 8 + (right - left - 16) * max(0.0, min(1.0, value / (2 * row.cut)))

        if row.lower is not None and row.upper is not None:
            drawing.line((at(row.lower), y), (at(row.upper), y), BAND, 9)
        x = at(row.value)
        beyond = row.value > 2 * row.cut
        draw_mark(drawing, (x, y), Shape.HERE, 6.5)
        if beyond:
            drawing.polygon([(x + 9, y - 5), (x + 15, y), (x + 9, y + 5)], ACCENT)
        half = text_width(row.text, _SIZE, bold=True) / 2
        drawing.text((max(left + half, min(x, right - half)), y - 16), row.text, _SIZE, "middle", ACCENT, bold=True)
