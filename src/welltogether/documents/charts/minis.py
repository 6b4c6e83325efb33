"""A small picture of one row of a table: here with its interval, among what it is compared with, on a scale from zero.

Its numbers stand in the row's other cells, so it is decoration to a screen reader.
"""

from dataclasses import dataclass

from welltogether.documents.charts.drawing import Drawing
from welltogether.documents.charts.marks import Shape, draw_mark
from welltogether.documents.palette import BAND, RULE


@dataclass(frozen=True, slots=True)
class Mini:
    """One value, its interval if any, and the comparators as (shape, value)."""

    value: float
    lower: float | None
    upper: float | None
    others: tuple[tuple[Shape, float], ...]

    def draw(self, width: float = 112, height: float = 18) -> Drawing:
        """Always from zero (or from the lowest negative value), so that a small difference looks small."""
        drawing = Drawing(width, height)
        shown = [self.value, self.lower, self.upper, *(value for _, value in self.others)]
        held = [value for value in shown if value is not None]
        low, high = min(0.0, *held), max(0.0, *held)
        edge, middle = 7.0, height / 2
        scale = (width - 2 * edge) / ((high - low) or 1.0)

        def at(value: float) -> float:
            return edge + (value - low) * scale

        drawing.line((edge, middle), (width - edge, middle), RULE)
        drawing.line((at(0), middle - 4), (at(0), middle + 4), RULE)
        if self.lower is not None and self.upper is not None:
            drawing.line((at(self.lower), middle), (at(self.upper), middle), BAND, 6)
        for shape, value in self.others:
            draw_mark(drawing, (at(value), middle), shape, 4.6)
        draw_mark(drawing, (at(self.value), middle), Shape.HERE, 4.8)
        return drawing
