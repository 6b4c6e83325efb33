"""A line over time with its interval band. Where the series breaks, the line stops and a gap is left to be seen."""

from dataclasses import dataclass
from datetime import date

from welltogether.documents.charts.drawing import Drawing, Point
from welltogether.documents.charts.framing import Framing
from welltogether.documents.charts.lettering import shortened
from welltogether.documents.charts.scales import Axis, Reads, axis
from welltogether.documents.palette import ACCENT, BAND, DARK_GREY, FAINT, INK, PAPER, QUIET, RULE

_SMALL = 11.5
_LEAST_SHARE = 0.3  # a small change must look small


@dataclass(frozen=True, slots=True)
class LinePoint:
    """One period's value at its middle day; `label` names the period. `after_break`: not comparable with before."""

    when: date
    label: str
    value: float
    lower: float | None = None
    upper: float | None = None
    after_break: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """One place's points, oldest first. `is_here` is drawn in the accent, others thin and dashed."""

    label: str
    points: tuple[LinePoint, ...]
    is_here: bool = True

    @property
    def runs(self) -> tuple[tuple[LinePoint, ...], ...]:
        """The points between breaks."""
        runs: list[list[LinePoint]] = []
        for point in self.points:
            if not runs or point.after_break:
                runs.append([])
            runs[-1].append(point)
        return tuple(tuple(run) for run in runs)


@dataclass(frozen=True, slots=True)
class LineChart:
    """Lines in one unit. `break_note` says in a few words what changed at a break."""

    framing: Framing
    lines: tuple[Line, ...]
    reads: Reads
    break_note: str = ""
    height: float = 250

    def draw(self, width: float) -> Drawing:
        drawing = Drawing(width, self.height)
        draw_lines(drawing, self.lines, self.reads, (0, 0), (width, self.height))
        self._mark_breaks(drawing)
        return drawing

    def _mark_breaks(self, drawing: Drawing) -> None:
        frame = _Frame.around(self.lines, (0, 0), (drawing.width, self.height))
        for line in self.lines[:1]:
            for before, after in zip(line.runs, line.runs[1:], strict=False):
                x = (frame.x(before[-1].when) + frame.x(after[0].when)) / 2
                drawing.line((x, 14), (x, frame.up.start), DARK_GREY, 1, "3 3")
                drawing.text((x, 10), self.break_note or "not comparable", _SMALL, "middle", DARK_GREY)


@dataclass(frozen=True, slots=True)
class _Frame:
    """Where days and values lie."""

    first: date
    last: date
    left: float
    right: float
    up: Axis

    @classmethod
    def around(cls, lines: tuple[Line, ...], at: Point, size: Point) -> "_Frame":
        points = [point for line in lines for point in line.points]
        values = [v for p in points for v in (p.value, p.lower, p.upper) if v is not None]
        days = [point.when for point in points]
        up = axis(values, at[1] + size[1] - 26, at[1] + 22, n_steps=3 if size[1] < 160 else 4, least_share=_LEAST_SHARE)
        return cls(min(days), max(days), at[0] + 46, at[0] + size[0] - 58, up)

    def x(self, day: date) -> float:
        span = (self.last - self.first).days or 1
        return self.left + (self.right - self.left) * (day - self.first).days / span

    def at(self, point: LinePoint) -> Point:
        return self.x(point.when), self.up.at(point.value)


def draw_lines(drawing: Drawing, lines: tuple[Line, ...], reads: Reads, at: Point, size: Point) -> None:
    """Draw axes, bands and lines in the box `at`, `size`; the last value is written at the line's end."""
    frame = _Frame.around(lines, at, size)
    style = reads.for_ticks(frame.up.ticks)
    for tick in frame.up.ticks:
        y = frame.up.at(tick)
        drawing.line((frame.left, y), (frame.right, y), RULE if tick == frame.up.low else FAINT)
        drawing.text((frame.left - 6, y + 4), style.text(tick), _SMALL, "end", QUIET)
    _label_days(drawing, frame, lines, at[1] + size[1])
    for line in lines:
        for run in line.runs:
            _draw_band(drawing, frame, run)
    for line in sorted(lines, key=lambda line: line.is_here):
        _draw_line(drawing, frame, line, reads)


def _label_days(drawing: Drawing, frame: _Frame, lines: tuple[Line, ...], bottom: float) -> None:
    points = lines[0].points
    first, last = points[0], points[-1]
    room = (frame.right - frame.left) / 2 + 20
    drawing.text((frame.left, bottom - 8), shortened(first.label, _SMALL, room), _SMALL, "start", QUIET)
    if last is not first:
        drawing.text((frame.right, bottom - 8), shortened(last.label, _SMALL, room), _SMALL, "end", QUIET)


def _draw_band(drawing: Drawing, frame: _Frame, run: tuple[LinePoint, ...]) -> None:
    upper = [(frame.x(p.when), frame.up.at(p.upper)) for p in run if p.upper is not None and p.lower is not None]
    lower = [(frame.x(p.when), frame.up.at(p.lower)) for p in run if p.upper is not None and p.lower is not None]
    if len(upper) > 1:
        drawing.polygon([*upper, *reversed(lower)], BAND)
    elif upper:
        drawing.line(upper[0], lower[0], BAND, 6)


def _draw_line(drawing: Drawing, frame: _Frame, line: Line, reads: Reads) -> None:
    colour, thick, dash = (ACCENT, 2.4, "") if line.is_here else (DARK_GREY, 1.4, "5 3")
    for run in line.runs:
        places = [frame.at(point) for point in run]
        if len(places) > 1:
            drawing.polyline(places, colour, thick, dash)
        if line.is_here:
            for place in places if len(places) < 8 else (places[0], places[-1]):
                drawing.circle(place, 3.6, ACCENT, PAPER, 1.2)
    x, y = frame.at(line.points[-1])
    value = reads.text(line.points[-1].value)
    label = value if line.is_here else f"{line.label} {value}"
    drawing.text((x + 8, y + 4), label, 12.5 if line.is_here else _SMALL, colour=colour, bold=line.is_here)
    if line.is_here and len(line.points) > 1:
        x, y = frame.at(line.points[0])
        drawing.text((x - 2, y - 9), reads.text(line.points[0].value), _SMALL, colour=INK)
