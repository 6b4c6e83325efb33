"""A drawing: SVG elements put down one after the other. Text stays text."""

from collections.abc import Sequence
from html import escape
from typing import Literal

from welltogether.documents.charts.lettering import FONTS
from welltogether.documents.palette import INK, PAPER

Anchor = Literal["start", "middle", "end"]
Point = tuple[float, float]


def number(value: float) -> str:
    """A coordinate in as few characters as show no difference on paper.

    >>> number(12.0), number(3.14159)
    ('12', '3.1')
    """
    text = f"{value:.1f}"
    return text.removesuffix(".0") if text != "-0.0" else "0"


class Drawing:
    """A canvas of a fixed size in pixels of 1/96 inch; y grows downwards."""

    def __init__(self, width: float, height: float) -> None:
        self.width, self.height = width, height
        self._elements: list[str] = []

    def line(self, start: Point, end: Point, colour: str, thick: float = 1, dash: str = "") -> None:
        dashes = f' stroke-dasharray="{dash}"' if dash else ""
        (x1, y1), (x2, y2) = start, end
        self._elements.append(
            f'<path d="M{number(x1)} {number(y1)}L{number(x2)} {number(y2)}" stroke="{colour}"'
            f' stroke-width="{number(thick)}" fill="none"{dashes}/>'
        )

    def rect(self, at: Point, size: Point, fill: str, edge: str = "", round_by: float = 0) -> None:
        rounded = f' rx="{number(round_by)}"' if round_by else ""
        edged = f' stroke="{edge}"' if edge else ""
        self._elements.append(
            f'<rect x="{number(at[0])}" y="{number(at[1])}" width="{number(size[0])}" height="{number(size[1])}"'
            f' fill="{fill}"{rounded}{edged}/>'
        )

    def circle(self, at: Point, radius: float, fill: str, edge: str = "", thick: float = 1.5) -> None:
        edged = f' stroke="{edge}" stroke-width="{number(thick)}"' if edge else ""
        self._elements.append(
            f'<circle cx="{number(at[0])}" cy="{number(at[1])}" r="{number(radius)}" fill="{fill}"{edged}/>'
        )

    def polygon(self, points: Sequence[Point], fill: str, edge: str = "", thick: float = 1.5) -> None:
        edged = f' stroke="{edge}" stroke-width="{number(thick)}" stroke-linejoin="round"' if edge else ""
        self._elements.append(f'<path d="{_track(points)}Z" fill="{fill}"{edged}/>')

    def polyline(self, points: Sequence[Point], colour: str, thick: float = 2, dash: str = "") -> None:
        dashes = f' stroke-dasharray="{dash}"' if dash else ""
        self._elements.append(
            f'<path d="{_track(points)}" fill="none" stroke="{colour}" stroke-width="{number(thick)}"'
            f' stroke-linejoin="round" stroke-linecap="round"{dashes}/>'
        )

    def text(
        self, at: Point, words: str, size: float = 12, anchor: Anchor = "start", colour: str = INK, bold: bool = False
    ) -> None:
        anchored = f' text-anchor="{anchor}"' if anchor != "start" else ""
        weight = ' font-weight="700"' if bold else ""
        self._elements.append(
            f'<text x="{number(at[0])}" y="{number(at[1])}" font-size="{number(size)}"{anchored}{weight}'
            f' fill="{colour}">{escape(words, quote=False)}</text>'
        )

    def raw(self, element: str) -> None:
        """An element written by the caller, who has escaped it."""
        self._elements.append(element)

    def place(self, other: "Drawing", at: Point) -> None:
        """Put another drawing on this one."""
        self._elements.append(f'<g transform="translate({number(at[0])} {number(at[1])})">{other.elements}</g>')

    @property
    def elements(self) -> str:
        return "".join(self._elements)

    def svg(self, ident: str = "", title: str = "", description: str = "") -> str:
        """The drawing as an SVG document. With `ident` it is an image with a name; without, it is marked decorative."""
        if ident:
            naming = f' role="img" aria-labelledby="{ident}-t {ident}-d"'
            words = (
                f'<title id="{ident}-t">{escape(title, quote=False)}</title>'
                f'<desc id="{ident}-d">{escape(description, quote=False)}</desc>'
            )
        else:
            naming, words = ' aria-hidden="true" focusable="false"', ""
        width, height = number(self.width), number(self.height)
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}"'
            f' font-family="{FONTS}"{naming}>{words}{self.elements}</svg>'
        )

    def paper(self) -> None:
        """A white ground, for pictures that stand alone."""
        self._elements.insert(0, f'<path d="M0 0H{number(self.width)}V{number(self.height)}H0Z" fill="{PAPER}"/>')


def _track(points: Sequence[Point]) -> str:
    return "M" + "L".join(f"{number(x)} {number(y)}" for x, y in points)
