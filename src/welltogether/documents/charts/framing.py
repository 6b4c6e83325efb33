"""What every chart carries besides its drawing: finding, what was measured, foot, words for the ear, a table."""

from dataclasses import dataclass
from typing import Protocol

from welltogether.documents.charts.drawing import Drawing
from welltogether.documents.charts.lettering import wrap
from welltogether.documents.palette import INK, QUIET
from welltogether.documents.tables import Table


@dataclass(frozen=True, slots=True)
class Framing:
    """`title` states the finding, `subtitle` what was measured, `foot` source, date, base and method.

    Refuses: an empty title, subtitle, foot or description (ValueError): no chart goes without its words.
    """

    title: str
    subtitle: str
    foot: str
    description: str
    table: Table

    def __post_init__(self) -> None:
        for name in ("title", "subtitle", "foot", "description"):
            if not getattr(self, name).strip():
                raise ValueError(f"a chart has no {name}")


class Chart(Protocol):
    """One chart kind filled with values: it can draw itself at any width, wide or narrow."""

    @property
    def framing(self) -> Framing: ...

    def draw(self, width: float) -> Drawing: ...


WIDE = 680.0
NARROW = 340.0


def picture(chart: Chart, width: float, ident: str) -> str:
    """The plot alone as SVG, named for screen readers; its page sets title, subtitle and foot as text."""
    return chart.draw(width).svg(ident, chart.framing.title, chart.framing.description)


def whole(chart: Chart, width: float = WIDE, ident: str = "chart") -> str:
    """The chart with title, subtitle and foot inside the picture, for a slide or a download."""
    framing, plot = chart.framing, chart.draw(width)
    title = wrap(framing.title, 17, width, 3)
    subtitle, foot = wrap(framing.subtitle, 13, width, 3), wrap(framing.foot, 11, width, 4)
    top = len(title) * 22 + len(subtitle) * 17 + 12
    drawing = Drawing(width, top + plot.height + len(foot) * 14 + 14)
    drawing.paper()
    y = 17.0
    for line in title:
        drawing.text((0, y), line, 17, bold=True)
        y += 22
    for line in subtitle:
        drawing.text((0, y - 2), line, 13, colour=QUIET)
        y += 17
    drawing.place(plot, (0, top))
    y = top + plot.height + 16
    for line in foot:
        drawing.text((0, y), line, 11, colour=INK if line.startswith("Caution") else QUIET)
        y += 14
    return drawing.svg(ident, framing.title, framing.description)
