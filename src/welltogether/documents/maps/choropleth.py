"""One measure over the small areas of a place, drawn on the server as one short SVG."""

from dataclasses import dataclass
from math import isfinite

from welltogether.analysis.local_mapping import PlaceMap, Shape
from welltogether.documents.charts.drawing import Drawing, number
from welltogether.documents.charts.framing import Framing
from welltogether.documents.maps.classes import Classes
from welltogether.documents.maps.outlines import Fit, fit, meets, path
from welltogether.documents.palette import DARK_GREY, INK, PAPER, QUIET, SMALL_BASE, SURROUNDINGS, sequence
from welltogether.documents.wording.numbers import count, reads

LARGEST_SVG = 60_000
_GRIDS = (0.5, 1.0, 1.5, 2.5)
_LEGEND_WIDTH, _STEP = 176.0, 21.0


@dataclass(frozen=True, slots=True)
class MapPicture:
    """A place map with its words, its classes and its table."""

    framing: Framing
    place: PlaceMap
    classes: Classes | None  # None: no area has a value
    decimals: int

    def draw(self, width: float, most_height: float = 470, ident: str = "map") -> Drawing:
        """The map with its legend: beside it where there is room, else below.

        `ident` names the hatching and the frame: each drawing on one page needs its own.
        """
        beside = width >= 520
        frame_width = width - _LEGEND_WIDTH - 24 if beside else width
        fitted = fit(self.place.shapes, frame_width, most_height)
        legend = self._legend(_LEGEND_WIDTH if beside else width, f"url(#{ident}-hatch)")
        height = max(fitted.height, legend.height) if beside else fitted.height + legend.height + 14
        for grid in _GRIDS:
            drawing = Drawing(width, height)
            self._draw_areas(drawing, fitted, grid, ident)
            self._draw_scale_bar(drawing, fitted)
            drawing.place(legend, (frame_width + 24, 0) if beside else (0, fitted.height + 14))
            if len(drawing.elements) < LARGEST_SVG - 2_000:
                break
        return drawing

    def groups(self, hatch: str = "") -> list[tuple[list[Shape], str, str, int]]:
        """What map and legend show: (areas, fill, words, count), classes from low to high, then the exceptions."""
        place, classes = self.place, self.classes
        members: dict[int | str, list[Shape]] = {}
        for shape, value, small in zip(place.shapes, place.values, place.small_base, strict=True):
            key: int | str = "missing" if not isfinite(value) else "small" if small else self._class_of(value)
            members.setdefault(key, []).append(shape)
        shown: list[tuple[list[Shape], str, str, int]] = []
        if classes is not None:
            fills = sequence(classes.n)
            for i in range(classes.n):
                held = members.get(i, [])
                shown.append((held, fills[i], self.class_words(i), len(held)))
        for key, fill, words in (("small", SMALL_BASE, "too few people to show"), ("missing", "", "no figure")):
            if members.get(key):
                shown.append((members[key], fill or hatch, words, len(members[key])))
        return shown

    def class_words(self, position: int) -> str:
        """The range of one class, as the legend writes it: “10% to under 25%”."""
        assert self.classes is not None
        style = reads(self.place.measure.unit, self.decimals)
        low, high = self.classes.edges[position], self.classes.edges[position + 1]
        if low == high:
            return style.text(low)
        joined = "to" if position == self.classes.n - 1 else "to under"
        return f"{style.text(low)} {joined} {style.text(high)}"

    def _class_of(self, value: float) -> int:
        return self.classes.of(value) if self.classes is not None else 0

    def _draw_areas(self, drawing: Drawing, fitted: Fit, grid: float, ident: str) -> None:
        clip = f"{ident}-frame"
        frame = f"M0 0H{number(fitted.width)}V{number(fitted.height)}H0z"
        drawing.raw(f'<clipPath id="{clip}"><path d="{frame}"/></clipPath>')
        drawing.raw(_hatching(f"{ident}-hatch", grid))
        around = [shape for shape in self.place.surroundings if meets(shape, fitted)]
        drawing.raw(
            f'<g clip-path="url(#{clip})"><g transform="scale({grid:g})" stroke-linejoin="round" fill-rule="evenodd">'
        )
        if around:
            outline = path(around, fitted, max(grid, 1.0) if grid >= 1 else grid)
            drawing.raw(f'<path d="{outline}" fill="{SURROUNDINGS}" stroke="#D9DCDE" stroke-width="{1 / grid:g}"/>')
        for shapes, fill, _, n in self.groups(f"url(#{ident}-hatch)"):
            if n:
                outline = path(shapes, fitted, grid)
                drawing.raw(f'<path d="{outline}" fill="{fill}" stroke="{PAPER}" stroke-width="{0.7 / grid:g}"/>')
        drawing.raw("</g></g>")

    def _draw_scale_bar(self, drawing: Drawing, fitted: Fit) -> None:
        wanted = fitted.width / 5 / fitted.scale
        km = max((length for length in (0.2, 0.5, 1, 2, 5, 10, 20, 50) if length <= wanted * 1.3), default=0.1)
        long, y = km * fitted.scale, fitted.height - 8
        drawing.rect((4, y - 16), (long + 56, 22), PAPER)
        drawing.line((8, y), (8 + long, y), DARK_GREY, 2)
        drawing.line((8, y - 4), (8, y + 1), DARK_GREY, 2)
        drawing.line((8 + long, y - 4), (8 + long, y + 1), DARK_GREY, 2)
        drawing.text((14 + long, y + 3), f"{km:g} km", 11.5, colour=DARK_GREY)

    def _legend(self, width: float, hatch: str) -> Drawing:
        groups = self.groups(hatch)
        legend = Drawing(width, 22 + len(groups) * _STEP + (26 if self.place.place_value is not None else 6))
        legend.text((width, 13), "areas", 11.5, "end", QUIET)
        for i, (_, fill, words, n) in enumerate(groups):
            y = 22 + i * _STEP
            edge = DARK_GREY if fill.startswith("url") else "#9FB4C4"
            legend.rect((0.5, y + 0.5), (20, 16), fill, edge)
            legend.text((28, y + 13), words, 12, colour=INK)
            legend.text((width, y + 13), count(n), 12, "end", INK)
        if self.place.place_value is not None:
            value = reads(self.place.measure.unit, self.decimals).text(self.place.place_value)
            legend.text((0, 36 + len(groups) * _STEP), f"The whole place: {value}", 12, colour=INK, bold=True)
        return legend


def _hatching(ident: str, grid: float) -> str:
    size, thick = 6 / grid, 1.3 / grid
    return (
        f'<pattern id="{ident}" width="{size:g}" height="{size:g}" patternUnits="userSpaceOnUse"'
        f' patternTransform="rotate(45)"><path d="M0 0H{size:g}V{size:g}H0z" fill="{PAPER}"/>'
        f'<path d="M0 0V{size:g}" stroke="{DARK_GREY}" stroke-width="{thick:g}"/></pattern>'
    )
