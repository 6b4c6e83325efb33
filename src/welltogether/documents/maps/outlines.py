"""From outlines in kilometres to short paths on a page: fitted, snapped to a fine grid, no point that shows nothing."""

from collections.abc import Sequence
from dataclasses import dataclass

from welltogether.analysis.local_mapping import Shape

Ring = Sequence[tuple[float, float]]


@dataclass(frozen=True, slots=True)
class Fit:
    """Kilometres to pixels: the place fills a frame with a margin; north is up."""

    left: float
    top: float
    scale: float  # pixels a kilometre
    width: float
    height: float

    def at(self, x: float, y: float) -> tuple[float, float]:
        return (x - self.left) * self.scale, (self.top - y) * self.scale


def fit(shapes: Sequence[Shape], width: float, most_height: float, margin: float = 14) -> Fit:
    """The largest scale at which all shapes lie in the frame; a tall place gets a frame as high as `most_height`."""
    west, south, east, north = bounds(shapes)
    across, up = max(east - west, 1e-6), max(north - south, 1e-6)
    scale = min((width - 2 * margin) / across, (most_height - 2 * margin) / up)
    height = min(most_height, up * scale + 2 * margin)
    left = west - (width / scale - across) / 2
    top = north + (height / scale - up) / 2
    return Fit(left, top, scale, width, height)


def bounds(shapes: Sequence[Shape]) -> tuple[float, float, float, float]:
    """West, south, east, north of all rings."""
    xs = [x for shape in shapes for ring in shape.rings for x, _ in ring]
    ys = [y for shape in shapes for ring in shape.rings for _, y in ring]
    return min(xs), min(ys), max(xs), max(ys)


def middle(shape: Shape) -> tuple[float, float]:
    """The middle of a shape's box: near enough to say where it lies."""
    west, south, east, north = bounds((shape,))
    return (west + east) / 2, (south + north) / 2


def meets(shape: Shape, fitted: Fit) -> bool:
    """Whether any of the shape's box lies in the frame."""
    west, south, east, north = bounds((shape,))
    (x0, y0), (x1, y1) = fitted.at(west, north), fitted.at(east, south)
    return x1 >= 0 and y1 >= 0 and x0 <= fitted.width and y0 <= fitted.height


def path(shapes: Sequence[Shape], fitted: Fit, grid: float) -> str:
    """Path data of all rings in whole steps of `grid` pixels, relative moves; neighbours snap to the same points."""
    parts = []
    for shape in shapes:
        for ring in shape.rings:
            points = _snapped(ring, fitted, grid)
            if len(points) > 2:
                parts.append(_moves(points))
    return "".join(parts)


def _snapped(ring: Ring, fitted: Fit, grid: float) -> list[tuple[int, int]]:
    left, top, k = fitted.left, fitted.top, fitted.scale / grid
    points: list[tuple[int, int]] = []
    for x, y in ring:
        point = (round((x - left) * k), round((top - y) * k))
        if not points or point != points[-1]:
            if len(points) > 1 and _in_line(points[-2], points[-1], point):
                points[-1] = point
            else:
                points.append(point)
    if len(points) > 1 and points[0] == points[-1]:
        points.pop()
    return points


def _in_line(a: tuple[int, int], b: tuple[int, int], c: tuple[int, int]) -> bool:
    """Whether b lies on the straight way from a to c (and not beyond it)."""
    ux, uy, vx, vy = b[0] - a[0], b[1] - a[1], c[0] - b[0], c[1] - b[1]
    return ux * vy == uy * vx and ux * vx + uy * vy > 0


def _moves(points: list[tuple[int, int]]) -> str:
    (x, y), rest = points[0], points[1:]
    steps = []
    for next_x, next_y in rest:
        steps.append(f"{next_x - x} {next_y - y}")
        x, y = next_x, next_y
    return f"M{points[0][0]} {points[0][1]}l{' '.join(steps)}z".replace(" -", "-")
