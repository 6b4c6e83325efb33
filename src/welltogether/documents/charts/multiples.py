"""Small multiples: the same small line chart for several measures, each in its own unit. No legend is needed."""

from dataclasses import dataclass
from math import ceil

from welltogether.documents.charts.drawing import Drawing
from welltogether.documents.charts.framing import Framing
from welltogether.documents.charts.lettering import wrap
from welltogether.documents.charts.lines import Line, draw_lines
from welltogether.documents.charts.scales import Reads
from welltogether.documents.palette import INK, QUIET

_PANEL_HEIGHT, _GAP = 132.0, 26.0


@dataclass(frozen=True, slots=True)
class SmallPanel:
    """One measure: its name, what may be said of its change in a few words, its line."""

    name: str
    verdict: str
    line: Line
    reads: Reads


@dataclass(frozen=True, slots=True)
class SmallMultiples:
    """Panels in rows of three (two or one where it is narrow), in the order given."""

    framing: Framing
    panels: tuple[SmallPanel, ...]

    def draw(self, width: float) -> Drawing:
        n_columns = 3 if width >= 600 else 2 if width >= 420 else 1
        n_columns = min(n_columns, len(self.panels))
        cell = (width - _GAP * (n_columns - 1)) / n_columns
        n_rows = ceil(len(self.panels) / n_columns)
        drawing = Drawing(width, n_rows * (_PANEL_HEIGHT + 12))
        for i, panel in enumerate(self.panels):
            row, column = divmod(i, n_columns)
            self._draw_panel(drawing, panel, (column * (cell + _GAP), row * (_PANEL_HEIGHT + 12)), cell)
        return drawing

    def _draw_panel(self, drawing: Drawing, panel: SmallPanel, at: tuple[float, float], width: float) -> None:
        x, y = at
        y += 14
        for words in wrap(panel.name, 12.5, width - 4, 2):
            drawing.text((x, y), words, 12.5, colour=INK, bold=True)
            y += 15
        drawing.text((x, y), panel.verdict, 11.5, colour=QUIET)
        y = at[1]
        draw_lines(drawing, (panel.line,), panel.reads, (x, y + 42), (width, _PANEL_HEIGHT - 46))
