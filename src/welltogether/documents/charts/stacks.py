"""Who makes up the whole, here and elsewhere: bars of equal length cut into at most four named parts and the rest."""

from dataclasses import dataclass

from welltogether.documents.charts.drawing import Drawing
from welltogether.documents.charts.framing import Framing
from welltogether.documents.charts.lettering import spread, text_width, wrap
from welltogether.documents.palette import CATEGORIES, INK, PAPER, QUIET, REST, RULE, ink_on

_BAR, _GAP, _SIZE = 26.0, 24.0, 12.5


@dataclass(frozen=True, slots=True)
class Portion:
    """One part of the whole, 0–1, and how it reads."""

    name: str
    share: float
    text: str


@dataclass(frozen=True, slots=True)
class StackRow:
    """One bar: where, and its parts in the same order as the first bar's."""

    label: str
    portions: tuple[Portion, ...]


@dataclass(frozen=True, slots=True)
class StackChart:
    """Bars of shares that make a whole. The first bar's parts are named above it; wide parts carry their value.

    Refuses: more than five parts, or rows with other parts than the first (ValueError).
    """

    framing: Framing
    rows: tuple[StackRow, ...]

    def __post_init__(self) -> None:
        names = [tuple(portion.name for portion in row.portions) for row in self.rows]
        if len(set(names)) != 1 or len(names[0]) > len(CATEGORIES) + 1:
            raise ValueError(f"{self.framing.title!r}: parts differ between rows, or are more than five")

    def draw(self, width: float) -> Drawing:
        first = self.rows[0].portions
        names, height = self._names_above(first, width)
        drawing = Drawing(width, height + len(self.rows) * (_BAR + _GAP) + 2)
        self._draw_names(drawing, names, first, height)
        for i, row in enumerate(self.rows):
            top = height + 20 + i * (_BAR + _GAP)
            drawing.text((0, top - 5), row.label, _SIZE, colour=INK, bold=i == 0)
            self._draw_bar(drawing, row, top)
        return drawing

    def _names_above(self, portions: tuple[Portion, ...], width: float) -> tuple[list[list[str]], float]:
        names = [wrap(portion.name, _SIZE, max(96.0, portion.share * width - 10), 2) for portion in portions]
        return names, max(len(lines) for lines in names) * 15 + 16

    def _draw_names(
        self, drawing: Drawing, names: list[list[str]], portions: tuple[Portion, ...], bottom: float
    ) -> None:
        widths = [max(text_width(line, _SIZE) for line in lines) for lines in names]
        starts = [sum(p.share for p in portions[:i]) * drawing.width for i in range(len(portions))]
        wanted = [s + p.share * drawing.width / 2 for s, p in zip(starts, portions, strict=True)]
        centres = spread(wanted, widths, 0, drawing.width, 12)
        for i, (lines, centre, want) in enumerate(zip(names, centres, wanted, strict=True)):
            for j, line in enumerate(lines):
                y = bottom - 8 - (len(lines) - 1 - j) * 15
                drawing.text((centre, y), line, _SIZE, "middle", INK)
            drawing.line((centre, bottom - 3), (want, bottom + 19), RULE)
            drawing.circle((want, bottom + 20), 0.1, _colour(i))

    def _draw_bar(self, drawing: Drawing, row: StackRow, top: float) -> None:
        x = 0.0
        for i, portion in enumerate(row.portions):
            long = portion.share * drawing.width
            drawing.rect((x, top), (max(long - 1.2, 0.6), _BAR), _colour(i), PAPER)
            if text_width(portion.text, _SIZE, bold=True) + 8 < long:
                colour = ink_on(_colour(i))
                drawing.text((x + long / 2, top + 17.5), portion.text, _SIZE, "middle", colour, bold=True)
            x += long
        drawing.text((drawing.width, top - 5), "", _SIZE, "end", QUIET)


def _colour(position: int) -> str:
    return CATEGORIES[position] if position < len(CATEGORIES) else REST
