"""The colours of every chart, map and page: one accent, four categories at most, never red for people.

Category colours are the Government Analysis Function's; each is used with a second cue (shape, dash or label).
"""

from typing import Final

ACCENT: Final = "#12436D"
TURQUOISE: Final = "#28A197"
DARK_PINK: Final = "#801650"
ORANGE: Final = "#F46A25"
INK: Final = "#0B0C0C"
QUIET: Final = "#505A5F"
DARK_GREY: Final = "#3D3D3D"
RULE: Final = "#B1B4B6"
FAINT: Final = "#E8EBED"
PAPER: Final = "#FFFFFF"
WASH: Final = "#F4F6F8"

CATEGORIES: Final = (ACCENT, TURQUOISE, DARK_PINK, ORANGE)
REST: Final = "#8E979C"
"""For whatever remains after four categories."""

BAND: Final = "#BFD0DF"
"""An interval: the accent, pale enough for the marks on it to be seen."""

SEQUENCE: Final = ("#E1ECF5", "#B3D0E7", "#6FA8D3", "#2B73AE", "#0F3A60")
"""Levels on a map, low to high: one hue, told apart by lightness alone, so that they print in grey."""

SMALL_BASE: Final = "#C9CCCE"
SURROUNDINGS: Final = "#F1F2F3"


def sequence(n_classes: int) -> tuple[str, ...]:
    """Colours for `n_classes` levels (1 to 5), spread over the whole run.

    >>> sequence(2)
    ('#E1ECF5', '#0F3A60')
    """
    if n_classes == 1:
        return (SEQUENCE[2],)
    step = (len(SEQUENCE) - 1) / (n_classes - 1)
    return tuple(SEQUENCE[round(i * step)] for i in range(n_classes))


def ink_on(fill: str) -> str:
    """White or near-black, whichever reads better on `fill` (WCAG relative luminance)."""
    channels = [int(fill[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    luminance = 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
    return PAPER if 1.05 / (luminance + 0.05) >= (luminance + 0.05) / 0.05 else INK
