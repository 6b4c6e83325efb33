"""The shapes that stand for a place and for what it is compared with: told apart by form before colour."""

from enum import StrEnum

from welltogether.documents.charts.drawing import Drawing, Point
from welltogether.documents.palette import ACCENT, DARK_GREY, PAPER


class Shape(StrEnum):
    """● here, ◆ the country, □ the region, △ the family group's middle, | anything else."""

    HERE = "filled circle"
    COUNTRY = "filled diamond"
    REGION = "open square"
    GROUP = "open triangle"
    OTHER = "upright bar"


def draw_mark(drawing: Drawing, at: Point, shape: Shape, size: float = 6) -> None:
    """Draw one mark; `size` is about its radius."""
    x, y = at
    if shape is Shape.HERE:
        drawing.circle(at, size, ACCENT, PAPER, 1.2)
    elif shape is Shape.COUNTRY:
        s = size * 0.95
        drawing.polygon([(x, y - s), (x + s, y), (x, y + s), (x - s, y)], DARK_GREY, PAPER, 0.8)
    elif shape is Shape.REGION:
        s = size * 0.68
        drawing.polygon([(x - s, y - s), (x + s, y - s), (x + s, y + s), (x - s, y + s)], PAPER, DARK_GREY, 1.4)
    elif shape is Shape.GROUP:
        s = size * 0.85
        drawing.polygon([(x, y - s), (x + s, y + s * 0.75), (x - s, y + s * 0.75)], PAPER, DARK_GREY, 1.4)
    else:
        drawing.line((x, y - size), (x, y + size), DARK_GREY, 2)
